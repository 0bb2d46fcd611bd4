/** How figures are held to goals, and what a row that misses does. */
import { describe, expect, test } from 'vitest';
import {
  heldTo, isMissed, isNotRun, judged, measuredTwice, notRun, told, type Figure, type Row,
} from '../../scripts/bench/row.ts';

const goals = { of: 'ratio', most: 1.5, mostAmbitious: 1.2 } as const;

function rowWith(...figures: Figure[]): Row {
  return { number: 1, name: 'commit', title: 'a commit', figures, notes: ['as it was'] };
}

describe('a figure held to a ratio', () => {
  test.each([
    [1.2, 'A'], [1.2001, 'P'], [1.5, 'P'], [1.5001, 'missed'], [0.1, 'A'], [40, 'missed'],
  ] as const)('of %d is %s', (value, verdict) => {
    expect(heldTo(goals, 'a figure', 'ms', value, 1)).toMatchObject({ value, floor: 1, ratio: value, verdict });
  });

  test('stands beside its floor, with its goals in words', () => {
    expect(heldTo(goals, 'a figure', 'ms', 3, 2)).toEqual({
      what: 'a figure', unit: 'ms', value: 3, floor: 2, ratio: 1.5, goalP: '≤ 1.5 x', goalA: '≤ 1.2 x', verdict: 'P',
    });
  });

  test('without a floor is a fault, not a pass', () => {
    expect(() => heldTo(goals, 'a figure', 'ms', 3, null)).toThrow('no floor');
  });
});

describe('a figure held to its ambitious goal', () => {
  test.each([[1.2, 'A'], [1.2001, 'missed'], [1.6, 'missed']] as const)('of %d is %s', (value, verdict) => {
    expect(heldTo({ ...goals, held: 'A' }, 'a figure', 'ms', value, 1)).toMatchObject({ held: 'A', goalP: '≤ 1.5 x', verdict });
  });
});

describe('a figure held to a limit', () => {
  const limit = { of: 'value', most: 300, mostAmbitious: null } as const;
  test.each([[300, 'P'], [300.1, 'missed'], [1, 'P']] as const)('of %d is %s', (value, verdict) => {
    expect(heldTo(limit, 'a size', 'KB', value, null)).toMatchObject({ value, ratio: null, goalP: '≤ 300', goalA: '', verdict });
  });
});

test('a figure that is judged elsewhere has the verdict it was given', () => {
  const figure = { what: 'lines', unit: 'wrong', value: 0, floor: null, goalP: '0', goalA: '0, soon' } as const;
  expect(judged(figure, { p: true, a: true }).verdict).toBe('A');
  expect(judged(figure, { p: true, a: false }).verdict).toBe('P');
  expect(judged(figure, { p: false, a: true }).verdict).toBe('missed');
  expect(judged({ ...figure, held: 'A' }, { p: true, a: false }).verdict).toBe('missed');
  expect(judged({ ...figure, value: 6, floor: 4 }, { p: true, a: true }).ratio).toBe(1.5);
});

describe('a row', () => {
  const [fine, bad, unrun] = [told('a figure', 'ms', 1, 1), heldTo(goals, 'slow', 'ms', 9, 2), notRun('counted', 'syncs', 'exactly 1')];
  test('misses when one of its figures does', () => {
    expect([rowWith(fine), rowWith(fine, unrun), rowWith(fine, bad)].map(isMissed)).toEqual([false, false, true]);
  });

  test('says that a figure was not run', () => {
    expect([rowWith(fine), rowWith(fine, bad), rowWith(fine, unrun)].map(isNotRun)).toEqual([false, false, true]);
    expect(unrun).toMatchObject({ value: null, floor: null, ratio: null, verdict: 'NOT RUN' });
  });

  async function measured(...rows: readonly Row[]): Promise<{ readonly row: Row; readonly tries: number }> {
    let tries = 0;
    const row = await measuredTwice(() => Promise.resolve(rows[(tries += 1) - 1] ?? rowWith()));
    return { row, tries };
  }

  test('that meets its goals is measured once', async () => {
    expect(await measured(rowWith(fine), rowWith(bad))).toEqual({ row: rowWith(fine), tries: 1 });
  });

  test('that misses one is measured again, and tells of the first try', async () => {
    const { row, tries } = await measured(rowWith(bad), rowWith(fine));
    expect(tries).toBe(2);
    expect(row.figures).toEqual([fine]);
    expect(row.notes).toEqual(['as it was', 'the first try missed slow: 4.50 x']);
  });

  test('that misses one twice has missed it', async () => {
    const { row, tries } = await measured(rowWith(bad), rowWith(bad), rowWith(fine));
    expect([isMissed(row), tries]).toEqual([true, 2]);
  });
});
