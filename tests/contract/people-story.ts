/** The part of the story about people: who comes, changes and goes, and what one lets another do. */
import type { CommandName } from '../../src/contract/contract.ts';
import { handOf, moveOf, moveWanted, openingOf, openingWanted } from './day-story.ts';
import { step, type Memory, type Step } from './step.ts';

const pins = { '01': '975310', '02': '135790', '03': '112233', '04': '223344', '05': '334455', '06': '445566' } as const;
type Id = keyof typeof pins;
const signIn = (operatorId: Id, pin: string = pins[operatorId], expect = 'ok'): Step => step('operator.sign_in', expect, { operatorId, pin });
const add = (name: string, role: string, id: Id, expect = 'ok'): Step => step('operator.add', expect, { name, role, pin: pins[id] });
const anHour = { before: 'an_hour' } as const;

const line = { lineId: 'L3', itemId: 3, open: null, quantity: 1, typedPrice: 8_905 };
const refundOf = (saleId: string, consent: unknown, typedPrice = 8_905): object => ({
  saleId, lines: [{ ...line, typedPrice }], reason: '흠집', restock: true, expectedTotal: typedPrice, consent,
});
const correctionOf = (consent: unknown, amount = 15_000): object => ({
  saleId: 's1', corrections: 2, consent,
  tenders: [{ kind: 'card', amount, approval: '55512345', issuer: '국민', acquirer: '비씨', months: 0 },
    ...(amount < 15_000 ? [{ kind: 'cash', given: 15_000 - amount }] : [])],
});
const refundWanted = (subject: string, amount = 8_905): object => ({ action: 'return_without_receipt', subject, lineId: null, amount });
const correctionWanted = { action: 'correct_tenders', subject: 's1', lineId: null, amount: 15_000 };
const cancelWanted = { action: 'return_by_receipt', subject: 'x1', lineId: null, amount: 40_000 };
const cancelOf = (consent: unknown, saleId = 'x1'): object => ({
  saleId, original: 'w2', reason: '잘못 골랐어요', cancels: [{ leg: 1, approval: '5151' }], consent,
});
const cartWanted = (subject: string): object => ({ action: 'discount_beyond_limit', subject, lineId: 'L0', amount: 5_000 });

const give = (wanted: object, expect = 'ok', operatorId: string = '03', pin: string = pins['03'], more: Partial<Step> = {}): Step =>
  step('consent.give', expect, { operatorId, pin, wanted }, {
    keep: (value, memory) => void (memory['consent'] = String(value['id'])), ...more,
  });
const used = (row: CommandName, expect: string, input: (consent: unknown) => object, more: Partial<Step> = {}): Step =>
  step(row, expect, (memory: Memory) => input(memory['consent'] ?? null), more);

/** A row that takes a consent, refused with every kind of one that is no good, and then let through with a good one. */
function consented(row: CommandName, wanted: object, good: (consent: unknown) => object, other: (consent: unknown) => object): Step[] {
  return [
    step(row, 'consent_gone', good('never-given')),
    give(wanted),
    used(row, 'consent_differs', other),
    signIn('05'),
    used(row, 'consent_of_another', good),
    signIn('02'),
    used(row, 'consent_late', good, anHour),
    give(wanted),
    used(row, 'ok', good),
  ];
}

const coming: readonly Step[] = [
  add('점장 2', 'manager', '03'), add('대표', 'owner', '04'), add('대표 2', 'owner', '04', 'not_allowed'), add('계산원 3', 'cashier', '05'),
  add('지원', 'support', '06'),
  step('operator.list', 'ok', {}, { shows: { people: [
    { id: '01' }, { id: '02', role: 'cashier', hasBadge: false, hasLeft: false, waitSeconds: 0 }, { id: '03' }, { id: '04' }, { id: '05' }, { id: '06' },
  ] } }),
  step('operator.change', 'unknown_operator', { operatorId: '77', role: 'senior' }),
  step('operator.change', 'not_allowed', { operatorId: '04', role: 'cashier' }),
  step('operator.change', 'bad_input', { operatorId: '02', role: 'king' }),
  step('operator.change', 'ok', { operatorId: '02', role: 'senior' }),
  step('operator.change', 'ok', { operatorId: '02', role: 'cashier' }),
  step('operator.reset_pin', 'unknown_operator', { operatorId: '77', pin: '135790' }),
  step('operator.reset_pin', 'same_person', { operatorId: '01', pin: '135790' }),
  step('operator.reset_pin', 'ok', { operatorId: '02', pin: '135790' }),
  step('operator.badge', 'unknown_operator', { operatorId: '77', badge: 'B-1' }),
  step('operator.badge', 'ok', { operatorId: '02', badge: 'B-1' }),
  step('operator.badge', 'badge_taken', { operatorId: '03', badge: 'B-1' }),
  step('operator.find', 'ok', { badge: 'B-1' }, { shows: { operatorId: '02' } }),
  step('operator.find', 'unknown_badge', { badge: 'B-2' }),
  step('catalog.scan', 'badge', { text: 'b-1' }),
  step('operator.idle_lock', 'bad_input', { minutes: 0 }),
  step('operator.idle_lock', 'ok', { minutes: 5 }),
  step('till.state', 'ok', {}, { shows: { idleLock: 5 } }),
];

