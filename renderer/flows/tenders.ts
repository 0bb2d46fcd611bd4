/** Registering cards and transfers beside cash, and taking one back before the end. Seals nothing by itself. */
import { acquirerOf } from '../../src/domain/card-companies.ts';
import { amountMax, won, type Won } from '../../src/domain/money.ts';
import type { ReceiptView } from '../../src/contract/shapes.ts';
import { restOf, settle, type ProposedTender, type RegisteredTender } from '../../src/domain/split.ts';
import type { Desk } from '../desk.ts';
import { keyed, numberOf, unkeyed } from '../digits.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { tenderStore, type Means, type TenderForm } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { refuseTender, registered, takeKeyedCash, takeTenders, totalToPay } from './pay.ts';

/** What the registered means leave to pay, in won. */
export function restToPay(): Won {
  return restOf(totalToPay(), registered());
}

/** Chooses what is taken now; what is registered already stays. */
export function chooseMeans(means: Means): void {
  if (tenderStore.get().busy === 'no') tenderStore.dispatch({ type: 'means', means });
}

/** Changes what is typed of a card or a transfer. */
export function fillForm(form: Partial<TenderForm>): void {
  if (tenderStore.get().busy === 'no') tenderStore.dispatch({ type: 'form', form });
}

/** Another issuer brings its usual acquirer; a chosen one is chosen anew. */
export function chooseIssuer(issuer: string): void {
  fillForm({ issuer, acquirer: null });
}

/** The amount the form stands for, in won: typed, else all that is left. */
export function amountOf({ amount }: TenderForm, rest: Won): Won {
  return amount === null ? rest : won(numberOf(amount));
}

/** Keyed digits of the form's amount; the first one begins it anew. */
export function typeAmount(digits: string): void {
  fillForm({ amount: keyed(tenderStore.get().form.amount ?? '', digits, amountMax) });
}

/** Takes the last digit of the amount away; of a preset one nothing is left. */
export function eraseAmount(): void {
  fillForm({ amount: unkeyed(tenderStore.get().form.amount ?? '') });
}

/** What the form proposes. */
export function proposedTender(means: 'card' | 'transfer', form: TenderForm, rest: Won): RegisteredTender {
  const amount = amountOf(form, rest);
  if (means === 'transfer') return { kind: 'transfer', amount, payer: form.payer };
  const { approval, issuer, months } = form;
  return { kind: 'card', amount, approval, issuer, acquirer: form.acquirer ?? (issuer.trim() === '' ? '' : acquirerOf(issuer)), months };
}

/** Enter: takes what is filled in. What settles the whole is recorded at once; a part is registered and the rest is left. */
export async function takeFilled(desk: Desk): Promise<void> {
  const { busy, means, form } = tenderStore.get();
  if (busy !== 'no' || tillStore.get().state?.stopped === true) return;
  if (means === 'cash' || restToPay() === 0) return takeKeyedCash(desk);
  const tender = proposedTender(means, form, restToPay());
  const all: readonly ProposedTender[] = [...registered(), tender];
  const settled = settle(totalToPay(), all);
  if (!settled.ok && settled.refusal.code !== 'short') return refuseTender(desk, settled.refusal);
  register(tender);
  if (settled.ok) return takeTenders(desk, all);
  desk.sound('scanned');
}

/** What was taken for a cart is kept with it, so that no reload and no crash forgets a card that was charged. */
function register(tender: RegisteredTender): void {
  if (tenderStore.get().correcting === null) checkoutStore.dispatch({ type: 'cart', action: { type: 'tender_registered', tender } });
  tenderStore.dispatch({ type: 'took', tender });
}

/** Takes a registered means back before the end. */
export function takeBack(place: number): void {
  const { busy, correcting } = tenderStore.get();
  if (busy !== 'no') return;
  if (correcting === null) checkoutStore.dispatch({ type: 'cart', action: { type: 'tender_taken_back', place } });
  tenderStore.dispatch({ type: 'took_back', place });
}

/** Opens the means of payment of a sealed sale, to be put right in one step. */
export function beginCorrection(receipt: ReceiptView): void {
  if (tenderStore.get().busy !== 'no') return;
  tenderStore.dispatch({ type: 'began', order: { saleId: receipt.saleId, means: 'card', correcting: receipt } });
  viewStore.dispatch({ type: 'went', screen: 'correct' });
}
