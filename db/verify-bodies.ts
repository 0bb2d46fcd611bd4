/**
 * What a body must add up to, recomputed from the body and from what earlier bodies said: receipt numbers, amounts, VAT,
 * tenders, shifts, copies. Reads no table, so a wrong row cannot make a wrong body look right.
 */
import { canonicalText } from '../src/domain/canonical.ts';
import { feeOf } from '../src/domain/commission.ts';
import type { ExchangeBody, FactBodies, GiftReceiptBody, RefundBody, Sealed, SealedLine } from '../src/domain/facts.ts';
import { giftCode } from '../src/domain/gift.ts';
import { receiptNumber } from '../src/domain/ids.ts';
import type { Entry } from '../src/domain/journal.ts';
import { subtract, sum, times, zero } from '../src/domain/money.ts';
import { postingsOf } from '../src/domain/posting.ts';
import { tillName } from '../src/domain/store.ts';
import { splitTax } from '../src/domain/tax.ts';
import { settledBy, valueOf, type Tender } from '../src/domain/tender.ts';
import type { Original } from '../src/domain/refund.ts';
import { differs } from './differs.ts';
import { openDayCheck } from './verify-day.ts';
import { openGoodsCheck } from './verify-goods.ts';
import { epochFaults } from './verify-epochs.ts';
import { openPeopleCheck } from './verify-people.ts';
import { openSettlementCheck } from './verify-settlements.ts';
import { openReturnCheck, type ReturnCheck } from './verify-returns.ts';
import { openTermsCheck, type TermsCheck } from './verify-terms.ts';
import { tenderFault, tenderFaults } from './verify-tenders.ts';
import { openVoucherCheck } from './verify-vouchers.ts';

export type BodyCheck = {
  /** What is wrong with the next entry's body, in sentences; empty when it is whole. */
  readonly check: (entry: Entry) => string[];
  readonly counts: () => { readonly sales: number; readonly refunds: number; readonly exchanges: number };
};

type State = {
  till: string;
  receiptSeq: number;
  sales: number;
  refunds: number;
  exchanges: number;
  readonly gifts: Map<string, number>;
  /** Number of the open shift, 0 outside of any. */
  shift: number;
  lastShift: number;
  /** Cash that the drawer of the open shift should hold. */
  cash: number;
  counted: number;
  kept: number;
  readonly copies: Map<string, number>;
  readonly terms: TermsCheck;
  /** How the sales of the open shift were paid, corrections included. */
  readonly paid: Map<string, { readonly receiptNumber: string; readonly tenders: readonly Tender[]; readonly corrections: number }>;
  /** Means of payment of every sale that was ever corrected. */
  readonly corrected: Map<string, readonly Tender[]>;
  readonly returns: ReturnCheck;
  readonly find: FindSealed;
};

/** Finds a sealed receipt by its id in the journal; null when there is none. */
export type FindSealed = (saleId: string) => Omit<Original, 'tenders'> | null;

function originalOf(saleId: string, find: FindSealed, { corrected }: Pick<State, 'corrected'>): Original | null {
  const sealed = find(saleId);
  return sealed === null ? null : { ...sealed, tenders: corrected.get(saleId) ?? sealed.body.tenders };
}

/** Starts before the first entry. `publicKey` is the till's, from outside the ledger. */
export function openBodyCheck(publicKey: string, findSealed: FindSealed): BodyCheck {
  const state: State = {
    till: '', receiptSeq: 0, sales: 0, refunds: 0, exchanges: 0, gifts: new Map(),
    shift: 0, lastShift: 0, cash: 0, counted: 0, kept: 0, copies: new Map(), paid: new Map(),
    corrected: new Map(), returns: openReturnCheck((saleId) => originalOf(saleId, findSealed, state)),
    terms: openTermsCheck(), find: findSealed,
  };
  const people = openPeopleCheck((saleId) => originalOf(saleId, findSealed, state));
  const settlements = openSettlementCheck();
  const day = openDayCheck(() => state.cash);
  const vouchers = openVoucherCheck();
  const goods = openGoodsCheck();
  return {
    check: (entry) => {
      const wrong = [
        ...day(entry), ...factFaults(entry, state, publicKey), ...people(entry), ...settlements.check(entry), ...vouchers(entry),
          ...goods(entry),
      ];
      const till = entry.header.till === state.till ? [] : [`the till is ${entry.header.till}, the store's is ${state.till}`];
      return [...wrong, ...till].filter((each) => each !== '');
    },
    counts: () => ({ sales: state.sales, refunds: state.refunds, exchanges: state.exchanges }),
  };
}

