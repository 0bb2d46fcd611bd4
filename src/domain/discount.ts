/** What is asked to be taken off a cart: by whom it is borne, how much, and why. Holds no share; pricing.ts works those out. */
import { holdsCardNumber } from './card-number.ts';
import type { DiscountKind, LineDiscount } from './facts.ts';
import type { Funder } from './funder.ts';
import { add, amountMax, won, zero, type Won } from './money.ts';

/** How much: so many won, or basis points (1,000 is ten per cent) of what is there to take it off. */
export type Off = { readonly unit: 'won' | 'bp'; readonly amount: number };

/** Everything there is. */
export const wholeBp = 10_000;
/** Longest name of a coupon, and longest reason, in UTF-16 units. */
export const couponNameMax = 40;
export const discountReasonMax = 60;

/**
 * Asked for one line, one of each kind at most. `line`: off this line's price. `staff`: somebody of the shop buys it.
 * `override`: one piece costs `price` instead; what that is below the listed price is the discount, and the shop bears it.
 * Texts are empty for nothing; an override needs its reason.
 */
export type AskedForLine =
  | { readonly kind: 'line'; readonly off: Off; readonly funder: Funder; readonly reason: string }
  | { readonly kind: 'staff'; readonly off: Off; readonly reason: string }
  | { readonly kind: 'override'; readonly price: Won; readonly reason: string };

/** Asked for the whole cart, one of each kind at most. `coupon`: a discount on the whole, with the name of its coupon or none. */
export type AskedForOrder =
  | { readonly kind: 'coupon'; readonly off: Off; readonly funder: Funder; readonly name: string; readonly reason: string }
  | { readonly kind: 'staff'; readonly off: Off; readonly reason: string };

/** The order in which a line's are taken off, each from what the one before left: a new price first. */
export const lineKinds = ['override', 'line', 'staff'] as const satisfies readonly AskedForLine['kind'][];
/** The order in which the whole cart's are taken off. */
export const orderKinds = ['staff', 'coupon'] as const satisfies readonly AskedForOrder['kind'][];

/** Takes so much off `base` won (≥ 0), and never more than it. A part of a won is given to the customer, once. */
export function takenOff(base: Won, off: Off): Won {
  const amount = off.unit === 'won' ? off.amount : Math.ceil((base * off.amount) / wholeBp);
  return won(Math.min(base, Math.max(0, amount)));
}

/** Can this be asked at all: whole numbers in range, texts that fit and hold no card number, a new price with its reason? */
export function isAskable(asked: AskedForLine | AskedForOrder): boolean {
  const name = asked.kind === 'coupon' ? asked.name : '';
  if (name.length > couponNameMax || asked.reason.length > discountReasonMax) return false;
  if (holdsCardNumber(name) || holdsCardNumber(asked.reason)) return false;
  if (asked.kind === 'override') return isAmount(asked.price, 0, amountMax) && asked.reason.trim() !== '';
  return isAmount(asked.off.amount, 1, asked.off.unit === 'bp' ? wholeBp : amountMax);
}

/** Could one of these texts hold a card number? Then it is kept nowhere. */
export function askedHoldsCardNumber(cart: {
  readonly asked: readonly AskedForOrder[]; readonly lines: readonly { readonly asked: readonly AskedForLine[] }[];
}): boolean {
  const all = [...cart.asked, ...cart.lines.flatMap(({ asked }) => asked)];
  return all.some((asked) => holdsCardNumber(asked.reason) || (asked.kind === 'coupon' && holdsCardNumber(asked.name)));
}

function isAmount(amount: number, least: number, most: number): boolean {
  return Number.isSafeInteger(amount) && amount >= least && amount <= most;
}

/** Puts one in the place of the one of its kind. */
export function withAsked<A extends { readonly kind: string }>(all: readonly A[], asked: A): readonly A[] {
  return [...all.filter(({ kind }) => kind !== asked.kind), asked];
}

/** Is it said once under all lines, and not on each with its share? */
export function isOnTheWhole(kind: DiscountKind): boolean {
  return kind === 'coupon' || kind === 'points' || kind === 'truncation';
}

/** One discount of a receipt: all the shares that its lines hold of it, in won. */
export type DiscountSum = { readonly kind: DiscountKind; readonly name: string; readonly amount: Won };

/** The discounts of some lines by kind and name, in the order in which the lines first show them: what gave what. */
export function discountSums(lines: readonly { readonly discounts: readonly LineDiscount[] }[]): readonly DiscountSum[] {
  const sums = new Map<string, DiscountSum>();
  for (const { kind, name = '', amount } of lines.flatMap(({ discounts }) => discounts)) {
    const key = `${kind} ${name}`;
    sums.set(key, { kind, name, amount: add(sums.get(key)?.amount ?? zero, amount) });
  }
  // What is given on the whole follows what lines gave, and what brings the total to round numbers follows from all.
  const place = ({ kind }: DiscountSum): number => (kind === 'truncation' ? 2 : isOnTheWhole(kind) ? 1 : 0);
  return [...sums.values()].sort((a, b) => place(a) - place(b));
}
