/** Opening the drawer for a shift, and closing it with a count. What is expected comes in as a number, never guessed. */
import type { Fact, ShiftClosedBody } from './facts.ts';
import { subtract, zero, type Won } from './money.ts';
import { ok, refuse, type Result } from './result.ts';
import { denominations, valueOf, type Pieces } from './tender.ts';

/** The most pieces of one denomination a count takes. */
export const piecesMax = 99_999;

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
): Result<{ readonly facts: readonly Fact[]; readonly close: ShiftClosedBody }, 'shift_closed' | 'bad_count' | 'keep_too_large'> {
  if (!state.shiftOpen) return refuse('shift_closed');
  const counted = countedValue(counts);
  if (counted === null) return refuse('bad_count');
  if (keep < 0 || keep > counted) return refuse('keep_too_large', { most: counted });
  const { shift, expected } = state;
  const close = { shift, counted, expected, keep };
  const count: Fact = { kind: 'shift_counted', body: { shift, counts: written(counts), counted } };
  return ok({ facts: [count, { kind: 'shift_closed', body: close }], close });
}

/** Zero pieces are not written; the order is by face, large first, so that one count has one form. */
function written(counts: readonly Pieces[]): Pieces[] {
  return counts.filter((count) => count.pieces > 0).sort((a, b) => b.face - a.face);
}

function countedValue(counts: readonly Pieces[]): Won | null {
  const faces = new Set(counts.map((count) => count.face));
  const known = counts.every((count) => denominations.some((face) => face === count.face));
  const whole = counts.every((count) => Number.isSafeInteger(count.pieces) && count.pieces >= 0 && count.pieces <= piecesMax);
  return known && whole && faces.size === counts.length ? valueOf(counts) : null;
}
