/** One story that meets every row of the contract and every refusal it lists, told as data so that any door can play it. */
import type { CommandName } from '../../src/contract/contract.ts';
import { dayClosed, dayOpen, dayOver, secondShift } from './day-story.ts';
import { backups } from './backup-story.ts';
import { reports } from './report-story.ts';
import { settling, settlingTooEarly } from './settlement-story.ts';
import { promotions } from './promotion-story.ts';
import { discountsGiven, discountsRefused } from './discount-story.ts';
import { returns, returnsClosed, returnsOfCashier } from './return-story.ts';
import { exchangeDiscountsOfCashier, exchanges, exchangesClosed, exchangesOfCashier } from './exchange-story.ts';
import { people } from './people-story.ts';
import { goods, goodsClosed, goodsOfCashier, itemsChanged, itemWhileImporting } from './goods-story.ts';
import { mall } from './mall-story.ts';
import { scanners } from './scanner-story.ts';
import { step, type Memory, type Step } from './step.ts';
import { vouchersAfter, vouchersClosed, vouchersOfCashier, vouchersPutRight } from './voucher-story.ts';
import { settingTerms, termsWhileImporting } from './terms-story.ts';

export const csv = [
  'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate',
  '8801234567893,옻칠 수저 세트,칠몽,15000,taxable,3,0,consign,2000',
  'SDM00123,손글씨 에세이,느린서재,12000,exempt,1,0,special,1500',
  '2000000000015,누빔 파우치,,8900,taxable,0,0,,',
  '2000000000022,백자 달항아리,칠몽,120000,taxable,1,1,consign,2000',
  'FIX,수선,,,taxable,,0,,',
  'bad,값이 이상한 줄,,12.5,taxable,1,0,,',
].join('\n');

const profile = {
  name: '소담상회 인사점', businessNumber: '1234567891', representative: '대표', address: '서울 종로구 인사동길 44', phone: '02-000-0000',
  storeCode: '0001', tillCode: '01',
};
const manager = { name: '점장', pin: '975310' };
export const create = (change: object = {}): object => ({ profile, manager, csv, printer: 'tcp://127.0.0.1:9', ...change });
const line = (itemId: number | null, quantity = 1, typedPrice: number | null = null, open: object | null = null): object => ({
  lineId: `L${itemId ?? 0}`, itemId, open, quantity, typedPrice,
});
export const sale = (saleId: string, lines: object[], expectedTotal: number, cashGiven = expectedTotal): object => ({
  saleId, lines, tenders: [{ kind: 'cash', given: cashGiven }], expectedTotal,
});
const refund = (saleId: string, lines: object[], expectedTotal: number, reason = '흠집'): object => ({
  saleId, lines, reason, restock: true, expectedTotal,
});
export const cart = (saleId: string, lines: number): object => ({
  saleId, kind: 'sale', selected: null,
  lines: Array.from({ length: lines }, (_, i) => ({
    id: `L${i}`, itemId: 1, code: '8801234567893', name: '옻칠 수저 세트', maker: '칠몽', taxClass: 'taxable', listPrice: 15_000, typedPrice: null,
    quantity: 1, stocked: true, oneOff: false,
  })),
});
const cardOf = (amount: number, approval = '30012345'): object => ({
  kind: 'card', amount, approval, issuer: '우리', acquirer: '비씨', months: 0,
});
const paidCart = (saleId: string, approval?: string): object => ({ ...cart(saleId, 1), taken: [cardOf(10_000, approval)] });
export const screen = (screenId: string, rest: object): object => ({ screenId, ...rest });
export const one = [line(1)];
const noCart = { saleId: 'p0', kind: 'sale', selected: null, lines: [] };
const card = (amount: number, change: object = {}): object => ({
  kind: 'card', amount, approval: '12345678', issuer: '신한', acquirer: '신한', months: 0, ...change,
});
const cardNumber = '4111 1111 1111 1111';
const tooMany = Array.from({ length: 501 }, () => line(5, 1, 0));

