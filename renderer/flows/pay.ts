/** Sealing a sale or a refund: one request, repeated as it is until the house says what became of it. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input } from '../../src/contract/contract.ts';
import type { ReceiptView } from '../../src/contract/shapes.ts';
import { isEmptyCart, type Cart, type CartExchange } from '../../src/domain/cart.ts';
import { wantedForCorrection, wantedForRefund, type Wanted } from '../../src/domain/consent.ts';
import { sum, won, type Won } from '../../src/domain/money.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { restOf, type ProposedTender, type RegisteredTender } from '../../src/domain/split.ts';
import { takeCash } from '../../src/domain/tender.ts';
import { newCart, type Desk } from '../desk.ts';
import { numberOf } from '../digits.ts';
import { differenceOf, dueOf, listedFor, pricedOf } from '../priced.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { exchangeStore } from '../stores/exchange.ts';
import { refundStore } from '../stores/refund.ts';
import { tenderStore, type Means, type Sealed } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { askUntilKnown, retryMs } from './ask-again.ts';
import { notice } from './cart.ts';
import { askConsent, askLeave, needsLeave, wantedBy } from './consent.ts';
import { sellVouchers, settleHere } from './vouchers.ts';

type Commit = 'sale.commit' | 'refund.commit' | 'exchange.commit';
type Committed = Answer<Commit>;

/** Opens the tender screen, if there is anything to pay, or money taken that is still to be settled. */
export function beginTender(desk: Desk, means: Means = 'cash'): void {
  const { cart, panel } = checkoutStore.get();
  if (cart.kind !== 'sale' || isEmptyCart(cart) || panel.kind === 'price' || panel.kind === 'open') return;
  const { state } = tillStore.get();
  if (state === null || state.shift === null || state.stopped) {
    desk.sound('fault');
    return;
  }
  // A total of nothing is settled by a sale as by any other; an exchange of which nothing is to be paid needs no money at all.
  const isGiving = cart.exchange !== undefined && dueOf(cart) === 0;
  if (isGiving && cart.lines.length === 0) return notice('exchange_empty', 'warn');
  tenderStore.dispatch({ type: 'began', order: { saleId: cart.saleId, means } });
  viewStore.dispatch({ type: 'went', screen: isGiving ? 'exchange' : 'tender' });
}

/** What is registered so far of what is being paid: by the correction that is open, else for the cart. */
export function registered(): readonly RegisteredTender[] {
  const { correcting, selling, corrected } = tenderStore.get();
  return correcting === null && selling === null ? checkoutStore.get().cart.taken : corrected;
}

/** As `registered`, in a component. */
export function useRegistered(): readonly RegisteredTender[] {
  const taken = checkoutStore.use((checkout) => checkout.cart.taken);
  const { correcting, selling, corrected } = tenderStore.use();
  return correcting === null && selling === null ? taken : corrected;
}

/** Back to the cart; what is being recorded cannot be left, and a card that was charged is asked about first. */
export function leaveTender(): void {
  const { busy, correcting, selling } = tenderStore.get();
  if (busy !== 'no') return;
  if (selling !== null) return backToVouchers();
  if (correcting === null && registered().length > 0) return viewStore.dispatch({ type: 'dialog', dialog: 'leave_tender' });
  leaveTenderAnyway();
}

/** Back to what is to be sold: nothing was taken for it yet. */
function backToVouchers(): void {
  tenderStore.dispatch({ type: 'began' });
  viewStore.dispatch({ type: 'went', screen: 'sale' });
  viewStore.dispatch({ type: 'dialog', dialog: 'voucher' });
}

/** Back to where the tender screen was opened; what is registered stays with its cart. */
export function leaveTenderAnyway(): void {
  const correcting = tenderStore.get().correcting !== null;
  if (correcting) tenderStore.dispatch({ type: 'began' });
  viewStore.dispatch({ type: 'went', screen: correcting ? 'receipts' : 'sale' });
}

/** What is to be paid in all on the tender screen, in won. */
export function totalToPay(): Won {
  const { correcting, selling } = tenderStore.get();
  return selling === null ? (correcting?.total ?? dueOf(checkoutStore.get().cart)) : sum(selling);
}

/** Takes the keyed cash for what is left. A second press while the first is being recorded does nothing. */
export async function takeKeyedCash(desk: Desk): Promise<void> {
  const { busy, digits } = tenderStore.get();
  const taken = registered();
  if (busy !== 'no' || tillStore.get().state?.stopped === true) return;
  const rest = restOf(totalToPay(), taken);
  if (rest === 0 && taken.length > 0) return takeTenders(desk, taken);
  const given = won(numberOf(digits));
  const tender = takeCash(rest, given);
  if (!tender.ok) return refuseTender(desk, tender.refusal);
  await takeTenders(desk, [...taken, { kind: 'cash', given }]);
}

