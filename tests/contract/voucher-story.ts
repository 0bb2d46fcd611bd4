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
  sell('ok', 'w1', [20_000], [cash(20_000)], { ...keeping('voucher'), shows: { total: 20_000, repeated: false } }),
  sell('ok', 'w1', [20_000], [cash(20_000)], { shows: { repeated: true } }),
  sell('exists_with_different_body', 'w1', [30_000], [cash(30_000)]),
  sell('ok', 'w2', [10_000, 30_000], [card(40_000, { approval: '5150' })], keeping('other')),
  sell('ok', 'w3', [50_000], [card(50_000, { approval: '6160' })], keeping('fifty')),
  cancel('needs_consent', 'x1', 'w2', { cancels: [{ leg: 1, approval: '5151' }] }),
  step('voucher.read', 'no_voucher', { serial: '8801234567893' }),
  step('voucher.read', 'voucher_of_store', { serial: ofStore }),
  step('voucher.read', 'voucher_of_till', { serial: ofTill }),
  step('voucher.read', 'unknown_voucher', { serial: unknown }),
  step('voucher.read', 'ok', (memory: Memory) => ({ serial: memory['voucher'] }), { shows: { kind: 'gift', issued: 20_000, left: 20_000, isPast: false } }),
  step('catalog.scan', 'own_voucher', (memory: Memory) => ({ text: memory['voucher'] })),
  pay('unknown_voucher', 'v1', [spent(unknown, 15_000)]),
  pay('voucher_short', 'v1', [spent('voucher', 20_001)]),
  pay('voucher_twice', 'v1', [spent('voucher', 7_000), spent('voucher', 8_000)]),
  pay('rest_stays', 'v1', [spent('voucher', 11_000, true), () => cash(4_000)]),
  pay('ok', 'v1', [spent('voucher', 15_000)], { shows: { receipt: { tenders: [{ kind: 'voucher', voucher: 'gift', amount: 15_000 }] } } }),
  step('voucher.read', 'ok', (memory: Memory) => ({ serial: memory['voucher'] }), { shows: { left: 5_000, cancellable: null, moves: [{ amount: -15_000 }, { amount: 20_000 }] } }),
  step('voucher.reprint', 'ok', (memory: Memory) => ({ serial: memory['voucher'] }), { shows: { copy: 1 } }),
  step('voucher.reprint', 'unknown_voucher', { serial: unknown }),
];

const exchange = (expect: string, saleId: string, gift: string, change: object = {}, more: Partial<Step> = {}): Step => (
  step('exchange.commit', expect, (memory: Memory) => ({
    saleId, original: 'u1', gift: memory[gift] ?? '', back: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '다른 것으로', cancels: [],
    inCash: [], expectedBack: 15_000, lines: [{ ...line, itemId: 3 }], tenders: [], expectedTotal: 8_900, ...change,
  }), more));
/** The new goods cost 5,900 more, and are paid with these. */
const dearer = (expect: string, tenders: readonly ((memory: Memory) => object)[]): Step => step('exchange.commit', expect, (memory: Memory) => ({
  saleId: 'u9', original: 'u1', gift: '', back: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '다른 것으로', cancels: [], inCash: [],
  expectedBack: 15_000, lines: [{ ...line, itemId: 2 }, { ...line, lineId: 'L2', itemId: 3 }], expectedTotal: 20_900,
  tenders: tenders.map((make) => make(memory)),
}));
const credit = (amount: number): Readonly<Record<string, unknown>> => ({ receipt: { tenders: [{ kind: 'credit_back', amount }] } });

/** By a manager: what is left over of an exchange, and goods without their receipt, for store credit. */
const credits: readonly Step[] = [
  step('sale.commit', 'ok', { saleId: 'u1', lines: [{ ...line, quantity: 3 }], tenders: [cash(45_000)], expectedTotal: 45_000 }),
  dearer('unknown_voucher', [spent(unknown, 5_900)]),
  dearer('voucher_short', [spent('fifty', 50_001)]),
  dearer('voucher_twice', [spent('fifty', 2_900), spent('fifty', 3_000)]),
  dearer('rest_stays', [spent('fifty', 5_900, true)]),
  step('gift.print', 'ok', { saleId: 'u1', places: [1] }, { keep: (value, memory) => void (memory['present'] = String(value['code'])) }),
  exchange('bad_tender', 'u2', 'present', { inCash: [1] }),
  exchange('ok', 'u2', 'present', {}, { shows: credit(6_100) }),
  exchange('ok', 'u3', 'none', { asCredit: [1] }, { shows: credit(6_100) }),
  step('return.set_policy', 'ok', { days: 14, excluded: [], priceDays: 60, withoutReceipt: 'credit' }, { shows: { withoutReceipt: 'credit' } }),
  step('refund.commit', 'ok', {
    saleId: 'u4', lines: [{ ...line, itemId: 3, typedPrice: 8_900 }], expectedTotal: 8_900, reason: '변심', restock: true,
  }, { shows: credit(8_900) }),
  step('return.set_policy', 'ok', { days: 14, excluded: [], priceDays: 60, withoutReceipt: 'cash' }),
];

/** By a manager, who takes back and puts right. */
export const vouchersPutRight: readonly Step[] = [
  ...credits,
  correct('unknown_voucher', 'v1', 0, [spent(unknown, 15_000)]),
  correct('voucher_short', 'v1', 0, [spent('voucher', 20_001)]),
  correct('voucher_twice', 'v1', 0, [spent('voucher', 7_000), spent('voucher', 8_000)]),
  correct('rest_stays', 'v1', 0, [spent('voucher', 11_000, true), () => cash(4_000)]),
  correct('ok', 'v1', 0, [spent('voucher', 15_000, true)]),
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
  step('voucher.read', 'ok', (memory: Memory) => ({ serial: memory['voucher'] }), { shows: { left: 15_000 } }),
];
