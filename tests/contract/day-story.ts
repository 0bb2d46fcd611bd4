/** The part of the story about the drawer and the day. */
import type { CommandName } from '../../src/contract/contract.ts';
import { step, type Memory, type Step } from './step.ts';

const cardNumber = '4111 1111 1111 1111';
export const moveOf = (id: string, change: object = {}): object => ({ id, move: 'pay_out', amount: 12_000, reason: 'supplies', note: '', ...change });
export const openingOf = (id: string, change: object = {}): object => ({ id, reason: 'check', note: '', ...change });
/** What a cashier asks leave for, to move that and to open so. */
export const moveWanted = (id: string): object => ({ action: 'move_cash', subject: `out-${id}`, lineId: null, amount: 12_000 });
export const openingWanted = (id: string): object => ({ action: 'open_drawer', subject: id, lineId: null, amount: 0 });

/** The cashier 02 hands over to 05. */
export const handOf = (change: object = {}): object => (
  { counts: [{ face: 100_000, pieces: 1 }, { face: 10_000, pieces: 10 }], pin: '135790', to: '05', toPin: '334455', ...change });
const xOf = (change: object = {}): object => ({ withCash: true, print: false, ...change });

/** A manager before the first shift. */
export const dayClosed: readonly Step[] = [
  step('cash.move', 'shift_closed', moveOf('m0')),
  step('drawer.open', 'shift_closed', openingOf('o0')),
  step('shift.hand_over', 'shift_closed', handOf()),
  step('shift.x', 'shift_closed', xOf()),
  step('z.list', 'ok', { most: 10 }, { shows: { closed: [] } }),
  step('z.read', 'unknown_shift', { shift: 1 }),
  step('z.reprint', 'unknown_shift', { shift: 1 }),
];

const noteRefusals = (row: 'cash.move' | 'drawer.open', make: (change: object) => object): Step[] => [
  step(row, 'reason_missing', make({ reason: 'other' })),
  step(row, 'note_too_long', make({ note: '가'.repeat(61) })),
  step(row, 'card_number', make({ note: cardNumber })),
];

/** A manager in an open shift. */
export const dayOpen: readonly Step[] = [
  step('cash.move', 'bad_amount', moveOf('m1', { amount: 0 })),
  step('cash.move', 'bad_reason', moveOf('m1', { reason: 'lift' })),
  ...noteRefusals('cash.move', (change) => moveOf('m1', change)),
  step('cash.move', 'ok', moveOf('m1'), { shows: { repeated: false } }),
  step('cash.move', 'ok', moveOf('m1'), { shows: { repeated: true } }),
  step('cash.move', 'exists_with_different_body', moveOf('m1', { amount: 13_000 })),
  ...noteRefusals('drawer.open', (change) => openingOf('o1', change)),
  step('drawer.open', 'ok', openingOf('o1'), { shows: { repeated: false } }),
  step('drawer.open', 'ok', openingOf('o1'), { shows: { repeated: true } }),
  step('drawer.open', 'exists_with_different_body', openingOf('m1')),
  step('day.rules', 'ok', {}, { shows: { cashLimit: 1_000_000, closeLimit: 10_000, dayTurns: 5 } }),
  step('day.set_rules', 'bad_input', { cashLimit: 0, closeLimit: 0, dayTurns: 10 }),
  step('day.set_rules', 'ok', { cashLimit: 10_000, closeLimit: 1_000_000, dayTurns: 4 }),
  step('till.state', 'ok', {}, { shows: { isCashHigh: true } }),
  step('day.rules', 'ok', {}, { shows: { cashLimit: 10_000, closeLimit: 1_000_000, dayTurns: 4 } }),
  step('shift.x', 'ok', xOf({ print: true }), { shows: { shift: 1 } }),
  step('day.explain', 'shift_still_open', { shift: 1, key: 'expected' }),
  step('day.explain', 'unknown_figure', { shift: 1, key: 'nothing' }),
  step('day.explain', 'unknown_shift', { shift: 99, key: 'net' }),
  step('day.explain', 'ok', { shift: 1, key: 'vat' }),
  step('day.explain', 'ok', { shift: 1, key: 'maker|1' }),
  step('day.explain', 'ok', { shift: 1, key: 'hour|09' }),
];

/** Anybody, once shift 1 is closed. */
export const dayOver: readonly Step[] = [
  step('z.list', 'ok', { most: 10 }, { shows: { closed: [{ number: 1 }] } }),
  step('z.read', 'ok', { shift: 1 }, { shows: { closed: { number: 1 } } }),
  step('z.reprint', 'ok', { shift: 1 }, { shows: { copy: 1 } }),
  step('day.explain', 'ok', { shift: 1, key: 'expected' }),
  step('terminal.check', 'unknown_shift', { shift: 99, totals: [] }),
  step('terminal.check', 'ok', { shift: 1, totals: [{ acquirer: '비씨', amount: 1 }] }),
];

const signIn = (operatorId: string, pin: string): Step => step('operator.sign_in', 'ok', { operatorId, pin });
const give = (wanted: object): Step => step('consent.give', 'ok', { operatorId: '01', pin: '975310', wanted }, {
  keep: (value, memory) => void (memory['consent'] = String(value['id'])),
});

/** A row that takes a consent of the manager, asked by 02: refused with every kind that is no good, then let through. */
function consented(row: CommandName, wanted: object, input: object): Step[] {
  const used = (expect: string, more: Partial<Step> = {}): Step => (
    step(row, expect, (memory: Memory) => ({ ...input, consent: memory['consent'] ?? null }), more));
  return [
    step(row, 'consent_gone', { ...input, consent: 'never-given' }),
    give(moveWanted('m99')), used('consent_differs'),
    give(wanted), signIn('05', '334455'), used('consent_of_another'), signIn('02', '135790'), used('consent_late', { before: 'an_hour' }),
    give(wanted), used('ok'),
  ];
}

const count = (tens: number, more: object = {}): object => ({ counts: [{ face: 10_000, pieces: tens }], keep: 0, ...more });

/** The second shift, by the cashier 02: handed over, looked at with leave, counted far off, closed; then there is a third. */
export const secondShift: readonly Step[] = [
  signIn('01', '975310'),
  step('day.set_rules', 'ok', { cashLimit: 0, closeLimit: 10_000, dayTurns: 5 }),
  signIn('02', '135790'),
  step('shift.hand_over', 'bad_count', handOf({ counts: [{ face: 7, pieces: 1 }] })),
  step('shift.hand_over', 'same_person', handOf({ to: '02' })),
  step('shift.hand_over', 'unknown_operator', handOf({ to: '77' })),
  step('shift.hand_over', 'may_not_sell', handOf({ to: '06' })),
  step('shift.hand_over', 'ok', handOf(), { shows: { counted: 200_000 } }),
  step('till.state', 'ok', {}, { shows: { operator: { id: '05' } } }),
  signIn('02', '135790'),
  step('shift.x', 'ok', xOf({ withCash: false })),
  ...consented('shift.x', { action: 'see_expected_cash', subject: 'shift-2', lineId: null, amount: 0 }, xOf()),
  step('shift.leftovers', 'ok'),
  step('shift.close', 'not_carried', count(20, { carried: [] })),
  step('shift.close', 'far_off', count(10)),
  ...consented('shift.close', { action: 'close_far_off', subject: 'shift-2', lineId: null, amount: 100_000 }, count(10)),
  step('shift.open', 'ok', { counts: [{ face: 10_000, pieces: 20 }] }),
];
