/** What the house asks of the ledger about long stretches of it, as types. Part of the ports. */
import type { Period, PeriodSums } from '../domain/sales-report.ts';

/** Reads over many days, each on a thread of its own: selling goes on meanwhile. A fault of the thread is thrown. */
export type LongReads = {
  /** Sums over every shift that was opened on the days of a period. */
  readonly period: (period: Period) => Promise<PeriodSums>;
};

/** The ports of long reads. */
export type ReportPorts = { readonly longReads: LongReads };
