/** Counts syncs in what `strace -f -y` wrote, between two marks. Runs nothing. */

/** What the traced process writes to its standard output where the counting begins and ends. */
export const markBegin = 'sodam-bench-begin';
export const markEnd = 'sodam-bench-end';

export type SyncCount = {
  /** Calls that wait for a disk, whatever the file. */
  readonly all: number;
  /** Those of the ledger's WAL. */
  readonly ofWal: number;
};

/** A call that waits for a disk; one that another thread interrupted stands on two lines, and its first one counts. */
const sync = /^\d+\s+(?:fsync|fdatasync|sync_file_range|msync|sync|syncfs)\((.*)/;

/** Counts the syncs that began between the marks. Throws when a mark is missing: nothing may be counted then. */
export function countSyncs(trace: string): SyncCount {
  const lines = trace.split('\n');
  const begin = lines.findIndex((line) => line.includes(markBegin));
  const end = lines.findIndex((line) => line.includes(markEnd));
  if (begin < 0 || end < begin) throw new Error('broken: the trace has no marks');
  const files = lines.slice(begin + 1, end).flatMap((line) => sync.exec(line)?.[1] ?? []);
  return { all: files.length, ofWal: files.filter((file) => file.includes('ledger.sqlite-wal>')).length };
}
