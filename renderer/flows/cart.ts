/** Changing the cart on the screen. Each change goes to the one reducer; the draft follows by itself (flows/draft.ts). */
import type { ItemView } from '../../src/contract/shapes.ts';
import { holdsOneOff, isEmptyCart, linesMax, openNameMax, quantityKeyedMax, type CartLine } from '../../src/domain/cart.ts';
import type { LineId } from '../../src/domain/ids.ts';
import { won, type Won } from '../../src/domain/money.ts';
import type { RefusalFacts } from '../../src/domain/result.ts';
import { newCart, type Desk } from '../desk.ts';
import { numberOf } from '../digits.ts';
import { pricedOf } from '../priced.ts';
import { browse, checkoutStore, codePad, type NoticeCode, type Panel } from '../stores/checkout.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { askRefundPrice, proposedPrice, type PricePanel } from './refund-price.ts';

/** How long a removal can be taken back, in ms. */
export const undoMs = 5_000;

/** Says one thing about the cart; the next change takes it away. */
export function notice(code: NoticeCode, tone: 'info' | 'warn' | 'bad', facts: RefusalFacts = {}): void {
  checkoutStore.dispatch({ type: 'noticed', notice: { code, facts, tone } });
}

/** The selected line, if there is one. */
export function selectedLine(): CartLine | undefined {
  const { cart } = checkoutStore.get();
  return cart.lines.find((line) => line.id === cart.selected);
}

/**
 * Rings up an item, or asks first: for a price where none is listed, and for every price of goods taken back. `price` is
 * what the scanned code said, for a piece without a listed one.
 */
export function ringUp(desk: Desk, item: ItemView, price: Won | null = null): void {
  const { cart } = checkoutStore.get();
  if (holdsOneOff(cart, item)) {
    const held = cart.lines.find((line) => line.itemId === item.id);
    if (held !== undefined) select(held.id);
    desk.sound('unknown');
    notice('one_off_held', 'warn');
    return;
  }
  if (cart.kind === 'sale' && item.price === null && price !== null) return addItem(desk, item, price);
  if (cart.kind === 'refund' || item.price === null) {
    desk.sound(cart.kind === 'refund' ? 'scanned' : 'consent');
    const panel: PricePanel = { kind: 'price', item, digits: price === null ? '' : String(price) };
    if (cart.kind === 'sale') showPanel(panel);
    else void askRefundPrice(desk, panel, () => acceptPanelPrice(desk));
    return;
  }
  addItem(desk, item, null);
}

function addItem(desk: Desk, item: ItemView, typedPrice: Won | null): void {
  const before = checkoutStore.get().cart;
  const lineId = desk.newId() as LineId;
  checkoutStore.dispatch({ type: 'cart', action: { type: 'item_added', lineId, item, typedPrice } });
  const { cart, panel } = checkoutStore.get();
  if (cart.lines === before.lines) {
    desk.sound('unknown');
    notice(before.lines.length >= linesMax ? 'cart_full' : 'quantity_most', 'warn', { most: linesMax });
    return;
  }
  if (panel.kind !== 'browse') checkoutStore.dispatch({ type: 'panel', panel: browse });
  checkoutStore.dispatch({ type: 'rung_up', item });
  desk.sound('scanned');
  if (cart.kind === 'sale') {
    warnOfStock(item);
    warnOfContract(item);
  }
}

/** Stock below zero warns and sells. */
function warnOfStock(item: ItemView): void {
  if (item.stock === null) return;
  const { cart } = checkoutStore.get();
  const wanted = cart.lines.filter((line) => line.itemId === item.id).reduce((pieces, line) => pieces + line.quantity, 0);
  if (wanted <= item.stock) return;
  notice(item.stock <= 0 ? 'sold_out' : 'below_stock', 'warn', { stock: item.stock });
}

/** Terms that are over warn and sell: the goods are the maker's all the same. Said rather than the stock, for money hangs on it. */
function warnOfContract({ contractEnded, maker }: ItemView): void {
  if (contractEnded === undefined) return;
  notice('contract_over', 'warn', { name: maker?.name ?? '', day: contractEnded });
}

/** Puts the asked price on the item, or adds the open line; the panel closes. */
export function acceptPanelPrice(desk: Desk): void {
  const { panel, cart } = checkoutStore.get();
  if (panel.kind === 'price') {
    if (panel.digits === '' && panel.lowest?.state === 'asked') return showPanel({ ...panel, lowest: { state: 'asked', isTaken: true } });
    const proposed = cart.kind === 'sale' ? null : proposedPrice(panel);
    if (panel.digits === '' && proposed === null) return notice('price_needed', 'warn');
    addItem(desk, panel.item, panel.digits === '' ? proposed : won(numberOf(panel.digits)));
  }
  if (panel.kind === 'open') {
    const name = panel.name.trim().slice(0, openNameMax);
    if (panel.digits === '' || name === '') return notice('price_needed', 'warn');
    const price = won(numberOf(panel.digits));
    const lineId = desk.newId() as LineId;
    checkoutStore.dispatch({ type: 'cart', action: { type: 'open_line_added', lineId, name, price, taxClass: panel.taxClass } });
    checkoutStore.dispatch({ type: 'panel', panel: browse });
    desk.sound('scanned');
  }
}

