import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ledgerFile, openLedger, openReader } from '../../db/ledger.ts';
import { migrate, readMigrations, type Migration } from '../../db/migrate.ts';
import { openReaderOf, openWriter, type Connection } from '../../db/open.ts';
import { isDatabaseRefusal } from '../../db/refusal.ts';
import { movesOf } from '../../db/projections.ts';
import { journalColumns, journalValues, type SqlValue } from '../../db/rows.ts';
import { stateRowsOf } from '../../db/state-rows.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { ImportedItem } from '../../src/domain/facts.ts';
import { emptyHead, headOf, link, type Entry } from '../../src/domain/journal.ts';
import type { BusinessDate, OperatorId } from '../../src/domain/ids.ts';
import { firstAt, firstFacts, items, makers, openShop, sha256, tillKey } from './shop.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sodam-migrate-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const migrations = readMigrations();
/** The last step that this program knows. */
const known = migrations.length;
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

/** Puts a store's first entries into the journal, and their rows of people and goods where a table of items is. */
function insertEntries(database: Connection, catalog: readonly ImportedItem[] | null = null): unknown[] {
  const insert = database.prepare<[readonly unknown[]]>(
    `INSERT INTO journal (${journalColumns.join(', ')}) VALUES (${journalColumns.map(() => '?').join(', ')})`);
  let head = emptyHead;
  const stamp = { at: firstAt, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 0, operator: '' as OperatorId };
  for (const fact of firstFacts(catalog ?? items)) {
    const entry = link(head, fact, stamp, sha256, tillKey.sign);
    insert.run(journalValues(entry));
    if (catalog !== null) insertRows(database, entry);
    head = headOf(entry);
  }
  return database.prepare('SELECT * FROM journal ORDER BY seq').all();
}

const columnsOf = (table: string) => (database: Connection): number => (database.pragma(`table_info(${table})`) as unknown[]).length;
/** How many columns tables have at a step that have more by now. */
const columnsBefore: Partial<Record<string, (database: Connection) => number>> = { item: columnsOf('item'), operator: columnsOf('operator') };

