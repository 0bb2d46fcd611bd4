/** What the house asks of the ledger about drawers, shifts and their reports, as types. Part of the Ledger port. */
import type { MoveId } from '../domain/day-facts.ts';
import type { Fact } from '../domain/facts.ts';
import type { PostingSum, Term } from '../domain/figures.ts';
import type { JournalEntry } from '../domain/journal.ts';
import type { Won } from '../domain/money.ts';
import type { Happened } from '../domain/report-values.ts';
import type { Behind, ClosedShift } from '../domain/shift-report.ts';
import type { SoldPart } from '../domain/shift-split.ts';

export type DayLedger = {
  /** The cash that the open shift's drawer should hold, by its postings; 0 outside of any. */
  readonly cashNow: () => Won;
  /** A move of cash or an opening of the drawer of late, by its id; null when there was none. */
  readonly moved: (id: MoveId) => (Fact & { readonly kind: 'cash_moved' | 'drawer_opened' }) | null;
  readonly openings: (shift: number) => number;
  /** The postings of a shift before its close, summed by what a report asks. */
  readonly shiftSums: (shift: number) => readonly PostingSum[];
  readonly shiftHappened: (shift: number) => Happened;
  /** The entries of a shift that make a figure: their parts sum to it. */
  readonly behind: (shift: number, terms: readonly Term[]) => readonly Behind[];
  /** The goods of a shift before its close, by entry, maker and item. */
  readonly shiftSold: (shift: number) => readonly SoldPart[];
  /** Entries with their parts of something, as they are told of a figure; in their order, those of nothing left out. */
  readonly told: (parts: ReadonlyMap<number, Won>) => readonly Behind[];
  readonly closedShift: (shift: number) => ClosedShift | null;
  /** Newest first; `zCopies` is how often such a Z was printed again. */
  readonly closedShifts: (most: number) => readonly ClosedShift[];
  readonly zCopies: (shift: number) => number;
  /** Throws when there is no entry at that place. */
  readonly entry: (seq: number) => JournalEntry;
};
