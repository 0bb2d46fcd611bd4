/** The schemas of a cart and of the discounts asked for it. Decides nothing. */
import { z } from 'zod/mini';
import { linesMax, noteMax, quantityMax } from '../domain/cart.ts';
import { couponNameMax, discountReasonMax, lineKinds, orderKinds, wholeBp } from '../domain/discount.ts';
import { amountMax } from '../domain/money.ts';
import { tendersMax } from '../domain/split.ts';
import {
  AmountShape, ItemIdShape, LineIdShape, MakerIdShape, ProposedLineShape, RegisteredTenderShape, SaleIdShape, TaxClassShape,
  listOf, noteOf, textOf, wholeFrom,
} from './shapes.ts';

const OffShape = z.discriminatedUnion('unit', [
  z.strictObject({ unit: z.literal('won'), amount: wholeFrom(1, amountMax) }),
  z.strictObject({ unit: z.literal('bp'), amount: wholeFrom(1, wholeBp) }),
]);
export const DiscountKindShape = z.enum(['line', 'coupon', 'staff', 'points', 'override', 'promo', 'truncation']);
const FunderShape = z.enum(['store', 'maker', 'mall']);
const ReasonShape = noteOf(discountReasonMax);
const StaffShape = z.strictObject({ kind: z.literal('staff'), off: OffShape, reason: ReasonShape });
/** What is asked to be taken off one line. */
const AskedForLineShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line'), off: OffShape, funder: FunderShape, reason: ReasonShape }),
  StaffShape,
  z.strictObject({ kind: z.literal('override'), price: AmountShape, reason: textOf(discountReasonMax) }),
]);
/** What is asked to be taken off a whole cart. */
const AskedForOrderShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('coupon'), off: OffShape, funder: FunderShape, name: noteOf(couponNameMax), reason: ReasonShape }),
  StaffShape,
]);
const AskedForLinesShape = z.readonly(listOf(AskedForLineShape, lineKinds.length));
export const AskedForOrdersShape = z.readonly(listOf(AskedForOrderShape, orderKinds.length));

export const CartLineShape = z.strictObject({
  id: LineIdShape,
  itemId: z.nullable(ItemIdShape),
  code: z.string().check(z.maxLength(128)),
  name: textOf(400),
  maker: textOf(200),
  makerId: z._default(z.nullable(MakerIdShape), null),
  category: z._default(textOf(80), ''),
  taxClass: TaxClassShape,
  listPrice: z.nullable(AmountShape),
  typedPrice: z.nullable(AmountShape),
  quantity: wholeFrom(1, quantityMax),
  stocked: z.boolean(),
  oneOff: z.boolean(),
  note: noteOf(noteMax),
  asked: z._default(AskedForLinesShape, []),
});

const ExchangeShape = z.strictObject({
  original: SaleIdShape,
  receiptNumber: z.string().check(z.maxLength(64)),
  gift: z.string().check(z.maxLength(64)),
  lines: z.readonly(listOf(z.strictObject({
    lineId: LineIdShape, name: textOf(400), pieces: wholeFrom(1, quantityMax), bearer: z.nullable(z.enum(['store', 'maker'])),
  }), linesMax)),
  reason: textOf(noteMax),
  total: AmountShape,
});

export const CartShape = z.strictObject({
  saleId: SaleIdShape,
  kind: z.enum(['sale', 'refund']),
  lines: z.readonly(listOf(CartLineShape, linesMax)),
  selected: z.nullable(LineIdShape),
  note: noteOf(noteMax),
  taken: z._default(z.readonly(listOf(RegisteredTenderShape, tendersMax)), []),
  asked: z._default(AskedForOrdersShape, []),
  exchange: z.optional(ExchangeShape),
});

/** A line of a sale: what is asked to be taken off it, and the listed price that the customer was shown; null for none. */
export const SoldLineShape = z.extend(ProposedLineShape, {
  asked: z._default(AskedForLinesShape, []), shownPrice: z._default(z.nullable(AmountShape), null),
});
