/** The part of the story about the store's own vouchers: sold, spent, given for goods, taken back. */
import { step, type Memory, type Step } from './step.ts';

const line = { lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: null };
const cash = (given: number): object => ({ kind: 'cash', given });
const card = (amount: number, change: object = {}): object => ({
  kind: 'card', amount, approval: '12345678', issuer: '신한', acquirer: '신한', months: 0, ...change,
});
const sell = (expect: string, saleId: string, amounts: number[], tenders: object[], more: Partial<Step> = {}): Step => (
  step('voucher.sell', expect, { saleId, amounts, tenders }, more));
const cancel = (expect: string, saleId: string, original: string, change: object = {}): Step => (
  step('voucher.cancel', expect, { saleId, original, reason: '잘못 골랐어요', cancels: [], ...change }));
/** The serial of a purchase's first voucher, kept for later steps. */
const keeping = (name: string): Partial<Step> => ({
  keep: (value, memory) => void (memory[name] = (value['vouchers'] as { serial: string }[])[0]?.serial ?? ''),
});
const spent = (serial: string, amount: number, cashRest = false): ((memory: Memory) => object) => (
  (memory) => ({ kind: 'voucher', serial: memory[serial] ?? serial, amount, cashRest }));
const pay = (expect: string, saleId: string, tenders: readonly ((memory: Memory) => object)[], more: Partial<Step> = {}): Step => (
  step('sale.commit', expect, (memory: Memory) => (
    { saleId, lines: [line], tenders: tenders.map((make) => make(memory)), expectedTotal: 15_000 }), more));
const correct = (expect: string, saleId: string, corrections: number, tenders: readonly ((memory: Memory) => object)[]): Step => (
  step('sale.correct_tenders', expect, (memory: Memory) => ({ saleId, corrections, tenders: tenders.map((make) => make(memory)) })));
/** Well formed, of this till, and never issued; of another store; of another till. */
const unknown = '000101V96273704959';
const ofStore = '000201V59735019015';
const ofTill = '000102V59735019015';

/** Before a shift is open. */
export const vouchersClosed: readonly Step[] = [
  sell('shift_closed', 'w0', [10_000], [cash(10_000)]),
];

/** After the shift is closed, about the purchase `w1`. */
export const vouchersAfter: readonly Step[] = [cancel('shift_closed', 'x9', 'w1')];

/** By a cashier, who may sell but not take back alone. */
export const vouchersOfCashier: readonly Step[] = [
  sell('nothing_chosen', 'w1', [], [cash(0)]),
  sell('bad_voucher_amount', 'w1', [10_500], [cash(10_500)]),
  sell('short', 'w1', [10_000], [cash(9_000)]),
  sell('too_much', 'w1', [10_000], [card(11_000)]),
  sell('approval_missing', 'w1', [10_000], [card(10_000, { approval: '' })]),
  sell('approval_twice', 'w1', [10_000], [card(5_000), card(5_000)]),
  sell('card_company_missing', 'w1', [10_000], [card(10_000, { issuer: '' })]),
  sell('no_instalments', 'w1', [10_000], [card(10_000, { months: 3 })]),
  sell('card_number', 'w1', [10_000], [card(10_000, { issuer: '4111 1111 1111 1111' })]),
  sell('bad_tender', 'w1', [10_000], [{ kind: 'voucher', serial: unknown, amount: 10_000, cashRest: false }]),
  sell('ok', 'w1', [20_000], [cash(20_000)], { ...keeping('gift'), shows: { total: 20_000, repeated: false } }),
  sell('ok', 'w1', [20_000], [cash(20_000)], { shows: { repeated: true } }),
  sell('exists_with_different_body', 'w1', [30_000], [cash(30_000)]),
  sell('ok', 'w2', [10_000, 30_000], [card(40_000, { approval: '5150' })], keeping('other')),
  sell('ok', 'w3', [50_000], [card(50_000, { approval: '6160' })]),
  cancel('needs_consent', 'x1', 'w2', { cancels: [{ leg: 1, approval: '5151' }] }),
  step('voucher.read', 'no_voucher', { serial: '8801234567893' }),
  step('voucher.read', 'voucher_of_store', { serial: ofStore }),
  step('voucher.read', 'voucher_of_till', { serial: ofTill }),
  step('voucher.read', 'unknown_voucher', { serial: unknown }),
  step('voucher.read', 'ok', (memory: Memory) => ({ serial: memory['gift'] }), { shows: { kind: 'gift', issued: 20_000, left: 20_000, isPast: false } }),
  step('catalog.scan', 'own_voucher', (memory: Memory) => ({ text: memory['gift'] })),
  pay('unknown_voucher', 'v1', [spent(unknown, 15_000)]),
  pay('voucher_short', 'v1', [spent('gift', 20_001)]),
  pay('voucher_twice', 'v1', [spent('gift', 7_000), spent('gift', 8_000)]),
  pay('rest_stays', 'v1', [spent('gift', 11_000, true), () => cash(4_000)]),
  pay('ok', 'v1', [spent('gift', 15_000)], { shows: { receipt: { tenders: [{ kind: 'voucher', voucher: 'gift', amount: 15_000 }] } } }),
  step('voucher.read', 'ok', (memory: Memory) => ({ serial: memory['gift'] }), { shows: { left: 5_000, cancellable: null, moves: [{ amount: -15_000 }, { amount: 20_000 }] } }),
  step('voucher.reprint', 'ok', (memory: Memory) => ({ serial: memory['gift'] }), { shows: { copy: 1 } }),
  step('voucher.reprint', 'unknown_voucher', { serial: unknown }),
];

/** By a manager, who takes back and puts right. */
export const vouchersPutRight: readonly Step[] = [
  correct('unknown_voucher', 'v1', 0, [spent(unknown, 15_000)]),
  correct('voucher_short', 'v1', 0, [spent('gift', 20_001)]),
  correct('voucher_twice', 'v1', 0, [spent('gift', 7_000), spent('gift', 8_000)]),
  correct('rest_stays', 'v1', 0, [spent('gift', 11_000, true), () => cash(4_000)]),
  correct('ok', 'v1', 0, [spent('gift', 15_000, true)]),
  cancel('unknown_receipt', 'x4', 'nope'),
  cancel('reason_missing', 'x4', 'w3', { reason: ' ' }),
  cancel('note_too_long', 'x4', 'w3', { reason: '가'.repeat(101) }),
  cancel('card_number', 'x4', 'w3', { reason: '4111 1111 1111 1111' }),
  cancel('voucher_used', 'x4', 'w1'),
  cancel('approval_missing', 'x4', 'w3'),
  cancel('ok', 'x4', 'w3', { cancels: [{ leg: 1, approval: '6161' }] }),
  cancel('ok', 'x4', 'w3', { cancels: [{ leg: 1, approval: '6161' }] }),
  cancel('exists_with_different_body', 'x4', 'w3'),
  cancel('already_cancelled', 'x5', 'w3', { cancels: [{ leg: 1, approval: '6162' }] }),
  step('return.commit', 'ok', {
    saleId: 'x3', original: 'v1', lines: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '변심', cancels: [], inCash: [], expectedTotal: 15_000,
  }, { shows: { receipt: { tenders: [{ kind: 'voucher_back', amount: 15_000 }] } } }),
  step('voucher.read', 'ok', (memory: Memory) => ({ serial: memory['gift'] }), { shows: { left: 15_000 } }),
];
