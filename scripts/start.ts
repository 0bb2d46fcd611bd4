/** `npm start`: runs the till on the Node that came with the packages, whatever Node it was started with. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const nodeLeast = 24;

/** Starts this file again under the packages' own Node; resolves with its exit code. */
function startAgain(args: readonly string[]): Promise<number> {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = fileURLToPath(new URL(join('..', 'node_modules', 'node', 'bin', name), import.meta.url));
  const child = spawn(node, [fileURLToPath(import.meta.url), ...args], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

async function main(args: readonly string[]): Promise<number> {
  if (Number.parseInt(process.versions.node, 10) < nodeLeast) return startAgain(args);
  // What Node makes of the sources is kept in the system's folder for passing things: the next start is ready a fifth sooner.
  (await import('node:module')).enableCompileCache();
  const { runStart } = await import('./start/run.ts');
  return runStart(args);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (fault: unknown) => {
    process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
    process.exit(1);
  },
);
