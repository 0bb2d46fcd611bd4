/** Opening the drawer for a shift, and closing it with a count. What is expected comes in as a number, never guessed. */
import type { Wanted } from './consent.ts';
import type { HandedOverBody, ShiftClosedBody } from './day-facts.ts';
import type { Fact } from './facts.ts';
import type { BusinessDate, OperatorId, SaleId } from './ids.ts';
import { subtract, zero, type Won } from './money.ts';
import { ok, refuse, type Result } from './result.ts';
import { denominations, valueOf, type Pieces } from './tender.ts';

/** Cashier's cheques (자기앞수표), counted by their faces, in won. Nobody hands one out as change. */
export const cheques = [1_000_000, 500_000, 300_000, 100_000] as const;
const countedFaces: readonly number[] = [...cheques, ...denominations];

/** The most pieces of one denomination a count takes. */
export const piecesMax = 99_999;

/** A shift that is open, as the ledger knows it. */
export type OpenShift = {
  readonly number: number;
  readonly businessDate: BusinessDate;
  readonly openedAt: number;
  readonly openedBy: OperatorId;
  readonly float: Won;
};

/** Cash of one shift, summed from its postings; an exchange counts as a sale and as a refund. */
export type ShiftCash = {
  readonly expected: Won;
  readonly float: Won;
  readonly sales: Won;
  readonly refunds: Won;
  /** Put in and taken out beside the sales, and taken to the safe; none below 0. */
  readonly payIns: Won;
  readonly payOuts: Won;
  readonly drops: Won;
  readonly saleCount: number;
  readonly refundCount: number;
};

/**
 * Opens shift number `shift` with a counted float. What the last close kept is in the drawer already; a larger count
 * means the rest was brought from the safe, a smaller one that cash is missing since then.
 */
export function openShift(
  shift: number,
  counts: readonly Pieces[],
  state: { readonly shiftOpen: boolean; readonly kept: Won },
): Result<Fact, 'shift_open' | 'bad_count'> {
  if (state.shiftOpen) return refuse('shift_open');
  const counted = countedValue(counts);
  if (counted === null) return refuse('bad_count');
  const added = counted > state.kept ? subtract(counted, state.kept) : zero;
  return ok({ kind: 'shift_opened', body: { shift, counts: written(counts), counted, kept: state.kept, added } });
}

/** Closes the open shift with a blind count: two facts, the count and the close that records the difference. */
export function closeShift(
  counts: readonly Pieces[],
  keep: Won,
  state: { readonly shift: number; readonly shiftOpen: boolean; readonly expected: Won },
  more: Pick<ShiftClosedBody, 'carried' | 'undelivered' | 'report'> = {},
): Result<{ readonly facts: readonly Fact[]; readonly close: ShiftClosedBody }, 'shift_closed' | 'bad_count' | 'keep_too_large'> {
  if (!state.shiftOpen) return refuse('shift_closed');
  const counted = countedValue(counts);
  if (counted === null) return refuse('bad_count');
  if (keep < 0 || keep > counted) return refuse('keep_too_large', { most: counted });
  const { shift, expected } = state;
  const close = { shift, counted, expected, keep, ...more };
  const count: Fact = { kind: 'shift_counted', body: { shift, counts: written(counts), counted } };
  return ok({ facts: [count, { kind: 'shift_closed', body: close }], close });
}

/**
 * Is a count so far off that a manager must know (`close_far_off`)? By how much is not told before the close; a limit of 0 is
 * none.
 */
export function isFarOff(counted: Won, expected: Won, limit: Won): boolean {
  return limit > 0 && Math.abs(counted - expected) >= limit;
}

/** What closing far off needs; the amount is what was counted, for nobody may learn the difference by asking. */
export function wantedForClose(shift: number, counted: Won): Wanted {
  return { action: 'close_far_off', subject: `shift-${shift}` as SaleId, lineId: null, amount: counted };
}

/** What looking at the expected cash of an open shift needs. */
export function wantedForSeeing(shift: number): Wanted {
  return { action: 'see_expected_cash', subject: `shift-${shift}` as SaleId, lineId: null, amount: zero };
}

/** Hands the drawer over, counted by both. Who they are and that they gave their PINs is the caller's to know. */
export function handOver(
  counts: readonly Pieces[],
  people: Pick<HandedOverBody, 'from' | 'to'>,
  state: { readonly shift: number; readonly expected: Won } | null,
): Result<Fact, 'shift_closed' | 'bad_count' | 'same_person'> {
  if (state === null) return refuse('shift_closed');
  const counted = countedValue(counts);
  if (counted === null) return refuse('bad_count');
  if (people.from === people.to) return refuse('same_person');
  return ok({ kind: 'shift_handed_over', body: { ...state, counts: written(counts), counted, ...people } });
}

/** The count of a close that was not let through: it stands in the journal all the same. */
export function countFact(shift: number, counts: readonly Pieces[], counted: Won): Fact {
  return { kind: 'shift_counted', body: { shift, counts: written(counts), counted } };
}

/** Zero pieces are not written; the order is by face, large first, so that one count has one form. */
function written(counts: readonly Pieces[]): Pieces[] {
  return counts.filter((count) => count.pieces > 0).sort((a, b) => b.face - a.face);
}

/** What was counted, in won; null where it can be no count: an unknown face, one twice, or a part of a piece. */
export function countedValue(counts: readonly Pieces[]): Won | null {
  const faces = new Set(counts.map((count) => count.face));
  const known = counts.every((count) => countedFaces.some((face) => face === count.face));
  const whole = counts.every((count) => Number.isSafeInteger(count.pieces) && count.pieces >= 0 && count.pieces <= piecesMax);
  return known && whole && faces.size === counts.length ? valueOf(counts) : null;
}
