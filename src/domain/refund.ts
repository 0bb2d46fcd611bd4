/** Seals goods taken back from a receipt: what each line of it loses, over which means the money goes back. Appends nothing. */
import { holdsCardNumber } from './card-number.ts';
import { noteMax } from './cart.ts';
import type { Wanted } from './consent.ts';
import type { Damage, ExchangeBody, Fact, RefundBody, Returned, Sealed, SealedLine } from './facts.ts';
import { receiptNumber, type BusinessDate, type ItemId, type LineId, type SaleId } from './ids.ts';
import { moneyBack, type LegBack, type LegTaken, legAt } from './money-back.ts';
import { subtract, sum, won, zero, type Won } from './money.ts';
import { isOwed } from './posting.ts';
import { changeBetween, receiptState, type LineChange, type SoldReceipt } from './receipt-state.ts';
import { assert, must, ok, refuse, type Result } from './result.ts';
import { daysFor, daysLate, type ReturnPolicy } from './return-policy.ts';
import { approvalMax } from './split.ts';
import type { Store } from './store.ts';
import type { CashBack, CardBack, CreditBack, Tender, TransferBack, VoucherBack } from './tender.ts';

/** What refunds took back of a sale so far: pieces by line and money by means of payment, both by place. */
export type Taken = { readonly pieces: readonly number[]; readonly legs: readonly LegTaken[] };

/** A sealed receipt as it stands now. */
export type Original = {
  readonly kind: 'sale' | 'refund' | 'exchange';
  readonly businessDate: BusinessDate;
  readonly body: Sealed | ExchangeBody;
  /** Its means of payment after all corrections. */
  readonly tenders: readonly Tender[];
};

/**
 * The means over which money of a receipt can go back, oldest first: its own, after what passed to an exchange's goods from
 * the receipt before. What an exchange handed back itself is no means of its goods.
 */
export function legsOf({ body, tenders }: Pick<Original, 'body' | 'tenders'>): readonly Tender[] {
  if (!('back' in body)) return tenders;
  return [...body.passed.map(({ tender }) => tender), ...(body.total > body.back.total ? tenders : [])];
}

/** Pieces of one line that come back. */
export type WantedLine = { readonly lineId: LineId; readonly pieces: number; readonly damaged: Pick<Damage, 'pieces' | 'bearer'> | null };

export type ReturnProposal = {
  /** The refund's own id. */
  readonly saleId: SaleId;
  readonly requestHash: string;
  readonly lines: readonly WantedLine[];
  readonly reason: string;
  /** The approval number that cancelling a card got, by the card's place on the sale. */
  readonly cancels: readonly { readonly leg: number; readonly approval: string }[];
  /** Places of other means that are handed out in cash, by leave. */
  readonly inCash: readonly number[];
  /** Places of means for which store credit is given instead, by leave. Left out for none. */
  readonly asCredit?: readonly number[];
  readonly expectedTotal: Won;
};

/** What the ledger, the catalogue and the shop's rules know, read before deciding. */
export type ReturnFacts = {
  readonly store: Store;
  readonly epoch: number;
  readonly nextReceiptSeq: number;
  readonly shiftOpen: boolean;
  readonly today: BusinessDate;
  readonly policy: ReturnPolicy;
  /** The category an item has now; empty for none. */
  readonly category: (id: ItemId) => string;
  /** May it be done, by right or by a second person's consent? */
  readonly isGranted: (wanted: Wanted) => boolean;
  /** The serial that store credit gets; asked for only where some is given. */
  readonly newSerial: () => string;
};

type ChoiceRefusal =
  | 'not_a_sale' | 'nothing_chosen' | 'unknown_line' | 'quantity_out_of_range' | 'already_returned' | 'bad_damage'
  | 'reason_missing' | 'card_number' | 'note_too_long' | 'price_changed';

export type ReturnRefusal = ChoiceRefusal | 'shift_closed' | 'bad_tender' | 'approval_missing' | 'consent_needed';

