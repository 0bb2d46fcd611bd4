/** What the lines on the screen cost: the domain's one function, asked once per change and not once per part of the screen. */
import type { CartLine } from '../src/domain/cart.ts';
import { price, type Priced } from '../src/domain/pricing.ts';

let lastLines: readonly CartLine[] | null = null;
let lastPriced: Priced | null = null;

/** Prices a cart's lines. */
export function pricedOf(lines: readonly CartLine[]): Priced {
  if (lines === lastLines && lastPriced !== null) return lastPriced;
  lastPriced = price(lines);
  lastLines = lines;
  return lastPriced;
}
