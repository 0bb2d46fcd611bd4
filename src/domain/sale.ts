/** Seals what was rung up into a fact: resolves every line, prices it, settles it. Appends nothing. */
import { holdsCardNumber } from './card-number.ts';
import { linesMax, noteMax, openNameMax, quantityMax } from './cart.ts';
import { noContract, type Item, type TaxClass } from './catalog.ts';
import { feeOf } from './commission.ts';
import type { AskedForLine, AskedForOrder } from './discount.ts';
import { areAskable, mayDiscount, type DiscountRefusal, type DiscountRights } from './discount-rights.ts';
import { isUsualTax } from './effective.ts';
import type { Fact, Sealed, SealedLine } from './facts.ts';
import { receiptNumber, type ItemId, type LineId, type SaleId } from './ids.ts';
import { amountMax, type Won } from './money.ts';
import { price, type Priced, type PricingPolicy } from './pricing.ts';
import { must, ok, refuse, type Result } from './result.ts';
import { usualReturns, type ReturnPolicy } from './return-policy.ts';
import { settle, type ProposedTender, type TenderRefusal } from './split.ts';
import type { Store } from './store.ts';
import { giveCashBack, type Tender } from './tender.ts';
import type { FindVoucher } from './voucher.ts';

/** A line as the screen proposes it: what, how many, and a price only where none is listed. */
export type ProposedLine = {
  readonly lineId: LineId;
  readonly itemId: ItemId | null;
  readonly open: { readonly name: string; readonly taxClass: TaxClass } | null;
  readonly quantity: number;
  readonly typedPrice: Won | null;
  /** What the cashier wrote to it; empty for nothing. */
  readonly note: string;
  /** What is asked to be taken off; amounts of shares never come from the screen. Left out for nothing. */
  readonly asked?: readonly AskedForLine[] | undefined;
  /** The listed price that the customer was shown; left out for the one that is listed now. */
  readonly shownPrice?: Won | null | undefined;
};

/** What the ledger and catalogue know, read before deciding. */
export type SaleFacts = {
  readonly store: Store;
  readonly epoch: number;
  readonly nextReceiptSeq: number;
  readonly shiftOpen: boolean;
  readonly item: (id: ItemId) => Item | undefined;
  /** The shop's rules of pricing, now. */
  readonly policy: PricingPolicy;
  /** The shop's rules for goods brought back, which the receipt states; left out for the usual ones. */
  readonly returns?: ReturnPolicy;
  /** Who asks for discounts, and how far they go alone. */
  readonly rights: DiscountRights;
  /** Was this the item's listed price when this cart's line was rung up? Asked only about a price that is another now. */
  readonly wasShown: (line: LineId, item: ItemId, price: Won) => boolean;
  /** A voucher of the store's own, as the ledger has it now. */
  readonly voucher: FindVoucher;
};

export type SaleProposal = {
  readonly saleId: SaleId;
  readonly requestHash: string;
  readonly lines: readonly ProposedLine[];
  /** What the cashier wrote to the whole; empty for nothing. */
  readonly note: string;
  /** What is asked to be taken off the whole; left out for nothing. */
  readonly asked?: readonly AskedForOrder[] | undefined;
  readonly expectedTotal: Won;
};

/** What can be wrong with any proposal of lines. */
export type LineRefusal =
  | 'shift_closed' | 'empty_cart' | 'too_many_lines' | 'unknown_item' | 'quantity_out_of_range'
  | 'price_missing' | 'amount_too_large' | 'price_changed' | 'card_number' | 'note_too_long';

/** Seals a sale settled by `tenders`, in that order. Refuses before anything is written; `short` names the missing won. */
export function sealSale(
  proposal: SaleProposal,
  tenders: readonly ProposedTender[],
  facts: SaleFacts,
): Result<Fact, LineRefusal | TenderRefusal | DiscountRefusal | 'price_not_allowed'> {
  const goods = sellGoods(proposal, facts);
  if (!goods.ok) return goods;
  const settled = settle(goods.value.total, tenders, facts.voucher);
  if (!settled.ok) return settled;
  return ok({ kind: 'sale', body: sealed(proposal, goods.value, settled.value, facts) });
}

