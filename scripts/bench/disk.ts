/** The disks of a measurement: a directory on a real disk, one in memory, and the cheapest durable write there is. */
import { closeSync, existsSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** The file systems of Linux that hold nothing over a power cut, by their magic numbers: tmpfs and ramfs. */
const memoryKinds = new Set([0x01021994, 0x858458f6]);
const blockBytes = 4_096;
const probeBlocks = 2_048;

/** Directories of ours that are still there; a bench that is broken off leaves none behind. */
const made = new Set<string>();
process.on('exit', () => made.forEach((path) => removeDirectory(path)));

export type Probe = {
  /** Overwrites the next 4 KB of a file that is all there, and makes them durable. */
  readonly write: () => void;
  readonly close: () => void;
};

/** A new directory on a disk: in the system's temporary directory, or at home when that one is in memory. */
export function diskDirectory(): string {
  const parent = [tmpdir(), homedir()].find((path) => !isInMemory(path)) ?? tmpdir();
  return newDirectory(parent);
}

/** A new directory in memory, or null where the system has none (it is Linux that has /dev/shm). */
export function memoryDirectory(): string | null {
  const parent = '/dev/shm';
  return existsSync(parent) && isInMemory(parent) ? newDirectory(parent) : null;
}

/** Removes a directory of ours with all that is in it. */
export function removeDirectory(path: string): void {
  rmSync(path, { recursive: true, force: true });
  made.delete(path);
}

function newDirectory(parent: string): string {
  const path = mkdtempSync(join(parent, 'sodam-bench-'));
  made.add(path);
  return path;
}

function isInMemory(path: string): boolean {
  return existsSync(path) && memoryKinds.has(statfsSync(path).type);
}

/** A preallocated file of 8 MB, every block of it written and synced before. */
export function openProbe(directory: string): Probe {
  const descriptor = openSync(join(directory, 'probe'), 'w');
  const block = Buffer.alloc(blockBytes, 0x5a);
  const put = (place: number): void => void writeSync(descriptor, block, 0, blockBytes, place * blockBytes);
  for (let place = 0; place < probeBlocks; place += 1) put(place);
  fdatasyncSync(descriptor);
  let next = 0;
  return {
    write: () => {
      put(next);
      fdatasyncSync(descriptor);
      next = (next + 1) % probeBlocks;
    },
    close: () => closeSync(descriptor),
  };
}
