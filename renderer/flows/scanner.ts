/** Scanners as a manager sets them: asks the house, and holds nothing. What was learnt comes back with the till's state. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input, Output } from '../../src/contract/contract.ts';
import type { KeyPress } from '../../src/domain/scan/learn.ts';
import type { Desk } from '../desk.ts';

/** Serial ports, the one that is a scanner and how it is, and the formats of the shop's own codes. */
export type Scanners = Output<'scanner.list'>;

/** Asks for them. */
export function listScanners(desk: Desk): Promise<Answer<'scanner.list'>> {
  return desk.call('scanner.list', {});
}

/** Makes a serial port a scanner; null for none. */
export function setScannerPort(desk: Desk, port: Input<'scanner.set'>['port']): Promise<Answer<'scanner.set'>> {
  return desk.call('scanner.set', { port });
}

/** Lets the house learn from three scans of one code. */
export function learnScanner(desk: Desk, scans: readonly (readonly KeyPress[])[]): Promise<Answer<'scanner.learn'>> {
  return desk.call('scanner.learn', { scans: scans.map((scan) => scan.map(({ key, at }) => ({ key, at }))) });
}

/** The keyboard scanner is as on a new till again. */
export function forgetScanner(desk: Desk): Promise<Answer<'scanner.forget'>> {
  return desk.call('scanner.forget', {});
}

/** Says what the digits of the shop's own codes hold. */
export function fillCodes(desk: Desk, patterns: readonly string[]): Promise<Answer<'scanner.fill'>> {
  return desk.call('scanner.fill', { patterns: [...patterns] });
}
