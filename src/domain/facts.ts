/** What can have happened: the kinds of facts and their frozen bodies. Every number a later reader needs is in here. */
import type { Contract, Item, MakerMark, MakerPrint, MakerRef, TaxClass } from './catalog.ts';
import { dayFactKinds, type DayFactBodies, type ShiftClosedBody, type ShiftOpenedBody } from './day-facts.ts';
import type { EpochStartedBody } from './epoch-body.ts';
import type { Funder } from './funder.ts';
import { goodsFactKinds, type GoodsFactBodies } from './goods-facts.ts';
import type { BusinessDate, ConsentId, ItemId, LineId, MakerId, OperatorId, SaleId } from './ids.ts';
import type { Truncation } from './truncation.ts';
import type { Won } from './money.ts';
import type { PaperColumns } from './paper.ts';
import type { Role } from './permissions.ts';
import type { Promotion } from './promotion.ts';
import type { Pieces, Tender } from './tender.ts';
import type { Wanted } from './consent.ts';
import type { MakerPaidBody, MakerSettledBody } from './settlement-body.ts';
import type { Store } from './store.ts';
import type { TaxTerms } from './tax.ts';
import { voucherFactKinds, type VoucherFactBodies } from './voucher-facts.ts';

/** One person who signs in at the till. */
export type Operator = {
  readonly id: OperatorId;
  readonly name: string;
  readonly role: Role;
  /** The code on the person's badge: it says who stands there and proves nothing. Left out for none. */
  readonly badge?: string;
  /** The person works here no more; the name stays on old receipts. Left out while it is not so. */
  readonly hasLeft?: true;
};

/** Why a line costs less than its listed price: each differs in the accounts and on the day's report. */
export type DiscountKind = 'line' | 'coupon' | 'staff' | 'points' | 'override' | 'promo' | 'truncation';

/** What one discount takes off one line, its share where it was given on the whole receipt. `amount` is more than 0. */
export type LineDiscount = {
  readonly kind: DiscountKind;
  readonly funder: Funder;
  readonly amount: Won;
  /** What people call it: the coupon's or the promotion's name. Left out for none. */
  readonly name?: string;
  /** Why it was given, in the cashier's words. Left out for none. */
  readonly reason?: string;
};

/** A line as it was sold: nothing in it is ever looked up again. */
export type SealedLine = {
  readonly lineId: LineId;
  /** Null for an open-price line. */
  readonly itemId: ItemId | null;
  readonly code: string;
  readonly name: string;
  readonly maker: MakerRef | null;
  readonly contract: Contract;
  readonly listPrice: Won | null;
  readonly typedPrice: Won | null;
  readonly quantity: number;
  readonly discounts: readonly LineDiscount[];
  readonly taxClass: TaxClass;
  /** unit × quantity: G of ledger.md. */
  readonly gross: Won;
  /** gross − discounts. */
  readonly net: Won;
  /** This line's part of the receipt's VAT. */
  readonly vat: Won;
  /** The commission on this line, where the contract rounds line by line (its VAT comes with the settlement); left out else. */
  readonly fee?: Won;
  /** Does this line move stock? */
  readonly stocked: boolean;
  /** Sold as goods of a sort that does not come back, as its receipt says; left out for all others. */
  readonly noReturn?: true;
  /** What the cashier wrote to it; left out for nothing. */
  readonly note?: string;
};

/** What a sale and a refund share. Amounts are positive in both; the kind of the fact gives the sign. */
export type Sealed = {
  readonly saleId: SaleId;
  /** SHA-256 of the canonical request: tells a retry from another body under the same id. */
  readonly requestHash: string;
  readonly receiptSeq: number;
  readonly receiptNumber: string;
  readonly lines: readonly SealedLine[];
  readonly total: Won;
  readonly supply: Won;
  readonly vat: Won;
  readonly exempt: Won;
  /** The terms its VAT was reckoned at; left out for the usual ones. */
  readonly taxTerms?: TaxTerms;
  /** For how many days its receipt takes goods back, of a sale alone; left out for the usual ones. */
  readonly returnDays?: number;
  /** What the cashier wrote to the whole; left out for nothing. */
  readonly note?: string;
  readonly tenders: readonly Tender[];
};

/** Pieces that came back broken: they go on no shelf. `compensation` is what the shop owes the maker for them, in won. */
export type Damage = { readonly pieces: number; readonly bearer: 'store' | 'maker'; readonly compensation: Won };

/**
 * What a refund by receipt says beside its lines. Its lines hold what each sold line's state loses (`receipt-state.ts`), so
 * a share of a discount or of VAT may be −1 won; `lines` here stand in the same order.
 */