/** The rows that the program of before there were categories wrote beside an entry. */
function insertRows(database: Connection, entry: Entry): void {
  const put = (table: string, values: readonly SqlValue[]): void => (
    void database.prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`).run(...values));
  const states = stateRowsOf(entry).filter(({ table }) => table !== 'contract_version');
  for (const { table, rows } of states) rows.forEach((row) => put(table, row.slice(0, columnsBefore[table]?.(database) ?? row.length)));
  movesOf(entry).forEach(({ itemId, quantity }, index) => {
    put('stock_move (id, item_id, quantity)', [entry.header.seq * 1_048_576 + index + 1, itemId, quantity]);
    put('stock', [itemId, quantity]);
  });
  put('outbox (entry)', [entry.header.seq]);
}

/** Copies every row of another ledger into the tables and columns that this one knows. */
function copyRows(database: Connection, from: string): void {
  database.pragma('foreign_keys = OFF');
  database.prepare('ATTACH ? AS whole').run(from);
  const tables = database.prepare<[], string>("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name <> 'migration'").pluck().all();
  for (const table of tables) {
    const columns = (database.pragma(`main.table_xinfo(${table})`) as { name: string; hidden: number }[]).filter(({ hidden }) => hidden === 0);
    const names = columns.map(({ name }) => name).join(', ');
    const order = table === 'journal' ? ' ORDER BY seq' : table === 'sale' ? ' ORDER BY receipt_seq' : '';
    database.exec(`INSERT INTO main.${table} (${names}) SELECT ${names} FROM whole.${table}${order}`);
  }
  database.exec('DETACH whole');
  database.pragma('foreign_keys = ON');
}

function verified(): unknown {
  const reader = openReader(directory);
  const { findings } = verifyLedger(reader, tillKey.publicKey);
  reader.close();
  return findings;
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
    expect(migrate(database, migrations.slice(0, 3), backups())).toEqual([3]);
    expect(database.prepare('SELECT * FROM journal ORDER BY seq').all()).toEqual(rows);
    expect(database.prepare('SELECT count(*) FROM correction').pluck().get()).toBe(0);
    database.close();
  });

  test('4: items have a category, none at first; entries from before hold, and the next import says what they are', () => {
    const before = open(migrations.slice(0, 3));
    const catalog = items.map(({ category: _category, ...item }) => item);
    const rows = insertEntries(before, catalog);
    const old = before.prepare<[], object>('SELECT * FROM item ORDER BY id').all();
    expect(old).toHaveLength(items.length);
    before.close();
    const shop = openShop(directory, catalog);
    expect(verified()).toEqual([]);
    expect(shop.ledger.items().map(({ category }) => category)).toEqual(items.map(() => ''));
    shop.append({ kind: 'catalog_imported', body: { makers: [], items: items.slice(5, 6).map((item) => ({ ...item, stock: 0 })) } });
    expect(shop.ledger.items().map(({ category }) => category)).toEqual(items.map(({ id }) => (id === 6 ? '도자' : '')));
    shop.close();
    const reader = openReader(directory);
    const now = reader.prepare<[], object>('SELECT * FROM item ORDER BY id').all();
    expect(now).toEqual(old.map((item, index) => ({ ...item, category: index === 5 ? '도자' : '', ...(index === 5 ? { entry: rows.length + 1 } : {}) })));
    expect(reader.prepare('SELECT * FROM journal ORDER BY seq').all().slice(0, rows.length)).toEqual(rows);
    reader.close();
    expect(verified()).toEqual([]);
  });

  test('goods can come back from a receipt sold before, and how it was paid stays', () => {
    const before = migrations.findIndex(({ name }) => name.endsWith('-returns.sql'));
    const earlier = open(migrations.slice(0, before));
    const rows = insertEntries(earlier, items);
    const insert = earlier.prepare('INSERT INTO tender VALUES (?, 1, ?, 500, ?, ?, 0, ?, ?)');
    for (const row of [[1, 'cash', 1_000, 500, '', ''], [2, 'card', 500, 0, '비씨', '1234'], [3, 'cash_back', 0, 500, '', '']]) insert.run(...row);
    const old = earlier.prepare<[], object>('SELECT * FROM tender').all();
    earlier.close();
    const database = open(migrations.slice(0, before + 1));
    expect(database.prepare('SELECT * FROM tender').all()).toEqual(old.map((row) => ({ ...row, leg: 0 })));
    expect(database.prepare('SELECT * FROM journal ORDER BY seq').all()).toEqual(rows);
    expect(() => database.exec('UPDATE tender SET leg = 1')).toThrow('tender: a fact is never changed');
    database.close();
  });

  test('terms from a day on: what was imported holds from its import, and what was sold is summed', () => {
    const whole = openShop();
    whole.openShift(100_000);
    whole.sale([{ item: 1, quantity: 3 }, { item: 2 }, { item: 4 }]);
    whole.day('2026-11-24');
    whole.append({ kind: 'catalog_imported', body: { makers: makers.map((maker) => ({ ...maker, contract: { ...maker.contract, version: 2 } })), items: [] } });
    whole.refund([{ item: 1 }, { item: 2 }], true);
    whole.close();
    const before = migrations.findIndex(({ name }) => name.endsWith('-contracts.sql'));
    const old = open(migrations.slice(0, before));
    copyRows(old, join(whole.directory, ledgerFile));
    old.close();
    openLedger({ directory, signer: tillKey, hash: sha256 }).close();
    expect(verified()).toEqual([]);
    const [found, expected] = [openReader(directory), openReader(whole.directory)].map((reader) => {
      const rows = ['contract_version', 'maker_sum', 'maker_mark', 'tax_terms'].map((table) => reader.prepare(`SELECT * FROM ${table}`).all());
      reader.close();
      return rows;
    });
    expect(found).toEqual(expected);
    expect(found?.[0]).toHaveLength(2 * makers.length);
    expect(found?.[1]).toHaveLength(2);
    rmSync(whole.directory, { recursive: true });
  });

  test('people keep role, PIN and wrong PINs; five roles are known from then on', () => {
    const place = migrations.findIndex(({ name }) => name.endsWith('-people.sql'));
    const before = open(migrations.slice(0, place));
    insertEntries(before, items);
    before.exec("INSERT INTO operator_pin VALUES ('02', 'scrypt:two'); INSERT INTO sign_in VALUES ('02', 5, 3, 77)");
    before.close();
    const database = openWriter(path());
    expect(migrate(database, migrations.slice(0, place + 1), backups())).toEqual([place + 1]);
    expect(database.prepare('SELECT * FROM operator ORDER BY id').raw().all()).toEqual([
      ['01', 4, '점장', 'manager', '', 0], ['02', 5, '계산원 1', 'cashier', '', 0],
    ]);
    expect(database.prepare('SELECT * FROM operator_pin').raw().all()).toEqual([['02', 'scrypt:two']]);
    expect(database.prepare('SELECT * FROM sign_in').raw().all()).toEqual([['02', 5, 3, 77]]);
    database.exec("UPDATE operator SET role = 'owner' WHERE id = '01'");
    expect(() => database.exec("DELETE FROM operator WHERE id = '02'")).toThrow(/FOREIGN KEY/);
    database.close();
  });

  test('taken once: a second start has nothing to do and makes no copy', () => {
    open(migrations).close();
    const database = openWriter(path());
    expect(migrate(database, migrations, backups())).toEqual([]);
    database.close();
    expect(readdirSync(directory)).not.toContain('backups');
  });

  test('K97 is all or nothing: one that fails half way leaves the database as it was', () => {
    open(migrations).close();
    const database = openWriter(path());
    const schema = (): unknown => database.prepare('SELECT name, sql FROM sqlite_schema ORDER BY name').all();
    const before = schema();
    const broken = later(known + 1, 'CREATE TABLE more (a INTEGER) STRICT; CREATE TABLE more (a INTEGER) STRICT;');
    expect(() => migrate(database, [...migrations, broken], backups())).toThrow(/already exists/);
    expect(schema()).toEqual(before);
    expect(database.pragma('user_version', { simple: true })).toBe(known);
    // The next, whole one steps it, behind a second copy.
    expect(migrate(database, [...migrations, later(known + 1, 'CREATE TABLE more (a INTEGER) STRICT;')], backups())).toEqual([known + 1]);
    expect(readdirSync(backups())).toEqual([1, 2].map((n) => `before-migration-from-${known}-${n}.sqlite`));
    database.close();
  });

  test('leaves no row without its parent', () => {
    const database = open(migrations);
    const orphan = later(known + 1, 'PRAGMA defer_foreign_keys = ON; INSERT INTO operator_pin VALUES (\'nobody\', \'x\');');
    expect(() => migrate(database, [...migrations, orphan], backups())).toThrow(/without its parent|FOREIGN KEY/);
    expect(database.prepare('SELECT count(*) FROM operator_pin').pluck().get()).toBe(0);
    database.close();
  });
});

describe('what is refused, and left as it was', () => {
  test('a database from the future', () => {
    open([...migrations, later(known + 1, 'CREATE TABLE more (a INTEGER) STRICT;')]).close();
    const future = { code: 'from_the_future', facts: { found: known + 1, known } };
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
    database.exec(`UPDATE migration SET number = ${known + 2}, name = 'gone.sql' WHERE number = 1`);
    database.close();
    expect(refusal(() => open(migrations)).code).toBe('from_the_future');
    const again = openWriter(path());
    again.exec(`PRAGMA user_version = ${known}; UPDATE migration SET number = 0 WHERE number = ${known + 2}`);
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
    expect(refusal(() => openReader(directory))).toEqual({ code: 'needs_migration', facts: { found: 1, known } });
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
