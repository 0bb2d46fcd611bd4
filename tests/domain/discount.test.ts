import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyCart, reduceCart, type Cart, type CartAction } from '../../src/domain/cart.ts';
import { discountSums, isAskable, takenOff, type AskedForLine, type AskedForOrder, type Off } from '../../src/domain/discount.ts';
import { readTruncation, type Truncation } from '../../src/domain/truncation.ts';
import type { LineId, SaleId } from '../../src/domain/ids.ts';
import { sum, won } from '../../src/domain/money.ts';
import { price, type PricedInput, type PricingPolicy } from '../../src/domain/pricing.ts';
import { usualTax } from '../../src/domain/tax.ts';
import { shop } from './shop.ts';

const bp = (amount: number): Off => ({ unit: 'bp', amount });
const off = (amount: number): Off => ({ unit: 'won', amount });
const onLine = (how: Off): AskedForLine => ({ kind: 'line', off: how, funder: 'store', reason: '' });
const coupon = (how: Off, name = ''): AskedForOrder => ({ kind: 'coupon', off: how, funder: 'store', name, reason: '' });
const line = (each: number, quantity = 1, ...asked: AskedForLine[]): PricedInput => (
  { listPrice: won(each), typedPrice: null, quantity, taxClass: 'taxable', asked });
const cutTo = (truncation: Truncation): PricingPolicy => ({ truncation, tax: usualTax, promotions: [] });
const shares = (lines: readonly PricedInput[], order: readonly AskedForOrder[]): number[] => (
  price(lines, order).lines.map(({ discounts }) => sum(discounts.map(({ amount }) => amount))));

describe('a discount on the whole is shared out by largest remainder (korea.md 1, worked numbers)', () => {
  test.each([
    ['1,000 over 3,300 × 3', [line(3_300), line(3_300), line(3_300)], 1_000, [334, 333, 333]],
    ['999 over 5,000 × 2', [line(5_000), line(5_000)], 999, [500, 499]],
    ['3,000 over 15,000, 12,000 and 8,900', [line(15_000), { ...line(12_000), taxClass: 'exempt' }, line(8_900)], 3_000, [1_253, 1_003, 744]],
    ['more than there is', [line(5_000), line(0), line(100)], 9_999, [5_000, 0, 100]],
    ['nothing to share over', [line(0)], 500, [0]],
  ] as const)('%s', (_what, lines, amount, expected) => {
    expect(shares(lines, [coupon(off(amount))])).toEqual(expected);
  });

  test('VAT comes after it: 19,912 + 1,991 + 10,997 = 32,900', () => {
    const priced = price([line(15_000), { ...line(12_000), taxClass: 'exempt' }, line(8_900)], [coupon(off(3_000), '오픈쿠폰')]);
    expect(priced.lines.map(({ net, vat }) => [net, vat])).toEqual([[13_747, 1_250], [10_997, 0], [8_156, 741]]);
    expect([priced.gross, priced.total, priced.tax]).toEqual([35_900, 32_900, { supply: 19_912, vat: 1_991, exempt: 10_997 }]);
    expect(discountSums(priced.lines)).toEqual([{ kind: 'coupon', name: '오픈쿠폰', amount: 3_000 }]);
  });
});

describe('a part of a won and round numbers go to the customer (korea.md 6)', () => {
  test.each([
    ['none', 10_497, []], ['1', 10_497, []], ['10', 10_490, [7]], ['100', 10_400, [97]],
  ] as const)('12,350 less 15 %%, cut to %s: %d', (truncation, total, cut) => {
    const priced = price([line(12_350, 1, onLine(bp(1_500)))], [], cutTo(truncation));
    expect(priced.total).toBe(total);
    expect(priced.lines[0]?.discounts.map(({ kind, amount }) => [kind, amount])).toEqual([['line', 1_853], ...cut.map((amount) => ['truncation', amount])]);
  });

  test('a total that nobody discounted is never cut', () => {
    expect(price([line(12_345)], [], cutTo('100')).total).toBe(12_345);
  });

  test('the cut falls on all lines, and parts sum to the whole', () => {
    const priced = price([line(3_333, 1, onLine(bp(1_000))), line(5_555)], [], cutTo('100'));
    expect(priced.lines.map(({ net }) => net)).toEqual([2_980, 5_520]);
    expect(discountSums(priced.lines)).toEqual([{ kind: 'line', name: '', amount: 334 }, { kind: 'truncation', name: '', amount: 54 }]);
  });

  test.each([['', 'none'], ['10', '10'], ['5', 'none'], ['none', 'none']])('the setting %j reads as %s', (setting, read) => {
    expect(readTruncation(setting)).toBe(read);
  });
});

