/** What the lines on the screen cost: the domain's one function, asked once per change and not once per part of the screen. */
import type { CartLine } from '../src/domain/cart.ts';
import { price, type Priced } from '../src/domain/pricing.ts';
import type { TaxTerms } from '../src/domain/tax.ts';
import { tillStore } from './stores/till.ts';

let lastLines: readonly CartLine[] | null = null;
let lastPriced: Priced | null = null;
let lastTerms: TaxTerms | undefined;

/** Prices a cart's lines at the till's tax terms of today. */
export function pricedOf(lines: readonly CartLine[]): Priced {
  const terms = tillStore.get().state?.taxTerms;
  const isSame = terms?.rateBp === lastTerms?.rateBp && terms?.rounding === lastTerms?.rounding;
  if (lines === lastLines && isSame && lastPriced !== null) return lastPriced;
  lastTerms = terms;
  lastPriced = price(lines, terms);
  lastLines = lines;
  return lastPriced;
}

/** As `pricedOf`, for what shows VAT: drawn again when the till's tax terms change under the cart. */
export function usePriced(lines: readonly CartLine[]): Priced {
  tillStore.use(({ state }) => `${state?.taxTerms.rateBp} ${state?.taxTerms.rounding}`);
  return pricedOf(lines);
}
