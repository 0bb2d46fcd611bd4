/**
 * Brings a database to the form this program knows: numbered SQL, forward only, each step checksummed and in one
 * transaction, a backup before the first. Never changes an applied step and never touches a database from the future.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '../src/domain/result.ts';
import { copyWhole } from './copy.ts';
import { openReaderOf, syncDirectory, type Connection } from './open.ts';
import { databaseRefusal } from './refusal.ts';

/** One step: its number from 1, the name of its file, its SQL, and the SHA-256 of that text in hex. */
export type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly checksum: string };

/** The steps of a directory (default: the ledger's), in order. Line ends do not count for the checksum. */
export function readMigrations(directory: string = fileURLToPath(new URL('migrations/', import.meta.url))): Migration[] {
  const names = readdirSync(directory).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
  return names.map((name, index) => {
    const sql = readFileSync(join(directory, name), 'utf8').replaceAll('\r\n', '\n');
    const number = Number(name.slice(0, 4));
    assert(number === index + 1, `migrations are numbered from 0001 without a gap: ${name}`);
    return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}

type Applied = { readonly number: number; readonly name: string; readonly checksum: string };

const ownTable =
  'CREATE TABLE migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL) STRICT';

/**
 * Steps a database to the last of `migrations`; answers the numbers of the steps taken. Where something is to be done to
 * a database that holds anything, a copy is put into `backups` first. Throws a DatabaseRefusal and changes nothing when
 * the database is newer than the program, or was stepped by other SQL.
 */
export function migrate(database: Connection, migrations: readonly Migration[], backups: string): number[] {
  const applied = appliedTo(database);
  refuseStrangers(database, migrations, applied);
  const missing = migrations.slice(applied.length);
  if (missing.length > 0 && applied.length > 0) backUp(database, backups, applied.length);
  for (const migration of missing) step(database, migration);
  return missing.map((migration) => migration.number);
}

/** Throws a DatabaseRefusal unless the database stands exactly at the last of `migrations`: for connections that only read. */
export function requireCurrent(database: Connection, migrations: readonly Migration[]): void {
  const applied = appliedTo(database);
  refuseStrangers(database, migrations, applied);
  if (applied.length < migrations.length) {
    const code = applied.length === 0 ? 'not_a_ledger' : 'needs_migration';
    throw databaseRefusal(code, { found: applied.length, known: migrations.length });
  }
}

function appliedTo(database: Connection): Applied[] {
  if (!hasTable(database, 'migration')) return [];
  return database.prepare<[], Applied>('SELECT number, name, checksum FROM migration ORDER BY number').all();
}

function hasTable(database: Connection, name: string): boolean {
  return database.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(name) !== undefined;
}

function refuseStrangers(database: Connection, migrations: readonly Migration[], applied: readonly Applied[]): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  const found = Math.max(version, applied.at(-1)?.number ?? 0);
  if (found > migrations.length) throw databaseRefusal('from_the_future', { found, known: migrations.length });
  for (const [index, { number, name, checksum }] of applied.entries()) {
    const known = migrations[index];
    if (known === undefined || known.number !== number) throw databaseRefusal('migration_missing', { number, name });
    if (known.checksum !== checksum || known.name !== name) throw databaseRefusal('migration_changed', { number, name });
  }
  if (version !== applied.length) throw databaseRefusal('not_a_ledger', { version, applied: applied.length });
  const holdsTables = database.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined;
  if (applied.length === 0 && holdsTables) throw databaseRefusal('not_a_ledger', { version, applied: 0 });
}

function step(database: Connection, migration: Migration): void {
  database
    .transaction(() => {
      if (migration.number === 1) database.exec(ownTable);
      database.exec(migration.sql);
      const row = database.prepare('INSERT INTO migration (number, name, checksum) VALUES (?, ?, ?)');
      row.run(migration.number, migration.name, migration.checksum);
      database.pragma(`user_version = ${migration.number}`);
      const orphans = database.pragma('foreign_key_check');
      assert(Array.isArray(orphans) && orphans.length === 0, `${migration.name} leaves no row without its parent`);
    })
    .immediate();
}

/** A whole copy, synced and read back before anything is changed. */
function backUp(database: Connection, backups: string, version: number): void {
  mkdirSync(backups, { recursive: true });
  const path = freeName(join(backups, `before-migration-from-${version}`));
  copyWhole(database, path);
  syncDirectory(backups);
  const copy = openReaderOf(path);
  try {
    assert(copy.pragma('quick_check', { simple: true }) === 'ok', `the backup ${path} can be read`);
  } finally {
    copy.close();
  }
}

function freeName(stem: string): string {
  for (let n = 1; ; n += 1) {
    const path = `${stem}-${n}.sqlite`;
    if (!existsSync(path)) return path;
  }
}
