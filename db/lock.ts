/**
 * One till per data directory: an exclusive transaction on a small file of its own, held while the program lives.
 * The system drops it with the process, however that ends, so there is no stale lock to clear. Readers do not need it.
 */
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { ok, refuse, type Result } from '../src/domain/result.ts';
import { syncDirectory } from './open.ts';
import { sqliteCode } from './refusal.ts';

export type DirectoryLock = { readonly release: () => void };

/** Takes the data directory for this process, making it when it is not there. Refuses at once when it is taken. */
export function lockDirectory(directory: string): Result<DirectoryLock, 'directory_in_use'> {
  const made = mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (made !== undefined) syncDirectory(dirname(made));
  const file = new Database(join(directory, 'till.lock'), { timeout: 0 });
  try {
    // The file stays empty and in its default mode: the lock is all that is wanted of it.
    file.exec('BEGIN EXCLUSIVE');
  } catch (fault) {
    file.close();
    if (sqliteCode(fault).startsWith('SQLITE_BUSY')) return refuse('directory_in_use', { directory });
    throw fault;
  }
  return ok({ release: () => void file.close() });
}
