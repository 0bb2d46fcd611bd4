/** The first start: a practice store or a real one. An import may take minutes; a lost answer is looked up, not repeated. */
import type { Answer } from '../../src/contract/client.ts';
import type { Input } from '../../src/contract/contract.ts';
import type { TillState } from '../../src/contract/shapes.ts';
import type { Refusal } from '../../src/domain/result.ts';
import type { Desk } from '../desk.ts';
import { tillStore } from '../stores/till.ts';
import { viewStore } from '../stores/view.ts';

const importTimeoutMs = 900_000;

/** Makes the practice store; null when it is there. */
export async function makeDemo(desk: Desk): Promise<Refusal | null> {
  const answer = await desk.call('store.demo', {}, importTimeoutMs);
  if (answer.ok) {
    told(desk, answer.value);
    return null;
  }
  return (await isThere(desk)) ? null : answer.refusal;
}

/** Makes a real store. The caller shows what was imported before it goes on with `told`. */
export async function makeStore(desk: Desk, input: Input<'store.create'>): Promise<Answer<'store.create'>> {
  viewStore.dispatch({ type: 'starting', starting: true });
  const answer = await desk.call('store.create', input, importTimeoutMs);
  if (!answer.ok) viewStore.dispatch({ type: 'starting', starting: false });
  return answer;
}

/** Goes on with a store that was made. */
export function told(desk: Desk, state: TillState): void {
  tillStore.dispatch({ type: 'told', state, at: desk.now() });
  viewStore.dispatch({ type: 'starting', starting: false });
}

/** Was the store made although the answer was lost? Then the screen goes on. */
export async function isThere(desk: Desk): Promise<boolean> {
  const answer = await desk.call('till.state', {});
  if (!answer.ok || answer.value.phase === 'new') return false;
  told(desk, answer.value);
  return true;
}
