/**
 * The house rules, run: over the real tree, and over faults planted one by one, so that no rule goes blind unseen.
 * The rules stand in tidy/tables.ts; this file only asks and reports.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { RULES, sentence } from './tidy/finding.ts';
import { PLANTED } from './tidy/planted-more.ts';
import { check } from './tidy/rules.ts';
import { smallHouse } from './tidy/small-house.ts';
import { readTree } from './tidy/tree.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

describe('the real tree', () => {
  test('is read as a whole', () => {
    const files = readTree(ROOT);
    expect([...files.keys()]).toEqual(expect.arrayContaining(['package.json', 'tests/tidy.test.ts', 'src/domain/money.ts']));
    expect(files.get('package.json')).toBe(readFileSync(`${ROOT}package.json`, 'utf8'));
  });

  test('keeps every house rule', () => {
    const found = check(readTree(ROOT));
    if (found.length > 0) throw new Error(`${found.length} findings:\n${found.map(sentence).join('\n')}`);
    expect(found).toHaveLength(0);
  });
});

describe('a small house', () => {
  test('that keeps every rule has no finding', () => {
    expect(check(smallHouse()).map(sentence)).toEqual([]);
  });

  test('has a planted fault for every rule, each under its own name', () => {
    const planted = new Set(PLANTED.map(({ rule }) => rule));
    expect(RULES.filter((rule) => !planted.has(rule))).toEqual([]);
    expect(new Set(PLANTED.map(({ name }) => name)).size).toBe(PLANTED.length);
    expect(PLANTED.length).toBeGreaterThanOrEqual(34);
  });
});

describe('a planted fault is found, alone and at its line:', () => {
  for (const { name, rule, path, mark, plant } of PLANTED) {
    test(name, () => {
      const house = smallHouse();
      plant(house);
      const text = house.get(path) ?? '';
      const before = mark === undefined ? '' : text.slice(0, text.lastIndexOf(mark));
      expect(text, 'the file holds the planted text').toContain(mark ?? '');
      expect(check(house).map((found) => `${found.rule} ${found.path}:${found.line}`))
        .toEqual([`${rule} ${path}:${before.split('\n').length}`]);
    });
  }
});
