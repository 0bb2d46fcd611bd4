/** Facts of the store's own vouchers as the house would seal them, in a shop of the tests. Holds no assertion. */
import type { Fact } from '../../src/domain/facts.ts';
import type { BusinessDate, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { voucherSerial } from '../../src/domain/voucher.ts';
import { sha256 } from './shop.ts';

/** The serial of the n-th voucher of a purchase. */
export function serialOf(saleId: string, n = 1): string {
  return voucherSerial('0001', '01', sha256(`${saleId}-${n}`));
}

/** A purchase of one voucher, paid in cash. */
export function voucherSold(saleId: string, amount: number, soldOn = '2026-11-22'): Fact {
  const until = `${Number(soldOn.slice(0, 4)) + 5}${soldOn.slice(4)}` as BusinessDate;
  return { kind: 'voucher_sold', body: {
    saleId: saleId as SaleId, requestHash: sha256(saleId), vouchers: [{ serial: serialOf(saleId), amount: won(amount) }], total: won(amount),
    until, tenders: [{ kind: 'cash', due: won(amount), given: won(amount), change: won(0) }],
  } };
}

/** The same purchase taken back. */
export function voucherCancelled(saleId: string, amount: number): Fact {
  return { kind: 'voucher_cancelled', body: {
    saleId: `${saleId}-back` as SaleId, original: saleId as SaleId, requestHash: sha256(`${saleId}-back`),
    vouchers: [{ serial: serialOf(saleId), amount: won(amount) }], total: won(amount),
    tenders: [{ kind: 'cash_back', exact: won(amount), paid: won(amount), leg: 1 }], reason: '잘못 골랐어요',
  } };
}

/** Its paper printed again. */
export function voucherReprinted(saleId: string, amount: number, left = amount, copy = 1, soldOn = '2026-11-22'): Fact {
  return { kind: 'voucher_reprinted', body: {
    serial: serialOf(saleId), kind: 'gift', issued: won(amount), left: won(left), copy,
    until: `${Number(soldOn.slice(0, 4)) + 5}${soldOn.slice(4)}` as BusinessDate,
  } };
}
