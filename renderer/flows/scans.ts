/** From a reading to a line: asked at once, applied in the order of the scanner, none lost. Rings nothing up twice. */
import type { Answer } from '../../src/contract/client.ts';
import type { EventOf } from '../../src/contract/contract.ts';
import type { ItemView } from '../../src/contract/shapes.ts';
import { normalCode, scanLengthMax } from '../../src/domain/barcode.ts';
import { isGiftCode } from '../../src/domain/gift.ts';
import type { OperatorId } from '../../src/domain/ids.ts';
import { isReceiptNumber } from '../../src/domain/past.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { newCart, type Desk } from '../desk.ts';
import { dueOf } from '../priced.ts';
import { checkoutStore, codePad } from '../stores/checkout.ts';
import { historyStore } from '../stores/history.ts';
import { linkStore } from '../stores/link.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { askingDialogs, viewStore } from '../stores/view.ts';
import { isPersonAsked, pickPerson, takeBadge, takesBadge } from './badges.ts';
import { notice, ringUp } from './cart.ts';
import { isGoodsShown, takeGoods } from './goods.ts';
import { showNear } from './near.ts';
import { readReceipt, searchReceipts } from './paper.ts';
import { beginReturn } from './returning.ts';
import { voucherScanned } from './vouchers.ts';

type Scanned = Answer<'catalog.scan'>;
type Reading = { readonly text: string; answer: Scanned | null };

/** How a code may be refused that some item has all the same. */
const unread: readonly string[] = ['unknown_code', 'payment_code', 'badge', 'own_voucher'];
/** Readings that are not in the cart yet, in the order of the scanner. */
let queue: readonly Reading[] = [];
/** A frame is being drawn, or somebody is being waited for; then nothing is placed. */
let placing: 'now' | 'after_paint' | 'when_free' = 'now';

/**
 * Takes one reading: a keyboard scanner's, or a code typed by a person. `whole` has what the scanner puts around codes; it
 * is asked for where the text alone is unknown, for another scanner may be in use.
 */
export function takeScan(desk: Desk, text: string, whole: string = text): void {
  if (takesBadge(text)) return;
  if (isPersonAsked() || isUnopened()) return void takeBadge(desk, text);
  take(desk, text, async () => {
    const answer = await settled(desk, text);
    const isOther = whole !== text && !answer.ok && answer.refusal.code === 'unknown_code';
    const other = isOther ? await settled(desk, whole) : answer;
    return other.ok ? other : answer;
  });
}

/** Takes what a scanner of the house's own read: looked up already, and meant for one screen. */
export function takeScanned(desk: Desk, { screenId, text, answer }: EventOf<'code.scanned'>): void {
  if (screenId !== desk.screenId || (text !== '' && takesBadge(text))) return;
  if (answer.ok) return take(desk, text, () => Promise.resolve(answer));
  const { code, facts } = answer.refusal;
  const refusal = facts === undefined ? { code } : { code, facts };
  if (code === 'unknown_code' || code === 'payment_code' || code === 'listed_price' || code === 'own_voucher') {
    return take(desk, text, () => Promise.resolve({ ok: false, refusal }));
  }
  refuseScan(desk);
}

/**
 * Takes a touched tile as a scan of its code: in order with the others, with the house's newest price and stock. A code that
 * several items share, or that no scanner may read, still means the tile's own item.
 */
export function takeTile(desk: Desk, item: ItemView): void {
  take(desk, item.code, async () => {
    const answer = await settled(desk, item.code);
    const isUnread = !answer.ok && unread.includes(answer.refusal.code);
    if (!answer.ok && !isUnread) return answer;
    const newest = answer.ok ? answer.value.items.find(({ id }) => id === item.id) : undefined;
    return { ok: true, value: { code: item.code, items: [newest ?? item] } };
  });
}

function refuseScan(desk: Desk): void {
  viewStore.dispatch({ type: 'scan_refused' });
  desk.sound('unknown');
}

function take(desk: Desk, text: string, find: () => Promise<Scanned>): void {
  if (isGoodsShown()) return void takeGoods(desk, find);
  checkoutStore.dispatch({ type: 'pad', pad: codePad });
  if (!canRingUp()) return refuseScan(desk);
  if (selectsReceipt(desk, text)) return;
  const reading: Reading = { text, answer: null };
  queue = [...queue, reading];
  showWaiting();
  void find().then((answer) => {
    reading.answer = answer;
    if (!answer.ok && (answer.refusal.code === 'badge' || answer.refusal.code === 'own_voucher')) {
      // No goods: it waits for none, and none wait for it.
      queue = queue.filter((each) => each !== reading);
      showWaiting();
      takeOther(desk, answer.refusal);
    }
    placeAnswered(desk);
  });
}

