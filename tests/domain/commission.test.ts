/** What a contract costs its maker: every worked number of ledger.md 4 and 6 and of korea.md 2b, and the laws of Φ. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Contract } from '../../src/domain/catalog.ts';
import { chargeOf, feeOf, liveDue, type KeySums } from '../../src/domain/commission.ts';
import type { LineDiscount } from '../../src/domain/facts.ts';
import type { MakerId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { vatInside } from '../../src/domain/tax.ts';
import { sealSale } from '../../src/domain/sale.ts';
import { cash, facts, proposal, proposed, shop } from './shop.ts';

const terms = (change: Partial<Contract> = {}): Contract => ({ kind: 'consign', version: 1, rateBp: 2_000, base: 'maker', vatMode: 'included', ...change });
const sums = (gross: number, change: Partial<Record<keyof KeySums, number>> = {}): KeySums => ({
  gross: won(gross), discountStore: won(0), discountMaker: won(0), discountMall: won(0), fees: won(0),
  ...Object.fromEntries(Object.entries(change).map(([name, amount]) => [name, won(amount)])),
});

/** Due, margin and the store's VAT of goods sold once, by the table of the three kinds in ledger.md 5. */
function row(contract: Contract, tax: 'T' | 'E', gross: number, off: Partial<Record<'store' | 'maker' | 'mall', number>> = {}): number[] {
  const { store = 0, maker = 0, mall = 0 } = off;
  const net = gross - store - maker - mall;
  const v = tax === 'T' ? vatInside(won(net)) : 0;
  const given = sums(gross, { discountStore: store, discountMaker: maker, discountMall: mall });
  const { charge, vat, inputVat } = chargeOf(contract, tax, given);
  switch (contract.kind) {
    case 'outright':
      return [-maker + 0, net + maker + mall - v, v];
    case 'special':
      return [gross - maker - charge, charge + inputVat - v - store, v - inputVat];
    case 'consign':
      return [gross - maker - charge, charge - vat - store, vat];
  }
}

describe('33,000 (book 12,000) at 20 % (ledger.md 4, second table): due, margin, store VAT', () => {
  test.each<[string, Contract, 'T' | 'E', number, Parameters<typeof row>[3], number[]]>([
    ['outright', terms({ kind: 'outright' }), 'T', 33_000, {}, [0, 30_000, 3_000]],
    ['special, the maker invoices', terms({ kind: 'special' }), 'T', 33_000, {}, [26_400, 6_000, 600]],
    ['special, a simplified maker', terms({ kind: 'special', taxType: 'simplified' }), 'T', 33_000, {}, [26_400, 3_600, 3_000]],
    ['special, an unregistered maker', terms({ kind: 'special', taxType: 'unregistered' }), 'T', 33_000, {}, [26_400, 3_600, 3_000]],
    ['special, an exempt maker', terms({ kind: 'special', taxType: 'exempt' }), 'T', 33_000, {}, [26_400, 3_600, 3_000]],
    ['consign, included', terms(), 'T', 33_000, {}, [26_400, 6_000, 600]],
    ['consign, added', terms({ vatMode: 'added' }), 'T', 33_000, {}, [25_740, 6_600, 660]],
    ['book: special', terms({ kind: 'special' }), 'E', 12_000, {}, [9_600, 2_400, 0]],
    ['book: consign, included', terms(), 'E', 12_000, {}, [9_600, 2_182, 218]],
    ['book: consign, added', terms({ vatMode: 'added' }), 'E', 12_000, {}, [9_360, 2_400, 240]],
    ['rate 0, consign', terms({ rateBp: 0 }), 'T', 33_000, {}, [33_000, 0, 0]],
    ['rate 0, special', terms({ kind: 'special', rateBp: 0 }), 'T', 33_000, {}, [33_000, 0, 0]],
    ['consign included, 3,000 off by the store', terms(), 'T', 33_000, { store: 3_000 }, [26_400, 3_000, 600]],
    ['consign included, 3,000 off by the maker', terms(), 'T', 33_000, { maker: 3_000 }, [24_000, 5_455, 545]],
    ['consign included, 3,000 off by the mall', terms(), 'T', 33_000, { mall: 3_000 }, [26_400, 6_000, 600]],
  ])('%s', (_name, contract, tax, gross, off, expected) => expect(row(contract, tax, gross, off)).toEqual(expected));

  test('special: the maker invoices 24,000 + 2,400', () => {
    const { charge, inputVat } = chargeOf(terms({ kind: 'special' }), 'T', sums(33_000));
    expect([33_000 - charge - inputVat, inputVat]).toEqual([24_000, 2_400]);
  });
});

