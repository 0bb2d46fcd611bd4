/**
 * What a posting has in common with others, its class, and what is its own, read from its row of the view `posting`. Reads
 * no table and gives no numbers.
 */
import { factTables } from './projections.ts';
import type { SqlValue, Values } from './rows.ts';

/** The texts of a posting's class (account, kind, tax, seller, flow), from its row of the view. */
export function classTexts(posting: Values): SqlValue[] {
  return classPlaces.map((place) => posting[place] ?? null);
}

/** One text for a class: equal for postings of the same class. The places are those of `classTexts`. */
export function classKey(posting: Values): string {
  return `${posting[2]}|${posting[4]}|${posting[10]}|${posting[11]}|${posting[12]}`;
}

/** The account of a posting: the first text of its class. */
export function accountOf(posting: Values): SqlValue {
  return posting[classPlaces[0] ?? 0] ?? null;
}

/** Is a posting of the class that has these texts? */
export function isOfClass(posting: Values, texts: Values): boolean {
  for (let at = 0; at < classPlaces.length; at += 1) if (posting[classPlaces[at] ?? 0] !== texts[at]) return false;
  return true;
}

/** Puts what is a posting's own besides its place behind `values`, in the view's order: all that its class does not hold. */
export function ownValues(posting: Values, values: SqlValue[]): void {
  for (const place of ownPlaces) values.push(posting[place] ?? null);
}

const placeOf = (column: (typeof factTables.posting.columns)[number]): number => factTables.posting.columns.indexOf(column);
const classPlaces = (['account', 'kind', 'tax', 'seller', 'flow'] as const).map(placeOf);
const ownPlaces = (['amount', 'party', 'line', 'item', 'maker', 'contract'] as const).map(placeOf);
