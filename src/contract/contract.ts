/** The one boundary between screen and house: every command, query and event, with schemas, refusals and what each needs. */
import { z } from 'zod/mini';
import { scanLengthMax } from '../domain/barcode.ts';
import { noteMax } from '../domain/cart.ts';
import { usualColumns } from '../domain/paper.ts';
import { backupRows } from './backup-rows.ts';
import { cartRows } from './cart-rows.ts';
import { exchangeRows } from './exchange-rows.ts';
import { AskedForOrdersShape, CartShape, DiscountKindShape, SoldLineShape } from './cart-shapes.ts';
import { discountRefusals, pricingRows } from './pricing-rows.ts';
import { refundRows } from './refund-rows.ts';
import { contractRows } from './contract-rows.ts';
import { dayRows } from './day-rows.ts';
import { reportRows } from './report-rows.ts';
import { goodsRows } from './goods-rows.ts';
import { mallRows } from './mall-rows.ts';
import { peopleRows } from './people-rows.ts';
import { consentRefusals, lineRefusals, row, scanRefusals, tenderRefusals } from './rows.ts';
import { scannerRows } from './scanner-rows.ts';
import { PaperColumnsShape, PaperLineShape, PrinterStateShape } from './paper-shapes.ts';
import {
  AmountShape, BusinessDateShape, ConsentOrNoneShape, FactKindShape, ItemShape, LineIdShape, OperatorIdShape, PinShape,
  ProposedLineShape, ProposedTendersShape, ReceiptViewShape, RefusalFactsShape, RejectedRowShape, SaleIdShape, StoreProfileShape,
  TillStateShape, WonShape, noteOf, textOf, wholeFrom,
} from './shapes.ts';
import { promotionRows } from './promotion-rows.ts';
import { settlementRows } from './settlement-rows.ts';
import { shiftRows } from './shift-rows.ts';
import { tileRows } from './tile-rows.ts';
import { updateRows } from './update-rows.ts';
import { voucherRows } from './voucher-rows.ts';

/** The version of the wire; a test pins the schemas' hash to it. */
export const wireVersion = 12;

/** Refusals that any row may give. */
export const commonRefusals = [
  'bad_input', 'not_signed_in', 'not_allowed', 'needs_consent', 'not_set_up', 'ledger_stopped', 'updating',
] as const;
/** Refusals that the asking side makes itself: no answer came, or the house met a fault. */
export const linkRefusals = ['no_answer', 'fault'] as const;

const nothing = z.strictObject({});
/** `price`: what a code of the shop's own says that a piece without a listed price costs. */
const foundItems = z.strictObject({ code: z.string(), items: z.array(ItemShape).check(z.minLength(1)), price: z.optional(AmountShape) });
const sealedAnswer = z.strictObject({
  receipt: ReceiptViewShape,
  /** True when this id was sealed before: the first answer again. */
  repeated: z.boolean(),
  /** Items whose stock is now below zero, by name. */
  belowZero: z.array(z.string()),
});

/** One line of a sealed receipt. A share of a discount on goods that came back can be −1 won. */
const ReadLineShape = z.strictObject({
  lineId: LineIdShape, name: z.string(), maker: z.string(), quantity: z.int(), unit: AmountShape, net: AmountShape,
  taxClass: z.enum(['taxable', 'exempt']), note: z.string(),
  discounts: z.array(z.strictObject({ kind: DiscountKindShape, name: z.string(), amount: WonShape })),
});

