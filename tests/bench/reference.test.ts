/**
 * That the floor of a commit is one: the reference writes the rows that the product writes, with the same content, and the
 * goods and sales of a measured store are what they are said to be.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { codeAt, catalogCsv, cycle } from '../../scripts/bench/goods.ts';
import { openReference, rowReader } from '../../scripts/bench/reference.ts';
import { contentsOf, countsText, requireSameRows, rowsWritten, type Contents } from '../../scripts/bench/row-counts.ts';
import { ask, openShop, type Shop } from '../../scripts/bench/shop.ts';
import { readCatalog } from '../../src/adapters/catalog-csv.ts';
import { checkDigit } from '../../src/domain/barcode.ts';
import type { Entry } from '../../src/domain/journal.ts';

const items = 4 * cycle;
const directory = mkdtempSync(join(tmpdir(), 'sodam-bench-test-'));
let shop: Shop;
beforeAll(async () => {
  shop = await openShop(directory, items);
  // The first sale also names the classes of its postings.
  shop.ledger.append([shop.seal(shop.nextSale())], shop.stamp());
});
afterAll(() => {
  shop.close();
  rmSync(directory, { recursive: true, force: true });
});

function wroteWhile(run: () => void): { readonly counts: string; readonly contents: Contents } {
  const reader = openReader(directory);
  const before = contentsOf(reader);
  run();
  const contents = contentsOf(reader);
  reader.close();
  return { counts: countsText(rowsWritten(before, contents)), contents };
}

const rowsOfSale = 'journal 1, maker_sum 5, outbox 1, posting_row 23, print_job 1, sale 1, sale_line 5, stock 5, stock_move 5, tender 1';

describe('a sale of five lines', () => {
  test('writes the rows of a sale, by the ledger alone and by the whole command', async () => {
    expect(wroteWhile(() => void shop.ledger.append([shop.seal(shop.nextSale())], shop.stamp())).counts).toBe(rowsOfSale);
    const reader = openReader(directory);
    const before = contentsOf(reader);
    await ask(shop.client, 'sale.commit', shop.nextSale());
    expect(countsText(rowsWritten(before, contentsOf(reader)))).toBe(rowsOfSale);
    reader.close();
  });

  test('is never the same twice', () => {
    const sales = Array.from({ length: 20 }, () => shop.nextSale());
    expect(new Set(sales.map(({ saleId }) => saleId)).size).toBe(20);
    for (const { lines } of sales) expect(new Set(lines.map(({ itemId }) => itemId)).size).toBe(5);
  });
});

describe('the reference transaction', () => {
  test('writes the same rows with the same content', () => {
    const reference = openReference(null, items);
    let entries: readonly Entry[] = [];
    const product = wroteWhile(() => void (entries = shop.ledger.append([shop.seal(shop.nextSale())], shop.stamp())));
    const before = contentsOf(reference.database);
    const reader = openReader(directory);
    for (const { header } of entries) reference.write(rowReader(reader)(header.seq));
    reader.close();
    const after = contentsOf(reference.database);
    expect(countsText(rowsWritten(before, after))).toBe(product.counts);
    // The ledger also keeps entry and place as one number, which the reference writes as two.
    const placed = ['sale_line', 'stock_move'];
    // The columns stand in another order, and classes and stock have other beginnings; what is left is the same to the byte.
    const [entry = 0] = entries.map(({ header }) => header.seq);
    for (const table of ['journal', 'tender', 'sale_line', 'stock_move', 'print_job', 'outbox']) {
      const rows = [...(product.contents.get(table) ?? [])].map((row) => (placed.includes(table) ? row.replace(/^\[\d+,/, '[') : row));
      const own = rows.filter((row) => Number(/^\[(\d+)/.exec(row)?.[1]) === entry);
      expect([...(after.get(table) ?? [])], table).toEqual(own);
    }
    reference.close();
  });

  test('that wrote other rows would be refused as a floor', () => {
    expect(() => requireSameRows({ sale: 1, posting_row: 23 }, { sale: 1, posting_row: 22 })).toThrow('broken: a sale writes sale 1, posting_row 23');
    expect(() => requireSameRows({ sale: 1 }, { sale: 1 })).not.toThrow();
  });
});

test('rows that are new or changed are counted, by table', () => {
  const before = new Map([['stock', new Set(['[1,5]', '[2,5]'])], ['outbox', new Set<string>()]]);
  const after = new Map([['stock', new Set(['[1,4]', '[2,5]', '[3,1]'])], ['outbox', new Set<string>()], ['sale', new Set(['[1]'])]]);
  expect(rowsWritten(before, after)).toEqual({ sale: 1, stock: 2 });
});

test('the catalogue is read whole, its codes are EAN-13 and no two are the same', () => {
  const rows = readCatalog(catalogCsv(500));
  expect(rows?.rejected).toEqual([]);
  expect([rows?.items.length, rows?.makers.length]).toEqual([500, 120]);
  expect(new Set(rows?.makers.map(({ contract }) => contract.kind))).toEqual(new Set(['outright', 'special', 'consign']));
  expect(rows?.items.map(({ code }) => code)).toEqual(Array.from({ length: 500 }, (_, place) => codeAt(place)));
  expect(new Set(rows?.items.map(({ code }) => code)).size).toBe(500);
  for (const { code } of rows?.items ?? []) expect(checkDigit(code.slice(0, 12))).toBe(Number(code[12]));
});
