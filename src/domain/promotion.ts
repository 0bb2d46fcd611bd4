/**
 * Promotions: rules with dates that take something off pieces in a cart by themselves. Says what each gives to which line; adds
 * nothing to a cart and asks nobody.
 */
import { isDay } from './calendar.ts';
import { holdsCardNumber } from './card-number.ts';
import type { Funder } from './funder.ts';
import type { BusinessDate, ItemId, MakerId } from './ids.ts';
import { allocate, amountMax, subtract, sum, won, zero, type Won } from './money.ts';
import { assertNever, ok, refuse, type Result } from './result.ts';

/** Which goods a promotion is about: all that stand in any of the lists. Three empty lists are everything. */
export type PromotionScope = {
  readonly items: readonly ItemId[];
  readonly makers: readonly MakerId[];
  readonly categories: readonly string[];
};

/** What a promotion gives. */
export type PromotionRule =
  /** Of every `take` pieces only `pay` are paid, the dearer ones (2+1 is take 3, pay 2). */
  | { readonly kind: 'n_for_m'; readonly take: number; readonly pay: number }
  /** So many basis points off every piece. */
  | { readonly kind: 'percent'; readonly bp: number }
  /** One of each of these items together for one price. */
  | { readonly kind: 'bundle'; readonly items: readonly ItemId[]; readonly price: Won };

export type Promotion = {
  readonly id: string;
  /** What the cart and the receipt call it. */
  readonly name: string;
  readonly from: BusinessDate;
  /** The last day; null for no end. */
  readonly until: BusinessDate | null;
  readonly funder: Funder;
  readonly scope: PromotionScope;
  readonly rule: PromotionRule;
  /** Was it ended before its last day? */
  readonly ended: boolean;
};

/** A line as promotions see it: `unit` is its listed price, null where none is listed; such a line and an open one get none. */
export type PromotedLine = {
  readonly itemId: ItemId | null;
  readonly makerId: MakerId | null;
  readonly category: string;
  readonly unit: Won | null;
  readonly quantity: number;
};

/** What one promotion takes off one line. `amount` is more than 0. */
export type Promoted = { readonly line: number; readonly promotion: Promotion; readonly amount: Won };

/** The whole, in basis points. */
const wholeBp = 10_000;
/** Longest name, in UTF-16 units; it stands on a line of paper. */
export const promotionNameMax = 30;
/** The most goods, makers and categories that one scope or bundle lists. */
export const scopeMax = 200;
/** The most pieces of one group. */
export const groupMax = 20;
/** The most promotions that may hold on one day. */
export const promotionsMax = 100;

export type PromotionRefusal = 'name_missing' | 'card_number' | 'bad_dates' | 'bad_rule';

/** A promotion as a person gave it, its name tidied; refuses one that could give nothing or everything without meaning to. */
export function checkPromotion(promotion: Promotion): Result<Promotion, PromotionRefusal> {
  const name = promotion.name.trim();
  if (name === '' || name.length > promotionNameMax) return refuse('name_missing', { most: promotionNameMax });
  if (holdsCardNumber(name)) return refuse('card_number');
  const { from, until } = promotion;
  if (!isDay(from) || (until !== null && (!isDay(until) || until < from))) return refuse('bad_dates');
  if (!isMeaningful(promotion.rule) || Object.values(promotion.scope).some((list) => list.length > scopeMax)) return refuse('bad_rule');
  return ok({ ...promotion, name });
}

