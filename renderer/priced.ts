/** What the cart on the screen costs: the domain's one function, asked once per change and not once per part of the screen. */
import type { Cart } from '../src/domain/cart.ts';
import type { Wanted } from '../src/domain/consent.ts';
import { subtract, won, zero, type Won } from '../src/domain/money.ts';
import { price, usualPolicy, type Priced, type PricingPolicy } from '../src/domain/pricing.ts';
import { tillStore } from './stores/till.ts';

type Asked = Pick<Cart, 'lines' | 'asked'>;
let last: (Asked & { readonly policy: PricingPolicy; readonly priced: Priced }) | null = null;
let known: PricingPolicy = usualPolicy;

/** The shop's rules of pricing, as the house told them last. */
export function policyNow(): PricingPolicy {
  const { state } = tillStore.get();
  const { truncation, promotions } = state ?? usualPolicy;
  const { rateBp, rounding } = state?.taxTerms ?? usualPolicy.tax;
  const isPromoted = promotions.length + known.promotions.length > 0;
  const isSame = truncation === known.truncation && (!isPromoted || promotions === known.promotions) && rateBp === known.tax.rateBp
    && rounding === known.tax.rounding;
  if (!isSame) known = { truncation, promotions, tax: { rateBp, rounding } };
  return known;
}

/** Prices a cart. */
export function pricedOf({ lines, asked }: Asked): Priced {
  const policy = policyNow();
  if (last !== null && last.lines === lines && last.asked === asked && last.policy === policy) return last.priced;
  const priced = price(lines, asked, policy);
  last = { lines, asked, policy, priced };
  return priced;
}

/** By how much the goods of a cart cost more (+) or less (−) than what comes back for them, in won. */
export function differenceOf(cart: Pick<Cart, 'lines' | 'asked' | 'exchange'>): Won {
  return subtract(pricedOf(cart).total, cart.exchange?.total ?? zero);
}

/** What is to be paid for a cart: less what comes back for its goods, and never less than nothing. */
export function dueOf(cart: Pick<Cart, 'lines' | 'asked' | 'exchange'>): Won {
  return won(Math.max(0, differenceOf(cart)));
}

/** What a line costs at its listed price, where leave for another price is asked; null for any other leave. */
export function listedFor({ action, lineId }: Wanted, { lines }: Pick<Cart, 'lines'>): Won | null {
  return action === 'override_price' ? price(lines.filter(({ id }) => id === lineId)).gross : null;
}

/** As `pricedOf`, for what shows sums: drawn again when the shop's rules change under the cart. */
export function usePriced(cart: Asked): Priced {
  tillStore.use(() => policyNow());
  return pricedOf(cart);
}
