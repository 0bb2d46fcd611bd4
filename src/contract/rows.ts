/** What a row of the contract is made of, and the refusals that several rows share. Lists no row. */
import type { z } from 'zod/mini';
import type { Action } from '../domain/permissions.ts';

/** What whoever is signed in must have a right to. `nothing`: anyone at the till may ask. Decided in the host before the handler runs. */
export type Needs = Action | 'nothing';

/** One row: what it needs, what goes in and out, and how it may be refused. */
export type Row<I extends z.ZodMiniType, O extends z.ZodMiniType, R extends readonly string[]> = {
  readonly needs: Needs;
  /** The input's `consent` may stand for the right: the id of a second person's leave. */
  readonly takesConsent?: true;
  readonly input: I;
  readonly output: O;
  readonly refusals: R;
  /** Takes long: what is asked after it on the same transport is answered meanwhile. */
  readonly isLong?: true;
};

/** Keeps a row's own types. */
export function row<I extends z.ZodMiniType, O extends z.ZodMiniType, const R extends readonly string[]>(
  definition: Row<I, O, R>,
): Row<I, O, R> {
  return definition;
}

/** How any proposal of lines may be refused. */
export const lineRefusals = [
  'shift_closed', 'empty_cart', 'too_many_lines', 'unknown_item', 'quantity_out_of_range', 'price_missing', 'amount_too_large',
  'price_changed', 'card_number', 'note_too_long', 'exists_with_different_body',
] as const;
/** How any proposal of means of payment may be refused. */
export const tenderRefusals = [
  'short', 'too_much', 'bad_tender', 'approval_missing', 'approval_twice', 'card_company_missing', 'no_instalments', 'card_number',
  'unknown_voucher', 'voucher_short', 'voucher_twice', 'rest_stays',
] as const;
/**
 * How a reading may be refused. `payment_code`: 16 to 24 digits off a customer's telephone; what they were is told to nobody.
 * `listed_price`: the code holds a price, and its item has another one listed. `own_voucher`: no goods, but one of the store's
 * own vouchers, or what looks like one. `badge`: no goods, but the badge of the person that `operatorId` tells; the PIN is still
 * asked for.
 */
export const scanRefusals = ['unknown_code', 'payment_code', 'listed_price', 'own_voucher', 'badge'] as const;
/** How a PIN may be refused: wrong, too soon after a wrong one, or locked, the person or the whole till. */
export const pinRefusals = ['wrong_pin', 'pin_wait', 'pin_locked', 'till_locked'] as const;
/** How a consent may be refused: not known or used before, too late, for something else, or given to somebody else. */
export const consentRefusals = ['consent_gone', 'consent_late', 'consent_differs', 'consent_of_another'] as const;
