/** The step that brings the facts of the drawer and the day: the journal takes them from there on, and nothing else changes. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ledgerFile } from '../../db/ledger.ts';
import { migrate, readMigrations } from '../../db/migrate.ts';
import { openWriter, type Connection } from '../../db/open.ts';
import { journalColumns, journalValues } from '../../db/rows.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { BusinessDate, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { emptyHead, headOf, link, type Head } from '../../src/domain/journal.ts';
import { firstAt, firstFacts, sha256, tillKey } from './shop.ts';

let directory = '';
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'sodam-day-'))));
afterEach(() => rmSync(directory, { recursive: true }));

const steps = readMigrations();
const place = steps.findIndex(({ name }) => name.endsWith('-day.sql'));
const stamp = { at: firstAt, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 1, operator: '01' as OperatorId };
const opening: Fact = { kind: 'drawer_opened', body: { id: 'o1' as SaleId, reason: 'check', number: 1 } };

function append(database: Connection, head: Head, fact: Fact): Head {
  const entry = link(head, fact, stamp, sha256, tillKey.sign);
  const places = journalColumns.map(() => '?').join(', ');
  database.prepare<[readonly unknown[]]>(`INSERT INTO journal (${journalColumns.join(', ')}) VALUES (${places})`).run(journalValues(entry));
  return headOf(entry);
}

test('an opening of the drawer is refused before it and taken after it', () => {
  const database = openWriter(join(directory, ledgerFile));
  migrate(database, steps.slice(0, place), directory);
  const head = firstFacts().reduce((at, fact) => append(database, at, fact), emptyHead);
  const look = (sql: string): unknown => database.prepare(sql).all();
  const before = [look('SELECT * FROM journal ORDER BY seq'), look("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name")];
  expect(() => append(database, head, opening)).toThrow(/unknown kind of fact/);
  expect(migrate(database, steps.slice(0, place + 1), directory)).toEqual([place + 1]);
  expect([
    look('SELECT * FROM journal ORDER BY seq'), look("SELECT name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name"),
  ]).toEqual(before);
  expect(append(database, head, opening).seq).toBe(firstFacts().length + 1);
  database.close();
});
