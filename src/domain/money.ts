/** Whole won, branded, and the only arithmetic that may split or round them. Never a float, never a currency. */
import { assert } from './result.ts';

declare const wonBrand: unique symbol;

/** An amount in whole Korean won; may be negative. */
export type Won = number & { readonly [wonBrand]: true };

/** Nothing. */
export const zero = 0 as Won;

/** The largest amount one line, receipt or count may hold: ten thousand million won. */
export const amountMax = 10_000_000_000;

/** Brands a whole number as won. Throws on anything that is not a safe integer; −0 becomes 0. */
export function won(amount: number): Won {
  // The sentence is made for a wrong amount alone: a sale brands a hundred of them.
  if (!Number.isSafeInteger(amount)) throw new Error(`broken: amount is not whole won: ${amount}`);
  return (amount === 0 ? 0 : amount) as Won;
}

/** Sums amounts in won. */
export function sum(amounts: readonly Won[]): Won {
  return won(amounts.reduce((total: number, amount) => total + amount, 0));
}

/** a + b, in won. */
export function add(a: Won, b: Won): Won {
  return won(a + b);
}

/** a − b, in won. */
export function subtract(a: Won, b: Won): Won {
  return won(a - b);
}

/** −a, in won. */
export function negate(a: Won): Won {
  return won(-a);
}

/** unit × quantity, in won. */
export function times(unit: Won, quantity: number): Won {
  if (!Number.isSafeInteger(quantity)) throw new Error(`broken: quantity is not whole: ${quantity}`);
  return won(unit * quantity);
}

/**
 * Rounds an amount ≥ 0 down or up to a multiple of `step` won. Cash needs it: coins below 10 won are not in circulation.
 */
export function roundTo(amount: Won, step: number, direction: 'down' | 'up'): Won {
  assert(amount >= 0, `cannot round a negative amount: ${amount}`);
  const steps = direction === 'down' ? Math.floor(amount / step) : Math.ceil(amount / step);
  return won(steps * step);
}

/**
 * Splits `total` won (≥ 0) over `weights` (≥ 0) by largest remainder; equal remainders go to the earlier part.
 * The parts always sum to the total. With no weight at all the total must be 0.
 */
export function allocate(total: Won, weights: readonly number[]): Won[] {
  assert(total >= 0, `cannot split a negative amount: ${total}`);
  assert(weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0), 'weights are whole and not negative');
  const whole = weights.reduce((all, weight) => all + BigInt(weight), 0n);
  if (whole === 0n) {
    assert(total === 0, 'nothing to split over');
    return weights.map(() => zero);
  }
  const shares = weights.map((weight, index) => {
    const product = BigInt(total) * BigInt(weight);
    return { index, part: Number(product / whole), remainder: product % whole };
  });
  const missing = total - shares.reduce((given, share) => given + share.part, 0);
  const first = [...shares].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const extra = new Set(first.slice(0, missing).map((share) => share.index));
  const parts = shares.map((share) => won(share.part + (extra.has(share.index) ? 1 : 0)));
  assert(sum(parts) === total, 'parts sum to the whole');
  return parts;
}
