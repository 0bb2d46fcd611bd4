import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ledgerFile, openLedger, openReader } from '../../db/ledger.ts';
import { openWriter, type Connection } from '../../db/open.ts';
import { isDatabaseRefusal } from '../../db/refusal.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { BusinessDate, ConsentId, ItemId, MakerId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { must } from '../../src/domain/result.ts';
import type { Stamp } from '../../src/domain/stamp.ts';
import { priceSet } from './goods-facts.ts';
import { firstAt, firstFacts, items, keyOf, makers, openShop, sha256, store, tillKey, type Shop } from './shop.ts';
import { payPart, settleAll } from './settle.ts';
import { takeBack, trade } from './take-back.ts';
import { voucherReprinted, voucherSold } from './voucher-facts.ts';

let shop: Shop;
let raw: Connection;
beforeEach(() => {
  shop = openShop();
  raw = openWriter(join(shop.directory, ledgerFile));
});
afterEach(() => {
  raw.close();
  shop.end();
});

const stamp: Stamp = { at: firstAt, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 1, operator: '01' as OperatorId };
const tables = (): string[] => raw.prepare<[], string>(
  "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name").pluck().all();
/** Every row of every table. */
const dump = (): Record<string, unknown[]> => Object.fromEntries(
  tables().map((table) => [table, raw.prepare(`SELECT * FROM ${table}`).all()]));
const count = (table: string): number => raw.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;

describe('what the ledger knows', () => {
  test('of its store, settings, people and goods', () => {
    const { ledger } = shop;
    expect([ledger.store(), ledger.setting('printer')]).toEqual([store, 'tcp://127.0.0.1:9100']);
    expect(ledger.operators().map(({ name, role }) => [name, role])).toEqual([['점장', 'manager'], ['계산원 1', 'cashier']]);
    expect([ledger.pinHash('01' as OperatorId), ledger.pinHash('02' as OperatorId), ledger.pinHash('03' as OperatorId)])
      .toEqual(['scrypt:one', 'scrypt:two', null]);
    expect(ledger.makers()).toEqual(makers);
    expect(ledger.items().map(({ id, code, name, price }) => [id, code, name, price])).toEqual(
      items.map(({ id, code, name, price }) => [id, code, name, price]));
    expect(ledger.items()[1]).toMatchObject({
      maker: { id: 2, name: '책방 고래' }, contract: { kind: 'special', version: 3 }, taxClass: 'exempt',
    });
    expect(ledger.items()[3]).toMatchObject({ maker: null, contract: { kind: 'outright', version: 0 } });
    expect([ledger.stock(1 as ItemId), ledger.stock(4 as ItemId), ledger.stock(99 as ItemId)]).toEqual([10, 0, 0]);
  });

  test('of a second import: the newest terms, and stock on top', () => {
    const maker = { ...must(makers[0], 'maker'), contract: { ...must(makers[0], 'maker').contract, version: 2, rateBp: 3000 } };
    const item = { ...must(items[0], 'item'), price: won(16_000), stock: 5 };
    const other = { ...item, id: 50 as ItemId, makerId: 1 as MakerId };
    shop.append({ kind: 'catalog_imported', body: { makers: [maker], items: [item, other] } });
    expect(shop.ledger.items().map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 50]);
    expect(shop.ledger.items()[0]).toMatchObject({ price: 16_000, contract: { version: 2, rateBp: 3000 } });
    expect(shop.ledger.stock(1 as ItemId)).toBe(15);
  });

  test('of wrong PINs: as many as were told, until the right one', () => {
    const id = '02' as OperatorId;
    expect(shop.ledger.wrongPins(id)).toEqual({ count: 0, lastAt: 0 });
    shop.append({ kind: 'sign_in_refused', body: { operatorId: id, wrong: 1 } });
    shop.append({ kind: 'sign_in_refused', body: { operatorId: id, wrong: 2 } });
    expect(shop.ledger.wrongPins(id)).toEqual({ count: 2, lastAt: firstAt + 3_000 });
    expect(shop.ledger.wrongPins('01' as OperatorId).count).toBe(0);
    shop.append({ kind: 'signed_in', body: { operatorId: id } });
    expect(shop.ledger.wrongPins(id).count).toBe(0);
  });

  test('of shifts and their cash', () => {
    const { ledger } = shop;
    expect([ledger.openShift(), ledger.nextShift(), ledger.kept()]).toEqual([null, 1, 0]);
    shop.day('2026-11-21');
    shop.openShift(100_000);
    expect(ledger.openShift()).toEqual({
      number: 1, businessDate: '2026-11-21', openedAt: firstAt + 2_000, openedBy: '01', float: 100_000,
    });
    shop.sale([{ item: 1 }], 20_000);
    shop.sale([{ item: 7 }], 1_500);
    shop.refund([{ item: 3 }], true);
    const none = { payIns: 0, payOuts: 0, drops: 0 };
    const first = { ...none, expected: 107_600, float: 100_000, sales: 16_500, refunds: 8_900, saleCount: 2, refundCount: 1 };
    expect(ledger.shiftCash(1)).toEqual(first);
    shop.closeShift(-10);
    expect([ledger.openShift(), ledger.nextShift(), ledger.kept()]).toEqual([null, 2, 100_000]);
    shop.openShift(50_000);
    shop.sale([{ item: 2 }], 12_000);
    expect(ledger.shiftCash(1)).toEqual(first);
    expect(ledger.shiftCash(2)).toEqual({ ...none, expected: 62_000, float: 50_000, sales: 12_000, refunds: 0, saleCount: 1, refundCount: 0 });
  });

  test('of sealed receipts, newest first, with their copies', () => {
    shop.openShift(0);
    shop.sale([{ item: 1 }]);
    shop.refund([{ item: 2 }], false);
    shop.reprint();
    const [refund, sale] = shop.ledger.lastSealed(5);
    expect([sale?.kind, sale?.body.saleId, sale?.reason, sale?.copies]).toEqual(['sale', 'sale-1', '', 0]);
    expect([refund?.kind, refund?.reason, refund?.copies, refund?.body.receiptNumber]).toEqual(['refund', '마음이 바뀜', 1, '0001-01-1-000002']);
    expect(shop.ledger.sealed('sale-1' as SaleId)).toEqual(sale);
    expect([shop.ledger.sealed('sale-9' as SaleId), shop.ledger.lastSealed(1), shop.ledger.nextReceiptSeq()]).toEqual([null, [refund], 3]);
  });

  test('after it was closed and opened again: the same', () => {
    shop.openShift(100_000);
    shop.sale([{ item: 1 }]);
    const { ledger } = shop;
    const told = (): unknown[] => [
      shop.ledger.head(), shop.ledger.store(), shop.ledger.openShift(), shop.ledger.lastSealed(3), shop.ledger.outboxWaiting(),
      shop.ledger.printJobs(['waiting'], 9), shop.ledger.nextReceiptSeq(),
    ];
    const before = told();
    ledger.close();
    shop = openShop(shop.directory);
    expect(told()).toEqual(before);
    shop.sale([{ item: 2 }]);
    expect(shop.ledger.head().seq).toBe(8);
  });
});

