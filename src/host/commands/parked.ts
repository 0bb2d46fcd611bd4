/** Carts put aside, from their list: called by another name, or thrown away, which is journalled. Recalls none. */
import type { Handlers } from '../../contract/serve.ts';
import type { SaleId } from '../../domain/ids.ts';
import { mayVoid, parkedSummary, renameParked, type Parked } from '../../domain/parking.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { parkedCarts } from '../carts.ts';

/** Handlers of `parked.rename` and `parked.void`. */
export function parkedCommands(desk: Desk): Pick<Handlers, 'parked.rename' | 'parked.void'> {
  const { drafts } = desk.ports;
  const find = (saleId: SaleId): Parked | undefined => parkedCarts(desk.ports).find(({ cart }) => cart.saleId === saleId);
  return {
    'parked.rename': ({ screenId, saleId, name }) => {
      if (screenId !== desk.session.screenId) return refuse('screen_replaced');
      const parked = find(saleId);
      if (parked === undefined) return refuse('unknown_parked');
      const renamed = renameParked(parked, name);
      if (!renamed.ok) return renamed;
      drafts.park(renamed.value);
      desk.touch();
      return ok({});
    },
    'parked.void': ({ screenId, saleId }) => {
      if (screenId !== desk.session.screenId) return refuse('screen_replaced');
      const parked = find(saleId);
      if (parked === undefined) return refuse('unknown_parked');
      const may = mayVoid(parked.cart);
      if (!may.ok) return may;
      const { lines, total } = parkedSummary(parked, desk.policy());
      // Journalled first: a cart that comes back after a power cut is thrown away once more, one that is gone is told of.
      desk.append([{ kind: 'void', body: { saleId, lines, total } }]);
      drafts.unpark(saleId);
      desk.touch();
      return ok({});
    },
  };
}