/**
 * Seals a refund of pieces of one sale. Its numbers are the sale's state before less its state after (ledger.md 3.3), so
 * the order of refunds does not matter and all pieces back is every stored number back. Refuses more pieces than are left,
 * lines of another receipt, a refund of a refund, a card without the number of its cancelling, and what nobody allowed.
 */
export function sealReturn(original: Original, taken: Taken, proposal: ReturnProposal, facts: ReturnFacts): Result<Fact, ReturnRefusal> {
  if (!facts.shiftOpen) return refuse('shift_closed');
  const chosen = chooseBack(original, taken, proposal);
  if (!chosen.ok) return chosen;
  const { change, reason } = chosen.value;
  const legs = legsOf(original);
  const back = moneyBack(legs, taken.legs, change.total, proposal.inCash, proposal.asCredit);
  const tenders = tendersBack(legs, back, proposal, facts.newSerial);
  if (!tenders.ok) return tenders;
  const wanted = leaveNeeded('return_by_receipt', original, proposal, change, back, facts);
  const missing = wanted.find((each) => !facts.isGranted(each));
  if (missing !== undefined) return refuse('consent_needed', { action: missing.action, amount: missing.amount });
  return ok({ kind: 'refund', body: bodyOf(original, proposal, reason, change, tenders.value, facts) });
}

/** What goods coming back from a receipt lose it, and why they come; refuses what cannot come back. */
export function chooseBack(
  original: Original, taken: Taken, proposal: Pick<ReturnProposal, 'lines' | 'reason' | 'cancels' | 'expectedTotal'>,
): Result<{ readonly change: ReturnChange; readonly reason: string }, ChoiceRefusal> {
  if (original.kind === 'refund') return refuse('not_a_sale');
  const reason = proposal.reason.trim();
  if (reason === '') return refuse('reason_missing');
  if (reason.length > noteMax) return refuse('note_too_long');
  if ([reason, ...proposal.cancels.map(({ approval }) => approval)].some(holdsCardNumber)) return refuse('card_number');
  const wanted = wantedPieces(original.body, taken, proposal.lines);
  if (!wanted.ok) return wanted;
  if (isDamageWrong(proposal.lines)) return refuse('bad_damage');
  const change = changeOf(original.body, taken.pieces, wanted.value);
  return change.total === proposal.expectedTotal ? ok({ change, reason }) : refuse('price_changed', { total: change.total });
}

/** What one refund takes back of a sale: by line, and in all. */
export type ReturnChange = {
  readonly lines: readonly LineChange[];
  readonly total: Won;
  readonly supply: Won;
  readonly vat: Won;
  readonly exempt: Won;
};

/** The difference that taking `pieces` more of every line makes to a sale of which `taken` are back already. */
export function changeOf(sale: SoldReceipt, taken: readonly number[], pieces: readonly number[]): ReturnChange {
  const before = sale.lines.map(({ quantity }, index) => quantity - (taken[index] ?? 0));
  const [from, to] = [
    receiptState(sale, before), receiptState(sale, before.map((left, index) => left - (pieces[index] ?? 0))),
  ];
  const lines = changeBetween(sale, from, to);
  return {
    lines,
    total: sum(lines.map(({ net }) => net)),
    supply: subtract(from.tax.supply, to.tax.supply),
    vat: subtract(from.tax.vat, to.tax.vat),
    exempt: subtract(from.tax.exempt, to.tax.exempt),
  };
}

/** Pieces wanted by place; each line once, and no more than are left. */
function wantedPieces(
  sale: Sealed, taken: Taken, lines: readonly WantedLine[],
): Result<readonly number[], 'nothing_chosen' | 'unknown_line' | 'quantity_out_of_range' | 'already_returned'> {
  if (lines.length === 0) return refuse('nothing_chosen');
  const pieces = sale.lines.map(() => 0);
  for (const wanted of lines) {
    const index = sale.lines.findIndex(({ lineId }) => lineId === wanted.lineId);
    const line = sale.lines[index];
    if (line === undefined || (pieces[index] ?? 0) > 0) return refuse('unknown_line');
    if (!Number.isSafeInteger(wanted.pieces) || wanted.pieces < 1) return refuse('quantity_out_of_range', { most: line.quantity });
    const left = line.quantity - (taken.pieces[index] ?? 0);
    if (wanted.pieces > left) return refuse('already_returned', { name: line.name, left });
    pieces[index] = wanted.pieces;
  }
  return ok(pieces);
}

