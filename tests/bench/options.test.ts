/** The command line of the bench, in the process and as a program. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readBenchOptions, rowNames, usage } from '../../scripts/bench/options.ts';

describe('the options', () => {
  test('without a name are all rows as a table, with the short history', () => {
    const names = ['commit', 'syncs', 'growth', 'lookup', 'search', 'report', 'drain', 'paint', 'burst', 'launch'];
    expect(readBenchOptions([])).toEqual({ names, json: false, historyLines: 200_000, againstCommitted: false });
  });

  test.each(rowNames)('take the name %s', (name) => {
    expect(readBenchOptions([name, '--json'])).toMatchObject({ names: [name], json: true });
  });

  test('take the full history', () => {
    expect(readBenchOptions(['--full', 'growth'])).toEqual({ names: ['growth'], json: false, historyLines: 1_000_000, againstCommitted: false });
  });

  test('take the comparison with what is committed', () => {
    expect(readBenchOptions(['--against-committed', 'commit'])).toMatchObject({ names: ['commit'], againstCommitted: true });
  });

  test.each([
    [['--against-committed', '--full'], '--against-committed goes with no other option'],
    [['speed'], 'there is no row speed'],
    [['commit', 'paint'], 'one name at most, and there is also paint'],
    [['--fast'], "Unknown option '--fast'"],
    [['--json=yes'], "Option '--json' does not take an argument"],
  ])('%j are wrong', (args, wrong) => {
    expect(readBenchOptions(args)).toEqual({ wrong });
  });
});

test('a wrong command line is answered with usage and exit 2, before anything is measured', () => {
  const script = fileURLToPath(new URL('../../scripts/bench.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, 'speed'], { encoding: 'utf8' });
  expect([status, stdout, stderr]).toEqual([2, '', `there is no row speed\n${usage}`]);
});
