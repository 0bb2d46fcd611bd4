import { describe, expect, test } from 'vitest';
import type { Wanted } from '../../src/domain/consent.ts';
import type { AskedForLine, AskedForOrder, Off } from '../../src/domain/discount.ts';
import type { Fact, Sealed } from '../../src/domain/facts.ts';
import type { Funder } from '../../src/domain/funder.ts';
import type { BusinessDate, ItemId, LineId } from '../../src/domain/ids.ts';
import { usualDiscountLimits } from '../../src/domain/limits.ts';
import { won } from '../../src/domain/money.ts';
import type { Role } from '../../src/domain/permissions.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { usualPolicy } from '../../src/domain/pricing.ts';
import type { Promotion } from '../../src/domain/promotion.ts';
import { sealRefund, sealSale, type ProposedLine, type SaleFacts } from '../../src/domain/sale.ts';
import { facts, openLine, proposal, proposed, shop } from './shop.ts';
import { sold as receiptOf } from './sold.ts';

const bp = (amount: number): Off => ({ unit: 'bp', amount });
const off = (amount: number): Off => ({ unit: 'won', amount });
const onLine = (how: Off, funder: Funder = 'store'): AskedForLine => ({ kind: 'line', off: how, funder, reason: '' });
const staff = (how: Off): AskedForLine => ({ kind: 'staff', off: how, reason: '' });
const override = (price: number): AskedForLine => ({ kind: 'override', price: won(price), reason: '진열품' });
const coupon = (how: Off, funder: Funder = 'store'): AskedForOrder => ({ kind: 'coupon', off: how, funder, name: '오픈쿠폰', reason: '' });
const ask = (line: ProposedLine, ...asked: AskedForLine[]): ProposedLine => ({ ...line, asked });

type Asking = { readonly order?: readonly AskedForOrder[]; readonly world?: Partial<SaleFacts>; readonly tender?: 'card' };

function seal(total: number, lines: readonly ProposedLine[], { order = [], world = {}, tender }: Asking = {}): ReturnType<typeof sealSale> {
  const card = { kind: 'card', amount: won(total), approval: '30012345', issuer: 'OO카드', acquirer: 'OO카드', months: 0 } as const;
  const means = tender === 'card' && total > 0 ? card : { kind: 'cash', given: won(Math.ceil(total / 10) * 10) } as const;
  return sealSale({ ...proposal(total, ...lines), asked: order }, [means], facts(world));
}

function sold(...asking: Parameters<typeof seal>): Fact & { readonly kind: 'sale' } {
  const answer = seal(...asking);
  if (!answer.ok || answer.value.kind !== 'sale') throw new Error(JSON.stringify(answer));
  return answer.value;
}

function codeOf(...asking: Parameters<typeof seal>): string {
  const answer = seal(...asking);
  return answer.ok ? 'sold' : answer.refusal.code;
}

/** `account[kind] party line amount`, in order. */
function rows(fact: Fact): string[] {
  return postingsOf(fact).map(({ account, kind, party, line, amount, seller }) => (
    [`${account}${kind === '' ? '' : `[${kind}]`}`, party, line === 0 ? '' : `L${line}`, seller === 'maker' ? 'maker' : '', String(amount)]
      .filter(Boolean).join(' ')));
}

function by(role: Role, ...granted: readonly Partial<Wanted>[]): Partial<SaleFacts> {
  const isGranted = (wanted: Wanted): boolean => (
    granted.some((one) => Object.entries(one).every(([name, value]) => wanted[name as keyof Wanted] === value)));
  return { rights: { role, limits: usualDiscountLimits, isGranted } };
}

