// The search against what a person of the shop expects to see first, by hundreds of queries over the practice store's catalogue.
import { describe, expect, test } from 'vitest';
import { catalogSearch } from '../../../src/domain/search/catalog-search.ts';
import { demoItems } from './demo-items.ts';
import * as byText from './queries-by-text.ts';
import * as byTyping from './queries-by-typing.ts';

const { search } = catalogSearch(demoItems);
const { decomposed, misspelt, farFromAll, slips, ...typing } = byTyping;
const firstOf = (typed: string): string | null => search(typed, 30).items[0]?.name ?? null;

describe.each(Object.entries({ ...byText, ...typing }))('%s', (_, cases) => {
  test.each(cases)('%j finds %j first', (typed, first) => {
    expect(firstOf(typed)).toBe(first);
  });
});

describe('decomposed', () => {
  test.each(decomposed)('%j finds %j first', (typed, first) => {
    expect(firstOf(typed.normalize('NFD'))).toBe(first);
  });
});

describe('the nearest spelling', () => {
  test.each(misspelt)('of %j is %j', (typed, nearest) => {
    expect(search(typed, 30)).toEqual({ items: [], found: 0, nearest });
  });

  test.each(farFromAll)('of %j is none', (typed) => {
    expect(search(typed, 30)).toEqual({ items: [], found: 0, nearest: null });
  });

  test.each(slips)('of %j is %j, searched at once', (typed, nearest, first) => {
    expect(firstOf(typed)).toBe(first);
    expect(search(typed, 30)).toEqual({ ...search(nearest, 30), nearest });
  });
});

test('there are at least 300 queries, none of them twice', () => {
  const typed = [...Object.values({ ...byText, ...typing, decomposed }).flat(), ...misspelt, ...slips].map(([each]) => each);
  expect(typed.length).toBeGreaterThanOrEqual(300);
  const all = Object.values({ ...byText, ...typing }).flat().map(([each]) => each);
  expect(all.filter((each, place) => all.indexOf(each) !== place)).toEqual([]);
});
