/** Gift receipts: which lines they name, and what their barcode says. A present shows no price. Prints nothing. */
import type { Fact, GiftReceiptBody, Sealed } from './facts.ts';
import type { BusinessDate, SaleId } from './ids.ts';
import { ok, refuse, type Refusal, type Result } from './result.ts';

/** The most gift receipts of one receipt. */
export const giftsMax = 99;

/**
 * What a gift receipt's barcode says: `G{store4}{till2}-{seq}-{gift}`. Short, so that narrow paper holds it; no receipt
 * number, so that it passes for no receipt.
 */
export function giftCode(receiptNumber: string, receiptSeq: number, gift: number): string {
  const [store = '', till = ''] = receiptNumber.split('-');
  return `G${store}${till}-${String(receiptSeq).padStart(6, '0')}-${gift}`;
}

/** Is this text the code of a gift receipt? */
export function isGiftCode(text: string): boolean {
  return /^G\d{6}-\d{6,}-[1-9]\d?$/.test(text);
}

/**
 * Why goods do not come back for money by the gift receipt that was brought, if one was: it is good for an exchange of what it
 * names. `gift` is what the ledger knows by its code, `original` the receipt that it should be of.
 */
export function giftAgainstMoney(
  code: string, gift: Pick<GiftReceiptBody, 'saleId'> | null, original: SaleId,
): Refusal<'unknown_gift' | 'gift_exchange_only'> | null {
  if (code === '') return null;
  return { code: gift?.saleId === original ? 'gift_exchange_only' : 'unknown_gift' };
}

export type GiftRefusal = 'nothing_chosen' | 'unknown_line' | 'already_returned' | 'not_a_sale' | 'too_many_gifts';

/**
 * A gift receipt for lines of a receipt, by their places from 1. `left` are the pieces of each line that are still with the
 * customer, `given` is how many gift receipts it has already, `until` the last day for an exchange. Refuses lines that are
 * not there or not with the customer any more, and the hundredth gift receipt.
 */
export function giveGiftReceipt(
  sale: Pick<Sealed, 'saleId' | 'receiptNumber' | 'receiptSeq' | 'lines'>, kind: 'sale' | 'refund' | 'exchange',
  places: readonly number[], left: readonly number[], now: { readonly given: number; readonly until: BusinessDate },
): Result<Fact & { readonly kind: 'gift_receipt_printed' }, GiftRefusal> {
  if (kind === 'refund') return refuse('not_a_sale');
  const named = [...new Set(places)].sort((a, b) => a - b);
  if (named.length === 0) return refuse('nothing_chosen');
  if (named.some((place) => sale.lines[place - 1] === undefined)) return refuse('unknown_line');
  const gone = named.find((place) => (left[place - 1] ?? 0) === 0);
  if (gone !== undefined) return refuse('already_returned', { name: sale.lines[gone - 1]?.name ?? '', left: 0 });
  if (now.given >= giftsMax) return refuse('too_many_gifts', { most: giftsMax });
  const { saleId, receiptNumber, receiptSeq } = sale;
  const gift = now.given + 1;
  const code = giftCode(receiptNumber, receiptSeq, gift);
  const body: GiftReceiptBody = { saleId, receiptNumber, gift, code, places: named, until: now.until };
  return ok({ kind: 'gift_receipt_printed', body });
}
