/**
 * Postings → what they add to the sums of a maker's contract, as a pure function: the writer adds it with the entry, verify
 * adds up all entries and compares. Reads no table.
 */
import { factTables } from './projections.ts';
import type { SqlValue, Values } from './rows.ts';

/** The columns of `maker_sum`; the first is the key, the others add up. */
export const makerSumColumns = [
  'id', 'gross', 'discount_store', 'discount_maker', 'discount_mall', 'due', 'charged', 'fees', 'returned', 'compensation', 'paid',
] as const;

/** How an insert adds to a row that is there. */
export const addingUp = `ON CONFLICT (id) DO UPDATE SET ${
  makerSumColumns.slice(1).map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`;

const places = Object.fromEntries(factTables.posting.columns.map((column, place) => [column, place])) as Record<
  (typeof factTables.posting.columns)[number], number>;
const funders = ['store', 'maker', 'mall'] as const;
const taxBits: Readonly<Record<string, number>> = { T: 1, E: 2 };

/** What the postings of one entry add, a row for each contract and tax class that they name. */
export function makerSumsOf(postings: readonly Values[]): Values[] {
  const sums = new Map<number, number[]>();
  for (const posting of postings) {
    const maker = Number(posting[places.maker]);
    if (maker === 0) continue;
    const account = posting[places.account];
    if (account !== 'sales' && account !== 'discount' && account !== 'maker_due') continue;
    const id = (maker * 2 ** 20 + Number(posting[places.contract])) * 4 + (taxBits[String(posting[places.tax])] ?? 0);
    const row = sums.get(id) ?? [id, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    sums.set(id, row);
    addTo(row, account, posting);
  }
  return [...sums.values()];
}

function addTo(row: number[], account: SqlValue | undefined, posting: Values): void {
  const amount = Number(posting[places.amount]);
  const more = (at: number, by: number): void => void (row[at] = (row[at] ?? 0) + by);
  if (account === 'sales') {
    if (posting[places.flow] === 'refund') more(8, amount);
    return more(1, -amount);
  }
  if (account === 'discount') {
    const funder = funders.findIndex((each) => each === posting[places.party]);
    return funder < 0 ? undefined : more(2 + funder, amount);
  }
  more(5, -amount);
  if (posting[places.kind] === 'compensation') more(9, -amount);
  if (posting[places.kind] === 'payout') more(10, amount);
  if (posting[places.kind] !== 'charge') return;
  more(6, amount);
  if (Number(posting[places.line]) > 0) more(7, amount);
}
