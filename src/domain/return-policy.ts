/** The shop's own rules for goods brought back: how long, what not, what for without a receipt. Forbids nothing. */
import { dayNumber } from './calendar.ts';
import { canonicalText } from './canonical.ts';
import type { BusinessDate } from './ids.ts';

/** For how many days goods come back, which sorts do not, and how far back a price without receipt is looked for. */
export type ReturnPolicy = {
  readonly days: number;
  /** Categories as the catalogue names them. */
  readonly excluded: readonly string[];
  readonly priceDays: number;
  /** What goods without their receipt are taken back for; left out for cash. */
  readonly withoutReceipt?: 'cash' | 'credit' | undefined;
};

/** What holds until the shop says otherwise. */
export const usualReturns: ReturnPolicy = { days: 7, excluded: [], priceDays: 30 };
/** The most days, categories, and letters of a category that a setting may hold. */
export const returnDaysMax = 3_650;
export const excludedMax = 200;

/** A policy as settings and screens have it: what is usual without a receipt is left out. */
export function policyView({ days, excluded, priceDays, withoutReceipt }: ReturnPolicy) {
  return { days, excluded: [...excluded], priceDays, ...(withoutReceipt === 'credit' ? { withoutReceipt } : {}) };
}

/** The setting of a policy, as one canonical text. */
export function policyText(policy: ReturnPolicy): string {
  return canonicalText(policyView(policy));
}

/** The policy of a setting; the usual one for an empty text. */
export function policyOf(text: string): ReturnPolicy {
  return text === '' ? usualReturns : JSON.parse(text) as ReturnPolicy;
}

/** For how many days a sale comes back: what its receipt said (null for the usual days), or more where the shop gives more by now. */
export function daysFor(promised: number | null, policy: ReturnPolicy): ReturnPolicy {
  return { ...policy, days: Math.max(promised ?? usualReturns.days, policy.days) };
}

/** By how many days a return comes too late; 0 when it is in time. The day of the sale is day 0. */
export function daysLate(soldOn: BusinessDate, today: BusinessDate, { days }: ReturnPolicy): number {
  return Math.max(0, dayNumber(today) - dayNumber(soldOn) - days);
}