/** Who stands here, or what pays: neither is rung up. */
function takeOther(desk: Desk, { code, facts }: Refusal): void {
  if (code === 'badge') pickPerson(desk, String(facts?.['operatorId'] ?? '') as OperatorId);
  else voucherScanned(desk, String(facts?.['serial'] ?? ''));
}

/** Places what was answered, in order. What is answered before the page has drawn that is placed, and drawn, together. */
function placeAnswered(desk: Desk): void {
  if (placing !== 'now') return;
  const before = queue;
  for (let next = queue[0]; next !== undefined && next.answer !== null && mayPlace(next.answer); next = queue[0]) {
    queue = queue.slice(1);
    place(desk, next.text, next.answer);
    showWaiting();
  }
  if (queue !== before) return goOn(desk, 'after_paint', desk.afterPaint);
  const answer = queue[0]?.answer ?? null;
  if (answer === null) return;
  if (isFree()) sayThatItWaits(desk);
  goOn(desk, 'when_free', (run) => void until(() => mayPlace(answer)).then(run));
}

function goOn(desk: Desk, when: typeof placing, wait: (run: () => void) => void): void {
  placing = when;
  wait(() => {
    placing = 'now';
    placeAnswered(desk);
  });
}

/** Among past receipts, the barcode of one of them selects it; one that is not listed is looked for. */
function selectsReceipt(desk: Desk, text: string): boolean {
  const { screen, dialog } = viewStore.get();
  const isReceipt = isReceiptNumber(normalCode(text)) || isGiftCode(normalCode(text));
  if ((screen === 'return' || screen === 'refund') && isReceipt) {
    if (dialog === null) void beginReturn(desk, { receiptNumber: normalCode(text) });
    return true;
  }
  if (screen !== 'receipts') return false;
  const wanted = normalCode(text);
  if (isGiftCode(wanted)) {
    if (dialog === null) void beginReturn(desk, { receiptNumber: wanted });
    return true;
  }
  const receipt = historyStore.get().receipts?.find(({ receiptNumber }) => receiptNumber === wanted);
  if (receipt === undefined && !isReceiptNumber(wanted)) return false;
  desk.sound('scanned');
  if (receipt === undefined) searchReceipts(desk, { text: wanted, day: '' });
  else void readReceipt(desk, receipt.saleId);
  return true;
}

function canRingUp(): boolean {
  const { state } = tillStore.get();
  return state !== null && state.operator !== null && state.shift !== null && !state.stopped && !linkStore.get().replaced;
}

/** Somebody is signed in and the drawer is not open yet: no goods are rung up, but somebody else may take the place. */
function isUnopened(): boolean {
  const { state } = tillStore.get();
  return !isGoodsShown() && state?.phase === 'ready' && state.operator !== null && state.shift === null && !state.stopped
    && !linkStore.get().replaced;
}

function ask(desk: Desk, text: string): Promise<Scanned> {
  return desk.call('catalog.scan', { text: text.slice(0, scanLengthMax) });
}

/** A reading is only a question, so it is asked again until the link answers. */
async function settled(desk: Desk, text: string): Promise<Scanned> {
  let answer = await ask(desk, text);
  while (!answer.ok && answer.refusal.code === 'no_answer') {
    showWaiting();
    await desk.wait(300);
    answer = await ask(desk, text);
  }
  return answer;
}

/**
 * A correction, the management's forms and a dialog over another screen are not left by a scan: what is done there is not
 * the cart's, and would be lost. What needs no answer is rung up behind; the rest waits.
 */
function staysPut(): boolean {
  const { screen, dialog } = viewStore.get();
  if (screen === 'correct' || screen === 'manage' || screen === 'return' || screen === 'exchange' || screen === 'voucher_pay') return true;
  return dialog !== null && screen !== 'sale' && screen !== 'refund' && screen !== 'tender';
}

/** Can it be rung up without asking anything? */
function needsNoAnswer(answer: Scanned): boolean {
  if (!answer.ok) return answer.refusal.code === 'payment_code' || answer.refusal.code === 'listed_price';
  const { items: [item, ...others], price } = answer.value;
  const isPriced = item !== undefined && (item.price !== null || price !== undefined);
  return isPriced && others.length === 0 && checkoutStore.get().cart.kind === 'sale';
}

/** May the next reading be placed now? */
function mayPlace(answer: Scanned): boolean {
  return isFree() && (!staysPut() || needsNoAnswer(answer));
}

