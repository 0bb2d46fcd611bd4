/** Opening the drawer with a counted float, and closing it with a blind count. */
import type { Input } from '../../src/contract/contract.ts';
import { won, type Won } from '../../src/domain/money.ts';
import { denominations, valueOf, type Pieces } from '../../src/domain/tender.ts';
import type { OperatorId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { cheques, wantedForClose } from '../../src/domain/shift.ts';
import type { Desk } from '../desk.ts';
import { numberOf } from '../digits.ts';
import { closeCounts, floatCounts, handOverCounts, type Counts } from '../stores/counts.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { askLeave } from './consent.ts';

/** The pieces as counted. */
export function piecesOf(counts: Counts): Pieces[] {
  return [...cheques, ...denominations].map((face) => ({ face, pieces: numberOf(counts.pieces[face] ?? '') }));
}

/** What was counted, in won. */
export function countedOf(counts: Counts): Won {
  return valueOf(piecesOf(counts));
}

/** What stays in the drawer: as keyed, else the float again or all there is. */
export function keepOf(counts: Counts, float: Won): Won {
  if (counts.keep !== null) return won(numberOf(counts.keep));
  const counted = countedOf(counts);
  return counted < float ? counted : float;
}

/** Opens a shift with the counted float. */
export async function openShift(desk: Desk): Promise<void> {
  if (floatCounts.get().busy) return;
  floatCounts.dispatch({ type: 'busy' });
  const answer = await desk.call('shift.open', { counts: written(floatCounts.get()) });
  if (answer.ok) {
    tillStore.dispatch({ type: 'shift_changed', shift: answer.value.shift });
    viewStore.dispatch({ type: 'went', screen: 'sale' });
    floatCounts.dispatch({ type: 'cleared' });
    return;
  }
  // An answer that was lost: the shift may be open all the same.
  const state = await desk.call('till.state', {});
  if (state.ok) tillStore.dispatch({ type: 'told', state: state.value, at: desk.now() });
  floatCounts.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** Asks what is open before the close. */
export async function askLeftovers(desk: Desk): Promise<void> {
  const answer = await desk.call('shift.leftovers', {});
  if (answer.ok) closeCounts.dispatch({ type: 'left', left: answer.value });
  else closeCounts.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** What is on the list goes over into the next shift by name. */
export function acceptLeftovers(): void {
  closeCounts.dispatch({ type: 'carried' });
}

/**
 * Closes the shift with the count on the screen; the expected amount comes with the answer, never before. A count that is far
 * off needs a second person's leave: `withLeave` asks for it.
 */
export async function closeShift(desk: Desk, withLeave = false): Promise<void> {
  const counts = closeCounts.get();
  const shift = tillStore.get().state?.shift;
  if (counts.busy || shift === null || shift === undefined) return;
  const counted = countedOf(counts);
  const consent = withLeave ? await askLeave(desk, wantedForClose(shift.number, counted)) : null;
  if (withLeave && consent === null) return;
  closeCounts.dispatch({ type: 'busy' });
  const answer = await desk.call('shift.close', {
    counts: written(counts), keep: keepOf(counts, shift.float), carried: [...(counts.carried ?? [])], consent,
  });
  if (answer.ok) return closeCounts.dispatch({ type: 'closed', result: answer.value });
  closeCounts.dispatch({ type: 'refused', refusal: answer.refusal });
  if (answer.refusal.code === 'not_carried') await askLeftovers(desk);
}

/** Hands the drawer over as it was counted; answers why not, or null. */
export async function handOver(
  desk: Desk, people: { readonly pin: string; readonly to: OperatorId; readonly toPin: string },
): Promise<Refusal | null> {
  const answer = await desk.call('shift.hand_over', { counts: written(handOverCounts.get()), ...people });
  if (!answer.ok) return answer.refusal;
  handOverCounts.dispatch({ type: 'cleared' });
  const state = await desk.call('till.state', {});
  if (state.ok) tillStore.dispatch({ type: 'told', state: state.value, at: desk.now() });
  return null;
}

function written(counts: Counts): Input<'shift.open'>['counts'] {
  return piecesOf(counts).filter(({ pieces }) => pieces > 0);
}
