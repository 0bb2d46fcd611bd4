/** Vouchers in bodies that a till reckoned wrongly: what the tables take all the same, verify finds; the rest they refuse. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { BusinessDate, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { must } from '../../src/domain/result.ts';
import type { Tender } from '../../src/domain/tender.ts';
import { voucherSerial } from '../../src/domain/voucher.ts';
import type { VoucherSoldBody } from '../../src/domain/voucher-facts.ts';
import { openShop, sha256, tillKey, type Shop } from './shop.ts';
import { copyVoucher, sell, vouchersOf } from './shop-vouchers.ts';
import { voucherSold } from './voucher-facts.ts';

let shop: Shop;
let serial = '';
/** One mug of 15,000 won, and a voucher of 20,000. */
beforeEach(() => {
  shop = openShop();
  shop.openShift(100_000);
  shop.sale([{ item: 1 }]);
  sell(shop, [20], 0, 0);
  serial = must(vouchersOf(shop)[0], 'a voucher').serial;
});
afterEach(() => shop.end());

function found(): string {
  const reader = openReader(shop.directory);
  const { findings } = verifyLedger(reader, tillKey.publicKey);
  reader.close();
  return findings.map(({ what }) => what).join('\n');
}

const cash = (due: number): Tender => ({ kind: 'cash', due: won(due), given: won(due), change: won(0) });
const spent = (amount: number, change: object = {}): Tender => (
  { kind: 'voucher', amount: won(amount), serial, voucher: 'gift', ...change });
/** The mug again, paid by these. */
const paidBy = (...tenders: readonly Tender[]): Fact => {
  const { body } = must(shop.ledger.lastSealed(1)[0], 'a sale');
  return { kind: 'sale', body: { ...body, saleId: 'wrong' as SaleId, receiptSeq: 2, receiptNumber: '0001-01-1-000002', tenders } };
};
const bought = (change: Partial<VoucherSoldBody>): Fact => {
  const { body } = voucherSold('w1', 10_000) as Extract<Fact, { kind: 'voucher_sold' }>;
  return { kind: 'voucher_sold', body: { ...body, ...change } };
};
const cancelled = (change: object = {}): Fact => {
  const { saleId, vouchers, total } = must(shop.facts().flatMap((fact) => (fact.kind === 'voucher_sold' ? [fact.body] : []))[0], 'a purchase');
  return { kind: 'voucher_cancelled', body: {
    saleId: 'back' as SaleId, original: saleId, requestHash: sha256('back'), vouchers, total, reason: '변심',
    tenders: [{ kind: 'cash_back', exact: total, paid: total, leg: 1 }], ...change,
  } };
};
const copied = (change: object): Fact => ({ kind: 'voucher_reprinted', body: {
  serial, kind: 'gift', issued: won(20_000), left: won(20_000), copy: 1, until: '2031-11-22' as BusinessDate, ...change,
} });
const rest = (exact: number, paid = exact) => ({ cashed: { exact: won(exact), paid: won(paid) } });

test('what the house does is whole', () => {
  shop.append(paidBy(spent(15_000, rest(5_000))), bought({}), copied({ left: won(0) }));
  copyVoucher(shop, 1);
  expect(found()).toBe('');
});

const wrong: [string, () => Fact, string][] = [
  ['a serial of another till', () => bought({ vouchers: [{ serial: voucherSerial('0001', '02', sha256('x')), amount: won(10_000) }] }), 'is no serial of this till'],
  ['a serial with a wrong digit', () => bought({ vouchers: [{ serial: '000101V00000000001', amount: won(10_000) }] }), 'is no serial of this till'],
  ['another total', () => bought({ total: won(9_000) }), 'the total is 9000, it comes to 10000'],
  ['a voucher that lasts longer', () => bought({ until: '2032-11-22' as BusinessDate }), 'the last day is 2032-11-22, it comes to 2031-11-22'],
  ['a purchase by voucher', () => bought({ tenders: [spent(10_000)] }), 'vouchers are bought with a voucher'],
  ['change of a purchase', () => bought({ tenders: [{ kind: 'cash', due: won(10_000), given: won(20_000), change: won(10_010) }] }), 'the change is 10010'],
  ['less taken back than was bought', () => cancelled({
    vouchers: [{ serial, amount: won(19_000) }], total: won(19_000), tenders: [{ kind: 'cash_back', exact: won(19_000), paid: won(19_000), leg: 1 }],
  }), 'what is taken back is'],
  ['a purchase taken back over other means', () => cancelled({ tenders: [{ kind: 'cash_back', exact: won(20_000), paid: won(20_010), leg: 1 }] }),
    'what goes back is 20010, it comes to 20000'],
  ['a copy left out', () => copied({ copy: 2 }), 'the copy is 2, it comes to 1'],
  ['a copy that says more', () => copied({ left: won(30_000) }), 'what is left is 30000, it comes to 20000'],
  ['a copy of another face', () => copied({ issued: won(30_000) }), 'its face is 30000, it comes to 20000'],
  ['a gift spent as credit', () => paidBy(spent(15_000, { voucher: 'credit' })), 'the kind of the voucher is credit, it comes to gift'],
  ['a rest that stays', () => paidBy(spent(1_000, rest(19_000)), cash(14_000)), `stays on it`],
  ['a rest taken in part', () => paidBy(spent(15_000, rest(4_000))), 'was taken, and 1000 is left'],
  ['a rest in too many coins', () => paidBy(spent(15_000, rest(5_000, 5_010))), 'the cash for the rest is 5010, it comes to 5000'],
  ['a sale paid by giving credit', () => paidBy({ kind: 'credit_back', amount: won(15_000), serial: voucherSerial('0001', '01', sha256('y')) }), 'sum to zero'],
];
test.each(wrong)('%s is found', (_what, fact, sentence) => {
  let said = '';
  try {
    shop.append(fact());
    said = found();
  } catch (fault) {
    said = fault instanceof Error ? fault.message : '';
  }
  expect(said).toContain(sentence);
});

const refused: [string, () => readonly Fact[], RegExp][] = [
  ['a won more than is left', () => [paidBy(spent(15_000, rest(5_001, 5_010)))], /CHECK constraint failed/],
  ['a voucher issued again', () => [bought({}), bought({ saleId: 'w2' as SaleId })], /CHECK constraint failed/],
  ['a purchase taken back twice', () => [cancelled(), cancelled({ saleId: 'again' as SaleId })], /constraint failed/],
  ['a purchase taken back of which something is spent', () => [paidBy(spent(1), cash(14_999)), cancelled()], /CHECK constraint failed/],
  ['a purchase that nobody made', () => [cancelled({ original: 'nobody' as SaleId })], /FOREIGN KEY constraint failed/],
  ['a voucher that nobody issued', () => [paidBy({ ...spent(15_000), serial: '000101V96273704959' } as Tender)], /000101V96273704959/],
];
test.each(refused)('the tables refuse %s, and nothing of it is written', (_what, facts, why) => {
  const before = shop.ledger.head().seq;
  expect(() => shop.append(...facts())).toThrow(why);
  expect([shop.ledger.head().seq, shop.ledger.voucher(serial)?.left]).toEqual([before, 20_000]);
  expect(found()).toBe('');
});
