/** The answer to a sale is made from what was just appended; it is the one that the ledger gives when it is asked again. */
import { expect, test } from 'vitest';
import { must } from '../../src/domain/result.ts';
import { manager, openShop, saleOf } from './shop.ts';

test('a sale: the first answer, the repeated one and the list say the same', async () => {
  const shop = await openShop();
  const first = await shop.ask('sale.commit', saleOf('s1', 1, 15_000, 20_000));
  const again = await shop.ask('sale.commit', saleOf('s1', 1, 15_000, 20_000));
  expect([first.repeated, again.repeated]).toEqual([false, true]);
  expect({ ...again, repeated: false }).toEqual(first);
  expect((await shop.ask('receipt.list', { most: 1 })).receipts).toEqual([first.receipt]);
});

test('a sale that empties the shelf: below zero is told both times', async () => {
  const shop = await openShop();
  const item = must(shop.house.ledger.items()[0], 'an item');
  const stock = shop.house.ledger.stock(item.id);
  const sale = { ...saleOf('s1'), lines: [{ lineId: 'L1', itemId: item.id, open: null, quantity: stock + 1, typedPrice: null }] };
  const all = { ...sale, expectedTotal: 15_000 * (stock + 1), tenders: [{ kind: 'cash' as const, given: 15_000 * (stock + 1) }] };
  const first = await shop.ask('sale.commit', all);
  expect(first.belowZero).toHaveLength(1);
  expect((await shop.ask('sale.commit', all)).belowZero).toEqual(first.belowZero);
});

test('a refund: the same', async () => {
  const shop = await openShop();
  await shop.ask('operator.sign_in', manager);
  const refund = {
    saleId: 'r1', reason: '마음이 바뀜', restock: true, expectedTotal: 5_000,
    lines: [{ lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: 5_000 }],
  };
  const first = await shop.ask('refund.commit', refund);
  expect({ ...(await shop.ask('refund.commit', refund)), repeated: false }).toEqual(first);
  expect((await shop.ask('receipt.list', { most: 1 })).receipts).toEqual([first.receipt]);
  expect((await shop.ask('receipt.read', { saleId: 'r1' })).reason).toBe('마음이 바뀜');
});
