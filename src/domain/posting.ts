/** Fact → postings that sum to zero: a pure function of the fact alone. Reads no table. */
import { closePostings, movePostings, openPostings } from './drawer-posting.ts';
import type { BroughtBack, Damage, ExchangeBody, Fact, RefundBody, Returned, Sealed, SealedLine, TenderCorrectedBody } from './facts.ts';
import { goodsPostings } from './goods-posting.ts';
import { add, negate, subtract, times, won, zero, type Won } from './money.ts';
import { assert, assertNever, must } from './result.ts';
import { plain, type Account, type Posting } from './posting-values.ts';
import { postedBy } from './settlement.ts';
import type { MakerPaidBody, SettledRow } from './settlement-body.ts';
import { roundingOf, type Tender } from './tender.ts';
import type { VoucherCancelledBody, VoucherSoldBody } from './voucher-facts.ts';

/** The postings of a fact, zeros left out; they sum to 0 by assertion. */
export function postingsOf(fact: Fact): Posting[] {
  const postings: Posting[] = [];
  let rest = 0;
  for (const posting of rawPostings(fact)) {
    rest += posting.amount;
    if (posting.amount !== 0) postings.push(posting);
  }
  assert(rest === 0, 'postings of an entry sum to zero');
  return postings;
}

function rawPostings(fact: Fact): Posting[] {
  switch (fact.kind) {
    case 'sale':
      return receiptPostings(fact.body, 'sale');
    case 'refund':
      return fact.body.returned === undefined ? receiptPostings(fact.body, 'refund') : returnPostings(fact.body, fact.body.returned);
    case 'exchange':
      return exchangePostings(fact.body);
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
    case 'cash_moved':
      return movePostings(fact.body);
    case 'goods_moved':
      return goodsPostings(fact.body);
    case 'maker_settled':
      return fact.body.rows.flatMap((row) => settledPostings(fact.body.makerId, row));
    case 'maker_paid':
      return paidPostings(fact.body);
    case 'store_opened':
    case 'settings_changed':
    case 'operator_added':
    case 'operator_changed':
    case 'pin_changed':
    case 'consent_given':
    case 'consent_used':
    case 'epoch_started':
    case 'signed_in':
    case 'sign_in_refused':
    case 'signed_out':
    case 'void':
    case 'receipt_reprinted':
    case 'gift_receipt_printed':
    case 'shift_counted':
    case 'drawer_opened':
    case 'shift_handed_over':
    case 'expected_seen':
    case 'x_printed':
    case 'z_reprinted':
    case 'terminal_checked':
    case 'catalog_imported':
    case 'promotion_set':
    case 'contract_set':
    case 'tax_terms_set':
    case 'voucher_reprinted':
    case 'item_set':
      return [];
  }
}

function receiptPostings(body: Sealed, flow: 'sale' | 'refund'): Posting[] {
  const sign = flow === 'sale' ? 1 : -1;
  const postings: Posting[] = [];
  // Loops, not flatMap: every sale waits for this.
  let place = 0;
  for (const line of body.lines) {
    place += 1;
    for (const posting of linePostings(line, place, sign, flow)) postings.push(posting);
  }
  for (const tender of body.tenders) postings.push(...tenderPostings(tender, flow));
  return postings;
}

/**
 * A refund by receipt posts what the sale's state loses, on the places of the sale: the lines that came back, and the won
 * of VAT that moves on the lines that stay.
 */
function returnPostings(body: RefundBody, returned: Returned): Posting[] {
  return [...backPostings(body, returned), ...body.tenders.flatMap((tender) => tenderPostings(tender, 'refund'))];
}

function backPostings(body: Pick<BroughtBack, 'lines'>, { lines, shifted }: Returned): Posting[] {
  const back = body.lines.flatMap((line, index) => {
    const { place, damaged } = must(lines[index], `the place of line ${index + 1}`);
    return [...linePostings(line, place, -1, 'refund'), ...(damaged === undefined ? [] : damagePostings(line, place, damaged))];
  });
  const moved = shifted.flatMap((line) => linePostings(line, line.place, -1, 'refund'));
  return [...back, ...moved];
}

/** Both halves at their own terms; money moves by the difference alone, on the side that is the larger (ledger.md 3.3). */
function exchangePostings({ back, lines, total, tenders }: ExchangeBody): Posting[] {
  const flow = total >= back.total ? 'sale' : 'refund';
  return [
    ...backPostings(back, back.returned),
    ...lines.flatMap((line, index) => linePostings(line, index + 1, 1, 'sale')),
    ...tenders.flatMap((tender) => tenderPostings(tender, flow)),
  ];
}

/** What the shop broke it owes the maker for, as much as the fact says. */
function damagePostings(line: SealedLine, place: number, { compensation }: Damage): Posting[] {
  const of = dimensionsOf(line, place, 'refund');
  return [
    posted(of, 'damage', compensation),
    posted(of, 'maker_due', negate(compensation), 'compensation'),
  ];
}

