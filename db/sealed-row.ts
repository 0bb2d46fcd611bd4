/** A sealed receipt as the journal's row gives it, and as the house knows it. Searches nothing. */
import type { ExchangeBody, RefundBody, Sealed, TenderCorrectedBody } from '../src/domain/facts.ts';
import type { BusinessDate, OperatorId } from '../src/domain/ids.ts';
import { must } from '../src/domain/result.ts';
import type { Tender } from '../src/domain/tender.ts';
import type { SealedEntry } from '../src/host/ports.ts';
import type { Connection } from './open.ts';
import { hex } from './rows.ts';

export type SealedRow = {
  readonly seq: number; readonly kind: SealedEntry['kind']; readonly at: number; readonly businessDate: BusinessDate;
  readonly operator: OperatorId; readonly shift: number;
  readonly hash: Uint8Array; readonly body: string; readonly copies: number; readonly corrections: number;
};

/** The columns of such a row, from the journal. */
export const sealedColumns = `
  SELECT journal.seq, journal.kind, journal.at, journal.business_date AS businessDate, journal.operator, journal.shift, journal.hash,
    journal.body,
    (SELECT count(*) FROM reprint WHERE reprint.sale_entry = journal.seq) AS copies,
    (SELECT count(*) FROM correction WHERE correction.sale_entry = journal.seq) AS corrections`;
export const fromSale = 'FROM sale JOIN journal ON journal.seq = sale.entry';

/** A row as a sealed entry; `correctedTenders` reads the means of payment that the last correction of an entry left. */
export function sealedEntry(row: SealedRow, correctedTenders: (seq: number) => readonly Tender[]): SealedEntry {
  const { seq, kind, at, businessDate, operator, shift, copies, corrections } = row;
  const body = JSON.parse(row.body) as Sealed | RefundBody | ExchangeBody;
  const tenders = corrections === 0 ? body.tenders : correctedTenders(seq);
  const reason = 'back' in body ? body.back.reason : 'reason' in body ? body.reason : '';
  return { seq, kind, at, businessDate, operator, shift, hash: hex(row.hash), body, tenders, corrections, reason, copies };
}

/** Prepares the reading of the means of payment that the last correction of an entry left. */
export function tendersReader(database: Connection): (seq: number) => readonly Tender[] {
  const last = database.prepare<[number], string>(`
    SELECT journal.body FROM correction JOIN journal ON journal.seq = correction.entry
    WHERE correction.sale_entry = ? ORDER BY correction.number DESC LIMIT 1`).pluck();
  return (seq) => (JSON.parse(must(last.get(seq), `the correction of entry ${seq}`)) as TenderCorrectedBody).after;
}
