/** The carts that the house keeps, as it knows them: those the ledger has sealed meanwhile are gone. Changes none. */
import { isEmptyCart, type Cart } from '../domain/cart.ts';
import type { Parked } from '../domain/parking.ts';
import type { Ports } from './ports.ts';

type Kept = Pick<Ports, 'drafts' | 'ledger'>;

/** Carts put aside whose sale is not sealed, oldest first. */
export function parkedCarts({ drafts, ledger }: Kept): readonly Parked[] {
  return drafts.parked().filter(({ cart }) => ledger.sealed(cart.saleId) === null);
}

/** The cart being rung up; null when there is nothing to lose in it, or its sale is sealed. */
export function openCart({ drafts, ledger }: Kept): Cart | null {
  const cart = drafts.load();
  return cart === null || isEmptyCart(cart) || ledger.sealed(cart.saleId) !== null ? null : cart;
}
