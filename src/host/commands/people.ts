/** Who works here: people come, take other roles, PINs and badges, and go. Names stay for old receipts. */
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import type { PersonView } from '../../contract/people-rows.ts';
import { holdsCardNumber } from '../../domain/card-number.ts';
import type { Operator } from '../../domain/facts.ts';
import type { OperatorId } from '../../domain/ids.ts';
import { badgeOf, changeable, gone, mayNameOwner, withBadge, withRole } from '../../domain/people.ts';
import { rightTo, type Action } from '../../domain/permissions.ts';
import { must, ok, refuse, type Result } from '../../domain/result.ts';
import type { Desk } from '../desk.ts';
import { pinWait } from '../pin-check.ts';
import { operatorView } from '../views.ts';
import { signOut } from './operator.ts';
import { operatorIdAt } from './setup.ts';

type PeopleCommand =
  | 'operator.add' | 'operator.list' | 'operator.change' | 'operator.reset_pin' | 'operator.change_pin' | 'operator.leave'
  | 'operator.badge' | 'operator.idle_lock';

/** Handlers of every row that changes or lists people. */
export function peopleCommands(desk: Desk): Pick<Handlers, PeopleCommand> {
  const { ledger } = desk.ports;
  const find = (id: OperatorId) => changeable(actorOf(desk), id, ledger.operators());
  return {
    'operator.add': (input) => add(desk, input),
    'operator.list': () => ok(listed(desk)),
    'operator.change': ({ operatorId, role }) => {
      const person = find(operatorId);
      return person.ok ? change(desk, withRole(actorOf(desk), person.value, role, ledger.operators())) : person;
    },
    'operator.leave': ({ operatorId }) => {
      const person = find(operatorId);
      return person.ok ? change(desk, gone(person.value, ledger.operators())) : person;
    },
    'operator.badge': ({ operatorId, badge }) => {
      const person = find(operatorId);
      return person.ok ? change(desk, withBadge(person.value, badgeOf(badge), ledger.operators())) : person;
    },
    'operator.reset_pin': ({ operatorId, pin }) => resetPin(desk, operatorId, pin),
    'operator.change_pin': ({ pin, next }) => changePin(desk, pin, next),
    'operator.idle_lock': ({ minutes }) => {
      desk.append([{ kind: 'settings_changed', body: { idle_lock: String(minutes) } }]);
      return ok({});
    },
  };
}

function actorOf(desk: Desk): Operator {
  return must(desk.session.operator, 'somebody signed in');
}

function listed(desk: Desk): { people: PersonView[] } {
  const people = desk.ports.ledger.operators().map((person) => ({
    ...operatorView(person), hasBadge: person.badge !== undefined, hasLeft: person.hasLeft === true,
    waitSeconds: person.hasLeft === true ? 0 : (pinWait(desk.ports, person.id)?.seconds ?? 0),
  }));
  return { people };
}

/** Writes a person down as changed. Whoever is signed in has the new rights at once, or none after leaving. */
function change<C extends string>(
  desk: Desk, changed: Result<Operator, C>,
): { ok: true; value: { people: PersonView[] } } | Extract<Result<Operator, C>, { ok: false }> {
  if (!changed.ok) return changed;
  const operator = changed.value;
  desk.append([{ kind: 'operator_changed', body: { operator } }]);
  if (desk.session.operator?.id === operator.id) {
    if (operator.hasLeft === true) signOut(desk, operator.id);
    else desk.session.operator = operator;
  }
  return ok(listed(desk));
}

/** After something slow: is the same person signed in who asked, with the right that it took? Somebody else may be by now. */
function isStill(desk: Desk, actor: Operator, action: Action): boolean {
  const { operator } = desk.session;
  return operator?.id === actor.id && rightTo(operator.role, action) === 'yes';
}

async function add(desk: Desk, input: Parameters<Handlers['operator.add']>[0]): Promise<HandlerAnswer<'operator.add'>> {
  const { ledger, pins } = desk.ports;
  const name = input.name.trim();
  if (name === '') return refuse('name_missing');
  if (holdsCardNumber(name)) return refuse('card_number');
  const actor = actorOf(desk);
  const hash = await pins.hash(input.pin);
  if (!isStill(desk, actor, 'add_person')) return refuse('not_signed_in');
  const known = ledger.operators();
  if (input.role === 'owner' && !mayNameOwner(actorOf(desk), known)) return refuse('not_allowed', { action: 'name_owner' });
  if (known.some((operator) => operator.name === name)) return refuse('name_taken');
  const operator = { id: operatorIdAt(known.length + 1), name, role: input.role };
  ledger.appendOperators([{ kind: 'operator_added', body: { operator } }], desk.stamp(), [{ operatorId: operator.id, hash }]);
  desk.touch();
  return ok({ operator });
}

async function resetPin(desk: Desk, operatorId: OperatorId, pin: string): Promise<HandlerAnswer<'operator.reset_pin'>> {
  const { ledger, pins } = desk.ports;
  const actor = actorOf(desk);
  if (operatorId === actor.id) return refuse('same_person');
  const hash = await pins.hash(pin);
  if (!isStill(desk, actor, 'reset_pin')) return refuse('not_signed_in');
  const person = changeable(actorOf(desk), operatorId, ledger.operators());
  if (!person.ok) return person;
  keepPin(desk, operatorId, hash);
  return ok(listed(desk));
}

async function changePin(desk: Desk, pin: string, next: string): Promise<HandlerAnswer<'operator.change_pin'>> {
  const actor = actorOf(desk);
  if (pin === next) return refuse('same_pin');
  const checked = await desk.checkPin(actor.id, pin);
  if (!checked.ok) {
    const { code, facts } = checked.refusal;
    return code === 'unknown_operator' ? refuse('not_signed_in') : refuse(code, facts);
  }
  const hash = await desk.ports.pins.hash(next);
  if (!isStill(desk, actor, 'see_till')) return refuse('not_signed_in');
  keepPin(desk, actor.id, hash);
  return ok({});
}

function keepPin(desk: Desk, operatorId: OperatorId, hash: string): void {
  desk.ports.ledger.appendOperators([{ kind: 'pin_changed', body: { operatorId } }], desk.stamp(), [{ operatorId, hash }]);
  desk.touch();
}
