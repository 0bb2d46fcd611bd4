/** Goods back from a receipt: reading what is left of it, and one request that is repeated until the house answers. */
import type { Input } from '../../src/contract/contract.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import { moneyBack, type LegBack } from '../../src/domain/money-back.ts';
import { sum, won, zero, type Won } from '../../src/domain/money.ts';
import { netLeft } from '../../src/domain/receipt-state.ts';
import type { Desk } from '../desk.ts';
import { chosenOf, returningStore, type ReturnReading, type Returning } from '../stores/returning.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { ko } from '../words/ko.ts';
import { askUntilKnown } from './ask-again.ts';
import { askConsent, wantedBy } from './consent.ts';

/** Opens the return of a sold receipt, by its id or by the number on its paper. What was being chosen of another is dropped. */
export async function beginReturn(desk: Desk, which: Input<'return.read'>): Promise<void> {
  if (returningStore.get().busy !== 'no' || tillStore.get().state?.shift === null) return desk.sound('unknown');
  const answer = await desk.call('return.read', which);
  if (answer.ok) returningStore.dispatch({ type: 'began', saleId: desk.newId() as SaleId, reading: answer.value });
  else {
    desk.sound('unknown');
    returningStore.dispatch({ type: 'not_read', refusal: answer.refusal });
  }
  viewStore.dispatch({ type: 'went', screen: 'return' });
}

/** Back to the receipts; what is being recorded is not left. */
export function leaveReturn(): void {
  if (returningStore.get().busy === 'no') viewStore.dispatch({ type: 'went', screen: 'receipts' });
}

/** What the chosen pieces were sold for, and over which means it goes back: the house reckons the same. */
export function backOf(returning: Returning): { readonly total: Won; readonly pieces: number; readonly legs: readonly LegBack[] } {
  const { reading, inCash, asCredit } = returning;
  if (reading === null) return { total: zero, pieces: 0, legs: [] };
  const counts = reading.lines.map(({ lineId }) => chosenOf(returning, lineId).pieces);
  const total = sum(reading.lines.map((line, index) => (
    won(netLeft(line, line.left) - netLeft(line, line.left - (counts[index] ?? 0))))));
  const pieces = counts.reduce((all, count) => all + count, 0);
  return { total, pieces, legs: moneyBack(reading.legs, reading.taken, total, inCash, asCredit) };
}

/** The reason as the ledger and the paper keep it: in the shop's language, whatever the screen speaks. */
export function reasonOf({ reason, typed }: Returning): string {
  if (reason === null) return '';
  return reason === 'other' ? typed.trim() : ko.refund[reason];
}

/** Seals the return. A second press while the first is being recorded does nothing. */
export async function commitReturn(desk: Desk): Promise<void> {
  const returning = returningStore.get();
  const { saleId, reading } = returning;
  if (returning.busy !== 'no' || saleId === null || reading === null) return;
  returningStore.dispatch({ type: 'busy', busy: 'recording' });
  const request = requestOf(returning, saleId, reading.receipt.saleId);
  const onSilence = (): void => returningStore.dispatch({ type: 'busy', busy: 'checking' });
  let answer = await askUntilKnown(desk, 'return.commit', request, onSilence);
  while (!answer.ok) {
    const wanted = wantedBy(answer.refusal, saleId);
    if (wanted === null || !(await askConsent(desk, wanted))) break;
    answer = await askUntilKnown(desk, 'return.commit', request, onSilence);
  }
  if (answer.ok) {
    const { receipt } = answer.value;
    returningStore.dispatch({ type: 'busy', busy: 'no' });
    tillStore.dispatch({ type: 'sealed', receipt });
    viewStore.dispatch({ type: 'went', screen: 'done' });
    tenderStore.dispatch({ type: 'sealed', sealed: { receipt, belowZero: [] } });
    return desk.sound('committed');
  }
  desk.sound('fault');
  returningStore.dispatch({ type: 'refused', refusal: answer.refusal });
  if (answer.refusal.code === 'already_returned' || answer.refusal.code === 'price_changed') await reread(desk, reading);
}

function requestOf(returning: Returning, saleId: SaleId, original: SaleId): Input<'return.commit'> {
  const { legs, total } = backOf(returning);
  const cards = legs.filter(({ means }) => means === 'card');
  return {
    saleId,
    original,
    gift: returning.reading?.gift?.code ?? '',
    lines: (returning.reading?.lines ?? []).flatMap(({ lineId }) => {
      const { pieces, condition } = chosenOf(returning, lineId);
      return pieces === 0 ? [] : [{ lineId, pieces, damaged: condition === 'shelf' ? null : { pieces, bearer: condition } }];
    }),
    reason: reasonOf(returning),
    cancels: cards.map(({ leg }) => ({ leg, approval: returning.approvals.get(leg) ?? '' })),
    inCash: [...returning.inCash],
    asCredit: [...returning.asCredit],
    expectedTotal: total,
  };
}

/** Another return came between: what is left is read again by the paper that was brought, and chosen anew. */
async function reread(desk: Desk, { receipt, gift }: ReturnReading): Promise<void> {
  const answer = await desk.call('return.read', gift === null ? { saleId: receipt.saleId } : { receiptNumber: gift.code });
  if (answer.ok) returningStore.dispatch({ type: 'reread', reading: answer.value });
}
