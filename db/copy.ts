/** The one way to copy a database that may be in use: SQLite's own, synced. Copying its files would tear it. */
import { closeSync, fsyncSync, openSync } from 'node:fs';
import { copyInto, type Connection } from './open.ts';

/** For the owner alone: names, sums and PIN hashes are in it. */
const ownerOnly = 0o600;

/** Copies what a connection sees now into a new file, which only its owner may read, and syncs it. Its name is not yet durable. */
export function copyWhole(database: Connection, path: string): void {
  closeSync(openSync(path, 'wx', ownerOnly));
  copyInto(database, path);
  const descriptor = openSync(path, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
