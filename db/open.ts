/**
 * Opens SQLite files: the one place for pragmas, each of them asserted. Knows no table.
 *
 * An acknowledged sale survives a power cut only under WAL with synchronous=FULL. The SQLite of better-sqlite3 falls back
 * to NORMAL whenever a connection enters WAL, so FULL is set after the WAL pragma, on every connection, and read back.
 */
import { closeSync, existsSync, fsyncSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { assert } from '../src/domain/result.ts';
import { databaseRefusal, sqliteCode } from './refusal.ts';

export type Connection = Database.Database;

/** Older versions can corrupt a WAL database that has two connections (fixed in 3.51.3). */
export const sqliteLeast = '3.51.3';
/** How long a statement waits for another connection's lock. */
const busyTimeoutMs = 5_000;
/**
 * WAL pages after which a commit checkpoints by itself: a backstop of 64 MB. Checkpoints are made in idle moments, so
 * that no sale waits for one.
 */
const autocheckpointPages = 16_384;
const synchronousFull = 2;

/** Opens a file for writing, making it when it is not there. It is in WAL mode, and every commit is synced. */
export function openWriter(path: string): Connection {
  const isNew = !existsSync(path) || statSync(path).size === 0;
  return guarded(path, () => new Database(path, { timeout: busyTimeoutMs }), (database) => {
    // EXTRA also syncs the directory after the rollback journal of the very first write is gone.
    if (isNew) database.pragma('synchronous = EXTRA');
    assert(database.pragma('journal_mode = WAL', { simple: true }) === 'wal', `${path} is in WAL mode`);
    secure(database, path);
    database.pragma(`wal_autocheckpoint = ${autocheckpointPages}`);
    if (isNew) syncDirectory(dirname(path));
  });
}

/** Opens an existing file for reading only, also while the till writes to it. Refuses `no_ledger` when there is none. */
export function openReaderOf(path: string): Connection {
  if (!existsSync(path)) throw databaseRefusal('no_ledger', { path });
  return guarded(path, () => new Database(path, { timeout: busyTimeoutMs, readonly: true, fileMustExist: true }), (database) => {
    secure(database, path);
    database.pragma('query_only = ON');
  });
}

/** Copies what a connection sees, as one state, into a file that is empty. A connection that only reads stays one. */
export function copyInto(database: Connection, path: string): void {
  const isReader = database.pragma('query_only', { simple: true }) === 1;
  if (isReader) database.pragma('query_only = OFF');
  try {
    database.prepare('VACUUM INTO ?').run(path);
  } finally {
    if (isReader) database.pragma('query_only = ON');
  }
}

/** A database in memory, with the same pragmas where they mean something. */
export function openMemory(): Connection {
  const database = new Database(':memory:');
  secure(database, ':memory:');
  return database;
}

/** Makes the names in a directory durable. Windows does so by itself and refuses the call. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function guarded(path: string, open: () => Connection, prepare: (database: Connection) => void): Connection {
  let database: Connection | null = null;
  try {
    database = open();
    requireVersion(database.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '');
    prepare(database);
    return database;
  } catch (fault) {
    database?.close();
    const code = sqliteCode(fault);
    if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')) throw databaseRefusal('damaged', { path, sqlite: code });
    throw fault;
  }
}

/** Refuses an SQLite by its version, `3.51.2`, where it can damage a WAL (fixed in 3.51.3, 2026-03-13). */
export function requireVersion(found: string): void {
  if (versionNumber(found) < versionNumber(sqliteLeast)) throw databaseRefusal('sqlite_too_old', { found, least: sqliteLeast });
}

/** 3.51.3 as 3051003, the form of SQLite's own version number. */
function versionNumber(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return major * 1_000_000 + minor * 1_000 + patch;
}

function secure(database: Connection, path: string): void {
  database.pragma('synchronous = FULL');
  database.pragma('foreign_keys = ON');
  // Without it an INSERT OR REPLACE would take a row away without its DELETE trigger.
  database.pragma('recursive_triggers = ON');
  database.pragma('trusted_schema = OFF');
  requirePragma(database, path, 'synchronous', synchronousFull);
  requirePragma(database, path, 'foreign_keys', 1);
  requirePragma(database, path, 'recursive_triggers', 1);
  requirePragma(database, path, 'trusted_schema', 0);
}

function requirePragma(database: Connection, path: string, name: string, value: number): void {
  assert(database.pragma(name, { simple: true }) === value, `${path} is open with ${name} = ${value}`);
}