describe('a line is discounted in one order: a new price, then off it, then for staff', () => {
  const override: AskedForLine = { kind: 'override', price: won(12_000), reason: '진열품' };
  const staff: AskedForLine = { kind: 'staff', off: bp(2_000), reason: '' };
  test('each from what the one before left, and off every piece', () => {
    const priced = price([line(15_000, 2, staff, onLine(bp(1_000)), override)]);
    expect(priced.lines[0]).toMatchObject({
      gross: 30_000, net: 17_280,
      discounts: [{ kind: 'override', amount: 6_000, reason: '진열품' }, { kind: 'line', amount: 2_400 }, { kind: 'staff', amount: 4_320 }],
    });
  });
  test('the whole is then less what it is for staff, and a coupon takes from what that left', () => {
    const forStaff: AskedForOrder = { kind: 'staff', off: bp(1_000), reason: '' };
    const priced = price([line(10_000), line(5_000)], [coupon(bp(1_000)), forStaff]);
    expect(priced.lines.map(({ discounts }) => discounts.map(({ kind, amount }) => [kind, amount]))).toEqual([
      [['staff', 1_000], ['coupon', 900]], [['staff', 500], ['coupon', 450]],
    ]);
    expect(price([line(10_000)], [coupon(off(500)), forStaff]).total).toBe(8_500);
  });
  test('all of it is all of it, and nothing more can be lost', () => {
    const priced = price([line(8_900, 1, onLine(bp(10_000)), staff)], [coupon(off(500))], cutTo('100'));
    expect([priced.total, priced.lines[0]?.discounts.length]).toEqual([0, 1]);
  });
  test('a new price above the old one takes nothing off', () => {
    expect(price([line(100, 1, { ...override, price: won(200) })]).total).toBe(100);
  });
  test('of its own: what no line can lose is not a discount', () => {
    expect(price([line(0, 1, onLine(off(500)))]).lines[0]?.discounts).toEqual([]);
    expect(takenOff(won(100), off(-5))).toBe(0);
  });
});

describe('what can be asked', () => {
  test.each([
    [onLine(bp(1)), true], [onLine(bp(10_000)), true], [onLine(bp(10_001)), false], [onLine(bp(0)), false], [onLine(bp(0.5)), false],
    [onLine(off(1)), true], [onLine(off(-1)), false], [{ ...onLine(off(1)), reason: '4111 1111 1111 1111' }, false],
    [{ ...onLine(off(1)), reason: 'x'.repeat(61) }, false], [coupon(off(1), 'x'.repeat(41)), false], [coupon(off(1), '4111111111111111'), false],
    [{ kind: 'override', price: won(0), reason: '덤' }, true], [{ kind: 'override', price: won(0), reason: ' ' }, false],
    [{ kind: 'override', price: won(-1), reason: '덤' }, false],
  ] as const)('%j: %s', (asked, can) => expect(isAskable(asked)).toBe(can));
});

const L1 = 'L1' as LineId;
const L2 = 'L2' as LineId;
function cartAfter(...actions: readonly CartAction[]): Cart {
  return actions.reduce(reduceCart, emptyCart('s1' as SaleId));
}
const scan = (lineId: LineId): CartAction => ({ type: 'item_added', lineId, item: shop.pouch, typedPrice: null });
const ask = (asked: AskedForLine): CartAction => ({ type: 'discount_asked', lineId: L1, asked });

