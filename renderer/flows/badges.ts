/** A badge picks the person whose PIN is asked for, at the sign-in and in a dialog. It signs nobody in. */
import type { OperatorId } from '../../src/domain/ids.ts';
import type { Desk } from '../desk.ts';
import { badgeStore } from '../stores/badge.ts';
import { personStore } from '../stores/person.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';
import { notice } from './cart.ts';

/** Is a PIN being asked for, so that a code is a badge and no item? */
export function isPersonAsked(): boolean {
  const { state } = tillStore.get();
  const { dialog, starting } = viewStore.get();
  if (state?.phase !== 'ready' || starting) return false;
  return state.operator === null || dialog === 'consent' || dialog === 'switch' || dialog === 'manager';
}

/** A badge code that is being taken in for somebody, before anything else hears it. */
export function takesBadge(text: string): boolean {
  const { listening } = badgeStore.get();
  if (!listening) return false;
  badgeStore.dispatch({ type: 'read', text });
  return true;
}

/** Looks up whose badge a code is; one that is nobody's is a scan that cannot be rung up here. */
export async function takeBadge(desk: Desk, text: string): Promise<void> {
  const answer = await desk.call('operator.find', { badge: text.slice(0, 64) });
  if (answer.ok) return pickPerson(desk, answer.value.operatorId);
  viewStore.dispatch({ type: 'scan_refused' });
  desk.sound('unknown');
}

/**
 * The person of a badge is picked; where somebody sells, the places are about to change. What is being asked or recorded is not
 * left for it.
 */
export function pickPerson(desk: Desk, operatorId: OperatorId): void {
  const { state } = tillStore.get();
  if (isPersonAsked()) return choose(desk, operatorId);
  if (state?.operator?.id === operatorId) {
    desk.sound('scanned');
    return notice('badge_own', 'info');
  }
  if (viewStore.get().dialog !== null || tenderStore.get().busy !== 'no') {
    desk.sound('unknown');
    return notice('refused', 'warn', { code: 'badge' });
  }
  viewStore.dispatch({ type: 'dialog', dialog: 'switch' });
  choose(desk, operatorId);
}

function choose(desk: Desk, operatorId: OperatorId): void {
  personStore.dispatch({ type: 'chosen', id: operatorId });
  desk.sound('scanned');
}
