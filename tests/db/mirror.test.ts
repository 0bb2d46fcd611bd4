/** The mirror of the mall's feeds: a page once, whatever comes again; a tombstone; drift; and everything again from the beginning. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMirror, type OpenMirror } from '../../db/mirror.ts';
import { drift } from '../../src/mall/feed.ts';

let directory: string;
let mirror: OpenMirror;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sodam-mirror-'));
  mirror = openMirror(directory);
});
afterEach(() => {
  mirror.close();
  rmSync(directory, { recursive: true, force: true });
});

const row = (commit: number, key: string, version: number, value: string | null) => ({ commit, key, version, value });

test('a page twice is a page once, an older version changes nothing, and the cursor outlives a restart', () => {
  const page = [row(1, 'a', 1, '1'), row(2, 'b', 2, '2')];
  expect(mirror.take('catalog', page, 2, true)).toBe(2);
  mirror.taken('catalog', mirror.untaken('catalog', 10));
  expect(mirror.take('catalog', page, 2, true)).toBe(0);
  expect(mirror.take('catalog', [row(3, 'b', 1, 'old')], 3, true)).toBe(0);
  expect(mirror.untaken('catalog', 10)).toEqual([]);
  mirror.close();
  mirror = openMirror(directory);
  expect([mirror.cursor('catalog'), mirror.valueOf('catalog', 'b')]).toEqual([3, '2']);
});

test('a version that came while an older one was taken up is not lost', () => {
  mirror.take('catalog', [row(1, 'a', 1, '1')], 1, true);
  const seen = mirror.untaken('catalog', 10);
  mirror.take('catalog', [row(2, 'a', 2, '2')], 2, true);
  mirror.taken('catalog', seen);
  expect(mirror.untaken('catalog', 10)).toEqual([{ key: 'a', version: 2, value: '2' }]);
});

test('from the beginning again: what comes as it was is nothing new, what comes no more is gone', () => {
  mirror.take('catalog', [row(1, 'a', 5, '1'), row(2, 'b', 5, '2')], 2, true);
  mirror.taken('catalog', mirror.untaken('catalog', 10));
  mirror.rewind('catalog');
  mirror.take('catalog', [row(1, 'a', 1, '1')], 1, false);
  expect(mirror.gone().has('b')).toBe(false);
  mirror.take('catalog', [row(2, 'c', 1, '3')], 2, true);
  expect([mirror.gone().has('a'), mirror.gone().has('b'), mirror.gone().has('c')]).toEqual([false, true, false]);
  expect(mirror.untaken('catalog', 10).map(({ key }) => key)).toEqual(['b', 'c']);
});

test('a digest shows a row that differs, and none where nothing does', () => {
  mirror.take('stock', [row(1, 'a', 1, '1')], 1, true);
  const before = mirror.digest('stock');
  expect(drift(before, mirror.digest('stock'))).toEqual([]);
  mirror.take('stock', [row(2, 'a', 2, '2')], 2, true);
  expect(drift(before, mirror.digest('stock'))).toEqual([0]);
});

test('of prices those whose day has come, and those withdrawn', () => {
  mirror.take('price', [row(1, 'S 2026-11-30', 1, '{}'), row(2, 'S 2026-12-02', 1, '{}'), row(3, 'S 2026-12-09', 1, null)], 3, true);
  expect(mirror.duePrices('2026-12-01', 10).map(({ key }) => key)).toEqual(['S 2026-11-30', 'S 2026-12-09']);
});
