import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import type { Connection } from '../../db/open.ts';
import { signatureCheck, verifyLedger, type CheckSignature, type Verdict } from '../../db/verify.ts';
import { seededChance } from '../power-cut/random.ts';
import type { OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { keyOf, newDirectory, openShop, tillKey } from './shop.ts';
import * as tampers from './tamper.ts';
import { tables, unguarded, type Tamper } from './tamper.ts';

const cases = 40;
const seed = 20_261_122;
const theirs = keyOf(99);
let image: Buffer = Buffer.alloc(0);
let checkSignature: CheckSignature;

/** A ledger of some sixty entries with every kind of fact. */
beforeAll(() => {
  const shop = openShop(newDirectory());
  for (let shift = 1; shift <= 3; shift += 1) {
    shop.day(`2026-11-2${shift}`);
    shop.append({ kind: 'sign_in_refused', body: { operatorId: '02' as OperatorId, wrong: shift } });
    shop.append({ kind: 'signed_in', body: { operatorId: '01' as OperatorId } });
    shop.openShift(100_000 * shift);
    for (let sale = 1; sale <= 8; sale += 1) {
      shop.sale([{ item: 1 + ((sale + shift) % 7), quantity: 1 + (sale % 3) }, { item: 2 }, { item: 9 }, { name: '수선', price: 1_111 * sale }]);
    }
    shop.refund([{ item: shift }, { item: 9, quantity: 2 }], shift !== 2);
    shop.reprint();
    shop.reprint();
    shop.append({ kind: 'void', body: { saleId: `dropped-${shift}` as SaleId, lines: 2, total: won(12_000) } });
    shop.closeShift(10 * shift - 20);
  }
  shop.append({ kind: 'sign_in_refused', body: { operatorId: '02' as OperatorId, wrong: 4 } });
  shop.append({ kind: 'settings_changed', body: { printer: '' } });
  shop.append({ kind: 'signed_in', body: { operatorId: '02' as OperatorId } });
  shop.append({ kind: 'signed_out', body: { operatorId: '02' as OperatorId } });
  shop.close();
  const reader = openReader(shop.directory);
  image = reader.serialize();
  reader.close();
  // A copy in memory has no WAL: bytes 18 and 19 say so.
  image[18] = 1;
  image[19] = 1;
  openShop(shop.directory).end();
  checkSignature = remembered(signatureCheck(tillKey.publicKey));
});

/** The same entry is checked in thousands of ledgers; its signature is looked at once. */
function remembered(check: CheckSignature): CheckSignature {
  const known = new Map<string, boolean>();
  return (hash, signature) => {
    const key = `${hash} ${signature}`;
    const found = known.get(key) ?? check(hash, signature);
    known.set(key, found);
    return found;
  };
}

/** Falsifies a copy of the ledger and checks it. */
function judged(tamper: Tamper, chance: ReturnType<typeof seededChance>): { expected: number | null; verdict: Verdict } {
  const database: Connection = new Database(Buffer.from(image));
  try {
    const expected = unguarded(database, () => tamper(database, chance));
    return { expected, verdict: verifyLedger(database, tillKey.publicKey, checkSignature) };
  } finally {
    database.close();
  }
}

function expectFound(tamper: Tamper, count: number): void {
  const chance = seededChance(seed);
  for (let number = 1; number <= count; number += 1) {
    const { expected, verdict } = judged(tamper, chance);
    if (verdict.wrong > 0 && verdict.firstBad === expected) continue;
    throw new Error(`case ${number}: entry ${expected} should be named first; ${JSON.stringify(verdict.findings.slice(0, 4))}`);
  }
}

test('the untouched copy is whole', () => {
  const { verdict } = judged(() => null, seededChance(seed));
  expect([verdict.wrong, verdict.firstBad, verdict.sales, verdict.refunds]).toEqual([0, null, 24, 3]);
  expect(verdict.entries).toBeGreaterThanOrEqual(60);
});

describe('one column of one row is altered, in every column verify answers for', { timeout: 120_000 }, () => {
  test.each(Object.keys(tables))('%s', (table) => {
    const database: Connection = new Database(Buffer.from(image));
    const columns = tampers.coveredColumns(database).filter(([name]) => name === table);
    database.close();
    expect(columns.length).toBeGreaterThan(0);
    for (const [, column] of columns) expectFound(tampers.edit(table, column), cases);
  });
});

describe('rows are taken away, swapped or added', { timeout: 120_000 }, () => {
  const several = Object.keys(tables).filter((table) => !['store', 'outbox', 'print_job'].includes(table));
  test.each(Object.keys(tables))('one of %s is taken away', (table) => expectFound(tampers.remove(table), cases));
  const swapped = several.filter((table) => !['posting_class', 'stock', 'sign_in', 'operator', 'setting'].includes(table));
  test.each(swapped)('two of %s are swapped', (table) => expectFound(tampers.swap(table), cases));
  const added = Object.keys(tables).filter((table) => table !== 'posting_class' && table !== 'journal');
  test.each(added)('one is added to %s', (table) => expectFound(tampers.insert(table), cases));
});

describe('the journal is written anew by somebody without the key', { timeout: 120_000 }, () => {
  test.each<[string, Tamper]>([
    ['the tail is chained again and keeps its signatures', tampers.rewriteTail(null)],
    ['the tail is chained again and signed by another key', tampers.rewriteTail(theirs)],
    ['all of it is signed by another key, which lies beside the rows', tampers.rewriteAll(tillKey, theirs)],
    ['the middle is cut out with all its rows', tampers.cut(false)],
    ['the middle is cut out and the rest numbered anew', tampers.cut(true)],
    ['an entry is put between two', tampers.insertBetween(false)],
    ['an entry is put between two and the rest chained again', tampers.insertBetween(true)],
    ['a forged entry stands behind the last', tampers.append(theirs)],
  ])('%s', (_name, tamper) => expectFound(tamper, cases));
});
