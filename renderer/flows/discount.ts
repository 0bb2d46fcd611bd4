/** Discounts on the screen: the form becomes what is asked, and the domain's own rules say at once whether it may be. Prices nothing. */
import { reduceCart, type Cart, type CartAction } from '../../src/domain/cart.ts';
import { wholeBp, type AskedForLine, type AskedForOrder, type Off } from '../../src/domain/discount.ts';
import { mayDiscount } from '../../src/domain/discount-rights.ts';
import type { Funder } from '../../src/domain/funder.ts';
import type { LineId } from '../../src/domain/ids.ts';
import { usualDiscountLimits, type DiscountLimits } from '../../src/domain/limits.ts';
import { amountMax, subtract, sum, won, zero, type Won } from '../../src/domain/money.ts';
import { price } from '../../src/domain/pricing.ts';
import type { Refusal } from '../../src/domain/result.ts';
import type { Desk } from '../desk.ts';
import { keyed, numberOf } from '../digits.ts';
import { listedFor, policyNow } from '../priced.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { askConsent, isGrantedHere, wantedBy } from './consent.ts';

export type DiscountKind = AskedForLine['kind'] | AskedForOrder['kind'];

/** What the dialog holds until it is given: `of` is the line, or null for the whole cart. */
export type DiscountForm = {
  readonly of: LineId | null;
  readonly kind: DiscountKind;
  readonly unit: Off['unit'];
  readonly digits: string;
  readonly funder: Funder;
  readonly name: string;
  readonly reason: string;
};

/** Opens the dialog; nothing in the cart is nothing to discount, and goods that come back are not discounted. */
export function openDiscount(): boolean {
  const { cart, panel } = checkoutStore.get();
  if (cart.kind === 'refund' || cart.lines.length === 0 || (panel.kind !== 'browse' && panel.kind !== 'unknown')) return false;
  viewStore.dispatch({ type: 'dialog', dialog: 'discount' });
  return true;
}

/** The form of one kind, filled with what is asked of that kind already. */
export function formOf(cart: Cart, of: LineId | null, kind: DiscountKind): DiscountForm {
  const all: readonly (AskedForLine | AskedForOrder)[] = of === null ? cart.asked : (cart.lines.find(({ id }) => id === of)?.asked ?? []);
  const asked = all.find((each) => each.kind === kind);
  const blank: DiscountForm = { of, kind, unit: of === null ? 'won' : 'bp', digits: '', funder: 'store', name: '', reason: '' };
  if (asked === undefined) return blank;
  const { reason } = asked;
  if (asked.kind === 'override') return { ...blank, unit: 'won', digits: String(asked.price), reason };
  const { unit, amount } = asked.off;
  const filled = { ...blank, unit, digits: String(unit === 'bp' ? amount / 100 : amount), reason };
  if (asked.kind === 'staff') return filled;
  return { ...filled, funder: asked.funder, name: asked.kind === 'coupon' ? asked.name : '' };
}

/** Is a discount of this kind there already? */
export function isAsked(cart: Cart, { of, kind }: Pick<DiscountForm, 'of' | 'kind'>): boolean {
  return formOf(cart, of, kind).digits !== '';
}

/** The form after some more digits: whole per cent up to 100, or won. */
export function keyedInto(form: DiscountForm, digits: string): DiscountForm {
  return { ...form, digits: keyed(form.digits, digits, form.unit === 'bp' && form.kind !== 'override' ? wholeBp / 100 : amountMax) };
}

