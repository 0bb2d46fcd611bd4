/** Changing people: role, PIN, badge, gone; and the till's own lock. Each answers the refusal, or null when it was done. */
import type { Answer } from '../../src/contract/client.ts';
import type { OperatorId } from '../../src/domain/ids.ts';
import { idleLockMinutes } from '../../src/domain/people.ts';
import type { Role } from '../../src/domain/permissions.ts';
import type { Refusal } from '../../src/domain/result.ts';
import type { Desk } from '../desk.ts';
import { staffStore } from '../stores/staff.ts';

/** Reads everybody anew. */
export async function listPeople(desk: Desk): Promise<void> {
  const refusal = told(await desk.call('operator.list', {}));
  if (refusal !== null) staffStore.dispatch({ type: 'refused', refusal });
}

/** Gives somebody another role, from now on. */
export async function changeRole(desk: Desk, operatorId: OperatorId, role: Role): Promise<Refusal | null> {
  return told(await desk.call('operator.change', { operatorId, role }));
}

/** Gives somebody who forgot it a new PIN. */
export async function resetPin(desk: Desk, operatorId: OperatorId, pin: string): Promise<Refusal | null> {
  return told(await desk.call('operator.reset_pin', { operatorId, pin }));
}

/** Gives somebody a badge; an empty code takes it away. */
export async function setBadge(desk: Desk, operatorId: OperatorId, badge: string): Promise<Refusal | null> {
  return told(await desk.call('operator.badge', { operatorId, badge }));
}

/** Somebody works here no more. */
export async function leave(desk: Desk, operatorId: OperatorId): Promise<Refusal | null> {
  return told(await desk.call('operator.leave', { operatorId }));
}

/** Takes another PIN for whoever is signed in. */
export async function changePin(desk: Desk, pin: string, next: string): Promise<Refusal | null> {
  const answer = await desk.call('operator.change_pin', { pin, next });
  return answer.ok ? null : answer.refusal;
}

/** Sets after how many minutes the till locks itself; a text that is none of the choices changes nothing. */
export async function setIdleLock(desk: Desk, text: string): Promise<void> {
  const minutes = idleLockMinutes.find((each) => String(each) === text);
  if (minutes !== undefined) await desk.call('operator.idle_lock', { minutes });
}

type PeopleRow = 'operator.list' | 'operator.change' | 'operator.reset_pin' | 'operator.badge' | 'operator.leave';

function told(answer: Answer<PeopleRow>): Refusal | null {
  if (!answer.ok) return answer.refusal;
  staffStore.dispatch({ type: 'told', people: answer.value.people });
  return null;
}
