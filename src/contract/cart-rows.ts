/** The rows of the boundary for a cart before it is sealed; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { parkedNameMax } from '../domain/parking.ts';
import { CartShape } from './cart-shapes.ts';
import { row } from './rows.ts';
import { AmountShape, SaleIdShape, textOf } from './shapes.ts';

const nothing = z.strictObject({});

/** Rows of the draft and of carts put aside. */
export const cartRows = {
  /** Keeps the cart being rung up; sent after every change, in order. An empty cart clears the draft. */
  'draft.save': row({
    needs: 'keep_cart',
    input: z.strictObject({ screenId: z.string(), cart: CartShape }),
    output: nothing,
    refusals: ['screen_replaced', 'already_sealed', 'card_number'],
  }),
  /** Drops a cart before it was sealed: journalled, no receipt number. Not while money taken for it is registered. */
  'cart.void': row({
    needs: 'void_cart',
    input: z.strictObject({ screenId: z.string(), saleId: SaleIdShape, lines: z.int().check(z.minimum(0)), total: AmountShape }),
    output: nothing,
    refusals: ['screen_replaced', 'already_sealed', 'tenders_registered'],
  }),
  /** Puts a cart aside under a name, so that the next customer can be served; it survives whatever happens to the till. */
  'cart.park': row({
    needs: 'keep_cart',
    input: z.strictObject({ screenId: z.string(), cart: CartShape, name: textOf(parkedNameMax) }),
    output: nothing,
    refusals: ['screen_replaced', 'already_sealed', 'empty_cart', 'too_many_parked', 'card_number'],
  }),
  /** Takes a cart up again; `park` is the present cart, put aside in the same step. */
  'cart.recall': row({
    needs: 'keep_cart',
    input: z.strictObject({
      screenId: z.string(), saleId: SaleIdShape, park: z.nullable(z.strictObject({ cart: CartShape, name: textOf(parkedNameMax) })),
    }),
    output: z.strictObject({ cart: CartShape }),
    refusals: ['screen_replaced', 'already_sealed', 'unknown_parked', 'card_number'],
  }),
  /** Calls a cart put aside by another name; an empty one is that of its first goods. */
  'parked.rename': row({
    needs: 'keep_cart',
    input: z.strictObject({ screenId: z.string(), saleId: SaleIdShape, name: textOf(parkedNameMax) }),
    output: nothing,
    refusals: ['screen_replaced', 'unknown_parked', 'card_number'],
  }),
  /** Throws a cart put aside away: journalled with what the house kept of it. Not while money taken for it is registered. */
  'parked.void': row({
    needs: 'void_cart',
    input: z.strictObject({ screenId: z.string(), saleId: SaleIdShape }),
    output: nothing,
    refusals: ['screen_replaced', 'unknown_parked', 'tenders_registered'],
  }),
} as const;