function factFaults(entry: Entry, state: State, publicKey: string): string[] {
  const { fact, header } = entry;
  switch (fact.kind) {
    case 'store_opened': {
      const isFirst = header.seq === 1;
      state.till = tillName(fact.body.store);
      return [
        isFirst ? '' : 'a store is opened by the first entry only',
        fact.body.publicKey === publicKey ? '' : "the store was opened with another key than the till's public key",
      ];
    }
    case 'sale':
      state.sales += 1;
      state.paid.set(fact.body.saleId, { receiptNumber: fact.body.receiptNumber, tenders: fact.body.tenders, corrections: 0 });
      return sealedFaults(entry, fact.body, state);
    case 'refund':
      state.refunds += 1;
      return sealedFaults(entry, fact.body, state);
    case 'exchange':
      state.exchanges += 1;
      return sealedFaults(entry, fact.body, state);
    case 'gift_receipt_printed':
      return giftFaults(fact.body, state);
    case 'epoch_started':
      return epochFaults(entry, fact.body, state.receiptSeq);
    case 'tender_corrected':
      return correctionFaults(entry, fact.body, state);
    case 'receipt_reprinted': {
      const copy = (state.copies.get(fact.body.saleId) ?? 0) + 1;
      state.copies.set(fact.body.saleId, copy);
      return [differs('the copy', fact.body.copy, copy)];
    }
    case 'shift_opened':
      return openedFaults(fact.body, state, header.shift);
    case 'shift_counted':
      state.counted = fact.body.counted;
      return [
        differs('the shift', fact.body.shift, state.shift),
        differs('the count', fact.body.counted, valueOf(fact.body.counts)),
      ];
    case 'shift_closed':
      return closedFaults(fact.body, state);
    case 'cash_moved':
      state.cash += cashOf(entry);
      return [];
    case 'voucher_sold':
      state.cash += cashOf(entry);
      return [differs('the shift of the entry', header.shift, state.shift), ...fact.body.tenders.map(tenderFault)];
    case 'voucher_cancelled':
      state.cash += cashOf(entry);
      return [differs('the shift of the entry', header.shift, state.shift)];
    case 'catalog_imported':
    case 'contract_set':
    case 'tax_terms_set':
      return state.terms.check(entry);
    default:
      return [];
  }
}

function sealedFaults(entry: Entry, body: Sealed | RefundBody | ExchangeBody, state: State): string[] {
  const { till, epoch, shift } = entry.header;
  const [storeCode = '', tillCode = ''] = till.split('-');
  const expectedSeq = state.receiptSeq + 1;
  state.receiptSeq = body.receiptSeq;
  state.cash += cashOf(entry);
  return [
    ...state.terms.sealed(entry, body),
    differs('the receipt', body.receiptSeq, expectedSeq),
    differs('the receipt number', body.receiptNumber, receiptNumber(storeCode, tillCode, epoch, body.receiptSeq)),
    shift === 0 || shift !== state.shift ? `the shift is ${shift}, open is ${state.shift}` : '',
    body.lines.length > 0 ? '' : 'there is no line',
    ...body.lines.map(lineFault),
    ...sumFaults(body, state),
  ];
}

/** A receipt adds up by itself; goods brought back from one, by the sale they come from. */
function sumFaults(body: Sealed | RefundBody | ExchangeBody, state: State): string[] {
  if ('returned' in body && body.returned !== undefined) return state.returns.refund(body, body.returned);
  const goods = [...body.lines.map(termsFault), ...taxFaults(body)];
  if (!('back' in body)) return [...goods, ...tenderFaults(body.tenders, body.total, 'restock' in body ? 'out' : 'in')];
  // What goes back does so over the old means, which are judged with what came back.
  const paid = body.total >= body.back.total ? tenderFaults(body.tenders, subtract(body.total, body.back.total), 'in') : [];
  return [...goods, ...body.back.lines.map(lineFault), ...paid, ...state.returns.exchange(body)];
}

/** Numbers of a receipt's gift receipts rise by one; its code names them, and its lines are lines of the receipt. */
function giftFaults({ saleId, receiptNumber, gift, code, places }: GiftReceiptBody, state: State): string[] {
  const sale = state.find(saleId);
  const expected = (state.gifts.get(saleId) ?? 0) + 1;
  state.gifts.set(saleId, gift);
  if (sale === null || sale.kind === 'refund') return [`the sale ${saleId} of a gift receipt is not in the journal`];
  const isPlaced = places.every((place, index) => sale.body.lines[place - 1] !== undefined && place > (places[index - 1] ?? 0));
  return [
    differs('the gift receipt', gift, expected),
    differs('the receipt number', receiptNumber, sale.body.receiptNumber),
    differs('the code', code, giftCode(receiptNumber, sale.body.receiptSeq, gift)),
    isPlaced && places.length > 0 ? '' : 'its lines are not those of the receipt',
  ];
}

