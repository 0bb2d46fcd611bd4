/** What the screen keeps of an exchange and of a paper for a present, and what is due for its cart. */
import { expect, test } from 'vitest';
import { emptyCart, isEmptyCart, reduceCart, type Cart, type CartExchange } from '../../src/domain/cart.ts';
import type { LineId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { beginReturn, commitReturn } from '../../renderer/flows/returning.ts';
import { differenceOf, dueOf } from '../../renderer/priced.ts';
import { reduceCheckout, checkoutStore } from '../../renderer/stores/checkout.ts';
import { exchangeStore, isReadOf, reduceExchange } from '../../renderer/stores/exchange.ts';
import { giftStore, reduceGift } from '../../renderer/stores/gift.ts';
import { reduceReturning, returningStore, type ReturnReading } from '../../renderer/stores/returning.ts';
import { beginAnew, turns } from './silent-house.ts';

const back: CartExchange = {
  original: 's1' as SaleId, receiptNumber: '0001-01-1-000001', gift: '', reason: '교환', total: won(33_000),
  lines: [{ lineId: 'L1' as LineId, name: '옻칠 수저', pieces: 1, bearer: null }],
};
const withGoods = (price: number): Cart => reduceCart(
  reduceCart(emptyCart('x1' as SaleId), { type: 'exchange_set', exchange: back }),
  { type: 'open_line_added', lineId: 'N1' as LineId, name: '새 작품', price: won(price), taxClass: 'taxable' },
);
const reading = (gift: ReturnReading['gift']): ReturnReading => ({
  receipt: { saleId: 's1' } as ReturnReading['receipt'], soldOn: '2026-11-22' as ReturnReading['soldOn'], daysLate: 0, legs: [], taken: [], gift,
  lines: ['L1', 'L2', 'L3'].map((lineId, index) => ({
    lineId: lineId as LineId, left: index, name: lineId, maker: '', unit: won(1_000), quantity: 2, net: won(2_000), taxClass: 'taxable', stocked: true,
    isOwed: false, isExcluded: false,
  })),
});

test('what comes back is taken off what is due, which is never less than nothing', () => {
  expect([45_000, 33_000, 10_000].map((price) => [differenceOf(withGoods(price)), dueOf(withGoods(price))])).toEqual([[12_000, 12_000], [0, 0], [-23_000, 0]]);
});

test('a cart that something comes back for is not empty; it ends with its exchange, and money taken keeps it', () => {
  const cart = reduceCart(emptyCart('x1' as SaleId), { type: 'exchange_set', exchange: back });
  expect(isEmptyCart(cart)).toBe(false);
  expect(reduceCart(cart, { type: 'exchange_set', exchange: null })).toEqual(emptyCart('x1' as SaleId));
  const paid = reduceCart(cart, { type: 'tender_registered', tender: { kind: 'transfer', amount: won(1), payer: '' } });
  expect(reduceCart(paid, { type: 'exchange_set', exchange: null })).toBe(paid);
  expect(reduceCart(emptyCart('r' as SaleId, 'refund'), { type: 'exchange_set', exchange: back }).exchange).toBeUndefined();
});

test('a step taken back gives goods back and leaves the exchange as it is', () => {
  const started = reduceCheckout({ ...checkoutStore.get(), cart: withGoods(1_000), past: [emptyCart('x1' as SaleId)] }, { type: 'undone' });
  expect([started.cart.lines.length, started.cart.exchange]).toEqual([0, back]);
});

test('what is typed for a receipt stays while that receipt is read anew, and no longer', () => {
  const typed = reduceExchange(reduceExchange(exchangeStore.get(), { type: 'read', reading: reading(null) }), { type: 'approval', leg: 1, text: '9' });
  expect(reduceExchange(typed, { type: 'read', reading: reading(null) }).approvals.get(1)).toBe('9');
  const other = { ...reading(null), receipt: { saleId: 's2' } as ReturnReading['receipt'] };
  expect(reduceExchange(typed, { type: 'read', reading: other }).approvals.size).toBe(0);
  expect([isReadOf(typed, 's1' as SaleId), isReadOf(typed, 's2' as SaleId)]).toEqual([true, false]);
  const cash = reduceExchange(typed, { type: 'in_cash', leg: 2 });
  expect([cash.inCash, reduceExchange(cash, { type: 'in_cash', leg: 2 }).inCash]).toEqual([[2], []]);
});

test('by a gift receipt only the lines that it names are shown', () => {
  const began = reduceReturning(returningStore.get(), { type: 'began', saleId: 'b' as SaleId, reading: reading({ code: 'G000101-000001-1', lines: ['L3' as LineId] }) });
  expect(began.reading?.lines.map(({ lineId }) => lineId)).toEqual(['L3']);
});

test('a gift receipt is for all that is still there, until somebody takes a line off', () => {
  const read = reduceGift(giftStore.get(), { type: 'read', reading: reading(null) });
  expect([...read.chosen]).toEqual(['L2', 'L3']);
  expect([...reduceGift(read, { type: 'chosen', lineId: 'L2' as LineId }).chosen]).toEqual(['L3']);
  const refused = reduceGift(reduceGift(read, { type: 'printing' }), { type: 'refused', refusal: { code: 'too_many_gifts' } });
  expect([refused.busy, refused.refusal]).toEqual([false, { code: 'too_many_gifts' }]);
});

test('the house is told by which paper goods come back, and what is left is read again by the same paper', async () => {
  const house = await beginAnew();
  const gift = { code: 'G000101-000001-1', lines: ['L2' as LineId] };
  const paid = { ...reading(gift), legs: [{ kind: 'cash', due: won(6_000), given: won(6_000), change: won(0) }] as const, taken: [{ exact: won(0), paid: won(0) }] };
  void beginReturn(house.desk, { receiptNumber: gift.code });
  await house.answerTo(0, { ok: true, value: paid });
  returningStore.dispatch({ type: 'pieces', lineId: 'L2' as LineId, pieces: 1 });
  returningStore.dispatch({ type: 'reason', reason: 'gift' });
  void commitReturn(house.desk);
  await turns();
  expect(house.asked[1]).toMatchObject({ name: 'return.commit', input: { original: 's1', gift: gift.code, lines: [{ lineId: 'L2', pieces: 1 }] } });
  await house.answerTo(1, { ok: false, refusal: { code: 'already_returned' } });
  expect(house.asked[2]).toMatchObject({ name: 'return.read', input: { receiptNumber: gift.code } });
  await house.answerTo(2, { ok: true, value: paid });
  expect(returningStore.get().reading?.lines.map(({ lineId }) => lineId)).toEqual(['L2']);
});
