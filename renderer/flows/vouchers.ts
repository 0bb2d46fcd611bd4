/** The store's own vouchers: reading one wherever it is scanned, selling some, printing a paper again, taking a purchase back. */
import type { SaleId } from '../../src/domain/ids.ts';
import { won, zero, type Won } from '../../src/domain/money.ts';
import { settle, type ProposedTender, type RegisteredTender } from '../../src/domain/split.ts';
import { readVoucher, voucherLeast, voucherMost, voucherStep, vouchersMax, type FindVoucher } from '../../src/domain/voucher.ts';
import type { Desk } from '../desk.ts';
import { numberOf } from '../digits.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { askingDialogs, viewStore } from '../stores/view.ts';
import { voucherStore, type VoucherView } from '../stores/voucher.ts';
import { askUntilKnown } from './ask-again.ts';
import { notice } from './cart.ts';
import { askLeave, needsLeave } from './consent.ts';

/** Opens the dialog, for a balance or to sell; not while no shift is open or another dialog asks. */
export function openVouchers(mode: 'look' | 'sell' = 'look'): boolean {
  const { state } = tillStore.get();
  if (state === null || state.shift === null || state.stopped || viewStore.get().dialog !== null) return false;
  if (tenderStore.get().busy !== 'no') return false;
  voucherStore.dispatch({ type: 'opened', mode });
  viewStore.dispatch({ type: 'dialog', dialog: 'voucher' });
  return true;
}

/** A typed number as a serial: the digits behind the V are enough for a voucher of this till. */
export function serialOf(text: string): string {
  const { store } = tillStore.get().state ?? { store: null };
  const bare = text.trim();
  return /^\d{11}$/.test(bare) && store !== null ? `${store.storeCode}${store.tillCode}V${bare}` : bare;
}

/** Asks the house what is left of one. Null, and a sentence, where it knows none. */
export async function readOne(desk: Desk, text: string): Promise<VoucherView | null> {
  voucherStore.dispatch({ type: 'busy' });
  const answer = await desk.call('voucher.read', { serial: serialOf(text).slice(0, 64) });
  if (answer.ok) {
    voucherStore.dispatch({ type: 'read', view: answer.value });
    desk.sound('scanned');
    return answer.value;
  }
  desk.sound('unknown');
  voucherStore.dispatch({ type: 'refused', refusal: answer.refusal });
  return null;
}

/** A voucher was scanned: while money is taken it pays, elsewhere its balance is shown. What asks something is not left for it. */
export function voucherScanned(desk: Desk, serial: string): void {
  const { screen, dialog } = viewStore.get();
  if (tenderStore.get().busy !== 'no' || askingDialogs.includes(dialog)) {
    desk.sound('unknown');
    return notice('refused', 'warn', { code: 'own_voucher' });
  }
  if (dialog === null && (screen === 'tender' || screen === 'correct') && tenderStore.get().selling === null) {
    tenderStore.dispatch({ type: 'means', means: 'voucher' });
    return void readForTender(desk, serial);
  }
  voucherStore.dispatch({ type: 'opened', mode: 'look' });
  viewStore.dispatch({ type: 'dialog', dialog: 'voucher' });
  void readOne(desk, serial);
}

/** Reads the voucher that is to pay; what is wrong with it is said where the money is taken. */
export async function readForTender(desk: Desk, text: string): Promise<void> {
  if (text.trim() === '' || voucherStore.get().busy) return;
  const view = await readOne(desk, text);
  const { refusal } = voucherStore.get();
  if (view !== null) tenderStore.dispatch({ type: 'form', form: { serial: view.serial, amount: null, cashRest: false } });
  else if (refusal !== null) tenderStore.dispatch({ type: 'refused', refusal });
}

/**
 * What this page knows of vouchers. One that was registered before a reload is not known any more and taken as it stands: the
 * house decides about each again.
 */
export function knownVouchers(proposed: readonly (ProposedTender | RegisteredTender)[]): FindVoucher {
  const { known } = voucherStore.get();
  return (serial) => {
    const view = known.get(serial);
    if (view !== undefined) return view;
    const asIs = proposed.find((each) => each.kind === 'voucher' && readVoucher(each.serial)?.serial === serial);
    if (asIs?.kind !== 'voucher') return null;
    const issued = won(asIs.amount + 1);
    const issuedOn = tillStore.get().state?.today ?? ('' as VoucherView['issuedOn']);
    return { serial, kind: 'gift', issued, left: issued, issuedOn, until: null, copies: 0 };
  };
}

/** As the house settles it, with the vouchers that this page knows. */
export function settleHere(total: Won, proposed: readonly ProposedTender[]): ReturnType<typeof settle> {
  return settle(total, proposed, knownVouchers(proposed));
}