describe('papers and the mall', () => {
  test('every sale, refund and reprint owes a paper, and every entry is owed to the mall', () => {
    shop.openShift(0);
    shop.sale([{ item: 1 }]);
    shop.refund([{ item: 2 }], true);
    shop.reprint();
    const jobs = shop.ledger.printJobs(['waiting', 'printing', 'unknown'], 10);
    expect(jobs.map(({ id, entrySeq, state, attempts, queuedAt }) => [id, entrySeq, state, attempts, queuedAt])).toEqual(
      [7, 8, 9].map((seq) => [seq, seq, 'waiting', 0, firstAt + (seq - 4) * 1000]));
    expect(jobs.map((job) => shop.ledger.paperOf(job)).map(({ sealed, copy }) => [sealed.kind, sealed.seq, copy])).toEqual(
      [['sale', 7, 0], ['refund', 8, 0], ['refund', 8, 1]]);
    expect(shop.ledger.outboxWaiting()).toBe(9);
  });

  test('jobs change their state, also over a restart, and finished ones are left aside', () => {
    shop.openShift(0);
    for (const item of [1, 2, 3, 7]) shop.sale([{ item }]);
    const { ledger } = shop;
    ledger.setPrintJob(7, 'printed', 1);
    ledger.setPrintJob(8, 'unknown', 1);
    ledger.setPrintJob(9, 'printing', 2);
    const told = (): unknown[] => [
      shop.ledger.printJobs(['waiting'], 9).map(({ id }) => id),
      shop.ledger.printJobs(['unknown', 'printing'], 9).map(({ id, attempts }) => [id, attempts]),
      shop.ledger.printJobs(['waiting', 'unknown', 'printing'], 2).map(({ id }) => id),
      shop.ledger.printJobs(['printed'], 9).map(({ id }) => id),
    ];
    const expected = [[10], [[8, 1], [9, 2]], [8, 9], [7]];
    expect(told()).toEqual(expected);
    ledger.close();
    shop = openShop(shop.directory);
    expect(told()).toEqual(expected);
    expect(() => shop.ledger.setPrintJob(1, 'printed', 1)).toThrow(/print job 1/);
  });
});

