/** The two parts of C, the floor of a commit: a durable 4 KB overwrite, and the reference transaction in memory. */
import { openReader } from '../../db/ledger.ts';
import type { Entry } from '../../src/domain/journal.ts';
import { must } from '../../src/domain/result.ts';
import { memoryDirectory, openProbe, removeDirectory } from './disk.ts';
import { openReference, rowReader, type Reference, type ReferenceRows } from './reference.ts';
import { summaryOf } from './stats.ts';

/** Items of the stores whose commits are measured: the stock table has to be larger than a page. */
export const items = 2_000;

export type Floors = {
  readonly reference: Reference;
  /** The rows of a sale that the product has just sealed. */
  readonly rowsOf: (entries: readonly Entry[]) => ReferenceRows;
  /** Times both parts once, for such a sale. */
  readonly measure: (entries: readonly Entry[]) => void;
  /** Forgets what was measured and copies the reference's WAL back. */
  readonly restart: () => void;
  /** C of what was measured, in ms, by `q` (0.5 for the median, 0 for the best), with its parts. */
  readonly at: (quantile: 'p50' | 'best') => { readonly c: number; readonly overwrite: number; readonly transaction: number };
  readonly checkpoint: () => void;
  /** How the memory was had, when not by a file system in memory. */
  readonly note: string | null;
  readonly close: () => void;
};

/** Runs a call and keeps how long it took, in ms. */
export function timed(samples: number[], run: () => void): void {
  const from = performance.now();
  run();
  samples.push(performance.now() - from);
}

/** Opens both parts of C: on a directory of the data disk, and in memory for the sales that a ledger seals. */
export function openFloors(disk: string, ledgerDirectory: string): Floors {
  const memory = memoryDirectory();
  const reference = openReference(memory, items);
  const probe = openProbe(disk);
  const ledger = openReader(ledgerDirectory);
  const rowsIn = rowReader(ledger);
  const rowsOf: Floors['rowsOf'] = (entries) => rowsIn(must(entries[0], 'the entry of the sale').header.seq);
  const samples = { overwrite: [] as number[], transaction: [] as number[] };
  return {
    reference,
    rowsOf,
    measure: (entries) => {
      timed(samples.overwrite, probe.write);
      const rows = rowsOf(entries);
      timed(samples.transaction, () => reference.write(rows));
    },
    restart: () => {
      samples.overwrite.length = 0;
      samples.transaction.length = 0;
      reference.checkpoint();
    },
    at: (quantile) => {
      const overwrite = summaryOf(samples.overwrite)[quantile];
      const transaction = summaryOf(samples.transaction)[quantile];
      return { c: overwrite + transaction, overwrite, transaction };
    },
    checkpoint: reference.checkpoint,
    note:
      memory === null
        ? "there is no /dev/shm here: the reference transaction ran in SQLite's own memory, without a WAL, so C is smaller"
        : null,
    close: () => {
      ledger.close();
      reference.close();
      probe.close();
      if (memory !== null) removeDirectory(memory);
    },
  };
}