function isMeaningful(rule: PromotionRule): boolean {
  switch (rule.kind) {
    case 'percent':
      return isWhole(rule.bp, 1, wholeBp);
    case 'n_for_m':
      return isWhole(rule.take, 2, groupMax) && isWhole(rule.pay, 1, rule.take - 1);
    case 'bundle':
      return isWhole(rule.items.length, 2, groupMax) && isWhole(rule.price, 0, amountMax);
    default:
      return assertNever(rule);
  }
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

/** The promotions of a business date, in their order. */
export function inForce(promotions: readonly Promotion[], day: BusinessDate): readonly Promotion[] {
  return promotions.filter(({ from, until, ended }) => !ended && from <= day && (until === null || day <= until));
}

/** Is it over for good on a business date? */
export function isOver({ until, ended }: Promotion, day: BusinessDate): boolean {
  return ended || (until !== null && until < day);
}

/**
 * What promotions give to lines, in the order of the promotions: a piece that one of them took is no other's, so the order
 * decides. A group's discount (n for m, a bundle) is shared by its pieces after their prices, so that no piece of it can be
 * brought back as if it had been free, or paid in full.
 */
export function promote(lines: readonly PromotedLine[], promotions: readonly Promotion[]): readonly Promoted[] {
  const left = lines.map(({ unit, itemId, quantity }) => (unit === null || itemId === null ? 0 : quantity));
  return promotions.flatMap((promotion) => {
    const amounts = giveBy(promotion, lines, left);
    return amounts.flatMap((amount, line) => (amount > 0 ? [{ line, promotion, amount }] : []));
  });
}

/** One promotion's amounts by line; takes the pieces it used out of `left`. */
function giveBy({ rule, scope }: Promotion, lines: readonly PromotedLine[], left: number[]): Won[] {
  switch (rule.kind) {
    case 'percent':
      return lines.map((line, place) => {
        if (!isWithin(line, scope)) return zero;
        const pieces = takeAll(left, place);
        // Part of a won goes to the customer, once a line.
        return won(Math.ceil(((line.unit ?? zero) * pieces * rule.bp) / wholeBp));
      });
    case 'n_for_m':
      return nForM(rule, scope, lines, left);
    case 'bundle':
      return bundles(rule, lines, left);
    default:
      return assertNever(rule);
  }
}

function takeAll(left: number[], place: number): number {
  const pieces = left[place] ?? 0;
  left[place] = 0;
  return pieces;
}

/** Pieces by price, dear ones first, in groups of `take`: of each group the cheapest are free. Pieces that fill no group stay. */
function nForM(rule: PromotionRule & { kind: 'n_for_m' }, scope: PromotionScope, lines: readonly PromotedLine[], left: number[]): Won[] {
  const given = lines.map(() => zero);
  const byPrice = [...lines.keys()]
    .filter((place) => isWithin(lines[place], scope))
    .sort((a, b) => unitOf(lines, b) - unitOf(lines, a) || a - b);
  for (;;) {
    const group = firstPieces(byPrice, left, rule.take);
    if (group.length < rule.take) return given;
    const free = sum(group.slice(rule.pay).map((place) => unitOf(lines, place)));
    // What one line fills alone it fills as often as it can at once.
    const times = new Set(group).size === 1 ? Math.floor((left[group[0] ?? 0] ?? 0) / rule.take) : 1;
    give(free, group, times, lines, left, given);
  }
}

function firstPieces(places: readonly number[], left: readonly number[], most: number): number[] {
  const group: number[] = [];
  for (const place of places) {
    const pieces = Math.min(left[place] ?? 0, most - group.length);
    for (let piece = 0; piece < pieces; piece += 1) group.push(place);
  }
  return group;
}

/** As many bundles as the cart holds of every item; a bundle that costs more than its pieces is none. */
function bundles(rule: PromotionRule & { kind: 'bundle' }, lines: readonly PromotedLine[], left: number[]): Won[] {
  const given = lines.map(() => zero);
  for (;;) {
    const group: number[] = [];
    const free = (at: number): number => (left[at] ?? 0) - usesOf(group, at);
    for (const item of rule.items) {
      const place = lines.findIndex((line, at) => line.itemId === item && free(at) > 0);
      if (place >= 0) group.push(place);
    }
    const price = sum(group.map((place) => unitOf(lines, place)));
    if (group.length < rule.items.length || group.length === 0 || price <= rule.price) return given;
    const times = Math.min(...group.map((place) => Math.floor((left[place] ?? 0) / usesOf(group, place))));
    give(subtract(price, rule.price), group, times, lines, left, given);
  }
}

function usesOf(group: readonly number[], place: number): number {
  return group.filter((other) => other === place).length;
}

/** Gives a group's discount so many times, each shared by the prices of its pieces, and takes the pieces. */
function give(
  discount: Won, group: readonly number[], times: number, lines: readonly PromotedLine[], left: number[], given: Won[],
): void {
  allocate(discount, group.map((place) => unitOf(lines, place))).forEach((part, index) => {
    const place = group[index] ?? 0;
    given[place] = won((given[place] ?? zero) + part * times);
    left[place] = (left[place] ?? 0) - times;
  });
}

function unitOf(lines: readonly PromotedLine[], place: number): Won {
  return lines[place]?.unit ?? zero;
}

function isWithin(line: PromotedLine | undefined, { items, makers, categories }: PromotionScope): boolean {
  if (line === undefined) return false;
  const { itemId, makerId, category } = line;
  if (items.length + makers.length + categories.length === 0) return true;
  return (itemId !== null && items.includes(itemId)) || (makerId !== null && makers.includes(makerId)) || categories.includes(category);
}
