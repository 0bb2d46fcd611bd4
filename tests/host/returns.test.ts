/** Returns asked twice, by two, and after each other: pieces come back once, and the ledger agrees with whoever asked first. */
import { expect, test } from 'vitest';
import { cashier, manager, openShop, saleOf, type Shop } from './shop.ts';

/** Three pouches of 8,900 and a set of spoons, in cash. */
async function sell(shop: Shop): Promise<void> {
  const lines = [{ lineId: 'P', itemId: 3, open: null, quantity: 3, typedPrice: null }, { lineId: 'S', itemId: 1, open: null, quantity: 1, typedPrice: null }];
  await shop.ask('sale.commit', { ...saleOf('s1'), lines, expectedTotal: 41_700, tenders: [{ kind: 'cash', given: 50_000 }] });
  await shop.ask('operator.sign_in', manager);
}

const back = (saleId: string, pieces: number, expectedTotal = pieces * 8_900, lineId = 'P') => ({
  saleId, original: 's1', lines: [{ lineId, pieces, damaged: null }], reason: '변심', cancels: [], inCash: [], expectedTotal,
});

test('two returns of the same pieces at once: the first has them, the second is told that they are back', async () => {
  const shop = await openShop();
  await sell(shop);
  const stock = shop.house.ledger.stock(3 as never);
  const codes = await Promise.all([shop.code('return.commit', back('b1', 3)), shop.code('return.commit', back('b2', 3))]);
  expect(codes).toEqual(['ok', 'already_returned']);
  expect(shop.house.ledger.stock(3 as never)).toBe(stock + 3);
  expect(shop.house.ledger.returned('s1' as never)).toEqual({ pieces: [3], legs: [{ exact: 26_700, paid: 26_700 }] });
});

test('the same return asked again is the same return, also when nothing is left since', async () => {
  const shop = await openShop();
  await sell(shop);
  const first = await shop.ask('return.commit', back('b1', 2));
  await shop.ask('return.commit', back('b2', 1));
  const again = await shop.ask('return.commit', back('b1', 2));
  expect([first.repeated, again.repeated, again.receipt]).toEqual([false, true, first.receipt]);
  expect(await shop.code('return.commit', back('b1', 1))).toBe('exists_with_different_body');
  expect(shop.house.ledger.returned('s1' as never).pieces).toEqual([3]);
});

test('what is read says what is left after each return, and the drawer what went out', async () => {
  const shop = await openShop();
  await sell(shop);
  await shop.ask('return.commit', back('b1', 2));
  const { lines, taken } = await shop.ask('return.read', { receiptNumber: '0001-01-1-000001' });
  expect(lines.map(({ left }) => left)).toEqual([1, 1]);
  expect(taken).toEqual([{ exact: 17_800, paid: 17_800 }]);
  expect(shop.house.ledger.shiftCash(1)).toMatchObject({ expected: 200_000 + 41_700 - 17_800, refunds: 17_800, refundCount: 1 });
});

test('a cashier takes nothing back alone; after the shop’s days a manager may, and nobody is blocked', async () => {
  const shop = await openShop();
  await sell(shop);
  await shop.ask('operator.sign_in', cashier);
  expect(await shop.code('return.commit', back('b1', 1))).toBe('consent_needed');
  await shop.ask('operator.sign_in', manager);
  await shop.ask('shift.close', { counts: [], keep: 0 });
  shop.house.time.now += 10 * 86_400_000;
  await shop.ask('shift.open', { counts: [] });
  expect((await shop.ask('return.read', { saleId: 's1' })).daysLate).toBe(3);
  expect(await shop.code('return.commit', back('b1', 1))).toBe('ok');
  await shop.ask('return.set_policy', { days: 30, excluded: [], priceDays: 5 });
  expect((await shop.ask('return.read', { saleId: 's1' })).daysLate).toBe(0);
  expect((await shop.ask('return.price', { itemId: 3 })).price).toBe(null);
  await shop.ask('return.set_policy', { days: 30, excluded: [], priceDays: 10 });
  expect((await shop.ask('return.price', { itemId: 3 })).price).toBe(8_900);
});

test('a receipt keeps its promise: fewer days later take nothing from the customer, more days give, and the paper says its own', async () => {
  const shop = await openShop();
  await shop.ask('operator.sign_in', manager);
  await shop.ask('return.set_policy', { days: 20, excluded: [], priceDays: 30 });
  await sell(shop);
  expect(shop.house.ledger.sealed('s1' as never)?.body.returnDays).toBe(20);
  await shop.ask('return.set_policy', { days: 3, excluded: [], priceDays: 30 });
  await shop.ask('shift.close', { counts: [], keep: 0 });
  shop.house.time.now += 22 * 86_400_000;
  await shop.ask('shift.open', { counts: [] });
  const words = async (saleId: string): Promise<string> => JSON.stringify(await shop.ask('receipt.preview', { saleId }));
  expect(await words('s1')).toContain('교환/환불: 20일 이내');
  expect((await shop.ask('return.read', { saleId: 's1' })).daysLate).toBe(2);
  await shop.ask('return.set_policy', { days: 21, excluded: [''], priceDays: 30 });
  const read = await shop.ask('return.read', { saleId: 's1' });
  expect([read.daysLate, read.lines.map(({ isExcluded }) => isExcluded)]).toEqual([1, [true, true]]);
  await shop.ask('sale.commit', { ...saleOf('s2'), tenders: [{ kind: 'cash', given: 50_000 }] });
  expect(await words('s2')).toMatch(/\*반품제외.*교환\/환불: 21일 이내/);
  await shop.ask('return.set_policy', { days: 7, excluded: [], priceDays: 30 });
  expect((await shop.ask('return.read', { saleId: 's2' })).lines.map(({ isExcluded }) => isExcluded)).toEqual([true]);
});
