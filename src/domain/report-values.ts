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

/** A report as it is frozen: by an X so far, by a Z when the shift closes. */
export type ShiftReport = { readonly figures: readonly Figure[]; readonly happened: Happened };

/** One acquirer: what the ledger has registered by hand (less what was cancelled), and what the terminal's slip says. */
export type TerminalRow = { readonly acquirer: string; readonly ledger: Won; readonly terminal: Won };
