/** What is read on a thread of its own, by name. Writes nothing. */
import type { Period } from '../src/domain/sales-report.ts';
import type { LongReads } from '../src/host/report-ports.ts';
import type { Connection } from './open.ts';
import { readPeriod } from './period-reads.ts';

/** A question as it goes to the thread. */
export type LongQuestion = { readonly name: 'period'; readonly period: Period };

/** Answers a question from an open ledger. */
export function answerLong(reader: Connection, question: LongQuestion): unknown {
  return readPeriod(reader, question.period);
}

/** The port over whatever asks the questions. */
export function longReadsOver(ask: (question: LongQuestion) => Promise<unknown>): LongReads {
  return {
    period: async (period) => await ask({ name: 'period', period }) as Awaited<ReturnType<LongReads['period']>>,
  };
}
