/**
 * What was sold over any business days, as tables: by hour, day, operator, maker, category and item, each of which adds up
 * to the same net sales, beside the figures of X and Z. Shapes sums that are given; asks no table.
 */
import { figuresOf, type PostingSum } from './figures.ts';
import type { BusinessDate, OperatorId } from './ids.ts';
import { add, sum, won, zero, type Won } from './money.ts';
import type { Figure } from './report-values.ts';

/** Business days from one to another, both included. */
export type Period = { readonly from: BusinessDate; readonly to: BusinessDate };

/** Goods in won: gross at listed prices, less discounts, less what came back at what was paid for it, is net. */
export type Goods = { readonly gross: Won; readonly discounts: Won; readonly refunds: Won };

/** What one operator sold in one hour of one business day; `hour` counts hours since 1970 (UTC). */
export type TimeSum = Goods & {
  readonly day: BusinessDate; readonly hour: number; readonly operator: OperatorId;
  /** Receipts that sold something, and that took something back: an exchange is one of each. */
  readonly receipts: number; readonly returns: number;
};

/** What was sold of an item (0 for a typed price) of a maker (0 for own goods), with its pieces. */
export type GoodsSum = Goods & { readonly item: number; readonly maker: number; readonly pieces: number; readonly piecesBack: number };

/** What is read of the ledger for a period: every shift that was opened on one of its days. */
export type PeriodSums = {
  readonly shifts: number;
  /** The open shift among them; null for none. */
  readonly openShift: number | null;
  readonly postings: readonly PostingSum[];
  readonly times: readonly TimeSum[];
  readonly goods: readonly GoodsSum[];
};

/** By what a report is split. */
export const dimensions = ['hour', 'day', 'operator', 'maker', 'category', 'item'] as const;
export type Dimension = (typeof dimensions)[number];

/** One line of a table. `sold` and `back` count receipts by time and person, pieces by goods. */
export type SalesRow = Goods & {
  /** `09` for an hour, a date, an id, a category; empty for goods without any. */
  readonly key: string;
  readonly name: string; readonly sold: number; readonly back: number; readonly net: Won;
};

/** Receipts and what one of them comes to before returns; 0 for no receipts. */
export type Basket = {
  readonly receipts: number; readonly returns: number; readonly pieces: number; readonly average: Won; readonly piecesTenths: number;
};

export type SalesReport = {
  readonly period: Period; readonly shifts: number; readonly openShift: number | null; readonly withCash: boolean;
  readonly figures: readonly Figure[]; readonly basket: Basket;
  readonly by: Readonly<Record<Dimension, readonly SalesRow[]>>;
};

/** How the shop names what is sold and who sells it; the last turns an hour since 1970 into one of the store's day, 0 to 23. */
export type Names = {
  readonly item: (id: number) => { readonly name: string; readonly category: string };
  readonly maker: (id: number) => string;
  readonly operator: (id: OperatorId) => string;
  readonly hour: (hour: number) => number;
};

/** The most days that are reported at once: ten years. */
export const periodDaysMax = 3_660;

