/**
 * Whose leave an entry needed when it was written, read from its own body and from what the shop's rules were then. Knows no
 * consent: it says what one must have been given for. Reads no table.
 */
import { sameWanted, wantedForRefund, type Wanted } from '../src/domain/consent.ts';
import { atMost } from '../src/domain/discount-rights.ts';
import { wantedForMove, wantedForOpening } from '../src/domain/drawer.ts';
import type { ExchangeBody, RefundBody, Sealed, SealedLine } from '../src/domain/facts.ts';
import { wantedForGoods } from '../src/domain/goods-sheet.ts';
import type { SaleId } from '../src/domain/ids.ts';
import type { Entry } from '../src/domain/journal.ts';
import { limitsOf, usualDiscountLimits, type DiscountLimits } from '../src/domain/limits.ts';
import { sum, won, type Won } from '../src/domain/money.ts';
import { rightTo, type Action, type Role } from '../src/domain/permissions.ts';
import { legsOf } from '../src/domain/refund.ts';
import { daysFor, daysLate, policyOf, usualReturns, type ReturnPolicy } from '../src/domain/return-policy.ts';
import { wantedForSeeing } from '../src/domain/shift.ts';
import type { Tender } from '../src/domain/tender.ts';
import type { FindOriginal } from './verify-returns.ts';

/** Something that was done and takes leave; `isMet` by a consent for the same subject that was used for it. */
export type LeaveNeed = { readonly action: Action; readonly subject: SaleId; readonly isMet: (used: Wanted) => boolean };

type Rules = { limits: DiscountLimits; returns: ReturnPolicy };

/**
 * Starts before the first entry; answers what of the next one its author, in this role, might not do alone. Nothing for
 * somebody whom the journal does not know.
 */
export function openLeaveNeeds(find: FindOriginal): (entry: Entry, role: Role | null) => readonly LeaveNeed[] {
  const rules: Rules = { limits: usualDiscountLimits, returns: usualReturns };
  return (entry, role) => {
    const { fact } = entry;
    if (fact.kind === 'settings_changed') {
      if (fact.body.discount_limits !== undefined) rules.limits = limitsOf(fact.body.discount_limits);
      if (fact.body.returns !== undefined) rules.returns = policyOf(fact.body.returns);
    }
    return role === null ? [] : needsOf(entry, role, rules, find).filter(({ action }) => rightTo(role, action) !== 'yes');
  };
}

function needsOf(entry: Entry, role: Role, rules: Rules, find: FindOriginal): LeaveNeed[] {
  const { fact } = entry;
  switch (fact.kind) {
    case 'sale':
      return discountNeeds(fact.body, role, rules);
    case 'refund':
      if (fact.body.original === null) return [justThis(wantedForRefund({ saleId: fact.body.saleId, expectedTotal: fact.body.total }))];
      return backNeeds('return_by_receipt', entry, fact.body, rules, find);
    case 'exchange':
      return [...backNeeds('exchange', entry, halfBack(fact.body), rules, find), ...discountNeeds(fact.body, role, rules)];
    case 'tender_corrected':
      return [justThis({
        action: 'correct_tenders', subject: fact.body.saleId, lineId: null,
        amount: sum(fact.body.after.map((tender) => ('amount' in tender ? tender.amount : won(0)))),
      })];
    case 'voucher_cancelled':
      return [justThis({ action: 'return_by_receipt', subject: fact.body.saleId, lineId: null, amount: fact.body.total })];
    case 'cash_moved':
      return [justThis(wantedForMove(fact.body))];
    case 'drawer_opened':
      return [justThis(wantedForOpening(fact.body))];
    case 'goods_moved':
      return [justThis(wantedForGoods(fact.body))];
    case 'expected_seen':
      return [justThis(wantedForSeeing(fact.body.shift))];
    default:
      return [];
  }
}

function justThis(wanted: Wanted): LeaveNeed {
  return { action: wanted.action, subject: wanted.subject, isMet: (used) => sameWanted(used, wanted) };
}