/** Broken pieces are some of those that came back. */
function isDamageWrong(lines: readonly WantedLine[]): boolean {
  return lines.some(({ pieces, damaged }) => (
    damaged !== null && !(Number.isSafeInteger(damaged.pieces) && damaged.pieces >= 1 && damaged.pieces <= pieces)));
}

/**
 * What the shop owes a maker for pieces it broke: what the maker would have been left with had they stayed sold, at the
 * line's own contract. Nothing where the maker bears it, or where the goods are the shop's.
 */
export function compensationFor(
  line: Pick<SealedLine, 'maker' | 'contract' | 'gross' | 'net' | 'discounts' | 'quantity'>, { pieces, bearer }: Pick<Damage,
    'pieces' | 'bearer'>,
): Won {
  if (bearer === 'maker' || !isOwed(line)) return zero;
  const { rateBp, base, vatMode, kind } = line.contract;
  const byMaker = sum(line.discounts.filter(({ funder }) => funder === 'maker').map(({ amount }) => amount));
  const reckoned = base === 'net' ? line.net : base === 'gross' ? line.gross : subtract(line.gross, byMaker);
  const commission = Math.floor((reckoned * rateBp) / 10_000);
  const charge = kind === 'consign' && vatMode === 'added' ? commission + Math.round(commission / 10) : commission;
  return won(Math.max(0, Math.floor(((line.gross - byMaker - charge) * pieces) / line.quantity)));
}

type BackTender = CashBack | CardBack | TransferBack | VoucherBack | CreditBack;

/** The means over which money goes back, with what each must say; `newSerial` is asked for where some becomes store credit. */
export function tendersBack(
  tenders: readonly Tender[], back: readonly LegBack[], wanted: Pick<ReturnProposal, 'cancels' | 'inCash' | 'asCredit'>,
  newSerial: () => string,
): Result<readonly BackTender[], 'bad_tender' | 'approval_missing'> {
  const { cancels, inCash, asCredit = [] } = wanted;
  const taken: BackTender[] = [];
  if ([...inCash, ...asCredit].some((leg) => tenders[leg - 1] === undefined)) return refuse('bad_tender');
  // No money comes out of a voucher that way; where its paper is gone, it becomes store credit.
  if (inCash.some((leg) => legAt(tenders, leg).kind === 'voucher' || asCredit.includes(leg))) return refuse('bad_tender');
  const serial = back.some(({ means }) => means === 'credit') ? newSerial() : '';
  for (const { leg, means, exact, paid } of back) {
    const sold = legAt(tenders, leg);
    if (means === 'cash') taken.push({ kind: 'cash_back', exact, paid, leg });
    else if (means === 'credit') taken.push({ kind: 'credit_back', amount: exact, serial, leg });
    else if (sold.kind === 'voucher') {
      taken.push({ kind: 'voucher_back', amount: exact, leg, serial: sold.serial, voucher: sold.voucher });
    } else if (sold.kind === 'transfer') taken.push({ kind: 'transfer_back', amount: exact, leg, payer: sold.payer });
    else {
      assert(sold.kind === 'card', `a leg of ${means} is a card`);
      const approval = cancels.find((each) => each.leg === leg)?.approval.trim().toUpperCase() ?? '';
      if (!new RegExp(`^[0-9A-Z]{1,${approvalMax}}$`).test(approval)) return refuse('approval_missing');
      const { issuer, acquirer, months } = sold;
      taken.push({ kind: 'card_back', amount: exact, manual: true, leg, cancelled: sold.approval, approval, issuer, acquirer, months });
    }
  }
  return ok(taken);
}

