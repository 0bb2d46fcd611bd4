/** Fact → postings that sum to zero, and fact → stock moves: pure functions of the fact alone. Reads no table. */
import type {
  Damage, Fact, RefundBody, Returned, Sealed, SealedLine, ShiftClosedBody, ShiftOpenedBody, TenderCorrectedBody, VoucherCancelledBody,
  VoucherSoldBody,
} from './facts.ts';
import type { ItemId } from './ids.ts';
import { add, negate, subtract, sum, times, won, zero, type Won } from './money.ts';
import { assert, assertNever, must } from './result.ts';
import { roundingOf, type Tender } from './tender.ts';

export type Account =
  | 'cash' | 'card' | 'transfer' | 'voucher_own' | 'overnight' | 'safe' | 'sales' | 'discount' | 'recovery' | 'vat' | 'vat_price'
  | 'maker_share' | 'maker_due' | 'mall_due' | 'commission' | 'rounding' | 'over_short' | 'damage';

/** One signed amount on one account: debit + (we hold, gave away), credit − (we owe, earned). */
export type Posting = {
  readonly account: Account;
  readonly amount: Won;
  readonly kind: string;
  readonly party: string;
  /** Place of the line on the receipt from 1; 0 when the posting is no line's. */
  readonly line: number;
  readonly item: number;
  readonly maker: number;
  readonly contract: number;
  readonly tax: '' | 'T' | 'E';
  readonly seller: '' | 'store' | 'maker';
  readonly flow: '' | 'sale' | 'refund';
};

/** One movement of stock, in pieces. */
export type StockMove = { readonly itemId: ItemId; readonly quantity: number };

const plain = { kind: '', party: '', line: 0, item: 0, maker: 0, contract: 0, tax: '', seller: '', flow: '' } as const;

/** The postings of a fact, zeros left out; they sum to 0 by assertion. */
export function postingsOf(fact: Fact): Posting[] {
  const postings = rawPostings(fact).filter((posting) => posting.amount !== 0);
  assert(sum(postings.map((posting) => posting.amount)) === 0, 'postings of an entry sum to zero');
  return postings;
}

function rawPostings(fact: Fact): Posting[] {
  switch (fact.kind) {
    case 'sale':
      return receiptPostings(fact.body, 'sale');
    case 'refund':
      return fact.body.returned === undefined ? receiptPostings(fact.body, 'refund') : returnPostings(fact.body, fact.body.returned);
    case 'tender_corrected':
      return correctionPostings(fact.body);
    case 'voucher_sold':
      return voucherPostings(fact.body, 'sale');
    case 'voucher_cancelled':
      return voucherPostings(fact.body, 'refund');
    case 'shift_opened':
      return openPostings(fact.body);
    case 'shift_closed':
      return closePostings(fact.body);
    case 'store_opened':
    case 'settings_changed':
    case 'operator_added':
    case 'operator_changed':
    case 'pin_changed':
    case 'consent_given':
    case 'consent_used':
    case 'signed_in':
    case 'sign_in_refused':
    case 'signed_out':
    case 'void':
    case 'receipt_reprinted':
    case 'shift_counted':
    case 'catalog_imported':
    case 'promotion_set':
    case 'contract_set':
    case 'tax_terms_set':
    case 'voucher_reprinted':
      return [];
  }
}

function receiptPostings(body: Sealed, flow: 'sale' | 'refund'): Posting[] {
  const sign = flow === 'sale' ? 1 : -1;
  const postings: Posting[] = [];
  // Loops, not flatMap: every sale waits for this.
  for (const [index, line] of body.lines.entries()) postings.push(...linePostings(line, index + 1, sign, flow));
  for (const tender of body.tenders) postings.push(...tenderPostings(tender, flow));
  return postings;
}

/**
 * A refund by receipt posts what the sale's state loses, on the places of the sale: the lines that came back, and the won
 * of VAT that moves on the lines that stay.
 */
function returnPostings(body: RefundBody, { lines, shifted }: Returned): Posting[] {
  const back = body.lines.flatMap((line, index) => {
    const { place, damaged } = must(lines[index], `the place of line ${index + 1}`);
    return [...linePostings(line, place, -1, 'refund'), ...(damaged === undefined ? [] : damagePostings(line, place, damaged))];
  });
  const moved = shifted.flatMap((line) => linePostings(line, line.place, -1, 'refund'));
  return [...back, ...moved, ...body.tenders.flatMap((tender) => tenderPostings(tender, 'refund'))];
}