/** Every row of the boundary. A command changes something; a query (marked by its name: read, list, search, state) does not. */
export const contract = {
  /** The till as it is. */
  'till.state': row({ needs: 'nothing', input: nothing, output: TillStateShape, refusals: [] }),
  /** A screen takes the till: the other screens may only look from now on. Answers the cart that was being rung up. */
  'screen.open': row({
    needs: 'nothing',
    input: z.strictObject({ screenId: z.string().check(z.regex(/^[0-9A-Za-z-]{1,64}$/)) }),
    output: z.strictObject({ state: TillStateShape, draft: z.nullable(CartShape) }),
    refusals: [],
  }),
  /** Makes the practice store. */
  'store.demo': row({ needs: 'nothing', input: nothing, output: TillStateShape, refusals: ['already_set_up'] }),
  /** Makes a real store: first manager, catalogue (`csv` is the file's text), printer. Without one good row nothing is written. */
  'store.create': row({
    needs: 'nothing',
    input: z.strictObject({
      profile: StoreProfileShape,
      manager: z.strictObject({ name: textOf(40), pin: PinShape }),
      csv: z.string().check(z.maxLength(64_000_000)),
      printer: z.string().check(z.maxLength(200)),
    }),
    output: z.strictObject({ state: TillStateShape, imported: z.int(), rejected: z.array(RejectedRowShape) }),
    refusals: ['already_set_up', 'bad_business_number', 'bad_profile', 'bad_csv', 'no_items', 'bad_printer'],
  }),
  ...peopleRows,
  ...shiftRows,
  ...mallRows,
  /** One reading of a code, from a wedge or typed. More than one item means: choose. A payment code is not searched. */
  'catalog.scan': row({
    needs: 'find_items',
    input: z.strictObject({ text: z.string().check(z.maxLength(scanLengthMax)) }),
    output: foundItems,
    refusals: scanRefusals,
  }),
  /**
   * Items whose name, maker, code or price the text finds, best first: 초성, an unfinished syllable, the other mode of the
   * keyboard too. An empty text finds nothing. `nearest` is a text one letter away that finds something, when this one does not.
   */
  'catalog.search': row({
    needs: 'find_items',
    input: z.strictObject({ text: textOf(100), most: wholeFrom(1, 100) }),
    output: z.strictObject({ items: z.array(ItemShape), found: z.int(), nearest: z.nullable(z.string()) }),
    refusals: [],
  }),
  ...tileRows,
  /** Reads a catalogue file (`csv` is its text) and tells what taking it in would do. Writes nothing. */
  'catalog.preview': row({
    needs: 'import_catalog',
    isLong: true,
    input: z.strictObject({ csv: z.string().check(z.maxLength(64_000_000)) }),
    output: z.strictObject({
      token: z.string(), added: z.int(), changed: z.int(), unchanged: z.int(),
      /** Makers that are new or have other terms. */
      makers: z.int(),
      /** The first bad rows, and how many there are in all. */
      rejected: z.array(RejectedRowShape), rejectedCount: z.int(),
    }),
    refusals: ['bad_csv', 'import_running'],
  }),
  /** Takes in what was previewed under `token`, part by part behind the selling; the till's state tells how far it is. */
  'catalog.import': row({
    needs: 'import_catalog',
    isLong: true,
    input: z.strictObject({ token: z.string().check(z.maxLength(64)) }),
    output: z.strictObject({ rows: z.int() }),
    refusals: ['unknown_preview', 'import_running'],
  }),
  ...cartRows,
  /** Seals a sale. The same id and body again is the same sale; another body under the id is refused. */
  'sale.commit': row({
    needs: 'sell',
    input: z.strictObject({
      saleId: SaleIdShape, lines: z.array(SoldLineShape), note: noteOf(2 * noteMax), asked: z._default(AskedForOrdersShape, []),
      tenders: ProposedTendersShape, expectedTotal: AmountShape,
    }),
    output: sealedAnswer,
    refusals: [...lineRefusals, ...tenderRefusals, ...discountRefusals, 'price_not_allowed'],
  }),
  /** Registers a sale of the open shift as paid by other means; the total stays and the first entry is never touched. */
  'sale.correct_tenders': row({
    needs: 'correct_tenders',
    takesConsent: true,
    /** `corrections` is how many the screen knows of: asking twice corrects once. */
    input: z.strictObject({
      saleId: SaleIdShape, tenders: ProposedTendersShape, corrections: z.int().check(z.minimum(0)), consent: ConsentOrNoneShape,
    }),
    output: z.strictObject({ receipt: ReceiptViewShape }),
    refusals: [
      ...tenderRefusals, 'unknown_receipt', 'shift_closed', 'other_shift', 'only_sales', 'changed_meanwhile', 'nothing_changed',
      ...consentRefusals, 'has_returns',
    ],
  }),
  /** Takes goods back without their receipt at typed prices, in cash. Quantities are positive. */
  'refund.commit': row({
    needs: 'return_without_receipt',
    takesConsent: true,
    input: z.strictObject({
      saleId: SaleIdShape, lines: z.array(ProposedLineShape), note: noteOf(2 * noteMax), reason: textOf(100),
      restock: z.boolean(), expectedTotal: AmountShape, consent: ConsentOrNoneShape,
    }),
    output: sealedAnswer,
    refusals: [...lineRefusals, 'reason_missing', ...consentRefusals],
  }),
  /** The newest receipts, newest first. */
  'receipt.list': row({
    needs: 'see_receipts',
    input: z.strictObject({ most: wholeFrom(1, 200) }),
    output: z.strictObject({ receipts: z.array(ReceiptViewShape) }),
    refusals: [],
  }),
  /**
   * Receipts that a text or a day finds, newest first: the number or its last digits, an amount, an approval number's last
   * four, words of an item's name or code. An empty text with no day answers nothing.
   */
  'receipt.search': row({
    needs: 'see_receipts',
    input: z.strictObject({ text: textOf(100), day: z.nullable(BusinessDateShape), most: wholeFrom(1, 200) }),
    output: z.strictObject({ receipts: z.array(ReceiptViewShape) }),
    refusals: [],
  }),
  /** The lines of one sealed receipt, as frozen. */
  'receipt.read': row({
    needs: 'see_receipts',
    input: z.strictObject({ saleId: SaleIdShape }),
    output: z.strictObject({
      receipt: ReceiptViewShape,
      reason: z.string(),
      lines: z.array(ReadLineShape),
      /** Of an exchange, what came back; amounts are positive. */
      back: z.array(ReadLineShape),
      /** How many gift receipts it has. */
      gifts: z.int(),
    }),
    refusals: ['unknown_receipt'],
  }),
  /** The paper of a receipt line by line, as the printer would print it again now. */
  'receipt.preview': row({
    needs: 'see_receipts',
    input: z.strictObject({ saleId: SaleIdShape }),
    output: z.strictObject({
      columns: PaperColumnsShape,
      lines: z.array(PaperLineShape),
    }),
    refusals: ['unknown_receipt'],
  }),
  /** Prints a receipt again, marked 재발행 and journalled. Null reprints the last one. */
  'receipt.reprint': row({
    needs: 'reprint',
    input: z.strictObject({ saleId: z.nullable(SaleIdShape) }),
    output: z.strictObject({ receiptNumber: z.string(), copy: z.int() }),
    refusals: ['unknown_receipt'],
  }),
  /** A person looked at the paper of a job that may have printed: it is there, or it is to be printed again. */
  'print.resolve': row({
    needs: 'resolve_paper',
    input: z.strictObject({ job: z.int(), outcome: z.enum(['printed', 'again']) }),
    output: nothing,
    refusals: ['unknown_job'],
  }),
  /** Sets where paper comes from (`tcp://HOST:PORT`, or empty for none) and how wide it is. */
  'printer.set': row({
    needs: 'set_devices',
    input: z.strictObject({ address: z.string().check(z.maxLength(200)), columns: z._default(PaperColumnsShape, usualColumns) }),
    output: PrinterStateShape,
    refusals: ['bad_printer'],
  }),
  ...promotionRows,
  ...pricingRows,
  ...updateRows,
  ...scannerRows,
  ...refundRows,
  ...exchangeRows,
  ...contractRows,
  ...dayRows,
  ...voucherRows,
  ...backupRows,
  ...settlementRows,
  ...reportRows,
  ...goodsRows,
} as const;

