/** Asking for X and Z, for the entries behind a figure, and for paper. */
import type { Output } from '../../src/contract/contract.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { wantedForSeeing } from '../../src/domain/shift.ts';
import type { Desk } from '../desk.ts';
import { askLeave, needsLeave } from './consent.ts';

export type Report = Output<'shift.x'>['report'];
/** A report that is there. */
export type Shown = { readonly ok: true; readonly shift: number; readonly withCash: boolean; readonly report: Report };
/** A report, or why there is none. */
export type Read = Shown | { readonly ok: false; readonly refusal: Refusal };
export type Behind =
  | ({ readonly ok: true; readonly key: string } & Output<'day.explain'>)
  | { readonly ok: false; readonly key: string; readonly refusal: Refusal };

/** Reads the X of the open shift or the Z of a closed one. `withCash` asks for leave where it is needed; without it, no cash. */
export async function readReport(desk: Desk, shift: number, isOpen: boolean, withCash: boolean): Promise<Read> {
  if (!isOpen) {
    const answer = await desk.call('z.read', { shift });
    return answer.ok ? { ok: true, shift, withCash: true, report: answer.value.report } : { ok: false, refusal: answer.refusal };
  }
  const consent = withCash && needsLeave('see_expected_cash') ? await askLeave(desk, wantedForSeeing(shift)) : null;
  const sees = withCash && (consent !== null || !needsLeave('see_expected_cash'));
  const answer = await desk.call('shift.x', { withCash: sees, print: false, consent });
  return answer.ok ? { ok: true, shift, withCash: sees, report: answer.value.report } : { ok: false, refusal: answer.refusal };
}

/** Puts the X on paper, or the Z once more; answers why not, or null. */
export async function printReport(desk: Desk, shift: number, isOpen: boolean): Promise<Refusal | null> {
  const answer = isOpen ? await desk.call('shift.x', { withCash: false, print: true }) : await desk.call('z.reprint', { shift });
  return answer.ok ? null : answer.refusal;
}

/** The entries behind a figure. */
export async function explain(desk: Desk, shift: number, key: string): Promise<Behind> {
  const answer = await desk.call('day.explain', { shift, key });
  return answer.ok ? { ok: true, key, ...answer.value } : { ok: false, key, refusal: answer.refusal };
}
