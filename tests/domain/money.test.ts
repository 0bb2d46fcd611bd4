import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { add, allocate, amountMax, negate, roundTo, subtract, sum, times, won, zero } from '../../src/domain/money.ts';

const seeded = { seed: 20261122, numRuns: 2_000 };
const amounts = fc.integer({ min: 0, max: amountMax }).map(won);
const weights = fc.array(fc.integer({ min: 0, max: amountMax }), { minLength: 1, maxLength: 60 });

describe('won is a whole number', () => {
  test.each([0.1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, -1.25])('%s is refused', (amount) => {
    expect(() => won(amount)).toThrow();
  });

  test('−0 becomes 0', () => {
    expect(Object.is(won(-0), 0)).toBe(true);
    expect(Object.is(negate(zero), 0)).toBe(true);
  });
});

describe('laws of addition', () => {
  test('a + b = b + a, and subtracting brings it back', () => {
    fc.assert(fc.property(amounts, amounts, (a, b) => add(a, b) === add(b, a) && subtract(add(a, b), b) === a), seeded);
  });

  test('a sum is the same in any order', () => {
    fc.assert(fc.property(fc.array(amounts, { maxLength: 50 }), (all) => sum(all) === sum([...all].reverse())), seeded);
  });

  test('times is repeated addition', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 40 }), (unit, n) => times(unit, n) === sum(Array.from({ length: n }, () => unit))),
      seeded,
    );
  });
});

describe('allocate: largest remainder', () => {
  test.each([
    { total: 3_000, over: [15_000, 12_000, 8_900], parts: [1_253, 1_003, 744], why: 'korea.md 1, mixed receipt' },
    { total: 1_000, over: [3_300, 3_300, 3_300], parts: [334, 333, 333], why: 'korea.md 1, ties to the earlier line' },
    { total: 999, over: [5_000, 5_000], parts: [500, 499], why: 'korea.md 1' },
    { total: 909, over: [5_000, 5_000], parts: [455, 454], why: 'ledger.md 3.3' },
    { total: 0, over: [0, 0], parts: [0, 0], why: 'nothing over nothing' },
    { total: 7, over: [0, 1, 0], parts: [0, 7, 0], why: 'no share without weight' },
  ])('$why', ({ total, over, parts }) => {
    expect(allocate(won(total), over)).toEqual(parts);
  });

  test('the parts always sum to the whole and are at most one won from their exact share', () => {
    fc.assert(
      fc.property(amounts, weights, (total, over) => {
        const whole = over.reduce((all, weight) => all + BigInt(weight), 0n);
        fc.pre(whole > 0n);
        const parts = allocate(total, over);
        const near = parts.every((part, i) => {
          const exact = BigInt(total) * BigInt(over[i] ?? 0);
          const off = BigInt(part) * whole - exact;
          return off < whole && off > -whole;
        });
        return sum(parts) === total && near;
      }),
      seeded,
    );
  });

  test('something over no weight at all is a fault', () => {
    expect(() => allocate(won(1), [0, 0])).toThrow();
    expect(() => allocate(won(-1), [1])).toThrow();
  });
});

describe('roundTo', () => {
  test.each([
    [12_345, 'down', 12_340],
    [12_345, 'up', 12_350],
    [12_340, 'up', 12_340],
    [0, 'up', 0],
  ] as const)('%i %s is %i', (amount, direction, expected) => {
    expect(roundTo(won(amount), 10, direction)).toBe(expected);
  });
});