/** The change of the cart that the form asks for; null while something is missing. */
function actionOf(form: DiscountForm): CartAction | null {
  const { of, kind, digits } = form;
  const [name, reason] = [form.name.trim(), form.reason.trim()];
  const number = numberOf(digits);
  if (digits === '') return null;
  if (kind === 'override') {
    return of === null || reason === '' ? null : { type: 'discount_asked', lineId: of, asked: { kind, price: won(number), reason } };
  }
  if (number === 0) return null;
  const off: Off = { unit: form.unit, amount: form.unit === 'bp' ? number * 100 : number };
  if (of === null) {
    const asked: AskedForOrder = kind === 'staff' ? { kind, off, reason } : { kind: 'coupon', off, funder: form.funder, name, reason };
    return { type: 'order_discount_asked', asked };
  }
  const asked: AskedForLine = kind === 'staff' ? { kind, off, reason } : { kind: 'line', off, funder: form.funder, reason };
  return { type: 'discount_asked', lineId: of, asked };
}

/** What the form would do: the price without it and with it, and why it may not be given, if it may not. */
export type Preview = { readonly before: Won; readonly after: Won; readonly isReady: boolean; readonly refusal: Refusal | null };

/** Works the form out on the cart, by the same rules as the house. */
export function previewOf(cart: Cart, form: DiscountForm): Preview {
  // What a new price would do is shown before its reason is written.
  const action = actionOf(form.kind === 'override' && form.reason.trim() === '' ? { ...form, reason: '-' } : form);
  const without = dropped(cart, form);
  const next = action === null ? without : reduceCart(without, action);
  const isChange = action !== null && next !== without;
  const before = costOf(without, form.of);
  const role = tillStore.get().state?.operator?.role ?? 'cashier';
  const lines = next.lines.map(({ id, maker, asked }) => ({ lineId: id, hasMaker: maker !== '', asked }));
  const limits: DiscountLimits = { ...usualDiscountLimits, ...tillStore.get().state?.limits };
  const rights = { role, limits, isGranted: isGrantedHere };
  const may = mayDiscount(next.saleId, lines, next.asked, price(next.lines, next.asked, policyNow()), rights);
  const refusal = isChange && !may.ok ? may.refusal : null;
  return { before, after: costOf(next, form.of), isReady: isChange && actionOf(form) !== null, refusal };
}

/** A line by itself, or the whole cart as it will be paid. */
function costOf(cart: Cart, of: LineId | null): Won {
  if (of === null) return price(cart.lines, cart.asked, policyNow()).total;
  const line = price(cart.lines.filter(({ id }) => id === of)).lines[0];
  return line === undefined ? zero : subtract(line.gross, sum(line.discounts.map(({ amount }) => amount)));
}

/**
 * Gives the discount and closes. What needs a second person's leave is asked for, each leave by itself, and given when all
 * are there; what may not be given at all stays in the dialog, with its sentence.
 */
export async function giveDiscount(desk: Desk, form: DiscountForm): Promise<void> {
  const { cart } = checkoutStore.get();
  const action = actionOf(form);
  let { isReady, refusal } = previewOf(cart, form);
  while (isReady && refusal !== null && action !== null) {
    const wanted = wantedBy(refusal, cart.saleId);
    if (wanted === null || !(await askConsent(desk, wanted, listedFor(wanted, cart)))) return;
    ({ isReady, refusal } = previewOf(cart, form));
  }
  // While somebody was fetched the cart may have become another one.
  if (!isReady || action === null || checkoutStore.get().cart.saleId !== cart.saleId) return;
  checkoutStore.dispatch({ type: 'cart', action });
  viewStore.dispatch({ type: 'dialog', dialog: null });
}

/** Takes the discount of the form's kind away and closes. */
export function dropDiscount(form: DiscountForm): void {
  checkoutStore.dispatch({ type: 'cart', action: dropOf(form) });
  viewStore.dispatch({ type: 'dialog', dialog: null });
}

function dropped(cart: Cart, form: DiscountForm): Cart {
  return isAsked(cart, form) ? reduceCart(cart, dropOf(form)) : cart;
}

function dropOf({ of, kind }: DiscountForm): CartAction {
  if (of === null) return { type: 'order_discount_dropped', kind: kind === 'staff' ? 'staff' : 'coupon' };
  return { type: 'discount_dropped', lineId: of, kind: kind === 'coupon' ? 'line' : kind };
}
