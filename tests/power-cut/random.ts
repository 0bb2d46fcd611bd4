/** Seeded chance for the power-cut states: the same seed gives the same states. Never reads the clock or Math.random. */

export type Chance = {
  /** A number in [0, 1). */
  readonly share: () => number;
  /** A whole number in [0, limit); 0 when limit is 0. */
  readonly below: (limit: number) => number;
};

/** The generator "mulberry32": 32 bits of state, enough for choosing states, not for secrets. */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { share, below: (limit) => Math.floor(share() * limit) };
}