function isFree(): boolean {
  const { kind } = checkoutStore.get().panel;
  const { dialog } = viewStore.get();
  const asks = kind === 'price' || kind === 'choose' || kind === 'open' || askingDialogs.includes(dialog);
  return !asks && tenderStore.get().busy === 'no';
}

/** A screen that is not left has no place of its own for scans that wait. */
function sayThatItWaits(desk: Desk): void {
  desk.sound('consent');
  notice('scan_waits', 'info');
}

/** Resolves when no panel, dialog, payment or form is there any more that the scan could disturb. */
function until(isTime: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isTime()) return;
      stops.forEach((stop) => stop());
      resolve();
    };
    const stops = [checkoutStore.subscribe(look), viewStore.subscribe(look), tenderStore.subscribe(look)];
  });
}

function showWaiting(): void {
  const [next] = queue;
  const held = next !== undefined && next.answer !== null && !mayPlace(next.answer);
  const waits = !isFree() || held || linkStore.get().status !== 'open';
  checkoutStore.dispatch({ type: 'scans_waiting', count: waits ? queue.length : 0 });
}

function place(desk: Desk, text: string, answer: Scanned): void {
  const refused = answer.ok ? null : answer.refusal.code;
  if (refused === 'payment_code' || refused === 'listed_price') return refuseSale(desk, refused);
  if (answer.ok && staysPut()) return ringUpBehind(desk, answer.value);
  toCart(desk);
  if (answer.ok) {
    const [item, ...others] = answer.value.items;
    if (item !== undefined && others.length === 0) return ringUpWhilePaying(desk, () => ringUp(desk, item, answer.value.price ?? null));
    desk.sound('consent');
    leaveTender();
    checkoutStore.dispatch({ type: 'panel', panel: { kind: 'choose', ...answer.value, active: 0 } });
    return;
  }
  desk.sound('unknown');
  if (answer.refusal.code !== 'unknown_code') return notice('scan_lost', 'bad', { code: text });
  leaveTender();
  const code = String(answer.refusal.facts?.['code'] ?? text);
  checkoutStore.dispatch({ type: 'panel', panel: { kind: 'unknown', code, near: [] } });
  void showNear(desk, code);
}

/** A payment code is no item, and a listed price is none to be typed over: it is said what to do, and no code is shown. */
function refuseSale(desk: Desk, code: 'payment_code' | 'listed_price'): void {
  desk.sound('unknown');
  notice('refused', 'bad', { code });
}

/** The cart is not on the screen: it is said by name that the item is in it. What ringing up has to say itself goes first. */
function ringUpBehind(desk: Desk, { items: [item], price }: Extract<Scanned, { ok: true }>['value']): void {
  if (item === undefined) return;
  const before = checkoutStore.get().cart;
  ringUp(desk, item, price ?? null);
  if (checkoutStore.get().cart.lines !== before.lines) notice('rung_up_behind', 'info', { name: item.name });
}

/** A scan lands in the cart whatever screen is shown; after a sale it begins the next one. */
function toCart(desk: Desk): void {
  const { screen } = viewStore.get();
  if (screen === 'sale' || screen === 'refund' || screen === 'tender') return;
  const { cart } = checkoutStore.get();
  // After a refund the next scan is the next customer's, who buys.
  const left = screen === 'done' && cart.kind === 'refund' && cart.lines.length === 0;
  if (left) checkoutStore.dispatch({ type: 'cart_replaced', cart: newCart(desk) });
  viewStore.dispatch({ type: 'went', screen: checkoutStore.get().cart.kind === 'sale' ? 'sale' : 'refund' });
}

/** While money is being taken, one more piece changes the due: it is said, and what was typed stays. */
function ringUpWhilePaying(desk: Desk, ring: () => void): void {
  // Pricing is left to the frame that shows it: in a flood many carts are never seen.
  if (viewStore.get().screen !== 'tender') return ring();
  const before = dueOf(checkoutStore.get().cart);
  ring();
  if (checkoutStore.get().panel.kind === 'price') return leaveTender();
  const after = dueOf(checkoutStore.get().cart);
  if (after !== before) notice('cart_changed_while_paying', 'warn', { before, after });
  else desk.sound('unknown');
}

/** The scan needs an answer beside the cart; what was typed of the payment is there again when the till comes back to it. */
function leaveTender(): void {
  if (viewStore.get().screen !== 'tender') return;
  tenderStore.dispatch({ type: 'interrupted' });
  viewStore.dispatch({ type: 'went', screen: 'sale' });
}
