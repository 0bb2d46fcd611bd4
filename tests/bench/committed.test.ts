/** The committed figures: the same as the README's table, and when a later run is worse. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { committedFigures, compared, comparisonText } from '../../scripts/bench/committed.ts';
import { heldTo, notRun, told, type Row } from '../../scripts/bench/row.ts';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The table of measured figures: its rows as cells. */
function measuredRows(): readonly (readonly string[])[] {
  const [, after = ''] = readme.split('| row | figure | measured | floor | ratio | goal | verdict |\n|---|---|---|---|---|---|---|\n');
  const [table = ''] = after.split('\n\n');
  return table.split('\n').map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
}

test('the README holds each committed figure, and no other', () => {
  const told = measuredRows().map(([row, figure, measured, , ratio]) => `${row}, ${figure}: ${ratio === '' ? measured : ratio}`);
  const committed = committedFigures.map(({ readme: [row, figure], by, committed: value }) => {
    const cell = measuredRows().find((cells) => cells[0] === row && cells[1] === figure) ?? [];
    const [text = ''] = (by === 'ratio' ? cell[4] : cell[2])?.split(' ') ?? [];
    expect({ row, figure, value: Number(text) }).toEqual({ row, figure, value });
    return `${row}, ${figure}: ${by === 'ratio' ? cell[4] : cell[2]}`;
  });
  expect(committed).toEqual(told);
  expect(committed.length).toBeGreaterThan(15);
});

function commit(append: number, rest = 1.3, command = 2.2): Row {
  const goals = { of: 'ratio', most: 1.5, mostAmbitious: 1.2 } as const;
  return {
    number: 1, name: 'commit', title: 'a commit', notes: [],
    figures: [
      heldTo(goals, 'ledger.append, p50', 'ms', append, 1), told('the same less its signature', 'ms', rest, 1),
      told('sale.commit, p50', 'ms', command, 1),
    ],
  };
}

test.each([
  ['the same', [1.44], 'held'],
  ['exactly 1.10 times', [1.44 * 1.1], 'held'],
  ['a little above', [1.5841], 'worse'],
  ['worse four times of five', [9, 9, 1.58, 9, 9], 'held'],
  ['worse each time', [1.6, 1.59, 1.7, 1.8, 1.9], 'worse'],
  ['better', [0.2, 5], 'held'],
])('the best of all tries counts: %s', (_, appends, verdict) => {
  const [append, ...others] = compared('commit', appends.map((each) => commit(each)));
  expect(append).toMatchObject({ best: Math.min(...appends), verdict });
  expect(others.map((each) => each.verdict)).toEqual(['held', 'held']);
});

test('a figure without a floor is compared by its value, and none may come of nothing', () => {
  const syncs = (value: number): Row => ({
    number: 3, name: 'syncs', title: 'what a sale writes', notes: [],
    figures: [told('syncs a sale.commit', 'syncs', value, null), told('WAL pages a sale', 'pages', 8, 9)],
  });
  expect(compared('syncs', [syncs(2), syncs(1)]).map(({ verdict }) => verdict)).toEqual(['held', 'held']);
  expect(compared('syncs', [syncs(2)]).map(({ verdict }) => verdict)).toEqual(['worse', 'held']);
  const burst = (wrong: number): Row => ({
    number: 13, name: 'burst', title: 'a flood', notes: [],
    figures: [0, 1].flatMap((gap) => [
      told(`${gap} ms gap: lines not exact`, 'wrong', wrong, null), told(`${gap} ms gap: paint lag p99`, 'frames', 5, null),
    ]),
  });
  expect(compared('burst', [burst(1)]).map(({ verdict }) => verdict)).toEqual(['worse', 'worse', 'held', 'held']);
});

test('what could not be measured is no pass, and a name that no run has is a fault', () => {
  const blind: Row = { ...commit(1), figures: [notRun('all', 'ms', '')] };
  expect(compared('commit', [blind]).map(({ verdict }) => verdict)).toEqual(['NOT RUN', 'NOT RUN', 'NOT RUN']);
  expect(compared('commit', [blind, commit(1)]).map(({ verdict }) => verdict)).toEqual(['held', 'held', 'held']);
  expect(() => compared('commit', [{ ...commit(1), figures: [told('another', 'ms', 1, 1)] }])).toThrow("no figure 'ledger.append, p50'");
});

test('a comparison is a line', () => {
  const [append] = compared('commit', [commit(1.6)]);
  if (append === undefined) throw new Error('nothing was compared');
  expect(comparisonText(append)).toBe('commit  ledger.append, p50                      committed 1.44 x, best of 5 1.60 x: worse');
});