/** One more voucher to sell, of the keyed amount or another; one that cannot be sold is refused in its own words. */
export function addVoucher(desk: Desk, amount: number = numberOf(voucherStore.get().digits)): void {
  const { amounts, digits } = voucherStore.get();
  if (amounts.length >= vouchersMax) return desk.sound('unknown');
  if (amount === 0 && digits === '') return;
  if (amount < voucherLeast || amount > voucherMost || amount % voucherStep !== 0) {
    desk.sound('unknown');
    const facts = { least: voucherLeast, most: voucherMost, step: voucherStep };
    return voucherStore.dispatch({ type: 'refused', refusal: { code: 'bad_voucher_amount', facts } });
  }
  voucherStore.dispatch({ type: 'amounts', amounts: [...amounts, amount] });
}

/** Takes one of those to be sold out again. */
export function dropVoucher(place: number): void {
  voucherStore.dispatch({ type: 'amounts', amounts: voucherStore.get().amounts.filter((_, index) => index !== place) });
}

/** From what is to be sold to the money for it. What is keyed and not added yet is added first. */
export function payForVouchers(desk: Desk): void {
  if (voucherStore.get().digits !== '') addVoucher(desk);
  const { amounts, refusal } = voucherStore.get();
  if (refusal !== null) return;
  if (amounts.length === 0) return voucherStore.dispatch({ type: 'refused', refusal: { code: 'nothing_chosen' } });
  tenderStore.dispatch({ type: 'began', order: { saleId: desk.newId() as SaleId, means: 'cash', selling: amounts.map(won) } });
  viewStore.dispatch({ type: 'went', screen: 'voucher_pay' });
}

/** Sells them, and shows what was sold. */
export async function sellVouchers(desk: Desk, saleId: SaleId, amounts: readonly Won[], tenders: readonly ProposedTender[]): Promise<void> {
  tenderStore.dispatch({ type: 'recording' });
  const input = { saleId, amounts: [...amounts], tenders: [...tenders] };
  const answer = await askUntilKnown(desk, 'voucher.sell', input, () => tenderStore.dispatch({ type: 'checking' }));
  if (!answer.ok) {
    desk.sound('fault');
    return tenderStore.dispatch({ type: 'refused', refusal: answer.refusal });
  }
  tenderStore.dispatch({ type: 'began' });
  voucherStore.dispatch({ type: 'sold', sold: answer.value });
  viewStore.dispatch({ type: 'went', screen: 'sale' });
  viewStore.dispatch({ type: 'dialog', dialog: 'voucher' });
  desk.sound('committed');
}

/** Prints the paper of the voucher that is shown again. */
export async function reprintVoucher(desk: Desk): Promise<void> {
  const { view, busy } = voucherStore.get();
  if (view === null || busy) return;
  voucherStore.dispatch({ type: 'busy' });
  const answer = await desk.call('voucher.reprint', { serial: view.serial });
  if (answer.ok) voucherStore.dispatch({ type: 'said', said: { copy: answer.value.copy } });
  else voucherStore.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** Asks why a purchase is taken back. */
export function beginCancel(desk: Desk): void {
  if ((voucherStore.get().view?.cancellable ?? null) !== null) voucherStore.dispatch({ type: 'cancelling', id: desk.newId() as SaleId });
}

/** Takes the whole purchase back, with a second person's leave where it is needed. Asked again it has the same id. */
export async function cancelPurchase(desk: Desk): Promise<void> {
  const { view, cancelId, reason, approvals, busy } = voucherStore.get();
  const purchase = view?.cancellable ?? null;
  if (busy || view === null || purchase === null || cancelId === null) return;
  const wanted = { action: 'return_by_receipt', subject: cancelId, lineId: null, amount: purchase.total } as const;
  let consent = null;
  if (needsLeave(wanted.action) && reason.trim() !== '') {
    consent = await askLeave(desk, wanted);
    viewStore.dispatch({ type: 'dialog', dialog: 'voucher' });
    if (consent === null) return;
  }
  voucherStore.dispatch({ type: 'busy' });
  const cancels = [...approvals].map(([leg, approval]) => ({ leg, approval }));
  const answer = await desk.call('voucher.cancel', { saleId: cancelId, original: purchase.saleId, reason, cancels, consent });
  if (!answer.ok) {
    desk.sound('unknown');
    const { refusal } = answer;
    return voucherStore.dispatch({ type: 'refused', refusal: refusal.code === 'needs_consent' ? { code: 'reason_missing' } : refusal });
  }
  desk.sound('committed');
  await readOne(desk, view.serial);
  voucherStore.dispatch({ type: 'said', said: 'cancelled' });
}

/** The rest of a voucher after paying so much with it, in won. */
export function restAfter({ left }: Pick<VoucherView, 'left'>, amount: Won): Won {
  return amount >= left ? zero : won(left - amount);
}
