/**
 * The schemas of what crosses the boundary: text in, branded values out. Decides nothing.
 *
 * They are made with `zod/mini`: the page carries only the checks that it uses, and none makes code from text, which the
 * page's policy forbids and would report even when tried.
 */
import { z } from 'zod/mini';
import { PrinterStateShape } from './paper-shapes.ts';
import { LimitsShape } from './pricing-rows.ts';
import { noteMax, openNameMax } from '../domain/cart.ts';
import { truncations } from '../domain/truncation.ts';
import { factKinds } from '../domain/facts.ts';
import type { BusinessDate, ConsentId, ItemId, LineId, MakerId, OperatorId, SaleId } from '../domain/ids.ts';
import { amountMax, won } from '../domain/money.ts';
import { idleLockMinutes } from '../domain/people.ts';
import { roles } from '../domain/permissions.ts';
import { aroundMax, scanGapMaxMs } from '../domain/scan/learn.ts';
import { groupMax, scopeMax } from '../domain/promotion.ts';
import { piecesMax } from '../domain/shift.ts';
import { tendersMax } from '../domain/split.ts';

/** A schema whose good values `make` turns into what the house works with. */
const into = <S extends z.ZodMiniType, O>(schema: S, make: (value: z.output<S>) => O) => z.pipe(schema, z.transform(make));

/** A whole number, `least` to `most`, both included. */
export const wholeFrom = (least: number, most: number) => z.int().check(z.minimum(least), z.maximum(most));

/** A list of at most `most`. */
export const listOf = <S extends z.ZodMiniType>(schema: S, most: number) => z.array(schema).check(z.maxLength(most));

const isPlain = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/** Text without lone surrogates or NUL, in NFC, at most `longest` UTF-16 units. */
export const textOf = (longest: number) =>
  into(z.string().check(z.maxLength(longest), z.refine(isPlain)), (text) => text.normalize('NFC'));

/** As `textOf`; empty when it is left out. */
export const noteOf = (longest: number) => z._default(textOf(longest), '');

/** What a refusal says besides its code, by name. */
export const RefusalFactsShape = z.record(z.string(), z.union([z.string(), z.number()]));

/** Whole won within ±10^10. */
export const WonShape = into(wholeFrom(-amountMax, amountMax), won);
/** Whole won, 0 or more. */
export const AmountShape = into(wholeFrom(0, amountMax), won);
/** Sums over many receipts: whole won, as far as numbers are safe. */
export const SumShape = into(z.int(), won);

const idText = z.string().check(z.regex(/^[0-9A-Za-z-]{1,64}$/));
export const SaleIdShape = into(idText, (text) => text as SaleId);
export const LineIdShape = into(idText, (text) => text as LineId);
export const OperatorIdShape = into(idText, (text) => text as OperatorId);
export const ConsentIdShape = into(idText, (text) => text as ConsentId);
/** The consent that a command brings; null for none. */
export const ConsentOrNoneShape = z._default(z.nullable(ConsentIdShape), null);
export const ItemIdShape = into(z.int().check(z.minimum(1)), (id) => id as ItemId);
export const BusinessDateShape = into(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)), (text) => text as BusinessDate);
export const MakerIdShape = into(z.int().check(z.minimum(1)), (id) => id as MakerId);
export const MakerPrintShape = z.enum(['none', 'code', 'name', 'name_bizno']);
/** At what rate (basis points) receipts are taxed, and how their VAT is brought to whole won. */
export const TaxTermsShape = z.strictObject({ rateBp: z.int(), rounding: z.enum(['nearest', 'floor', 'ceil']) });
export const PinShape = z.string().check(z.regex(/^\d{6}$/));
export const TaxClassShape = z.enum(['taxable', 'exempt']);
export const VoucherKindShape = z.enum(['gift', 'credit']);
export const RoleShape = z.enum(roles);
export const FactKindShape = z.enum(factKinds);

export const PiecesShape = z.strictObject({ face: wholeFrom(1, 1_000_000), pieces: wholeFrom(0, piecesMax) });
export const CountsShape = listOf(PiecesShape, 16);

const MakerShape = z.strictObject({ id: MakerIdShape, name: z.string() });

/** An item as the screen knows it: no terms of the maker's contract leave the host. */
export const ItemShape = z.strictObject({
  id: ItemIdShape,
  code: z.string(),
  name: z.string(),
  maker: z.nullable(MakerShape),
  price: z.nullable(AmountShape),
  taxClass: TaxClassShape,
  stocked: z.boolean(),
  oneOff: z.boolean(),
  /** Empty for none. */
  category: z.string(),
  /** Pieces on hand now; null for what has no stock. May be negative. */
  stock: z.nullable(z.int()),
  /** The last day of the maker's terms, when they are over; it sells on them all the same. Left out while they hold. */
  contractEnded: z.optional(BusinessDateShape),
});
export type ItemView = z.output<typeof ItemShape>;

