/** Percentiles of samples: by hand, and as laws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentile, summaryOf } from '../../scripts/bench/stats.ts';

const seeded = { seed: 20261122 };
const samples = fc.array(fc.double({ min: 0, max: 1_000, noNaN: true }), { minLength: 1, maxLength: 300 });

describe('a percentile', () => {
  test.each([
    [[5], 0, 5], [[5], 0.5, 5], [[5], 1, 5],
    [[3, 1, 2], 0.5, 2], [[4, 1, 3, 2], 0.5, 2], [[4, 1, 3, 2], 0.51, 3], [[4, 1, 3, 2], 0, 1], [[4, 1, 3, 2], 1, 4],
    // Numbers, not texts: 10 stands behind 9.
    [[10, 9, 100], 0.5, 10],
  ])('of %j at %d is %d', (values, q, expected) => {
    expect(percentile(values, q)).toBe(expected);
  });

  test('of 1 to 100 is its hundredth', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([0.5, 0.95, 0.99].map((q) => percentile(values, q))).toEqual([50, 95, 99]);
  });

  test('is one of the samples, and at least that share of them is not above it', () => {
    fc.assert(fc.property(samples, fc.double({ min: 0, max: 1, noNaN: true }), (values, q) => {
      const value = percentile(values, q);
      const notAbove = values.filter((each) => each <= value).length;
      return values.includes(value) && notAbove >= q * values.length;
    }), seeded);
  });

  test('leaves the samples as they are', () => {
    const values = [3, 1, 2];
    percentile(values, 0.5);
    expect(values).toEqual([3, 1, 2]);
  });

  test('of nothing, or of a share that is none, throws', () => {
    expect(() => percentile([], 0.5)).toThrow('no samples');
    expect(() => percentile([1], 50)).toThrow('no share');
  });
});

describe('a summary', () => {
  test('holds the number of samples, the best and three percentiles', () => {
    const values = Array.from({ length: 200 }, (_, index) => index + 1);
    expect(summaryOf(values)).toEqual({ n: 200, best: 1, p50: 100, p95: 190, p99: 198 });
  });

  test('rises from the best to the last percentile', () => {
    fc.assert(fc.property(samples, (values) => {
      const { best, p50, p95, p99 } = summaryOf(values);
      return best <= p50 && p50 <= p95 && p95 <= p99;
    }), seeded);
  });
});
