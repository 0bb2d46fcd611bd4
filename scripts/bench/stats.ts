/** Figures from samples: percentiles, the best of n, ratios. Measures nothing and prints nothing. */

/** What is told of a series of samples, in their own unit. */
export type Summary = {
  readonly n: number;
  readonly best: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
};

/** The smallest sample that at least the share `q` (0 to 1) of all samples does not exceed. Throws when there is none. */
export function percentile(samples: readonly number[], q: number): number {
  if (q < 0 || q > 1) throw new Error(`broken: ${q} is no share`);
  const sorted = Float64Array.from(samples).sort();
  const value = sorted[Math.max(0, Math.ceil(q * sorted.length) - 1)];
  if (value === undefined) throw new Error('broken: a percentile of no samples');
  return value;
}

/** Sums up a series. Throws when it is empty. */
export function summaryOf(samples: readonly number[]): Summary {
  const at = (q: number): number => percentile(samples, q);
  return { n: samples.length, best: at(0), p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
