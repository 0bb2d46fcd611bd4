import { expect, test } from 'vitest';
import { won } from '../../src/domain/money.ts';
import { frozenCategories, partsBehind, splitOf, type SoldPart } from '../../src/domain/shift-split.ts';

const part = (entry: number, maker: number, item: number, hour: number, amount: number): SoldPart => ({ entry, maker, item, hour, amount: won(amount) });
/** 15:00 UTC is midnight in Seoul. */
const midnight = 15;
const parts = [
  part(1, 7, 70, 0, 30_000), part(1, 0, 0, 0, 500), part(2, 7, 71, midnight, 12_000), part(3, 8, 80, midnight, 9_000), part(4, 8, 80, midnight + 24, -9_000),
];
const categories: Record<number, string> = { 70: '도자', 71: '차', 80: '도자' };
const categoryOf = (item: number): string => categories[item] ?? '';

test('each split adds up to the same net; hours are Seoul’s, the others the best first, and what comes to nothing is left out', () => {
  expect(splitOf(parts, categoryOf)).toEqual({
    maker: [{ key: '7', amount: 42_000 }, { key: '', amount: 500 }],
    category: [{ key: '도자', amount: 30_000, items: [70, 80] }, { key: '차', amount: 12_000, items: [71] }, { key: '', amount: 500, items: [0] }],
    hour: [{ key: '00', amount: 12_000 }, { key: '09', amount: 30_500 }],
  });
});

test('the entries behind a row sum to it, also by the categories that a report froze', () => {
  const by = splitOf(parts, categoryOf);
  const frozen = frozenCategories(by);
  for (const name of ['maker', 'category', 'hour'] as const) {
    for (const { key, amount } of by[name]) {
      const behind = partsBehind(`${name}|${key}`, parts, frozen);
      expect([...(behind?.values() ?? [])].reduce((all, each) => all + each, 0), `${name}|${key}`).toBe(amount);
    }
  }
  expect(partsBehind('category|도자', parts, categoryOf)).toEqual(new Map([[1, 30_000], [3, 9_000], [4, -9_000]]));
});

test.each(['net', '', 'maker', 'item|70', 'constructor|x', '|'])('%s names no row of a split', (key) => {
  expect(partsBehind(key, parts, categoryOf)).toBeNull();
});