/** Goods leave at list price; VAT is shown inside it; a maker's goods are owed to the maker in full (commission comes per period). */
function linePostings(line: SealedLine, place: number, sign: 1 | -1, flow: 'sale' | 'refund'): Posting[] {
  const of = dimensionsOf(line, place, flow);
  const gross = times(line.gross, sign);
  const vat = times(line.vat, sign);
  const postings = [posted(of, 'sales', negate(gross))];
  for (const { kind, funder, amount } of line.discounts) postings.push(...discountPostings(of, kind, funder, times(amount, sign)));
  postings.push(posted(of, 'vat_price', vat), posted(of, 'vat', negate(vat), 'goods'));
  if (!isOwed(line)) return postings;
  const fee = times(line.fee ?? zero, sign);
  postings.push(
    posted(of, 'maker_share', gross), posted(of, 'maker_due', negate(gross), 'proceeds'), posted(of, 'maker_due', fee, 'charge'),
    posted(of, of.seller === 'maker' ? 'commission' : 'maker_share', negate(fee)),
  );
  return postings;
}

type Dimensions = Pick<Posting, 'line' | 'item' | 'maker' | 'contract' | 'tax' | 'seller' | 'flow'>;

/** Every field by its name, not spread: a sale makes some twenty of them while it waits. */
function posted(of: Dimensions, account: Account, amount: Won, kind = '', party = ''): Posting {
  const { line, item, maker, contract, tax, seller, flow } = of;
  return { account, amount, kind, party, line, item, maker, contract, tax, seller, flow };
}

function discountPostings(of: Dimensions, kind: string, funder: SealedLine['discounts'][number]['funder'], off: Won): Posting[] {
  const given = posted(of, 'discount', off, kind, funder);
  if (funder === 'store') return [given];
  // Who bears it gives it back: a maker out of what is owed to them, the mall by what it owes.
  const owes = funder === 'maker' ? posted(of, 'maker_due', off, 'funded', funder) : posted(of, 'mall_due', off, 'discount', funder);
  return [given, owes, posted(of, 'recovery', negate(off), '', funder)];
}

/** Are the proceeds of this line owed to its maker? Own goods and goods bought outright are the shop's. */
export function isOwed({ contract, maker }: Pick<SealedLine, 'contract' | 'maker'>): boolean {
  return contract.kind !== 'outright' && maker !== null;
}

function dimensionsOf(line: SealedLine, place: number, flow: 'sale' | 'refund'): Dimensions {
  const consigned = line.contract.kind === 'consign' && line.maker !== null;
  return {
    line: place, item: line.itemId ?? 0, maker: line.maker?.id ?? 0, contract: line.contract.version,
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

/** What is charged for a period, less what lines posted: our commission with its VAT, or the margin with the VAT of the maker's invoice. */
function settledPostings(maker: number, row: SettledRow): Posting[] {
  const { tax, terms } = row;
  const { charge, vat, inputVat } = postedBy(row);
  const isConsigned = terms.kind === 'consign';
  const of = { ...plain, maker, contract: terms.version, tax, seller: isConsigned ? 'maker' : 'store' } as const;
  const due: Posting = { ...of, account: 'maker_due', kind: 'charge', amount: charge };
  if (isConsigned) {
    return [
      due, { ...of, account: 'commission', amount: subtract(vat, charge) },
      { ...of, seller: 'store', account: 'vat', kind: 'commission', amount: negate(vat) },
    ];
  }
  return [
    due, { ...of, account: 'maker_share', amount: won(-charge - inputVat) }, { ...of, account: 'vat', kind: 'input', amount: inputVat },
  ];
}

function paidPostings({ makerId: maker, amount, withheld }: MakerPaidBody): Posting[] {
  return [
    { ...plain, maker, account: 'maker_due', kind: 'payout', amount },
    { ...plain, maker, account: 'withheld', amount: negate(withheld) },
    { ...plain, maker, account: 'bank', amount: subtract(withheld, amount) },
  ];
}

/**
 * Gift vouchers are owed to whoever brings them: no sales and no VAT before they are used (ledger.md 3.4). What is owed has
 * no flow, which tells a purchase from what receipts move on the same account.
 */
function voucherPostings({ vouchers, tenders }: VoucherSoldBody | VoucherCancelledBody, flow: 'sale' | 'refund'): Posting[] {
  const owed = vouchers.map(({ serial, amount }): Posting => (
    { ...plain, account: 'voucher_own', kind: 'gift', party: serial, amount: flow === 'sale' ? negate(amount) : amount }));
  return [...owed, ...tenders.flatMap((tender) => tenderPostings(tender, flow))];
}