/** What the shop broke it owes the maker for, as much as the fact says. */
function damagePostings(line: SealedLine, place: number, { compensation }: Damage): Posting[] {
  const of = dimensionsOf(line, place, 'refund');
  return [
    { ...of, account: 'damage', amount: compensation },
    { ...of, account: 'maker_due', kind: 'compensation', amount: negate(compensation) },
  ];
}

/** Goods leave at list price; VAT is shown inside it; a maker's goods are owed to the maker in full (commission comes per period). */
function linePostings(line: SealedLine, place: number, sign: 1 | -1, flow: 'sale' | 'refund'): Posting[] {
  const owed = isOwed(line);
  const dimensions = dimensionsOf(line, place, flow);
  const post = (account: Account, amount: Won, kind = ''): Posting => ({ ...dimensions, account, amount, kind });
  const gross = times(line.gross, sign);
  const vat = times(line.vat, sign);
  const discounts = line.discounts.flatMap(({ kind, funder, amount }): Posting[] => {
    const off = times(amount, sign);
    const given = { ...post('discount', off, kind), party: funder };
    if (funder === 'store') return [given];
    // Who bears it gives it back: a maker out of what is owed to them, the mall by what it owes.
    const owes = funder === 'maker' ? post('maker_due', off, 'funded') : post('mall_due', off, 'discount');
    return [given, { ...owes, party: funder }, { ...post('recovery', negate(off)), party: funder }];
  });
  const goods = [post('sales', negate(gross)), ...discounts, post('vat_price', vat), post('vat', negate(vat), 'goods')];
  if (!owed) return goods;
  const fee = times(line.fee ?? zero, sign);
  const charged = [post('maker_due', fee, 'charge'), post(dimensions.seller === 'maker' ? 'commission' : 'maker_share', negate(fee))];
  return [...goods, post('maker_share', gross), post('maker_due', negate(gross), 'proceeds'), ...charged];
}

/** Are the proceeds of this line owed to its maker? Own goods and goods bought outright are the shop's. */
export function isOwed({ contract, maker }: Pick<SealedLine, 'contract' | 'maker'>): boolean {
  return contract.kind !== 'outright' && maker !== null;
}

function dimensionsOf(line: SealedLine, place: number, flow: 'sale' | 'refund'): Omit<Posting, 'account' | 'amount'> {
  const consigned = line.contract.kind === 'consign' && line.maker !== null;
  return {
    ...plain, line: place, item: line.itemId ?? 0, maker: line.maker?.id ?? 0, contract: line.contract.version,
    tax: line.taxClass === 'taxable' ? 'T' : 'E', seller: consigned ? 'maker' : 'store', flow,
  };
}

function tenderPostings(tender: Tender, flow: 'sale' | 'refund'): Posting[] {
  const rounding = { ...plain, account: 'rounding' as const, amount: roundingOf(tender), flow };
  switch (tender.kind) {
    case 'cash':
      return [
        { ...plain, account: 'cash', kind: 'sale', amount: tender.given, flow },
        { ...plain, account: 'cash', kind: 'change', amount: negate(tender.change), flow },
        rounding,
      ];
    case 'card':
      return [{ ...plain, account: 'card', kind: tender.manual ? 'manual' : 'van', party: tender.acquirer, amount: tender.amount, flow }];
    case 'transfer':
      return [{ ...plain, account: 'transfer', amount: tender.amount, flow }];
    case 'cash_back':
      return [{ ...plain, account: 'cash', kind: 'refund', amount: negate(tender.paid), flow }, rounding];
    case 'card_back':
      return [{ ...plain, account: 'card', kind: 'manual', party: tender.acquirer, amount: negate(tender.amount), flow }];
    case 'transfer_back':
      return [{ ...plain, account: 'transfer', amount: negate(tender.amount), flow }];
    case 'voucher': {
      const { exact, paid } = tender.cashed ?? { exact: zero, paid: zero };
      return [
        { ...plain, account: 'voucher_own', kind: tender.voucher, party: tender.serial, amount: add(tender.amount, exact), flow },
        { ...plain, account: 'cash', kind: 'voucher_change', amount: negate(paid), flow },
        rounding,
      ];
    }
    case 'voucher_back':
      return [{ ...plain, account: 'voucher_own', kind: tender.voucher, party: tender.serial, amount: negate(tender.amount), flow }];
    case 'credit_back':
      return [{ ...plain, account: 'voucher_own', kind: 'credit', party: tender.serial, amount: negate(tender.amount), flow }];
    default:
      return assertNever(tender);
  }
}