/** Goods as a sale sells them: looked up, priced, every discount allowed. Settles nothing. Refuses as `sealSale` does. */
export function sellGoods(
  proposal: SaleProposal, facts: SaleFacts,
): Result<Goods, LineRefusal | DiscountRefusal | 'price_not_allowed'> {
  if (!areAskable(proposal.lines.map(({ asked = [] }) => asked), proposal.asked ?? [])) return refuse('bad_discount');
  const resolved = resolve(proposal, facts);
  if (!resolved.ok) return resolved;
  const { sums, priced } = resolved.value;
  // A listed price is not typed over at a sale: that is a discount, by right. A refund is always at a typed price.
  if (sums.lines.some((line) => line.listPrice !== null && line.typedPrice !== null)) return refuse('price_not_allowed');
  const discounted = sums.lines.map(({ lineId, maker }, index) => (
    { lineId, hasMaker: maker !== null, asked: proposal.lines[index]?.asked ?? [] }));
  const may = mayDiscount(proposal.saleId, discounted, proposal.asked ?? [], priced, facts.rights);
  if (!may.ok) return may;
  const { days, excluded } = facts.returns ?? usualReturns;
  const lines = sums.lines.map((line) => (isOfSort(line, excluded, facts) ? { ...line, noReturn: true as const } : line));
  return ok({ ...sums, lines, ...(days === usualReturns.days ? {} : { returnDays: days }) });
}

/**
 * Seals a refund without original at typed prices, given back in cash, or as store credit under the serial that `credit`
 * answers. `restock` puts stocked goods back on the shelf.
 */
export function sealRefund(
  proposal: SaleProposal,
  why: { readonly reason: string; readonly restock: boolean; readonly credit?: () => string },
  facts: SaleFacts,
): Result<Fact, LineRefusal | 'reason_missing'> {
  if (why.reason.trim() === '') return refuse('reason_missing');
  if (holdsCardNumber(why.reason)) return refuse('card_number');
  const resolved = resolve(undiscounted(proposal), facts);
  if (!resolved.ok) return resolved;
  const { sums } = resolved.value;
  const back: Tender = why.credit === undefined || sums.total === 0 ? giveCashBack(sums.total)
    : { kind: 'credit_back', amount: sums.total, serial: why.credit() };
  const body = sealed(proposal, sums, [back], facts);
  return ok({ kind: 'refund', body: { ...body, reason: why.reason.trim(), original: null, restock: why.restock } });
}

/** Goods with all their numbers, before they are settled. */
export type Goods = Pick<Sealed, 'lines' | 'total' | 'supply' | 'vat' | 'exempt' | 'taxTerms' | 'returnDays'>;
type UnpricedLine = Omit<SealedLine, 'gross' | 'discounts' | 'net' | 'vat' | 'fee'>;

/** Goods that come back without their receipt are given back at the typed price and nothing less. */
function undiscounted(proposal: SaleProposal): SaleProposal {
  return { ...proposal, asked: [], lines: proposal.lines.map((line) => ({ ...line, asked: [] })) };
}

/**
 * The customer pays the price that was shown when the line was rung up, when it was listed then; else the one listed now,
 * and the totals will differ.
 */
function shownPrice({ lineId, shownPrice: shown }: ProposedLine, item: Item, { wasShown }: SaleFacts): Won | null {
  if (shown === undefined || shown === null || item.price === null || shown === item.price) return item.price;
  return wasShown(lineId, item.id, shown) ? shown : item.price;
}

/** Is the item of one of these categories now? */
function isOfSort({ itemId }: Pick<SealedLine, 'itemId'>, sorts: readonly string[], { item }: SaleFacts): boolean {
  return itemId !== null && sorts.includes(item(itemId)?.category ?? '');
}

