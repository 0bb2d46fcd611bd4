/** The carts put aside, as the house knows them: those the ledger has sealed meanwhile are gone. Puts none aside. */
import type { Parked } from '../domain/parking.ts';
import type { Ports } from './ports.ts';

/** Carts put aside whose sale is not sealed, oldest first. */
export function parkedCarts({ drafts, ledger }: Pick<Ports, 'drafts' | 'ledger'>): readonly Parked[] {
  return drafts.parked().filter(({ cart }) => ledger.sealed(cart.saleId) === null);
}
