/** How far each role may go alone, as data with the shop's usual numbers. Decides nothing about a cart. */
import type { Role } from './permissions.ts';

/** The most a role may take off alone, in basis points of the listed price: one line's, and the whole cart's. */
export type DiscountLimit = { readonly lineBp: number; readonly orderBp: number };

/** Limits by role; who may give consent has none to ask for. */
export type DiscountLimits = Readonly<Record<Role, DiscountLimit>>;

/** What holds until a shop says otherwise: 10 % for a cashier, 20 % for a senior. */
export const usualDiscountLimits: DiscountLimits = {
  cashier: { lineBp: 1_000, orderBp: 1_000 },
  senior: { lineBp: 2_000, orderBp: 2_000 },
  manager: { lineBp: 10_000, orderBp: 10_000 },
  owner: { lineBp: 10_000, orderBp: 10_000 },
  support: { lineBp: 0, orderBp: 0 },
};
