/** What the rows say of the store's own vouchers: one by its serial, what moved on it, a purchase by its id. Decides nothing. */
import { won, type Won } from '../src/domain/money.ts';
import type { Voucher } from '../src/domain/voucher.ts';
import type { VoucherCancelledBody, VoucherSoldBody } from '../src/domain/voucher-facts.ts';
import type { VoucherBook, VoucherEvent } from '../src/domain/voucher-sale.ts';
import type { Connection } from './open.ts';

type VoucherRow = {
  readonly serial: string; readonly kind: Voucher['kind']; readonly issued: Won; readonly balance: Won; readonly copies: number;
  readonly issuedOn: Voucher['issuedOn']; readonly until: Voucher['until'];
};
type PurchaseRow = { readonly body: string; readonly shift: number; readonly isCancelled: number };

/** Prepares every question about vouchers. */
export function voucherReads(database: Connection): VoucherBook {
  const one = database.prepare<[string], VoucherRow>(`
    SELECT voucher.serial, voucher.kind, issued, balance, journal.business_date AS issuedOn, journal.body ->> '$.until' AS until,
      (SELECT count(*) FROM voucher_reprint WHERE voucher_reprint.serial = voucher.serial) AS copies
    FROM voucher JOIN journal ON journal.seq = voucher.entry WHERE voucher.serial = ?`);
  const moves = database.prepare<[string], VoucherEvent>(`
    SELECT journal.kind, journal.at, voucher_move.amount, journal.operator, journal.body ->> '$.saleId' AS saleId,
      coalesce(journal.body ->> '$.receiptNumber', '') AS receiptNumber
    FROM voucher_move JOIN journal ON journal.seq = voucher_move.entry WHERE voucher_move.serial = ? ORDER BY voucher_move.entry DESC`);
  const purchase = database.prepare<[string], PurchaseRow>(`
    SELECT journal.body, journal.shift,
      EXISTS (SELECT 1 FROM voucher_sale AS cancel WHERE cancel.cancels = voucher_sale.sale_id) AS isCancelled
    FROM voucher_sale JOIN journal ON journal.seq = voucher_sale.entry WHERE voucher_sale.sale_id = ?`);
  return {
    voucher: (serial) => {
      const row = one.get(serial);
      if (row === undefined) return null;
      const { kind, issued, balance, issuedOn, until, copies } = row;
      return { serial: row.serial, kind, issued: won(issued), left: won(balance), issuedOn, until, copies };
    },
    voucherMoves: (serial) => moves.all(serial),
    voucherSale: (id) => {
      const row = purchase.get(id);
      if (row === undefined) return null;
      return { body: JSON.parse(row.body) as VoucherSoldBody | VoucherCancelledBody, shift: row.shift, isCancelled: row.isCancelled === 1 };
    },
  };
}
