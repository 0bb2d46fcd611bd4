/** The discounts' part of the story: every refusal that a cashier meets, and what a manager may. Ids under d are never sealed but the last two. */
import { step, type Step } from './step.ts';

const off = (amount: number, unit = 'won'): object => ({ unit, amount });
const onLine = (how: object, funder = 'store', reason = ''): object => ({ kind: 'line', off: how, funder, reason });
const staff = { kind: 'staff', off: off(500, 'bp') };
const override = (price: number, reason = '진열품'): object => ({ kind: 'override', price, reason });
const coupon = (amount: number, name = '오픈쿠폰'): object => ({ kind: 'coupon', off: off(amount), funder: 'store', name });
/** One piece of an item: 1 is 15,000 won and a maker's, 3 is 8,900 won and nobody's. */
const line = (itemId: number, ...asked: object[]): object => ({ lineId: `L${itemId}`, itemId, open: null, quantity: 1, typedPrice: null, asked });
const sale = (saleId: string, lines: object[], expectedTotal: number, asked: object[] = []): object => ({
  saleId, lines, asked, tenders: [{ kind: 'cash', given: Math.ceil(expectedTotal / 10) * 10 }], expectedTotal,
});
const refused = (expect: string, ...parts: Parameters<typeof sale>): Step => step('sale.commit', expect, sale(...parts));
const limits = (lineBp: number): object => ({ cashier: { lineBp, orderBp: 1_000 }, senior: { lineBp: 2_000, orderBp: 2_000 } });
const cardNumber = '4111 1111 1111 1111';

/** By a cashier, who goes to 10 % alone. */
export const discountsRefused: readonly Step[] = [
  refused('bad_discount', 'd1', [line(3, override(9_000))], 8_900),
  refused('bad_discount', 'd1', [line(3, onLine(off(1)), onLine(off(2)))], 8_898),
  refused('bad_discount', 'd1', [line(3, onLine(off(1), 'store', cardNumber))], 8_899),
  refused('bad_input', 'd1', [line(3, onLine(off(10_001, 'bp')))], 0),
  refused('bad_input', 'd1', [line(3, onLine(off(-1)))], 8_901),
  refused('bad_input', 'd1', [line(3, { ...onLine(off(1)), amount: 8_000 })], 900),
  refused('discount_without_maker', 'd1', [line(3, onLine(off(100), 'maker'))], 8_800),
  refused('discount_beyond_limit', 'd1', [line(3, onLine(off(2_000)))], 6_900),
  refused('discount_beyond_limit', 'd1', [line(1)], 12_000, [coupon(3_000)]),
  refused('override_needs_consent', 'd1', [line(1, override(12_000))], 12_000),
  refused('free_needs_consent', 'd1', [line(3, onLine(off(10_000, 'bp')))], 0),
  refused('funded_needs_consent', 'd1', [line(1, onLine(off(100), 'maker'))], 14_900),
  refused('staff_needs_consent', 'd1', [line(3, staff)], 8_455),
  refused('price_changed', 'd1', [line(3, onLine(off(1_000, 'bp')))], 8_900),
  refused('price_changed', 'd1', [{ ...line(3), shownPrice: 5_000 }], 5_000),
  step('truncation.set', 'not_allowed', { truncation: '10' }),
  step('limits.set', 'not_allowed', limits(1_500)),
  step('draft.save', 'card_number', { screenId: 'right', cart: { saleId: 'd1', kind: 'sale', selected: null, lines: [], asked: [coupon(1, cardNumber)] } }),
];

/** By a manager: totals are cut to tens, and what was given is told line by line. */
export const discountsGiven: readonly Step[] = [
  step('truncation.set', 'ok', { truncation: '10' }, { shows: { truncation: '10' } }),
  step('till.state', 'ok', {}, { shows: { truncation: '10' } }),
  step('sale.commit', 'ok', sale('d2', [line(1, onLine(off(1_500, 'bp')), override(12_350)), line(3, onLine(off(10_000, 'bp')))], 10_490)),
  step('receipt.read', 'ok', { saleId: 'd2' }, {
    shows: { lines: [
      { net: 10_490, discounts: [{ kind: 'override', amount: 2_650 }, { kind: 'line', amount: 1_853 }, { kind: 'truncation', amount: 7 }] },
      { net: 0, discounts: [{ kind: 'line', amount: 8_900 }] },
    ] },
  }),
  step('sale.commit', 'ok', sale('d3', [line(1), line(3)], 20_900, [coupon(3_000)]), { shows: { receipt: { total: 20_900, vat: 1_900 } } }),
  step('truncation.set', 'ok', { truncation: 'none' }),
  step('limits.set', 'bad_input', limits(10_001)),
  step('limits.set', 'ok', limits(1_500), { shows: limits(1_500) as Record<string, unknown> }),
  step('till.state', 'ok', {}, { shows: { limits: limits(1_500) } }),
  step('limits.set', 'ok', limits(1_000)),
];