export type Returned = {
  readonly saleId: SaleId;
  readonly soldOn: BusinessDate;
  /** Place of the line on the sale, from 1, and what of it is broken (left out for nothing). */
  readonly lines: readonly { readonly place: number; readonly damaged?: Damage }[];
  /** Lines of the sale that stay, of which nothing moves but their part of the receipt's VAT; quantity 0. */
  readonly shifted: readonly (SealedLine & { readonly place: number })[];
};

export type RefundBody = Sealed & {
  readonly reason: string;
  /** Receipt number of the sale taken back; null without one. */
  readonly original: string | null;
  /** Do the goods go back on the shelf? By receipt: all but the broken pieces. */
  readonly restock: boolean;
  /** Left out for a refund without receipt. */
  readonly returned?: Returned;
};

/** What of an earlier receipt came back for other goods: its lines with what they lose, at its own tax terms. */
export type BroughtBack = Pick<Sealed, 'lines' | 'total' | 'supply' | 'vat' | 'exempt' | 'taxTerms'> & {
  readonly reason: string;
  /** Receipt number of what it came back from. */
  readonly original: string;
  readonly returned: Returned;
  /** Number of the gift receipt it came back by; left out where the receipt itself was there. */
  readonly gift?: number;
};

/** A part of an earlier means of payment that stands for the new goods now; `leg` is its place on the earlier receipt, from 1. */
export type PassedLeg = { readonly leg: number; readonly tender: Tender };

/**
 * Goods for goods in one document: its own lines are the new goods, `back` is what came for them. Its tenders move the
 * difference alone; what was paid for the goods that came back passes on to the new ones, up to the smaller value.
 */
export type ExchangeBody = Sealed & { readonly back: BroughtBack; readonly passed: readonly PassedLeg[] };

/** The body of any receipt. */
export type AnyBody = Sealed | RefundBody | ExchangeBody;

/** A paper without prices for whoever gets the goods as a present: good for an exchange of the lines it names. */
export type GiftReceiptBody = {
  readonly saleId: SaleId;
  readonly receiptNumber: string;
  /** Counts the gift receipts of this receipt from 1. */
  readonly gift: number;
  /** What its barcode says (`gift.ts`). */
  readonly code: string;
  /** Places of its lines on the receipt, from 1, rising. */
  readonly places: readonly number[];
  /** Until when it is good, by the shop's rules on the day it was printed. */
  readonly until: BusinessDate;
};

/** The means of payment of a sale were registered wrongly: what was said before, what was right. The total stays. */
export type TenderCorrectedBody = {
  readonly saleId: SaleId;
  readonly receiptNumber: string;
  /** Counts the corrections of this sale from 1. */
  readonly correction: number;
  readonly before: readonly Tender[];
  readonly after: readonly Tender[];
};

/** A second person's leave for one thing that somebody signed in may not do alone. */
export type ConsentGivenBody = {
  readonly id: ConsentId;
  /** Who gave it, by PIN; never the one who asked. */
  readonly by: OperatorId;
  readonly asker: OperatorId;
  readonly wanted: Wanted;
};

/** A consent was used, its only time. `standing`: it holds until its cart is sealed or dropped. */
export type ConsentUsedBody = ConsentGivenBody & { readonly standing: boolean };

/** A maker's row of an import. */
export type ImportedMaker = { readonly id: MakerId; readonly name: string; readonly contract: Contract };

/** An item's row of an import; its maker by id, its opening stock in pieces. */
export type ImportedItem = Omit<Item, 'maker' | 'contract' | 'category'> & {
  readonly makerId: MakerId | null;
  readonly stock: number;
  /** Left out for none, as entries from before there were categories leave it out. */
  readonly category?: string;
};

