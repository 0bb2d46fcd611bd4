/** A packed program as tests run it: main and preload as built, and beside them what they read at run time. Starts nothing. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildElectron } from '../../scripts/build-electron.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
/** What gives the program its stand-in for Electron, for `--import`. */
export const hooks = fileURLToPath(new URL('hooks.ts', import.meta.url));

export type Program = { readonly folder: string; readonly main: string; readonly remove: () => void };

/** Builds the program into a folder of its own; `page` is a built page's folder, or null for an empty one. */
export async function makeProgram(page: string | null): Promise<Program> {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  const main = await buildElectron(join(folder, 'electron', 'dist'));
  mkdirSync(join(folder, 'renderer'));
  if (page === null) {
    mkdirSync(join(folder, 'renderer', 'dist'));
    writeFileSync(join(folder, 'renderer', 'dist', 'index.html'), '<!doctype html>');
  } else {
    symlinkSync(page, join(folder, 'renderer', 'dist'), 'dir');
  }
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'), 'dir');
  symlinkSync(join(repository, 'db'), join(folder, 'db'), 'dir');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  return { folder, main, remove: () => rmSync(folder, { recursive: true, maxRetries: 5, retryDelay: 200 }) };
}