/** Cash that an entry put into the drawer, less what it took out, by its own postings. */
function cashOf(entry: Entry): number {
  return sum(postingsOf(entry.fact).filter((each) => each.account === 'cash').map((each) => each.amount));
}

function lineFault(line: SealedLine, index: number): string {
  const unit = line.typedPrice ?? line.listPrice;
  if (unit === null) return `line ${index + 1} has no price`;
  const gross = times(unit, line.quantity);
  const net = gross - sum(line.discounts.map((discount) => discount.amount));
  const what = `of line ${index + 1}`;
  return differs(`gross ${what}`, line.gross, gross) || differs(`net ${what}`, line.net, net);
}

/** What was given and charged on a line that was sold, or came back without its receipt; what comes back by receipt is a difference. */
function termsFault(line: SealedLine, index: number): string {
  const what = `of line ${index + 1}`;
  return discountFault(line, what) || differs(`the fee ${what}`, line.fee ?? 'none', feeOf(line) ?? 'none');
}

/** A discount takes something off, all of them no more than there is, and one that a maker bears has a maker to bear it. */
function discountFault({ discounts, net, maker }: SealedLine, what: string): string {
  if (net < 0) return `the discounts ${what} take off more than there is`;
  for (const { kind, funder, amount, reason } of discounts) {
    if (amount <= 0) return `the discount ${kind} ${what} takes off ${amount}`;
    if (funder === 'maker' && maker === null) return `the discount ${kind} ${what} is borne by a maker, and the line has none`;
    const isShops = kind === 'override' || kind === 'staff' || kind === 'truncation';
    if (isShops && funder !== 'store') return `the discount ${kind} ${what} is the shop's to bear`;
    if (kind === 'override' && (reason ?? '') === '') return `the new price ${what} has no reason`;
  }
  return '';
}

function taxFaults(body: Sealed): string[] {
  const { split, vatOfLines } = splitTax(body.lines, body.taxTerms);
  return [
    differs('the total', body.total, sum(body.lines.map((line) => line.net))),
    differs('supply', body.supply, split.supply),
    differs('VAT', body.vat, split.vat),
    differs('exempt', body.exempt, split.exempt),
    ...body.lines.map((line, index) => differs(`VAT of line ${index + 1}`, line.vat, vatOfLines[index] ?? zero)),
  ];
}

/** A correction settles the same total, says what the last one said, and belongs to a sale of the open shift. */
function correctionFaults(entry: Entry, body: FactBodies['tender_corrected'], state: State): string[] {
  const paid = state.paid.get(body.saleId);
  state.cash += cashOf(entry);
  if (paid === undefined) return [`the sale ${body.saleId} that is corrected is none of the open shift`];
  const wrong = [
    differs('the correction', body.correction, paid.corrections + 1),
    differs('the receipt number', body.receiptNumber, paid.receiptNumber),
    differs('what the sale was paid by', canonicalText(body.before), canonicalText(paid.tenders)),
    differs('what the tenders settle', sum(body.after.map(settledBy)), sum(paid.tenders.map(settledBy))),
    differs('the shift of the entry', entry.header.shift, state.shift),
    ...body.after.map(tenderFault),
  ];
  state.corrected.set(body.saleId, body.after);
  state.paid.set(body.saleId, { ...paid, corrections: body.correction, tenders: body.after });
  return wrong;
}

function openedFaults(body: FactBodies['shift_opened'], state: State, headerShift: number): string[] {
  const wrong = [
    state.shift === 0 ? '' : `shift ${state.shift} is still open`,
    differs('the shift', body.shift, state.lastShift + 1),
    differs('the shift of the entry', headerShift, body.shift),
    differs('the count', body.counted, valueOf(body.counts)),
    differs('what was kept', body.kept, state.kept),
    differs('what was added', body.added, Math.max(0, body.counted - body.kept)),
  ];
  state.shift = body.shift;
  state.lastShift = body.shift;
  state.cash = body.counted;
  return wrong;
}

function closedFaults(body: FactBodies['shift_closed'], state: State): string[] {
  const wrong = [
    differs('the shift', body.shift, state.shift),
    differs('the count', body.counted, state.counted),
    differs('what the drawer should hold', body.expected, state.cash),
    body.keep >= 0 && body.keep <= body.counted ? '' : `${body.keep} kept of ${body.counted}`,
  ];
  state.shift = 0;
  state.paid.clear();
  state.kept = body.keep;
  return wrong;
}