/** What the house tells every screen, past tense. */
export const events = {
  'till.changed': TillStateShape,
  'printer.changed': PrinterStateShape,
  'screen.replaced': z.strictObject({ screenId: z.string() }),
  'ledger.stopped': z.strictObject({ reason: z.string() }),
  /** A scanner that the house holds read a code; for the screen named here alone. `text` is it, empty where it may not be shown. */
  'code.scanned': z.strictObject({
    screenId: z.string(),
    text: z.string(),
    answer: z.discriminatedUnion('ok', [
      z.strictObject({ ok: z.literal(true), value: foundItems }),
      z.strictObject({ ok: z.literal(false), refusal: z.strictObject({
        code: z.enum([...scanRefusals, ...commonRefusals]), facts: z.optional(RefusalFactsShape),
      }) }),
    ]),
  }),
  /** A scanner that the house holds read a person's badge; for the screen named here alone. The PIN is still asked for. */
  'badge.scanned': z.strictObject({ screenId: z.string(), operatorId: OperatorIdShape }),
  'entry.appended': z.strictObject({ seq: z.int(), kind: FactKindShape }),
} as const;

export type Contract = typeof contract;
export type CommandName = keyof Contract;
export type EventName = keyof typeof events;
/** What a caller sends, before parsing. */
export type Input<N extends CommandName> = z.input<Contract[N]['input']>;
/** What a handler receives, parsed and branded. */
export type Parsed<N extends CommandName> = z.output<Contract[N]['input']>;
export type Output<N extends CommandName> = z.output<Contract[N]['output']>;
export type RefusalOf<N extends CommandName> = Contract[N]['refusals'][number];
export type AnyRefusal =
  | { [N in CommandName]: RefusalOf<N> }[CommandName]
  | (typeof commonRefusals)[number]
  | (typeof linkRefusals)[number];
export type EventOf<E extends EventName> = z.output<(typeof events)[E]>;
