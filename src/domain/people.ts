/** Who may change whom: people come, go and take other roles, and a store never ends without somebody to lead it. Knows no PIN. */
import type { Operator } from './facts.ts';
import type { OperatorId } from './ids.ts';
import { rightTo, type Role } from './permissions.ts';
import { ok, refuse, type Result } from './result.ts';
import { plainText } from './scan/reading.ts';

/** The longest code of a badge, in UTF-16 units. */
export const badgeMax = 64;
/** After how many minutes without a key or a touch a till may lock itself. */
export const idleLockMinutes = [1, 3, 5, 10] as const;
export type IdleLockMinutes = (typeof idleLockMinutes)[number];
/** What holds until somebody says otherwise. */
export const usualIdleLock: IdleLockMinutes = 3;

/** The minutes that a setting's text says; the usual ones for any other text. */
export function idleLockOf(text: string): IdleLockMinutes {
  return idleLockMinutes.find((minutes) => String(minutes) === text) ?? usualIdleLock;
}

/** The code of a badge, the same whichever scanner reads it. */
export function badgeOf(text: string): string {
  return plainText({ text, aim: null, source: 'screen' }).text;
}

/** Are these codes one badge? Without case, as codes of goods: a scanner in Hangul mode loses it. */
export function isSameBadge(a: string, b: string): boolean {
  return a.toUpperCase() === b.toUpperCase();
}

/** May `actor` make somebody an owner? An owner may, and while a store has none, a manager may name the first. */
export function mayNameOwner(actor: Operator, people: readonly Operator[]): boolean {
  if (rightTo(actor.role, 'name_owner') === 'yes') return true;
  return actor.role === 'manager' && !people.some((person) => person.role === 'owner' && person.hasLeft !== true);
}

/**
 * The person whom `actor` wants to change. Nobody changes an owner but an owner, or a manager would be owner by a new PIN;
 * whoever left stays as they were.
 */
export function changeable(
  actor: Operator, id: OperatorId, people: readonly Operator[],
): Result<Operator, 'unknown_operator' | 'not_allowed'> {
  const person = people.find((each) => each.id === id && each.hasLeft !== true);
  if (person === undefined) return refuse('unknown_operator');
  const isAbove = person.role === 'owner' && rightTo(actor.role, 'name_owner') !== 'yes';
  return isAbove ? refuse('not_allowed', { action: 'name_owner' }) : ok(person);
}

/** The person in another role. The last who leads the store keeps leading it. */
export function withRole(
  actor: Operator, person: Operator, role: Role, people: readonly Operator[],
): Result<Operator, 'not_allowed' | 'last_manager'> {
  if (role === 'owner' && person.role !== 'owner' && !mayNameOwner(actor, people)) return refuse('not_allowed', { action: 'name_owner' });
  if (!leads(role) && isLastLeader(person, people)) return refuse('last_manager');
  return ok({ ...person, role });
}

/** The person gone, badge and all. */
export function gone(person: Operator, people: readonly Operator[]): Result<Operator, 'last_manager'> {
  if (isLastLeader(person, people)) return refuse('last_manager');
  const { id, name, role } = person;
  return ok({ id, name, role, hasLeft: true });
}

/** The person with a badge; an empty one is none. */
export function withBadge(person: Operator, badge: string, people: readonly Operator[]): Result<Operator, 'badge_taken'> {
  const { badge: _before, ...rest } = person;
  if (badge === '') return ok(rest);
  const isTaken = people.some((each) => each.id !== person.id && each.badge !== undefined && isSameBadge(each.badge, badge));
  return isTaken ? refuse('badge_taken') : ok({ ...rest, badge });
}

function leads(role: Role): boolean {
  return rightTo(role, 'change_person') === 'yes';
}

function isLastLeader(person: Operator, people: readonly Operator[]): boolean {
  return leads(person.role) && !people.some((each) => each.id !== person.id && each.hasLeft !== true && leads(each.role));
}
