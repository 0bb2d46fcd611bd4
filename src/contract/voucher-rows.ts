/** The rows of the boundary for the store's own vouchers; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { noteMax } from '../domain/cart.ts';
import { tendersMax } from '../domain/split.ts';
import { vouchersMax } from '../domain/voucher.ts';
import { consentRefusals, row } from './rows.ts';
import {
  AmountShape, BusinessDateShape, ConsentOrNoneShape, FactKindShape, ProposedTendersShape, SaleIdShape, TenderShape, VoucherKindShape,
  WonShape, listOf, textOf,
} from './shapes.ts';

const serial = textOf(64);
const SoldShape = z.strictObject({ serial: z.string(), amount: AmountShape });

/** A voucher as a screen shows it. */
const VoucherViewShape = z.strictObject({
  serial: z.string(),
  kind: VoucherKindShape,
  issued: AmountShape,
  left: AmountShape,
  issuedOn: BusinessDateShape,
  /** The last day that its paper names; null for none. */
  until: z.nullable(BusinessDateShape),
  /** That day is over; it is taken all the same. */
  isPast: z.boolean(),
  /** How often its paper was printed again. */
  copies: z.int(),
  /** The purchase it came from, while that can still be taken back; null else. */
  cancellable: z.nullable(z.strictObject({
    saleId: SaleIdShape, total: AmountShape, vouchers: z.array(SoldShape), tenders: z.array(TenderShape),
  })),
  /** What moved on it, newest first; + onto it. */
  moves: z.array(z.strictObject({
    kind: FactKindShape, at: z.int(), amount: WonShape, receiptNumber: z.string(), operator: z.string(),
  })),
});

/** Rows of vouchers. */
export const voucherRows = {
  /** A voucher by its serial, scanned or typed: what is left of it. Says of another store's or till's whose it is. */
  'voucher.read': row({
    needs: 'see_receipts',
    input: z.strictObject({ serial }),
    output: VoucherViewShape,
    refusals: ['no_voucher', 'voucher_of_store', 'voucher_of_till', 'unknown_voucher'],
  }),
  /** Sells gift vouchers, each good for one of `amounts` won. The same id and body again is the same purchase. */
  'voucher.sell': row({
    needs: 'sell_voucher',
    input: z.strictObject({ saleId: SaleIdShape, amounts: listOf(AmountShape, vouchersMax), tenders: ProposedTendersShape }),
    output: z.strictObject({ vouchers: z.array(SoldShape), total: AmountShape, tenders: z.array(TenderShape), repeated: z.boolean() }),
    refusals: [
      'shift_closed', 'nothing_chosen', 'bad_voucher_amount', 'short', 'too_much', 'bad_tender', 'approval_missing', 'approval_twice',
      'card_company_missing', 'no_instalments', 'card_number', 'exists_with_different_body',
    ],
  }),
  /** Takes a purchase of gift vouchers back as a whole, over its own means, while nothing of any of them was spent. */
  'voucher.cancel': row({
    needs: 'return_by_receipt',
    takesConsent: true,
    input: z.strictObject({
      saleId: SaleIdShape, original: SaleIdShape, reason: textOf(2 * noteMax),
      cancels: listOf(z.strictObject({ leg: z.int(), approval: textOf(64) }), tendersMax), consent: ConsentOrNoneShape,
    }),
    output: z.strictObject({ total: AmountShape, tenders: z.array(TenderShape), repeated: z.boolean() }),
    refusals: [
      'shift_closed', 'unknown_receipt', 'already_cancelled', 'voucher_used', 'reason_missing', 'note_too_long', 'card_number',
      'approval_missing', 'exists_with_different_body', ...consentRefusals,
    ],
  }),
  /** Prints the paper of a voucher again, marked 재발행 and journalled, with what is left of it. */
  'voucher.reprint': row({
    needs: 'reprint',
    input: z.strictObject({ serial }),
    output: z.strictObject({ copy: z.int() }),
    refusals: ['unknown_voucher'],
  }),
} as const;
