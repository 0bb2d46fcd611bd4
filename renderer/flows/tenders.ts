/** Registering cards, transfers and vouchers beside cash, and taking one back before the end. Seals nothing by itself. */
import { acquirerOf } from '../../src/domain/card-companies.ts';
import { amountMax, won, type Won } from '../../src/domain/money.ts';
import type { ReceiptView } from '../../src/contract/shapes.ts';
import { restOf, type ProposedTender, type RegisteredTender } from '../../src/domain/split.ts';
import type { Desk } from '../desk.ts';
import { keyed, numberOf, unkeyed } from '../digits.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { tenderStore, type Means, type TenderForm } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { voucherStore } from '../stores/voucher.ts';
import { refuseTender, registered, takeKeyedCash, takeTenders, totalToPay } from './pay.ts';
import { readForTender, settleHere } from './vouchers.ts';

/** What the registered means leave to pay, in won. */
export function restToPay(): Won {
  return restOf(totalToPay(), registered());
}

/** Chooses what is taken now; what is registered already stays. */
export function chooseMeans(means: Means): void {
  const { busy, selling } = tenderStore.get();
  // A voucher buys no voucher.
  if (busy !== 'no' || (selling !== null && means === 'voucher')) return;
  if (means === 'voucher') voucherStore.dispatch({ type: 'opened', mode: 'look' });
  tenderStore.dispatch({ type: 'means', means });
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

/** The most that the voucher of the form can pay of what is left, in won. */
export function voucherPays({ serial }: TenderForm, rest: Won): Won {
  const left = voucherStore.get().known.get(serial)?.left ?? rest;
  return won(Math.min(left, rest));
}

/** What the form proposes. */
export function proposedTender(means: 'card' | 'transfer' | 'voucher', form: TenderForm, rest: Won): RegisteredTender {
  if (means === 'voucher') {
    return { kind: 'voucher', amount: amountOf(form, voucherPays(form, rest)), serial: form.serial, cashRest: form.cashRest };
  }
  const amount = amountOf(form, rest);
  if (means === 'transfer') return { kind: 'transfer', amount, payer: form.payer };
  const { approval, issuer, months } = form;
  return { kind: 'card', amount, approval, issuer, acquirer: form.acquirer ?? (issuer.trim() === '' ? '' : acquirerOf(issuer)), months };
}

/** Enter: takes what is filled in. What settles the whole is recorded at once; a part is registered and the rest is left. */
export async function takeFilled(desk: Desk): Promise<void> {
  const { busy, means, form, selling } = tenderStore.get();
  if (busy !== 'no' || tillStore.get().state?.stopped === true) return;
  if (means === 'cash' || restToPay() === 0) return takeKeyedCash(desk);
  // A number that was typed is read first: what is left of it decides how much it pays.
  if (means === 'voucher' && form.serial === '') return readForTender(desk, voucherStore.get().text);
  const tender = proposedTender(means, form, restToPay());
  const all: readonly ProposedTender[] = [...registered(), tender];
  const settled = settleHere(totalToPay(), all);
  // Vouchers are sold for one means: nothing is registered for them that a page that is gone would forget.
  if (!settled.ok && (settled.refusal.code !== 'short' || selling !== null)) return refuseTender(desk, settled.refusal);
  if (selling === null) register(tender);
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
