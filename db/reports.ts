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
  /** What the drawer gained by sales, refunds and vouchers sold: cash taken, less change, less cash handed back. */
  readonly cash: Won;
  /** Gift vouchers sold less those taken back: no part of gross or net; left out for nothing. */
  readonly vouchersSold?: Won;
};

/** Every business day that has a receipt or sold a voucher, oldest first. */
export function dayReport(reader: Connection): DayReport[] {
  const days = reader.prepare<[], Required<DayReport>>(`
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
    ), vouchers AS (
      SELECT CAST(replace(journal.business_date, '-', '') AS INTEGER) AS day,
        -coalesce(sum(amount) FILTER (WHERE account = 'voucher_own'), 0) AS vouchersSold,
        coalesce(sum(amount) FILTER (WHERE account = 'cash'), 0) AS voucherCash
      FROM voucher_sale JOIN journal ON journal.seq = voucher_sale.entry
      JOIN posting ON posting.id BETWEEN voucher_sale.entry << 20 AND (voucher_sale.entry << 20) + 1048575 GROUP BY 1
    ), days AS (SELECT day FROM counts UNION SELECT day FROM vouchers)
    SELECT printf('%04d-%02d-%02d', day / 10000, day / 100 % 100, day % 100) AS date,
      coalesce(receipts, 0) AS receipts, coalesce(returns, 0) AS returns,
      coalesce(gross, 0) AS gross, coalesce(discounts, 0) AS discounts,
      coalesce(returnsTotal, 0) AS returnsTotal,
      coalesce(gross, 0) - coalesce(discounts, 0) + coalesce(returnsTotal, 0) AS net, coalesce(cash, 0) + coalesce(voucherCash, 0) AS cash,
      coalesce(vouchersSold, 0) AS vouchersSold
    FROM days LEFT JOIN counts USING (day) LEFT JOIN amounts USING (day) LEFT JOIN vouchers USING (day) ORDER BY day`).all();
  return days.map(({ discounts, vouchersSold, ...day }) => ({
    ...day, ...(discounts === 0 ? {} : { discounts }), ...(vouchersSold === 0 ? {} : { vouchersSold }),
  }));
}
