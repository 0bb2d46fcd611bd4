/** Cash in and out of the drawer beside the sales: what the dialog holds, and sending it once. */
import type { Refusal } from '../../src/domain/result.ts';
import { holdsCardNumber } from '../../src/domain/card-number.ts';
import { openingReasons, type Move, type MoveId, type MoveReason, type OpeningReason } from '../../src/domain/day-facts.ts';
import { moveReasons, wantedForMove, wantedForOpening } from '../../src/domain/drawer.ts';
import { won } from '../../src/domain/money.ts';
import type { Desk } from '../desk.ts';
import { numberOf } from '../digits.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { drawerStore } from '../stores/drawer.ts';
import { askLeave, needsLeave } from './consent.ts';

/** What is done: cash moved, or the drawer just opened. */
export type DrawerDoing = Move | 'no_sale';
export const doings: readonly DrawerDoing[] = ['pay_in', 'pay_out', 'drop', 'no_sale'];

/** The reasons that fit what is done, the usual first. */
export function reasonsOf(doing: DrawerDoing): readonly (MoveReason | OpeningReason)[] {
  return doing === 'no_sale' ? openingReasons : moveReasons[doing];
}

/** Opens the dialog, anew, for one thing; not while no shift is open or another dialog asks. */
export function openDrawerDialog(desk: Desk, doing: DrawerDoing = 'pay_out'): boolean {
  const { state } = tillStore.get();
  if (state === null || state.shift === null || state.stopped || viewStore.get().dialog !== null) return false;
  drawerStore.dispatch({ type: 'begun', id: desk.newId() as MoveId, doing });
  viewStore.dispatch({ type: 'dialog', dialog: 'drawer' });
  return true;
}

/** Is there all that the house will ask for? */
export function isDrawerReady(): boolean {
  const { doing, digits, reason, note } = drawerStore.get();
  if (reason === 'other' && note.trim() === '') return false;
  return !holdsCardNumber(note) && (doing === 'no_sale' || numberOf(digits) > 0);
}

/** Does whoever is signed in have to ask somebody for this? */
export function drawerNeedsLeave(doing: DrawerDoing): boolean {
  return needsLeave(doing === 'no_sale' ? 'open_drawer' : 'move_cash');
}

/** Sends what the dialog holds, with a second person's leave where it is needed. Asked again it has the same id. */
export async function sendDrawer(desk: Desk): Promise<void> {
  const form = drawerStore.get();
  if (form.busy || !isDrawerReady()) return;
  const { id, doing } = form;
  const amount = won(numberOf(form.digits));
  const wanted = doing === 'no_sale' ? wantedForOpening({ id }) : wantedForMove({ id, move: doing, amount });
  let consent = null;
  if (drawerNeedsLeave(doing)) {
    consent = await askLeave(desk, wanted);
    viewStore.dispatch({ type: 'dialog', dialog: 'drawer' });
    if (consent === null) return;
  }
  drawerStore.dispatch({ type: 'busy' });
  const note = form.note.trim();
  const answer = doing === 'no_sale'
    ? await desk.call('drawer.open', { id, reason: form.reason as OpeningReason, note, consent })
    : await desk.call('cash.move', { id, move: doing, amount, reason: form.reason as MoveReason, note, consent });
  if (answer.ok) drawerStore.dispatch({ type: 'done', number: answer.value.number, repeated: answer.value.repeated });
  else drawerStore.dispatch({ type: 'refused', refusal: answer.refusal satisfies Refusal });
}