/** Says why nothing was taken. */
export function refuseTender(desk: Desk, refusal: Refusal): void {
  desk.sound('unknown');
  tenderStore.dispatch({ type: 'refused', refusal });
}

/** Seals the sale, or puts a sealed one right, with means that settle the whole. Who calls it has seen that nothing is under way. */
export async function takeTenders(desk: Desk, tenders: readonly ProposedTender[]): Promise<void> {
  const { correcting, selling, saleId } = tenderStore.get();
  const { cart } = checkoutStore.get();
  if (correcting !== null) return correct(desk, correcting, tenders);
  if (selling !== null && saleId !== null) return sellVouchers(desk, saleId, selling, tenders);
  const settled = settleHere(totalToPay(), tenders);
  if (!settled.ok) return refuseTender(desk, settled.refusal);
  if (cart.lines.length === 0) return;
  if (cart.exchange !== undefined) return sealExchange(desk, cart, cart.exchange, tenders);
  await seal(desk, cart, 'sale.commit', {
    saleId: cart.saleId,
    lines: soldLines(cart),
    note: cart.note,
    asked: cart.asked,
    tenders: [...tenders],
    expectedTotal: totalToPay(),
  });
}

/** Goods for goods of which nothing is to be paid: what they cost less goes back. A second press does nothing. */
export async function takeExchange(desk: Desk): Promise<void> {
  const { cart } = checkoutStore.get();
  if (tenderStore.get().busy !== 'no' || tillStore.get().state?.stopped === true || cart.exchange === undefined) return;
  await sealExchange(desk, cart, cart.exchange, []);
}

async function sealExchange(desk: Desk, cart: Cart, exchange: CartExchange, tenders: readonly ProposedTender[]): Promise<void> {
  const { approvals, inCash, asCredit } = exchangeStore.get();
  // What is left over of a present is credit anyway.
  const isBack = differenceOf(cart) < 0 && exchange.gift === '';
  await seal(desk, cart, 'exchange.commit', {
    saleId: cart.saleId,
    original: exchange.original,
    gift: exchange.gift,
    back: exchange.lines.map(({ lineId, pieces, bearer }) => ({ lineId, pieces, damaged: bearer === null ? null : { pieces, bearer } })),
    reason: exchange.reason,
    cancels: isBack ? [...approvals].map(([leg, approval]) => ({ leg, approval })) : [],
    inCash: isBack ? [...inCash] : [],
    asCredit: isBack ? [...asCredit] : [],
    expectedBack: exchange.total,
    lines: soldLines(cart),
    note: cart.note,
    asked: cart.asked,
    tenders: [...tenders],
    expectedTotal: pricedOf(cart).total,
  });
}

/**
 * One step: the total stays, and the house notes what was said before. Asked again after a lost answer it says
 * `changed_meanwhile` when the first asking was heard: then the receipt is shown as it is now.
 */
async function correct(desk: Desk, { saleId, corrections }: ReceiptView, tenders: readonly ProposedTender[]): Promise<void> {
  const wanted = wantedForCorrection({ saleId, tenders });
  const isAsked = needsLeave(wanted.action);
  // Nothing is waited for where no leave is needed: a second press must find the first one recording.
  const consent = isAsked ? await askLeave(desk, wanted) : null;
  if (isAsked && (consent === null || tenderStore.get().busy !== 'no')) return;
  tenderStore.dispatch({ type: 'recording' });
  const input: Input<'sale.correct_tenders'> = { saleId, tenders: [...tenders], corrections, consent };
  let answer = await desk.call('sale.correct_tenders', input);
  const silent = !answer.ok && answer.refusal.code === 'no_answer';
  while (!answer.ok && answer.refusal.code === 'no_answer') {
    tenderStore.dispatch({ type: 'checking' });
    await desk.wait(retryMs);
    answer = await desk.call('sale.correct_tenders', input);
  }
  if (!answer.ok) {
    if (silent && answer.refusal.code === 'changed_meanwhile') return leaveTenderAnyway();
    desk.sound('fault');
    return tenderStore.dispatch({ type: 'refused', refusal: answer.refusal });
  }
  const { receipt } = answer.value;
  tenderStore.dispatch({ type: 'began' });
  if (tillStore.get().state?.lastReceipt?.saleId === receipt.saleId) tillStore.dispatch({ type: 'sealed', receipt });
  desk.sound('committed');
  viewStore.dispatch({ type: 'went', screen: 'receipts' });
}

