/** The rows of the boundary for the rules of pricing, and how a discount may be refused; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { wholeBp } from '../domain/discount.ts';
import { truncations } from '../domain/truncation.ts';
import { row } from './rows.ts';

const TruncationShape = z.enum(truncations);
const LimitShape = z.strictObject({ lineBp: z.int().check(z.gte(0), z.lte(wholeBp)), orderBp: z.int().check(z.gte(0), z.lte(wholeBp)) });
/** How far a cashier and a senior discount alone, in basis points of the listed price. */
export const LimitsShape = z.strictObject({ cashier: LimitShape, senior: LimitShape });

/**
 * How a discount may be refused. `discount_beyond_limit` tells the most in per cent; the last five tell for which action,
 * line and amount a second person's leave is wanted.
 */
export const discountRefusals = [
  'bad_discount', 'discount_without_maker', 'discount_beyond_limit', 'override_needs_consent', 'free_needs_consent', 'funded_needs_consent',
  'staff_needs_consent',
] as const;

/** Rows of pricing's settings. */
export const pricingRows = {
  /** To what a discounted total is cut down from now on (원단위 절사). */
  'truncation.set': row({
    needs: 'change_limits',
    input: z.strictObject({ truncation: TruncationShape }),
    output: z.strictObject({ truncation: TruncationShape }),
    refusals: [],
  }),
  /** How far each role discounts alone from now on; a cart that is open is judged by them when it is paid. */
  'limits.set': row({ needs: 'change_limits', input: LimitsShape, output: LimitsShape, refusals: [] }),
} as const;