/** What was posted wrongly is taken back leg by leg, and what was right is posted: no entry is ever edited. */
function correctionPostings({ before, after }: TenderCorrectedBody): Posting[] {
  const back = before.flatMap((tender) => tenderPostings(tender, 'sale')).map((each) => ({ ...each, amount: negate(each.amount) }));
  return [...back, ...after.flatMap((tender) => tenderPostings(tender, 'sale'))];
}

/** Gift vouchers are owed to whoever brings them: no sales and no VAT before they are used (ledger.md 3.4). */
function voucherPostings({ vouchers, tenders }: VoucherSoldBody | VoucherCancelledBody, flow: 'sale' | 'refund'): Posting[] {
  const owed = vouchers.map(({ serial, amount }): Posting => (
    { ...plain, account: 'voucher_own', kind: 'gift', party: serial, amount: flow === 'sale' ? negate(amount) : amount, flow }));
  return [...owed, ...tenders.flatMap((tender) => tenderPostings(tender, flow))];
}

function openPostings(body: ShiftOpenedBody): Posting[] {
  return [
    { ...plain, account: 'cash', kind: 'float', amount: body.counted },
    { ...plain, account: 'overnight', amount: negate(body.kept) },
    { ...plain, account: 'safe', amount: negate(body.added) },
    { ...plain, account: 'over_short', kind: 'opening', amount: won(body.kept + body.added - body.counted) },
  ];
}

function closePostings(body: ShiftClosedBody): Posting[] {
  const { expected, counted, keep } = body;
  return [
    { ...plain, account: 'cash', kind: 'over_short', amount: subtract(counted, expected) },
    { ...plain, account: 'over_short', kind: 'close', amount: subtract(expected, counted) },
    { ...plain, account: 'cash', kind: 'close', amount: negate(counted) },
    { ...plain, account: 'overnight', amount: keep },
    { ...plain, account: 'safe', amount: subtract(counted, keep) },
  ];
}

/** The stock moves of a fact: goods that leave, come back to the shelf, or stand there at an import. */
export function stockMovesOf(fact: Fact): StockMove[] {
  switch (fact.kind) {
    case 'sale':
      return lineMoves(fact.body, -1);
    case 'refund':
      return fact.body.returned === undefined
        ? (fact.body.restock ? lineMoves(fact.body, 1) : [])
        : returnMoves(fact.body, fact.body.returned);
    case 'catalog_imported':
      return fact.body.items.flatMap((item) => (item.stocked ? [{ itemId: item.id, quantity: item.stock }] : []));
    case 'store_opened':
    case 'settings_changed':
    case 'operator_added':
    case 'operator_changed':
    case 'pin_changed':
    case 'consent_given':
    case 'consent_used':
    case 'signed_in':
    case 'sign_in_refused':
    case 'signed_out':
    case 'void':
    case 'tender_corrected':
    case 'receipt_reprinted':
    case 'shift_counted':
    case 'shift_opened':
    case 'shift_closed':
    case 'promotion_set':
    case 'contract_set':
    case 'tax_terms_set':
    case 'voucher_sold':
    case 'voucher_cancelled':
    case 'voucher_reprinted':
      return [];
  }
}

function lineMoves(body: Sealed, sign: 1 | -1, staysOut: (index: number) => number = () => 0): StockMove[] {
  const moves: StockMove[] = [];
  for (const [index, { stocked, itemId, quantity }] of body.lines.entries()) {
    if (stocked && itemId !== null) moves.push({ itemId, quantity: sign * (quantity - staysOut(index)) });
  }
  return moves;
}

/** Goods come back to the shelf, all but the broken ones. */
function returnMoves(body: RefundBody, { lines }: Returned): StockMove[] {
  return lineMoves(body, 1, (index) => lines[index]?.damaged?.pieces ?? 0);
}
