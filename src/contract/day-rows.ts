/** The rows of the boundary for the drawer and the day; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { moves, openingReasons } from '../domain/day-facts.ts';
import { dayTurnsMax } from '../domain/day-settings.ts';
import { moveNoteMax } from '../domain/drawer.ts';
import { consentRefusals, row } from './rows.ts';
import { AmountShape, ConsentOrNoneShape, SaleIdShape, noteOf, wholeFrom } from './shapes.ts';

const reasons = ['change', 'supplies', 'delivery', 'meal', 'lift', 'bank', 'other'] as const;
/** The number that stands on the slip (empty when it was asked before), and whether it was. */
const movedAnswer = z.strictObject({ number: z.string(), repeated: z.boolean() });
const noteRefusals = ['reason_missing', 'note_too_long', 'card_number'] as const;
const DayRulesShape = z.strictObject({
  cashLimit: AmountShape, closeLimit: AmountShape, dayTurns: wholeFrom(0, dayTurnsMax),
});

/** Rows of the drawer and the day. */
export const dayRows = {
  /** Cash put in, taken out, or taken to the safe; a slip goes with it. The same id and body again moves nothing more. */
  'cash.move': row({
    needs: 'move_cash',
    takesConsent: true,
    input: z.strictObject({
      id: SaleIdShape, move: z.enum(moves), amount: AmountShape, reason: z.enum(reasons), note: noteOf(2 * moveNoteMax),
      consent: ConsentOrNoneShape,
    }),
    output: movedAnswer,
    refusals: ['shift_closed', 'bad_amount', 'bad_reason', ...noteRefusals, 'exists_with_different_body', ...consentRefusals],
  }),
  /** Opens the drawer without a sale; counted. */
  'drawer.open': row({
    needs: 'open_drawer',
    takesConsent: true,
    input: z.strictObject({ id: SaleIdShape, reason: z.enum(openingReasons), note: noteOf(2 * moveNoteMax), consent: ConsentOrNoneShape }),
    output: movedAnswer,
    refusals: ['shift_closed', ...noteRefusals, 'exists_with_different_body', ...consentRefusals],
  }),
  /** When cash belongs into the safe, from what difference a close needs leave, and when a trading day ends. */
  'day.rules': row({ needs: 'see_till', input: z.strictObject({}), output: DayRulesShape, refusals: [] }),
  /** Sets all three; a shift that is open keeps its business date. */
  'day.set_rules': row({ needs: 'change_limits', input: DayRulesShape, output: DayRulesShape, refusals: [] }),
} as const;
