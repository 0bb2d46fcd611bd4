/** Putting carts aside and taking them up again. The house keeps them; the screen only shows which there are. */
import { isEmptyCart, type Cart } from '../../src/domain/cart.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import { park, parkedSummary } from '../../src/domain/parking.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { newCart, type Desk } from '../desk.ts';
import { policyNow } from '../priced.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { retryMs } from './ask-again.ts';
import { notice } from './cart.ts';
import { takeTill } from './open.ts';

/** F7: a cart is put aside under a name; without one, those put aside are shown. */
export function parkOrRecall(): void {
  const { cart, panel } = checkoutStore.get();
  if (tenderStore.get().busy !== 'no' || panel.kind === 'price' || panel.kind === 'open') return;
  if (cart.lines.length > 0) return viewStore.dispatch({ type: 'dialog', dialog: 'park' });
  if ((tillStore.get().state?.parked.length ?? 0) > 0) viewStore.dispatch({ type: 'dialog', dialog: 'parked' });
}

/** Shows the carts put aside, whatever is in the present one. */
export function showParked(): void {
  viewStore.dispatch({ type: 'dialog', dialog: 'parked' });
}

/** Puts the cart aside and begins an empty one. Asked until the house says that it has it; null is done. */
export async function parkCart(desk: Desk, name: string): Promise<Refusal | null> {
  const { cart } = checkoutStore.get();
  const input = { screenId: desk.screenId, cart, name };
  let answer = await desk.call('cart.park', input);
  while (!answer.ok && answer.refusal.code === 'no_answer') {
    await desk.wait(retryMs);
    answer = await desk.call('cart.park', input);
  }
  if (!answer.ok) return answer.refusal;
  showAtOnce(desk, cart, name);
  checkoutStore.dispatch({ type: 'cart_replaced', cart: newCart(desk) });
  viewStore.dispatch({ type: 'went', screen: 'sale' });
  notice('parked', 'info');
  void showWhatIsParked(desk);
  return null;
}

/** The house tells of it a moment later; the next F7 may come sooner. */
function showAtOnce(desk: Desk, cart: Cart, name: string): void {
  const parked = park(cart, name, { at: desk.now(), operator: tillStore.get().state?.operator?.name ?? '' });
  if (parked.ok) tillStore.dispatch({ type: 'parked', parked: parkedSummary(parked.value, policyNow()) });
}

/** What is put aside now, as the house has it. */
async function showWhatIsParked(desk: Desk): Promise<void> {
  const answer = await desk.call('till.state', {});
  if (answer.ok) tillStore.dispatch({ type: 'told', state: answer.value, at: desk.now() });
}

/** Takes a cart up again; the present one is put aside in the same step. Null is done. */
export async function recallCart(desk: Desk, saleId: SaleId): Promise<Refusal | null> {
  const { cart: present } = checkoutStore.get();
  const aside = isEmptyCart(present) ? null : { cart: present, name: '' };
  const input = { screenId: desk.screenId, saleId, park: aside };
  let answer = await desk.call('cart.recall', input);
  const silent = !answer.ok && answer.refusal.code === 'no_answer';
  while (!answer.ok && answer.refusal.code === 'no_answer') {
    await desk.wait(retryMs);
    answer = await desk.call('cart.recall', input);
  }
  if (!answer.ok) {
    // The first asking may have been heard: the house then holds the recalled cart as the one being rung up.
    if (silent && answer.refusal.code === 'unknown_parked') return (await takeTill(desk), null);
    return answer.refusal;
  }
  const { cart } = answer.value;
  checkoutStore.dispatch({ type: 'cart_replaced', cart });
  viewStore.dispatch({ type: 'went', screen: cart.kind === 'sale' ? 'sale' : 'refund' });
  return null;
}

/** Calls a cart put aside by another name. Null is done. */
export async function renameParked(desk: Desk, saleId: SaleId, name: string): Promise<Refusal | null> {
  const answer = await desk.call('parked.rename', { screenId: desk.screenId, saleId, name });
  await showWhatIsParked(desk);
  return answer.ok ? null : answer.refusal;
}

/** Throws a cart put aside away; the house journals what it held. Null is done. */
export async function throwParkedAway(desk: Desk, saleId: SaleId): Promise<Refusal | null> {
  const input = { screenId: desk.screenId, saleId };
  let answer = await desk.call('parked.void', input);
  const silent = !answer.ok && answer.refusal.code === 'no_answer';
  while (!answer.ok && answer.refusal.code === 'no_answer') {
    await desk.wait(retryMs);
    answer = await desk.call('parked.void', input);
  }
  await showWhatIsParked(desk);
  if (answer.ok) return null;
  // The first asking was heard: it is gone, which is what was wanted.
  return silent && answer.refusal.code === 'unknown_parked' ? null : answer.refusal;
}