describe('two readings of a rate (korea.md 2b, worked numbers): commission, its VAT, payout', () => {
  test.each<[string, Contract['vatMode'], 'T' | 'E', number, number[]]>([
    ['33,000 with VAT included', 'included', 'T', 33_000, [6_600, 6_000, 600, 26_400]],
    ['33,000 with VAT added', 'added', 'T', 33_000, [7_260, 6_600, 660, 25_740]],
    ['a book of 12,000 with VAT included', 'included', 'E', 12_000, [2_400, 2_182, 218, 9_600]],
    ['a book of 12,000 with VAT added', 'added', 'E', 12_000, [2_640, 2_400, 240, 9_360]],
  ])('%s', (_name, vatMode, tax, gross, expected) => {
    const { charge, vat } = chargeOf(terms({ vatMode }), tax, sums(gross));
    expect([charge, charge - vat, vat, gross - charge]).toEqual(expected);
  });
});

describe('33 won at 20 % in three periods (ledger.md 6)', () => {
  test('each period charges 6, 7, 6, carrying .6, .2, .8; all returned: −19', () => {
    const soFar = [33, 66, 99, 0].map((base) => chargeOf(terms(), 'T', sums(base)));
    expect(soFar.map(({ charge }, at) => charge - (soFar[at - 1]?.charge ?? 0))).toEqual([6, 7, 6, -19]);
    expect(soFar.map(({ fraction }) => fraction)).toEqual([6_000, 2_000, 8_000, 0]);
  });

  test('less than nothing sold is brought toward less', () => {
    expect([chargeOf(terms(), 'T', sums(-33)).charge, chargeOf(terms(), 'T', sums(-33)).fraction]).toEqual([-7, 4_000]);
  });
});

describe('whose discounts lower the base', () => {
  const off = { discountStore: 1_000, discountMaker: 2_000, discountMall: 3_000 };
  test.each([['gross', 33_000], ['maker', 31_000], ['net', 27_000]] as const)('%s', (base, expected) => {
    expect(chargeOf(terms({ base }), 'T', sums(33_000, off)).base).toBe(expected);
  });
});

describe('a contract by line', () => {
  const maker = { id: 1 as MakerId, name: '칠몽' };
  const byLine = terms({ scope: 'line', rateBp: 3_333 });
  const discount = (amount: number, funder: LineDiscount['funder']): LineDiscount => ({ kind: 'line', funder, amount: won(amount) });

  test('each line is floored by itself and their fees are the charge', () => {
    const line = { maker, contract: byLine, gross: won(100), discounts: [discount(10, 'maker'), discount(20, 'store')] };
    expect(feeOf(line)).toBe(29);
    expect(chargeOf(byLine, 'T', sums(999, { fees: 58 }))).toMatchObject({ rated: 58, charge: 58, vat: 5, fraction: 0 });
  });

  test.each([
    ['own goods', null, byLine], ['by period', maker, terms()], ['bought outright', maker, terms({ kind: 'outright', scope: 'line' })],
  ])('%s: nothing is taken at the sale', (_name, whose, contract) => {
    expect(feeOf({ maker: whose, contract, gross: won(100), discounts: [] })).toBeNull();
  });

  test.each([['consign', 'commission'], ['special', 'maker_share']] as const)('%s: the sale freezes the fee and posts it', (kind, account) => {
    const item = { ...shop.spoons, contract: { ...byLine, kind } };
    const sealed = sealSale(proposal(15_000, proposed(item)), cash(15_000), facts({ item: () => item }));
    if (!sealed.ok || sealed.value.kind !== 'sale') throw new Error('it seals');
    expect(sealed.value.body.lines[0]?.fee).toBe(4_999);
    const posted = postingsOf(sealed.value).filter(({ line }) => line === 1).map(({ account: name, kind: what, amount }) => [name, what, amount]);
    expect(posted).toContainEqual(['maker_due', 'charge', 4_999]);
    expect(posted).toContainEqual([account, '', -4_999]);
  });

  test('by period no line has a fee', () => {
    const sealed = sealSale(proposal(15_000, proposed(shop.spoons)), cash(15_000), facts());
    expect(sealed.ok && sealed.value.kind === 'sale' && 'fee' in (sealed.value.body.lines[0] ?? {})).toBe(false);
  });
});

