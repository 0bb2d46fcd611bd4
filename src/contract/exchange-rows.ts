/** The rows of the boundary for goods against goods and for papers without prices; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { linesMax, noteMax } from '../domain/cart.ts';
import { tendersMax } from '../domain/split.ts';
import { AskedForOrdersShape, SoldLineShape } from './cart-shapes.ts';
import { discountRefusals } from './pricing-rows.ts';
import { CancelsShape, LinesBackShape } from './refund-rows.ts';
import { lineRefusals, row, tenderRefusals } from './rows.ts';
import { AmountShape, ProposedTenderShape, ReceiptViewShape, SaleIdShape, listOf, noteOf, textOf } from './shapes.ts';

/** Rows of exchanges and gift receipts. */
export const exchangeRows = {
  /**
   * Takes pieces of a receipt back and sells other goods for them, in one receipt: only the difference moves. `tenders` settle
   * what the new goods cost more; what they cost less goes back over the old means. Asked again it is the same exchange.
   */
  'exchange.commit': row({
    needs: 'sell',
    input: z.strictObject({
      saleId: SaleIdShape,
      original: SaleIdShape,
      /** Code of the gift receipt that was brought; empty for the receipt itself. */
      gift: textOf(64),
      back: LinesBackShape,
      reason: textOf(2 * noteMax),
      cancels: CancelsShape,
      inCash: listOf(z.int(), tendersMax),
      /** Means for which store credit is given instead; by gift receipt it is all of them. */
      asCredit: z._default(listOf(z.int(), tendersMax), []),
      expectedBack: AmountShape,
      lines: z.array(SoldLineShape),
      note: noteOf(2 * noteMax),
      asked: z._default(AskedForOrdersShape, []),
      tenders: listOf(ProposedTenderShape, 50),
      expectedTotal: AmountShape,
    }),
    output: z.strictObject({ receipt: ReceiptViewShape, repeated: z.boolean(), belowZero: z.array(z.string()) }),
    refusals: [
      ...lineRefusals, ...tenderRefusals, ...discountRefusals, 'price_not_allowed', 'unknown_receipt', 'unknown_gift', 'not_a_sale',
      'nothing_chosen', 'unknown_line', 'already_returned', 'bad_damage', 'reason_missing', 'back_changed',
      'consent_needed',
    ],
  }),
  /** Prints a paper without prices for lines of a receipt, by their places from 1, journalled as a reprint is. */
  'gift.print': row({
    needs: 'reprint',
    input: z.strictObject({ saleId: SaleIdShape, places: listOf(z.int(), linesMax) }),
    output: z.strictObject({ receiptNumber: z.string(), gift: z.int(), code: z.string() }),
    refusals: ['unknown_receipt', 'not_a_sale', 'nothing_chosen', 'unknown_line', 'already_returned', 'too_many_gifts'],
  }),
} as const;
