/** What the house asks of long stretches of the ledger, and of the disk for files that go elsewhere, as types. Part of the ports. */
import type { Change } from '../domain/changes.ts';
import type { Result } from '../domain/result.ts';
import type { PeriodBehind, PeriodFigure } from '../domain/period-figure.ts';
import type { Period, PeriodSums } from '../domain/sales-report.ts';
import type { Won } from '../domain/money.ts';
import type { Books, FileForm, Sheet } from '../domain/table-file.ts';
import type { Finding, WatchLimits } from '../domain/watch.ts';

/** Reads over many days, each on a thread of its own: selling goes on meanwhile. A fault of the thread is thrown. */
export type LongReads = {
  /** Sums over every shift that was opened on the days of a period. */
  readonly period: (period: Period) => Promise<PeriodSums>;
  /** The entries behind a number of a period's report: they sum to it. */
  readonly behind: (period: Period, figure: PeriodFigure) => Promise<PeriodBehind>;
  /** The closed shifts of a period one by one, and what was settled with makers and paid to them. */
  readonly books: (period: Period) => Promise<Books>;
  /** What was changed on the days of a period, newest first. */
  readonly changes: (period: Period) => Promise<readonly Change[]>;
  /** What stands out in the entries of a period. `caps`: the most each person takes off a line alone, in basis points. */
  readonly findings: (
    period: Period, watch: { readonly limits: WatchLimits; readonly caps: Readonly<Record<string, number>>; readonly closeLimit: Won },
  ) => Promise<readonly Finding[]>;
};

/** Files for people outside of the shop. */
export type TableFiles = {
  /**
   * Writes a file in the folder for files, on a thread of its own, and tells where it lies; one that is there stays and the
   * new one has a number. A form that holds one table has the first.
   */
  readonly save: (name: string, form: FileForm, sheets: readonly Sheet[]) => Promise<Result<{ readonly path: string }, 'file_not_written'>>;
};

/** The ports of reports. */
export type ReportPorts = { readonly longReads: LongReads; readonly tableFiles: TableFiles };
