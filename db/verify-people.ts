/**
 * What entries about people and their consents must say, judged by what earlier entries said: who works here, in which
 * role, and which consent is still unused. Reads no table and knows no PIN.
 */
import { consentMs, sameWanted, type Wanted } from '../src/domain/consent.ts';
import type { ConsentGivenBody, ConsentUsedBody, Operator } from '../src/domain/facts.ts';
import type { Entry } from '../src/domain/journal.ts';
import { mayConsent, rightTo } from '../src/domain/permissions.ts';
import { openLeaveNeeds } from './verify-leave.ts';
import type { FindOriginal } from './verify-returns.ts';

/** The clock is read once more when an entry is stamped: so much later than it was judged, in ms, it may be dated. */
const stampedLaterMs = 1_000;

type State = {
  readonly people: Map<string, Operator>;
  readonly given: Map<string, { readonly body: ConsentGivenBody; readonly at: number }>;
  /** Which consents are used, and what those for each subject allow. */
  readonly used: Set<string>;
  readonly leave: Map<string, Wanted[]>;
};

/** Starts before the first entry; answers what is wrong with the next one, in sentences, empty ones among them. */
export function openPeopleCheck(find: FindOriginal): (entry: Entry) => string[] {
  const state: State = { people: new Map(), given: new Map(), used: new Set(), leave: new Map() };
  const leaveFor = openLeaveNeeds(find);
  return (entry) => {
    const wrong = faultsOf(entry, state);
    const person = state.people.get(entry.header.operator);
    const needs = leaveFor(entry, person?.role ?? null);
    const missing = needs.filter(({ subject, isMet }) => state.leave.get(subject)?.some(isMet) !== true);
    return [...wrong, ...missing.map(({ action }) => `${entry.header.operator} did ${action} without a consent`)];
  };
}

function faultsOf(entry: Entry, state: State): string[] {
  const { fact } = entry;
  switch (fact.kind) {
    case 'operator_added': {
      const { operator } = fact.body;
      const isKnown = state.people.has(operator.id);
      state.people.set(operator.id, operator);
      return [isKnown ? `the person ${operator.id} is there already` : ''];
    }
    case 'operator_changed':
      return changedFaults(fact.body.operator, state);
    case 'pin_changed':
      return [worksHere(fact.body.operatorId, state)];
    case 'signed_in':
      return [state.people.get(fact.body.operatorId)?.hasLeft === true ? `${fact.body.operatorId} has left and signs in` : ''];
    case 'consent_given':
      return givenFaults(entry, fact.body, state);
    case 'consent_used':
      return usedFaults(entry, fact.body, state);
    case 'shift_handed_over':
      return [worksHere(fact.body.to, state)];
    default:
      return [];
  }
}

function worksHere(id: string, state: State): string {
  const person = state.people.get(id);
  return person === undefined || person.hasLeft === true ? `no ${id} works here` : '';
}

function changedFaults(operator: Operator, state: State): string[] {
  const before = state.people.get(operator.id);
  const wrong = [worksHere(operator.id, state), before === undefined || before.name === operator.name ? '' : 'a person takes another name'];
  state.people.set(operator.id, operator);
  const isLed = [...state.people.values()].some(({ role, hasLeft }) => hasLeft !== true && rightTo(role, 'change_person') === 'yes');
  return [...wrong, isLed ? '' : 'nobody is left to lead the store'];
}

function givenFaults({ header }: Entry, body: ConsentGivenBody, state: State): string[] {
  const { id, by, asker, wanted } = body;
  const isAgain = state.given.has(id);
  state.given.set(id, { body, at: header.at });
  const mayAsk = rightTo(state.people.get(asker)?.role ?? 'support', wanted.action) === 'consent';
  return [
    worksHere(by, state), worksHere(asker, state),
    isAgain ? `the consent ${id} is given twice` : '',
    by === asker ? 'who asks for a consent gives it' : '',
    asker === header.operator ? '' : `${asker} asks, but ${header.operator} is signed in`,
    mayAsk ? '' : `${asker} has no consent to ask for`,
    mayConsent(state.people.get(by)?.role ?? 'support', wanted.action) ? '' : `${by} may not consent to ${wanted.action}`,
  ];
}

function usedFaults({ header }: Entry, body: ConsentUsedBody, state: State): string[] {
  const given = state.given.get(body.id);
  const isAgain = state.used.has(body.id);
  state.used.add(body.id);
  state.leave.set(body.wanted.subject, [...(state.leave.get(body.wanted.subject) ?? []), body.wanted]);
  if (given === undefined) return [`the consent ${body.id} was never given`];
  const { by, asker, wanted } = given.body;
  const isSame = by === body.by && asker === body.asker && sameWanted(wanted, body.wanted);
  return [
    isAgain ? `the consent ${body.id} is used twice` : '',
    isSame ? '' : `the consent ${body.id} was given for something else`,
    asker === header.operator ? '' : `${asker} asked, but ${header.operator} uses it`,
    header.at - given.at <= consentMs + stampedLaterMs ? '' : `the consent ${body.id} is used too late`,
  ];
}
