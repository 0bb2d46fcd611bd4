import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { dayReport } from '../../db/reports.ts';
import { openShop, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
});
afterEach(() => shop.end());

function days(): unknown[] {
  const reader = openReader(shop.directory);
  const found = dayReport(reader);
  reader.close();
  return found;
}

test('no receipts, no days', () => {
  shop.openShift(100_000);
  expect(days()).toEqual([]);
});

test('one object a business day, by the stored date, whatever the order in the journal', () => {
  shop.day('2026-11-23');
  shop.openShift(100_000);
  shop.sale([{ item: 1, quantity: 2 }, { item: 2 }], 50_000);
  shop.sale([{ name: '덤', price: 0 }], 0);
  shop.refund([{ name: '물건', price: 3_333 }], false);
  shop.closeShift(-10);
  shop.day('2026-11-21');
  shop.openShift(50_000);
  shop.sale([{ name: '수선', price: 12_345 }], 12_340);
  shop.refund([{ item: 3 }], true);
  shop.refund([{ item: 1 }], true);
  shop.day('2026-12-01');
  shop.sale([{ name: '덤', price: 0 }], 0);
  expect(days()).toEqual([
    { date: '2026-11-21', receipts: 3, returns: 2, gross: 12_345, returnsTotal: -23_900, net: -11_555, cash: -11_560 },
    { date: '2026-11-23', receipts: 3, returns: 1, gross: 42_000, returnsTotal: -3_333, net: 38_667, cash: 38_660 },
    { date: '2026-12-01', receipts: 1, returns: 0, gross: 0, returnsTotal: 0, net: 0, cash: 0 },
  ]);
});