const CardShape = z.strictObject({
  kind: z.literal('card'), amount: AmountShape, approval: textOf(64), issuer: textOf(64), acquirer: textOf(64),
  months: wholeFrom(0, 99),
});
const TransferShape = z.strictObject({ kind: z.literal('transfer'), amount: AmountShape, payer: textOf(64) });
const VoucherShape = z.strictObject({ kind: z.literal('voucher'), amount: AmountShape, serial: textOf(64), cashRest: z.boolean() });
/** Money taken before the end of a sale. */
export const RegisteredTenderShape = z.discriminatedUnion('kind', [CardShape, TransferShape, VoucherShape]);

/** A cart put aside, as lists show it. */
export const ParkedCartShape = z.strictObject({
  saleId: SaleIdShape, name: z.string(), at: z.int(), operator: z.string(), lines: z.int(), pieces: z.int(), total: AmountShape,
  /** Money already taken for it. */
  paid: AmountShape,
  /** One-of-a-kind pieces it holds, by name. */
  oneOffs: z.array(z.string()),
});
export type ParkedCart = z.output<typeof ParkedCartShape>;

/** A line as the screen proposes it; the host looks everything else up. */
export const ProposedLineShape = z.strictObject({
  lineId: LineIdShape,
  itemId: z.nullable(ItemIdShape),
  open: z.nullable(z.strictObject({ name: textOf(openNameMax), taxClass: TaxClassShape })),
  quantity: z.int(),
  typedPrice: z.nullable(WonShape),
  note: noteOf(2 * noteMax),
});

/** A means of payment as the screen proposes it; cash takes the rest and comes last. Longer texts than fit are refused by name. */
const CashShape = z.strictObject({ kind: z.literal('cash'), given: AmountShape });
export const ProposedTenderShape = z.discriminatedUnion('kind', [CashShape, CardShape, TransferShape, VoucherShape]);
export const ProposedTendersShape = z.array(ProposedTenderShape).check(z.minLength(1), z.maxLength(tendersMax));

/** A means of payment as it was taken. */
export const TenderShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cash'), due: AmountShape, given: AmountShape, change: AmountShape }),
  z.strictObject({
    kind: z.literal('card'), amount: AmountShape, manual: z.literal(true), approval: z.string(), issuer: z.string(), acquirer: z.string(),
    months: z.int(),
  }),
  z.strictObject({ kind: z.literal('transfer'), amount: AmountShape, payer: z.string() }),
  z.strictObject({ kind: z.literal('cash_back'), exact: AmountShape, paid: AmountShape, leg: z.optional(z.int()) }),
  z.strictObject({
    kind: z.literal('card_back'), amount: AmountShape, manual: z.literal(true), leg: z.int(), cancelled: z.string(), approval: z.string(),
    issuer: z.string(), acquirer: z.string(), months: z.int(),
  }),
  z.strictObject({ kind: z.literal('transfer_back'), amount: AmountShape, leg: z.int(), payer: z.string() }),
  z.strictObject({
    kind: z.literal('voucher'), amount: AmountShape, serial: z.string(), voucher: VoucherKindShape,
    cashed: z.optional(z.strictObject({ exact: AmountShape, paid: AmountShape })),
  }),
  z.strictObject({ kind: z.literal('voucher_back'), amount: AmountShape, leg: z.int(), serial: z.string(), voucher: VoucherKindShape }),
  z.strictObject({ kind: z.literal('credit_back'), amount: AmountShape, serial: z.string(), leg: z.optional(z.int()) }),
]);
export type TenderView = z.output<typeof TenderShape>;

export const StoreProfileShape = z.strictObject({
  name: textOf(60),
  businessNumber: z.string().check(z.regex(/^\d{10}$/)),
  representative: textOf(60),
  address: textOf(120),
  phone: z.string().check(z.regex(/^[0-9+() -]{0,30}$/)),
  storeCode: z.string().check(z.regex(/^\d{4}$/)),
  tillCode: z.string().check(z.regex(/^\d{2}$/)),
});

export const StoreShape = z.extend(StoreProfileShape, { practice: z.boolean() });

export const OperatorShape = z.strictObject({ id: OperatorIdShape, name: z.string(), role: RoleShape });
export type OperatorView = z.output<typeof OperatorShape>;

/** A receipt as lists and answers show it. */
export const ReceiptViewShape = z.strictObject({
  saleId: SaleIdShape,
  kind: z.enum(['sale', 'refund', 'exchange']),
  receiptNumber: z.string(),
  at: z.int(),
  operator: z.string(),
  lineCount: z.int(),
  /** Name on its first line. */
  firstLine: z.string(),
  total: AmountShape,
  /** Cash given by the customer (sale) or handed back (refund). */
  given: AmountShape,
  change: AmountShape,
  supply: AmountShape,
  vat: AmountShape,
  exempt: AmountShape,
  /** Of an exchange, what came back for the goods; left out for all else. */
  back: z.optional(z.strictObject({
    original: z.string(), lineCount: z.int(), total: AmountShape, supply: AmountShape, vat: AmountShape, exempt: AmountShape,
  })),
  /** Means of payment after all corrections. */
  tenders: z.array(TenderShape),
  /** How often its means of payment were corrected. */
  corrections: z.int(),
  shift: z.int(),
  note: z.string(),
  hash8: z.string(),
  /** How many times it was printed again. */
  copies: z.int(),
});
export type ReceiptView = z.output<typeof ReceiptViewShape>;