/** Every line looked up and priced with the same function the screen uses; a different total is refused. */
function resolve(proposal: SaleProposal, facts: SaleFacts): Result<{ readonly sums: Goods; readonly priced: Priced }, LineRefusal> {
  if (!facts.shiftOpen) return refuse('shift_closed');
  if (proposal.lines.length === 0) return refuse('empty_cart');
  if (proposal.lines.length > linesMax) return refuse('too_many_lines', { most: linesMax });
  const written = [proposal.note, ...proposal.lines.flatMap(({ note, open }) => [note, open?.name ?? ''])];
  if (written.some(holdsCardNumber)) return refuse('card_number');
  const notes = [proposal.note, ...proposal.lines.map(({ note }) => note)];
  if (notes.some((note) => note.trim().length > noteMax)) return refuse('note_too_long');
  const lines: UnpricedLine[] = [];
  for (const proposed of proposal.lines) {
    const line = resolveLine(proposed, facts);
    if (!line.ok) return line;
    lines.push(line.value);
  }
  const asked = lines.map((line, index) => ({
    ...line, asked: proposal.lines[index]?.asked, makerId: line.maker?.id ?? null,
    category: line.itemId === null ? '' : (facts.item(line.itemId)?.category ?? ''),
  }));
  const priced = price(asked, proposal.asked, facts.policy);
  if (priced.total > amountMax) return refuse('amount_too_large');
  if (priced.total !== proposal.expectedTotal) return refuse('price_changed', { total: priced.total });
  const { supply, vat, exempt } = priced.tax;
  const sealedLines = lines.map((line, index) => {
    const { gross, discounts, net, vat } = must(priced.lines[index], 'the same line priced');
    const fee = feeOf({ ...line, gross, discounts });
    return { ...line, gross, discounts, net, vat, ...(fee === null ? {} : { fee }) };
  });
  const { tax } = facts.policy;
  const sums = { lines: sealedLines, total: priced.total, supply, vat, exempt, ...(isUsualTax(tax) ? {} : { taxTerms: tax }) };
  return ok({ sums, priced });
}

function resolveLine(line: ProposedLine, facts: SaleFacts): Result<UnpricedLine, LineRefusal> {
  if (!Number.isSafeInteger(line.quantity) || line.quantity < 1 || line.quantity > quantityMax) {
    return refuse('quantity_out_of_range', { most: quantityMax });
  }
  if (line.typedPrice !== null && (line.typedPrice < 0 || line.typedPrice > amountMax)) return refuse('amount_too_large');
  if ((line.typedPrice ?? 0) * line.quantity > amountMax) return refuse('amount_too_large');
  const common = { lineId: line.lineId, quantity: line.quantity, typedPrice: line.typedPrice, ...noteOf(line.note) };
  if (line.itemId === null) {
    const name = line.open?.name.trim() ?? '';
    if (line.open === null || name === '' || name.length > openNameMax) return refuse('unknown_item');
    if (line.typedPrice === null) return refuse('price_missing');
    const { taxClass } = line.open;
    return ok({ ...common, itemId: null, code: '', name, maker: null, contract: noContract, listPrice: null, taxClass, stocked: false });
  }
  const item = facts.item(line.itemId);
  if (item === undefined || line.open !== null) return refuse('unknown_item');
  if (item.price === null && line.typedPrice === null) return refuse('price_missing');
  const { id, code, name, maker, contract, taxClass, stocked } = item;
  const listPrice = shownPrice(line, item, facts);
  if ((line.typedPrice ?? listPrice ?? 0) * line.quantity > amountMax) return refuse('amount_too_large');
  return ok({ ...common, itemId: id, code, name, maker, contract, listPrice, taxClass, stocked });
}

/** The body of a receipt of these goods, with the next number. */
export function sealed(proposal: Omit<SaleProposal, 'lines'>, resolved: Goods, tenders: readonly Tender[], facts: SaleFacts): Sealed {
  const { storeCode, tillCode } = facts.store;
  return {
    saleId: proposal.saleId,
    requestHash: proposal.requestHash,
    receiptSeq: facts.nextReceiptSeq,
    receiptNumber: receiptNumber(storeCode, tillCode, facts.epoch, facts.nextReceiptSeq),
    ...resolved,
    ...noteOf(proposal.note),
    tenders,
  };
}

function noteOf(text: string): { readonly note?: string } {
  const note = text.trim();
  return note === '' ? {} : { note };
}