/** The settings that an entry changes; the others stay as they are. The last three are canonical texts of their values. */
export type Settings = {
  readonly printer?: string;
  readonly columns?: PaperColumns;
  /** Ids of the items at hand on the counter, in their order, as `favourites.ts` writes them. */
  readonly favourites?: string;
  /** Does a search for ㄱ find ㄲ, too? */
  readonly doubled?: 'yes' | 'no';
  /** What was learnt of the keyboard scanner. */
  readonly wedge?: string;
  /** The serial port that is a scanner. */
  readonly scanner_port?: string;
  /** Patterns of the shop's own codes. */
  readonly instore?: string;
  /** To what a discounted total is cut down. */
  readonly truncation?: Truncation;
  /** The shop's rules for goods brought back, as `return-policy.ts` writes them. */
  readonly returns?: string;
  /** How far each role discounts alone, as `limits.ts` writes it. */
  readonly discount_limits?: string;
  /** What receipts say of makers; the name when it was never set. */
  readonly print_maker?: MakerPrint;
  /** After how many minutes without a key or a touch the till locks itself, as text. */
  readonly idle_lock?: string;
  /** Numbers of `day-settings.ts`, as texts. */
  readonly cash_limit?: string;
  readonly close_limit?: string;
  readonly day_turns?: string;
  /** From how many of each pattern something is told, as `watch.ts` writes it. */
  readonly watch_limits?: string;
  /** From how many pieces left an item is on the list of few, as text. */
  readonly low_stock?: string;
  /** The folder that backups go to, by its whole path; empty for none. */
  readonly backup_place?: string;
};

/** Terms of a maker from one business date on; entries from before keep theirs. */
export type ContractSetBody = {
  readonly makerId: MakerId;
  /** One more than the maker's highest version so far. */
  readonly version: number;
  readonly from: BusinessDate;
  /** The last business date on which they hold; null for no end. */
  readonly until: BusinessDate | null;
  readonly terms: Omit<Contract, 'version'>;
  /** What receipts may say of the maker from now on; each left out for nothing said. */
  readonly mark: MakerMark;
};

/** Tax terms from one business date on. */
export type TaxTermsSetBody = { readonly from: BusinessDate; readonly terms: TaxTerms };

/** The body of each kind of fact. */
export type FactBodies = DayFactBodies & VoucherFactBodies & GoodsFactBodies & {
  readonly store_opened: { readonly store: Store; readonly publicKey: string };
  readonly settings_changed: Settings;
  readonly catalog_imported: { readonly makers: readonly ImportedMaker[]; readonly items: readonly ImportedItem[] };
  /** A promotion as it is from now on; one that is over keeps its last day. */
  readonly promotion_set: { readonly promotion: Promotion };
  readonly operator_added: { readonly operator: Operator };
  readonly signed_in: { readonly operatorId: OperatorId };
  readonly sign_in_refused: { readonly operatorId: OperatorId; readonly wrong: number };
  readonly signed_out: { readonly operatorId: OperatorId };
  readonly shift_opened: ShiftOpenedBody;
  readonly sale: Sealed;
  readonly refund: RefundBody;
  readonly exchange: ExchangeBody;
  readonly tender_corrected: TenderCorrectedBody;
  readonly void: { readonly saleId: SaleId; readonly lines: number; readonly total: Won };
  readonly receipt_reprinted: { readonly saleId: SaleId; readonly receiptNumber: string; readonly copy: number };
  readonly gift_receipt_printed: GiftReceiptBody;
  readonly shift_counted: { readonly shift: number; readonly counts: readonly Pieces[]; readonly counted: Won };
  readonly shift_closed: ShiftClosedBody;
  readonly contract_set: ContractSetBody;
  readonly tax_terms_set: TaxTermsSetBody;
  /** The person as a whole from now on: another role, a badge, or gone. */
  readonly operator_changed: { readonly operator: Operator };
  /** By the person alone or by another; the PIN stands in no entry. */
  readonly pin_changed: { readonly operatorId: OperatorId };
  readonly consent_given: ConsentGivenBody;
  readonly consent_used: ConsentUsedBody;
  readonly epoch_started: EpochStartedBody;
  /** A statement of a maker over closed shifts. */
  readonly maker_settled: MakerSettledBody;
  readonly maker_paid: MakerPaidBody;
};

export type FactKind = keyof FactBodies;

/** One fact: its kind and body, not yet linked into the journal. */
export type Fact = { readonly [K in FactKind]: { readonly kind: K; readonly body: FactBodies[K] } }[FactKind];

/** Every kind, as the journal's CHECK lists them. */
export const factKinds = [
  'store_opened', 'settings_changed', 'catalog_imported', 'operator_added', 'signed_in', 'sign_in_refused', 'signed_out',
  'shift_opened', 'sale', 'refund', 'tender_corrected', 'void', 'receipt_reprinted', 'shift_counted', 'shift_closed',
  'promotion_set', 'contract_set', 'tax_terms_set', 'operator_changed', 'pin_changed', 'consent_given', 'consent_used',
  ...dayFactKinds, 'exchange', 'gift_receipt_printed', 'epoch_started', 'maker_settled', 'maker_paid', ...voucherFactKinds,
  ...goodsFactKinds,
] as const satisfies readonly FactKind[];
