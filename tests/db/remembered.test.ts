/** What the ledger answers from memory is what its tables say, after every kind of entry and after one that failed. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import type { Connection } from '../../db/open.ts';
import { prepareReads, type Reads } from '../../db/reads.ts';
import type { ItemId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { firstFacts, items, openShop, type Shop } from './shop.ts';
import { paying, sell, vouchersOf } from './shop-vouchers.ts';

let shop: Shop;
let reader: Connection;
let tables: Reads;
beforeEach(() => {
  shop = openShop();
  reader = openReader(shop.directory);
  tables = prepareReads(reader);
});
afterEach(() => {
  reader.close();
  shop.end();
});

function told(reads: Pick<Reads, 'store' | 'operators' | 'openShift' | 'nextReceiptSeq' | 'stock' | 'cashNow'>): unknown[] {
  return [reads.store(), reads.operators(), reads.openShift(), reads.nextReceiptSeq(), reads.cashNow(), items.map(({ id }) => reads.stock(id))];
}

const steps: readonly [string, () => void][] = [
  ['a shift is opened', () => shop.openShift(100_000)],
  ['a sale', () => shop.sale([{ item: 1, quantity: 2 }, { item: 4 }, { item: 1 }])],
  ['another sale', () => shop.sale([{ item: 2 }, { item: 5 }, { name: '수선', price: 3_000 }])],
  ['a refund back to the shelf', () => shop.refund([{ item: 1 }, { item: 4, quantity: 3 }], true)],
  ['a refund of broken goods', () => shop.refund([{ item: 2 }], false)],
  ['a sale that fails', () => expect(() => shop.sale([{ item: 1 }], 15_000, 'sale-1')).toThrow(/UNIQUE/)],
  ['a sale after it', () => shop.sale([{ item: 1 }])],
  ['a reprint', () => shop.reprint()],
  ['a void', () => shop.append({ kind: 'void', body: { saleId: 'dropped' as SaleId, lines: 1, total: won(1_000) } })],
  ['a person more', () => shop.append(
    { kind: 'operator_added', body: { operator: { id: '03' as OperatorId, name: '새 사람', role: 'cashier' } } })],
  ['goods that come in', () => shop.append(firstFacts()[2] ?? { kind: 'signed_out', body: { operatorId: '01' as OperatorId } })],
  ['vouchers sold', () => sell(shop, [20, 5], 0, 1_000)],
  ['a sale whose voucher gives its rest in cash', () => shop.salePaid([{ item: 1 }], {}, paying(15_000, 0, 0, 'S', { voucher: 0, percent: 100, rest: true }, vouchersOf(shop)))],
  ['a sale by voucher and cash', () => shop.salePaid([{ item: 1 }], {}, paying(15_000, 0, 500, 'S', { voucher: 0, percent: 100, rest: false }, vouchersOf(shop)))],
  ['a refund for store credit', () => shop.refund([{ item: 1 }], true, true)],
  ['a close', () => shop.closeShift(-10)],
  ['the next shift', () => shop.openShift(50_000)],
  ['its first sale', () => shop.sale([{ item: 9, quantity: 4 }])],
];

test('the same as the tables, entry after entry', () => {
  for (const [what, step] of steps) {
    expect(told(shop.ledger), `before ${what}`).toEqual(told(tables));
    step();
    expect(told(shop.ledger), what).toEqual(told(tables));
  }
  expect(shop.ledger.stock(9 as ItemId)).toBe(2);
});

test('an item that was never asked about is read, not remembered', () => {
  shop.openShift(0);
  shop.sale([{ item: 1, quantity: 3 }]);
  expect(shop.ledger.stock(1 as ItemId)).toBe(7);
  shop.sale([{ item: 1 }]);
  expect(shop.ledger.stock(1 as ItemId)).toBe(6);
});
