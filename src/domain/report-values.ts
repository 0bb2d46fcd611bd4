/** What a report of a shift holds, as entries freeze it. Reckons nothing. */
import type { Won } from './money.ts';

/** A figure under its key; of means of payment also how often money was taken and given back over it. */
export type Figure = { readonly key: string; readonly amount: Won; readonly taken?: number; readonly back?: number };

/** What is counted beside money. */
export type Happened = {
  /** An exchange is one of each. */
  readonly sales: number;
  readonly refunds: number;
  /** First and last receipt number; empty for none. */
  readonly firstReceipt: string;
  readonly lastReceipt: string;
  /** Carts dropped before they were sealed, and what they came to. */
  readonly voids: number;
  readonly voided: Won;
  readonly corrections: number;
  readonly reprints: number;
  /** Drawer opened without a sale. */
  readonly openings: number;
  readonly moves: number;
  readonly counts: number;
  readonly handOvers: number;
  /** Leave that was used, and how often somebody looked at the expected cash. */
  readonly consents: number;
  readonly seen: number;
};

/** By what a shift's net sales are split. */
export const splitNames = ['maker', 'category', 'hour'] as const;
export type SplitName = (typeof splitNames)[number];
/**
 * One row of a split: a maker's id, a category or an hour of Seoul's day (`09`); empty for goods without any. Net sales in
 * won. A category holds the items that were of it (0 for typed prices), for catalogues change.
 */
export type SplitRow = { readonly key: string; readonly amount: Won; readonly items?: readonly number[] };
export type ShiftSplit = Readonly<Record<SplitName, readonly SplitRow[]>>;

/** A report as it is frozen: by an X so far, by a Z when the shift closes. `by` is left out by tills that split none. */
export type ShiftReport = { readonly figures: readonly Figure[]; readonly happened: Happened; readonly by?: ShiftSplit };

/** One acquirer: what the ledger has registered by hand (less what was cancelled), and what the terminal's slip says. */
export type TerminalRow = { readonly acquirer: string; readonly ledger: Won; readonly terminal: Won };
