/** What the landlord and the accountant are told of a period, from the ledger's rows: closed shifts alone. Writes nothing. */
import type { PostingSum } from '../src/domain/figures.ts';
import type { BusinessDate } from '../src/domain/ids.ts';
import type { Period } from '../src/domain/sales-report.ts';
import type { MakerPaidBody, MakerSettledBody } from '../src/domain/settlement-body.ts';
import type { Books, SellerSum, ShiftSums } from '../src/domain/table-file.ts';
import type { Connection } from './open.ts';
import { parts, postings, receipts } from './period-reads.ts';

type OfShift = PostingSum & { readonly number: number };
type Counts = Pick<ShiftSums, 'number' | 'receipts' | 'returns'>;
type Told = { readonly day: BusinessDate; readonly body: string };

/** Reads the books of a period, in one state. */
export function readBooks(reader: Connection, period: Period): Books {
  const all = <T>(sql: string): T[] => reader.prepare<[Period], T>(`WITH ${parts} ${sql}`).all(period);
  const told = (table: 'settlement' | 'payout'): Told[] => reader.prepare<[Period], Told>(`
    SELECT journal.business_date AS day, journal.body FROM ${table} JOIN journal ON journal.seq = ${table}.entry
    WHERE journal.business_date BETWEEN :from AND :to ORDER BY journal.seq`).all(period);
  return reader.transaction((): Books => {
    const sums = Map.groupBy(all<OfShift>(`
      SELECT number, account, kind, party, tax, flow, sum(added.amount) AS amount, sum(ups) AS ups, sum(downs) AS downs FROM (
        SELECT part.number, class, party, sum(amount) AS amount, count(*) FILTER (WHERE amount > 0) AS ups,
          count(*) FILTER (WHERE amount < 0) AS downs
        FROM ${postings} WHERE NOT is_open GROUP BY part.number, class, party
      ) AS added JOIN posting_class ON posting_class.id = added.class
      GROUP BY number, account, kind, party, tax, flow ORDER BY number, account, kind, party, tax, flow`), ({ number }) => number);
    const counts = new Map(all<Counts>(`
      SELECT part.number, count(*) FILTER (WHERE sale.kind <> 'refund') AS receipts, count(*) FILTER (WHERE sale.kind <> 'sale') AS returns
      FROM ${receipts} GROUP BY part.number`).map((each) => [each.number, each]));
    const shifts = all<{ number: number; day: BusinessDate }>('SELECT number, day FROM part WHERE NOT is_open ORDER BY number');
    return {
      shifts: shifts.map(({ number, day }) => ({
        number, day, receipts: counts.get(number)?.receipts ?? 0, returns: counts.get(number)?.returns ?? 0,
        postings: (sums.get(number) ?? []).map(({ number: _number, ...posting }) => posting),
      })),
      sellers: all<SellerSum>(`
        SELECT seller, tax, -sum(amount) FILTER (WHERE account <> 'vat') AS net,
          -coalesce(sum(amount) FILTER (WHERE account = 'vat'), 0) AS vat
        FROM ${postings} JOIN posting_class ON posting_class.id = posting_row.class
        WHERE NOT is_open AND (account IN ('sales', 'discount') OR (account = 'vat' AND kind = 'goods'))
        GROUP BY seller, tax ORDER BY seller DESC, tax DESC`),
      settled: told('settlement').map(({ day, body }) => ({ day, body: JSON.parse(body) as MakerSettledBody })),
      paid: told('payout').map(({ day, body }) => ({ day, body: JSON.parse(body) as MakerPaidBody })),
    };
  })();
}
