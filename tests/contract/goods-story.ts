/** The part of the story about goods: what comes, goes back, is lost, is counted; what is few; items changed by hand. */
import { step, type Memory, type Step } from './step.ts';

const begin = (id: string, move: string, change: object = {}): object => ({ id, move, makerId: null, category: null, ...change });
const mark = (id: string, move: string, itemId: number, how = 'scan', pieces = 1): object => ({ id, move, itemId, mark: how, pieces });
const commit = (id: string, move: string, change: object = {}): object => (
  { id, move, note: '', reason: move === 'adjusted' ? 'damaged' : null, bearer: 'store', words: '', restIsMissing: false, ...change });
const cardNumber = '4111 1111 1111 1111';

/** A manager before the first shift. */
export const goodsClosed: readonly Step[] = [
  step('goods.begin', 'ok', begin('g0', 'adjusted')),
  step('goods.mark', 'ok', mark('g0', 'adjusted', 1)),
  step('goods.commit', 'shift_closed', commit('g0', 'adjusted')),
  step('goods.drop', 'ok', { id: 'g0', move: 'adjusted' }),
];

const receiving: readonly Step[] = [
  step('goods.sheet', 'ok', { move: 'received', compare: false }, { shows: { sheet: null } }),
  step('goods.begin', 'unknown_maker', begin('g1', 'received', { makerId: 99 })),
  step('goods.begin', 'ok', begin('g1', 'received', { makerId: 1 }), { shows: { maker: '칠몽', lines: [] } }),
  step('goods.begin', 'ok', begin('g1', 'received', { makerId: 1 })),
  step('goods.begin', 'sheet_open', begin('g2', 'received')),
  step('goods.mark', 'unknown_sheet', mark('nope', 'received', 1)),
  step('goods.mark', 'unknown_item', mark('g1', 'received', 99)),
  step('goods.mark', 'no_stock_kept', mark('g1', 'received', 5)),
  step('goods.mark', 'not_on_this_sheet', mark('g1', 'received', 3)),
  step('goods.mark', 'ok', mark('g1', 'received', 1, 'expect', 6), { shows: { line: { expected: 6, counted: 0 } } }),
  step('goods.mark', 'ok', mark('g1', 'received', 1, 'scan', 5), { shows: { line: { expected: 6, counted: 5 } } }),
  step('goods.mark', 'quantity_out_of_range', mark('g1', 'received', 1, 'scan', 99_999)),
  step('goods.mark', 'ok', mark('g1', 'received', 4), { shows: { line: { counted: 1 } } }),
  step('goods.mark', 'ok', mark('g1', 'received', 4, 'set', 99_999)),
  step('goods.commit', 'amount_too_large', commit('g1', 'received')),
  step('goods.mark', 'ok', mark('g1', 'received', 4, 'drop', 0), { shows: { line: null } }),
  step('goods.commit', 'unknown_sheet', commit('nope', 'received')),
  step('goods.commit', 'note_too_long', commit('g1', 'received', { note: '가'.repeat(41) })),
  step('goods.commit', 'card_number', commit('g1', 'received', { words: cardNumber })),
  step('goods.commit', 'ok', commit('g1', 'received', { note: '납품-7' }), { shows: { repeated: false, items: 1, pieces: 5, compensation: 0 } }),
  step('goods.commit', 'ok', commit('g1', 'received', { note: '납품-7' }), { shows: { repeated: true } }),
  step('goods.begin', 'exists_with_different_body', begin('g1', 'received')),
];