/** Every line refusal that sales and refunds share, under ids that never get sealed. */
function lineRefusals(row: 'sale.commit' | 'refund.commit', make: (id: string, lines: object[], total: number) => object): Step[] {
  return [
    step(row, 'empty_cart', make('r1', [], 0)),
    step(row, 'too_many_lines', make('r2', tooMany, 0)),
    step(row, 'unknown_item', make('r3', [line(99)], 1)),
    step(row, 'quantity_out_of_range', make('r4', [line(1, 0)], 0)),
    step(row, 'price_missing', make('r5', [line(5)], 0)),
    step(row, 'amount_too_large', make('r6', [line(5, 2, 10_000_000_000)], 1)),
    step(row, 'price_changed', make('r7', one, 1)),
    step(row, 'card_number', make('r9', [{ ...line(1), note: cardNumber }], 15_000)),
    step(row, 'note_too_long', make('r9', [{ ...line(1), note: '가'.repeat(101) }], 15_000)),
    step(row, 'bad_input', make('r8', [{ ...line(1), name: '몰래' }], 15_000)),
  ];
}

/** Every refusal of the means of payment, for 15,000 won. */
function tenderRefusals(row: CommandName, make: (tenders: object[]) => object): Step[] {
  return [
    step(row, 'short', make([{ kind: 'cash', given: 14_990 }])),
    step(row, 'too_much', make([card(15_001)])),
    step(row, 'bad_tender', make([card(0), { kind: 'cash', given: 15_000 }])),
    step(row, 'approval_missing', make([card(15_000, { approval: '' })])),
    step(row, 'approval_twice', make([card(7_000), card(8_000)])),
    step(row, 'card_company_missing', make([card(15_000, { acquirer: '' })])),
    step(row, 'no_instalments', make([card(15_000, { months: 3 })])),
    step(row, 'card_number', make([card(15_000, { approval: cardNumber })])),
    step(row, 'bad_input', make([])),
  ];
}

/** What lies at hand, and the categories of a store whose file says none. */
const touching: readonly Step[] = [
  step('tiles.read', 'ok', {}, { shows: { favourites: [], bags: [], categories: [{ name: '', count: 5 }] } }),
  step('tiles.list', 'ok', { category: '', from: 1, most: 2 }, { shows: { found: 5, items: [{ id: 4 }, { id: 2 }] } }),
  step('tiles.list', 'ok', { category: '없는 분류', from: 0, most: 2 }, { shows: { found: 0, items: [] } }),
  step('tiles.list', 'bad_input', { category: '', from: -1, most: 2 }),
  step('catalog.favour', 'unknown_item', { itemId: 99, on: true }),
  step('catalog.favour', 'ok', { itemId: 4, on: true }, { shows: { favourites: [{ id: 4 }] } }),
  step('catalog.favour', 'ok', { itemId: 1, on: true }, { shows: { favourites: [{ id: 4 }, { id: 1 }] } }),
  step('catalog.favour', 'ok', { itemId: 4, on: false }, { shows: { favourites: [{ id: 1 }] } }),
  step('tiles.read', 'ok', {}, { shows: { favourites: [{ id: 1 }] } }),
  step('search.set', 'not_allowed', { isDoubledFound: false }),
];

/** By a manager: the search without doubled consonants. */
const doubled: readonly Step[] = [
  step('search.set', 'ok', { isDoubledFound: false }, { shows: { isDoubledFound: false } }),
  step('till.state', 'ok', {}, { shows: { isDoubledFound: false } }),
  step('search.set', 'ok', { isDoubledFound: true }),
];

