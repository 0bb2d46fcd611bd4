/** What can have happened to the store's own vouchers beside receipts: kinds of facts and their frozen bodies. */
import type { BusinessDate, SaleId } from './ids.ts';
import type { Won } from './money.ts';
import type { Tender } from './tender.ts';
import type { VoucherKind } from './voucher.ts';

/** One gift voucher of a purchase. */
export type SoldVoucher = { readonly serial: string; readonly amount: Won };

/** Gift vouchers that were sold: money is owed for them, no goods left and no VAT is due yet. */
export type VoucherSoldBody = {
  readonly saleId: SaleId;
  readonly requestHash: string;
  readonly vouchers: readonly SoldVoucher[];
  readonly total: Won;
  /** The last day that their paper names. */
  readonly until: BusinessDate;
  readonly tenders: readonly Tender[];
};

/** A purchase of gift vouchers taken back as a whole, before anything of them was spent. */
export type VoucherCancelledBody = {
  /** The cancelling's own id, and the purchase's. */
  readonly saleId: SaleId;
  readonly original: SaleId;
  readonly requestHash: string;
  readonly vouchers: readonly SoldVoucher[];
  readonly total: Won;
  readonly tenders: readonly Tender[];
  readonly reason: string;
};

/** The paper of a voucher printed again, with what was left of it then. `copy` counts its copies from 1. */
export type VoucherReprintedBody = {
  readonly serial: string; readonly kind: VoucherKind; readonly issued: Won; readonly left: Won; readonly copy: number;
  /** As its first paper said; left out for store credit. */
  readonly until?: BusinessDate;
};

/** The bodies of these kinds; `facts.ts` puts them among the others. */
export type VoucherFactBodies = {
  readonly voucher_sold: VoucherSoldBody;
  readonly voucher_cancelled: VoucherCancelledBody;
  readonly voucher_reprinted: VoucherReprintedBody;
};

export const voucherFactKinds = [
  'voucher_sold', 'voucher_cancelled', 'voucher_reprinted',
] as const satisfies readonly (keyof VoucherFactBodies)[];
