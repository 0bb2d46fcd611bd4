// The search against what a person of the shop expects to see first, by hundreds of queries over the practice store's catalogue.
import { describe, expect, test } from 'vitest';
import { catalogSearch } from '../../../src/domain/search/catalog-search.ts';
import { demoItems } from './demo-items.ts';
import * as byText from './queries-by-text.ts';
import * as byTyping from './queries-by-typing.ts';

const { search } = catalogSearch(demoItems);
const { decomposed, misspelt, farFromAll, slips, ...typing } = byTyping;
/** What is found first where a plain consonant stands for its doubled one, too, and where it does not. */
const doubled: readonly (readonly [typed: string, both: string, alone: string | null])[] = [
  ['ㅎㅈㄱㅊㄱㅍ', '한지 꽃 책갈피 3종', null],
  ['ㅎㅈㄲㅊㄱㅍ', '한지 꽃 책갈피 3종', '한지 꽃 책갈피 3종'],
  ['ㅈㄷㅂㄱ', '한지 동백 꽃다발', null],
  ['ㄷㄱㅂ', '그림책 『도깨비 우산집』', '명주 둥근부채 · 난초 자수'],
  ['ㄱㄷ', '건대추 300g', '건대추 300g'],
  ['한지 ㄱ', '한지 구름문 손거울', '한지 구름문 손거울'],
];
const firstOf = (typed: string): string | null => search(typed, 30).items[0]?.name ?? null;

describe.each(Object.entries({ ...byText, ...typing }))('%s', (_, cases) => {
  test.each(cases)('%j finds %j first', (typed, first) => {
    expect(firstOf(typed)).toBe(first);
  });
});

describe('a plain consonant and its doubled one', () => {
  const firstWith = (typed: string, isDoubledFound: boolean): string | null => search(typed, 30, { isDoubledFound }).items[0]?.name ?? null;
  const namesWith = (typed: string, isDoubledFound: boolean): number =>
    search(typed, 3_000, { isDoubledFound }).items.filter(({ name }) => /[까-낗]/u.test(name)).length;

  test.each(doubled)('%j finds %j first where it stands for both, %j where it does not', (typed, both, alone) => {
    expect([firstWith(typed, true), firstWith(typed, false)]).toEqual([both, alone]);
  });

  test('ㄲ alone always finds ㄲ', () => {
    expect(namesWith('ㄲ', false)).toBe(namesWith('ㄲ', true));
    expect(namesWith('ㄲ', false)).toBeGreaterThan(5);
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
