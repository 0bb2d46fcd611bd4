/** The report as text and as JSON. */
import { expect, test } from 'vitest';
import { heldTo, notRun, told, type Row } from '../../scripts/bench/row.ts';
import { jsonOf, shown, textOf, type Report } from '../../scripts/bench/table.ts';

const commit: Row = {
  number: 1, name: 'commit', title: 'a commit ÷ C',
  figures: [
    heldTo({ of: 'ratio', most: 1.5, mostAmbitious: 1.2 }, 'append, p50', 'ms', 0.5, 0.4),
    told('append, best', 'ms', 0.25, 0.2),
  ],
  notes: ['C is the sum of two parts'],
};
const syncs: Row = { number: 3, name: 'syncs', title: 'what a sale writes', figures: [notRun('syncs', 'syncs', 'exactly 1')], notes: [] };
const search: Row = {
  number: 7, name: 'search', title: 'a keystroke', notes: [],
  figures: [heldTo({ of: 'ratio', most: 0.5, mostAmbitious: 0.1, held: 'A' }, 'a key', 'ms', 1, 2)],
};
const report: Report = {
  date: '2026-11-22T00:00:00.000Z',
  machine: {
    cores: 2, cpu: 'a processor', memoryGb: 24, system: 'Linux 6', node: '24.21.0', sqlite: '3.54.1', chromium: null, load: '0.4',
  },
  rows: [commit, syncs, search],
};

test('the text has the machine, a line for each figure under its row, and the notes', () => {
  expect(textOf(report).split('\n')).toEqual([
    '2026-11-22T00:00:00.000Z  2 cores (a processor), 24 GB, Linux 6, node 24.21.0, sqlite 3.54.1, chromium none, load 0.4',
    '',
    'goal      figure        measured     floor  ratio  P          A        held to  verdict',
    '--------  ------------  --------  --------  -----  ---------  -------  -------  -------',
    '1 commit  append, p50   0.500 ms  0.400 ms   1.25  ≤ 1.5 x    ≤ 1.2 x  P        P',
    '          append, best  0.250 ms  0.200 ms   1.25                               told',
    '3 syncs   syncs                                    exactly 1           P        NOT RUN',
    '7 search  a key         1.000 ms  2.000 ms   0.50  ≤ 0.5 x    ≤ 0.1 x  A        missed',
    '',
    '1 a commit ÷ C',
    '  C is the sum of two parts',
    '',
  ]);
});

test('the JSON is one line and one object with every figure, and says how many rows missed and were not run', () => {
  const text = jsonOf(report);
  expect(text.trimEnd()).not.toContain('\n');
  expect(JSON.parse(text)).toEqual({ ...report, missed: 1, notRun: 1 });
  const slow = heldTo({ of: 'ratio', most: 1.5, mostAmbitious: null }, 'append, p50', 'ms', 4, 1);
  expect(JSON.parse(jsonOf({ ...report, rows: [{ ...commit, figures: [slow, slow] }] }))).toMatchObject({ missed: 1, notRun: 0 });
});

test('a value is shown in its unit', () => {
  expect([shown(1.23456, 'ms'), shown(17.294, 'pages'), shown(3, 'wrong'), shown(211.84, 'KB'), shown(null, 'ms')])
    .toEqual(['1.235 ms', '17.29 pages', '3', '211.8 KB', '']);
});
