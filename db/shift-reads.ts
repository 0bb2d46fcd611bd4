/** What the ledger knows of shifts and their cash: named queries, prepared once. Writes nothing and decides nothing. */
import type { BusinessDate, OperatorId } from '../src/domain/ids.ts';
import { zero, type Won } from '../src/domain/money.ts';
import { must } from '../src/domain/result.ts';
import type { OpenShift, ShiftCash } from '../src/domain/shift.ts';
import type { Ledger } from '../src/host/ports.ts';
import type { Connection } from './open.ts';

/** A shift's entries stand together in the journal, from its opening to its close: the condition on a placed `id`. */
export const inShift = `
  id >= (SELECT entry FROM shift WHERE number = :shift) << 20
  AND id < (1 + coalesce((SELECT entry FROM shift_close WHERE number = :shift), (SELECT max(seq) FROM journal))) << 20`;

type ShiftRow = { number: number; businessDate: BusinessDate; openedAt: number; openedBy: OperatorId; float: Won };
type CashRow = { expected: Won; float: Won; sales: Won; refunds: Won; payIns: Won; payOuts: Won; drops: Won };

type ShiftReads = Pick<Ledger, 'openShift' | 'nextShift' | 'kept' | 'shiftCash' | 'cashNow'>;

/** Prepares the queries of shifts. */
export function shiftReads(database: Connection): ShiftReads {
  const last = database.prepare<[], ShiftRow & { closed: number | null }>(`
    SELECT shift.number, journal.business_date AS businessDate, journal.at AS openedAt, journal.operator AS openedBy,
      shift.counted AS float, shift_close.entry AS closed
    FROM shift JOIN journal ON journal.seq = shift.entry LEFT JOIN shift_close ON shift_close.number = shift.number
    ORDER BY shift.number DESC LIMIT 1`);
  const lastNumber = database.prepare<[], number>('SELECT coalesce(max(number), 0) FROM shift').pluck();
  const keep = database.prepare<[], Won>('SELECT keep FROM shift_close ORDER BY number DESC LIMIT 1').pluck();
  const cash = database.prepare<[{ shift: number }], CashRow>(`
    SELECT coalesce(sum(amount), 0) AS expected,
      coalesce(sum(amount) FILTER (WHERE kind = 'float'), 0) AS float,
      coalesce(sum(amount) FILTER (WHERE kind IN ('sale', 'change')), 0) AS sales,
      -coalesce(sum(amount) FILTER (WHERE kind = 'refund'), 0) AS refunds,
      coalesce(sum(amount) FILTER (WHERE kind = 'pay_in'), 0) AS payIns,
      -coalesce(sum(amount) FILTER (WHERE kind = 'pay_out'), 0) AS payOuts,
      -coalesce(sum(amount) FILTER (WHERE kind = 'drop'), 0) AS drops
    FROM posting WHERE ${inShift} AND account = 'cash' AND kind NOT IN ('over_short', 'close')`);
  // From the newest backwards, so that only the shift's own sales are read.
  const sealed = database.prepare<[], { entry: number; kind: string }>('SELECT entry, kind FROM sale ORDER BY receipt_seq DESC');
  const bounds = database.prepare<[number], { first: number; last: number | null }>(`
    SELECT shift.entry AS first, shift_close.entry AS last
    FROM shift LEFT JOIN shift_close ON shift_close.number = shift.number WHERE shift.number = ?`);
  const counts = (shift: number): { saleCount: number; refundCount: number } => {
    const { first, last } = must(bounds.get(shift), `shift ${shift}`);
    const count = { saleCount: 0, refundCount: 0 };
    for (const { entry, kind } of sealed.iterate()) {
      if (entry < first) break;
      if (last !== null && entry > last) continue;
      if (kind !== 'refund') count.saleCount += 1;
      if (kind !== 'sale') count.refundCount += 1;
    }
    return count;
  };
  const openNumber = database.prepare<[], number>(`
    SELECT number FROM shift WHERE NOT EXISTS (SELECT 1 FROM shift_close WHERE shift_close.number = shift.number)`).pluck();
  return {
    cashNow: () => {
      const shift = openNumber.get();
      return shift === undefined ? zero : must(cash.get({ shift }), 'a sum of postings').expected;
    },
    openShift: (): OpenShift | null => {
      const row = last.get();
      if (row === undefined || row.closed !== null) return null;
      const { number, businessDate, openedAt, openedBy, float } = row;
      return { number, businessDate, openedAt, openedBy, float };
    },
    nextShift: () => (lastNumber.get() ?? 0) + 1,
    kept: () => keep.get() ?? zero,
    shiftCash: (shift): ShiftCash => {
      return { ...must(cash.get({ shift }), 'a sum of postings'), ...counts(shift) };
    },
  };
}