describe('who bears a discount (ledger.md 3.1)', () => {
  test.each([
    ['store', []], ['maker', ['maker_due[funded] 3000', 'recovery[] -3000']], ['mall', ['mall_due[discount] 3000', 'recovery[] -3000']],
  ] as const)('%s', (funder, expected) => {
    const sealed = sealSale(proposal(15_000, proposed(shop.spoons)), cash(15_000), facts());
    if (!sealed.ok || sealed.value.kind !== 'sale') throw new Error('it seals');
    const [line] = sealed.value.body.lines;
    if (line === undefined) throw new Error('a line');
    const lines = [{ ...line, discounts: [{ kind: 'line' as const, funder, amount: won(3_000) }], net: won(12_000), vat: won(1_091) }];
    const body = { ...sealed.value.body, lines, total: won(12_000), tenders: [{ kind: 'cash' as const, due: won(12_000), given: won(12_000), change: won(0) }] };
    const rows = postingsOf({ kind: 'sale', body }).map(({ account, kind, amount }) => `${account}[${kind}] ${amount}`);
    expect(rows).toContain('discount[line] 3000');
    expect(rows.filter((each) => /funded|mall_due|recovery/.test(each))).toEqual(expected);
  });
});

describe('laws', () => {
  const amount = fc.integer({ min: -10_000_000_000, max: 10_000_000_000 });
  const contract = fc.record({
    kind: fc.constantFrom('special', 'consign' as const), rateBp: fc.integer({ min: 0, max: 10_000 }), base: fc.constantFrom('gross', 'maker', 'net' as const),
  }).map((change) => terms(change as Partial<Contract>));

  test('a charge is at most one won from the rate, and the fraction is what is missing', () => {
    fc.assert(fc.property(contract, amount, (of, gross) => {
      const { base, rated, fraction } = chargeOf(of, 'T', sums(gross));
      expect(fraction).toBeGreaterThanOrEqual(0);
      expect(fraction).toBeLessThan(10_000);
      expect(BigInt(rated) * 10_000n + BigInt(fraction)).toBe(BigInt(base) * BigInt(of.rateBp));
    }), { seed: 20261122 });
  });

  test('days add to months: what periods charge is what all of it charges, in any order', () => {
    fc.assert(fc.property(contract, fc.array(fc.integer({ min: -100_000, max: 100_000 }), { maxLength: 20 }), (of, days) => {
      let sum = 0;
      let charged = 0;
      for (const day of days) {
        charged += chargeOf(of, 'T', sums(sum + day)).charge - chargeOf(of, 'T', sums(sum)).charge;
        sum += day;
      }
      expect(charged).toBe(chargeOf(of, 'T', sums(sum)).charge - chargeOf(of, 'T', sums(0)).charge);
      expect(chargeOf(of, 'T', sums(0)).charge).toBe(0);
    }), { seed: 20261122 });
  });

  test('what is owed now does not change when it is charged', () => {
    const charge = { charge: won(6_600) };
    expect(liveDue({ due: won(33_000), posted: won(0) }, charge)).toBe(26_400);
    expect(liveDue({ due: won(26_400), posted: won(6_600) }, charge)).toBe(26_400);
  });

  test('sums beyond 2^53 times a rate are exact', () => {
    expect(chargeOf(terms({ rateBp: 9_999 }), 'T', sums(9_007_199_254_740_991)).rated).toBe(Number((9_007_199_254_740_991n * 9_999n) / 10_000n));
  });
});
