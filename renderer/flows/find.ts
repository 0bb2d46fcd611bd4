/** The search box: asks the house at every key, shows only the answer to the newest text. */
import type { ItemView } from '../../src/contract/shapes.ts';
import { openNameMax } from '../../src/domain/cart.ts';
import type { Desk } from '../desk.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { searchStore } from '../stores/search.ts';
import { ringUp } from './cart.ts';

const hitsShown = 30;

/** Takes the text of the box and finds. */
export async function search(desk: Desk, text: string): Promise<void> {
  searchStore.dispatch({ type: 'typed', text });
  if (text.trim() === '') return;
  const answer = await desk.call('catalog.search', { text: text.slice(0, 100), most: hitsShown });
  if (!answer.ok) return;
  const { items, found, nearest } = answer.value;
  searchStore.dispatch({ type: 'answered', text, items, found, nearest });
}

/** Puts the caret into the box. */
export function focusSearch(): void {
  if (checkoutStore.get().panel.kind !== 'browse') checkoutStore.dispatch({ type: 'panel', panel: { kind: 'browse' } });
  checkoutStore.dispatch({ type: 'tab', tab: 'find' });
  searchStore.dispatch({ type: 'focus_wanted' });
}

/** Empties the box and leaves it, so that no input method stands between the scanner and the till. */
export function leaveSearch(): void {
  searchStore.dispatch({ type: 'cleared' });
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Rings up the marked hit; true when there was one. A text that is not answered yet rings up nothing. */
export function addActiveHit(desk: Desk): boolean {
  const { items, active, text, answered } = searchStore.get();
  const item = items[active];
  if (item === undefined || text !== answered) return false;
  leaveSearch();
  ringUp(desk, item);
  return true;
}

/** Searches what lies nearest to a text that found nothing; false when there is no such. */
export function searchNearest(desk: Desk): boolean {
  const { text, answered, items, nearest } = searchStore.get();
  if (nearest === null || items.length > 0 || text !== answered) return false;
  void search(desk, nearest);
  return true;
}

/** Rings up one of several items that share a code, at the price that the code said, if it did. */
export function choose(desk: Desk, item: ItemView): void {
  const { panel } = checkoutStore.get();
  const price = panel.kind === 'choose' ? (panel.price ?? null) : null;
  checkoutStore.dispatch({ type: 'panel', panel: { kind: 'browse' } });
  ringUp(desk, item, price);
}

/** Asks for a name and a price, unless a price is asked for already; what was sought in vain is proposed as the name, else `name` is. */
export function openPriceOf(name: string): void {
  const { kind } = checkoutStore.get().panel;
  if (kind === 'price' || kind === 'open') return;
  const { text, answered, items } = searchStore.get();
  const sought = text.trim().slice(0, openNameMax);
  const missed = text === answered && items.length === 0 && isName(sought);
  if (text !== '') leaveSearch();
  checkoutStore.dispatch({ type: 'panel', panel: { kind: 'open', name: missed ? sought : name, taxClass: 'taxable', digits: '' } });
}

/** Words that may stand on a receipt: not a code, and not Hangul of which only single letters were typed. */
function isName(text: string): boolean {
  return /\p{L}{2}/u.test(text) && !/\d{4}/.test(text) && !/[\u1100-\u11ff\u3131-\u318e]/u.test(text);
}
