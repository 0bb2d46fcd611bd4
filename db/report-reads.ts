/** The figures of a shift from its rows: sums of postings, what happened, the entries behind a figure, the Z so far. Writes nothing. */
import type { Fact } from '../src/domain/facts.ts';
import { fits, type PostingSum, type Term } from '../src/domain/figures.ts';
import type { BusinessDate } from '../src/domain/ids.ts';
import { times, won, zero, type Won } from '../src/domain/money.ts';
import { must } from '../src/domain/result.ts';
import type { Happened } from '../src/domain/report-values.ts';
import { happenedAfter, nothingHappened, type Behind, type ClosedShift } from '../src/domain/shift-report.ts';
import type { SoldPart } from '../src/domain/shift-split.ts';
import type { Ledger } from '../src/host/ports.ts';
import type { Connection } from './open.ts';
import { factOf } from './rows.ts';

/** Places of a shift's rows: from its opening on, up to but without its close, which only counts what was before it. */
const beforeClose = `
  id >= (SELECT entry FROM shift WHERE number = :shift) << 20
  AND id < coalesce((SELECT entry FROM shift_close WHERE number = :shift), 1 + (SELECT max(seq) FROM journal)) << 20`;
const counted = `('void', 'tender_corrected', 'receipt_reprinted', 'drawer_opened', 'cash_moved', 'shift_counted', 'shift_handed_over',
  'consent_used', 'expected_seen')`;

type ReportReads = Pick<
  Ledger, 'shiftSums' | 'shiftHappened' | 'behind' | 'shiftSold' | 'told' | 'closedShifts' | 'closedShift' | 'zCopies'
>;
type ClosedRow = {
  number: number; entry: number; opening: number; businessDate: BusinessDate; closedAt: number; counted: Won; expected: Won;
};
type PostedRow = PostingSum & { readonly entry: number };
type Labelled = { readonly kind: string; readonly at: number; readonly receipt: string | null };

const closedColumns = `
  SELECT shift.number, shift_close.entry, shift.entry AS opening, journal.business_date AS businessDate, journal.at AS closedAt,
    shift_close.counted, shift_close.expected
  FROM shift_close JOIN shift ON shift.number = shift_close.number JOIN journal ON journal.seq = shift_close.entry`;

/** Prepares the queries of reports. */
export function reportReads(database: Connection): ReportReads {
  // Added up by the number of its class first: texts are compared a few dozen times and not once a posting.
  const sums = database.prepare<[{ shift: number }], PostingSum>(`
    SELECT account, kind, party, tax, flow, sum(part.amount) AS amount, sum(ups) AS ups, sum(downs) AS downs FROM (
      SELECT class, party, sum(amount) AS amount, count(*) FILTER (WHERE amount > 0) AS ups, count(*) FILTER (WHERE amount < 0) AS downs
      FROM posting_row WHERE ${beforeClose} GROUP BY class, party
    ) AS part JOIN posting_class ON posting_class.id = part.class
    GROUP BY account, kind, party, tax, flow ORDER BY account, kind, party, tax, flow`);
  const posted = database.prepare<[{ shift: number; accounts: string }], PostedRow>(`
    SELECT entry, account, kind, party, tax, flow, amount, 0 AS ups, 0 AS downs FROM posting
    WHERE ${beforeClose} AND account IN (SELECT value FROM json_each(:accounts)) ORDER BY id`);
  const label = labelOf(database);
  // By class first, as above: a shift's postings are many.
  const sold = database.prepare<[{ shift: number }], SoldPart>(`
    SELECT entry, maker, item, at / 3600000 AS hour, -sum(amount) AS amount FROM posting_row JOIN journal ON journal.seq = posting_row.entry
    WHERE ${beforeClose} AND class IN (SELECT posting_class.id FROM posting_class WHERE account IN ('sales', 'discount'))
    GROUP BY entry, maker, item ORDER BY entry, maker, item`);
  const closed = database.prepare<[number], ClosedRow>(`${closedColumns} ORDER BY shift.number DESC LIMIT ?`);
  const oneClosed = database.prepare<[number], ClosedRow>(`${closedColumns} WHERE shift.number = ?`);
  const copies = database.prepare<[number, number], number>(`
    SELECT count(*) FROM journal WHERE seq > ? AND kind = 'z_reprinted' AND body ->> '$.shift' = ?`).pluck();
  return {
    shiftSums: (shift) => sums.all({ shift }),
    shiftHappened: happenedReader(database),
    behind: (shift, terms) => behind(posted.all({ shift, accounts: JSON.stringify(terms.map(({ account }) => account)) }), terms, label),
    shiftSold: (shift) => sold.all({ shift }),
    told: (parts) => told(parts, label),
    closedShifts: (most) => closed.all(most) satisfies readonly ClosedShift[],
    closedShift: (shift) => oneClosed.get(shift) ?? null,
    zCopies: (shift) => {
      const row = oneClosed.get(shift);
      return row === undefined ? 0 : (copies.get(row.entry, shift) ?? 0);
    },
  };
}

