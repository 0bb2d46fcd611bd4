/** What stands out in a month: each pattern planted at three strengths among honest days; honest months that are quiet. */
import { describe, expect, test } from 'vitest';
import { won } from '../../../src/domain/money.ts';
import { findingsOf } from '../../../src/domain/watch-findings.ts';
import { patterns, usualWatch, watchLimitsOf, watchText, type Finding, type Pattern, type WatchRules } from '../../../src/domain/watch.ts';
import { honestMonth, journalOf, leaders } from './month.ts';
import { planted, strengths, villain } from './planted.ts';

const rules: WatchRules = { capBp: (operator) => (leaders.some((each) => each === operator) ? 10_000 : 1_000), closeLimit: won(10_000) };

function watched(pattern: Pattern, strength: 0 | 1 | 2, seed: number): Finding[] {
  const { more, late, without = () => false } = planted[pattern](strengths[pattern][strength]);
  const honest = honestMonth(seed).filter((each) => !without(each));
  return findingsOf(journalOf([...honest, ...more], late), usualWatch, rules);
}

/** By whom it is told: the shop's clock and terminal are nobody's; leave is its giver's. */
const personOf = (pattern: Pattern): string => (pattern === 'terminal' || pattern === 'clock_back' ? '' : pattern === 'absent_approver' ? '09' : villain);

describe.each(patterns)('%s', (pattern) => {
  test.each([1, 2] as const)('strength %i is told, with the entries that it was done by', (strength) => {
    for (const seed of [1, 2, 3]) {
      const told = watched(pattern, strength, seed).filter((each) => each.pattern === pattern && each.operator === personOf(pattern));
      expect(told.length, `seed ${seed}`).toBeGreaterThan(0);
      const [first] = told;
      expect(first?.value ?? 0).toBeGreaterThanOrEqual(usualWatch[pattern]);
      expect(first?.hits.length ?? 0).toBeGreaterThanOrEqual(Math.min(2, strengths[pattern][strength]));
      // The entries are of the journal, in their order, and sum to what is told.
      const seqs = first?.hits.map(({ seq }) => seq) ?? [];
      expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b));
      expect(first?.hits.reduce((all, { amount }) => all + amount, 0)).toBe(first?.amount);
    }
  });

  test('it is told of nobody else', () => {
    for (const seed of [1, 2, 3]) {
      const others = watched(pattern, 2, seed).filter((each) => each.pattern === pattern && each.operator !== personOf(pattern));
      expect(others.map(({ operator, value }) => [operator, value])).toEqual([]);
    }
  });

  test('a limit that is out of reach tells nothing of it', () => {
    const { more, late, without = () => false } = planted[pattern](strengths[pattern][2]);
    const journal = journalOf([...honestMonth(1).filter((each) => !without(each)), ...more], late);
    const limits = watchLimitsOf(JSON.stringify({ [pattern]: 9_999 }));
    expect(findingsOf(journal, limits, rules).filter((each) => each.pattern === pattern)).toEqual([]);
  });
});

test('honest months are quiet: three false findings at most in twenty', () => {
  const told = Array.from({ length: 20 }, (_, seed) => findingsOf(journalOf(honestMonth(100 + seed)), usualWatch, rules));
  expect(told.filter((each) => each.length > 1)).toEqual([]);
  expect(told.flat().length).toBeLessThanOrEqual(3);
});

test('no entries, no findings; limits are one text and come back from it', () => {
  expect(findingsOf([], usualWatch, rules)).toEqual([]);
  expect(watchLimitsOf('')).toEqual(usualWatch);
  expect(watchLimitsOf(watchText({ ...usualWatch, voids: 7 }))).toEqual({ ...usualWatch, voids: 7 });
});
