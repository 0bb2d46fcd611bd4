/** A second person consents, by PIN, to what the one at the till may not do alone; and a cart is granted it. Does none of it. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import type { ConsentGivenBody } from '../../domain/facts.ts';
import type { ConsentId } from '../../domain/ids.ts';
import { mayConsent, rightTo } from '../../domain/permissions.ts';
import { must, ok, refuse } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';

/** Handlers of `consent.give` and `consent.use`. */
export function consentCommands(desk: Desk): Pick<Handlers, 'consent.give' | 'consent.use'> {
  return {
    'consent.give': (input) => give(desk, input),
    'consent.use': ({ id, wanted }) => {
      if (desk.ports.ledger.sealed(wanted.subject) !== null) return refuse('already_sealed');
      const spent = desk.consents.spend(id, wanted, true);
      if (!spent.ok) return spent;
      desk.append([spent.value]);
      return ok({});
    },
  };
}

type GiveInput = Parameters<Handlers['consent.give']>[0];

async function give(desk: Desk, { operatorId, pin, wanted }: GiveInput): Promise<HandlerAnswer<'consent.give'>> {
  const { ids, ledger } = desk.ports;
  const asker = must(desk.session.operator, 'somebody signed in');
  const { action } = wanted;
  if (operatorId === asker.id) return refuse('same_person');
  const right = rightTo(asker.role, action);
  if (right !== 'consent') return right === 'yes' ? refuse('no_consent_needed') : refuse('not_allowed', { action });
  const known = ledger.operators().find((person) => person.id === operatorId && person.hasLeft !== true);
  if (known === undefined) return refuse('unknown_operator');
  if (!mayConsent(known.role, action)) return refuse('may_not_consent', { action });
  const checked = await desk.checkPin(operatorId, pin);
  if (!checked.ok) return checked;
  // The PIN took its time: who asked must still stand here, and who consents must still be allowed to.
  const now = desk.session.operator;
  if (now?.id !== asker.id || rightTo(now.role, action) !== 'consent') return refuse('not_signed_in');
  if (!mayConsent(checked.value.role, action)) return refuse('may_not_consent', { action });
  const body: ConsentGivenBody = { id: ids.next() as ConsentId, by: operatorId, asker: asker.id, wanted };
  const [entry] = desk.append([{ kind: 'consent_given', body }]);
  desk.consents.given(body, must(entry, 'the entry just appended').header.at);
  return ok({ id: body.id });
}
