/** What is read on a thread of its own, by name. Writes nothing. */
import { assertNever } from '../src/domain/result.ts';
import type { PeriodFigure } from '../src/domain/period-figure.ts';
import type { Period } from '../src/domain/sales-report.ts';
import type { LongReads } from '../src/host/report-ports.ts';
import { readChanges } from './change-reads.ts';
import { readBooks } from './books-reads.ts';
import type { Connection } from './open.ts';
import { readBehind } from './period-behind-reads.ts';
import { readPeriod } from './period-reads.ts';
import { readFindings, type WatchQuestion } from './watch-reads.ts';

/** A question as it goes to the thread. */
export type LongQuestion =
  | { readonly name: 'period' | 'books' | 'changes'; readonly period: Period }
  | { readonly name: 'behind'; readonly period: Period; readonly figure: PeriodFigure }
  | { readonly name: 'findings'; readonly period: Period; readonly watch: WatchQuestion };

/** Answers a question from an open ledger. */
export function answerLong(reader: Connection, question: LongQuestion): unknown {
  switch (question.name) {
    case 'period':
      return readPeriod(reader, question.period);
    case 'books':
      return readBooks(reader, question.period);
    case 'changes':
      return readChanges(reader, question.period);
    case 'behind':
      return readBehind(reader, question.period, question.figure);
    case 'findings':
      return readFindings(reader, question.period, question.watch);
    default:
      return assertNever(question);
  }
}

/** The port over whatever asks the questions. */
export function longReadsOver(ask: (question: LongQuestion) => Promise<unknown>): LongReads {
  type Answer<N extends keyof LongReads> = Awaited<ReturnType<LongReads[N]>>;
  return {
    period: async (period) => await ask({ name: 'period', period }) as Answer<'period'>,
    books: async (period) => await ask({ name: 'books', period }) as Answer<'books'>,
    behind: async (period, figure) => await ask({ name: 'behind', period, figure }) as Answer<'behind'>,
    changes: async (period) => await ask({ name: 'changes', period }) as Answer<'changes'>,
    findings: async (period, watch) => await ask({ name: 'findings', period, watch }) as Answer<'findings'>,
  };
}
