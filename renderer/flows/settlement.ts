/** Settling with makers as a manager sees it: asks the house, and holds nothing. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input } from '../../src/contract/contract.ts';
import type { Desk } from '../desk.ts';

/** Makers asked for at once. */
export const settledShown = 40;
/** Two thousand statements take some seconds. */
const settleMs = 120_000;

/** How makers stand up to a day. */
export function listSettlement(desk: Desk, input: Omit<Input<'settlement.list'>, 'from'>): Promise<Answer<'settlement.list'>> {
  return desk.call('settlement.list', { ...input, from: 0 });
}

/** Makes the statements of all makers up to a shift. */
export function settle(desk: Desk, input: Input<'settlement.settle'>): Promise<Answer<'settlement.settle'>> {
  return desk.call('settlement.settle', input, settleMs);
}

/** One statement. */
export function readStatement(desk: Desk, input: Input<'settlement.read'>): Promise<Answer<'settlement.read'>> {
  return desk.call('settlement.read', input);
}

/** Registers money that was paid. */
export function payMaker(desk: Desk, input: Input<'settlement.pay'>): Promise<Answer<'settlement.pay'>> {
  return desk.call('settlement.pay', input);
}
