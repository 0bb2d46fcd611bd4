/** How far each role may go alone, as data with the shop's usual numbers. Decides nothing about a cart. */
import { canonicalText } from './canonical.ts';
import type { Role } from './permissions.ts';

/** The most a role may take off alone, in basis points of the listed price: one line's, and the whole cart's. */
export type DiscountLimit = { readonly lineBp: number; readonly orderBp: number };

/** Limits by role; who may give consent has none to ask for. */
export type DiscountLimits = Readonly<Record<Role, DiscountLimit>>;

/** The roles that have a limit to be set: the others may consent, or sell nothing. */
export const limitedRoles = ['cashier', 'senior'] as const satisfies readonly Role[];
export type SetLimits = Readonly<Record<(typeof limitedRoles)[number], DiscountLimit>>;

/** What holds until a shop says otherwise: 10 % for a cashier, 20 % for a senior. */
export const usualDiscountLimits: DiscountLimits = {
  cashier: { lineBp: 1_000, orderBp: 1_000 },
  senior: { lineBp: 2_000, orderBp: 2_000 },
  manager: { lineBp: 10_000, orderBp: 10_000 },
  owner: { lineBp: 10_000, orderBp: 10_000 },
  support: { lineBp: 0, orderBp: 0 },
};

/** The setting of limits, as one canonical text. */
export function limitsText({ cashier, senior }: SetLimits): string {
  return canonicalText({ cashier: { ...cashier }, senior: { ...senior } });
}

/** The limits of a setting; the usual ones for an empty text. */
export function limitsOf(text: string): DiscountLimits {
  return text === '' ? usualDiscountLimits : { ...usualDiscountLimits, ...JSON.parse(text) as SetLimits };
}

/** The part of limits that is set. */
export function setLimitsOf({ cashier, senior }: DiscountLimits): SetLimits {
  return { cashier, senior };
}
