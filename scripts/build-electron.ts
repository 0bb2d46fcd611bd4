/**
 * Builds what Electron runs into electron/dist: main.js (a module with everything in it but native code) and preload.cjs
 * (one script, as the sandbox wants it). Never starts Electron.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type BuildOptions } from 'esbuild';
import { readMigrations } from '../db/migrate.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const shared = { bundle: true, platform: 'node', target: 'node24', logLevel: 'silent', legalComments: 'none' } satisfies BuildOptions;

/** Packages with machine code of their own: they lie beside the program, everything else is in it. */
export const nativePackages = ['better-sqlite3', 'node-hid', '@serialport/bindings-cpp'] as const;

/** The preload script as one text. */
export async function preloadScript(): Promise<string> {
  const built = await build({
    ...shared, format: 'cjs', write: false, entryPoints: [join(root, 'electron', 'preload.ts')], external: ['electron'],
  });
  return built.outputFiles[0]?.text ?? '';
}

/** Builds both into `target` (default: electron/dist) and answers where main.js lies. */
export async function buildElectron(target: string = join(root, 'electron', 'dist')): Promise<string> {
  await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  const main = join(target, 'main.js');
  await build({
    ...shared, format: 'esm', outfile: main, entryPoints: [join(root, 'electron', 'main.ts')],
    external: ['electron', ...nativePackages],
    // Packages of the older kind ask for Node's modules by require.
    banner: { js: "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);" },
  });
  // The threads, which make backups, read long stretches and write files, are files of their own.
  for (const thread of ['db/backup-worker', 'db/reading-worker', 'src/adapters/table-file-worker']) {
    await build({
      ...shared, format: 'esm', outfile: join(target, `${basename(thread)}.js`), entryPoints: [join(root, `${thread}.ts`)],
      external: [...nativePackages],
    });
  }
  await writeFile(join(target, 'preload.cjs'), await preloadScript());
  // The steps of the ledger are read at run time, beside the code that takes them.
  const steps = join(target, 'migrations');
  await mkdir(steps);
  for (const { name, sql } of readMigrations()) await writeFile(join(steps, name), sql);
  return main;
}

if (import.meta.main) {
  await buildElectron().catch((fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = 1;
  });
}