/** Gives the money of a refund back; who may not do that alone asks for leave first, and the house checks it. */
export async function giveBack(desk: Desk, reason: string): Promise<void> {
  const { cart } = checkoutStore.get();
  const { restock } = refundStore.get();
  if (tenderStore.get().busy !== 'no' || cart.lines.length === 0) return;
  const expectedTotal = pricedOf(cart).total;
  const wanted = wantedForRefund({ saleId: cart.saleId, expectedTotal });
  const isAsked = needsLeave(wanted.action);
  const consent = isAsked ? await askLeave(desk, wanted) : null;
  if (isAsked && (consent === null || tenderStore.get().busy !== 'no')) return;
  await seal(desk, cart, 'refund.commit', {
    saleId: cart.saleId,
    lines: proposedLines(cart),
    note: cart.note,
    reason,
    restock: restock === true,
    expectedTotal,
    consent,
  });
}

/** What is asked to be taken off goes with the line; what it comes to is the house's to say. */
function soldLines(cart: Cart): Input<'sale.commit'>['lines'] {
  const proposed = proposedLines(cart);
  return cart.lines.flatMap(({ asked, listPrice }, index) => {
    const line = proposed[index];
    return line === undefined ? [] : [{ ...line, asked, shownPrice: listPrice }];
  });
}

function proposedLines(cart: Cart): Input<'refund.commit'>['lines'] {
  return cart.lines.map(({ id, itemId, name, taxClass, quantity, typedPrice, note }) => ({
    lineId: id,
    itemId,
    open: itemId === null ? { name, taxClass } : null,
    quantity,
    typedPrice,
    note,
  }));
}

async function seal<N extends Commit>(desk: Desk, cart: Cart, name: N, input: Input<N>): Promise<void> {
  tenderStore.dispatch({ type: 'recording' });
  const ask = (): Promise<Committed> => askUntilKnown<Commit>(desk, name, input, () => tenderStore.dispatch({ type: 'checking' }));
  let answer = await ask();
  // What was discounted since leave was given, or before this page opened, is asked for now; nothing was sealed yet.
  for (let wanted = missingLeave(answer, cart); wanted !== null; wanted = missingLeave(answer, cart)) {
    if (!(await askConsent(desk, wanted, listedFor(wanted, cart)))) break;
    answer = await ask();
  }
  if (answer.ok) return finish(desk, answer.value);
  if (answer.refusal.code === 'exists_with_different_body' && (await showSealed(desk, cart))) return;
  if (answer.refusal.code === 'price_changed') await refreshPrices(desk);
  desk.sound('fault');
  tenderStore.dispatch({ type: 'refused', refusal: answer.refusal });
}

function missingLeave(answer: Committed, { saleId, kind }: Cart): Wanted | null {
  return answer.ok || kind !== 'sale' ? null : wantedBy(answer.refusal, saleId);
}

/** The cart turned out to be sealed already (another window, an answer that was lost): show what was sealed. */
export async function showSealed(desk: Desk, cart: Cart): Promise<boolean> {
  const answer = await desk.call('receipt.read', { saleId: cart.saleId });
  if (!answer.ok) return false;
  finish(desk, { receipt: answer.value.receipt, belowZero: [] });
  return true;
}

/** The next cart begins before anything that waits for the payment to end may go on. */
function finish(desk: Desk, { receipt, belowZero }: Sealed): void {
  checkoutStore.dispatch({ type: 'cart_replaced', cart: newCart(desk) });
  refundStore.dispatch({ type: 'began' });
  exchangeStore.dispatch({ type: 'began' });
  tillStore.dispatch({ type: 'sealed', receipt });
  viewStore.dispatch({ type: 'went', screen: 'done' });
  tenderStore.dispatch({ type: 'sealed', sealed: { receipt, belowZero } });
  desk.sound('committed');
}

/** From the change to the next customer. */
export function nextCustomer(): void {
  viewStore.dispatch({ type: 'went', screen: 'sale' });
}

/** Takes the listed prices of the cart's items again; the next total is the house's. */
async function refreshPrices(desk: Desk): Promise<void> {
  const { cart } = checkoutStore.get();
  const codes = [...new Set(cart.lines.filter((line) => line.itemId !== null).map((line) => line.code))];
  const answers = await Promise.all(codes.map((text) => desk.call('catalog.scan', { text })));
  const items = new Map(answers.flatMap((answer) => (answer.ok ? answer.value.items : [])).map((item) => [item.id, item]));
  const lines = cart.lines.map((line) => {
    const item = line.itemId === null ? undefined : items.get(line.itemId);
    return item === undefined ? line : { ...line, listPrice: item.price, name: item.name };
  });
  checkoutStore.dispatch({ type: 'cart_replaced', cart: { ...cart, lines } });
}
