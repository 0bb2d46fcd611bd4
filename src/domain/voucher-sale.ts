/** Selling gift vouchers, and taking a purchase of them back as a whole. Decides; appends nothing and makes no serial. */
import { holdsCardNumber } from './card-number.ts';
import { noteMax } from './cart.ts';
import type { FactKind } from './facts.ts';
import type { BusinessDate, OperatorId, SaleId } from './ids.ts';
import { moneyBack } from './money-back.ts';
import { sum, type Won } from './money.ts';
import { tendersBack } from './refund.ts';
import { ok, refuse, type Result } from './result.ts';
import type { SoldVoucher, VoucherCancelledBody, VoucherSoldBody } from './voucher-facts.ts';
import { settle, type ProposedTender, type TenderRefusal } from './split.ts';
import { lastDayOf, voucherLeast, voucherMost, vouchersMax, voucherStep, type FindVoucher } from './voucher.ts';

/** One move on a voucher: + onto it. `kind` is the fact that did it, `receiptNumber` empty where it has none. */
export type VoucherEvent = {
  readonly kind: FactKind; readonly at: number; readonly amount: Won; readonly receiptNumber: string; readonly operator: OperatorId;
  /** The purchase or receipt by its id. */
  readonly saleId: SaleId;
};

/** A purchase of gift vouchers, or its cancelling, as the ledger knows it. */
export type VoucherSale = {
  readonly body: VoucherSoldBody | VoucherCancelledBody;
  readonly shift: number;
  /** Somebody took this purchase back. */
  readonly isCancelled: boolean;
};

/** What a ledger knows of vouchers. */
export type VoucherBook = {
  /** A voucher of this till's ledger; null for one that it did not issue. */
  readonly voucher: FindVoucher;
  /** What moved on a voucher, newest first. */
  readonly voucherMoves: (serial: string) => readonly VoucherEvent[];
  /** A purchase of gift vouchers by its id, or its cancelling by its own. */
  readonly voucherSale: (id: SaleId) => VoucherSale | null;
};

export type VoucherProposal = {
  readonly saleId: SaleId;
  readonly requestHash: string;
  /** What each voucher is to be good for, in won. */
  readonly amounts: readonly Won[];
  readonly tenders: readonly ProposedTender[];
};

/** What money can be refused for that is no voucher. */
type MoneyRefusal = Exclude<TenderRefusal, 'unknown_voucher' | 'voucher_short' | 'voucher_twice' | 'rest_stays'>;
export type VoucherSaleRefusal = MoneyRefusal | 'shift_closed' | 'bad_voucher_amount' | 'nothing_chosen';

/**
 * Seals a purchase of gift vouchers: no goods, no VAT (ledger.md 3.4). A voucher buys no voucher, or a rest could be cashed by
 * and by. `newSerial` is asked once for each, with those it gave before.
 */
export function sellVouchers(
  proposal: VoucherProposal,
  facts: { readonly shiftOpen: boolean; readonly today: BusinessDate; readonly newSerial: (others: readonly string[]) => string },
): Result<VoucherSoldBody, VoucherSaleRefusal> {
  const { saleId, requestHash, amounts } = proposal;
  if (!facts.shiftOpen) return refuse('shift_closed');
  if (amounts.length === 0 || amounts.length > vouchersMax) return refuse('nothing_chosen');
  const isGood = (amount: Won): boolean => amount >= voucherLeast && amount <= voucherMost && amount % voucherStep === 0;
  if (!amounts.every(isGood)) return refuse('bad_voucher_amount', { least: voucherLeast, most: voucherMost, step: voucherStep });
  if (proposal.tenders.some(({ kind }) => kind === 'voucher')) return refuse('bad_tender');
  const total = sum(amounts);
  const settled = settle(total, proposal.tenders);
  // No voucher is among them, so none is refused.
  if (!settled.ok) return settled as Result<never, MoneyRefusal>;
  const vouchers: SoldVoucher[] = [];
  for (const amount of amounts) vouchers.push({ serial: facts.newSerial(vouchers.map(({ serial }) => serial)), amount });
  const until = lastDayOf(facts.today);
  return ok({ saleId, requestHash, vouchers, total, until, tenders: settled.value });
}

export type VoucherCancelProposal = {
  readonly saleId: SaleId;
  readonly requestHash: string;
  readonly reason: string;
  /** The approval number that cancelling a card got, by the card's place on the purchase. */
  readonly cancels: readonly { readonly leg: number; readonly approval: string }[];
};

export type VoucherCancelRefusal =
  | 'shift_closed' | 'already_cancelled' | 'voucher_used' | 'reason_missing' | 'note_too_long' | 'card_number'
  | 'approval_missing';

/** Takes a purchase back over its own means of payment, as long as nothing of any of its vouchers was spent. */
export function cancelVouchers(
  sold: VoucherSoldBody, proposal: VoucherCancelProposal,
  facts: { readonly shiftOpen: boolean; readonly isCancelled: boolean; readonly voucher: FindVoucher },
): Result<VoucherCancelledBody, VoucherCancelRefusal> {
  if (!facts.shiftOpen) return refuse('shift_closed');
  const reason = proposal.reason.trim();
  if (reason === '') return refuse('reason_missing');
  if (reason.length > noteMax) return refuse('note_too_long');
  if ([reason, ...proposal.cancels.map(({ approval }) => approval)].some(holdsCardNumber)) return refuse('card_number');
  if (facts.isCancelled) return refuse('already_cancelled');
  const used = sold.vouchers.find(({ serial, amount }) => facts.voucher(serial)?.left !== amount);
  if (used !== undefined) return refuse('voucher_used', { serial: used.serial });
  const back = moneyBack(sold.tenders, [], sold.total);
  const tenders = tendersBack(sold.tenders, back, { cancels: proposal.cancels, inCash: [] }, () => '');
  if (!tenders.ok) return refuse('approval_missing');
  const { saleId, requestHash } = proposal;
  const { vouchers, total } = sold;
  return ok({ saleId, original: sold.saleId, requestHash, vouchers, total, tenders: tenders.value, reason });
}
