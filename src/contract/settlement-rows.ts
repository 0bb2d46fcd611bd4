/** The rows about settling with makers; `contract.ts` puts them among the others. Sums in won. */
import { z } from 'zod/mini';
import { noteMax } from '../domain/cart.ts';
import { row } from './rows.ts';
import { AmountShape, BusinessDateShape, MakerIdShape, SumShape, noteOf, textOf, wholeFrom } from './shapes.ts';

/** What happened in a statement's period, or in one of its rows. */
const FiguresShape = z.strictObject({
  sales: SumShape, refunds: SumShape, discountStore: SumShape, discountMaker: SumShape, discountMall: SumShape,
  base: SumShape, charge: SumShape, vat: SumShape, inputVat: SumShape, compensation: SumShape, earned: SumShape,
});

const SettledMakerShape = z.strictObject({
  id: MakerIdShape,
  name: z.string(),
  /** Can be settled up to the day; is settled up to it already; or nothing happened. */
  state: z.enum(['open', 'settled', 'nothing']),
  /** The period that would be settled, or of the last statement. */
  figures: FiguresShape,
  opening: SumShape,
  paid: SumShape,
  closing: SumShape,
  /** The last statement; null for none. */
  last: z.nullable(z.strictObject({ number: z.int(), day: BusinessDateShape, closing: SumShape })),
  /** What may be paid now; 0 or less for nothing. */
  payable: SumShape,
  paidSoFar: AmountShape,
});
export type SettledMaker = z.output<typeof SettledMakerShape>;

const StatementShape = z.strictObject({
  makerId: MakerIdShape, name: z.string(), number: z.int(), shift: z.int(), after: z.int(),
  /** The last day of the statement before; empty for none. */
  afterDay: z.string(), day: BusinessDateShape,
  opening: SumShape, paid: SumShape, closing: SumShape,
  rows: z.array(z.strictObject({
    version: z.int(), kind: z.enum(['outright', 'special', 'consign']), rateBp: z.int(), tax: z.enum(['T', 'E']), figures: FiguresShape,
    /** Parts of a won brought forward and carried on, in ten-thousandths. */
    fractionBefore: z.int(), fraction: z.int(),
  })),
});
export type StatementView = z.output<typeof StatementShape>;

export const settlementRows = {
  /** How makers stand up to a day: what their next statements would say, over closed shifts alone. By name, a part at a time. */
  'settlement.list': row({
    needs: 'see_makers_due',
    input: z.strictObject({ day: BusinessDateShape, text: textOf(100), from: z.int().check(z.minimum(0)), most: wholeFrom(1, 200) }),
    output: z.strictObject({
      /** The last closed shift up to the day; null for none. */
      upTo: z.nullable(z.strictObject({ shift: z.int(), day: BusinessDateShape })),
      makers: z.array(SettledMakerShape), found: z.int(),
      /** How many of all can be settled, and what would then be owed to all. */
      open: z.int(), closing: SumShape,
    }),
    refusals: [],
  }),
  /** Makes the statements of all makers that can be settled up to a shift, behind the selling. What is settled is never changed. */
  'settlement.settle': row({
    needs: 'settle_makers', isLong: true,
    input: z.strictObject({ day: BusinessDateShape, shift: z.int() }),
    output: z.strictObject({ settled: z.int() }),
    refusals: ['no_closed_shift', 'changed_meanwhile', 'nothing_to_settle'],
  }),
  /** A statement, as frozen. */
  'settlement.read': row({
    needs: 'see_makers_due', input: z.strictObject({ makerId: MakerIdShape, number: z.int() }), output: StatementShape,
    refusals: ['unknown_statement'],
  }),
  /** Registers money that was paid to a maker. `paidSoFar` is what the screen knows of: asking twice pays once. */
  'settlement.pay': row({
    needs: 'pay_makers',
    input: z.strictObject({
      makerId: MakerIdShape, amount: AmountShape, withheld: AmountShape, note: noteOf(noteMax), paidSoFar: AmountShape,
    }),
    output: z.strictObject({ payable: SumShape, paidSoFar: AmountShape }),
    refusals: ['unknown_maker', 'changed_meanwhile', 'nothing_owed', 'pays_too_much', 'bad_withheld', 'card_number'],
  }),
} as const;
