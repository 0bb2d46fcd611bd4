/** The check digit over a price inside a code, beside the one over the whole code (GS1 General Specifications 7.9.2-7.9.4). */
import { must } from '../result.ts';

/** What a digit counts for under each weight: twice or five times it, less or more its own tens; three times it. */
const twoMinus = [0, 2, 4, 6, 8, 9, 1, 3, 5, 7] as const;
const three = [0, 3, 6, 9, 2, 5, 8, 1, 4, 7] as const;
const fivePlus = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9] as const;
const fiveMinus = [0, 5, 9, 4, 8, 3, 7, 2, 6, 1] as const;

/** Check digit of a price of four or five digits; other lengths have none: null. */
export function priceCheckDigit(price: string): number | null {
  if (/^\d{4}$/.test(price)) return (weighed(price, [twoMinus, twoMinus, three, fiveMinus]) * 3) % 10;
  if (!/^\d{5}$/.test(price)) return null;
  const left = (10 - (weighed(price, [fivePlus, twoMinus, fiveMinus, fivePlus, twoMinus]) % 10)) % 10;
  return fiveMinus.findIndex((counts) => counts === left);
}

function weighed(price: string, weights: readonly (readonly number[])[]): number {
  return weights.reduce((total, weight, i) => total + must(weight[Number(price[i])], 'a digit'), 0);
}
