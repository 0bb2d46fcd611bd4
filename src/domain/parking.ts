/** Carts put aside for a while: how many, under what name, and what lists show of them. Keeps none itself. */
import { holdsCardNumber } from './card-number.ts';
import { piecesIn, takenFor, type Cart } from './cart.ts';
import { askedHoldsCardNumber } from './discount.ts';
import type { SaleId } from './ids.ts';
import type { Won } from './money.ts';
import { price, type PricingPolicy } from './pricing.ts';
import { ok, refuse, type Result } from './result.ts';
import { tenderHoldsCardNumber } from './split.ts';

/** The most carts that may be put aside. */
export const parkedMax = 50;
/** Longest name of a cart put aside, in UTF-16 units. */
export const parkedNameMax = 40;

/** A cart put aside: whose, when (ms since 1970), by whom. */
export type Parked = { readonly cart: Cart; readonly name: string; readonly at: number; readonly operator: string };

/** May one more cart be put aside beside `others`, each with something in it? */
export function mayPark(cart: Cart, others: number): Result<null, 'empty_cart' | 'too_many_parked'> {
  if (cart.lines.length === 0) return refuse('empty_cart');
  return others >= parkedMax ? refuse('too_many_parked', { most: parkedMax }) : ok(null);
}

/** Could a text that was typed into this cart hold a card number? Then no file gets it. What the catalogue says is not asked. */
export function cartHoldsCardNumber(cart: Cart): boolean {
  const typed = cart.lines.flatMap(({ note, itemId, name }) => (itemId === null ? [note, name] : [note]));
  return [cart.note, cart.exchange?.reason ?? '', ...typed].some(holdsCardNumber)
    || cart.taken.some(tenderHoldsCardNumber) || askedHoldsCardNumber(cart);
}

/** A cart as it is put aside. One without a name is called by its first goods. */
export function park(
  cart: Cart, name: string, by: { readonly at: number; readonly operator: string },
): Result<Parked, 'card_number'> {
  if (holdsCardNumber(name) || cartHoldsCardNumber(cart)) return refuse('card_number');
  const called = name.trim() === '' ? [...(cart.lines[0]?.name ?? '')].slice(0, parkedNameMax).join('') : name.trim();
  return ok({ cart, name: called, ...by });
}

/** A cart put aside under another name; without one it is called by its first goods again. When and by whom stay. */
export function renameParked({ cart, at, operator }: Parked, name: string): Result<Parked, 'card_number'> {
  return park(cart, name, { at, operator });
}

/**
 * May a cart be dropped? Not while money taken for it is registered: the card is cancelled on its terminal and the
 * registration taken back first, or a customer has paid for nothing. `paid` is that money in won.
 */
export function mayVoid(cart: Pick<Cart, 'taken'>): Result<null, 'tenders_registered'> {
  return cart.taken.length === 0 ? ok(null) : refuse('tenders_registered', { paid: takenFor(cart) });
}

/** What a list shows of a cart put aside, priced by the shop's rules as they are now. */
export function parkedSummary({ cart, name, at, operator }: Parked, policy: PricingPolicy): {
  readonly saleId: SaleId; readonly name: string; readonly at: number; readonly operator: string; readonly lines: number;
  readonly pieces: number; readonly total: Won; readonly paid: Won; readonly oneOffs: string[];
} {
  const priced = price(cart.lines, cart.asked, policy);
  const oneOffs = cart.lines.filter((line) => line.oneOff).map((line) => line.name);
  return {
    saleId: cart.saleId, name, at, operator, lines: cart.lines.length, pieces: piecesIn(cart), total: priced.total, paid: takenFor(cart),
    oneOffs,
  };
}
