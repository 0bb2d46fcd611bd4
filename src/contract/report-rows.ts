/** The rows of the manager's reports; `contract.ts` puts them among the others. Sums in won. */
import { z } from 'zod/mini';
import { changingKinds } from '../domain/changes.ts';
import { dimensions } from '../domain/sales-report.ts';
import { exportKinds, fileForms } from '../domain/table-file.ts';
import { patterns, watchMost } from '../domain/watch.ts';
import { row } from './rows.ts';
import { BusinessDateShape, FactKindShape, SumShape, textOf, wholeFrom } from './shapes.ts';
import { FigureShape } from './shift-rows.ts';

const SalesRowShape = z.strictObject({
  /** `09` for an hour, a date, an id, a category; empty for goods without any. */
  key: z.string(), name: z.string(),
  /** Receipts by time and person, pieces by goods; and those that came back. */
  sold: z.int(), back: z.int(),
  gross: SumShape, discounts: SumShape, refunds: SumShape, net: SumShape,
});
export type SalesRowView = z.output<typeof SalesRowShape>;

/** The first rows of a table, what all others of it come to, and how many those are. */
const TableShape = z.strictObject({ rows: z.array(SalesRowShape), rest: z.nullable(SalesRowShape), left: z.int() });
export type SalesTable = z.output<typeof TableShape>;

/** Business days, both included. */
const PeriodShape = { from: BusinessDateShape, to: BusinessDateShape };

const WatchLimitsShape = z.record(z.enum(patterns), wholeFrom(0, watchMost));

const periodRefusals = ['bad_date', 'ends_before_it_begins', 'too_many_days'] as const;

/** Rows of the manager's reports. */
export const reportRows = {
  /**
   * What was sold on business days, over the shifts that were opened on them. The cash is left out while one of them is open;
   * `withCash` shows it, which is written down and stands on that shift's Z.
   */
  'report.sales': row({
    needs: 'see_sales', isLong: true,
    input: z.strictObject({ ...PeriodShape, withCash: z.boolean() }),
    output: z.strictObject({
      ...PeriodShape, shifts: z.int(),
      /** The shift among them that is open; null for none. */
      openShift: z.nullable(z.int()), withCash: z.boolean(),
      figures: z.array(FigureShape),
      basket: z.strictObject({ receipts: z.int(), returns: z.int(), pieces: z.int(), average: SumShape, piecesTenths: z.int() }),
      by: z.strictObject({
        hour: TableShape, day: TableShape, operator: TableShape, maker: TableShape, category: TableShape, item: TableShape,
      }),
    }),
    refusals: periodRefusals,
  }),
  /**
   * The entries behind a number of such a report, the newest first: they and the rest sum to it. `key` is a figure's, or that
   * of a table's row behind the table's name and a bar. Cash only where no drawer of these days is open.
   */
  'report.explain': row({
    needs: 'see_sales', isLong: true,
    input: z.strictObject({ ...PeriodShape, key: textOf(200) }),
    output: z.strictObject({
      amount: SumShape, left: z.int(), rest: SumShape,
      entries: z.array(z.strictObject({
        seq: z.int(), kind: FactKindShape, at: z.int(), day: BusinessDateShape, number: z.string(), amount: SumShape,
      })),
    }),
    refusals: [...periodRefusals, 'unknown_figure', 'shift_still_open'],
  }),
  /**
   * Writes a report into the folder for files and tells where it lies, safe from formulas. `sales` of a form that holds one
   * table is split by `by`; the landlord's and the accountant's are of closed shifts alone. Never says an open drawer's cash.
   */
  'report.export': row({
    needs: 'see_sales', isLong: true,
    input: z.strictObject({ ...PeriodShape, kind: z.enum(exportKinds), form: z.enum(fileForms), by: z.enum(dimensions) }),
    output: z.strictObject({ path: z.string(), rows: z.int() }),
    refusals: [...periodRefusals, 'nothing_to_export', 'file_not_written'],
  }),
  /** Who changed what of settings, items, people, terms and promotions on business days, newest first: what stood there before. */
  'report.changes': row({
    needs: 'see_journal_of_people', isLong: true,
    input: z.strictObject(PeriodShape),
    output: z.strictObject({
      /** How many older ones are not told. */
      left: z.int(),
      changes: z.array(z.strictObject({
        seq: z.int(), at: z.int(), day: BusinessDateShape, who: z.string(), kind: z.enum(changingKinds),
        /** The item, person, maker or promotion by its name of today; empty for the shop. */
        of: z.string(), from: z.nullable(BusinessDateShape),
        values: z.array(z.strictObject({ name: z.string(), before: z.nullable(z.string()), after: z.nullable(z.string()) })),
      })),
    }),
    refusals: periodRefusals,
  }),
  /** What stands out in the 28 business days up to a day, by the shop's limits: nobody's guilt, but entries to look at. */
  'watch.findings': row({
    needs: 'see_journal_of_people', isLong: true,
    input: z.strictObject({ day: BusinessDateShape }),
    output: z.strictObject({
      ...PeriodShape,
      findings: z.array(z.strictObject({
        pattern: z.enum(patterns),
        /** Empty where it is no person's. */
        person: z.string(), other: z.string(), value: z.number(), limit: z.int(), amount: SumShape, count: z.int(),
        /** The newest of them, newest first. */
        hits: z.array(z.strictObject({ seq: z.int(), at: z.int(), day: BusinessDateShape, number: z.string(), amount: SumShape })),
      })),
    }),
    refusals: ['bad_date'],
  }),
  /** From how many of each pattern something is told. */
  'watch.limits': row({ needs: 'see_journal_of_people', input: z.strictObject({}), output: WatchLimitsShape, refusals: [] }),
  'watch.set_limits': row({ needs: 'change_limits', input: WatchLimitsShape, output: WatchLimitsShape, refusals: [] }),
} as const;