/**
 * Whose leave goods back need: for it at all (`action`), for lateness or an excluded sort, for a card paid out in cash and for
 * store credit; by a gift receipt what is left over can be nothing else, and the leave for the exchange is leave for that too.
 */
export function leaveNeeded(
  action: Wanted['action'], original: Original, proposal: Pick<ReturnProposal, 'saleId'>, change: ReturnChange,
  back: readonly LegBack[], facts: ReturnFacts, byGift = false,
): Wanted[] {
  const want = (what: Wanted['action'], amount: Won): Wanted => ({ action: what, subject: proposal.saleId, lineId: null, amount });
  const { body: { lines, returnDays = null }, businessDate } = original;
  const isExcluded = lines.some((line, index) => (change.lines[index]?.pieces ?? 0) > 0 && isOfExcluded(line, facts));
  const isLate = daysLate(businessDate, facts.today, daysFor(returnDays, facts.policy)) > 0;
  const other = back.filter(({ leg, means }) => means === 'cash' && legAt(legsOf(original), leg).kind !== 'cash');
  const credit = sum(back.filter(({ means }) => means === 'credit').map(({ exact }) => exact));
  return [
    want(action, change.total),
    ...(isLate || isExcluded ? [want('return_late', change.total)] : []),
    ...(other.length > 0 ? [want('return_other_means', sum(other.map(({ paid }) => paid)))] : []),
    ...(credit > 0 && !byGift ? [want('issue_credit', credit)] : []),
  ];
}

/** Of a sort that does not come back without leave: its receipt says so, or the shop does by now. */
export function isOfExcluded({ itemId, noReturn }: SealedLine, { policy, category }: Pick<ReturnFacts, 'policy' | 'category'>): boolean {
  return noReturn === true || (itemId !== null && policy.excluded.includes(category(itemId)));
}

function bodyOf(
  original: Original, proposal: ReturnProposal, reason: string, change: ReturnChange, tenders: readonly Tender[], facts: ReturnFacts,
): RefundBody {
  const { storeCode, tillCode } = facts.store;
  const { body: sale } = original;
  const { lines, returned } = linesBack(original, change, proposal.lines);
  const { total, supply, vat, exempt } = change;
  return {
    saleId: proposal.saleId,
    requestHash: proposal.requestHash,
    receiptSeq: facts.nextReceiptSeq,
    receiptNumber: receiptNumber(storeCode, tillCode, facts.epoch, facts.nextReceiptSeq),
    lines, total, supply, vat, exempt,
    ...(sale.taxTerms === undefined ? {} : { taxTerms: sale.taxTerms }),
    tenders,
    reason,
    original: sale.receiptNumber,
    restock: true,
    returned,
  };
}

/** The lines that came back with what they lose, and those that stay but give or take a won of VAT. */
export function linesBack(
  { body: sale, businessDate }: Original, change: ReturnChange, wanted: readonly WantedLine[],
): { readonly lines: readonly SealedLine[]; readonly returned: Returned } {
  const changed = sale.lines.map((line, index) => {
    const { pieces, ...amounts } = must(change.lines[index], 'the change of a line');
    return { place: index + 1, line: { ...line, ...amounts, quantity: pieces } };
  });
  const back = changed.filter(({ line }) => line.quantity > 0);
  const shifted = changed.filter(({ line }) => line.quantity === 0 && line.vat !== 0);
  return {
    lines: back.map(({ line }) => line),
    returned: {
      saleId: sale.saleId,
      soldOn: businessDate,
      lines: back.map(({ place, line }) => {
        const damaged = wanted.find(({ lineId }) => lineId === line.lineId)?.damaged ?? null;
        return damaged === null ? { place } : { place, damaged: { ...damaged, compensation: compensationFor(line, damaged) } };
      }),
      shifted: shifted.map(({ place, line }) => ({ ...line, place })),
    },
  };
}
