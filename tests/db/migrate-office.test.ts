/** The step that brings settlement: what contracts sold before it is summed as if it had always been there. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ledgerFile } from '../../db/ledger.ts';
import { readMigrations } from '../../db/migrate.ts';
import { openWriter } from '../../db/open.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import { openShop } from './shop.ts';
import { takeBack } from './take-back.ts';

test('what came back, and what is owed for broken goods', () => {
  const { sql } = readMigrations().find(({ name }) => name.endsWith('-office.sql')) ?? { sql: '' };
  const shop = openShop();
  shop.openShift(0);
  shop.sale([{ item: 1, quantity: 3 }, { item: 2 }], undefined, 'sold');
  takeBack(shop, 'sold' as SaleId, [2, 1], 1, 'store');
  shop.close();
  const database = openWriter(join(shop.directory, ledgerFile));
  const sums = (): unknown[][] => database.prepare<[], unknown[]>('SELECT id, gross, returned, compensation, paid FROM maker_sum ORDER BY id').raw().all();
  const before = sums();
  // Two mugs of maker 1 came back, one of them broken by the shop.
  expect(before[0]).toEqual([expect.any(Number), 15_000, 30_000, 12_000, 0]);
  database.exec('UPDATE maker_sum SET returned = 0, compensation = 0');
  expect(sums()).not.toEqual(before);
  database.exec(/UPDATE maker_sum SET[^;]+;/.exec(sql)?.[0] ?? '');
  expect(sums()).toEqual(before);
  database.close();
  rmSync(shop.directory, { recursive: true });
});
