/**
 * What bodies say of the store's own vouchers, checked against what earlier bodies said: each issued once, by this till, spent
 * only while something is left of it; purchases and their cancelling add up. Reads no table.
 */
import { canonicalText } from '../src/domain/canonical.ts';
import type { FactBodies } from '../src/domain/facts.ts';
import type { BusinessDate } from '../src/domain/ids.ts';
import type { Entry } from '../src/domain/journal.ts';
import { moneyBack } from '../src/domain/money-back.ts';
import { roundTo, sum, won } from '../src/domain/money.ts';
import { postingsOf } from '../src/domain/posting.ts';
import { settledBy, smallestCoin, type CreditBack, type VoucherTender } from '../src/domain/tender.ts';
import { lastDayOf, mayCashRest, readVoucher } from '../src/domain/voucher.ts';
import type { SoldVoucher } from '../src/domain/voucher-facts.ts';
import { voucherMovesOf, type VoucherMove } from '../src/domain/voucher-moves.ts';
import { differs } from './differs.ts';

/** A voucher as bodies left it. */
type Known = { readonly kind: string; readonly issued: number; left: number; copies: number; readonly until: string | null };
type Purchase = { readonly body: FactBodies['voucher_sold']; isCancelled: boolean };
type Books = { readonly vouchers: Map<string, Known>; readonly purchases: Map<string, Purchase> };

/** Starts before the first entry; answers what is wrong with the next one, in sentences. */
export function openVoucherCheck(): (entry: Entry) => string[] {
  const books: Books = { vouchers: new Map(), purchases: new Map() };
  return (entry) => {
    const { fact } = entry;
    // What a purchase or a copy must say is what holds before it.
    const said = fact.kind === 'voucher_cancelled' ? cancelFaults(fact.body, books)
      : fact.kind === 'voucher_reprinted' ? copyFaults(fact.body, books)
        : fact.kind === 'voucher_sold' ? soldFaults(fact.body, entry.header.businessDate, books) : [];
    const moves = voucherMovesOf(fact);
    return [...said, ...moves.flatMap((move) => moveFaults(move, entry, books)), postingFault(entry, moves), ...restFaults(entry, books)];
  };
}

/** Takes a move up, and says what cannot be. */
function moveFaults({ serial, kind, amount, isIssue }: VoucherMove, { fact, header }: Entry, { vouchers }: Books): string[] {
  const known = vouchers.get(serial);
  if (isIssue) {
    const until = fact.kind === 'voucher_sold' ? fact.body.until : null;
    vouchers.set(serial, { kind, issued: amount, left: amount, copies: 0, until });
    const read = readVoucher(serial);
    const isOurs = read !== null && read.serial === serial && `${read.storeCode}-${read.tillCode}` === header.till;
    return [known === undefined ? '' : `the voucher ${serial} is issued again`, isOurs ? '' : `${serial} is no serial of this till`];
  }
  if (known === undefined) return [`the voucher ${serial} was never issued`];
  known.left += amount;
  return [
    differs('the kind of the voucher', kind, known.kind),
    known.left < 0 ? `${-known.left} more is spent of ${serial} than is left` : '',
    known.left > known.issued ? `more comes back onto ${serial} than it was issued for` : '',
  ];
}

/** I7 of ledger.md: the postings say of each voucher what the moves say. */
function postingFault({ fact }: Entry, moves: readonly VoucherMove[]): string {
  const posted = new Map<string, number>();
  for (const { account, party, amount } of postingsOf(fact)) {
    if (account === 'voucher_own') posted.set(party, (posted.get(party) ?? 0) - amount);
  }
  const said = new Map(moves.map(({ serial, amount }) => [serial, amount]));
  const serials = new Set([...posted.keys(), ...said.keys()]);
  const differing = [...serials].find((serial) => (posted.get(serial) ?? 0) !== (said.get(serial) ?? 0));
  return differing === undefined ? '' : `the postings move ${differing} by another amount than its tenders`;
}

