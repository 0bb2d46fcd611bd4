/** The manager's reports over any days. What they say of an open drawer is said as the X says it: left out, or written down. */
import type { Output } from '../../contract/contract.ts';
import type { HandlerAnswer, Handlers } from '../../contract/serve.ts';
import { dayNumber, isDay } from '../../domain/calendar.ts';
import { isOfCash, periodFigureOf } from '../../domain/period-figure.ts';
import { ok, refuse, type Result } from '../../domain/result.ts';
import {
  dimensions, periodDaysMax, salesReport, shortened, type Names, type Period, type SalesReport, type SalesRow,
} from '../../domain/sales-report.ts';
import { tillName } from '../../domain/store.ts';
import { accountantSheets, exportName, landlordSheets, salesSheets, type Sheet } from '../../domain/table-file.ts';
import type { Desk } from '../desk.ts';

type Row = 'report.sales' | 'report.explain' | 'report.export';
type ReportView = Output<'report.sales'>;

/** Rows of a table that are shown: a year of days; whoever wants all goods takes the file. */
const rowsShown = 400;

/** Handlers of the manager's reports. */
export function salesReportCommands(desk: Desk): Pick<Handlers, Row> {
  return {
    'report.sales': async ({ withCash, ...period }) => {
      const made = await madeReport(desk, period, withCash);
      return made.ok ? ok(reportView(made.value)) : made;
    },
    'report.explain': (input) => explained(desk, input),
    'report.export': (input) => exported(desk, input),
  };
}

/** The report of a period as whoever asks may see it. */
export async function madeReport(
  desk: Desk, period: Period, withCash: boolean,
): Promise<Result<SalesReport, PeriodRefusal>> {
  const bad = badPeriod(period);
  if (bad !== null) return refuse(bad);
  const { ledger, longReads } = desk.ports;
  const open = ledger.openShift();
  const isOpenIn = open !== null && open.businessDate >= period.from && open.businessDate <= period.to;
  // Written down first: what is shown was looked at.
  if (withCash && isOpenIn) {
    desk.append([{ kind: 'expected_seen', body: { shift: open.number, expected: ledger.shiftCash(open.number).expected } }]);
  }
  const sums = await longReads.period(period);
  const isSeen = withCash && isOpenIn && sums.openShift === open.number;
  return ok(salesReport(period, sums, namesOf(desk), sums.openShift === null || isSeen));
}

async function explained(
  desk: Desk, { key, ...period }: Parameters<Handlers['report.explain']>[0],
): Promise<HandlerAnswer<'report.explain'>> {
  const bad = badPeriod(period);
  if (bad !== null) return refuse(bad);
  const itemsOf = (wanted: string): number[] => (
    desk.items().all(desk.day()).filter(({ category }) => category === wanted).map(({ id }) => id));
  const figure = periodFigureOf(key, itemsOf);
  if (figure === null) return refuse('unknown_figure');
  const { openShift, entries, ...told } = await desk.ports.longReads.behind(period, figure);
  if (openShift !== null && isOfCash(figure)) return refuse('shift_still_open');
  return ok({ ...told, entries: entries.map((each) => ({ ...each })) });
}

async function exported(desk: Desk, input: Parameters<Handlers['report.export']>[0]): Promise<HandlerAnswer<'report.export'>> {
  const { kind, form, by, from, to } = input;
  const sheets = await sheetsOf(desk, input);
  if (!sheets.ok) return sheets;
  const rows = sheets.value.reduce((all, sheet) => all + sheet.rows.length, 0);
  const only = kind === 'sales' && form === 'csv' ? by : null;
  const saved = await desk.ports.tableFiles.save(exportName(kind, tillName(desk.store()), { from, to }, only), form, sheets.value);
  return saved.ok ? ok({ ...saved.value, rows }) : saved;
}

type SheetsRefusal = PeriodRefusal | 'nothing_to_export';

async function sheetsOf(desk: Desk, input: Parameters<Handlers['report.export']>[0]): Promise<Result<readonly Sheet[], SheetsRefusal>> {
  const { kind, form, by, from, to } = input;
  if (kind === 'sales') {
    const made = await madeReport(desk, { from, to }, false);
    if (!made.ok) return made;
    return made.value.shifts === 0 ? refuse('nothing_to_export') : ok(salesSheets(made.value, form === 'csv' ? by : null));
  }
  const bad = badPeriod({ from, to });
  if (bad !== null) return refuse(bad);
  const books = await desk.ports.longReads.books({ from, to });
  if (books.shifts.length === 0 && books.settled.length === 0 && books.paid.length === 0) return refuse('nothing_to_export');
  return ok(kind === 'landlord' ? landlordSheets(books) : accountantSheets(books));
}

export type PeriodRefusal = 'bad_date' | 'ends_before_it_begins' | 'too_many_days';

/** Why days are no period; null for a good one. */
export function badPeriod({ from, to }: Period): PeriodRefusal | null {
  if (!isDay(from) || !isDay(to)) return 'bad_date';
  if (to < from) return 'ends_before_it_begins';
  return dayNumber(to) - dayNumber(from) < periodDaysMax ? null : 'too_many_days';
}

const hoursOfDay = 24;
const hourMs = 3_600_000;

/** Names as they are today; goods and people are never taken out of their tables. */
function namesOf(desk: Desk): Names {
  const { clock, ledger } = desk.ports;
  const items = new Map<number, ReturnType<Names['item']>>(
    desk.items().all(desk.day()).map(({ id, name, category }) => [id, { name, category }]));
  const operators = new Map(ledger.operators().map(({ id, name }) => [id, name]));
  const makers = new Map<number, string>(desk.terms().makers.map(({ id, name }) => [id, name]));
  // By UTC day, for asking the calendar is slow: clocks change at night.
  const ahead = new Map<number, number>();
  return {
    item: (id) => items.get(id) ?? { name: '', category: '' },
    maker: (id) => makers.get(id) ?? '',
    operator: (id) => operators.get(id) ?? id,
    hour: (hour) => {
      const day = Math.floor(hour / hoursOfDay);
      const noon = day * hoursOfDay + 3;
      const by = ahead.get(day) ?? Number(clock.localTime(noon * hourMs).slice(11, 13)) - 3;
      ahead.set(day, by);
      return (((hour + by) % hoursOfDay) + hoursOfDay) % hoursOfDay;
    },
  };
}

function reportView({ period, shifts, openShift, withCash, figures, basket, by }: SalesReport): ReportView {
  const table = (rows: readonly SalesRow[]): ReportView['by']['hour'] => {
    const { rows: shown, rest, left } = shortened(rows, rowsShown);
    return { rows: shown.map((each) => ({ ...each })), rest: rest === null ? null : { ...rest }, left };
  };
  return {
    ...period, shifts, openShift, withCash, figures: figures.map((each) => ({ ...each })), basket: { ...basket },
    by: Object.fromEntries(dimensions.map((name) => [name, table(by[name])])) as ReportView['by'],
  };
}
