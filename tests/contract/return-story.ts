/** The part of the story in which goods come back from a receipt. */
import { step, type Step } from './step.ts';

const back = (saleId: string, original: string, pieces: number, expectedTotal: number, change: object = {}): object => ({
  saleId, original, lines: [{ lineId: 'L1', pieces, damaged: null }], reason: '변심', cancels: [], inCash: [], expectedTotal, ...change,
});
const lines = (lineId: string, pieces: number, damaged: object | null = null): object => ({ lines: [{ lineId, pieces, damaged }] });
const commit = (expect: string, input: object): Step => step('return.commit', expect, input);

/** Before a shift is open. */
export const returnsClosed: readonly Step[] = [step('return.read', 'unknown_receipt', { saleId: 's1' })];

/** By a cashier: without leave nothing comes back. */
export const returnsOfCashier: readonly Step[] = [
  step('return.read', 'ok', { saleId: 's1' }, { shows: { daysLate: 0, taken: [{ exact: 0, paid: 0 }], lines: [{ lineId: 'L1', left: 1, net: 15_000 }] } }),
  commit('consent_needed', back('b1', 's1', 1, 15_000)),
  step('return.set_policy', 'not_allowed', { days: 14, excluded: [], priceDays: 30 }),
];

/** By a manager, after `s1` was put right as paid by transfer and `r4` was taken back without its receipt; `sale` seals one by card. */
export const returns = (refunded: string, sale: Step): readonly Step[] => [
  sale,
  step('sale.correct_tenders', 'ok', { saleId: 's1', tenders: [{ kind: 'transfer', amount: 15_000, payer: '손님' }], corrections: 3 }),
  step('return.policy', 'ok', {}, { shows: { days: 7, excluded: [], priceDays: 30 } }),
  step('return.set_policy', 'ok', { days: 14, excluded: ['식품'], priceDays: 60 }),
  step('return.policy', 'ok', {}, { shows: { days: 14, excluded: ['식품'] } }),
  step('return.set_policy', 'bad_input', { days: -1, excluded: [], priceDays: 0 }),
  step('return.price', 'ok', { itemId: 1 }, { shows: { price: 10_490 } }),
  step('return.price', 'ok', { itemId: 4 }, { shows: { price: null } }),
  step('return.read', 'ok', { receiptNumber: '0001-01-1-000001' }, { shows: { receipt: { saleId: 's1' } } }),
  step('return.read', 'unknown_receipt', { receiptNumber: '0001-01-1-000999' }),
  step('return.read', 'not_a_sale', { saleId: refunded }),
  step('return.read', 'bad_input', {}),
  commit('unknown_receipt', back('b1', 'nope', 1, 15_000)),
  commit('not_a_sale', back('b1', refunded, 1, 8_905)),
  commit('nothing_chosen', back('b1', 's1', 1, 15_000, { lines: [] })),
  commit('unknown_line', back('b1', 's1', 1, 15_000, lines('L9', 1))),
  commit('quantity_out_of_range', back('b1', 's1', 0, 15_000)),
  commit('bad_damage', back('b1', 's1', 1, 15_000, lines('L1', 1, { pieces: 2, bearer: 'store' }))),
  commit('reason_missing', back('b1', 's1', 1, 15_000, { reason: ' ' })),
  commit('card_number', back('b1', 's1', 1, 15_000, { reason: '4111 1111 1111 1111' })),
  commit('note_too_long', back('b1', 's1', 1, 15_000, { reason: '가'.repeat(101) })),
  commit('price_changed', back('b1', 's1', 1, 14_999)),
  commit('bad_tender', back('b1', 's1', 1, 15_000, { inCash: [2] })),
  commit('approval_missing', back('b1', 's5', 1, 15_000)),
  commit('bad_input', back('b1', 's1', 1, -1)),
  commit('ok', back('b1', 's1', 1, 15_000, lines('L1', 1, { pieces: 1, bearer: 'store' }))),
  commit('ok', back('b1', 's1', 1, 15_000, lines('L1', 1, { pieces: 1, bearer: 'store' }))),
  commit('exists_with_different_body', back('b1', 's1', 1, 15_000)),
  commit('already_returned', back('b2', 's1', 1, 15_000)),
  step('return.read', 'ok', { saleId: 's1' }, { shows: { lines: [{ left: 0 }], taken: [{ exact: 15_000, paid: 15_000 }] } }),
  commit('ok', back('b3', 's5', 1, 15_000, { cancels: [{ leg: 1, approval: 'c7' }] })),
  step('sale.correct_tenders', 'has_returns', { saleId: 's5', tenders: [{ kind: 'cash', given: 15_000 }], corrections: 0 }),
];