describe('an append is all or nothing', () => {
  const takeLastBack = (): void => void takeBack(shop, must(shop.ledger.lastSealed(1)[0], 'a sale').body.saleId, [1, 0]);
  const tradeLast = (): void => void trade(shop, must(shop.ledger.lastSealed(1)[0], 'a sale').body.saleId, {
    pieces: [1, 0], lines: [{ item: 3 }], onCard: 0, over: 0, broken: 0,
  });
  const consent = {
    id: 'c1' as ConsentId, by: '01' as OperatorId, asker: '02' as OperatorId,
    wanted: { action: 'give_free', subject: 's1' as SaleId, lineId: null, amount: won(5_000) } as const,
  };
  /** A fact that writes to each table. */
  const writing: Record<string, () => void> = {
    operator_pin: () => void shop.ledger.appendOperators(
      [{ kind: 'operator_added', body: { operator: { id: '03' as OperatorId, name: '새 사람', role: 'cashier' } } }], { ...stamp, shift: 0 },
      [{ operatorId: '03' as OperatorId, hash: 'scrypt:three' }]),
    operator: () => writing['operator_pin']?.(),
    store: () => shop.append(must(firstFacts()[0], 'store')), setting: () => shop.append(must(firstFacts()[1], 'setting')),
    maker: () => shop.append(must(firstFacts()[2], 'catalogue')), item: () => shop.append(must(firstFacts()[2], 'catalogue')),
    sign_in: () => shop.append({ kind: 'signed_in', body: { operatorId: '02' as OperatorId } }),
    contract_version: () => shop.append(must(firstFacts()[2], 'catalogue')),
    maker_mark: () => shop.append({ kind: 'contract_set', body: {
      makerId: 1 as MakerId, version: 2, from: '2026-11-22' as BusinessDate, until: null,
      terms: { kind: 'consign', rateBp: 1_000, base: 'maker', vatMode: 'included' }, mark: {},
    } }),
    promotion: () => shop.append({ kind: 'promotion_set', body: { promotion: {
      id: 'p1', name: '행사', from: '2026-11-22' as BusinessDate, until: null, funder: 'store', ended: false,
      scope: { items: [], makers: [], categories: [] }, rule: { kind: 'percent', bp: 1_000 },
    } } }),
    tax_terms: () => shop.append({ kind: 'tax_terms_set', body: { from: '2026-11-22' as BusinessDate, terms: { rateBp: 1_000, rounding: 'floor' } } }),
    voucher_sale: () => shop.append(voucherSold('sold-1', 50_000)), voucher: () => shop.append(voucherSold('sold-2', 10_000)),
    voucher_reprint: () => shop.append(voucherSold('sold-3', 10_000), voucherReprinted('sold-3', 10_000)),
    voucher_move: () => shop.append(voucherSold('sold-4', 10_000)),
    consent_use: () => void shop.ledger.append([
      { kind: 'consent_given', body: consent }, { kind: 'consent_used', body: { ...consent, standing: true } },
    ], { ...stamp, shift: 1, operator: '02' as OperatorId }),
    correction: () => shop.correct(100), refund_line: () => takeLastBack(), exchange: () => tradeLast(), passed_leg: () => tradeLast(), gift_receipt: () => shop.gift(),
    reprint: () => shop.reprint(), shift: () => shop.openShift(0), shift_close: () => shop.closeShift(10),
    item_change: () => shop.append(priceSet(1, 16_000)),
  };
  const day = '2026-11-22';
  /** What must have been before. */
  const before: Record<string, () => void> = {
    settlement: () => shop.closeShift(0),
    payout: () => {
      shop.closeShift(0);
      settleAll(shop, 1, day);
    },
  };
  Object.assign(writing, { settlement: () => void settleAll(shop, 1, day), payout: () => payPart(shop, 1, 50) });
  const all = [
    'journal', 'sale', 'sale_line', 'tender', 'stock_move', 'stock', 'posting_class', 'posting_row', 'correction', 'reprint', 'shift',
    'refund_line', 'shift_close', 'consent_use', 'exchange', 'passed_leg', 'gift_receipt',
    'store', 'setting', 'maker', 'item', 'operator', 'sign_in', 'print_job', 'outbox', 'operator_pin',
    'contract_version', 'maker_mark', 'tax_terms', 'maker_sum', 'promotion', 'settlement', 'payout',
    'voucher', 'voucher_sale', 'voucher_move', 'voucher_reprint', 'item_change',
  ];

  test('the list names every table', () => expect(tables().filter((table) => table !== 'migration')).toEqual([...all].sort()));

  test.each(all)('%s', (table) => {
    if (table !== 'shift') shop.openShift(100_000);
    if (table !== 'shift') shop.sale([{ item: 2 }, { item: 1 }]);
    before[table]?.();
    // The first refund also uses classes of postings for the first time.
    const write = writing[table] ?? ((): void => shop.refund([{ item: 1 }, { item: 2, quantity: 2 }], true));
    raw.exec(`CREATE TRIGGER failing BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'it fails here'); END`);
    const unwritten = dump();
    const head = shop.ledger.head();
    expect(write).toThrow(/it fails here/);
    expect(dump()).toEqual(unwritten);
    expect([shop.ledger.head(), shop.ledger.outboxWaiting(), count('outbox')]).toEqual([head, head.seq, head.seq]);
    raw.exec('DROP TRIGGER failing');
    if (table === 'store') return;
    write();
    expect(shop.ledger.head().seq).toBeGreaterThan(head.seq);
    expect(verifyLedger(raw, tillKey.publicKey).findings).toEqual([]);
  });

  test('K99 also of several facts: the last one fails, none is written', () => {
    const before = dump();
    const bad: Fact = { kind: 'receipt_reprinted', body: { saleId: 'nothing' as SaleId, receiptNumber: '', copy: 1 } };
    expect(() => shop.append({ kind: 'settings_changed', body: { printer: '' } }, bad)).toThrow(/the sale nothing/);
    expect(dump()).toEqual(before);
  });
});

