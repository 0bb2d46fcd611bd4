import { expect, test } from 'vitest';
import { openCategories } from '../../db/verify-categories.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';

type Entry = { readonly header: { readonly businessDate: string }; readonly fact: Fact };
const entry = (businessDate: string, fact: object): Entry => ({ header: { businessDate }, fact: fact as Fact });
const file = (day: string, category?: string): Entry => (
  entry(day, { kind: 'catalog_imported', body: { makers: [], items: [{ id: 1, ...(category === undefined ? {} : { category }) }] } }));
const set = (day: string, from: string, now: object): Entry => entry(day, { kind: 'item_set', body: { itemId: 1, from, now } });

type Case = [string, readonly Entry[], string, string];
test.each<Case>([
  ['none is said', [], '2026-12-01', ''],
  ['a file without one', [file('2026-11-01')], '2026-12-01', ''],
  ['a file', [file('2026-11-01', '도자')], '2026-12-01', '도자'],
  ['a change of something else', [file('2026-11-01', '도자'), set('2026-11-02', '2026-11-02', { name: '잔' })], '2026-12-01', '도자'],
  ['a change before its day', [file('2026-11-01', '도자'), set('2026-11-02', '2026-12-02', { category: '차' })], '2026-12-01', '도자'],
  ['a change on its day', [file('2026-11-01', '도자'), set('2026-11-02', '2026-12-02', { category: '차' })], '2026-12-02', '차'],
  ['of one day the later', [set('2026-11-02', '2026-11-02', { category: '차' }), set('2026-11-02', '2026-11-02', { category: '' })], '2026-11-02', ''],
  ['the day that began last', [set('2026-11-02', '2026-11-05', { category: '차' }), set('2026-11-03', '2026-11-04', { category: '종이' })], '2026-11-06', '차'],
  ['a file after a change that began', [set('2026-11-02', '2026-11-02', { category: '차' }), file('2026-11-03', '도자')], '2026-12-01', '도자'],
  ['a file before a change that begins later', [set('2026-11-02', '2026-11-09', { category: '차' }), file('2026-11-03', '도자')], '2026-11-09', '차'],
])('%s', (_name, entries, day, category) => {
  const categories = openCategories();
  entries.forEach(categories.take);
  expect(categories.on(1, day as BusinessDate)).toBe(category);
});