/** Carts put aside until there is no room, and taken up again. */
const parking: readonly Step[] = [
  step('cart.park', 'screen_replaced', screen('left', { cart: cart('p1', 1), name: '' })),
  step('cart.park', 'already_sealed', screen('right', { cart: cart('s1', 1), name: '' })),
  step('cart.park', 'empty_cart', screen('right', { cart: noCart, name: '' })),
  step('cart.park', 'card_number', screen('right', { cart: cart('p1', 1), name: cardNumber })),
  ...Array.from({ length: 50 }, (_, index) => step('cart.park', 'ok', screen('right', { cart: cart(`p${index + 1}`, 1), name: `손님 ${index + 1}` }))),
  step('cart.park', 'too_many_parked', screen('right', { cart: cart('p51', 1), name: '' })),
  step('cart.recall', 'screen_replaced', screen('left', { saleId: 'p1', park: null })),
  step('cart.recall', 'unknown_parked', screen('right', { saleId: 'nope', park: null })),
  step('cart.recall', 'already_sealed', screen('right', { saleId: 'p1', park: { cart: cart('s1', 1), name: '' } })),
  step('cart.recall', 'card_number', screen('right', { saleId: 'p1', park: { cart: cart('p51', 1), name: cardNumber } })),
  step('cart.recall', 'ok', screen('right', { saleId: 'p1', park: { cart: cart('p51', 2), name: '' } })),
  step('cart.recall', 'ok', screen('right', { saleId: 'p2', park: null })),
  step('till.state', 'ok'),
  step('cart.void', 'ok', screen('right', { saleId: 'p2', lines: 1, total: 15_000 })),
  step('parked.rename', 'screen_replaced', screen('left', { saleId: 'p3', name: '파란 가방' })),
  step('parked.rename', 'unknown_parked', screen('right', { saleId: 'p2', name: '파란 가방' })),
  step('parked.rename', 'card_number', screen('right', { saleId: 'p3', name: cardNumber })),
  step('parked.rename', 'ok', screen('right', { saleId: 'p3', name: '파란 가방' })),
  step('parked.void', 'screen_replaced', screen('left', { saleId: 'p3' })),
  step('parked.void', 'unknown_parked', screen('right', { saleId: 'p2' })),
  step('parked.void', 'ok', screen('right', { saleId: 'p3' })),
  step('parked.void', 'unknown_parked', screen('right', { saleId: 'p3' })),
  step('cart.park', 'ok', screen('right', { cart: paidCart('p52'), name: '카드 일부' })),
  step('parked.void', 'tenders_registered', screen('right', { saleId: 'p52' })),
  step('cart.recall', 'ok', screen('right', { saleId: 'p52', park: null }), { shows: { cart: { taken: [cardOf(10_000)] } } }),
  step('screen.open', 'ok', { screenId: 'right' }, { shows: { draft: { saleId: 'p52', taken: [cardOf(10_000)] } } }),
  step('cart.void', 'tenders_registered', screen('right', { saleId: 'p52', lines: 1, total: 15_000 })),
  step('draft.save', 'card_number', screen('right', { cart: paidCart('p52', cardNumber) })),
  step('draft.save', 'card_number', screen('right', { cart: { ...paidCart('p52'), note: cardNumber } })),
  step('draft.save', 'ok', screen('right', { cart: cart('p52', 1) })),
  step('cart.void', 'ok', screen('right', { saleId: 'p52', lines: 1, total: 15_000 })),
];

const correction = (saleId: string, tenders: object[], corrections = 0): object => ({ saleId, tenders, corrections });

export const signIn = (operatorId: string, pin: string, expect = 'ok'): Step => step('operator.sign_in', expect, { operatorId, pin });