describe('what the ledger refuses to append', () => {
  test('the same sale id twice', () => {
    shop.openShift(0);
    shop.sale([{ item: 1 }], 15_000, 'once');
    const before = dump();
    expect(() => shop.sale([{ item: 1 }], 15_000, 'once')).toThrow(/UNIQUE constraint failed: sale.sale_id/);
    expect(dump()).toEqual(before);
  });

  test('a receipt out of its turn', () => {
    shop.openShift(0);
    shop.sale([{ item: 1 }]);
    const { body } = must(shop.ledger.lastSealed(1)[0], 'sale');
    for (const receiptSeq of [1, 3]) {
      const other = { ...body, saleId: 'other' as SaleId, receiptSeq, receiptNumber: `0001-01-1-00000${receiptSeq}` };
      expect(() => shop.append({ kind: 'sale', body: other })).toThrow(/is number 2/);
    }
  });

  test('anything behind somebody else’s entry', () => {
    const second = openLedger({ directory: shop.directory, signer: tillKey, hash: sha256 });
    second.append([{ kind: 'signed_out', body: { operatorId: '01' as OperatorId } }], { ...stamp, shift: 0 });
    second.close();
    expect(() => shop.append({ kind: 'signed_out', body: { operatorId: '01' as OperatorId } })).toThrow(/stands behind the last one/);
  });

  test('to be opened with another key than the store was', () => {
    let code = '';
    try {
      openLedger({ directory: shop.directory, signer: keyOf(8), hash: sha256 });
    } catch (fault) {
      code = isDatabaseRefusal(fault) ? fault.code : String(fault);
    }
    expect(code).toBe('key_differs');
  });
});

test('a checkpoint leaves nothing in the WAL when nobody reads, and loses nothing', () => {
  shop.openShift(0);
  for (let sale = 0; sale < 20; sale += 1) shop.sale([{ item: 1 }]);
  expect(shop.ledger.checkpoint()).toBe(0);
  const reader = openReader(shop.directory);
  expect(reader.prepare('SELECT count(*) FROM sale').pluck().get()).toBe(20);
  reader.close();
});
