/** Who stands at the till: sign-in by PIN, in the place of whoever stood there, and lock. The PIN itself is nowhere. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import type { Fact } from '../../domain/facts.ts';
import type { OperatorId } from '../../domain/ids.ts';
import { badgeOf, isSameBadge } from '../../domain/people.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { operatorView } from '../views.ts';

type OperatorCommand = 'operator.sign_in' | 'operator.sign_out' | 'operator.find';

/** Handlers of `operator.sign_in`, `operator.sign_out` and `operator.find`. */
export function operatorCommands(desk: Desk): Pick<Handlers, OperatorCommand> {
  return {
    'operator.sign_in': ({ operatorId, pin }) => signIn(desk, operatorId, pin),
    'operator.sign_out': () => {
      const { operator } = desk.session;
      if (operator !== null) signOut(desk, operator.id);
      return ok({});
    },
    'operator.find': ({ badge }) => {
      const found = ownerOfBadge(desk, badge);
      return found === null ? refuse('unknown_badge') : ok({ operatorId: found });
    },
  };
}

/** Ends what a person who is signed in may do, at once. */
export function signOut(desk: Desk, operatorId: OperatorId): void {
  desk.append([{ kind: 'signed_out', body: { operatorId } }], operatorId);
  desk.session.operator = null;
}

/** Whose badge a reading is, whatever read it; null for nobody's. */
export function ownerOfBadge({ ports }: Pick<Desk, 'ports'>, text: string): OperatorId | null {
  const badge = badgeOf(text);
  if (badge === '') return null;
  const isTheirs = (theirs: string | undefined): boolean => theirs !== undefined && isSameBadge(theirs, badge);
  return ports.ledger.operators().find((person) => isTheirs(person.badge) && person.hasLeft !== true)?.id ?? null;
}

async function signIn(desk: Desk, operatorId: OperatorId, pin: string): Promise<HandlerAnswer<'operator.sign_in'>> {
  const checked = await desk.checkPin(operatorId, pin);
  if (!checked.ok) return checked;
  const { session } = desk;
  const before = session.operator?.id ?? operatorId;
  const left: Fact[] = before === operatorId ? [] : [{ kind: 'signed_out', body: { operatorId: before } }];
  session.operator = checked.value;
  desk.append([...left, { kind: 'signed_in', body: { operatorId } }]);
  return ok({ operator: operatorView(checked.value) });
}
