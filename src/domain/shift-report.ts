/** X and Z of a shift: its figures and what happened in it, as the journal's entries alone make them. Reads no table. */
import type { FactKind } from './facts.ts';
import type { BusinessDate } from './ids.ts';
import { addSums, figuresOf, type PostingSum } from './figures.ts';
import type { Entry } from './journal.ts';
import { postingsOf } from './posting.ts';
import { add, zero, type Won } from './money.ts';
import type { Happened, ShiftReport, ShiftSplit } from './report-values.ts';
import { must } from './result.ts';

/** A shift that has only just begun. */
export const nothingHappened: Happened = {
  sales: 0, refunds: 0, firstReceipt: '', lastReceipt: '', voids: 0, voided: zero, corrections: 0, reprints: 0, openings: 0, moves: 0,
  counts: 0, handOvers: 0, consents: 0, seen: 0,
};

/** An entry behind a figure, the number on its paper, and its part of the figure. */
export type Behind = {
  readonly seq: number; readonly kind: FactKind; readonly at: number; readonly number: string; readonly amount: Won;
};

/** A shift that is closed; its Z has the same number. `entry` and `opening` are places in the journal. */
export type ClosedShift = {
  readonly number: number; readonly entry: number; readonly opening: number; readonly businessDate: BusinessDate; readonly closedAt: number;
  readonly counted: Won; readonly expected: Won;
};

const counted = {
  tender_corrected: 'corrections', receipt_reprinted: 'reprints', drawer_opened: 'openings', cash_moved: 'moves', shift_counted: 'counts',
  shift_handed_over: 'handOvers', consent_used: 'consents', expected_seen: 'seen',
} as const;

/** What happened after one more entry of the shift. */
export function happenedAfter(before: Happened, fact: Pick<Entry['fact'], 'kind' | 'body'>): Happened {
  const { kind, body } = fact;
  if (kind === 'sale' || kind === 'refund' || kind === 'exchange') {
    const { receiptNumber } = body as { receiptNumber: string };
    const first = before.firstReceipt === '' ? receiptNumber : before.firstReceipt;
    const times = { sales: before.sales + Number(kind !== 'refund'), refunds: before.refunds + Number(kind !== 'sale') };
    return { ...before, ...times, firstReceipt: first, lastReceipt: receiptNumber };
  }
  if (kind === 'void') return { ...before, voids: before.voids + 1, voided: add(before.voided, (body as { total: Won }).total) };
  const name = Object.entries(counted).find(([each]) => each === kind)?.[1];
  return name === undefined ? before : { ...before, [name]: before[name] + 1 };
}

/** The report of a shift from its sums of postings, what happened in it, and its goods as they are split (null for none). */
export function reportOf(sums: readonly PostingSum[], happened: Happened, withCash: boolean, by: ShiftSplit | null = null): ShiftReport {
  return { figures: figuresOf(sums, withCash), happened, ...(by === null ? {} : { by }) };
}

/** The report of a shift from its entries, its opening first; a close among them is left out, and so is what follows it. */
export function reportOfEntries(entries: readonly Pick<Entry, 'fact'>[]): ShiftReport {
  const sums = new Map<string, PostingSum>();
  let happened = nothingHappened;
  for (const { fact } of entries) {
    if (fact.kind === 'shift_closed') break;
    addSums(sums, postingsOf(fact));
    happened = happenedAfter(happened, fact);
  }
  must(entries[0], 'an opening');
  return reportOf([...sums.values()], happened, true);
}
