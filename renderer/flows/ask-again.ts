/** Asking for what is recorded once however often it is asked: the same id and body, until the house says something. Seals nothing. */
import type { Answer } from '../../src/contract/client.ts';
import type { CommandName, Input } from '../../src/contract/contract.ts';
import type { Desk } from '../desk.ts';

/** How long silence lasts before the same is asked again, in ms. */
export const retryMs = 700;
/** A fault may have come after the entry was written, so the same request is asked a few times more. */
const faultRetries = 3;

/** Asks until there is an answer; `onSilence` runs before each time that it is asked again. */
export async function askUntilKnown<N extends CommandName>(
  { call, wait }: Pick<Desk, 'call' | 'wait'>, name: N, input: Input<N>, onSilence: () => void,
): Promise<Answer<N>> {
  let faults = 0;
  for (;;) {
    const answer = await call(name, input);
    if (answer.ok) return answer;
    const { code } = answer.refusal;
    if (code === 'fault') faults += 1;
    if (code !== 'no_answer' && (code !== 'fault' || faults > faultRetries)) return answer;
    onSilence();
    await wait(retryMs);
  }
}
