/** What the journal knows of a day beside its sales: moves of cash, openings of the drawer, entries for their papers. Writes nothing. */
import type { Fact } from '../src/domain/facts.ts';
import type { BusinessDate, OperatorId } from '../src/domain/ids.ts';
import { must } from '../src/domain/result.ts';
import type { Ledger } from '../src/host/ports.ts';
import type { Connection } from './open.ts';
import { factOf, hex, totalsOf } from './rows.ts';

type Row = {
  readonly seq: number; readonly kind: string; readonly at: number; readonly businessDate: BusinessDate; readonly till: string;
  readonly shift: number; readonly operator: OperatorId; readonly hash: Uint8Array; readonly body: string;
  readonly total_sales: number; readonly total_refunds: number; readonly total_perpetual: number;
};

/** So many entries back the same move is looked for: a lost answer is asked for again at once or never. */
const entriesAskedAgain = 5_000;

type DayReads = Pick<Ledger, 'entry' | 'moved' | 'openings'>;

/** Prepares the queries of the day. */
export function dayReads(database: Connection): DayReads {
  const entry = database.prepare<[number], Row>(`
    SELECT seq, kind, at, business_date AS businessDate, till, shift, operator, hash, body, total_sales, total_refunds, total_perpetual
    FROM journal WHERE seq = ?`);
  const moved = database.prepare<[string], { kind: string; body: string }>(`
    SELECT kind, body FROM journal
    WHERE seq > (SELECT max(seq) FROM journal) - ${entriesAskedAgain}
      AND (kind = 'cash_moved' OR kind = 'drawer_opened') AND body ->> '$.id' = ?`);
  const openings = database.prepare<[number], number>(`
    SELECT count(*) FROM journal WHERE seq > (SELECT entry FROM shift WHERE number = ?) AND kind = 'drawer_opened'`).pluck();
  return {
    entry: (seq) => {
      const row = must(entry.get(seq), `entry ${seq}`);
      const { at, businessDate, till, shift, operator } = row;
      return { seq, at, businessDate, till, shift, operator, hash: hex(row.hash), totals: totalsOf(row), fact: factOf(row.kind, row.body) };
    },
    moved: (id) => {
      const row = moved.get(id);
      return row === undefined ? null : (factOf(row.kind, row.body) as Fact & { kind: 'cash_moved' | 'drawer_opened' });
    },
    openings: (shift) => openings.get(shift) ?? 0,
  };
}
