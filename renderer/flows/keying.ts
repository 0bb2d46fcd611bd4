/** What keys and the keypad do while ringing up: the innermost open thing takes them. Holds nothing. */
import { quantityKeyedMax } from '../../src/domain/cart.ts';
import { amountMax } from '../../src/domain/money.ts';
import type { Desk } from '../desk.ts';
import { keyed, unkeyed } from '../digits.ts';
import { focusedField } from '../scan/field.ts';
import { browse, checkoutStore, codePad } from '../stores/checkout.ts';
import { searchStore } from '../stores/search.ts';
import { acceptPanelPrice, acceptQuantity, moveSelection, notice, removeSelected, selectedLine, showPanel } from './cart.ts';
import { addActiveHit, choose, focusSearch, leaveSearch, searchNearest } from './find.ts';
import { takeScan } from './scans.ts';

/** The longest code a person types. */
const typedCodeMax = 32;

/** The next keyed digits are the selected line's quantity. */
export function startQuantity(): void {
  if (selectedLine() === undefined) return;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  checkoutStore.dispatch({ type: 'pad', pad: { mode: 'quantity', digits: '' } });
}

/** One keyed character goes to what is being keyed: a choice, a price, a quantity, else a code. */
export function typeOn(desk: Desk, text: string): void {
  const { panel, pad } = checkoutStore.get();
  if (panel.kind === 'choose') {
    const item = panel.items[Number(text) - 1];
    if (item !== undefined) choose(desk, item);
    return;
  }
  if (panel.kind === 'price' || panel.kind === 'open') {
    return checkoutStore.dispatch({ type: 'panel', panel: { ...panel, digits: keyed(panel.digits, text, amountMax) } });
  }
  if (pad.mode === 'quantity') {
    const digits = keyed(pad.digits, text, quantityKeyedMax);
    const over = digits === pad.digits && /^\d+$/.test(text);
    checkoutStore.dispatch({ type: 'pad', pad: { ...pad, digits } });
    if (over) notice('quantity_most', 'warn');
    return;
  }
  if (/^[0-9A-Za-z./:-]+$/.test(text)) {
    checkoutStore.dispatch({ type: 'pad', pad: { ...pad, digits: `${pad.digits}${text}`.slice(0, typedCodeMax) } });
  }
}

/** Takes the last keyed character away; false when nothing is keyed. */
export function eraseTyped(): boolean {
  const { panel, pad } = checkoutStore.get();
  if (panel.kind === 'price' || panel.kind === 'open') {
    checkoutStore.dispatch({ type: 'panel', panel: { ...panel, digits: unkeyed(panel.digits) } });
    return true;
  }
  if (pad.digits === '') return false;
  checkoutStore.dispatch({ type: 'pad', pad: { ...pad, digits: unkeyed(pad.digits) } });
  return true;
}

/** Del: a price being keyed begins anew, and no line is lost by it; else the selected line goes. */
export function removeKeyed(): void {
  const { panel } = checkoutStore.get();
  if (panel.kind === 'price' || panel.kind === 'open') return checkoutStore.dispatch({ type: 'panel', panel: { ...panel, digits: '' } });
  removeSelected();
}

/** Enter: what is open is answered, else what is typed is looked up. */
export function confirm(desk: Desk): boolean {
  const { panel, pad } = checkoutStore.get();
  if (panel.kind === 'price' || panel.kind === 'open') return (acceptPanelPrice(desk), true);
  if (panel.kind === 'choose') {
    const item = panel.items[panel.active];
    if (item !== undefined) choose(desk, item);
    return true;
  }
  if (focusedField() !== null && searchStore.get().text !== '') return (addActiveHit(desk) || searchNearest(desk), true);
  if (pad.mode === 'quantity') return (acceptQuantity(), true);
  if (pad.digits !== '') return (takeScan(desk, pad.digits), true);
  if (panel.kind === 'unknown') return (focusSearch(), true);
  return false;
}

/** Arrows: a choice, the hits of a search, else the lines. */
export function moveMark(by: number): void {
  const { panel } = checkoutStore.get();
  if (panel.kind === 'choose') {
    const active = Math.max(0, Math.min(panel.items.length - 1, panel.active + by));
    return checkoutStore.dispatch({ type: 'panel', panel: { ...panel, active } });
  }
  if (focusedField() !== null && searchStore.get().items.length > 0) return searchStore.dispatch({ type: 'moved', by });
  moveSelection(by);
}

/** Esc: one step, from the innermost out; the cart is never touched. */
export function stepBack(): boolean {
  const { panel, pad, notice: said } = checkoutStore.get();
  if (pad.mode !== 'code' || pad.digits !== '') {
    checkoutStore.dispatch({ type: 'pad', pad: codePad });
    checkoutStore.dispatch({ type: 'tab', tab: 'find' });
    return true;
  }
  if (panel.kind !== 'browse') return (showPanel(browse), true);
  if (searchStore.get().text !== '' || focusedField() !== null) return (leaveSearch(), true);
  if (said !== null) return (checkoutStore.dispatch({ type: 'noticed', notice: null }), true);
  return false;
}
