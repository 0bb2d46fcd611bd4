/** Taking the till: the first words with the house, what it tells by itself, and the draft after every change. */
import type { Cart } from '../../src/domain/cart.ts';
import { newCart, type Desk } from '../desk.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { linkStore } from '../stores/link.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { showSealed } from './pay.ts';

type OnDoor = (listener: () => void) => void;

/** Follows the house for as long as the page lives. `onOpen` and `onClosed` are the door's. */
export function follow(desk: Desk, door: { readonly onOpen: OnDoor; readonly onClosed: OnDoor }): void {
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
  checkoutStore.subscribe((state, before) => {
    if (state.cart !== before.cart) void saveDraft(desk, state.cart, before.cart);
  });
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
}

/** The link was away: the cart here is the newest, unless another window took the till meanwhile (the save is then refused). */
async function comeBack(desk: Desk): Promise<void> {
  if (tillStore.get().state === null) return takeTill(desk);
  const { cart } = checkoutStore.get();
  if (cart.lines.length > 0 && tenderStore.get().busy === 'no') void saveDraft(desk, cart, cart);
  const answer = await desk.call('till.state', {});
  if (answer.ok) tillStore.dispatch({ type: 'told', state: answer.value, at: desk.now() });
}

/** Sends the cart as it is now; the door keeps the order. Nobody waits for the answer. */
async function saveDraft(desk: Desk, cart: Cart, before: Cart): Promise<void> {
  if (cart.lines.length === 0 && (before.lines.length === 0 || before.saleId !== cart.saleId)) return;
  const answer = await desk.call('draft.save', { screenId: desk.screenId, cart });
  const sold = !answer.ok && answer.refusal.code === 'already_sealed';
  if (sold && checkoutStore.get().cart.saleId === cart.saleId && tenderStore.get().busy === 'no') await showSealed(desk, cart);
}