describe('postings of discounts (ledger.md 4, worked examples)', () => {
  test('15,000 consigned, 12,000 exempt special, 8,900 outright, less 3,000 by the store, by card', () => {
    const fact = sold(32_900, [proposed(shop.spoons), proposed(shop.essay), proposed(shop.pouch)], { order: [coupon(off(3_000))], tender: 'card' });
    expect(rows(fact)).toEqual([
      'sales L1 maker -15000', 'discount[coupon] store L1 maker 1253', 'vat_price L1 maker 1250', 'vat[goods] L1 maker -1250',
      'maker_share L1 maker 15000', 'maker_due[proceeds] L1 maker -15000',
      'sales L2 -12000', 'discount[coupon] store L2 1003', 'maker_share L2 12000', 'maker_due[proceeds] L2 -12000',
      'sales L3 -8900', 'discount[coupon] store L3 744', 'vat_price L3 741', 'vat[goods] L3 -741',
      'card[manual] OO카드 32900',
    ]);
    expect([fact.body.supply, fact.body.vat, fact.body.exempt]).toEqual([19_912, 1_991, 10_997]);
  });

  const spoons33 = (): Partial<SaleFacts> => ({ item: () => ({ ...shop.spoons, price: won(33_000) }) });
  test.each([
    ['store', ['discount[line] store L1 maker 3000']],
    ['maker', ['discount[line] maker L1 maker 3000', 'maker_due[funded] maker L1 maker 3000', 'recovery maker L1 maker -3000']],
    ['mall', ['discount[line] mall L1 maker 3000', 'mall_due[discount] mall L1 maker 3000', 'recovery mall L1 maker -3000']],
  ] as const)('33,000 consigned, 3,000 off by the %s', (funder, discounts) => {
    expect(rows(sold(30_000, [ask(proposed(shop.spoons), onLine(off(3_000), funder))], { world: spoons33(), tender: 'card' }))).toEqual([
      'sales L1 maker -33000', ...discounts, 'vat_price L1 maker 2727', 'vat[goods] L1 maker -2727', 'maker_share L1 maker 33000',
      'maker_due[proceeds] L1 maker -33000', 'card[manual] OO카드 30000',
    ]);
  });

  test('33,000, 2,000 of it points of the mall’s own: a discount that the mall owes, and VAT 2,818 of what is left', () => {
    const paid = [{ kind: 'card', amount: won(31_000), manual: true, approval: '1', issuer: '국민', acquirer: '국민', months: 0 }] as const;
    const { body } = receiptOf([{ unit: 33_000, off: [{ kind: 'points', funder: 'mall', amount: won(2_000) }] }], { tenders: () => [...paid] });
    expect(rows({ kind: 'sale', body: body as Sealed })).toEqual([
      'sales L1 -33000', 'discount[points] mall L1 2000', 'mall_due[discount] mall L1 2000', 'recovery mall L1 -2000', 'vat_price L1 2818',
      'vat[goods] L1 -2818', 'card[manual] 국민 31000',
    ]);
  });

  test('override 15,000 → 12,000, consigned: the shop bears it and the maker is owed the whole', () => {
    const posted = rows(sold(12_000, [ask(proposed(shop.spoons), override(12_000))]));
    expect(posted).toContain('discount[override] store L1 maker 3000');
    expect(posted).toContain('maker_due[proceeds] L1 maker -15000');
  });

  test('given away: the goods leave at their price, and no VAT is left', () => {
    expect(rows(sold(0, [ask(proposed(shop.pouch), onLine(bp(10_000)))]))).toEqual(['sales L1 -8900', 'discount[line] store L1 8900']);
  });
});

describe('what is sealed is what was asked, worked out by the house', () => {
  test('E50 what was shown is what is charged: shares, VAT and total are the house’s own', () => {
    const { body } = sold(13_500 + 8_900, [ask(proposed(shop.spoons), { ...onLine(bp(1_000)), reason: ' 흠집 ' }), proposed(shop.pouch)]);
    expect(body.lines.map(({ gross, net, discounts }) => [gross, net, discounts])).toEqual([
      [15_000, 13_500, [{ kind: 'line', funder: 'store', amount: 1_500, reason: '흠집' }]], [8_900, 8_900, []],
    ]);
  });

  test('E47 one won is left of a discounted receipt: it is sold, in real coins', () => {
    expect(sold(8_899, [ask(proposed(shop.pouch), onLine(off(1)))]).body.total).toBe(8_899);
    expect(sold(1, [ask(proposed(shop.pouch), onLine(off(8_899)))]).body.tenders).toEqual([{ kind: 'cash', due: 1, given: 10, change: 10 }]);
  });

  test('J92 a total, an amount or a share that the screen made up is refused', () => {
    const line = ask(proposed(shop.pouch), onLine(bp(1_000)));
    expect(codeOf(8_009, [line])).toBe('price_changed');
    expect(codeOf(8_010, [proposed(shop.pouch)])).toBe('price_changed');
    expect(codeOf(8_010, [{ ...line, asked: [onLine(bp(1_000)), onLine(bp(1))] }])).toBe('bad_discount');
    expect(codeOf(0, [ask(proposed(shop.pouch), onLine(bp(20_000)))])).toBe('bad_discount');
    expect(codeOf(9_400, [ask(proposed(shop.pouch), onLine(off(-500)))])).toBe('bad_discount');
    expect(codeOf(8_900, [ask(proposed(shop.pouch), override(9_900))])).toBe('bad_discount');
    expect(codeOf(8_900, [proposed(shop.pouch)], { order: [{ kind: 'coupon', off: off(1), funder: 'store', name: '4111 1111 1111 1111', reason: '' }] })).toBe('bad_discount');
  });

  test('a discount that a maker bears needs a maker on every line it falls on', () => {
    expect(codeOf(7_900, [ask(proposed(shop.pouch), onLine(off(1_000), 'maker'))])).toBe('discount_without_maker');
    expect(codeOf(20_900, [proposed(shop.spoons), proposed(shop.pouch)], { order: [coupon(off(3_000), 'maker')] })).toBe('discount_without_maker');
  });

  test('goods that come back without their receipt are given nothing off', () => {
    const back = ask(proposed(shop.pouch, 1, 8_900), onLine(bp(5_000)));
    const answer = sealRefund({ ...proposal(8_900, back), asked: [coupon(off(100))] }, { reason: '흠집', restock: true }, facts());
    expect(answer.ok && (answer.value.body as Sealed).lines[0]).toMatchObject({ gross: 8_900, net: 8_900, discounts: [] });
  });
});

