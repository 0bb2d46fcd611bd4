/** Cash that goes into the drawer and out of it beside the sales, and the drawer opened without one. Opens nothing itself. */
import { holdsCardNumber } from './card-number.ts';
import type { Wanted } from './consent.ts';
import type { Move, MoveId, MoveReason, OpeningReason } from './day-facts.ts';
import type { Fact } from './facts.ts';
import type { SaleId } from './ids.ts';
import { amountMax, zero, type Won } from './money.ts';
import { ok, refuse, type Result } from './result.ts';

/** What each kind of move can be for, the usual first. */
export const moveReasons: Readonly<Record<Move, readonly MoveReason[]>> = {
  pay_in: ['change', 'other'],
  pay_out: ['supplies', 'delivery', 'meal', 'other'],
  drop: ['lift', 'bank', 'other'],
};

/** The longest note to a move, in UTF-16 units. */
export const moveNoteMax = 60;

export type AskedMove = {
  readonly id: MoveId; readonly move: Move; readonly amount: Won; readonly reason: MoveReason; readonly note: string;
};
export type AskedOpening = { readonly id: MoveId; readonly reason: OpeningReason; readonly note: string };

type NoteRefusal = 'reason_missing' | 'note_too_long' | 'card_number';

/**
 * Moves cash. How much the drawer holds is not looked at: a refusal would tell whoever may not see it what should be there.
 */
export function moveCash(asked: AskedMove, isShiftOpen: boolean): Result<Fact, 'shift_closed' | 'bad_amount' | 'bad_reason' | NoteRefusal> {
  const { id, move, amount, reason } = asked;
  if (!isShiftOpen) return refuse('shift_closed');
  if (amount <= 0 || amount > amountMax) return refuse('bad_amount');
  if (!moveReasons[move].includes(reason)) return refuse('bad_reason');
  const note = noteOf(reason, asked.note);
  return note.ok ? ok({ kind: 'cash_moved', body: { id, move, amount, reason, ...note.value } }) : note;
}

/** Opens the drawer without a sale; `opened` is how often this shift did so before. */
export function openDrawer(
  asked: AskedOpening, shift: { readonly opened: number } | null,
): Result<Fact, 'shift_closed' | NoteRefusal> {
  const { id, reason } = asked;
  if (shift === null) return refuse('shift_closed');
  const note = noteOf(reason, asked.note);
  return note.ok ? ok({ kind: 'drawer_opened', body: { id, reason, ...note.value, number: shift.opened + 1 } }) : note;
}

function noteOf(reason: string, typed: string): Result<{ readonly note?: string }, NoteRefusal> {
  const note = typed.trim();
  if (note === '') return reason === 'other' ? refuse('reason_missing') : ok({});
  if (note.length > moveNoteMax) return refuse('note_too_long', { most: moveNoteMax });
  return holdsCardNumber(note) ? refuse('card_number') : ok({ note });
}

const marks: Readonly<Record<Move, string>> = { pay_in: 'in', pay_out: 'out', drop: 'drop' };

/** What moving cash needs. The subject says the direction, too: leave to put in is no leave to take out. */
export function wantedForMove({ id, move, amount }: Pick<AskedMove, 'id' | 'move' | 'amount'>): Wanted {
  return { action: 'move_cash', subject: `${marks[move]}-${id}` as SaleId, lineId: null, amount };
}

/** What opening the drawer without a sale needs. */
export function wantedForOpening({ id }: Pick<AskedOpening, 'id'>): Wanted {
  return { action: 'open_drawer', subject: id, lineId: null, amount: zero };
}
