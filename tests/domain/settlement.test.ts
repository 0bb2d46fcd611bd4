import { describe, expect, test } from 'vitest';
import type { Contract } from '../../src/domain/catalog.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { BusinessDate, MakerId } from '../../src/domain/ids.ts';
import { won, zero, type Won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { figuresOf, payable, payMaker, settleMaker, type LifeSums } from '../../src/domain/settlement.ts';
import type { MakerSettledBody } from '../../src/domain/settlement-body.ts';

const contract = (change: Partial<Contract> = {}): Contract => (
  { kind: 'consign', version: 1, rateBp: 2_000, base: 'maker', vatMode: 'included', ...change });
const sums = (gross: number, change: Partial<Record<keyof LifeSums, number>> = {}): LifeSums => {
  const all = { gross, discountStore: 0, discountMaker: 0, discountMall: 0, fees: 0, returned: 0, compensation: 0, ...change };
  return Object.fromEntries(Object.entries(all).map(([name, amount]) => [name, won(amount)])) as LifeSums;
};

type Key = Parameters<typeof settleMaker>[0]['keys'][number];
const key = (of: LifeSums, terms: Contract = contract(), tax: 'T' | 'E' = 'T'): Key => ({ terms, tax, sums: of });

function settled(keys: readonly Key[], previous: MakerSettledBody | null = null, paidSoFar = 0): MakerSettledBody {
  const made = settleMaker({
    makerId: 1 as MakerId, name: '흙과 불', previous, keys, paidSoFar: won(paidSoFar), shift: (previous?.shift ?? 0) + 1,
    day: '2026-11-30' as BusinessDate,
  });
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

const bal = (fact: Fact, account: string, kind = ''): number => postingsOf(fact)
  .filter((each) => each.account === account && (kind === '' || each.kind === kind)).reduce((all, { amount }) => all + amount, 0);
const factOf = (body: MakerSettledBody): Fact => ({ kind: 'maker_settled', body });

describe('ledger 4, second table: 33,000 (book 12,000) at 20 %', () => {
  const general = contract({ kind: 'special' });
  const cannot = contract({ kind: 'special', taxType: 'unregistered' });
  const added = contract({ vatMode: 'added' });
  // Margin and the store's VAT by identity I5, over the sale's own postings and the settlement's.
  test.each<[string, Key, number, number, number]>([
    ['special, the maker invoices 24,000 + 2,400', key(sums(33_000), general), 26_400, 6_000, 600],
    ['special, the maker cannot', key(sums(33_000), cannot), 26_400, 3_600, 3_000],
    ['consign, VAT included', key(sums(33_000)), 26_400, 6_000, 600],
    ['consign, VAT added', key(sums(33_000), added), 25_740, 6_600, 660],
    ['book, special', key(sums(12_000), general, 'E'), 9_600, 2_400, 0],
    ['book, consign included', key(sums(12_000), contract(), 'E'), 9_600, 2_182, 218],
    ['book, consign added', key(sums(12_000), added, 'E'), 9_360, 2_400, 240],
    ['rate 0', key(sums(33_000), contract({ rateBp: 0 })), 33_000, 0, 0],
    ['consign, 3,000 off by the store', key(sums(33_000, { discountStore: 3_000 })), 26_400, 3_000, 600],
    ['consign, 3,000 off by the maker', key(sums(33_000, { discountMaker: 3_000 })), 24_000, 5_455, 545],
    ['consign, 3,000 off by the mall', key(sums(33_000, { discountMall: 3_000 })), 26_400, 6_000, 600],
  ])('%s', (_name, of, due, margin, vat) => {
    const body = settled([of]);
    expect(body.closing).toBe(due);
    const fact = factOf(body);
    const { gross, discountStore, discountMaker, discountMall } = of.sums;
    const net = gross - discountStore - discountMaker - discountMall;
    const isStores = of.terms.kind === 'special';
    const vatOfSale = of.tax === 'T' && isStores ? Math.round(net / 11) : 0;
    const storesVat = vatOfSale - bal(fact, 'vat');
    // −bal(sales, discount, recovery, maker_share, commission) − bal(vat_price, store): the sale posts maker_share +gross.
    const marginNow = net + discountMaker + discountMall - gross - bal(fact, 'maker_share') - bal(fact, 'commission') - vatOfSale;
    expect([storesVat, marginNow]).toEqual([vat, margin]);
    expect(net + discountMall).toBe(due + marginNow + storesVat);
  });

  test('outright: the maker owes what it gave off goods of the shop’s, and nothing else', () => {
    const body = settled([key(sums(33_000, { discountMaker: 3_000, discountStore: 500 }), contract({ kind: 'outright' }))]);
    expect(body.closing).toBe(-3_000);
    expect(postingsOf(factOf(body))).toEqual([]);
    expect(figuresOf(body.rows[0]!)).toMatchObject({ sales: 0, discountMaker: 3_000, charge: 0, earned: -3_000 });
  });

  test('outright: there is no row and nothing to settle', () => {
    const made = settleMaker({
      makerId: 1 as MakerId, name: 'x', previous: null, keys: [key(sums(33_000), contract({ kind: 'outright' }))], paidSoFar: zero, shift: 1,
      day: '2026-11-30' as BusinessDate,
    });
    expect(made).toEqual({ ok: false, refusal: { code: 'nothing_to_settle' } });
  });
});

describe('ledger 3.5: what a statement and a payout post', () => {
  const rows = (fact: Fact): [string, string, Won, string][] => postingsOf(fact).map(({ account, kind, amount, seller }) => [account, kind, amount, seller]);
  test('consign: maker_due[charge] +T, commission −(T−w), vat[commission] −w', () => {
    expect(rows(factOf(settled([key(sums(33_000))])))).toEqual([
      ['maker_due', 'charge', 6_600, 'maker'], ['commission', '', -6_000, 'maker'], ['vat', 'commission', -600, 'store'],
    ]);
  });
  test('special: maker_due[charge] +T, maker_share −T−i, vat[input] +i', () => {
    expect(rows(factOf(settled([key(sums(33_000), contract({ kind: 'special' }))])))).toEqual([
      ['maker_due', 'charge', 6_600, 'store'], ['maker_share', '', -9_000, 'store'], ['vat', 'input', 2_400, 'store'],
    ]);
  });
  test('payout: maker_due[payout] +P, withheld −h, bank −(P−h)', () => {
    expect(rows({ kind: 'maker_paid', body: { makerId: 1 as MakerId, amount: won(26_400), withheld: won(871) } })).toEqual([
      ['maker_due', 'payout', 26_400, ''], ['withheld', '', -871, ''], ['bank', '', -25_529, ''],
    ]);
  });
  test('by the line: lines charged their fees themselves, the statement posts the VAT in them alone', () => {
    const byLine = contract({ scope: 'line' });
    expect(rows(factOf(settled([key(sums(33_000, { fees: 6_600 }), byLine)])))).toEqual([
      ['commission', '', 600, 'maker'], ['vat', 'commission', -600, 'store'],
    ]);
    expect(rows(factOf(settled([key(sums(33_000, { fees: 6_600 }), contract({ scope: 'line', vatMode: 'added' }))])))).toEqual([
      ['maker_due', 'charge', 660, 'maker'], ['vat', 'commission', -660, 'store'],
    ]);
  });
});

describe('ledger 6: running base, carried fraction', () => {
  test('33 won at 20 % in three periods: 6, 7, 6; all returned: −19', () => {
    const charges: number[] = [];
    const fractions: number[] = [];
    let last: MakerSettledBody | null = null;
    for (const [gross, returned] of [[33, 0], [66, 0], [99, 0], [0, 99]] as const) {
      last = settled([key(sums(gross, { returned }))], last);
      const figures = figuresOf(last.rows[0]!);
      charges.push(figures.charge);
      fractions.push(figures.fraction);
    }
    expect(charges).toEqual([6, 7, 6, -19]);
    expect(fractions).toEqual([6_000, 2_000, 8_000, 0]);
    expect(last?.closing).toBe(0);
  });

  test('days add to the month, in one statement or in many', () => {
    const lives = [33, 1_033, 888, 25_000, 25_001];
    let last: MakerSettledBody | null = null;
    for (const gross of lives) last = settled([key(sums(gross))], last);
    expect(last?.closing).toBe(settled([key(sums(25_001))]).closing);
  });

  test('a new rate is a new row, and returns of the old one carry the old rate', () => {
    const old = contract();
    const next = contract({ version: 2, rateBp: 1_000 });
    const one = settled([key(sums(10_000), old)]);
    const two = settled([key(sums(0, { returned: 10_000 }), old), key(sums(20_000), next)], one);
    expect(two.rows.map((row) => figuresOf(row).charge)).toEqual([-2_000, 2_000]);
    expect([one.closing, two.closing]).toEqual([8_000, 18_000]);
  });
});

describe('a statement', () => {
  test('carries on what is owed, and what was paid', () => {
    const one = settled([key(sums(10_000))]);
    const two = settled([key(sums(10_000))], one, 8_000);
    expect(two).toMatchObject({ number: 2, opening: 8_000, paid: 8_000, paidSoFar: 8_000, closing: 0 });
  });
  test('is refused for shifts that are settled, and where nothing happened', () => {
    const one = settled([key(sums(10_000))]);
    const again = { makerId: 1 as MakerId, name: 'x', previous: one, keys: [key(sums(10_000))], paidSoFar: zero, day: one.day };
    expect(settleMaker({ ...again, shift: 1 })).toMatchObject({ refusal: { code: 'settled_already' } });
    expect(settleMaker({ ...again, shift: 2 })).toMatchObject({ refusal: { code: 'nothing_to_settle' } });
  });
});

describe('a payout', () => {
  const proposal = { makerId: 1 as MakerId, amount: won(8_000), withheld: won(0), note: ' 11월분 ' };
  test('pays what statements owe', () => {
    expect(payMaker(proposal, won(8_000))).toEqual({ ok: true, value: { makerId: 1, amount: 8_000, withheld: 0, note: '11월분' } });
    expect(payMaker({ ...proposal, note: '' }, won(9_000))).toMatchObject({ value: { amount: 8_000 } });
  });
  test.each<[string, object, number, string]>([
    ['nothing is owed', {}, 0, 'nothing_owed'], ['the maker owes', {}, -5, 'nothing_owed'], ['it is more than is owed', {}, 7_999, 'pays_too_much'],
    ['it is nothing', { amount: won(0) }, 8_000, 'pays_too_much'], ['more is withheld', { withheld: won(8_001) }, 8_000, 'bad_withheld'],
  ])('is refused when %s', (_name, change, owed, code) => {
    expect(payMaker({ ...proposal, ...change }, won(owed))).toMatchObject({ ok: false, refusal: { code } });
  });
  test('lowers what may be paid next', () => {
    const one = settled([key(sums(10_000))]);
    expect(payable(one, won(3_000))).toBe(5_000);
    expect(payable(null, zero)).toBe(0);
  });
});
