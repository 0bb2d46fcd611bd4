/** What a row of the contract is made of, and the refusals that several rows share. Lists no row. */
import type { z } from 'zod/mini';

/** Who may ask: anyone at the till, whoever is signed in, or a manager. Decided in the host before the handler runs. */
export type Allowed = 'anyone' | 'operator' | 'manager';

/** One row: who may ask, what goes in and out, and how it may be refused. */
export type Row<I extends z.ZodMiniType, O extends z.ZodMiniType, R extends readonly string[]> = {
  readonly allow: Allowed;
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
] as const;
/**
 * How a reading may be refused. `payment_code`: 16 to 24 digits off a customer's telephone; what they were is told to nobody.
 * `listed_price`: the code holds a price, and its item has another one listed.
 */
export const scanRefusals = ['unknown_code', 'payment_code', 'listed_price'] as const;
