/** Makers' terms and tax terms as a manager sees and sets them: asks the house, and holds nothing. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input } from '../../src/contract/contract.ts';
import type { Desk } from '../desk.ts';

/** Makers asked for at once. */
export const makersShown = 40;

/** Makers whose name, code or business number holds the text; `count` of them, at most what one answer takes. */
export function listMakers(desk: Desk, text: string, count: number): Promise<Answer<'maker.list'>> {
  return desk.call('maker.list', { text: text.slice(0, 100), from: 0, most: Math.min(200, count) });
}

/** Sets terms of a maker from a day on. */
export function setContract(desk: Desk, input: Input<'maker.set_contract'>): Promise<Answer<'maker.set_contract'>> {
  return desk.call('maker.set_contract', input);
}

/** Sets what receipts say of makers. */
export function setMakerPrint(desk: Desk, print: Input<'maker.print'>['print']): Promise<Answer<'maker.print'>> {
  return desk.call('maker.print', { print });
}

/** The tax terms of today and of later. */
export function readTax(desk: Desk): Promise<Answer<'tax.read'>> {
  return desk.call('tax.read', {});
}

/** Sets tax terms from a day on. */
export function setTax(desk: Desk, input: Input<'tax.set'>): Promise<Answer<'tax.set'>> {
  return desk.call('tax.set', input);
}
