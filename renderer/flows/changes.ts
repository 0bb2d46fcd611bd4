/** Asking who changed what. Holds nothing. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input, Output } from '../../src/contract/contract.ts';
import type { Desk } from '../desk.ts';

export type ChangeView = Output<'report.changes'>['changes'][number];
const readMs = 60_000;

/** What was changed on some days, newest first. */
export function readChanges(desk: Desk, input: Input<'report.changes'>): Promise<Answer<'report.changes'>> {
  return desk.call('report.changes', input, readMs);
}
