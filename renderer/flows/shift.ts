/** Opening the drawer with a counted float, and closing it with a blind count. */
import type { Input } from '../../src/contract/contract.ts';
import { won, type Won } from '../../src/domain/money.ts';
import { denominations, valueOf, type Pieces } from '../../src/domain/tender.ts';
import type { Desk } from '../desk.ts';
import { numberOf } from '../digits.ts';
import { closeCounts, floatCounts, type Counts } from '../stores/counts.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';

/** The pieces as counted. */
export function piecesOf(counts: Counts): Pieces[] {
  return denominations.map((face) => ({ face, pieces: numberOf(counts.pieces[face] ?? '') }));
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

/** Closes the shift with the count on the screen; the expected amount comes with the answer, never before. */
export async function closeShift(desk: Desk): Promise<void> {
  const counts = closeCounts.get();
  const shift = tillStore.get().state?.shift;
  if (counts.busy || shift === null || shift === undefined) return;
  closeCounts.dispatch({ type: 'busy' });
  const answer = await desk.call('shift.close', { counts: written(counts), keep: keepOf(counts, shift.float) });
  if (answer.ok) closeCounts.dispatch({ type: 'closed', result: answer.value });
  else closeCounts.dispatch({ type: 'refused', refusal: answer.refusal });
}

function written(counts: Counts): Input<'shift.open'>['counts'] {
  return piecesOf(counts).filter(({ pieces }) => pieces > 0);
}
