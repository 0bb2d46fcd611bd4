/** The cart being rung up, kept after every change; and dropping it. Seals nothing. */
import type { Handlers } from '../../contract/serve.ts';
import type { Cart } from '../../domain/cart.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';

/** Handlers of `screen.open`, `draft.save` and `cart.void`. */
export function draftCommands(desk: Desk): Pick<Handlers, 'screen.open' | 'draft.save' | 'cart.void'> {
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
      if (cart.lines.length > 0) drafts.save(cart);
      else drafts.clear(cart.saleId);
      return ok({});
    },
    'cart.void': ({ screenId, saleId, lines, total }) => {
      if (screenId !== desk.session.screenId) return refuse('screen_replaced');
      if (ledger.sealed(saleId) !== null) return refuse('already_sealed');
      desk.append([{ kind: 'void', body: { saleId, lines, total } }]);
      drafts.clear(saleId);
      return ok({});
    },
  };
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
