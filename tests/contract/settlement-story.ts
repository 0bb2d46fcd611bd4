/** The parts of the story in which a manager settles with makers: before anything is closed, and after. */
import { step, type Step } from './step.ts';

const day = '2099-12-31';
const all = { day, text: '', from: 0, most: 10 };
const pay = (change: object): object => ({ makerId: 1, amount: 1, withheld: 0, note: '', paidSoFar: 0, ...change });

/** Nothing was closed yet. */
export const settlingTooEarly: readonly Step[] = [
  step('settlement.list', 'ok', all, { shows: { upTo: null, open: 0 } }),
  step('settlement.settle', 'no_closed_shift', { day, shift: 1 }),
  step('settlement.pay', 'nothing_owed', pay({})),
];

/** The first shift is closed; a manager is signed in. */
export const settling: readonly Step[] = [
  step('settlement.list', 'bad_input', { ...all, most: 0 }),
  step('settlement.list', 'ok', all, { shows: { upTo: { shift: 2 }, found: 2, open: 2 } }),
  step('settlement.settle', 'changed_meanwhile', { day, shift: 7 }),
  step('settlement.settle', 'ok', { day, shift: 2 }, { shows: { settled: 2 } }),
  step('settlement.settle', 'nothing_to_settle', { day, shift: 2 }),
  step('settlement.list', 'ok', all, { shows: { open: 0, found: 2 } }),
  step('settlement.read', 'ok', { makerId: 1, number: 1 }, { shows: { makerId: 1, number: 1, opening: 0, after: 0, shift: 2 } }),
  step('settlement.read', 'unknown_statement', { makerId: 1, number: 9 }),
  step('settlement.pay', 'unknown_maker', pay({ makerId: 99 })),
  step('settlement.pay', 'changed_meanwhile', pay({ paidSoFar: 5 })),
  step('settlement.pay', 'pays_too_much', pay({ amount: 9_000_000 })),
  step('settlement.pay', 'bad_withheld', pay({ withheld: 2 })),
  step('settlement.pay', 'card_number', pay({ note: '4111 1111 1111 1111' })),
  step('settlement.pay', 'ok', pay({ note: '첫 지급' }), { shows: { paidSoFar: 1 } }),
];
