/** Asking what stands out in the journal, and the limits of it. Holds nothing. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input, Output } from '../../src/contract/contract.ts';
import type { Pattern } from '../../src/domain/watch.ts';
import type { Desk } from '../desk.ts';

export type FindingView = Output<'watch.findings'>['findings'][number];
export type Limits = Output<'watch.limits'>;
const readMs = 60_000;

/** What stands out in the 28 days up to a day. */
export function readFindings(desk: Desk, input: Input<'watch.findings'>): Promise<Answer<'watch.findings'>> {
  return desk.call('watch.findings', input, readMs);
}

/** From how many something is told. */
export function readLimits(desk: Desk): Promise<Answer<'watch.limits'>> {
  return desk.call('watch.limits', {});
}

/** Sets them all. */
export function setLimits(desk: Desk, limits: Limits): Promise<Answer<'watch.set_limits'>> {
  return desk.call('watch.set_limits', limits);
}

/** In what a pattern is measured. */
export function unitOf(pattern: Pattern): 'times' | 'percent' | 'ratio' {
  if (pattern === 'voids' || pattern === 'typed_prices' || pattern === 'pair') return 'percent';
  return pattern === 'refund_share' || pattern === 'discounts' ? 'ratio' : 'times';
}