const leaving: readonly Step[] = [
  signIn('04'),
  step('operator.leave', 'unknown_operator', { operatorId: '77' }),
  step('operator.leave', 'ok', { operatorId: '03' }),
  step('operator.leave', 'unknown_operator', { operatorId: '03' }),
  step('operator.change', 'ok', { operatorId: '01', role: 'senior' }),
  step('operator.change', 'last_manager', { operatorId: '04', role: 'cashier' }),
  step('operator.leave', 'last_manager', { operatorId: '04' }),
  step('operator.change', 'ok', { operatorId: '01', role: 'manager' }),
  signIn('03', pins['03'], 'unknown_operator'),
];

/** A wrong PIN at once, once more, and once too soon; then until the person and in the end the whole till are locked. */
function wrongly(row: CommandName, input: object): Step[] {
  return [
    step(row, 'wrong_pin', input, anHour),
    step(row, 'wrong_pin', input),
    step(row, 'pin_wait', input),
    step(row, 'wrong_pin', input, anHour),
    step(row, 'wrong_pin', input, anHour),
    step(row, 'pin_locked', input, anHour),
  ];
}

const wrongPins: readonly Step[] = [
  signIn('02'),
  step('operator.change_pin', 'same_pin', { pin: '135790', next: '135790' }),
  ...wrongly('operator.change_pin', { pin: '000000', next: '111111' }),
  step('operator.change_pin', 'ok', { pin: '135790', next: '111111' }, anHour),
  step('operator.change_pin', 'ok', { pin: '111111', next: '135790' }),
  ...wrongly('shift.hand_over', handOf({ pin: '000000' })),
  step('operator.change_pin', 'ok', { pin: '135790', next: '111111' }, anHour),
  step('operator.change_pin', 'ok', { pin: '111111', next: '135790' }),
  ...wrongly('consent.give', { operatorId: '01', pin: '000000', wanted: refundWanted('s77') }),
  ...wrongly('operator.sign_in', { operatorId: '05', pin: '000000' }),
  ...Array.from({ length: 10 }, () => step('operator.sign_in', 'pin_locked', { operatorId: '05', pin: '000000' }, anHour)),
  signIn('06', pins['06'], 'till_locked'),
  step('shift.hand_over', 'till_locked', handOf()),
  step('operator.change_pin', 'till_locked', { pin: '135790', next: '111111' }),
  give(refundWanted('s77'), 'till_locked', '04', pins['04']),
  step('operator.sign_in', 'ok', { operatorId: '05', pin: pins['05'] }, anHour),
];

const consents: readonly Step[] = [
  give(refundWanted('s70'), 'no_consent_needed'),
  signIn('06'),
  step('refund.commit', 'not_allowed', refundOf('s70', null)),
  give(refundWanted('s70'), 'not_allowed'),
  signIn('02'),
  step('refund.commit', 'needs_consent', refundOf('s70', null)),
  give(refundWanted('s70'), 'unknown_operator', '77'),
  give(refundWanted('s70'), 'same_person', '02', pins['02']),
  give(refundWanted('s70'), 'may_not_consent', '05', pins['05']),
  ...consented('refund.commit', refundWanted('s70'), (consent) => refundOf('s70', consent), (consent) => refundOf('s70', consent, 9_000)),
  used('refund.commit', 'ok', (consent) => refundOf('s70', consent)),
  used('refund.commit', 'consent_gone', (consent) => refundOf('s71', consent)),
  ...consented('sale.correct_tenders', correctionWanted, (consent) => correctionOf(consent), (consent) => correctionOf(consent, 14_000)),
  ...consented('cash.move', moveWanted('m70'), (consent) => ({ ...moveOf('m70'), consent }), (consent) => ({ ...moveOf('m71'), consent })),
  ...consented('drawer.open', openingWanted('o70'), (consent) => ({ ...openingOf('o70'), consent }), (consent) => ({ ...openingOf('o71'), consent })),
  ...consented('voucher.cancel', cancelWanted, (consent) => cancelOf(consent), (consent) => cancelOf(consent, 'x8')),
  give(cartWanted('s1')),
  used('consent.use', 'already_sealed', (id) => ({ id, wanted: cartWanted('s1') })),
  ...consented('consent.use', cartWanted('s72'), (id) => ({ id, wanted: cartWanted('s72') }), (id) => ({ id, wanted: cartWanted('s73') })),
  used('consent.use', 'consent_gone', (id) => ({ id, wanted: cartWanted('s72') })),
];

/** Its steps; the manager 01 is signed in before and after, the cashier is 02, and the sale s1 was corrected twice. */
export const people: readonly Step[] = [...coming, ...consents, ...leaving, ...wrongPins, step('operator.sign_in', 'ok', { operatorId: '01', pin: pins['01'] }, anHour)];
