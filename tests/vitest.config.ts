/** How the tests run: every one of them, from the root, in two processes. Never lets one test stand for the rest. */
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './longest-first.ts';

const besides = ['**/node_modules/**', '**/dist/**'];
/** Folders whose tests need the house's modules new for each file: screens keep their state in them, Electron's stand-in takes a module's place. */
const apart = ['tests/electron/**/*.test.ts', 'tests/renderer/**/*.test.{ts,tsx}'];

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    sequence: { sequencer: LongestFirst },
    reporters: ['default'],
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'apart', include: apart, exclude: besides } },
      // Everywhere else modules keep no state: a process reads the house once and takes file after file.
      { extends: true, test: { name: 'together', include: ['tests/**/*.test.ts'], exclude: [...besides, ...apart], isolate: false } },
    ],
  },
});
