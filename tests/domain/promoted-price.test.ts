/** What promotions do to the price of a cart, beside what is given by hand. */
import { expect, test } from 'vitest';
import type { BusinessDate, ItemId, MakerId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { price, usualPolicy, type PricedInput, type PricingPolicy } from '../../src/domain/pricing.ts';
import type { Promotion } from '../../src/domain/promotion.ts';

const tenth: Promotion = {
  id: 'p', name: '가을 행사', from: '2026-01-01' as BusinessDate, until: null, funder: 'maker', ended: false,
  scope: { items: [], makers: [], categories: [] }, rule: { kind: 'percent', bp: 1_000 },
};
const under = (...promotions: readonly Promotion[]): PricingPolicy => ({ ...usualPolicy, promotions });
const line = (part: Partial<PricedInput> = {}): PricedInput => ({
  listPrice: won(10_000), typedPrice: null, quantity: 1, taxClass: 'taxable', itemId: 1 as ItemId, makerId: 7 as MakerId, category: '도자', ...part,
});

test('what a promotion gives is a discount with its name and who bears it, and VAT is of what is left', () => {
  const priced = price([line({ quantity: 2 }), line({ taxClass: 'exempt' })], [], under(tenth));
  expect(priced.lines.map(({ discounts, net }) => [discounts, net])).toEqual([
    [[{ kind: 'promo', funder: 'maker', amount: 2_000, name: '가을 행사' }], 18_000],
    [[{ kind: 'promo', funder: 'maker', amount: 1_000, name: '가을 행사' }], 9_000],
  ]);
  expect([priced.gross, priced.total, priced.tax]).toEqual([30_000, 27_000, { supply: 16_364, vat: 1_636, exempt: 9_000 }]);
});

test('goods of no maker have nobody else to bear it than the store', () => {
  expect(price([line({ makerId: null })], [], under(tenth)).lines[0]?.discounts[0]?.funder).toBe('store');
  expect(price([line({ makerId: null })], [], under({ ...tenth, funder: 'mall' })).lines[0]?.discounts[0]?.funder).toBe('mall');
});

test('what is given by hand is taken off what the promotion left', () => {
  const asked = [{ kind: 'line', off: { unit: 'bp', amount: 1_000 }, funder: 'store', reason: '' }] as const;
  const priced = price([line({ asked })], [{ kind: 'coupon', off: { unit: 'won', amount: 100 }, funder: 'store', name: '', reason: '' }], under(tenth));
  expect(priced.lines[0]?.discounts.map(({ kind, amount }) => [kind, amount])).toEqual([['promo', 1_000], ['line', 900], ['coupon', 100]]);
  expect(priced.total).toBe(8_000);
});

test('a price that was typed, or given instead of the listed one, is what it is; an open-price line too', () => {
  const instead = line({ asked: [{ kind: 'override', price: won(9_500), reason: '흠집' }] });
  const { lines } = price([instead, line({ typedPrice: won(8_000) }), line({ itemId: null })], [], under(tenth));
  expect(lines.map(({ net, discounts }) => [net, discounts.map(({ kind }) => kind)])).toEqual([[9_500, ['override']], [8_000, []], [10_000, []]]);
});

test('without promotions nothing is given', () => {
  expect(price([line({ quantity: 3 })], [], under()).lines[0]?.discounts).toEqual([]);
});
