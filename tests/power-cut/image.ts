/** Reads and writes whole directories as images. Never follows a link, and never counts SQLite's "-shm" files as content. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DirectoryImage } from './history.ts';

/** Reads a directory whole, without SQLite's "-shm" files. */
export function readImage(directory: string): DirectoryImage {
  const directories = new Set<string>();
  const files = new Map<string, Uint8Array>();
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(join(directory, '/').length);
    if (entry.isDirectory()) directories.add(path);
    else if (!entry.isFile()) throw new Error(`${path} is neither a file nor a directory: the power-cut model does not have it`);
    else if (!path.endsWith('-shm')) files.set(path, readFileSync(join(directory, path)));
  }
  return { directories, files };
}

/** Writes an image into a directory, making it and its sub-directories. */
export function writeImage(directory: string, directories: Iterable<string>, files: Iterable<readonly [string, Uint8Array]>): void {
  mkdirSync(directory, { recursive: true });
  for (const path of directories) mkdirSync(join(directory, path), { recursive: true });
  for (const [path, bytes] of files) writeFileSync(join(directory, path), bytes);
}