type Back = {
  readonly saleId: SaleId; readonly lines: readonly SealedLine[]; readonly total: Won; readonly tenders: readonly Tender[];
  readonly returned?: RefundBody['returned'];
  /** By a gift receipt, whose rest is credit anyway: the leave for the exchange is leave for that too. */
  readonly byGift?: boolean;
};

function halfBack({ saleId, back: { lines, total, returned, gift }, tenders }: ExchangeBody): Back {
  return { saleId, lines, total, tenders, returned, byGift: gift !== undefined };
}

/** Goods back from a receipt: at all, beyond the days or of a sort that its receipt excludes, and a card or a transfer in cash. */
function backNeeds(action: Action, { header }: Entry, back: Back, rules: Rules, find: FindOriginal): LeaveNeed[] {
  const { saleId: subject, lines, total, tenders, returned, byGift = false } = back;
  const want = (what: Action, amount: Won): LeaveNeed => justThis({ action: what, subject, lineId: null, amount });
  const original = returned === undefined ? null : find(returned.saleId);
  if (original === null) return [want(action, total)];
  const { days } = daysFor(original.body.returnDays ?? null, rules.returns);
  const isLate = daysLate(original.businessDate, header.businessDate as typeof original.businessDate, { ...rules.returns, days }) > 0;
  const legs = legsOf(original);
  const inCash = tenders.flatMap((tender) => (
    tender.kind === 'cash_back' && tender.leg !== undefined && legs[tender.leg - 1]?.kind !== 'cash' ? [tender.paid] : []));
  const credit = tenders.flatMap((tender) => (tender.kind === 'credit_back' ? [tender.amount] : []));
  return [
    want(action, total),
    ...(isLate || lines.some(({ noReturn }) => noReturn === true) ? [want('return_late', total)] : []),
    ...(inCash.length > 0 ? [want('return_other_means', sum(inCash))] : []),
    ...(credit.length > 0 && !byGift ? [want('issue_credit', sum(credit))] : []),
  ];
}

/**
 * What was taken off by hand. The body does not say whether a staff discount was asked for a line or for the whole, so the
 * leave may have counted it or not; given away altogether, one leave stands for all of it.
 */
function discountNeeds({ saleId, lines }: Sealed, role: Role, { limits }: Rules): LeaveNeed[] {
  const { lineBp, orderBp } = limits[role];
  const ofKind = (kind: string, among: readonly SealedLine[] = lines): Won => (
    sum(among.flatMap(({ discounts }) => discounts.filter((each) => each.kind === kind).map(({ amount }) => amount))));
  const need = (action: Action, line: SealedLine | null, amounts: readonly Won[] | null): LeaveNeed => ({
    action,
    subject: saleId,
    isMet: (used) => (line === null || used.lineId === null || used.lineId === line.lineId)
      && (used.action === 'give_free' || (used.action === action && (amounts === null || amounts.includes(used.amount)))),
  });
  const ofLines = lines.flatMap((line): LeaveNeed[] => {
    const [own, staff, cut] = [ofKind('line', [line]), ofKind('staff', [line]), ofKind('override', [line])];
    const isOthers = line.discounts.some(({ kind, funder }) => (kind === 'line' || kind === 'coupon') && funder !== 'store');
    return [
      ...(own > atMost(line.gross, lineBp) ? [need('discount_beyond_limit', line, [own, won(own + staff)])] : []),
      // Leave was once for the new price of a piece, and is for what it takes off all of them.
      ...(cut > 0 ? [need('override_price', line, [cut, won(Math.floor((line.gross - cut) / line.quantity))])] : []),
      ...(isOthers ? [need('discount_by_maker', line, null)] : []),
    ];
  });
  const coupon = ofKind('coupon');
  const ownLimit = sum(lines.map(({ gross }) => atMost(gross, orderBp)));
  return [
    ...ofLines,
    ...(coupon > ownLimit ? [need('discount_beyond_limit', null, null)] : []),
    ...(ofKind('staff') > 0 ? [need('discount_staff', null, null)] : []),
  ];
}
