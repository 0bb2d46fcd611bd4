/** What a discounted cart needs leave for, and whether there is leave: by role, by limit, or by a second person. Prices nothing. */
import { isAskable, lineKinds, orderKinds, wholeBp, type AskedForLine, type AskedForOrder } from './discount.ts';
import type { Wanted } from './consent.ts';
import type { LineId, SaleId } from './ids.ts';
import type { DiscountLimits } from './limits.ts';
import { sum, won, zero, type Won } from './money.ts';
import { rightTo, type Role } from './permissions.ts';
import type { Priced, PricedLine } from './pricing.ts';
import { ok, refuse, type Result } from './result.ts';

/** A line as far as leave depends on it; `priced` is the same line of the priced cart. */
export type DiscountedLine = {
  readonly lineId: LineId;
  readonly hasMaker: boolean;
  readonly asked: readonly AskedForLine[];
};

/** Who asks, how far each role goes alone, and which consents lie there for this cart. */
export type DiscountRights = {
  readonly role: Role;
  readonly limits: DiscountLimits;
  readonly isGranted: (wanted: Wanted) => boolean;
};

/** Why a discount is not given. `discount_beyond_limit` tells the most in per cent; all but the first two tell what leave is wanted for. */
export type DiscountRefusal =
  | 'bad_discount' | 'discount_without_maker' | 'discount_beyond_limit' | 'override_needs_consent' | 'free_needs_consent'
  | 'funded_needs_consent' | 'staff_needs_consent';

type Need = { readonly code: DiscountRefusal; readonly wanted: Wanted; readonly most?: number };

/** Can everything here be asked, one of each kind? To be answered before anything is priced. */
export function areAskable(lines: readonly (readonly AskedForLine[])[], order: readonly AskedForOrder[]): boolean {
  if (!isOneOfEach(order, orderKinds) || !order.every(isAskable)) return false;
  return lines.every((asked) => isOneOfEach(asked, lineKinds) && asked.every(isAskable));
}

/**
 * May this cart be discounted as it is asked? A new price above the listed one is `bad_discount`; a discount that a maker
 * bears needs a maker on every line it falls on.
 */
export function mayDiscount(
  subject: SaleId, lines: readonly DiscountedLine[], order: readonly AskedForOrder[], priced: Priced, rights: DiscountRights,
): Result<null, DiscountRefusal> {
  if (lines.every(({ asked }) => asked.length === 0) && order.length === 0) return ok(null);
  const above = lines.some(({ asked }, index) => (
    asked.some((each) => each.kind === 'override' && each.price > (priced.lines[index]?.unit ?? zero))));
  if (above) return refuse('bad_discount');
  const homeless = lines.some(({ hasMaker }, index) => (
    !hasMaker && priced.lines[index]?.discounts.some(({ funder }) => funder === 'maker') === true));
  if (homeless) return refuse('discount_without_maker');
  const needs = [
    ...lines.flatMap((line, index) => needsOfLine(subject, line, priced.lines[index], rights)),
    ...needsOfOrder(subject, order, priced, rights),
  ];
  const refused = needs.find(({ wanted }) => !hasLeave(wanted, rights));
  if (refused === undefined) return ok(null);
  const { action, lineId, amount } = refused.wanted;
  return refuse(refused.code, { action, lineId: lineId ?? '', amount, ...(refused.most === undefined ? {} : { most: refused.most }) });
}

function isOneOfEach(asked: readonly { readonly kind: string }[], known: readonly string[]): boolean {
  const kinds = asked.map(({ kind }) => kind);
  return new Set(kinds).size === kinds.length && kinds.every((kind) => known.includes(kind));
}

function hasLeave(wanted: Wanted, { role, isGranted }: DiscountRights): boolean {
  const right = rightTo(role, wanted.action);
  return right === 'yes' || (right === 'consent' && isGranted(wanted));
}

/** Given away altogether needs one leave and no other: nothing goes further. */
function needsOfLine(subject: SaleId, line: DiscountedLine, priced: PricedLine | undefined, rights: DiscountRights): Need[] {
  if (priced === undefined || line.asked.length === 0) return [];
  const { lineId, asked } = line;
  const own = priced.discounts.filter(({ kind }) => kind === 'line' || kind === 'staff' || kind === 'override');
  const given = sum(own.map(({ amount }) => amount));
  const wanted = (action: Wanted['action'], amount: Won): Wanted => ({ action, subject, lineId, amount });
  if (priced.gross > 0 && given === priced.gross) return [{ code: 'free_needs_consent', wanted: wanted('give_free', given) }];
  const needs: Need[] = asked.flatMap((each): Need[] => {
    const amount = own.find(({ kind }) => kind === each.kind)?.amount ?? zero;
    // Leave for a new price is for what it takes off all pieces: more of them, or dearer goods, need it anew.
    if (each.kind === 'override') return [{ code: 'override_needs_consent', wanted: wanted('override_price', amount) }];
    if (each.kind === 'staff') return [{ code: 'staff_needs_consent', wanted: wanted('discount_staff', amount) }];
    return each.funder === 'store' ? [] : [{ code: 'funded_needs_consent', wanted: wanted('discount_by_maker', amount) }];
  });
  const { lineBp } = rights.limits[rights.role];
  const free = sum(own.filter(({ kind }) => kind !== 'override').map(({ amount }) => amount));
  if (free <= atMost(priced.gross, lineBp)) return needs;
  return [...needs, { code: 'discount_beyond_limit', wanted: wanted('discount_beyond_limit', free), most: lineBp / 100 }];
}

/** The limit of a whole cart counts the discounts of its lines too; a new price has its own leave and counts in neither. */
function needsOfOrder(subject: SaleId, order: readonly AskedForOrder[], priced: Priced, rights: DiscountRights): Need[] {
  if (order.length === 0) return [];
  const wanted = (action: Wanted['action'], amount: Won): Wanted => ({ action, subject, lineId: null, amount });
  const all = priced.lines.flatMap(({ discounts }) => discounts);
  const counted = all.filter(({ kind }) => kind !== 'override' && kind !== 'truncation' && kind !== 'promo');
  const given = sum(counted.map(({ amount }) => amount));
  const cut = sum(all.filter(({ kind }) => kind === 'truncation').map(({ amount }) => amount));
  if (priced.gross > 0 && priced.total + cut === 0) return [{ code: 'free_needs_consent', wanted: wanted('give_free', given) }];
  const amountOf = (kind: string): Won => sum(counted.filter((each) => each.kind === kind).map(({ amount }) => amount));
  const needs: Need[] = order.flatMap((each): Need[] => {
    if (each.kind === 'staff') return [{ code: 'staff_needs_consent', wanted: wanted('discount_staff', amountOf('staff')) }];
    return each.funder === 'store' ? [] : [{ code: 'funded_needs_consent', wanted: wanted('discount_by_maker', amountOf('coupon')) }];
  });
  const { orderBp } = rights.limits[rights.role];
  if (given <= sum(priced.lines.map(({ gross }) => atMost(gross, orderBp)))) return needs;
  return [...needs, { code: 'discount_beyond_limit', wanted: wanted('discount_beyond_limit', given), most: orderBp / 100 }];
}

/** What a limit in basis points lets somebody take off. A part of a won is the customer's, so exactly the limit is within it. */
export function atMost(gross: Won, bp: number): Won {
  return won(Math.ceil((gross * bp) / wholeBp));
}