export const ShiftShape = z.strictObject({
  number: z.int(),
  businessDate: BusinessDateShape,
  openedAt: z.int(),
  openedBy: z.string(),
  float: AmountShape,
});

/** A row of a catalogue file that was left out, by its line in the file (the header is line 1). */
export const RejectedRowShape = z.strictObject({ line: z.int(), reason: z.string() });

const around = z.string().check(z.maxLength(aroundMax), z.regex(/^(?!\d+$)[!-~\u00A1-\uFFFD]*$/));

/** What a keyboard scanner was seen to do. Whatever is stored, no gap is longer than a person's: typing stays typing. */
export const WedgeShape = z.strictObject({
  prefix: around, suffix: around, end: z.enum(['Enter', 'Tab', 'none']), gapMs: wholeFrom(1, scanGapMaxMs),
});

const PromotionRuleShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('n_for_m'), take: z.int(), pay: z.int() }),
  z.strictObject({ kind: z.literal('percent'), bp: z.int() }),
  z.strictObject({ kind: z.literal('bundle'), items: z.readonly(listOf(ItemIdShape, groupMax)), price: AmountShape }),
]);

/** A promotion as people set it and see it. */
export const PromotionShape = z.strictObject({
  id: z.string().check(z.regex(/^[0-9A-Za-z-]{1,64}$/)),
  name: textOf(100),
  from: BusinessDateShape,
  until: z.nullable(BusinessDateShape),
  funder: z.enum(['store', 'maker', 'mall']),
  scope: z.strictObject({
    items: z.readonly(listOf(ItemIdShape, scopeMax)), makers: z.readonly(listOf(MakerIdShape, scopeMax)),
    categories: z.readonly(listOf(textOf(80), scopeMax)),
  }),
  rule: PromotionRuleShape,
  ended: z._default(z.boolean(), false),
});

/** All the screen needs to draw itself at start or after a reload. */
export const TillStateShape = z.strictObject({
  phase: z.enum(['new', 'ready']),
  store: z.nullable(StoreShape),
  /** Names, roles and PINs of the demo store's operators; empty in a real one. */
  demoPins: z.array(z.strictObject({ name: z.string(), pin: z.string() })),
  /** Everybody who works here and may sign in. */
  operators: z.array(OperatorShape),
  operator: z.nullable(OperatorShape),
  shift: z.nullable(ShiftShape),
  /** The business date a shift opened now would carry. */
  today: BusinessDateShape,
  now: z.int(),
  /** Whether this machine's clock can be right; said on the screen when not. */
  clock: z.enum(['right', 'behind', 'other_zone']),
  nextReceiptNumber: z.string(),
  /** Cash that the last close left in the drawer. */
  kept: AmountShape,
  /** The drawer holds so much that some of it belongs into the safe. */
  isCashHigh: z.boolean(),
  lastReceipt: z.nullable(ReceiptViewShape),
  printer: PrinterStateShape,
  /** What was learnt of the keyboard scanner; null for nothing. */
  wedge: z.nullable(WedgeShape),
  /** Rows of a catalogue import that is under way; null without one. */
  importing: z.nullable(z.strictObject({ done: z.int(), total: z.int() })),
  /** To what a discounted total is cut down. */
  truncation: z.enum(truncations),
  /** How far each role discounts alone. */
  limits: LimitsShape,
  /** Promotions that hold on the day that is priced for. */
  promotions: z.readonly(z.array(PromotionShape)),
  /** After how many minutes without a key or a touch the till locks itself. */
  idleLock: z.literal([...idleLockMinutes]),
  /** Does a search for a plain consonant also find its doubled one (ㄱ for ㄲ)? */
  isDoubledFound: z.boolean(),
  /** The tax terms of what is sold now. */
  taxTerms: TaxTermsShape,
  /** What receipts say of makers. */
  printMaker: MakerPrintShape,
  /** Carts put aside, oldest first. */
  parked: z.array(ParkedCartShape),
  /** Entries that wait for the mall. */
  outboxWaiting: z.int(),
  /** Where the till's key lies. `file` is said on the screen. */
  secrets: z.enum(['keystore', 'file']),
  entries: z.int(),
  /** The ledger takes no entries any more: nothing can be sold until the till is opened anew. */
  stopped: z.boolean(),
});
export type TillState = z.output<typeof TillStateShape>;
