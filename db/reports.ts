/** Reports from the ledger's rows, by business day. Reads only; prints nothing. */
import type { Won } from '../src/domain/money.ts';
import type { Connection } from './open.ts';

/** One business day, in won; `receipts` counts sealed receipts, `returns` those among them that took goods back: an exchange is one. */
export type DayReport = {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly receipts: number;
  readonly returns: number;
  /** Sold at list price, refunds left aside. */
  readonly gross: Won;
  /** Taken off the listed prices of what was sold, whoever bears it; left out for nothing. */
  readonly discounts?: Won;
  /** Taken back at what was paid for it; 0 or less. */
  readonly returnsTotal: Won;
  /** gross − discounts + returnsTotal: what all receipts come to. */
  readonly net: Won;
  /** What the drawer gained by sales and refunds: cash taken, less change, less cash handed back. */
  readonly cash: Won;
};

/** Every business day that has a receipt, oldest first. */
export function dayReport(reader: Connection): DayReport[] {
  const days = reader.prepare<[], DayReport & { readonly discounts: Won }>(`
    WITH amounts AS (
      SELECT sale.business_day AS day,
        -coalesce(sum(amount) FILTER (WHERE account = 'sales' AND flow = 'sale'), 0) AS gross,
        coalesce(sum(amount) FILTER (WHERE account = 'discount' AND flow = 'sale'), 0) AS discounts,
        -coalesce(sum(amount) FILTER (WHERE account IN ('sales', 'discount') AND flow = 'refund'), 0) AS returnsTotal,
        coalesce(sum(amount) FILTER (
          WHERE account = 'cash' AND posting.kind IN ('sale', 'change', 'refund', 'voucher_change')
        ), 0) AS cash
      FROM (SELECT entry, entry AS sale_entry FROM sale UNION ALL SELECT entry, sale_entry FROM correction) AS part
      JOIN sale ON sale.entry = part.sale_entry
      JOIN posting ON posting.id BETWEEN part.entry << 20 AND (part.entry << 20) + 1048575 GROUP BY sale.business_day
    ), counts AS (
      SELECT business_day AS day, count(*) AS receipts, count(*) FILTER (WHERE kind <> 'sale') AS returns
      FROM sale GROUP BY business_day
    )
    SELECT printf('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100) AS date, receipts, returns,
      coalesce(gross, 0) AS gross, coalesce(discounts, 0) AS discounts,
      coalesce(returnsTotal, 0) AS returnsTotal,
      coalesce(gross, 0) - coalesce(discounts, 0) + coalesce(returnsTotal, 0) AS net, coalesce(cash, 0) AS cash
    FROM counts LEFT JOIN amounts USING (day) ORDER BY day`).all();
  return days.map(({ discounts, ...day }) => (discounts === 0 ? day : { ...day, discounts }));
}
