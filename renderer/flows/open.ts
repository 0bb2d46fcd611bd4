/** Taking the till: the first words with the house, and what it tells by itself. */
import { isEmptyCart } from '../../src/domain/cart.ts';
import { newCart, type Desk } from '../desk.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { linkStore } from '../stores/link.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { keepDraft, saveDraft } from './draft.ts';
import { beginTender } from './pay.ts';

type OnDoor = (listener: () => void) => void;

/**
 * Follows the house for as long as the page lives. `onOpen` and `onClosed` are the door's. The answer sends what the house is
 * still owed, for a page that is left.
 */
export function follow(desk: Desk, door: { readonly onOpen: OnDoor; readonly onClosed: OnDoor }): () => void {
  let opened = false;
  door.onOpen(() => {
    linkStore.dispatch({ type: 'opened' });
    void (opened ? comeBack(desk) : takeTill(desk));
    opened = true;
  });
  door.onClosed(() => linkStore.dispatch({ type: 'lost', at: desk.now() }));
  desk.client.on('till.changed', (state) => tillStore.dispatch({ type: 'told', state, at: desk.now() }));
  desk.client.on('printer.changed', (printer) => tillStore.dispatch({ type: 'printer_told', printer }));
  desk.client.on('ledger.stopped', () => tillStore.dispatch({ type: 'stopped' }));
  desk.client.on('screen.replaced', ({ screenId }) => {
    if (screenId !== desk.screenId) linkStore.dispatch({ type: 'replaced' });
  });
  // What was said about one screen is not said on the next.
  viewStore.subscribe((view, before) => {
    if (view.screen !== before.screen) checkoutStore.dispatch({ type: 'noticed', notice: null });
  });
  return keepDraft(desk);
}

/** Takes the till for this window and goes on with the cart that was being rung up. */
export async function takeTill(desk: Desk): Promise<void> {
  const answer = await desk.call('screen.open', { screenId: desk.screenId });
  if (!answer.ok) {
    await desk.wait(1_000);
    return takeTill(desk);
  }
  const { state, draft } = answer.value;
  tillStore.dispatch({ type: 'told', state, at: desk.now() });
  linkStore.dispatch({ type: 'taken_back' });
  if (tenderStore.get().busy !== 'no') return;
  checkoutStore.dispatch({ type: 'cart_replaced', cart: draft ?? newCart(desk) });
  viewStore.dispatch({ type: 'went', screen: draft?.kind === 'refund' ? 'refund' : 'sale' });
  // Money was being taken: the rest of it is what the customer waits for.
  if ((draft?.taken.length ?? 0) > 0) beginTender(desk);
}

/** The link was away: the cart here is the newest, unless another window took the till meanwhile (the save is then refused). */
async function comeBack(desk: Desk): Promise<void> {
  if (tillStore.get().state === null) return takeTill(desk);
  const { cart } = checkoutStore.get();
  if (!isEmptyCart(cart) && tenderStore.get().busy === 'no') void saveDraft(desk, cart);
  const answer = await desk.call('till.state', {});
  if (answer.ok) tillStore.dispatch({ type: 'told', state: answer.value, at: desk.now() });
}
