/** The entries behind a number of a period, from the ledger's rows in one state. Writes nothing. */
import { fits, type PostingSum } from '../src/domain/figures.ts';
import type { BusinessDate } from '../src/domain/ids.ts';
import { sum, times, won, zero, type Won } from '../src/domain/money.ts';
import { goodsOf, type BehindOfDay, type GoodsPart, type PeriodBehind, type PeriodFigure } from '../src/domain/period-figure.ts';
import { must } from '../src/domain/result.ts';
import type { Period } from '../src/domain/sales-report.ts';
import type { Connection } from './open.ts';
import { parts, postings } from './period-reads.ts';
import { labelOf } from './report-reads.ts';

/** So many entries are told one by one, the newest first. */
const toldMost = 400;

type Part = {
  readonly number: number; readonly day: BusinessDate; readonly first: number; readonly behind: number; readonly is_open: number;
};
type PostedRow = PostingSum & { readonly entry: number };

/** Reads what makes a number of a period. Takes a second for a year of a busy shop. */
export function readBehind(reader: Connection, period: Period, figure: PeriodFigure): PeriodBehind {
  return reader.transaction((): PeriodBehind => {
    const shifts = reader.prepare<[Period], Part>(`WITH ${parts} SELECT number, day, first, behind, is_open FROM part`).all(period);
    const amounts = 'terms' in figure ? ofTerms(reader, period, figure.terms) : ofGoods(reader, period, figure);
    const all = [...amounts].filter(([, amount]) => amount !== 0).sort(([a], [b]) => b - a);
    const told = all.slice(0, toldMost);
    const rest = sum(all.slice(toldMost).map(([, amount]) => amount));
    const label = labelOf(reader);
    // An entry counts on the day of its shift, whatever the clock said meanwhile.
    const dayOf = (seq: number): BusinessDate => (
      must(shifts.find(({ first, behind }) => seq >= first && seq < behind), `shift of ${seq}`).day);
    const entries = told.map(([seq, amount]): BehindOfDay => {
      const { kind, at, receipt } = must(label.get(seq), `entry ${seq}`);
      return { seq, kind: kind as BehindOfDay['kind'], at, day: dayOf(seq), number: receipt ?? '', amount };
    });
    const openShift = shifts.find((each) => each.is_open === 1)?.number ?? null;
    return { openShift, amount: sum(all.map(([, amount]) => amount)), entries, left: all.length - told.length, rest };
  })();
}

function ofTerms(reader: Connection, period: Period, terms: Extract<PeriodFigure, { terms: unknown }>['terms']): Map<number, Won> {
  const rows = reader.prepare<[Period & { accounts: string }], PostedRow>(`
    WITH ${parts} SELECT posting_row.entry, account, kind, party, tax, flow, amount, 0 AS ups, 0 AS downs FROM ${postings}
    JOIN posting_class ON posting_class.id = posting_row.class WHERE account IN (SELECT value FROM json_each(:accounts))`);
  const amounts = new Map<number, Won>();
  for (const row of rows.iterate({ ...period, accounts: JSON.stringify(terms.map(({ account }) => account)) })) {
    for (const term of terms) if (fits(term, row)) addTo(amounts, row.entry, times(row.amount, term.sign));
  }
  return amounts;
}

function ofGoods(reader: Connection, period: Period, figure: Exclude<PeriodFigure, { terms: unknown }>): Map<number, Won> {
  const rows = reader.prepare<[Period], GoodsPart>(`
    WITH ${parts} SELECT entry, day, at / 3600000 AS hour, operator, item, maker, amount FROM (
      SELECT posting_row.entry, day, item, maker, -sum(amount) AS amount FROM ${postings}
      JOIN posting_class ON posting_class.id = posting_row.class WHERE account IN ('sales', 'discount')
      GROUP BY posting_row.entry, day, item, maker
    ) AS sold JOIN journal ON journal.seq = sold.entry`);
  const isOfRow = goodsOf(figure);
  const amounts = new Map<number, Won>();
  for (const part of rows.iterate(period)) if (isOfRow(part)) addTo(amounts, part.entry, part.amount);
  return amounts;
}

function addTo(amounts: Map<number, Won>, entry: number, amount: Won): void {
  amounts.set(entry, won((amounts.get(entry) ?? zero) + amount));
}
