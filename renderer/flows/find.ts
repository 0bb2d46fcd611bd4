/** The search box: asks the house at every key, shows only the answer to the newest text. */
import type { ItemView } from '../../src/contract/shapes.ts';
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
  if (answer.ok) searchStore.dispatch({ type: 'answered', text, items: answer.value.items, found: answer.value.found });
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

/** Rings up one of several items that share a code. */
export function choose(desk: Desk, item: ItemView): void {
  checkoutStore.dispatch({ type: 'panel', panel: { kind: 'browse' } });
  ringUp(desk, item);
}