/** A rest that was taken in cash was all that was left, and enough had been used. */
function restFaults({ fact }: Entry, { vouchers }: Books): string[] {
  const isSealed = fact.kind === 'sale' || fact.kind === 'exchange';
  const tenders = isSealed ? fact.body.tenders : fact.kind === 'tender_corrected' ? fact.body.after : [];
  return tenders.flatMap((tender) => {
    if (tender.kind !== 'voucher' || tender.cashed === undefined) return [];
    const known = vouchers.get(tender.serial);
    if (known === undefined) return [];
    const may = mayCashRest({ kind: tender.voucher, issued: won(known.issued) }, tender.cashed.exact);
    return [
      known.left === 0 ? '' : `the rest of ${tender.serial} was taken, and ${known.left} is left`,
      may ? '' : `the rest of ${tender.serial} stays on it`,
    ];
  });
}

function soldFaults(body: FactBodies['voucher_sold'], businessDate: string, { purchases }: Books): string[] {
  const again = purchases.has(body.saleId);
  purchases.set(body.saleId, { body, isCancelled: false });
  return [
    again ? `the purchase ${body.saleId} is made again` : '',
    ...amountFaults(body.vouchers, body.total, sum(body.tenders.map(settledBy))),
    differs('the last day', body.until, lastDayOf(businessDate as BusinessDate)),
    body.tenders.every(({ kind }) => kind === 'cash' || kind === 'card' || kind === 'transfer') ? '' : 'vouchers are bought with a voucher',
  ];
}

function cancelFaults(body: FactBodies['voucher_cancelled'], { purchases, vouchers }: Books): string[] {
  const sold = purchases.get(body.original);
  if (sold === undefined) return [`the purchase ${body.original} that is taken back is not in the journal`];
  const wasCancelled = sold.isCancelled;
  sold.isCancelled = true;
  const back = moneyBack(sold.body.tenders, [], sold.body.total);
  const used = body.vouchers.find(({ serial, amount }) => vouchers.get(serial)?.left !== amount);
  const paid = body.tenders.map((tender) => (tender.kind === 'cash_back' ? tender.paid : settledBy(tender)));
  return [
    wasCancelled ? `the purchase ${body.original} is taken back again` : '',
    differs('what is taken back', canonicalText(body.vouchers as never), canonicalText(sold.body.vouchers as never)),
    used === undefined ? '' : `something of ${used.serial} is spent`,
    ...amountFaults(body.vouchers, body.total, sum(body.tenders.map(settledBy))),
    differs('what goes back', paid.join(', '), back.map((leg) => leg.paid).join(', ')),
  ];
}

function copyFaults(body: FactBodies['voucher_reprinted'], { vouchers }: Books): string[] {
  const known = vouchers.get(body.serial);
  if (known === undefined) return [`the voucher ${body.serial} was never issued`];
  known.copies += 1;
  return [
    differs('the copy', body.copy, known.copies),
    differs('what is left', body.left, known.left),
    differs('its face', body.issued, known.issued),
    differs('its kind', body.kind, known.kind),
    differs('its last day', body.until ?? '', known.until ?? ''),
  ];
}

function amountFaults(vouchers: readonly SoldVoucher[], total: number, settled: number): string[] {
  return [
    vouchers.length > 0 ? '' : 'there is no voucher',
    differs('the total', total, sum(vouchers.map(({ amount }) => amount))),
    differs('what the tenders settle', settled, total),
  ];
}

/** What one tender must say by itself: something was spent or given, and the coins for a rest are its rest rounded up. */
export function voucherTenderFault(tender: VoucherTender | CreditBack): string {
  if (tender.amount <= 0) return `${tender.amount} won were taken by ${tender.kind}`;
  if (tender.kind !== 'voucher' || tender.cashed === undefined) return '';
  const { exact, paid } = tender.cashed;
  return exact > 0 ? differs('the cash for the rest', paid, roundTo(exact, smallestCoin, 'up')) : 'a rest of nothing was taken in cash';
}
