/** What stands out in the journal's entries of some days. Reads them once, in their order, and writes nothing. */
import type { BusinessDate, OperatorId } from '../src/domain/ids.ts';
import type { Won } from '../src/domain/money.ts';
import type { Period } from '../src/domain/sales-report.ts';
import { findingsOf } from '../src/domain/watch-findings.ts';
import type { Finding, Watched, WatchLimits } from '../src/domain/watch.ts';
import type { Connection } from './open.ts';
import { factOf } from './rows.ts';

/** The limits, and the shop's rules as data: the most a person takes off a line alone (10,000 where nothing is said). */
export type WatchQuestion = {
  readonly limits: WatchLimits; readonly caps: Readonly<Record<string, number>>; readonly closeLimit: Won;
};

type Row = {
  readonly seq: number; readonly at: number; readonly day: BusinessDate; readonly shift: number; readonly operator: OperatorId;
  readonly till: string; readonly kind: string; readonly body: string;
};

const noCap = 10_000;
/** People sign in before a shift is opened: so many entries before the first one are looked at, too. */
const entriesBefore = 500;

/** The findings of a period. */
export function readFindings(reader: Connection, { from, to }: Period, { limits, caps, closeLimit }: WatchQuestion): Finding[] {
  const rows = reader.prepare<[Period], Row>(`
    SELECT seq, at, business_date AS day, shift, operator, till, kind, body FROM journal
    WHERE seq >= (
      SELECT min(shift.entry) - ${entriesBefore} FROM shift JOIN journal AS opened ON opened.seq = shift.entry
      WHERE opened.business_date >= :from
    ) AND business_date BETWEEN :from AND :to AND kind IN (
      'sale', 'refund', 'exchange', 'void', 'tender_corrected', 'receipt_reprinted', 'drawer_opened', 'consent_used', 'signed_in',
      'shift_closed', 'terminal_checked'
    ) ORDER BY seq`).all({ from, to });
  const entries = rows.map(({ kind, body, till, ...row }): Watched => {
    const fact = factOf(kind, body);
    return { ...row, number: 'receiptNumber' in fact.body ? fact.body.receiptNumber : `${till}-E${row.seq}`, fact };
  });
  return findingsOf(entries, limits, { capBp: (operator) => caps[operator] ?? noCap, closeLimit });
}
