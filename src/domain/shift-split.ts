/**
 * What a shift sold, split by maker, category and hour: each split adds up to its net sales. Goods in, rows out; a report
 * freezes them, and verify makes them again from the shift's entries and the catalogue of its day. Asks no table.
 */
import type { Fact } from './facts.ts';
import { won, zero, type Won } from './money.ts';
import { postingsOf } from './posting.ts';
import { splitNames, type ShiftSplit, type SplitName, type SplitRow } from './report-values.ts';

/** What goods of a maker (0 for own) and of an item (0 for a typed price) came to, in an hour counted since 1970 (UTC). */
export type SoldSum = { readonly maker: number; readonly item: number; readonly hour: number; readonly amount: Won };
/** The same of one entry. */
export type SoldPart = SoldSum & { readonly entry: number };
/** The category of an item on the shift's day; empty for none. */
export type CategoryOf = (item: number) => string;

const hourMs = 3_600_000;
const hoursOfDay = 24;
/** Seoul is ahead of UTC by so many hours, all the year (no summer time since 1988). */
const seoulAhead = 9;

/** The hour of a moment (ms since 1970), counted since 1970. */
export function hourOf(at: number): number {
  return Math.floor(at / hourMs);
}

/** Adds what an entry sold or took back to the sums of its shift: equal for equal entries in whatever order. */
export function addSold(sums: Map<string, SoldSum>, fact: Fact, at: number): void {
  const hour = hourOf(at);
  for (const { account, maker, item, amount } of postingsOf(fact)) {
    if (account !== 'sales' && account !== 'discount') continue;
    const key = `${maker}|${item}|${hour}`;
    sums.set(key, { maker, item, hour, amount: won((sums.get(key)?.amount ?? zero) - amount) });
  }
}

/** The splits of a shift's goods, those that come to nothing left out: hours in their order, the others by what they came to. */
export function splitOf(sums: Iterable<SoldSum>, categoryOf: CategoryOf): ShiftSplit {
  const rows = { maker: new Map<string, Won>(), category: new Map<string, Won>(), hour: new Map<string, Won>() };
  const items = new Map<string, Set<number>>();
  for (const sum of sums) {
    for (const name of splitNames) {
      const key = keyOf(name, sum, categoryOf);
      rows[name].set(key, won((rows[name].get(key) ?? zero) + sum.amount));
      if (name === 'category') items.set(key, (items.get(key) ?? new Set()).add(sum.item));
    }
  }
  const listed = (name: SplitName): SplitRow[] => (
    [...rows[name]].map(([key, amount]) => ({ key, amount })).filter(({ amount }) => amount !== 0));
  const bestFirst = (a: SplitRow, b: SplitRow): number => b.amount - a.amount || (a.key < b.key ? -1 : 1);
  const withItems = (row: SplitRow): SplitRow => ({ ...row, items: [...(items.get(row.key) ?? [])].sort((a, b) => a - b) });
  return {
    maker: listed('maker').sort(bestFirst), category: listed('category').sort(bestFirst).map(withItems),
    hour: listed('hour').sort((a, b) => (a.key < b.key ? -1 : 1)),
  };
}

/** The categories of a split as it was frozen. */
export function frozenCategories({ category }: ShiftSplit): CategoryOf {
  const of = new Map(category.flatMap(({ key, items = [] }) => items.map((item) => [item, key] as const)));
  return (item) => of.get(item) ?? noCategory;
}
/** Of goods that came to nothing: no row of a split is called so. */
const noCategory = '\u0000';

/** The parts of entries behind a row of a split, by `maker|12`, `category|…` or `hour|09`; null for a key that names none. */
export function partsBehind(key: string, parts: readonly SoldPart[], categoryOf: CategoryOf): Map<number, Won> | null {
  const at = key.indexOf('|');
  const name = splitNames.find((each) => each === key.slice(0, Math.max(0, at)));
  if (name === undefined) return null;
  const behind = new Map<number, Won>();
  for (const part of parts) {
    if (keyOf(name, part, categoryOf) !== key.slice(at + 1)) continue;
    behind.set(part.entry, won((behind.get(part.entry) ?? zero) + part.amount));
  }
  return behind;
}

function keyOf(name: SplitName, { maker, item, hour }: SoldSum, categoryOf: CategoryOf): string {
  if (name === 'maker') return maker === 0 ? '' : String(maker);
  if (name === 'category') return item === 0 ? '' : categoryOf(item);
  return seoulHourOf(hour);
}

/** The hour of Seoul's day (`09`) of an hour counted since 1970. */
export function seoulHourOf(hour: number): string {
  return String((hour + seoulAhead) % hoursOfDay).padStart(2, '0');
}
