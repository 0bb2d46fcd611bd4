/** What a second person's PIN allows: one action, on one cart, for one amount, once and soon. Checks no PIN. */
import type { LineId, SaleId } from './ids.ts';
import { sum, zero, type Won } from './money.ts';
import type { Action } from './permissions.ts';
import type { ProposedTender } from './split.ts';

/** How long a consent may be used after it was given, in ms. */
export const consentMs = 60_000;

/**
 * What somebody wants leave for. `amount` is what it moves in won: a discount, a refund, what a new price takes off; 0 where
 * nothing moves.
 */
export type Wanted = {
  readonly action: Action;
  /** The cart, the sale or the refund that it is for. */
  readonly subject: SaleId;
  /** Null where it is no single line's. */
  readonly lineId: LineId | null;
  readonly amount: Won;
};

/** Are these the same thing? A consent holds for nothing that differs in any part. */
export function sameWanted(a: Wanted, b: Wanted): boolean {
  return a.action === b.action && a.subject === b.subject && a.lineId === b.lineId && a.amount === b.amount;
}

/** What taking goods back without their receipt needs: `amount` is the refund's total. */
export function wantedForRefund(refund: { readonly saleId: SaleId; readonly expectedTotal: Won }): Wanted {
  return { action: 'return_without_receipt', subject: refund.saleId, lineId: null, amount: refund.expectedTotal };
}

/** What registering a sale as paid otherwise needs: `amount` is what was not cash by the new registration; cash is the rest. */
export function wantedForCorrection(correction: { readonly saleId: SaleId; readonly tenders: readonly ProposedTender[] }): Wanted {
  const amounts = correction.tenders.map((tender) => (tender.kind === 'cash' ? zero : tender.amount));
  return { action: 'correct_tenders', subject: correction.saleId, lineId: null, amount: sum(amounts) };
}
