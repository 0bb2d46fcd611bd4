/** The rows of the boundary for goods that come back from a receipt; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { linesMax, noteMax } from '../domain/cart.ts';
import { excludedMax, returnDaysMax } from '../domain/return-policy.ts';
import { tendersMax } from '../domain/split.ts';
import { row } from './rows.ts';
import {
  AmountShape, BusinessDateShape, ItemIdShape, LineIdShape, ReceiptViewShape, SaleIdShape, TaxClassShape, TenderShape, listOf, textOf,
  wholeFrom,
} from './shapes.ts';

const PolicyShape = z.strictObject({
  days: wholeFrom(0, returnDaysMax), excluded: listOf(textOf(80), excludedMax), priceDays: wholeFrom(0, returnDaysMax),
  /** What goods without their receipt are taken back for; left out for cash. */
  withoutReceipt: z.optional(z.enum(['cash', 'credit'])),
});

/** One sold line and what of it is still with the customer; amounts of all pieces sold, as they were sold. */
const ReturnLineShape = z.strictObject({
  lineId: LineIdShape,
  name: z.string(),
  maker: z.string(),
  unit: AmountShape,
  quantity: z.int(),
  left: z.int(),
  net: AmountShape,
  taxClass: TaxClassShape,
  stocked: z.boolean(),
  /** Its maker is owed for it: for pieces the shop broke, the maker is made good. */
  isOwed: z.boolean(),
  /** Of a sort that the shop does not take back without leave. */
  isExcluded: z.boolean(),
});

/** Pieces that come back, by line, and how many of them are broken. */
export const LinesBackShape = listOf(z.strictObject({
  lineId: LineIdShape, pieces: z.int(),
  damaged: z.nullable(z.strictObject({ pieces: z.int(), bearer: z.enum(['store', 'maker']) })),
}), linesMax);
/** Numbers that cancelling cards got, by the card's place among the receipt's means. */
export const CancelsShape = listOf(z.strictObject({ leg: z.int(), approval: textOf(64) }), tendersMax);

/** Rows of returns by receipt. */
export const refundRows = {
  /** A sold receipt by its id, its number or the code of a gift receipt: what is left of it, and how late it is by the shop's rules. */
  'return.read': row({
    needs: 'see_receipts',
    input: z.union([z.strictObject({ saleId: SaleIdShape }), z.strictObject({ receiptNumber: z.string().check(z.maxLength(64)) })]),
    output: z.strictObject({
      receipt: ReceiptViewShape,
      soldOn: BusinessDateShape,
      /** Days beyond the shop's own; 0 in time. */
      daysLate: z.int(),
      lines: z.array(ReturnLineShape),
      /** The means over which money can go back: the receipt's own, after what passed on to the goods of an exchange. */
      legs: z.array(TenderShape),
      /** The gift receipt by whose code it was read, and the lines it names; null for the receipt itself. */
      gift: z.nullable(z.strictObject({ code: z.string(), lines: z.array(LineIdShape) })),
      /** What refunds gave back so far over each of them, in their order. */
      taken: z.array(z.strictObject({ exact: AmountShape, paid: AmountShape })),
    }),
    refusals: ['unknown_receipt', 'not_a_sale'],
  }),
  /**
   * Takes pieces of a sale back at what they were sold for, over the sale's own means of payment. `cancels` are the numbers
   * that cancelling a card got; `inCash` the means that are handed out in cash by leave, `asCredit` those that become
   * store credit by leave. Asked again it is the same refund. Refused by a gift receipt, whose goods go for others alone.
   */
  'return.commit': row({
    needs: 'sell',
    input: z.strictObject({
      saleId: SaleIdShape,
      original: SaleIdShape,
      /** Code of the gift receipt that was brought; empty for the receipt itself. */
      gift: z._default(textOf(64), ''),
      lines: LinesBackShape,
      reason: textOf(2 * noteMax),
      cancels: CancelsShape,
      inCash: listOf(z.int(), tendersMax),
      asCredit: z._default(listOf(z.int(), tendersMax), []),
      expectedTotal: AmountShape,
    }),
    output: z.strictObject({ receipt: ReceiptViewShape, repeated: z.boolean() }),
    refusals: [
      'shift_closed', 'unknown_receipt', 'not_a_sale', 'nothing_chosen', 'unknown_line', 'quantity_out_of_range', 'already_returned',
      'bad_damage', 'reason_missing', 'card_number', 'note_too_long', 'price_changed', 'bad_tender', 'approval_missing', 'consent_needed',
      'exists_with_different_body', 'unknown_gift', 'gift_exchange_only',
    ],
  }),
  /** The lowest price at which an item was sold of late: what it comes back for without a receipt. Null when it was not. */
  'return.price': row({
    needs: 'see_receipts',
    input: z.strictObject({ itemId: ItemIdShape }),
    output: z.strictObject({ price: z.nullable(AmountShape) }),
    refusals: [],
  }),
  /** The shop's rules for goods brought back. */
  'return.policy': row({ needs: 'see_till', input: z.strictObject({}), output: PolicyShape, refusals: [] }),
  'return.set_policy': row({ needs: 'change_limits', input: PolicyShape, output: PolicyShape, refusals: [] }),
} as const;
