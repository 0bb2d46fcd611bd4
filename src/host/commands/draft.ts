/** The cart being rung up, kept after every change; dropping it, and putting it aside. Seals nothing. */
import type { Handlers } from '../../contract/serve.ts';
import { isEmptyCart, type Cart } from '../../domain/cart.ts';
import { cartHoldsCardNumber, mayPark, mayVoid, park, type Parked } from '../../domain/parking.ts';
import { must, ok, refuse, type Result } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { parkedCarts } from '../carts.ts';
import { vouched } from '../shown-prices.ts';

type DraftCommand = 'screen.open' | 'draft.save' | 'cart.void' | 'cart.park' | 'cart.recall';

/** Handlers of `screen.open`, `draft.save`, `cart.void`, `cart.park` and `cart.recall`. */
export function draftCommands(desk: Desk): Pick<Handlers, DraftCommand> {
  const { ledger, drafts } = desk.ports;
  return {
    'screen.open': ({ screenId }) => {
      if (desk.session.screenId !== null && desk.session.screenId !== screenId) desk.tell('screen.replaced', { screenId });
      desk.session.screenId = screenId;
      return ok({ state: desk.state(), draft: openDraft(desk) });
    },
    'draft.save': ({ screenId, cart }) => {
      if (screenId !== desk.session.screenId) return refuse('screen_replaced');
      if (ledger.sealed(cart.saleId) !== null) return refuse('already_sealed');
      if (cartHoldsCardNumber(cart)) return refuse('card_number');
      if (!isEmptyCart(cart)) drafts.save(vouched(cart, desk.catalog().item, desk.ports));
      else drafts.clear(cart.saleId);
      return ok({});
    },
    'cart.void': ({ screenId, saleId, lines, total }) => {
      if (screenId !== desk.session.screenId) return refuse('screen_replaced');
      if (ledger.sealed(saleId) !== null) return refuse('already_sealed');
      const kept = drafts.load();
      const may = kept?.saleId === saleId ? mayVoid(kept) : ok(null);
      if (!may.ok) return may;
      desk.append([{ kind: 'void', body: { saleId, lines, total } }]);
      drafts.clear(saleId);
      return ok({});
    },
    'cart.park': ({ screenId, cart, name }) => {
      if (screenId !== desk.session.screenId) return refuse('screen_replaced');
      const others = parkedCarts(desk.ports).filter((parked) => parked.cart.saleId !== cart.saleId);
      const may = mayPark(cart, others.length);
      if (!may.ok) return may;
      const aside = putAside(desk, cart, name);
      if (!aside.ok) return aside;
      drafts.park(aside.value);
      desk.touch();
      return ok({});
    },
    'cart.recall': ({ screenId, saleId, park: present }) => {
      if (screenId !== desk.session.screenId) return refuse('screen_replaced');
      if (!parkedCarts(desk.ports).some(({ cart }) => cart.saleId === saleId)) return refuse('unknown_parked');
      const aside = present === null || isEmptyCart(present.cart) ? null : putAside(desk, present.cart, present.name);
      if (aside !== null && !aside.ok) return aside;
      const cart = must(drafts.recall(saleId, aside?.value ?? null), 'the cart put aside');
      desk.touch();
      return ok({ cart });
    },
  };
}

function putAside(desk: Desk, cart: Cart, name: string): Result<Parked, 'already_sealed' | 'card_number'> {
  if (desk.ports.ledger.sealed(cart.saleId) !== null) return refuse('already_sealed');
  const kept = vouched(cart, desk.catalog().item, desk.ports);
  return park(kept, name, { at: desk.ports.clock.now(), operator: desk.session.operator?.name ?? '' });
}

/** The kept cart; one whose sale is already sealed is dropped, for it was the power that failed, not the sale. */
export function openDraft(desk: Desk): Cart | null {
  const { ledger, drafts } = desk.ports;
  const draft = drafts.load();
  if (draft === null) return null;
  if (ledger.sealed(draft.saleId) === null) return draft;
  drafts.clear(draft.saleId);
  return null;
}
