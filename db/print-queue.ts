/**
 * The papers that are owed, as the till works through them. Unfinished jobs are also kept in memory, in the order they
 * were owed, because the queue is looked at several times a second and an index would cost every sale a page.
 */
import type { Entry } from '../src/domain/journal.ts';
import { must } from '../src/domain/result.ts';
import type { PrintJob } from '../src/host/ports.ts';
import type { Connection } from './open.ts';
import { owesPaper } from './projections.ts';

export type PrintQueue = {
  readonly jobs: (states: readonly PrintJob['state'][], most: number) => readonly PrintJob[];
  /** Takes up the papers of entries that are on the disk. */
  readonly owed: (entries: readonly Entry[]) => void;
  /** Writes a job's state. Throws when there is no such job. */
  readonly set: (id: number, state: PrintJob['state'], attempts: number) => void;
};

const unfinished: readonly PrintJob['state'][] = ['waiting', 'printing', 'unknown'];
const jobColumns = `
  SELECT print_job.entry AS id, print_job.entry AS entrySeq, journal.kind, print_job.state, print_job.attempts, journal.at AS queuedAt
  FROM print_job JOIN journal ON journal.seq = print_job.entry`;

/** Opens the queue of an open ledger. */
export function openPrintQueue(database: Connection): PrintQueue {
  const inStates = database.prepare<[string, number], PrintJob>(
    `${jobColumns} WHERE print_job.state IN (SELECT value FROM json_each(?)) ORDER BY print_job.entry LIMIT ?`,
  );
  const byId = database.prepare<[number], PrintJob>(`${jobColumns} WHERE print_job.entry = ?`);
  const change = database.prepare<[PrintJob['state'], number, number]>('UPDATE print_job SET state = ?, attempts = ? WHERE entry = ?');
  const read = (states: readonly PrintJob['state'][], most: number): PrintJob[] => inStates.all(JSON.stringify(states), most);
  const open = new Map(read(unfinished, -1).map((job) => [job.id, job]));
  return {
    jobs: (states, most) => (
      states.every((state) => unfinished.includes(state)) ? firstOf(open.values(), states, most) : read(states, most)),
    owed: (entries) => {
      for (const entry of entries.filter(owesPaper)) {
        const { seq, at, kind } = entry.header;
        open.set(seq, { id: seq, entrySeq: seq, kind, state: 'waiting', attempts: 0, queuedAt: at });
      }
    },
    set: (id, state, attempts) => {
      const job = must(byId.get(id), `print job ${id}`);
      change.run(state, attempts, id);
      // A finished job that is owed again stands behind the others: its paper is asked for now.
      if (unfinished.includes(state)) open.set(id, { ...job, state, attempts });
      else open.delete(id);
    },
  };
}

function firstOf(jobs: Iterable<PrintJob>, states: readonly PrintJob['state'][], most: number): PrintJob[] {
  const found: PrintJob[] = [];
  for (const job of jobs) {
    if (found.length >= most) break;
    if (states.includes(job.state)) found.push(job);
  }
  return found;
}
