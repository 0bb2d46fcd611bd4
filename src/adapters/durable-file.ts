/** Small files that are either whole on the disk or not there. Never overwrites one and never half-writes one. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a new file with a mode (POSIX), so that after a power cut it is there whole or not at all. Throws when there is
 * one already; the caller holds the directory for itself.
 */
export function writeDurably(path: string, text: string, mode: number): void {
  if (existsSync(path)) throw new Error(`broken: ${path} exists already`);
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  const descriptor = openSync(draft, 'wx', mode);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, path);
  syncFolder(dirname(path));
}

/** Makes the names in a folder durable. Windows does so by itself and refuses the call. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
