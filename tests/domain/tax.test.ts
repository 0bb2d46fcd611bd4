import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { won, sum } from '../../src/domain/money.ts';
import { splitTax, vatInside } from '../../src/domain/tax.ts';

const seeded = { seed: 20261122, numRuns: 3_000 };

describe('VAT inside a total, nearest (korea.md 1, worked numbers)', () => {
  test.each([
    [33_000, 3_000], [10_001, 909], [10_000, 909], [1_000, 91], [15_000, 1_364], [33_001, 3_000], [49_999, 4_545],
    [59_000, 5_364], [100_000, 9_091], [5_000_000, 454_545], [10, 1], [6, 1], [5, 0], [1, 0], [0, 0], [18_000, 1_636], [17_990, 1_635],
  ])('%i holds %i', (gross, vat) => {
    expect(vatInside(won(gross))).toBe(vat);
  });

  test('supply and VAT are both simply rounded, and add up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), (gross) => {
        const vat = vatInside(won(gross));
        return vat === Math.round(gross / 11) && gross - vat === Math.round((gross * 10) / 11);
      }),
      seeded,
    );
  });
});

describe('VAT of the worked receipts (ledger.md 4; korea.md 3)', () => {
  test.each([[18_700, 1_700], [31_000, 2_818], [33_000, 3_000], [45_000, 4_091], [59_000, 5_364], [120_000, 10_909], [80_000, 7_273]])(
    '%i holds %i', (gross, vat) => expect(vatInside(won(gross))).toBe(vat));
});

describe('VAT inside a total by the other roundings (korea.md 1, worked numbers)', () => {
  test.each([
    [33_000, 3_000, 3_000], [10_001, 909, 910], [10_000, 909, 910], [1_000, 90, 91], [15_000, 1_363, 1_364], [33_001, 3_000, 3_001],
    [49_999, 4_545, 4_546], [59_000, 5_363, 5_364], [100_000, 9_090, 9_091], [5_000_000, 454_545, 454_546], [10, 0, 1], [6, 0, 1],
    [5, 0, 1], [1, 0, 1], [0, 0, 0],
  ])('%i holds %i rounded down and %i rounded up', (gross, floor, ceil) => {
    expect([vatInside(won(gross), { rateBp: 1_000, rounding: 'floor' }), vatInside(won(gross), { rateBp: 1_000, rounding: 'ceil' })])
      .toEqual([floor, ceil]);
  });

  test('at any rate the three are whole won around the exact part, the nearest at most half a won from it', () => {
    const total = fc.integer({ min: 0, max: 10_000_000_000 });
    const rate = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(total, rate, (gross, rateBp) => {
        const [down, up, near] = (['floor', 'ceil', 'nearest'] as const).map((rounding) => BigInt(vatInside(won(gross), { rateBp, rounding })));
        const [part, whole] = [BigInt(gross) * BigInt(rateBp), 10_000n + BigInt(rateBp)];
        const off = 2n * ((near ?? 0n) * whole - part);
        return down === part / whole && up === (part + whole - 1n) / whole && off > -whole && off <= whole;
      }),
      seeded,
    );
  });
});

describe('one receipt, split once', () => {
  test('taxable A and C, exempt B after their discounts (korea.md 1, mixed receipt)', () => {
    const { split, vatOfLines } = splitTax([
      { net: won(13_747), taxClass: 'taxable' },
      { net: won(10_997), taxClass: 'exempt' },
      { net: won(8_156), taxClass: 'taxable' },
    ]);
    expect(split).toEqual({ supply: 19_912, vat: 1_991, exempt: 10_997 });
    expect(vatOfLines).toEqual([1_250, 0, 741]);
  });

  test('supply + VAT + exempt is the total; the lines carry exactly the VAT; exempt lines none', () => {
    const line = fc.record({
      net: fc.integer({ min: 0, max: 3_000_000 }).map(won),
      taxClass: fc.constantFrom('taxable' as const, 'exempt' as const),
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        const { split, vatOfLines } = splitTax(lines);
        const total = sum(lines.map((one) => one.net));
        return (
          split.supply + split.vat + split.exempt === total &&
          sum(vatOfLines) === split.vat &&
          lines.every((one, i) => one.taxClass === 'taxable' || vatOfLines[i] === 0)
        );
      }),
      seeded,
    );
  });
});
