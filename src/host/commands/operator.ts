/** Who stands at the till: sign-in by PIN, lock, new people. A wrong PIN is journalled; the PIN itself is nowhere. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import type { OperatorId } from '../../domain/ids.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { operatorIdAt } from './setup.ts';

/** Wrong PINs in a row after which the name is locked for a while. */
export const wrongPinsMax = 5;
const lockMs = 60_000;
const lockDoublingsMax = 4;

/** Handlers of `operator.sign_in`, `operator.sign_out` and `operator.add`. */
export function operatorCommands(desk: Desk): Pick<Handlers, 'operator.sign_in' | 'operator.sign_out' | 'operator.add'> {
  return {
    'operator.sign_in': ({ operatorId, pin }) => signIn(desk, operatorId, pin),
    'operator.sign_out': () => {
      const { session } = desk;
      if (session.operator !== null) {
        desk.append([{ kind: 'signed_out', body: { operatorId: session.operator.id } }]);
        session.operator = null;
      }
      return ok({});
    },
    'operator.add': (input) => addOperator(desk, input),
  };
}

/** How long a name is still locked, in ms; each further wrong PIN doubles it. 0 when it is not. */
export function lockedForMs(wrong: { readonly count: number; readonly lastAt: number }, now: number): number {
  if (wrong.count < wrongPinsMax) return 0;
  const doublings = Math.min(wrong.count - wrongPinsMax, lockDoublingsMax);
  const lasts = lockMs * 2 ** doublings;
  // A clock set back must not lock a name for longer than the lock lasts.
  return Math.min(lasts, Math.max(0, wrong.lastAt + lasts - now));
}

async function signIn(desk: Desk, operatorId: OperatorId, pin: string): Promise<HandlerAnswer<'operator.sign_in'>> {
  const { ledger, pins, clock } = desk.ports;
  const operator = ledger.operators().find((known) => known.id === operatorId);
  const stored = ledger.pinHash(operatorId);
  if (operator === undefined || stored === null) return refuse('unknown_operator');
  const waitMs = lockedForMs(ledger.wrongPins(operatorId), clock.now());
  if (waitMs > 0) return refuse('pin_locked', { seconds: Math.ceil(waitMs / 1000) });
  if (!(await pins.matches(pin, stored))) {
    const wrong = ledger.wrongPins(operatorId).count + 1;
    desk.append([{ kind: 'sign_in_refused', body: { operatorId, wrong } }]);
    return wrong < wrongPinsMax
      ? refuse('wrong_pin', { left: wrongPinsMax - wrong })
      : refuse('pin_locked', { seconds: Math.ceil(lockedForMs(ledger.wrongPins(operatorId), clock.now()) / 1000) });
  }
  desk.session.operator = operator;
  desk.append([{ kind: 'signed_in', body: { operatorId } }]);
  return ok({ operator });
}

type AddInput = Parameters<Handlers['operator.add']>[0];

async function addOperator(desk: Desk, input: AddInput): Promise<HandlerAnswer<'operator.add'>> {
  const { ledger, pins } = desk.ports;
  const name = input.name.trim();
  if (name === '') return refuse('name_missing');
  const hash = await pins.hash(input.pin);
  const known = ledger.operators();
  if (known.some((operator) => operator.name === name)) return refuse('name_taken');
  const operator = { id: operatorIdAt(known.length + 1), name, role: input.role };
  ledger.appendOperators([{ kind: 'operator_added', body: { operator } }], desk.stamp(), [{ operatorId: operator.id, hash }]);
  desk.touch();
  return ok({ operator });
}
