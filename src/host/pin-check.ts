/** Whether a PIN is a person's: one check after the other, so that nobody tries many at once. A wrong one is journalled. */
import type { Fact, Operator } from '../domain/facts.ts';
import type { OperatorId } from '../domain/ids.ts';
import { ok, refuse, type Result } from '../domain/result.ts';
import { personWaitsMs, tillWaitsMs, wrongPinsMax } from '../domain/wrong-pins.ts';
import type { Ports } from './ports.ts';

export type PinRefusal = 'wrong_pin' | 'pin_wait' | 'pin_locked' | 'till_locked' | 'unknown_operator';

/** Answers the person when the PIN is theirs. What is done with that is the caller's, and so is what it says in the ledger. */
export type PinCheck = (id: OperatorId, pin: string) => Promise<Result<Operator, PinRefusal>>;

/** A check on its own; `append` writes down that a PIN was wrong. */
export function openPinCheck(ports: Pick<Ports, 'clock' | 'ledger' | 'pins'>, append: (facts: readonly Fact[]) => unknown): PinCheck {
  let last: Promise<unknown> = Promise.resolve();
  return (id, pin) => {
    const checked = last.then(() => check(ports, append, id, pin));
    last = checked.catch(() => undefined);
    return checked;
  };
}

type Waits = 'pin_wait' | 'pin_locked' | 'till_locked';

/** Why no PIN of this person is taken now, with the seconds that it lasts; null when one is. */
export function pinWait({ ledger, clock }: Pick<Ports, 'clock' | 'ledger'>, id: OperatorId): { code: Waits; seconds: number } | null {
  const now = clock.now();
  const seconds = (ms: number): number => Math.ceil(ms / 1_000);
  const till = tillWaitsMs(ledger.wrongPinsInAll(), now);
  const wrong = ledger.wrongPins(id);
  const person = personWaitsMs(wrong, now);
  if (till > person) return { code: 'till_locked', seconds: seconds(till) };
  if (person === 0) return null;
  return { code: wrong.count >= wrongPinsMax ? 'pin_locked' : 'pin_wait', seconds: seconds(person) };
}

async function check(
  ports: Pick<Ports, 'clock' | 'ledger' | 'pins'>, append: (facts: readonly Fact[]) => unknown, id: OperatorId, pin: string,
): Promise<Result<Operator, PinRefusal>> {
  const { ledger, pins } = ports;
  const find = (): Operator | undefined => ledger.operators().find((known) => known.id === id && known.hasLeft !== true);
  const stored = ledger.pinHash(id);
  if (find() === undefined || stored === null) return refuse('unknown_operator');
  const wait = pinWait(ports, id);
  if (wait !== null) return refuse(wait.code, { seconds: wait.seconds });
  const isRight = await pins.matches(pin, stored);
  // Meanwhile the person may have left or got another PIN or role.
  const operator = find();
  if (operator === undefined || ledger.pinHash(id) !== stored) return refuse('unknown_operator');
  if (isRight) return ok(operator);
  const wrong = ledger.wrongPins(id).count + 1;
  append([{ kind: 'sign_in_refused', body: { operatorId: id, wrong } }]);
  const next = pinWait(ports, id);
  const seconds = next?.seconds ?? 0;
  if (wrong >= wrongPinsMax) return refuse(next?.code ?? 'pin_locked', { seconds });
  return refuse('wrong_pin', { left: wrongPinsMax - wrong, seconds });
}