/** A manager in an open shift. */
export const goods: readonly Step[] = [
  ...receiving,
  step('goods.begin', 'ok', begin('g3', 'returned')),
  step('goods.mark', 'ok', mark('g3', 'returned', 1, 'set', 9_999)),
  step('goods.commit', 'not_in_stock', commit('g3', 'returned')),
  step('goods.mark', 'ok', mark('g3', 'returned', 1, 'set', 1)),
  step('goods.commit', 'ok', commit('g3', 'returned'), { shows: { pieces: -1 } }),
  step('goods.begin', 'ok', begin('g4', 'adjusted')),
  step('goods.commit', 'reason_missing', commit('g4', 'adjusted', { reason: null })),
  step('goods.commit', 'nothing_on_sheet', commit('g4', 'adjusted')),
  step('goods.mark', 'ok', mark('g4', 'adjusted', 1)),
  step('goods.commit', 'ok', commit('g4', 'adjusted'), { shows: { pieces: -1, compensation: 12_000 } }),
  step('goods.begin', 'ok', begin('g5', 'counted')),
  step('goods.mark', 'ok', mark('g5', 'counted', 1), { shows: { line: { counted: 1, book: null, isUnsure: false } } }),
  step('sale.commit', 'ok', {
    saleId: 'sg', lines: [{ lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: null }], tenders: [{ kind: 'cash', given: 15_000 }],
    expectedTotal: 15_000,
  }),
  step('goods.mark', 'ok', mark('g5', 'counted', 1), { shows: { line: { counted: 2, isUnsure: true } } }),
  step('goods.commit', 'count_again', commit('g5', 'counted', { words: '월말 실사' })),
  step('goods.mark', 'ok', mark('g5', 'counted', 1, 'set', 2), { shows: { line: { isUnsure: false } } }),
  step('goods.sheet', 'ok', { move: 'counted', compare: true }),
  step('goods.commit', 'ok', commit('g5', 'counted', { words: '월말 실사', restIsMissing: true })),
  step('goods.drop', 'unknown_sheet', { id: 'g5', move: 'counted' }),
  step('goods.past', 'ok', { most: 10 }, { shows: { movements: [{ move: 'counted' }, { move: 'adjusted' }, { move: 'returned' }, { move: 'received', note: '납품-7' }] } }),
  step('goods.set_low', 'ok', { usual: 3 }, { shows: { usual: 3 } }),
  step('goods.low', 'ok', { most: 10 }, { shows: { usual: 3 } }),
  step('goods.export_low', 'file_not_written', { form: 'csv' }),
  step('goods.export_low', 'ok', { form: 'xlsx' }),
];

const values = (change: object = {}): object => ({ name: '백자 달항아리', price: 120_000, category: '', taxClass: 'taxable', low: null, ...change });
const itemOf = (change: object = {}, more: object = {}): object => ({ itemId: 4, from: '2026-12-01', values: values(change), ...more });

/** A manager, with an import that is not over. */
export const itemWhileImporting = step('item.set', 'import_running', itemOf({ price: 130_000 }));

/** A manager in an open shift. */
export const itemsChanged: readonly Step[] = [
  step('item.read', 'unknown_item', { itemId: 99 }),
  step('item.set', 'unknown_item', itemOf({}, { itemId: 99 })),
  step('item.set', 'bad_date', itemOf({ price: 130_000 }, { from: '2026-02-30' })),
  step('item.set', 'date_passed', itemOf({ price: 130_000 }, { from: '2026-11-21' })),
  step('item.set', 'item_unchanged', itemOf()),
  step('item.set', 'name_missing', itemOf({ name: ' ' })),
  step('item.set', 'card_number', itemOf({ category: cardNumber })),
  step('item.set', 'ok', itemOf({ price: 130_000 }), { shows: { item: { price: 120_000 }, later: [{ from: '2026-12-01', now: { price: 130_000 } }] } }),
  step('item.read', 'ok', { itemId: 4 }, { shows: { history: [{ was: { price: 120_000 }, now: { price: 130_000 } }] } }),
];

const signIn = (operatorId: string, pin: string): Step => step('operator.sign_in', 'ok', { operatorId, pin });
const wanted = (amount: number): object => ({ action: 'receive_goods', subject: 'g9', lineId: null, amount });
const give = (amount: number): Step => step('consent.give', 'ok', { operatorId: '01', pin: '975310', wanted: wanted(amount) }, {
  keep: (value, memory) => void (memory['consent'] = String(value['id'])),
});
const used = (expect: string, more: Partial<Step> = {}): Step => (
  step('goods.commit', expect, (memory: Memory) => commit('g9', 'received', { consent: memory['consent'] ?? null }), more));

/** The cashier 02 receives goods with a manager's leave. */
export const goodsOfCashier: readonly Step[] = [
  step('goods.begin', 'ok', begin('g9', 'received')),
  step('goods.mark', 'ok', mark('g9', 'received', 3, 'scan', 2)),
  step('goods.commit', 'needs_consent', commit('g9', 'received')),
  step('goods.commit', 'consent_gone', commit('g9', 'received', { consent: 'never-given' })),
  give(1), used('consent_differs'),
  give(17_800), signIn('05', '334455'), used('consent_of_another'), signIn('02', '135790'), used('consent_late', { before: 'an_hour' }),
  give(17_800), used('ok'),
];
