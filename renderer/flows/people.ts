/** Signing in, locking, adding people. A PIN is sent once and kept nowhere. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input } from '../../src/contract/contract.ts';
import type { OperatorId } from '../../src/domain/ids.ts';
import type { Desk } from '../desk.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';

/** Signs somebody in; the answer's refusal is for the PIN pad to say. */
export async function signIn(desk: Desk, operatorId: OperatorId, pin: string): Promise<Answer<'operator.sign_in'>> {
  const answer = await desk.call('operator.sign_in', { operatorId, pin });
  if (answer.ok) {
    checkoutStore.dispatch({ type: 'signed_in' });
    viewStore.dispatch({ type: 'settled' });
    tillStore.dispatch({ type: 'operator_changed', operator: answer.value.operator });
  }
  return answer;
}

/** Locks the till; the cart stays. Not while a payment is being recorded. */
export async function lock(desk: Desk): Promise<void> {
  if (tenderStore.get().busy !== 'no' || tillStore.get().state?.operator === null) return;
  const answer = await desk.call('operator.sign_out', {});
  if (!answer.ok) return;
  viewStore.dispatch({ type: 'dialog', dialog: null });
  tillStore.dispatch({ type: 'operator_changed', operator: null });
}

/** Lets one more person in. */
export async function addOperator(desk: Desk, input: Input<'operator.add'>): Promise<Answer<'operator.add'>> {
  const answer = await desk.call('operator.add', input);
  if (answer.ok) tillStore.dispatch({ type: 'operator_added', operator: answer.value.operator });
  return answer;
}
