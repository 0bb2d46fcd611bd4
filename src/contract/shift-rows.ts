/** The rows of the boundary for the shift: opening, handing over, closing, X and Z; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { acquirersMax } from '../domain/terminal-check.ts';
import { consentRefusals, pinRefusals, row } from './rows.ts';
import { PaperColumnsShape, PaperLineShape } from './paper-shapes.ts';
import {
  AmountShape, BusinessDateShape, ConsentOrNoneShape, CountsShape, FactKindShape, OperatorIdShape, PinShape, ShiftShape, SumShape,
  WonShape, listOf, textOf, wholeFrom,
} from './shapes.ts';

/** A figure of a report under its key, which `day.explain` takes; of means of payment how often money came and went. */
/** A figure of a report under its key. */
export const FigureShape = z.strictObject({ key: z.string(), amount: SumShape, taken: z.optional(z.int()), back: z.optional(z.int()) });
const HappenedShape = z.strictObject({
  sales: z.int(), refunds: z.int(), firstReceipt: z.string(), lastReceipt: z.string(), voids: z.int(), voided: SumShape,
  corrections: z.int(), reprints: z.int(), openings: z.int(), moves: z.int(), counts: z.int(), handOvers: z.int(),
  consents: z.int(), seen: z.int(),
});
const SplitShape = z.array(z.strictObject({ key: z.string(), name: z.string(), amount: SumShape }));
/** Net sales by maker, category and hour: `key` behind the name of the split and a bar is what `day.explain` takes. */
const ReportShape = z.strictObject({
  figures: z.array(FigureShape), happened: HappenedShape,
  by: z.optional(z.strictObject({ maker: SplitShape, category: SplitShape, hour: SplitShape })),
});
const CarriedKindShape = z.enum(['parked', 'paid', 'paper']);
const ClosedShape = z.strictObject({
  number: z.int(), businessDate: BusinessDateShape, closedAt: z.int(), counted: AmountShape, expected: SumShape, overShort: SumShape,
});
const shiftNumber = wholeFrom(1, 1_000_000_000);

/** Rows of the shift. */
export const shiftRows = {
  'shift.open': row({
    needs: 'open_shift',
    input: z.strictObject({ counts: CountsShape }),
    output: z.strictObject({ shift: ShiftShape }),
    refusals: ['shift_open', 'bad_count'],
  }),
  /** What is open before a close: each is settled, or carried over under its `key`. Entries that the mall lacks go by themselves. */
  'shift.leftovers': row({
    needs: 'close_shift',
    input: z.strictObject({}),
    output: z.strictObject({
      things: z.array(z.strictObject({ key: z.string(), kind: CarriedKindShape, name: z.string(), amount: AmountShape })),
      undelivered: z.int(),
    }),
    refusals: [],
  }),
  /**
   * The blind count: what was expected is told only in the answer. `keep` won stay in the drawer. `carried` are the keys of what
   * is carried over; null carries whatever is open. A count that is far off and has no leave is written down all the same.
   */
  'shift.close': row({
    needs: 'close_shift',
    input: z.strictObject({
      counts: CountsShape, keep: AmountShape, carried: z._default(z.nullable(listOf(textOf(64), 1_100)), null), consent: ConsentOrNoneShape,
    }),
    output: z.strictObject({
      shift: z.int(), counted: AmountShape, expected: WonShape, overShort: WonShape, keep: AmountShape,
      float: AmountShape, cashSales: WonShape, cashRefunds: WonShape, payIns: AmountShape, payOuts: AmountShape,
      drops: AmountShape, sales: z.int(), refunds: z.int(),
    }),
    refusals: ['shift_closed', 'bad_count', 'keep_too_large', 'cart_open', 'not_carried', 'far_off', ...consentRefusals],
  }),
  /** The drawer is counted by two people and changes hands: whoever is signed in gives their PIN, and so does who takes over. */
  'shift.hand_over': row({
    needs: 'close_shift',
    input: z.strictObject({ counts: CountsShape, pin: PinShape, to: OperatorIdShape, toPin: PinShape }),
    output: z.strictObject({ counted: AmountShape, number: z.string() }),
    refusals: ['shift_closed', 'bad_count', 'same_person', 'unknown_operator', 'may_not_sell', ...pinRefusals],
  }),
  /**
   * The X: figures of the open shift so far. What says what the drawer should hold is left out, but for who may see it or has
   * leave; that is written down and stands on the Z. `print` puts it on paper, always without.
   */
  'shift.x': row({
    needs: 'close_shift',
    input: z.strictObject({ withCash: z.boolean(), print: z.boolean(), consent: ConsentOrNoneShape }),
    output: z.strictObject({ shift: z.int(), report: ReportShape }),
    refusals: ['shift_closed', ...consentRefusals],
  }),
  /** Closed shifts, newest first. */
  'z.list': row({
    needs: 'close_shift',
    input: z.strictObject({ most: wholeFrom(1, 400) }),
    output: z.strictObject({ closed: z.array(ClosedShape) }),
    refusals: [],
  }),
  /** A Z as it was frozen, and as the printer would print it again now. */
  'z.read': row({
    needs: 'close_shift',
    input: z.strictObject({ shift: shiftNumber }),
    output: z.strictObject({ closed: ClosedShape, report: ReportShape, columns: PaperColumnsShape, lines: z.array(PaperLineShape) }),
    refusals: ['unknown_shift'],
  }),
  /** Prints a Z again, marked 재발행 and journalled. */
  'z.reprint': row({
    needs: 'reprint',
    input: z.strictObject({ shift: shiftNumber }),
    output: z.strictObject({ copy: z.int() }),
    refusals: ['unknown_shift'],
  }),
  /**
   * Compares the totals that a stand-alone card terminal prints with the cards registered by hand in a shift, acquirer by
   * acquirer; the comparison is written down. A difference is the terminal's less the ledger's.
   */
  'terminal.check': row({
    needs: 'close_shift',
    input: z.strictObject({
      shift: shiftNumber, totals: listOf(z.strictObject({ acquirer: textOf(64), amount: SumShape }), acquirersMax),
    }),
    output: z.strictObject({
      rows: z.array(z.strictObject({ acquirer: z.string(), ledger: SumShape, terminal: SumShape, difference: SumShape })),
    }),
    refusals: ['unknown_shift'],
  }),
  /** The entries behind a figure of a report: their amounts sum to it. The drawer's own figures only once the shift is closed. */
  'day.explain': row({
    needs: 'close_shift',
    input: z.strictObject({ shift: shiftNumber, key: textOf(200) }),
    output: z.strictObject({
      amount: SumShape,
      entries: z.array(z.strictObject({ seq: z.int(), kind: FactKindShape, at: z.int(), number: z.string(), amount: SumShape })),
    }),
    refusals: ['unknown_shift', 'unknown_figure', 'shift_still_open'],
  }),
} as const;
