/** What is watched for in the journal, as data: patterns of loss, from how many of each they are told, and what a finding holds. */
import { canonicalText } from './canonical.ts';
import type { Fact } from './facts.ts';
import type { BusinessDate, OperatorId } from './ids.ts';
import type { Won } from './money.ts';

/** Business days that are looked at: back from a day, that day among them. */
export const watchDays = 28;

/**
 * Each pattern with the number from which more is told, over 28 days where nothing else is said: times of one person; in a
 * shift (`openings`); on a day (`reprints`); per cent (`voids`, `typed_prices`, `pair`); times as much as all others together
 * (`refund_share`, `discounts`); in a row (`exact_closes`, where so many are told).
 */
export const usualWatch = {
  quick_refunds: 3, refund_share: 2, unreceipted: 3, same_item: 2, late_refunds: 3, voids: 3, openings: 3, opening_after_void: 1,
  discounts: 2, near_limit: 5, typed_prices: 5, pair: 30, absent_approver: 2, tender_switch: 2, terminal: 0, exact_closes: 10,
  small_shorts: 5, reprints: 2, clock_back: 0,
} as const;
export type Pattern = keyof typeof usualWatch;
export const patterns = Object.keys(usualWatch) as [Pattern, ...Pattern[]];
export type WatchLimits = Readonly<Record<Pattern, number>>;
/** The highest limit that can be set; a pattern at it is as good as not watched. */
export const watchMost = 9_999;

/** The limits of a setting; the usual ones where it says nothing. */
export function watchLimitsOf(text: string): WatchLimits {
  return text === '' ? usualWatch : { ...usualWatch, ...JSON.parse(text) as Partial<WatchLimits> };
}

/** The setting of limits, as one canonical text. */
export function watchText(limits: WatchLimits): string {
  return canonicalText({ ...limits });
}

/** An entry as it is looked at. `number` stands on its paper. */
export type Watched = {
  readonly seq: number; readonly at: number; readonly day: BusinessDate; readonly shift: number; readonly operator: OperatorId;
  readonly number: string; readonly fact: Fact;
};

/** An entry of a finding, with what it moved in won; 0 where nothing did. */
export type Hit = Pick<Watched, 'seq' | 'at' | 'day' | 'number' | 'operator'> & { readonly amount: Won };

/** More of a pattern than its limit: by whom, perhaps with whom, how much of it in the limit's measure, and the entries. */
export type Finding = {
  readonly pattern: Pattern;
  /** Empty where it is no person's. */
  readonly operator: OperatorId | ''; readonly other: OperatorId | '';
  readonly value: number; readonly limit: number; readonly amount: Won; readonly hits: readonly Hit[];
};

/** What the shop's own rules say, as far as a pattern depends on them. */
export type WatchRules = {
  /** The most that a person takes off a line alone, in basis points; 10,000 for no limit. */
  readonly capBp: (operator: OperatorId) => number;
  /** From how much a close is far off, in won; 0 for never. */
  readonly closeLimit: Won;
};
