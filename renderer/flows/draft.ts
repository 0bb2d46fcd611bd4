/** The draft: every changed cart goes to the house, the newest one and in order. Keeps no cart and decides nothing about it. */
import { isEmptyCart, type Cart } from '../../src/domain/cart.ts';
import type { Desk } from '../desk.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { tenderStore } from '../stores/tender.ts';
import { showSealed } from './pay.ts';

/**
 * Sends each change behind the frame that shows it, and before anything else is sent that is more than a question. While one
 * cart is on its way the next waits for its answer, and only the newest of those that waited is sent. The answer sends at
 * once what is still owed, for a page that is left.
 */
export function keepDraft(desk: Desk): () => void {
  let sent = checkoutStore.get().cart;
  let newest = sent;
  let onTheirWay = 0;
  const send = (): void => {
    if (newest === sent) return;
    const before = sent;
    sent = newest;
    if (isEmptyCart(newest) && (isEmptyCart(before) || before.saleId !== newest.saleId)) return;
    onTheirWay += 1;
    void saveDraft(desk, newest).finally(() => {
      onTheirWay -= 1;
      if (newest !== sent) sendLater();
    });
  };
  const sendLater = (): void => desk.whenIdle(() => void (onTheirWay === 0 && send()));
  desk.beforeSending(send);
  checkoutStore.subscribe(({ cart }, before) => {
    if (cart === before.cart) return;
    // The last of the cart before is not passed over.
    if (cart.saleId !== newest.saleId) send();
    newest = cart;
    // Money that was taken, or given back, is not left to a moment's rest: the customer's card was charged.
    if (cart.taken !== before.cart.taken) send();
    else sendLater();
  });
  return send;
}

/** Sends a cart. Nobody waits for the answer. */
export async function saveDraft(desk: Desk, cart: Cart): Promise<void> {
  const answer = await desk.call('draft.save', { screenId: desk.screenId, cart });
  const sold = !answer.ok && answer.refusal.code === 'already_sealed';
  if (sold && checkoutStore.get().cart.saleId === cart.saleId && tenderStore.get().busy === 'no') await showSealed(desk, cart);
}
