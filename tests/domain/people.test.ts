import { describe, expect, test } from 'vitest';
import type { Operator } from '../../src/domain/facts.ts';
import type { OperatorId } from '../../src/domain/ids.ts';
import { badgeOf, changeable, gone, idleLockOf, mayNameOwner, withBadge, withRole } from '../../src/domain/people.ts';
import type { Role } from '../../src/domain/permissions.ts';

const person = (id: string, role: Role, more: Partial<Operator> = {}): Operator => ({ id: id as OperatorId, name: id, role, ...more });
const word = (result: { ok: true; value: unknown } | { ok: false; refusal: { code: string } }): unknown => (result.ok ? result.value : result.refusal.code);

const boss = person('1', 'manager');
const second = person('2', 'manager');
const owner = person('3', 'owner');
const hand = person('4', 'cashier');

describe('an owner', () => {
  test.each([
    ['by an owner', owner, [owner], true], ['by a manager while there is none', boss, [boss, hand], true],
    ['by a manager once there is one', boss, [boss, owner], false], ['by a manager after the only one left', boss, [boss, { ...owner, hasLeft: true as const }], true],
    ['by a cashier', hand, [hand], false],
  ])('is named %s: %s', (_name, actor, people, expected) => expect(mayNameOwner(actor as Operator, people as Operator[])).toBe(expected));

  test('is changed by an owner alone', () => {
    expect(word(changeable(boss, owner.id, [boss, owner]))).toBe('not_allowed');
    expect(word(changeable(owner, boss.id, [boss, owner]))).toBe(boss);
    expect(word(changeable(boss, '9' as OperatorId, [boss]))).toBe('unknown_operator');
    expect(word(changeable(boss, hand.id, [boss, { ...hand, hasLeft: true }]))).toBe('unknown_operator');
  });
});

describe('the last who leads a store', () => {
  test('neither leaves nor takes a lower role', () => {
    expect(word(gone(boss, [boss, hand]))).toBe('last_manager');
    expect(word(gone(boss, [boss, { ...second, hasLeft: true }]))).toBe('last_manager');
    expect(word(withRole(boss, boss, 'senior', [boss, hand]))).toBe('last_manager');
    expect(word(withRole(boss, boss, 'support', [boss, hand]))).toBe('last_manager');
  });

  test('may while another leads it, and a leaver keeps no badge', () => {
    expect(word(gone({ ...boss, badge: 'B' }, [boss, second]))).toEqual({ ...boss, hasLeft: true });
    expect(word(withRole(boss, boss, 'senior', [boss, owner]))).toEqual({ ...boss, role: 'senior' });
    expect(word(withRole(boss, hand, 'owner', [boss, hand]))).toEqual({ ...hand, role: 'owner' });
    expect(word(withRole(boss, hand, 'owner', [boss, owner, hand]))).toBe('not_allowed');
  });
});

test('a badge is one person’s, is taken away by an empty code, and reads alike from any scanner', () => {
  expect(word(withBadge(hand, 'B-1', [boss, hand]))).toEqual({ ...hand, badge: 'B-1' });
  expect(word(withBadge(hand, 'B-1', [{ ...boss, badge: 'B-1' }, hand]))).toBe('badge_taken');
  expect(word(withBadge({ ...hand, badge: 'B-1' }, 'B-1', [{ ...hand, badge: 'B-1' }]))).toEqual({ ...hand, badge: 'B-1' });
  expect(word(withBadge({ ...hand, badge: 'B-1' }, '', [hand]))).toEqual(hand);
  expect([badgeOf(' Ｂ-1\r'), badgeOf('ㅠ-1')]).toEqual(['B-1', 'b-1']);
});

test('the idle lock is one of its choices, three minutes for anything else', () => {
  expect(['', '1', '3', '5', '10', '0', '9999', 'x'].map(idleLockOf)).toEqual([3, 1, 3, 5, 10, 3, 3, 3]);
});