/** Opens or changes what takes the find column. */
export function showPanel(panel: Panel): void {
  checkoutStore.dispatch({ type: 'panel', panel });
}

/** Selects a line. */
export function select(lineId: LineId): void {
  checkoutStore.dispatch({ type: 'cart', action: { type: 'selected', lineId } });
}

/** Moves the selection by some lines, or to the first or last one. */
export function moveSelection(by: number | 'first' | 'last'): void {
  const { cart } = checkoutStore.get();
  const now = cart.lines.findIndex((line) => line.id === cart.selected);
  const last = cart.lines.length - 1;
  const wanted = by === 'first' ? 0 : by === 'last' ? last : Math.max(0, Math.min(last, now + by));
  const line = cart.lines[wanted];
  if (line !== undefined) select(line.id);
}

/** Gives the selected line the keyed quantity. */
export function acceptQuantity(): void {
  const { pad } = checkoutStore.get();
  const line = selectedLine();
  checkoutStore.dispatch({ type: 'pad', pad: codePad });
  if (line === undefined || pad.digits === '') return;
  const quantity = numberOf(pad.digits);
  if (quantity < 1) return removeSelected();
  if (quantity > quantityKeyedMax) return notice('quantity_most', 'warn');
  if (line.oneOff && quantity > 1) return notice('one_off_quantity', 'warn');
  checkoutStore.dispatch({ type: 'cart', action: { type: 'quantity_set', lineId: line.id, quantity } });
  checkoutStore.dispatch({ type: 'tab', tab: 'find' });
}

/** Removes the selected line; it can be taken back for a few seconds. */
export function removeSelected(): void {
  const line = selectedLine();
  if (line !== undefined) checkoutStore.dispatch({ type: 'line_removed', lineId: line.id });
}

/** Takes the last removal back. */
export function undoRemoval(): void {
  checkoutStore.dispatch({ type: 'removal_undone' });
}

/** Takes the last change of the cart back; false when there is none. */
export function undoLast(): boolean {
  const { past } = checkoutStore.get();
  if (past.length > 0) checkoutStore.dispatch({ type: 'undone' });
  return past.length > 0;
}

/** Writes a note to a line, or to the whole cart for null. */
export function writeNote(lineId: LineId | null, note: string): void {
  checkoutStore.dispatch({ type: 'cart', action: { type: 'note_set', lineId, note } });
  viewStore.dispatch({ type: 'dialog', dialog: null });
}

/** Starts an empty cart of a kind and shows its screen; a cart with lines in it stays, and the screen says so. */
export function startCart(desk: Desk, kind: 'sale' | 'refund'): boolean {
  const { cart } = checkoutStore.get();
  // What is being recorded is not left; and before the till is open there is one screen to come back to.
  if (tenderStore.get().busy !== 'no') return false;
  if (tillStore.get().state?.shift === null) {
    viewStore.dispatch({ type: 'went', screen: 'sale' });
    return false;
  }
  const screen = kind === 'sale' ? 'sale' : 'refund';
  if (cart.kind === kind) {
    viewStore.dispatch({ type: 'went', screen });
    return true;
  }
  if (!isEmptyCart(cart)) {
    viewStore.dispatch({ type: 'went', screen: cart.kind === 'sale' ? 'sale' : 'refund' });
    notice('other_cart', 'warn', { kind: cart.kind });
    return false;
  }
  checkoutStore.dispatch({ type: 'cart_replaced', cart: newCart(desk, kind) });
  viewStore.dispatch({ type: 'went', screen });
  return true;
}

/** Drops the cart: the house notes it, and an empty one begins. One that money was taken for stays; its dialog says so. */
export async function voidCart(desk: Desk): Promise<void> {
  const { cart } = checkoutStore.get();
  viewStore.dispatch({ type: 'dialog', dialog: null });
  if (cart.lines.length === 0 || cart.taken.length > 0) return;
  const total = pricedOf(cart).total;
  const answer = await desk.call('cart.void', { screenId: desk.screenId, saleId: cart.saleId, lines: cart.lines.length, total });
  if (answer.ok) checkoutStore.dispatch({ type: 'cart_replaced', cart: newCart(desk, cart.kind) });
  else notice('refused', 'bad', { code: answer.refusal.code, ...answer.refusal.facts });
}
