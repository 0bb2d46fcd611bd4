/** What is read on a thread of its own, by name. Writes nothing. */
import type { Period } from '../src/domain/sales-report.ts';
import type { LongReads } from '../src/host/report-ports.ts';
import { readBooks } from './books-reads.ts';
import type { Connection } from './open.ts';
import { readPeriod } from './period-reads.ts';

const readers = { period: readPeriod, books: readBooks } as const;

/** A question as it goes to the thread. */
export type LongQuestion = { readonly name: keyof typeof readers; readonly period: Period };

/** Answers a question from an open ledger. */
export function answerLong(reader: Connection, { name, period }: LongQuestion): unknown {
  return readers[name](reader, period);
}

/** The port over whatever asks the questions. */
export function longReadsOver(ask: (question: LongQuestion) => Promise<unknown>): LongReads {
  type Answer<N extends keyof LongReads> = Awaited<ReturnType<LongReads[N]>>;
  return {
    period: async (period) => await ask({ name: 'period', period }) as Answer<'period'>,
    books: async (period) => await ask({ name: 'books', period }) as Answer<'books'>,
  };
}