describe('a discount belongs to the cart', () => {
  test('E54 nothing that is done elsewhere wipes it: quantity, note, another line, a tender, the selection', () => {
    const cart = cartAfter(
      scan(L1), ask(onLine(bp(1_000))), { type: 'order_discount_asked', asked: coupon(off(3_000), '오픈쿠폰') },
      { type: 'quantity_set', lineId: L1, quantity: 5 }, { type: 'note_set', lineId: L1, note: '선물' }, scan(L2),
      { type: 'tender_registered', tender: { kind: 'transfer', amount: won(10), payer: '' } }, { type: 'line_removed', lineId: L2 },
      { type: 'selected', lineId: L1 },
    );
    expect([cart.lines[0]?.asked, cart.asked]).toEqual([[onLine(bp(1_000))], [coupon(off(3_000), '오픈쿠폰')]]);
    expect(price(cart.lines, cart.asked).total).toBe(44_500 - 4_450 - 3_000);
  });

  test('one of each kind: another takes its place, and it can be dropped', () => {
    const cart = cartAfter(scan(L1), ask(onLine(bp(1_000))), ask({ kind: 'staff', off: bp(500), reason: '' }), ask(onLine(off(700))));
    expect(cart.lines[0]?.asked).toEqual([{ kind: 'staff', off: bp(500), reason: '' }, onLine(off(700))]);
    const less = reduceCart(cart, { type: 'discount_dropped', lineId: L1, kind: 'line' });
    expect(less.lines[0]?.asked).toEqual([{ kind: 'staff', off: bp(500), reason: '' }]);
    expect(cartAfter({ type: 'order_discount_asked', asked: coupon(off(1)) }, { type: 'order_discount_dropped', kind: 'coupon' }).asked).toEqual([]);
  });

  test('the next piece of a discounted thing is a line of its own, at its listed price; a one-off is never two', () => {
    expect(cartAfter(scan(L1), ask(onLine(bp(1_000))), scan(L2)).lines.map(({ asked, quantity }) => [asked.length, quantity])).toEqual([[1, 1], [0, 1]]);
    const vase = (lineId: LineId): CartAction => ({ type: 'item_added', lineId, item: shop.vase, typedPrice: null });
    expect(cartAfter(vase(L1), ask(onLine(bp(1_000))), vase(L2)).lines).toHaveLength(1);
  });

  test('what cannot be asked changes nothing, and nothing is taken off goods that come back', () => {
    const cart = cartAfter(scan(L1));
    expect(reduceCart(cart, ask(onLine(bp(10_001))))).toBe(cart);
    expect(reduceCart(cart, { type: 'order_discount_asked', asked: coupon(off(0)) })).toBe(cart);
    const back = reduceCart(emptyCart('s2' as SaleId, 'refund'), { type: 'item_added', lineId: L1, item: shop.pouch, typedPrice: won(8_900) });
    expect(reduceCart(back, ask(onLine(bp(1_000)))).lines[0]?.asked).toEqual([]);
  });
});

const offs: fc.Arbitrary<Off> = fc.oneof(
  fc.record({ unit: fc.constant('won' as const), amount: fc.integer({ min: 1, max: 200_000 }) }),
  fc.record({ unit: fc.constant('bp' as const), amount: fc.integer({ min: 1, max: 10_000 }) }),
);
const funders = fc.constantFrom('store' as const, 'maker' as const, 'mall' as const);
const lineAsked: fc.Arbitrary<AskedForLine> = fc.oneof(
  fc.record({ kind: fc.constant('line' as const), off: offs, funder: funders, reason: fc.constant('') }),
  fc.record({ kind: fc.constant('staff' as const), off: offs, reason: fc.constant('') }),
  fc.record({ kind: fc.constant('override' as const), price: fc.integer({ min: 0, max: 120_000 }).map(won), reason: fc.constant('r') }),
);
const orderAsked: fc.Arbitrary<AskedForOrder> = fc.oneof(
  fc.record({ kind: fc.constant('coupon' as const), off: offs, funder: funders, name: fc.constant('c'), reason: fc.constant('') }),
  fc.record({ kind: fc.constant('staff' as const), off: offs, reason: fc.constant('') }),
);
const someLines: fc.Arbitrary<PricedInput[]> = fc.array(fc.record({
  listPrice: fc.integer({ min: 0, max: 150_000 }).map(won), typedPrice: fc.constant(null), quantity: fc.integer({ min: 1, max: 12 }),
  taxClass: fc.constantFrom('taxable' as const, 'exempt' as const),
  asked: fc.uniqueArray(lineAsked, { selector: ({ kind }) => kind, maxLength: 3 }),
}), { minLength: 1, maxLength: 12 });
const orders = fc.uniqueArray(orderAsked, { selector: ({ kind }) => kind, maxLength: 2 });

test('E48, E51 laws: parts sum to the whole, nothing is below 0, supply + VAT + exempt = total, for any lines and discounts', () => {
  fc.assert(fc.property(someLines, orders, fc.constantFrom('none', '1', '10', '100' as const), (lines, order, truncation) => {
    const priced = price(lines, order, cutTo(truncation));
    for (const each of priced.lines) {
      expect(each.discounts.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
      expect(each.net).toBe(each.gross - sum(each.discounts.map(({ amount }) => amount)));
      expect(each.net >= 0 && each.vat >= 0 && each.vat <= each.net).toBe(true);
    }
    expect(sum(priced.lines.map(({ net }) => net))).toBe(priced.total);
    expect(priced.tax.supply + priced.tax.vat + priced.tax.exempt).toBe(priced.total);
    expect(sum(priced.lines.map(({ vat }) => vat))).toBe(priced.tax.vat);
    expect(priced.gross - sum(discountSums(priced.lines).map(({ amount }) => amount))).toBe(priced.total);
    const isDiscounted = priced.lines.some(({ discounts }) => discounts.length > 0);
    if (truncation === '10' || truncation === '100') expect(isDiscounted ? priced.total % Number(truncation) : 0).toBe(0);
  }), { seed: 20261122, numRuns: 5_000 });
});
