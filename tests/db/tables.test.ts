import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ledgerFile } from '../../db/ledger.ts';
import { openWriter, type Connection } from '../../db/open.ts';
import { factKinds } from '../../src/domain/facts.ts';
import type { ConsentId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { lostGoods, priceSet } from './goods-facts.ts';
import { openShop } from './shop.ts';
import { copyVoucher, sell } from './shop-vouchers.ts';
import { payPart, settleAll } from './settle.ts';
import { takeBack, trade } from './take-back.ts';

type Value = string | number | null | Uint8Array;
type Row = Record<string, Value>;

let directory = '';
let database: Connection;

beforeAll(() => {
  const shop = openShop();
  directory = shop.directory;
  shop.append({ kind: 'sign_in_refused', body: { operatorId: '02' as OperatorId, wrong: 1 } });
  shop.openShift(100_000);
  shop.sale([{ item: 1, quantity: 2 }, { item: 2 }]);
  takeBack(shop, 'sale-1' as SaleId, [1, 0]);
  shop.refund([{ item: 3 }], true);
  shop.reprint();
  trade(shop, 'sale-1' as SaleId, { pieces: [0, 1], lines: [{ item: 5 }], onCard: 0, over: 0, broken: 0 });
  shop.gift();
  sell(shop, [20], 0, 0);
  copyVoucher(shop, 0);
  shop.append({ kind: 'consent_used', body: {
    id: 'c1' as ConsentId, by: '01' as OperatorId, asker: '02' as OperatorId, standing: true,
    wanted: { action: 'give_free', subject: 's1' as SaleId, lineId: null, amount: won(5_000) },
  } });
  shop.closeShift(0);
  shop.append(lostGoods('g1', 1), priceSet(1, 16_000));
  settleAll(shop, 1, '2026-11-22');
  payPart(shop, 1, 50);
  shop.close();
  database = openWriter(join(directory, ledgerFile));
});
afterAll(() => {
  database.close();
  rmSync(directory, { recursive: true });
});

const scalar = (sql: string): Value => database.prepare<[], Value>(sql).pluck().get() ?? null;

/** A row without the columns that are computed from others. */
function written(table: string, row: Row): Row {
  const names = (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}

/** Entry and place as one number. */
const placed = (entry: number, place: number): number => entry * 2 ** 20 + place;

/** A good new row of each table: the last one under a key of its own. */
function newRow(table: string): Row {
  const row = { ...database.prepare<[], Row>(`SELECT * FROM ${table} ORDER BY ${table === 'stock' ? 'item_id' : '1'} DESC LIMIT 1`).get() };
  const last = Number(scalar('SELECT max(seq) FROM journal'));
  const fresh: Record<string, Row> = {
    journal: { seq: last + 1, prev_hash: scalar('SELECT hash FROM journal ORDER BY seq DESC LIMIT 1') },
    sale: { receipt_seq: 5, entry: last, sale_id: 'new', receipt_number: '0001-01-1-000005' },
    exchange: { entry: last }, passed_leg: { entry: last, n: 1 }, gift_receipt: { entry: last, number: 9, code: 'G000101-000004-9' },
    sale_line: { id: placed(last, 1) }, refund_line: { id: placed(last, 1), quantity: 1 }, tender: { entry: last, n: 1 }, stock_move: { id: placed(last, 7) },
    posting_row: { id: placed(last, 70) },
    posting_class: { id: 99, account: 'petty', kind: 'new' }, reprint: { entry: last, copy: 9 }, shift: { number: 2, entry: last },
    shift_close: { number: 1, entry: last }, store: { id: 1 }, setting: { name: 'new' }, maker: { id: 99 }, item: { id: 99 },
    operator: { id: '99' }, sign_in: { operator_id: '01' }, stock: { item_id: 8 }, print_job: { entry: 1 }, outbox: { entry: last },
    operator_pin: { operator_id: '99' }, consent_use: { entry: last, consent_id: 'c2' },
    item_change: { entry: last }, settlement: { entry: last, number: 2 }, payout: { entry: last - 1 }, voucher: { serial: '000101V00000000000' },
    voucher_sale: { entry: last, sale_id: 'new' }, voucher_move: { entry: last, n: 1 }, voucher_reprint: { entry: last, copy: 9 },
  };
  return { ...written(table, row), ...fresh[table] };
}

/** Inserts a row and takes it back; what stands in its way is dropped first. */
function insert(table: string, changes: Row, verb = 'INSERT'): void {
  const row = { ...newRow(table), ...changes };
  const clear: Record<string, string> = {
    shift_close: 'DROP TRIGGER shift_close_holds; DELETE FROM shift_close', store: 'DELETE FROM store', sign_in: 'DELETE FROM sign_in',
    outbox: 'DELETE FROM outbox', operator_pin: "INSERT INTO operator VALUES ('99', 1, 'x', 'cashier', '', 0)",
  };
  database.exec('BEGIN IMMEDIATE');
  try {
    database.exec(verb === 'INSERT' ? (clear[table] ?? '') : '');
    const columns = Object.keys(row);
    const places = columns.map(() => '?').join(', ');
    database.prepare(`${verb} INTO ${table} (${columns.join(', ')}) VALUES (${places})`).run(...Object.values(row));
  } finally {
    database.exec('ROLLBACK');
  }
}

const tables = [
  'journal', 'sale', 'sale_line', 'refund_line', 'tender', 'stock_move', 'posting_class', 'posting_row', 'reprint', 'shift', 'shift_close', 'store',
  'exchange', 'passed_leg', 'gift_receipt', 'setting', 'maker', 'item', 'operator', 'sign_in', 'stock', 'print_job', 'outbox', 'operator_pin', 'consent_use',
  'settlement', 'payout', 'voucher', 'voucher_sale', 'voucher_move', 'voucher_reprint',
];

test.each(tables)('%s takes a good row', (table) => insert(table, {}));
test.each(factKinds)('the journal takes the kind %s', (kind) => insert('journal', { kind }));

const check = /CHECK constraint failed/;
const type = /cannot store \w+ value in \w+ column/;
const parent = /FOREIGN KEY constraint failed/;
const missing = /NOT NULL constraint failed/;
const again = /UNIQUE constraint failed/;

const refused: [string, Row, RegExp][] = [
  ['journal', { v: 0 }, check], ['journal', { v: 'one' }, type], ['journal', { epoch: 0 }, check], ['journal', { epoch: 1.5 }, type],
  ['journal', { at: 9e15 }, check], ['journal', { business_date: '2026-1-2' }, check], ['journal', { till: '1-1' }, check],
  ['journal', { shift: -1 }, check], ['journal', { operator: 'x'.repeat(65) }, check], ['journal', { total_sales: -1 }, check],
  ['journal', { total_refunds: 2 ** 53 }, check], ['journal', { total_perpetual: 1 }, check],
  ['journal', { body_hash: Buffer.alloc(31) }, check],
  ['journal', { hash: 'text' }, type], ['journal', { hash: Buffer.alloc(33) }, check], ['journal', { signature: Buffer.alloc(63) }, check],
  ['journal', { signature: null }, missing], ['journal', { body: '' }, check], ['journal', { body: null }, missing],
  ['journal', { kind: 'gift' }, /unknown kind of fact/], ['journal', { kind: 'sale refund' }, /unknown kind of fact/],
  ['journal', { kind: '' }, /unknown kind of fact/], ['journal', { kind: null }, /NOT NULL/],
  ['journal', { seq: 99 }, /stands behind the last one/], ['journal', { seq: 3 }, /stands behind the last one/],
  ['journal', { prev_hash: Buffer.alloc(32, 1) }, /links to the last one/],
  ['sale', { receipt_seq: 6, receipt_number: '0001-01-1-000006' }, /follows the last one/],
  ['sale', { receipt_seq: 2, receipt_number: '0001-01-1-000002' }, /follows the last one/], ['sale', { entry: 8 }, /follows the last one/],
  ['sale', { entry: 999 }, parent], ['sale', { sale_id: 'sale-1' }, again], ['sale', { sale_id: '' }, check],
  ['sale', { kind: 'void' }, check],
  ['sale', { receipt_number: '0001-01-1-000006' }, check], ['sale', { receipt_number: '1-01-1-000005' }, check],
  ['sale', { receipt_number: '0001-01-0-000005' }, check], ['sale', { business_day: 2026 }, check], ['sale', { shift: 0 }, check],
  ['sale', { total: 1 }, check], ['sale', { total: 10_000_000_001, supply: 10_000_000_001, vat: 0, exempt: 0 }, check],
  ['sale', { supply: -1, vat: 8_901, exempt: 0, total: 8_900 }, check],
  ['sale_line', { id: placed(9, 0) }, check], ['sale_line', { id: placed(0, 1) }, check], ['sale_line', { id: placed(-1, 1) }, check],
  ['sale_line', { item_id: 'one' }, type],
  ['sale_line', { maker: -1 }, check], ['sale_line', { tax: 'Z' }, check], ['sale_line', { unit: -1 }, check],
  ['sale_line', { quantity: 0, gross: 0, net: 0, vat: 0 }, check], ['sale_line', { quantity: 10_000 }, check],
  ['sale_line', { gross: 1 }, check],
  ['sale_line', { quantity: 2.5 }, type], ['sale_line', { net: 9_000_000 }, check], ['sale_line', { vat: 9_000_000 }, check],
  ['sale_line', { tax: 'E', vat: 1 }, check], ['sale_line', { unit: 5_000_000_001, quantity: 2, gross: 10_000_000_002 }, check],
  ['tender', { n: 0 }, check], ['tender', { entry: 999 }, parent], ['tender', { kind: '' }, check], ['tender', { due: -1 }, check],
  ['tender', { kind: 'cash', due: 100, given: 100, handed_back: 0, rounding: 1 }, check],
  ['tender', { kind: 'cash_back', due: 100, given: 0, handed_back: 110, rounding: 0 }, check],
  ['tender', { given: 10_000_000_001 }, check], ['tender', { rounding: null }, missing],
  ['tender', { kind: 'card_back', due: 100, given: 0, handed_back: 100, rounding: 0, approval: 'C', leg: 0 }, check],
  ['tender', { kind: 'card_back', due: 100, given: 0, handed_back: 100, rounding: 0, approval: '', leg: 1 }, check],
  ['tender', { kind: 'transfer_back', due: 100, given: 0, handed_back: 90, rounding: -10, leg: 1 }, check], ['tender', { leg: -1 }, check],
  ['refund_line', { sale_entry: 0 }, /no more comes back/], ['refund_line', { quantity: -1 }, check],
  ['refund_line', { quantity: 2 }, /no more comes back than was sold/], ['refund_line', { id: placed(20, 9) }, /no more comes back/],
  ['refund_line', { damaged: 2 }, check], ['refund_line', { gross: -1 }, check], ['refund_line', { net: 15_001 }, check],
  ['refund_line', { quantity: 0, gross: 0, net: 0, vat: 0, damaged: 0 }, check], ['refund_line', { vat: null }, missing],
  ['stock_move', { quantity: 0 }, check], ['stock_move', { quantity: 0.5 }, type], ['stock_move', { item_id: null }, missing],
  ['stock_move', { id: placed(9, 0) }, check], ['stock_move', { id: placed(0, 1) }, check],
  ['posting_row', { amount: 0 }, check], ['posting_row', { amount: 10_000_000_001, line: 1 }, check],
  ['posting_row', { amount: 2 ** 53 }, check],
  ['posting_row', { class: null }, missing], ['posting_row', { id: placed(9, 0) }, check], ['posting_row', { id: placed(0, 1) }, check],
  ['posting_row', { party: null }, missing],
  ['posting_row', { maker: 'one' }, type],
  ['posting_class', { account: 'pocket' }, check], ['posting_class', { tax: 'X' }, check], ['posting_class', { seller: 'nobody' }, check],
  ['posting_class', { flow: 'in' }, check],
  ['posting_class', { account: 'cash', kind: 'float', tax: '', seller: '', flow: '' }, again],
  ['reprint', { copy: 0 }, check], ['reprint', { copy: 1 }, again], ['reprint', { sale_entry: 999 }, parent],
  ['exchange', { entry: 999 }, parent], ['exchange', { sale_entry: 999 }, check], ['exchange', { total: 1 }, check],
  ['passed_leg', { n: 0 }, check], ['passed_leg', { leg: 0 }, check], ['passed_leg', { exact: 0 }, check], ['passed_leg', { paid: -1 }, check],
  ['passed_leg', { entry: 999 }, parent], ['gift_receipt', { number: 0 }, check], ['gift_receipt', { number: 100 }, check],
  ['gift_receipt', { number: 1 }, again], ['gift_receipt', { code: 'G000101-000004-1' }, again], ['gift_receipt', { code: '0001' }, check],
  ['gift_receipt', { sale_entry: 999 }, parent],
  ['shift', { number: 0 }, check], ['shift', { number: 1 }, again], ['shift', { counted: -1 }, check],
  ['shift', { kept: 10_000_000_001 }, check],
  ['shift_close', { number: 9 }, parent], ['shift_close', { keep: 10_000_000_000 }, check],
  ['shift_close', { counted: -1, keep: -1 }, check],
  ['store', { id: 2 }, check], ['store', { business_number: '123' }, check], ['store', { store_code: '1' }, check],
  ['store', { till_code: 'ab' }, check],
  ['store', { practice: 2 }, check], ['setting', { value: null }, missing], ['setting', { name: 'printer' }, again],
  ['maker', { contract_kind: 'gift' }, check], ['maker', { rate_bp: 10_001 }, check], ['maker', { base: 'all' }, check],
  ['maker', { vat_mode: 'none' }, check], ['maker', { id: 0 }, check],
  ['item', { price: -1 }, check], ['item', { price: 10_000_000_001 }, check], ['item', { maker_id: 999 }, parent],
  ['item', { tax: 'zero' }, check],
  ['item', { stocked: 2 }, check], ['item', { one_off: -1 }, check], ['item', { code: null }, missing], ['item', { id: 1 }, again],
  ['operator', { role: 'king' }, check], ['operator', { badge: 'x'.repeat(65) }, check], ['operator', { has_left: 2 }, check], ['operator', { id: '' }, check], ['operator', { id: '01' }, again],
  ['sign_in', { operator_id: '98' }, parent], ['sign_in', { wrong: -1 }, check],
  ['stock', { quantity: 0.5 }, type], ['stock', { quantity: 2 ** 53 }, check], ['stock', { item_id: 999 }, parent],
  ['print_job', { state: 'lost' }, check], ['print_job', { state: 'waiting printing' }, check], ['print_job', { attempts: -1 }, check],
  ['print_job', { entry: 999 }, parent], ['outbox', { entry: 999 }, parent], ['outbox', { delivered_at: 'yesterday' }, type],
  ['consent_use', { entry: 999 }, parent], ['consent_use', { consent_id: 'c1' }, again], ['consent_use', { consent_id: '' }, check],
  ['consent_use', { action: '' }, check], ['consent_use', { subject: '' }, check], ['consent_use', { line_id: 'x'.repeat(65) }, check],
  ['consent_use', { amount: -1 }, check], ['consent_use', { standing: 2 }, check],
  ['settlement', { entry: 999 }, parent], ['settlement', { maker: 0 }, check], ['settlement', { number: 0 }, check], ['settlement', { number: 1 }, again],
  ['settlement', { shift: 0 }, check], ['settlement', { day: '2026-1-1' }, check], ['settlement', { opening: null }, missing],
  ['payout', { entry: 999 }, parent], ['payout', { amount: 0 }, check], ['payout', { withheld: -1 }, check], ['payout', { withheld: 6_001 }, check],
  ['voucher', { balance: -1 }, check], ['voucher', { balance: 20_001 }, check], ['voucher', { issued: 0, balance: 0 }, check],
  ['voucher', { kind: 'paper' }, check], ['voucher', { serial: '000101000000000000' }, check], ['voucher', { entry: 999 }, parent],
  ['voucher_sale', { total: 0 }, check], ['voucher_sale', { sale_id: '' }, check], ['voucher_sale', { cancels: 'none' }, parent],
  ['voucher_sale', { cancels: 'new' }, check], ['voucher_sale', { entry: 999 }, parent],
  ['voucher_move', { amount: 0 }, check], ['voucher_move', { n: 0 }, check], ['voucher_move', { serial: '0001' }, check],
  ['voucher_move', { entry: 999 }, parent], ['voucher_reprint', { copy: 0 }, check], ['voucher_reprint', { copy: 1 }, again],
  ['voucher_reprint', { serial: 'none' }, parent], ['voucher_reprint', { entry: 999 }, parent],
  ['tender', { kind: 'voucher', due: 100, given: 90, handed_back: 0, rounding: 10 }, check],
  ['tender', { kind: 'voucher', due: 100, given: 100, handed_back: 10, rounding: 10 }, check],
  ['tender', { kind: 'voucher_back', due: 100, given: 0, handed_back: 100, rounding: 0, leg: 0 }, check],
  ['tender', { kind: 'credit_back', due: 100, given: 0, handed_back: 90, rounding: -10, leg: 0 }, check],
  ['operator_pin', { hash: '' }, check], ['operator_pin', { operator_id: '98' }, parent],
];

test.each(refused)('%s refuses %o', (table, changes, why) => {
  expect(() => insert(table, changes)).toThrow(why);
});

describe('facts are never changed and never taken away', () => {
  const facts = ['journal', 'sale', 'sale_line', 'refund_line', 'tender', 'stock_move', 'posting_class', 'posting_row', 'reprint', 'shift', 'shift_close', 'consent_use',
    'exchange', 'passed_leg', 'gift_receipt', 'settlement', 'payout', 'voucher_sale', 'voucher_move', 'voucher_reprint'];

  test.each(facts)('%s', (table) => {
    const column = Object.keys(newRow(table)).at(-1);
    expect(() => database.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(`${table}: a fact is never changed`);
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(`${table}: a fact is never taken away`);
    const row = database.prepare<[], Row>(`SELECT * FROM ${table} LIMIT 1`).get() ?? {};
    const again = (): void => insert(table, written(table, row), 'INSERT OR REPLACE');
    expect(again).toThrow(/never taken away|behind the last one|follows the last one/);
  });
});

test('every table is STRICT', () => {
  const loose = database.prepare<[], string>(
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite%'").pluck().all();
  expect(loose).toEqual([]);
});
