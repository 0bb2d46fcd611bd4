// A small seeded source of numbers (mulberry32). It never reads a clock or the platform's own randomness.

export interface Random {
  /** A whole number from low to high, both included. */
  between(low: number, high: number): number;
  /** True this often, of 1. */
  chance(share: number): boolean;
  /** The same values in another order; the argument is left alone. */
  shuffle<T>(values: readonly T[]): T[];
}

/** Numbers that follow from the seed alone, the same on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    chance: (share) => next() < share,
    shuffle: (values) => {
      const rest = [...values];
      return values.map(() => rest.splice(between(0, rest.length - 1), 1)).flat();
    },
  };
}
