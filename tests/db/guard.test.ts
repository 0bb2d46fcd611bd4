/** The guard of the ledger's files: whatever becomes of a name, the next write is refused, also where the directory long stood still. */
import { copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openGuard, tickMostMs, type Guard, type Look } from '../../db/guard.ts';

const files = ['a', 'a-wal'];
let root = '';
let directory = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'guard-'));
  directory = join(root, 'data');
  mkdirSync(directory);
  for (const file of files) writeFileSync(join(directory, file), 'x');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const writes = (guard: Guard): string => {
  try {
    return guard.writing(() => 'written');
  } catch (fault) {
    return fault instanceof Error ? fault.message : 'no error';
  }
};

const longAfter = (): number => Date.now() + 1_000 * tickMostMs;
const clocks: [string, () => number][] = [
  ['just changed', Date.now], ['long unchanged', longAfter], ['changed in time to come', () => 0],
];
const ways: [string, (at: (name: string) => string) => void][] = [
  ['is deleted', (at) => unlinkSync(at('a'))],
  ['is renamed', (at) => renameSync(at('a'), at('b'))],
  ['is deleted and made anew', (at) => {
    // The old one keeps its number while another name stands for it.
    renameSync(at('a-wal'), at('kept'));
    writeFileSync(at('a-wal'), 'x');
    unlinkSync(at('kept'));
  }],
  ['gives its name to a copy', (at) => {
    copyFileSync(at('a'), at('copy'));
    renameSync(at('copy'), at('a'));
  }],
  ['moves away with its directory', () => renameSync(directory, `${directory}-old`)],
  ['goes with its directory', () => rmSync(directory, { recursive: true })],
];

describe.each(clocks)('in a directory that %s', (_state, now) => {
  test.each(ways)('K100 a file that %s stops the next write and all after it', (_way, take) => {
    const guard = openGuard(directory, files, now);
    expect([writes(guard), writes(guard)]).toEqual(['written', 'written']);
    take((name) => join(directory, name));
    expect(writes(guard)).toMatch(/was taken away: .*data/);
    expect(writes(guard)).toMatch(/was taken away/);
  });

  test('names that are nobody’s come and go', () => {
    const guard = openGuard(directory, files, now);
    const beside = join(directory, 'drafts');
    const seen = [writes(guard)];
    writeFileSync(beside, 'x');
    seen.push(writes(guard), writes(guard));
    unlinkSync(beside);
    expect([...seen, writes(guard), writes(guard)]).toEqual(Array.from({ length: 5 }, () => 'written'));
  });

  test('what a link leads to is looked at itself', () => {
    renameSync(join(directory, 'a'), join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(directory, 'a'));
    const guard = openGuard(directory, files, now);
    expect([writes(guard), writes(guard)]).toEqual(['written', 'written']);
    unlinkSync(join(root, 'elsewhere'));
    expect(writes(guard)).toMatch(/was taken away/);
  });
});

test('a change that leaves the directory’s time as it is, within a tick of its clock, is seen', () => {
  const { ino, dev, ctimeMs } = statSync(directory);
  const still: Look = (path) => (path === directory ? { ino, dev, ctimeMs } : statSync(path, { throwIfNoEntry: false }));
  const guard = openGuard(directory, files, () => ctimeMs + tickMostMs / 2, still);
  expect([writes(guard), writes(guard)]).toEqual(['written', 'written']);
  unlinkSync(join(directory, 'a'));
  expect(writes(guard)).toMatch(/was taken away/);
});

test('a directory that stood still is asked once for all its names', () => {
  const asked: string[] = [];
  const look: Look = (path) => {
    asked.push(path);
    return statSync(path, { throwIfNoEntry: false });
  };
  const guard = openGuard(directory, files, longAfter, look);
  writes(guard);
  asked.length = 0;
  expect(writes(guard)).toBe('written');
  expect(asked).toEqual([directory]);
});
