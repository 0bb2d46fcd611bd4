/** The part of the story in which goods go for goods, and papers for presents are printed. */
import { step, type Step } from './step.ts';

const line = (itemId: number, quantity = 1, change: object = {}): object => ({ lineId: `N${itemId}`, itemId, open: null, quantity, typedPrice: null, ...change });
const card = (amount: number, change: object = {}): object => ({
  kind: 'card', amount, approval: '77770001', issuer: '신한', acquirer: '신한', months: 0, ...change,
});
/** One of the sale `x1`'s two spoon sets (15,000) for the essay and the pouch (20,900), paid in cash. */
const asked = (saleId: string, change: object = {}): object => ({
  saleId, original: 'x1', gift: '', back: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '다른 것으로', cancels: [], inCash: [],
  expectedBack: 15_000, lines: [line(2), line(3)], tenders: [{ kind: 'cash', given: 10_000 }], expectedTotal: 20_900, ...change,
});
const commit = (expect: string, change: object = {}, saleId = 'y1'): Step => step('exchange.commit', expect, asked(saleId, change));
const tender = (expect: string, tenders: object[]): Step => commit(expect, { tenders });
/** The same spoon set for money by a gift receipt. */
const forMoney = (gift: string): object => ({
  saleId: 'y9', original: 'x1', gift, lines: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '선물', cancels: [], inCash: [], expectedTotal: 15_000,
});
const cardNumber = '4111 1111 1111 1111';

/** Before a shift is open, and by a cashier without leave. */
export const exchangesClosed: readonly Step[] = [step('exchange.commit', 'shift_closed', asked('y0', { original: 's2' }))];
export const exchangesOfCashier: readonly Step[] = [
  commit('consent_needed', { original: 's1' }),
  step('gift.print', 'ok', { saleId: 's1', places: [1] }, { shows: { receiptNumber: '0001-01-1-000001', gift: 1, code: 'G000101-000001-1' } }),
];