/** The report of a period. `withCash` false leaves the cash out: a drawer whose cash is known is counted blind by nobody. */
export function salesReport(period: Period, sums: PeriodSums, names: Names, withCash: boolean): SalesReport {
  const { shifts, openShift, times, goods } = sums;
  const timed = (key: (each: TimeSum) => string, name: (each: TimeSum, key: string) => string): SalesRow[] => (
    rowsOf(times.map((each) => ({ ...each, key: key(each), sold: each.receipts, back: each.returns })), name));
  const sorted = (key: (each: GoodsSum) => string, name: (each: GoodsSum, key: string) => string): SalesRow[] => (
    rowsOf(goods.map((each) => ({ ...each, key: key(each), sold: each.pieces, back: each.piecesBack })), name));
  const hourKey = ({ hour }: TimeSum): string => String(names.hour(hour)).padStart(2, '0');
  return {
    period, shifts, openShift, withCash,
    figures: figuresOf(sums.postings, withCash).filter(({ key }) => !isOfOneDrawer(key)),
    basket: basketOf(times, goods),
    by: {
      hour: inOrder(timed(hourKey, (_, key) => key)),
      day: inOrder(timed(({ day }) => day, (_, key) => key)),
      operator: bestFirst(timed(({ operator }) => operator, ({ operator }) => names.operator(operator))),
      maker: bestFirst(sorted(({ maker }) => idKey(maker), ({ maker }) => (maker === 0 ? '' : names.maker(maker)))),
      category: bestFirst(sorted(({ item }) => (item === 0 ? '' : names.item(item).category), (_, key) => key)),
      item: bestFirst(sorted(({ item }) => idKey(item), ({ item }) => (item === 0 ? '' : names.item(item).name))),
    },
  };
}

/** Floats, counts and moves are of one drawer in one shift: added up over shifts they say nothing. */
export function isOfOneDrawer(key: string): boolean {
  return key === 'expected' || key.startsWith('cash|') || key.startsWith('over_short|');
}

function idKey(id: number): string {
  return id === 0 ? '' : String(id);
}

const noGoods = { sold: 0, back: 0, gross: zero, discounts: zero, refunds: zero, net: zero };

type Part = Goods & { readonly key: string; readonly sold: number; readonly back: number };

/** Parts of one key added up; rows of nothing at all are left out. */
function rowsOf<T extends Part>(parts: readonly T[], name: (part: T, key: string) => string): SalesRow[] {
  const rows = new Map<string, SalesRow>();
  for (const part of parts) {
    const { key, sold, back } = part;
    const before = rows.get(key) ?? { ...noGoods, key, name: name(part, key) };
    rows.set(key, {
      ...before, sold: before.sold + sold, back: before.back + back, gross: add(before.gross, part.gross),
      discounts: add(before.discounts, part.discounts), refunds: add(before.refunds, part.refunds), net: add(before.net, netOf(part)),
    });
  }
  return [...rows.values()].filter(({ sold, back, gross, discounts, refunds }) => (
    [sold, back, gross, discounts, refunds].some((each) => each !== 0)));
}

/** What goods come to, in won. */
export function netOf({ gross, discounts, refunds }: Goods): Won {
  return won(gross - discounts - refunds);
}

function inOrder(rows: readonly SalesRow[]): SalesRow[] {
  return rows.toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function bestFirst(rows: readonly SalesRow[]): SalesRow[] {
  return rows.toSorted((a, b) => b.net - a.net || (a.key < b.key ? -1 : 1));
}

function basketOf(times: readonly TimeSum[], goods: readonly GoodsSum[]): Basket {
  const count = <T>(list: readonly T[], of: (each: T) => number): number => list.reduce((all, each) => all + of(each), 0);
  const receipts = count(times, (each) => each.receipts);
  const pieces = count(goods, (each) => each.pieces);
  const sold = sum(times.map(({ gross, discounts }) => won(gross - discounts)));
  return {
    receipts, returns: count(times, ({ returns }) => returns), pieces,
    average: receipts === 0 ? zero : won(Math.round(sold / receipts)),
    piecesTenths: receipts === 0 ? 0 : Math.round((pieces * 10) / receipts),
  };
}

type ShortRows = { readonly rows: readonly SalesRow[]; readonly rest: SalesRow | null; readonly left: number };

/** The first rows of a table and, where there are more, one of all the others: what is shown sums to what there is. */
export function shortened(rows: readonly SalesRow[], most: number): ShortRows {
  if (rows.length <= most) return { rows, rest: null, left: 0 };
  const others = rows.slice(most);
  const [rest = null] = rowsOf(others.map((each) => ({ ...each, key: '' })), () => '');
  return { rows: rows.slice(0, most), rest, left: others.length };
}
