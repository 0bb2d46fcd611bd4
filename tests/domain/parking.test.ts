/** Carts put aside, and past receipts asked for: tables. */
import { describe, expect, test } from 'vitest';
import { emptyCart, isEmptyCart, reduceCart, takenFor, type Cart } from '../../src/domain/cart.ts';
import type { BusinessDate, LineId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { mayPark, mayVoid, park, parkedMax, parkedNameMax, parkedSummary, renameParked } from '../../src/domain/parking.ts';
import { usualPolicy } from '../../src/domain/pricing.ts';
import { readReceiptQuery } from '../../src/domain/past.ts';
import { shop } from './shop.ts';

const by = { at: 1_790_000_000_000, operator: '계산원 1' };

function cartOf(...items: (typeof shop)[keyof typeof shop][]): Cart {
  return items.reduce<Cart>(
    (cart, item, index) => reduceCart(cart, { type: 'item_added', lineId: `L${index}` as LineId, item, typedPrice: item.price === null ? won(3_000) : null }),
    emptyCart('sale-1' as SaleId),
  );
}

describe('a cart is put aside', () => {
  test('under its name, or under that of its first goods', () => {
    expect(park(cartOf(shop.pouch), ' 빨간 모자 손님 ', by)).toMatchObject({ ok: true, value: { name: '빨간 모자 손님', ...by } });
    expect(park(cartOf(shop.vase, shop.pouch), '  ', by)).toMatchObject({ ok: true, value: { name: '백자 달항아리' } });
    const long = { ...shop.pouch, name: '가'.repeat(200) };
    expect(park(cartOf(long), '', by)).toMatchObject({ ok: true, value: { name: '가'.repeat(parkedNameMax) } });
  });

  test.each([
    ['a card number for a name', cartOf(shop.pouch), '4111 1111 1111 1111', 'card_number'],
    ['a card number in a note', reduceCart(cartOf(shop.pouch), { type: 'note_set', lineId: null, note: '4111111111111111' }), 'x', 'card_number'],
    [
      'a card number in a line’s note',
      reduceCart(cartOf(shop.pouch), { type: 'note_set', lineId: 'L0' as LineId, note: '4111111111111111' }), 'x', 'card_number',
    ],
  ] satisfies [string, Cart, string, string][])('not with %s', (_why, cart, name, code) => {
    const answer = park(cart, name, by);
    expect(answer.ok ? 'parked' : answer.refusal.code).toBe(code);
  });

  test('not with nothing in it, nor beside as many as there may be', () => {
    expect(mayPark(emptyCart('sale-1' as SaleId), 0)).toMatchObject({ refusal: { code: 'empty_cart' } });
    expect(mayPark(cartOf(shop.pouch), parkedMax)).toMatchObject({ refusal: { code: 'too_many_parked' } });
    expect(mayPark(cartOf(shop.pouch), parkedMax - 1).ok).toBe(true);
  });

  test('and listed with its pieces, its total and what is one of a kind', () => {
    const cart = reduceCart(cartOf(shop.pouch, shop.vase, shop.mending), { type: 'quantity_set', lineId: 'L0' as LineId, quantity: 3 });
    expect(parkedSummary({ cart, name: '손님', ...by }, usualPolicy)).toEqual({
      saleId: 'sale-1', name: '손님', ...by, lines: 3, pieces: 5, total: 149_700, paid: 0, oneOffs: ['백자 달항아리'],
    });
  });
});

describe('a cart put aside is', () => {
  const parked = { cart: cartOf(shop.vase), name: '손님', ...by };

  test('called by another name, or by its first goods; when and by whom stay', () => {
    expect(renameParked(parked, ' 파란 가방 ')).toEqual({ ok: true, value: { ...parked, name: '파란 가방' } });
    expect(renameParked(parked, '')).toMatchObject({ ok: true, value: { name: '백자 달항아리', ...by } });
    expect(renameParked(parked, '4111-1111-1111-1111')).toMatchObject({ refusal: { code: 'card_number' } });
  });

  test('thrown away only where no money was taken for it, which its summary shows', () => {
    expect(mayVoid(parked.cart).ok).toBe(true);
    const paid = reduceCart(parked.cart, { type: 'tender_registered', tender: card });
    expect(mayVoid(paid)).toEqual({ ok: false, refusal: { code: 'tenders_registered', facts: { paid: 30_000 } } });
    expect(parkedSummary({ ...parked, cart: paid }, usualPolicy)).toMatchObject({ total: 120_000, paid: 30_000 });
    expect(park({ ...paid, taken: [{ ...card, approval: '4111111111111111' }] }, '', by)).toMatchObject({ refusal: { code: 'card_number' } });
  });
});

const card = { kind: 'card', amount: won(30_000), approval: '30012345', issuer: '우리', acquirer: '비씨', months: 0 } as const;

describe('a cart keeps what was taken for it', () => {
  test('in order, until it is taken back, ten at most; with it no cart is empty', () => {
    const transfer = { kind: 'transfer', amount: won(5_000), payer: '' } as const;
    const [one, two] = [card, transfer].map((tender) => ({ type: 'tender_registered', tender }) as const);
    if (one === undefined || two === undefined) throw new Error('two tenders');
    const paid = reduceCart(reduceCart(emptyCart('sale-1' as SaleId), one), two);
    expect([paid.taken, takenFor(paid), isEmptyCart(paid), isEmptyCart(emptyCart('a' as SaleId))]).toEqual([[card, transfer], 35_000, false, true]);
    expect(reduceCart(paid, { type: 'tender_taken_back', place: 0 }).taken).toEqual([transfer]);
    const most = Array.from({ length: 12 }, () => two).reduce(reduceCart, emptyCart('sale-1' as SaleId));
    expect(most.taken).toHaveLength(10);
  });
});

describe('a cart takes', () => {
  test('another price only where the price was typed', () => {
    const cart = cartOf(shop.pouch, shop.mending);
    const changed = ['L0', 'L1'].reduce((now, lineId) => reduceCart(now, { type: 'price_set', lineId: lineId as LineId, price: won(5_000) }), cart);
    expect(changed.lines.map(({ typedPrice }) => typedPrice)).toEqual([null, 5_000]);
  });

  test('notes, to a line and to the whole, but none too long', () => {
    const noted = reduceCart(reduceCart(cartOf(shop.pouch), { type: 'note_set', lineId: 'L0' as LineId, note: ' 각인 ' }), { type: 'note_set', lineId: null, note: '선물' });
    expect([noted.lines[0]?.note, noted.note]).toEqual(['각인', '선물']);
    expect(reduceCart(noted, { type: 'note_set', lineId: null, note: 'x'.repeat(101) })).toBe(noted);
  });
});

describe('a past receipt is asked for', () => {
  const day = '2026-11-23' as BusinessDate;
  const none = { number: null, receiptSeq: null, amount: null, approvalEnd: null, goods: null, serial: null };
  test.each([
    ['nothing', '', null, null],
    ['a day alone', ' ', day, { day, text: null }],
    ['a receipt number', '0001-01-1-000042', null, { day: null, text: { ...none, number: '0001-01-1-000042', goods: '0001-01-1-000042' } }],
    ['four digits', '1234', null, { day: null, text: { ...none, receiptSeq: 1_234, amount: 1_234, approvalEnd: '1234', goods: '1234' } }],
    ['an amount as written', '32,900원', day, { day, text: { ...none, receiptSeq: 32_900, amount: 32_900, goods: '32,900원' } }],
    ['an approval with letters', 'ab12', null, { day: null, text: { ...none, approvalEnd: 'AB12', goods: 'AB12' } }],
    ['goods', '달 항아리', null, { day: null, text: { ...none, goods: '달항아리' } }],
    ['one letter', '달', null, { day: null, text: none }],
    ['a barcode', '8801234567893', null, { day: null, text: { ...none, goods: '8801234567893' } }],
  ])('%s', (_what, text, on, query) => {
    expect(readReceiptQuery(text, on)).toEqual(query);
  });
});
