/** Fact → what it moves on the store's own vouchers: a pure function of the fact alone, beside its postings. Reads no table. */
import type { Fact } from './facts.ts';
import { add, negate, won, zero, type Won } from './money.ts';
import type { Tender } from './tender.ts';
import type { FindVoucher, VoucherKind } from './voucher.ts';

/** What one voucher gains (+) or loses (−) by a fact, in won. `isIssue`: the fact makes it. */
export type VoucherMove = {
  readonly serial: string; readonly kind: VoucherKind; readonly amount: Won; readonly isIssue: boolean;
};

/**
 * The moves of a fact, one for each voucher, in the order in which it names them; one that comes to nothing is none. Equals
 * −bal(voucher_own) of the fact's postings, serial by serial (ledger.md 5 I7).
 */
export function voucherMovesOf(fact: Fact): VoucherMove[] {
  return summed(rawMoves(fact)).filter(({ amount }) => amount !== 0);
}

function rawMoves(fact: Fact): VoucherMove[] {
  if (fact.kind === 'sale' || fact.kind === 'refund' || fact.kind === 'exchange') {
    return fact.body.tenders.flatMap((tender) => tenderMoves(tender, 1));
  }
  if (fact.kind === 'tender_corrected') {
    const { before, after } = fact.body;
    return [...before.flatMap((tender) => tenderMoves(tender, -1)), ...after.flatMap((tender) => tenderMoves(tender, 1))];
  }
  if (fact.kind === 'voucher_sold') return fact.body.vouchers.map((sold) => ({ ...sold, kind: 'gift', isIssue: true }));
  if (fact.kind !== 'voucher_cancelled') return [];
  return fact.body.vouchers.map(({ serial, amount }) => ({ serial, kind: 'gift', amount: negate(amount), isIssue: false }));
}

/** What one tender takes from a voucher (−) or puts onto it (+). */
function tenderMoves(tender: Tender, sign: 1 | -1): VoucherMove[] {
  const move = (serial: string, kind: VoucherKind, amount: Won, isIssue = false): VoucherMove[] => (
    [{ serial, kind, amount: won(sign * amount), isIssue }]);
  if (tender.kind === 'voucher') return move(tender.serial, tender.voucher, negate(add(tender.amount, tender.cashed?.exact ?? zero)));
  if (tender.kind === 'voucher_back') return move(tender.serial, tender.voucher, tender.amount);
  return tender.kind === 'credit_back' ? move(tender.serial, 'credit', tender.amount, true) : [];
}

function summed(moves: readonly VoucherMove[]): VoucherMove[] {
  const bySerial = new Map<string, VoucherMove>();
  for (const move of moves) {
    const before = bySerial.get(move.serial);
    bySerial.set(move.serial, before === undefined ? move : { ...move, amount: won(before.amount + move.amount) });
  }
  return [...bySerial.values()];
}

/** What can be found once the given tenders are taken back: a correction frees what it takes the place of. */
export function freedBy(tenders: readonly Tender[], find: FindVoucher): FindVoucher {
  const freed = summed(tenders.flatMap((tender) => tenderMoves(tender, -1)));
  return (serial) => {
    const voucher = find(serial);
    const more = freed.find((move) => move.serial === serial)?.amount ?? zero;
    return voucher === null ? null : { ...voucher, left: add(voucher.left, more) };
  };
}