/** By a manager; `sale` seals `x1`, two spoon sets for 30,000, and `refunded` is no sale. */
export const exchanges = (refunded: string, sale: Step): readonly Step[] => [
  sale,
  commit('unknown_receipt', { original: 'nope' }),
  commit('not_a_sale', { original: refunded }),
  commit('nothing_chosen', { back: [] }),
  commit('unknown_line', { back: [{ lineId: 'L9', pieces: 1, damaged: null }] }),
  commit('quantity_out_of_range', { back: [{ lineId: 'L1', pieces: 0, damaged: null }] }),
  commit('already_returned', { back: [{ lineId: 'L1', pieces: 3, damaged: null }] }),
  commit('bad_damage', { back: [{ lineId: 'L1', pieces: 1, damaged: { pieces: 2, bearer: 'store' } }] }),
  commit('reason_missing', { reason: ' ' }),
  commit('back_changed', { expectedBack: 14_999 }),
  commit('price_changed', { expectedTotal: 20_901 }),
  commit('empty_cart', { lines: [], expectedTotal: 0 }),
  commit('too_many_lines', { lines: Array.from({ length: 501 }, (_, index) => line(5, 1, { lineId: `M${index}`, typedPrice: 0 })) }),
  commit('unknown_item', { lines: [line(99)] }),
  commit('price_missing', { lines: [line(5)] }),
  commit('amount_too_large', { lines: [line(5, 2, { typedPrice: 10_000_000_000 })] }),
  commit('card_number', { note: cardNumber }),
  commit('note_too_long', { note: '가'.repeat(101) }),
  commit('price_not_allowed', { lines: [line(2), line(3, 1, { typedPrice: 8_900 })] }),
  commit('bad_discount', { lines: [line(2), line(3, 1, { asked: [{ kind: 'override', price: 9_000, reason: '값' }] })], expectedTotal: 20_900 }),
  commit('discount_without_maker', {
    lines: [line(2), line(3, 1, { asked: [{ kind: 'line', off: { unit: 'won', amount: 900 }, funder: 'maker', reason: '' }] })], expectedTotal: 20_000,
  }),
  tender('short', [{ kind: 'cash', given: 5_890 }]),
  tender('too_much', [card(5_901)]),
  tender('bad_tender', [card(0)]),
  tender('approval_missing', [card(5_900, { approval: '' })]),
  tender('approval_twice', [card(2_900), card(3_000)]),
  tender('card_company_missing', [card(5_900, { acquirer: '' })]),
  tender('no_instalments', [card(5_900, { months: 3 })]),
  commit('unknown_gift', { gift: 'G000101-000099-1' }),
  commit('bad_input', { expectedTotal: -1 }),
  step('gift.print', 'unknown_receipt', { saleId: 'nope', places: [1] }),
  step('gift.print', 'not_a_sale', { saleId: refunded, places: [1] }),
  step('gift.print', 'nothing_chosen', { saleId: 'x1', places: [] }),
  step('gift.print', 'unknown_line', { saleId: 'x1', places: [2] }),
  step('gift.print', 'ok', { saleId: 'x1', places: [1] }, { shows: { gift: 1 }, keep: (value, memory) => void (memory['gift'] = String(value['code'])) }),
  step('return.read', 'ok', (memory: Record<string, unknown>) => ({ receiptNumber: memory['gift'] }), {
    shows: { receipt: { saleId: 'x1' }, gift: { lines: ['L1'] }, legs: [{ kind: 'cash', due: 30_000 }] },
  }),
  step('return.read', 'unknown_receipt', { receiptNumber: 'G000101-999999-1' }),
  step('return.commit', 'gift_exchange_only', (memory: Record<string, unknown>) => forMoney(String(memory['gift']))),
  step('return.commit', 'unknown_gift', forMoney('G000101-000099-1')),
  step('exchange.commit', 'ok', (memory: Record<string, unknown>) => asked('y1', { gift: memory['gift'] }), {
    shows: { repeated: false, receipt: { kind: 'exchange', total: 20_900, back: { total: 15_000 }, tenders: [{ kind: 'cash', due: 5_900, given: 10_000 }] } },
  }),
  step('exchange.commit', 'ok', (memory: Record<string, unknown>) => asked('y1', { gift: memory['gift'] }), { shows: { repeated: true } }),
  commit('exists_with_different_body', { reason: '다른 사유' }),
  step('receipt.read', 'ok', { saleId: 'y1' }, { shows: { lines: [{ lineId: 'N2' }, { lineId: 'N3' }], back: [{ lineId: 'L1', quantity: 1 }] } }),
  step('receipt.preview', 'ok', { saleId: 'y1' }),
  step('return.read', 'ok', { saleId: 'y1' }, { shows: { legs: [{ kind: 'cash', due: 15_000 }, { kind: 'cash', due: 5_900 }] } }),
  step('sale.correct_tenders', 'only_sales', { saleId: 'y1', tenders: [card(5_900)], corrections: 0 }),
  step('exchange.commit', 'ok', asked('y2', { lines: [line(3)], expectedTotal: 8_900, tenders: [] }), {
    shows: { receipt: { tenders: [{ kind: 'cash_back', exact: 6_100, paid: 6_100, leg: 1 }] } },
  }),
  step('gift.print', 'already_returned', { saleId: 'x1', places: [1] }),
  ...Array.from({ length: 99 }, () => step('gift.print', 'ok', { saleId: 'y1', places: [1, 2] })),
  step('gift.print', 'too_many_gifts', { saleId: 'y1', places: [1] }),
];

/** By a cashier: discounts that need leave, on the new goods of an exchange. */
const discounted = (expect: string, lineAsked: object, expectedTotal: number): Step => (
  commit(expect, { lines: [line(2), line(3, 1, { asked: [lineAsked] })], expectedTotal, tenders: [] }));
export const exchangeDiscountsOfCashier: readonly Step[] = [
  discounted('discount_beyond_limit', { kind: 'line', off: { unit: 'bp', amount: 5_000 }, funder: 'store', reason: '' }, 16_450),
  discounted('override_needs_consent', { kind: 'override', price: 4_450, reason: '흠' }, 16_450),
  discounted('free_needs_consent', { kind: 'line', off: { unit: 'bp', amount: 10_000 }, funder: 'store', reason: '' }, 12_000),
  discounted('funded_needs_consent', { kind: 'line', off: { unit: 'won', amount: 100 }, funder: 'mall', reason: '' }, 20_800),
  discounted('staff_needs_consent', { kind: 'staff', off: { unit: 'won', amount: 100 }, reason: '' }, 20_800),
].map((each) => ({ ...each, input: (memory) => ({ ...(each.input(memory) as object), original: 's1' }) }));