/** What an entry is told by, by its place: its kind, its moment, and the number on its paper. */
export function labelOf(database: Connection): Label {
  return database.prepare<[number], Labelled>(`
    SELECT journal.kind, journal.at, coalesce(
      journal.body ->> '$.receiptNumber', journal.body ->> '$.vouchers[0].serial', journal.till || '-E' || journal.seq) AS receipt
    FROM journal WHERE seq = ?`);
}

/** What happened in a shift: its few other facts as the journal has them, its receipts as their table counts them. */
function happenedReader(database: Connection): (shift: number) => Happened {
  const bounds = database.prepare<[number], { first: number; last: number }>(`
    SELECT shift.entry AS first, coalesce((SELECT entry - 1 FROM shift_close WHERE shift_close.number = shift.number),
      (SELECT max(seq) FROM journal)) AS last
    FROM shift WHERE number = ?`);
  const others = database.prepare<[number, number], { kind: string; body: string }>(
    `SELECT kind, body FROM journal WHERE seq BETWEEN ? AND ? AND kind IN ${counted} ORDER BY seq`);
  // From the newest backwards, so that only the shift's own receipts are read.
  const receipts = database.prepare<[], { entry: number; kind: 'sale' | 'refund' | 'exchange'; number: string }>(
    'SELECT entry, kind, receipt_number AS number FROM sale ORDER BY receipt_seq DESC');
  return (shift) => {
    const { first, last } = must(bounds.get(shift), `shift ${shift}`);
    const facts = others.all(first, last).map(({ kind, body }): Fact => factOf(kind, body));
    const happened = facts.reduce(happenedAfter, nothingHappened);
    const counts = { sales: 0, refunds: 0, firstReceipt: '', lastReceipt: '' };
    for (const { entry, kind, number } of receipts.iterate()) {
      if (entry < first) break;
      if (entry > last) continue;
      if (kind !== 'refund') counts.sales += 1;
      if (kind !== 'sale') counts.refunds += 1;
      counts.firstReceipt = number;
      if (counts.lastReceipt === '') counts.lastReceipt = number;
    }
    return { ...happened, ...counts };
  };
}

type Label = { readonly get: (seq: number) => Labelled | undefined };

/** The entries whose postings make a figure, in their order, each with its part of it. */
function behind(rows: readonly PostedRow[], terms: readonly Term[], label: Label): Behind[] {
  const parts = new Map<number, Won>();
  for (const row of rows) {
    for (const term of terms) {
      if (fits(term, row)) parts.set(row.entry, won((parts.get(row.entry) ?? zero) + times(row.amount, term.sign)));
    }
  }
  return told(parts, label);
}

function told(parts: ReadonlyMap<number, Won>, label: Label): Behind[] {
  return [...parts].filter(([, amount]) => amount !== 0).map(([seq, amount]) => {
    const { kind, at, receipt } = must(label.get(seq), `entry ${seq}`);
    return { seq, kind: kind as Behind['kind'], at, number: receipt ?? '', amount };
  });
}