describe('a price that changed while the cart was open', () => {
  const shown = (price: number): ProposedLine => ({ ...proposed(shop.pouch), shownPrice: won(price) });
  test('keeps what the customer was shown, when the house knows that it was', () => {
    const wasShown = (line: LineId, item: ItemId, price: number): boolean => line === 'L3' && item === 3 && price === 8_000;
    expect(sold(8_000, [shown(8_000)], { world: { wasShown } }).body.lines[0]).toMatchObject({ listPrice: 8_000, gross: 8_000, net: 8_000 });
    expect(codeOf(7_000, [shown(7_000)], { world: { wasShown } })).toBe('price_changed');
  });
  test('J92 a shown price that nobody showed counts for nothing', () => {
    expect(codeOf(8_000, [shown(8_000)])).toBe('price_changed');
    expect(sold(8_900, [shown(8_000)]).body.lines[0]?.listPrice).toBe(8_900);
  });
  test('a line whose price was typed has no listed one to be shown', () => {
    const mending = { ...proposed(shop.mending, 1, 500), shownPrice: won(9) };
    expect(sold(500, [mending], { world: { wasShown: () => true } }).body.lines[0]).toMatchObject({ listPrice: null, typedPrice: 500 });
  });
});

describe('J88 who may take how much off', () => {
  const pouch = (...asked: AskedForLine[]): ProposedLine => ask(proposed(shop.pouch), ...asked);
  const table: readonly [string, Role, number, readonly ProposedLine[], readonly AskedForOrder[], string][] = [
    ['a cashier 10 %', 'cashier', 8_010, [pouch(onLine(bp(1_000)))], [], 'sold'],
    ['a cashier 10 % and a won', 'cashier', 8_009, [pouch(onLine(off(891)))], [], 'discount_beyond_limit'],
    ['a part of a won at the limit', 'cashier', 11, [ask(openLine('x', 13), onLine(bp(1_000)))], [], 'sold'],
    ['a cashier the whole cart beyond', 'cashier', 5_900, [pouch()], [coupon(off(3_000))], 'discount_beyond_limit'],
    ['a cashier lines and whole together beyond', 'cashier', 7_910, [pouch(onLine(bp(1_000)))], [coupon(off(100))], 'discount_beyond_limit'],
    ['a senior 20 %', 'senior', 7_120, [pouch(onLine(bp(2_000)))], [], 'sold'],
    ['a senior for staff', 'senior', 8_010, [pouch(staff(bp(1_000)))], [], 'sold'],
    ['a cashier for staff', 'cashier', 8_010, [pouch(staff(bp(1_000)))], [], 'staff_needs_consent'],
    ['a cashier for staff on the whole', 'cashier', 8_010, [pouch()], [{ kind: 'staff', off: bp(1_000), reason: '' }], 'staff_needs_consent'],
    ['a senior for staff and off the line, together the limit', 'senior', 7_129, [pouch(onLine(off(881)), staff(off(890)))], [], 'sold'],
    ['a senior for staff and off the line, together beyond', 'senior', 7_109, [pouch(onLine(off(901)), staff(off(890)))], [], 'discount_beyond_limit'],
    ['a cashier another price', 'cashier', 8_800, [pouch(override(8_800))], [], 'override_needs_consent'],
    ['a manager another price', 'manager', 100, [pouch(override(100))], [], 'sold'],
    ['a cashier free', 'cashier', 0, [pouch(onLine(bp(10_000)))], [], 'free_needs_consent'],
    ['a cashier free by price', 'cashier', 0, [pouch(override(0))], [], 'free_needs_consent'],
    ['a senior the whole free', 'senior', 0, [pouch()], [coupon(bp(10_000))], 'free_needs_consent'],
    ['a manager free', 'manager', 0, [pouch(onLine(bp(10_000)))], [], 'sold'],
    ['a senior by the maker', 'senior', 14_000, [ask(proposed(shop.spoons), onLine(off(1_000), 'maker'))], [], 'funded_needs_consent'],
    ['a senior by the mall, on the whole', 'senior', 8_800, [pouch()], [coupon(off(100), 'mall')], 'funded_needs_consent'],
    ['an owner by the mall', 'owner', 8_800, [pouch()], [coupon(off(100), 'mall')], 'sold'],
    ['support anything', 'support', 8_899, [pouch(onLine(off(1)))], [], 'discount_beyond_limit'],
  ];
  test.each(table)('%s (%s)', (_what, role, total, lines, order, code) => {
    expect(codeOf(total, lines, { order, world: by(role) })).toBe(code);
  });

  test('what a promotion gave is nobody’s to be allowed: it counts in no limit', () => {
    const half: Promotion = {
      id: 'p1', name: '반값', from: '2026-01-01' as BusinessDate, until: null, funder: 'store', scope: { items: [], makers: [], categories: [] },
      rule: { kind: 'percent', bp: 5_000 }, ended: false,
    };
    const world = { ...by('cashier'), policy: { ...usualPolicy, promotions: [half] } };
    expect(codeOf(4_005, [pouch(onLine(bp(1_000)))], { world })).toBe('sold');
    expect(codeOf(3_560, [pouch()], { order: [coupon(off(890))], world })).toBe('sold');
    expect(codeOf(3_559, [pouch()], { order: [coupon(off(891))], world })).toBe('discount_beyond_limit');
  });

  test('leave for a new price is for what it takes off all pieces, and for no more of them', () => {
    const consent = { action: 'override_price', subject: 'sale-1', lineId: 'L3', amount: 900 } as const as Partial<Wanted>;
    const cheaper = (price: number, quantity = 1): ProposedLine => ({ ...pouch(override(price)), quantity });
    expect(codeOf(8_000, [cheaper(8_000)], { world: by('cashier', consent) })).toBe('sold');
    expect(codeOf(16_900, [cheaper(8_450, 2)], { world: by('cashier', consent) })).toBe('sold');
    const more = seal(16_000, [cheaper(8_000, 2)], { world: by('cashier', consent) });
    expect(more.ok ? null : more.refusal).toEqual({
      code: 'override_needs_consent', facts: { action: 'override_price', lineId: 'L3', amount: 1_800 },
    });
  });

  test('the refusal tells the limit and what leave is wanted for', () => {
    const answer = seal(6_900, [pouch(onLine(off(2_000)))], { world: by('senior') });
    expect(answer.ok ? null : answer.refusal).toEqual({
      code: 'discount_beyond_limit', facts: { action: 'discount_beyond_limit', lineId: 'L3', amount: 2_000, most: 20 },
    });
    const whole = seal(5_900, [pouch()], { order: [coupon(off(3_000))], world: by('cashier') });
    expect(whole.ok ? null : whole.refusal.facts).toEqual({ action: 'discount_beyond_limit', lineId: '', amount: 3_000, most: 10 });
  });

  test('a consent is for that cart, line and amount; for support there is none', () => {
    const consent = { action: 'discount_beyond_limit', subject: 'sale-1', lineId: 'L3', amount: 2_000 } as const as Partial<Wanted>;
    expect(codeOf(6_900, [pouch(onLine(off(2_000)))], { world: by('cashier', consent) })).toBe('sold');
    expect(codeOf(6_899, [pouch(onLine(off(2_001)))], { world: by('cashier', consent) })).toBe('discount_beyond_limit');
    expect(codeOf(6_900, [pouch(onLine(off(2_000)))], { world: by('support', consent) })).toBe('discount_beyond_limit');
  });
});
