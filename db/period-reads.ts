/** The sums of a period from the ledger's rows: one state of it, also while the till sells. Writes nothing. */
import type { PostingSum } from '../src/domain/figures.ts';
import type { BusinessDate, OperatorId } from '../src/domain/ids.ts';
import { zero, type Won } from '../src/domain/money.ts';
import type { Goods, GoodsSum, Period, PeriodSums, TimeSum } from '../src/domain/sales-report.ts';
import type { Connection } from './open.ts';

/**
 * The shifts of a period with the places of their entries, from the opening up to but without the close, which only counts.
 * A shift has one business date, that of its opening.
 */
export const parts = `part AS MATERIALIZED (
  SELECT shift.number, opened.business_date AS day, shift.entry AS first, shift_close.entry IS NULL AS is_open,
    coalesce(shift_close.entry, 1 + (SELECT max(seq) FROM journal)) AS behind
  FROM shift JOIN journal AS opened ON opened.seq = shift.entry LEFT JOIN shift_close ON shift_close.number = shift.number
  WHERE opened.business_date BETWEEN :from AND :to
)`;
/** The postings of the shifts. CROSS JOIN keeps the order of reading: a shift's rows stand together in their table. */
export const postings = 'part CROSS JOIN posting_row ON posting_row.id >= part.first << 20 AND posting_row.id < part.behind << 20';
/** The receipts of the shifts. */
export const receipts = 'part JOIN sale ON sale.shift = part.number AND sale.entry >= part.first AND sale.entry < part.behind';
const goodsOnly = `JOIN posting_class ON posting_class.id = posting_row.class WHERE account IN ('sales', 'discount')`;
const goodsSums = `
  -coalesce(sum(amount) FILTER (WHERE account = 'sales' AND flow = 'sale'), 0) AS gross,
  coalesce(sum(amount) FILTER (WHERE account = 'discount' AND flow = 'sale'), 0) AS discounts,
  coalesce(sum(amount) FILTER (WHERE flow = 'refund'), 0) AS refunds`;

type TimeKey = { readonly day: BusinessDate; readonly hour: number; readonly operator: OperatorId };
type GoodsKey = { readonly item: number; readonly maker: number };
type Pieces = GoodsKey & { readonly pieces: number; readonly piecesBack: number };

/** Reads the sums of a period. Takes a second for a year of a busy shop. */
export function readPeriod(reader: Connection, period: Period): PeriodSums {
  const all = <T>(sql: string): T[] => reader.prepare<[Period], T>(`WITH ${parts} ${sql}`).all(period);
  return reader.transaction((): PeriodSums => {
    const shifts = all<{ number: number; is_open: number }>('SELECT number, is_open FROM part ORDER BY number');
    return {
      shifts: shifts.length,
      openShift: shifts.find((each) => each.is_open === 1)?.number ?? null,
      // Added up by the number of its class first: texts are compared a few dozen times and not once a posting.
      postings: all<PostingSum>(`
        SELECT account, kind, party, tax, flow, sum(added.amount) AS amount, sum(ups) AS ups, sum(downs) AS downs FROM (
          SELECT class, party, sum(amount) AS amount, count(*) FILTER (WHERE amount > 0) AS ups, count(*) FILTER (WHERE amount < 0) AS downs
          FROM ${postings} GROUP BY class, party
        ) AS added JOIN posting_class ON posting_class.id = added.class
        GROUP BY account, kind, party, tax, flow ORDER BY account, kind, party, tax, flow`),
      times: timesOf(all),
      goods: goodsOf(all),
    };
  })();
}

type All = <T>(sql: string) => T[];

function timesOf(all: All): TimeSum[] {
  const sums = all<TimeKey & Goods>(`
    SELECT day, at / 3600000 AS hour, operator, sum(gross) AS gross, sum(discounts) AS discounts, sum(refunds) AS refunds FROM (
      SELECT day, posting_row.entry, ${goodsSums} FROM ${postings} ${goodsOnly} GROUP BY day, posting_row.entry
    ) AS sold JOIN journal ON journal.seq = sold.entry GROUP BY day, hour, operator`);
  const counts = all<TimeKey & { receipts: number; returns: number }>(`
    SELECT day, at / 3600000 AS hour, journal.operator, count(*) FILTER (WHERE sale.kind <> 'refund') AS receipts,
      count(*) FILTER (WHERE sale.kind <> 'sale') AS returns
    FROM ${receipts} JOIN journal ON journal.seq = sale.entry GROUP BY day, hour, journal.operator`);
  const keyOf = ({ day, hour, operator }: TimeKey): string => `${day}|${hour}|${operator}`;
  const found = new Map(sums.map((each) => [keyOf(each), each]));
  // Every posting of goods is of a receipt, and a receipt of nothing has none.
  return counts.map((each) => ({ ...nothing, ...found.get(keyOf(each)), ...each }));
}

function goodsOf(all: All): GoodsSum[] {
  const sums = all<GoodsKey & Goods>(`SELECT item, maker, ${goodsSums} FROM ${postings} ${goodsOnly} GROUP BY item, maker`);
  const lines = all<Pieces>(`
    SELECT coalesce(item_id, 0) AS item, maker, coalesce(sum(quantity) FILTER (WHERE sale.kind <> 'refund'), 0) AS pieces,
      coalesce(sum(quantity) FILTER (WHERE sale.kind = 'refund'), 0) AS piecesBack
    FROM ${receipts} JOIN sale_line ON sale_line.id > sale.entry << 20 AND sale_line.id < (sale.entry + 1) << 20
    GROUP BY coalesce(item_id, 0), maker`);
  const back = all<Pieces>(`
    SELECT coalesce(item_id, 0) AS item, maker, 0 AS pieces, sum(refund_line.quantity) AS piecesBack
    FROM ${receipts} JOIN refund_line ON refund_line.id > sale.entry << 20 AND refund_line.id < (sale.entry + 1) << 20
    JOIN sale_line ON sale_line.id = (refund_line.sale_entry << 20) + refund_line.line GROUP BY coalesce(item_id, 0), maker`);
  const rows = new Map<string, GoodsSum>();
  for (const each of [...sums, ...lines, ...back]) {
    const key = `${each.item}|${each.maker}`;
    const before = rows.get(key) ?? { ...nothing, item: each.item, maker: each.maker, pieces: 0, piecesBack: 0 };
    rows.set(key, 'gross' in each ? { ...before, ...each } : {
      ...before, pieces: before.pieces + each.pieces, piecesBack: before.piecesBack + each.piecesBack,
    });
  }
  return [...rows.values()];
}

const nothing: { readonly gross: Won; readonly discounts: Won; readonly refunds: Won } = { gross: zero, discounts: zero, refunds: zero };
