import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ledgerFile, openLedger, openReader } from '../../db/ledger.ts';
import { migrate, readMigrations, type Migration } from '../../db/migrate.ts';
import { openReaderOf, openWriter, type Connection } from '../../db/open.ts';
import { isDatabaseRefusal } from '../../db/refusal.ts';
import { journalColumns, journalValues } from '../../db/rows.ts';
import { emptyHead, headOf, link } from '../../src/domain/journal.ts';
import type { BusinessDate, OperatorId } from '../../src/domain/ids.ts';
import { firstAt, firstFacts, openShop, sha256, tillKey } from './shop.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sodam-migrate-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const migrations = readMigrations();
const backups = (): string => join(directory, 'backups');
const path = (): string => join(directory, ledgerFile);

function refusal(run: () => unknown): { code: string; facts: unknown } {
  try {
    run();
  } catch (fault) {
    if (isDatabaseRefusal(fault)) return { code: fault.code, facts: fault.facts };
    throw fault;
  }
  return { code: 'opened', facts: null };
}

function open(steps: readonly Migration[]): Connection {
  const database = openWriter(path());
  migrate(database, steps, backups());
  return database;
}

function insertEntries(database: Connection): unknown[] {
  const insert = database.prepare<[readonly unknown[]]>(
    `INSERT INTO journal (${journalColumns.join(', ')}) VALUES (${journalColumns.map(() => '?').join(', ')})`);
  let head = emptyHead;
  const stamp = { at: firstAt, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 0, operator: '' as OperatorId };
  for (const fact of firstFacts()) {
    const entry = link(head, fact, stamp, sha256, tillKey.sign);
    insert.run(journalValues(entry));
    head = headOf(entry);
  }
  return database.prepare('SELECT * FROM journal ORDER BY seq').all();
}

const later = (number: number, sql: string): Migration => ({ number, name: `000${number}-later.sql`, sql, checksum: sha256(sql) });

describe('each step', () => {
  test('1: from nothing to a journal that takes entries and gives them back unchanged', () => {
    const database = open(migrations.slice(0, 1));
    expect(database.pragma('user_version', { simple: true })).toBe(1);
    expect(insertEntries(database)).toHaveLength(firstFacts().length);
    database.close();
  });

  test('2: the projections come beside a journal that is not touched, and a copy was made first', () => {
    const before = open(migrations.slice(0, 1));
    const rows = insertEntries(before);
    before.close();
    const database = openWriter(path());
    expect(migrate(database, migrations.slice(0, 2), backups())).toEqual([2]);
    expect(database.prepare('SELECT * FROM journal ORDER BY seq').all()).toEqual(rows);
    expect(database.prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get()).toBeGreaterThan(15);
    database.close();
    const [name = ''] = readdirSync(backups());
    const copy = openReaderOf(join(backups(), name));
    expect(copy.prepare('SELECT * FROM journal ORDER BY seq').all()).toEqual(rows);
    expect(copy.pragma('user_version', { simple: true })).toBe(1);
    copy.close();
  });

  test('A15 3: sales can be corrected, and what was sold before stays', () => {
    const before = open(migrations.slice(0, 2));
    const rows = insertEntries(before);
    before.close();
    const database = openWriter(path());
    expect(migrate(database, migrations, backups())).toEqual([3]);
    expect(database.prepare('SELECT * FROM journal ORDER BY seq').all()).toEqual(rows);
    expect(database.prepare('SELECT count(*) FROM correction').pluck().get()).toBe(0);
    database.close();
  });

  test('taken once: a second start has nothing to do and makes no copy', () => {
    open(migrations).close();
    const database = openWriter(path());
    expect(migrate(database, migrations, backups())).toEqual([]);
    database.close();
    expect(readdirSync(directory)).not.toContain('backups');
  });

  test('is all or nothing: one that fails half way leaves the database as it was', () => {
    open(migrations).close();
    const database = openWriter(path());
    const schema = (): unknown => database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    const before = schema();
    const broken = later(4, 'CREATE TABLE more (a INTEGER) STRICT; CREATE TABLE more (a INTEGER) STRICT;');
    expect(() => migrate(database, [...migrations, broken], backups())).toThrow(/already exists/);
    expect(schema()).toEqual(before);
    expect(database.pragma('user_version', { simple: true })).toBe(3);
    // The next, whole one steps it, behind a second copy.
    expect(migrate(database, [...migrations, later(4, 'CREATE TABLE more (a INTEGER) STRICT;')], backups())).toEqual([4]);
    expect(readdirSync(backups())).toEqual(['before-migration-from-3-1.sqlite', 'before-migration-from-3-2.sqlite']);
    database.close();
  });

  test('leaves no row without its parent', () => {
    const database = open(migrations);
    const orphan = later(4, 'PRAGMA defer_foreign_keys = ON; INSERT INTO operator_pin VALUES (\'nobody\', \'x\');');
    expect(() => migrate(database, [...migrations, orphan], backups())).toThrow(/without its parent|FOREIGN KEY/);
    expect(database.prepare('SELECT count(*) FROM operator_pin').pluck().get()).toBe(0);
    database.close();
  });
});

describe('what is refused, and left as it was', () => {
  test('a database from the future', () => {
    open([...migrations, later(4, 'CREATE TABLE more (a INTEGER) STRICT;')]).close();
    const future = { code: 'from_the_future', facts: { found: 4, known: 3 } };
    expect(refusal(() => openLedger({ directory, signer: tillKey, hash: sha256 }))).toEqual(future);
    expect(refusal(() => openReader(directory))).toEqual(future);
    expect(readdirSync(directory)).not.toContain('backups');
  });

  test('one whose applied step is another text than ours', () => {
    const [first, second] = migrations;
    if (first === undefined || second === undefined) throw new Error('two migrations');
    const changed = { ...second, sql: `${second.sql}\n`, checksum: sha256('another') };
    open([first, changed]).close();
    expect(refusal(() => open(migrations))).toEqual({ code: 'migration_changed', facts: { number: 2, name: second.name } });
  });

  test('one with an applied step that is none of ours', () => {
    const database = open(migrations);
    database.exec("UPDATE migration SET number = 5, name = '0005-gone.sql' WHERE number = 1");
    database.close();
    expect(refusal(() => open(migrations)).code).toBe('from_the_future');
    const again = openWriter(path());
    again.exec('PRAGMA user_version = 3; UPDATE migration SET number = 0 WHERE number = 5');
    again.close();
    expect(refusal(() => open(migrations)).code).toBe('migration_missing');
  });

  test('one that is no ledger of ours', () => {
    const database = openWriter(path());
    database.exec('CREATE TABLE theirs (a INTEGER) STRICT');
    database.close();
    expect(refusal(() => open(migrations)).code).toBe('not_a_ledger');
  });

  test('for a reader, one that is a step behind', () => {
    open(migrations.slice(0, 1)).close();
    expect(refusal(() => openReader(directory))).toEqual({ code: 'needs_migration', facts: { found: 1, known: 3 } });
  });
});

test('a till that was cut off before its first step opens as new', () => {
  openWriter(path()).close();
  const shop = openShop(directory);
  expect(shop.ledger.head().seq).toBe(firstFacts().length);
  shop.close();
});

test('line ends do not change a checksum', () => {
  for (const { name, sql } of migrations) writeFileSync(join(directory, name), sql.replaceAll('\n', '\r\n'));
  expect(readMigrations(directory)).toEqual(migrations);
});
