import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { openDrafts } from '../../db/drafts.ts';
import { ledgerFile, openReader } from '../../db/ledger.ts';
import { openReaderOf, openWriter, requireVersion, type Connection } from '../../db/open.ts';
import { isDatabaseRefusal } from '../../db/refusal.ts';
import { openShop } from './shop.ts';

const directory = mkdtempSync(join(tmpdir(), 'sodam-open-'));
afterAll(() => rmSync(directory, { recursive: true }));

const pragma = (database: Connection, name: string): unknown => database.pragma(name, { simple: true });

function refusal(open: () => unknown): string {
  try {
    open();
  } catch (fault) {
    if (isDatabaseRefusal(fault)) return fault.code;
    throw fault;
  }
  return 'opened';
}

const versions = [
  ['3.7.0', 'sqlite_too_old'], ['3.50.4', 'sqlite_too_old'], ['3.51.2', 'sqlite_too_old'], ['', 'sqlite_too_old'],
  ['3.51.3', 'opened'], ['3.54.1', 'opened'], ['4.0.0', 'opened'],
] as const;
test.each(versions)('K101 SQLite %j: %s', (version, said) => expect(refusal(() => requireVersion(version))).toBe(said));

describe('every connection syncs every commit', () => {
  const path = join(directory, 'twice.sqlite');

  test('SQLite as it comes does not: opened again, WAL stands at NORMAL', () => {
    const plain = join(directory, 'plain.sqlite');
    new Database(plain).exec('PRAGMA journal_mode = WAL; CREATE TABLE t (a INTEGER) STRICT').close();
    const again = new Database(plain);
    again.exec('INSERT INTO t VALUES (1)');
    expect(pragma(again, 'synchronous')).toBe(1);
    again.close();
  });

  test.each(['new', 'opened again', 'and again'])('K102 a writer, %s', () => {
    const database = openWriter(path);
    database.exec('CREATE TABLE IF NOT EXISTS t (a INTEGER) STRICT; INSERT INTO t VALUES (1)');
    expect(['synchronous', 'journal_mode', 'foreign_keys', 'recursive_triggers', 'trusted_schema'].map((name) => pragma(database, name)))
      .toEqual([2, 'wal', 1, 1, 0]);
    expect([pragma(database, 'locking_mode'), pragma(database, 'mmap_size')]).toEqual(['normal', 0]);
    expect(Number(pragma(database, 'wal_autocheckpoint'))).toBeGreaterThan(10_000);
    database.close();
  });

  test('a reader', () => {
    const database = openReaderOf(path);
    expect(['synchronous', 'foreign_keys', 'trusted_schema', 'query_only'].map((name) => pragma(database, name))).toEqual([2, 1, 0, 1]);
    expect(() => database.exec('INSERT INTO t VALUES (2)')).toThrow(/readonly/);
    database.close();
  });

  test('the drafts', () => {
    const drafts = openDrafts(directory);
    drafts.close();
    const database = openWriter(join(directory, 'drafts.sqlite'));
    expect([pragma(database, 'synchronous'), pragma(database, 'journal_mode')]).toEqual([2, 'wal']);
    database.close();
  });
});

describe('what is not opened', () => {
  test('a directory without a ledger', () => expect(refusal(() => openReader(directory))).toBe('no_ledger'));

  test('a file that is no database', () => {
    const path = join(directory, 'text.sqlite');
    writeFileSync(path, 'this is no database, '.repeat(500));
    expect(refusal(() => openWriter(path))).toBe('damaged');
    expect(refusal(() => openReaderOf(path))).toBe('damaged');
  });
});

test('a reader sees what is committed while the till sells, and keeps no sale waiting', () => {
  const shop = openShop();
  shop.openShift(0);
  shop.sale([{ item: 1 }]);
  const reader = openReader(shop.directory);
  const count = reader.prepare<[], number>('SELECT count(*) FROM sale').pluck();
  reader.exec('BEGIN');
  expect(count.get()).toBe(1);
  shop.sale([{ item: 2 }]);
  expect(count.get()).toBe(1);
  reader.exec('COMMIT');
  expect(count.get()).toBe(2);
  reader.close();
  shop.close();
  // And when no till runs.
  const alone = openReader(shop.directory);
  expect(alone.prepare('SELECT count(*) FROM sale').pluck().get()).toBe(2);
  alone.close();
  expect(openReaderOf(join(shop.directory, ledgerFile)).close().open).toBe(false);
  rmSync(shop.directory, { recursive: true });
});