export const story: readonly Step[] = [
  step('till.state', 'ok', {}, { shows: { phase: 'new', stopped: false, clock: 'right' } }),
  step('shift.open', 'not_set_up', { counts: [] }),
  step('store.create', 'bad_business_number', create({ profile: { ...profile, businessNumber: '1234567890' } })),
  step('store.create', 'bad_profile', create({ profile: { ...profile, name: ' ' } })),
  step('store.create', 'bad_printer', create({ printer: 'lpt1' })),
  step('store.create', 'bad_csv', create({ csv: 'a,b\n1,2' })),
  step('store.create', 'no_items', create({ csv: csv.split('\n')[0] })),
  step('store.create', 'bad_input', create({ manager: { name: '점장', pin: '12345' } })),
  step('store.create', 'ok', create()),
  step('store.create', 'already_set_up', create()),
  step('store.demo', 'already_set_up'),
  step('screen.open', 'ok', { screenId: 'left' }),
  step('catalog.scan', 'not_signed_in', { text: 'FIX' }),
  signIn('09', '111111', 'unknown_operator'),
  signIn('01', '111111', 'wrong_pin'),
  signIn('01', manager.pin),
  step('operator.add', 'name_missing', { name: ' ', role: 'cashier', pin: '135790' }),
  step('operator.add', 'card_number', { name: `김 ${cardNumber}`, role: 'cashier', pin: '135790' }),
  step('operator.add', 'ok', { name: '계산원 1', role: 'cashier', pin: '135790' }),
  step('operator.add', 'name_taken', { name: '계산원 1', role: 'cashier', pin: '135790' }),
  step('sale.commit', 'shift_closed', sale('s0', one, 15_000)),
  step('refund.commit', 'shift_closed', refund('s0', one, 15_000)),
  ...returnsClosed,
  ...dayClosed, ...goodsClosed,
  ...vouchersClosed,
  step('shift.close', 'shift_closed', { counts: [], keep: 0 }),
  step('receipt.reprint', 'unknown_receipt', { saleId: null }),
  signIn('02', '135790'),
  step('operator.add', 'not_allowed', { name: '계산원 2', role: 'cashier', pin: '246801' }),
  step('shift.open', 'bad_count', { counts: [{ face: 7, pieces: 1 }] }),
  step('shift.open', 'ok', { counts: [{ face: 10_000, pieces: 20 }] }),
  step('shift.open', 'shift_open', { counts: [] }),
  step('catalog.scan', 'ok', { text: 'sdm00123' }),
  step('catalog.scan', 'ok', { text: 'ㄴ으00123' }),
  step('catalog.scan', 'unknown_code', { text: '8800000000008' }),
  step('catalog.scan', 'payment_code', { text: '281006011234567890' }),
  step('catalog.search', 'ok', { text: '칠몽', most: 10 }, { shows: { found: 2, nearest: null } }),
  step('catalog.search', 'ok', { text: '칠뭉', most: 10 }, { shows: { items: [], found: 0, nearest: '칠몽' } }),
  step('catalog.search', 'bad_input', { text: '칠몽', most: 0 }),
  ...touching,
  step('draft.save', 'ok', screen('left', { cart: cart('s1', 2) })),
  step('screen.open', 'ok', { screenId: 'right' }),
  step('draft.save', 'screen_replaced', screen('left', { cart: cart('s1', 3) })),
  step('cart.void', 'screen_replaced', screen('left', { saleId: 's1', lines: 2, total: 30_000 })),
  step('shift.close', 'cart_open', { counts: [], keep: 0 }),
  ...lineRefusals('sale.commit', sale),
  step('sale.commit', 'price_not_allowed', sale('s1', [line(1, 1, 100)], 100)),
  ...discountsRefused,
  ...tenderRefusals('sale.commit', (tenders) => ({ saleId: 's1', lines: one, tenders, expectedTotal: 15_000 })),
  step('sale.commit', 'ok', sale('s1', one, 15_000, 50_000)),
  step('sale.commit', 'ok', sale('s1', one, 15_000, 50_000)),
  step('sale.commit', 'exists_with_different_body', sale('s1', one, 15_000, 20_000)),
  step('draft.save', 'already_sealed', screen('right', { cart: cart('s1', 1) })),
  step('cart.void', 'already_sealed', screen('right', { saleId: 's1', lines: 1, total: 15_000 })),
  step('sale.commit', 'ok', sale('s2', [line(2), line(3, 2), line(5, 1, 3_330), line(null, 1, 1_005, { name: '포장', taxClass: 'taxable' })], 34_135, 40_000)),
  ...parking,
  step('sale.correct_tenders', 'needs_consent', correction('s1', [card(15_000)])),
  signIn('01', manager.pin),
  ...tenderRefusals('sale.correct_tenders', (tenders) => correction('s1', tenders)),
  step('sale.correct_tenders', 'unknown_receipt', correction('nope', [card(15_000)])),
  step('sale.correct_tenders', 'nothing_changed', correction('s1', [{ kind: 'cash', given: 50_000 }])),
  step('sale.correct_tenders', 'ok', correction('s1', [card(15_000, { issuer: '국민', acquirer: '비씨' })])),
  step('sale.correct_tenders', 'changed_meanwhile', correction('s1', [{ kind: 'transfer', amount: 15_000, payer: '손님' }])),
  step('sale.correct_tenders', 'ok', correction('s1', [{ kind: 'transfer', amount: 15_000, payer: '손님' }], 1)),
  signIn('02', '135790'),
  step('receipt.search', 'ok', { text: '5678', day: null, most: 10 }),
  step('receipt.search', 'ok', { text: '수저', day: '2026-11-22', most: 10 }),
  step('receipt.preview', 'ok', { saleId: 's1' }),
  step('receipt.preview', 'unknown_receipt', { saleId: 'nope' }),
  step('draft.save', 'ok', screen('right', { cart: cart('s3', 1) })),
  step('cart.void', 'ok', screen('right', { saleId: 's3', lines: 1, total: 15_000 })),
  step('refund.commit', 'needs_consent', refund('s4', one, 15_000)),
  ...returnsOfCashier,
  ...exchangesOfCashier,
  ...exchangeDiscountsOfCashier,
  ...vouchersOfCashier,
  signIn('01', manager.pin),
  ...people,
  ...doubled,
  ...discountsGiven,
  ...settingTerms,
  step('catalog.preview', 'bad_csv', { csv: 'a,b\n1,2' }),
  step('catalog.import', 'unknown_preview', { token: 'nope' }),
  step('catalog.preview', 'ok', { csv: `${csv}\nNEW1,새 작품,,1000,taxable,1,0,,` }, {
    keep: (value, memory) => void (memory['preview'] = String(value['token'])),
  }),
  step('catalog.import', 'ok', (memory: Memory) => ({ token: memory['preview'] })),
  step('catalog.import', 'import_running', (memory: Memory) => ({ token: memory['preview'] })),
  step('catalog.preview', 'import_running', { csv }),
  termsWhileImporting, itemWhileImporting,
  ...lineRefusals('refund.commit', refund),
  step('refund.commit', 'reason_missing', refund('s4', one, 15_000, '  ')),
  step('refund.commit', 'ok', refund('s4', [line(3, 1, 8_905)], 8_905)),
  step('refund.commit', 'ok', refund('s4', [line(3, 1, 8_905)], 8_905)),
  step('refund.commit', 'exists_with_different_body', refund('s4', [line(3, 1, 8_905)], 8_905, '다른 사유')),
  step('sale.correct_tenders', 'only_sales', correction('s4', [card(8_905)])),
  step('receipt.list', 'ok', { most: 10 }),
  step('receipt.read', 'ok', { saleId: 's2' }),
  step('receipt.read', 'unknown_receipt', { saleId: 'nope' }),
  step('receipt.reprint', 'ok', { saleId: 's2' }),
  step('print.resolve', 'unknown_job', { job: 999, outcome: 'printed' }),
  step('till.state', 'ok', {}, {
    before: 'unknown_paper',
    keep: (value, memory) => {
      const printer = value['printer'] as { unknown: { job: number }[] };
      memory['job'] = printer.unknown[0]?.job ?? -1;
    },
  }),
  step('print.resolve', 'ok', (memory: Memory) => ({ job: memory['job'], outcome: 'again' })),
  step('printer.set', 'bad_printer', { address: 'http://x' }),
  step('printer.set', 'ok', { address: '' }),
  ...returns('s4', step('sale.commit', 'ok', { ...sale('s5', one, 15_000), tenders: [card(15_000)] })),
  ...exchanges('s4', step('sale.commit', 'ok', sale('x1', [line(1, 2)], 30_000))),
  ...vouchersPutRight,
  ...scanners,
  ...mall,
  ...backups,
  ...settlingTooEarly,
  ...promotions,
  ...dayOpen, ...goods, ...itemsChanged,
  ...reports,
  step('shift.close', 'bad_count', { counts: [{ face: 10, pieces: 1 }, { face: 10, pieces: 1 }], keep: 0 }),
  step('shift.close', 'keep_too_large', { counts: [{ face: 10_000, pieces: 1 }], keep: 20_000 }),
  step('shift.close', 'ok', { counts: [{ face: 10_000, pieces: 24 }], keep: 200_000 }),
  ...dayOver,
  step('sale.correct_tenders', 'shift_closed', correction('s2', [card(34_135)])),
  ...exchangesClosed,
  step('return.commit', 'shift_closed', {
    saleId: 'b9', original: 's2', lines: [{ lineId: 'L3', pieces: 1, damaged: null }], reason: '변심', cancels: [], inCash: [], expectedTotal: 8_900,
  }),
  ...vouchersAfter,
  step('operator.sign_out', 'ok'),
  step('receipt.list', 'not_signed_in', { most: 10 }),
  step('operator.sign_in', 'ok', { operatorId: '02', pin: '135790' }, { before: 'an_hour' }),
  step('shift.open', 'ok', { counts: [{ face: 10_000, pieces: 20 }] }),
  ...secondShift, ...goodsOfCashier,
  signIn('01', manager.pin),
  ...settling,
  step('sale.correct_tenders', 'other_shift', correction('s2', [card(34_135)])),
  step('sale.commit', 'fault', sale('s9', one, 15_000), { before: 'ledger_fails' }),
  step('sale.commit', 'ledger_stopped', sale('s9', one, 15_000)),
  step('till.state', 'ok', {}, { shows: { stopped: true } }),
  step('screen.open', 'ok', { screenId: 'reloaded' }, { shows: { state: { stopped: true } } }),
];
