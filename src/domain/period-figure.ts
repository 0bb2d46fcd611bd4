/** A number of a period's report by its key: which postings make it, shift by shift. Asks no table. */
import { termsOf, type Term } from './figures.ts';
import type { BusinessDate, OperatorId } from './ids.ts';
import type { Won } from './money.ts';
import { dimensions, isOfOneDrawer, type Dimension } from './sales-report.ts';
import type { Behind } from './shift-report.ts';
import { seoulHourOf } from './shift-split.ts';

/** A figure of X and Z, or a row of a table: `items` are those that are of a category, as it is today. */
export type PeriodFigure =
  | { readonly terms: readonly Term[] }
  | { readonly by: Dimension; readonly key: string; readonly items: readonly number[] };

/** Goods of one entry: of an item (0 for a typed price) and a maker (0 for own), net in won. `hour` counts hours since 1970 (UTC). */
export type GoodsPart = {
  readonly entry: number; readonly day: BusinessDate; readonly hour: number; readonly operator: OperatorId;
  readonly item: number; readonly maker: number; readonly amount: Won;
};

/** An entry behind a number of a period, with its business day. */
export type BehindOfDay = Behind & { readonly day: BusinessDate };
/** What a number comes to, the newest entries of it, how many others there are and what those come to. */
export type PeriodBehind = {
  readonly openShift: number | null; readonly amount: Won; readonly entries: readonly BehindOfDay[];
  readonly left: number; readonly rest: Won;
};

/** The number that a key names; null for none. `itemsOf` gives the items of a category. */
export function periodFigureOf(key: string, itemsOf: (category: string) => readonly number[]): PeriodFigure | null {
  const terms = isOfOneDrawer(key) ? null : termsOf(key);
  if (terms !== null) return { terms };
  const at = key.indexOf('|');
  const by = dimensions.find((each) => each === key.slice(0, Math.max(0, at)));
  if (by === undefined) return null;
  const row = key.slice(at + 1);
  return { by, key: row, items: by === 'category' ? [...itemsOf(row), ...(row === '' ? [0] : [])] : [] };
}

/** Does a number say what is counted blind while a drawer is open? */
export function isOfCash(figure: PeriodFigure): boolean {
  return 'terms' in figure && figure.terms.some(({ account }) => account === 'cash' || account === 'over_short');
}

/** The test for goods of a row of a table. */
export function goodsOf({ by, key, items }: Extract<PeriodFigure, { by: Dimension }>): (part: GoodsPart) => boolean {
  const listed = new Set(items);
  const id = (number: number): string => (number === 0 ? '' : String(number));
  const tests: Readonly<Record<Dimension, (part: GoodsPart) => boolean>> = {
    hour: ({ hour }) => seoulHourOf(hour) === key, day: ({ day }) => day === key, operator: ({ operator }) => operator === key,
    maker: ({ maker }) => id(maker) === key, category: ({ item }) => listed.has(item), item: ({ item }) => id(item) === key,
  };
  return tests[by];
}
