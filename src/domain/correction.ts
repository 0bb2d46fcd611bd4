/** Puts right how a sale was paid: the total stays, the means change. Decides; appends nothing. */
import { canonicalText } from './canonical.ts';
import type { Fact, Sealed } from './facts.ts';
import { ok, refuse, type Result } from './result.ts';
import { settle, type ProposedTender, type TenderRefusal } from './split.ts';
import type { Tender } from './tender.ts';
import { noVouchers, type FindVoucher } from './voucher.ts';
import { freedBy } from './voucher-moves.ts';

/** A sealed sale as it stands now. */
export type PaidSale = {
  readonly kind: 'sale' | 'refund' | 'exchange';
  readonly body: Pick<Sealed, 'saleId' | 'receiptNumber' | 'total'>;
  /** The means of payment after all corrections so far. */
  readonly tenders: readonly Tender[];
  readonly corrections: number;
  readonly shift: number;
};

export type CorrectionRefusal = TenderRefusal | 'shift_closed' | 'other_shift' | 'only_sales' | 'changed_meanwhile' | 'nothing_changed';

/**
 * Settles a sale's total anew. Only a sale of the open shift: an older one was counted and closed with what it said. A
 * voucher that paid is free again, as far as it did. `corrections` is how many the asking side knows of, so that asking
 * twice corrects once.
 */
export function correctTenders(
  sale: PaidSale,
  proposed: readonly ProposedTender[],
  now: { readonly openShift: number | null; readonly corrections: number; readonly voucher?: FindVoucher },
): Result<Fact, CorrectionRefusal> {
  if (now.openShift === null) return refuse('shift_closed');
  if (sale.kind !== 'sale') return refuse('only_sales');
  if (sale.shift !== now.openShift) return refuse('other_shift');
  if (sale.corrections !== now.corrections) return refuse('changed_meanwhile');
  const settled = settle(sale.body.total, proposed, freedBy(sale.tenders, now.voucher ?? noVouchers));
  if (!settled.ok) return settled;
  if (canonicalText(sale.tenders) === canonicalText(settled.value)) return refuse('nothing_changed');
  const { saleId, receiptNumber } = sale.body;
  return ok({
    kind: 'tender_corrected',
    body: { saleId, receiptNumber, correction: sale.corrections + 1, before: sale.tenders, after: settled.value },
  });
}
