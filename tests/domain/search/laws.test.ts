// Laws of the search: it answers what a slow reading of every item answers, whatever was changed in whatever order.
import fc from 'fast-check';
import { getChoseong } from 'es-hangul';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/domain/catalog.ts';
import type { ItemId } from '../../../src/domain/ids.ts';
import { catalogSearch, type CatalogSearch } from '../../../src/domain/search/catalog-search.ts';
import { demoItems, itemOf } from './demo-items.ts';
import { plainSearch } from './plain-matcher.ts';
import { rounds } from '../../rounds.ts';

const seed = 20261122;
const all = 1_000;

/** Few letters, so that texts meet; among them every kind that the search treats in its own way. */
const letters = [...'가각갂갃갑값까고과광그긔바박방빵사삿치칠칡수숮ㄱㄲㅂㅅㅆㄳㅏ'];
const others = ['a', 'B', '1', '2', '0', ' ', '·', '夢', '(', '×'];
const textOf = (alphabet: readonly string[], maxLength: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...alphabet), { maxLength }).map((chosen) => chosen.join(''));
const name = fc.oneof({ weight: 9, arbitrary: textOf([...letters, ...others], 7) }, { weight: 1, arbitrary: fc.string({ maxLength: 6 }) });
const code = fc.oneof(textOf(['0', '1', '2'], 6), textOf(['A', 'b', '1', '-', '가'], 4));
const item = (id: number): fc.Arbitrary<Item> =>
  fc.tuple(code, name, textOf(letters, 3), fc.option(fc.integer({ min: 0, max: 220 }))).map((cells) => itemOf(id, ...cells));
const items = fc.integer({ min: 0, max: 12 }).chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => item(place + 1))));
const query = textOf([...letters, ...others, '원', '워', 'ㅇ'], 4);

const idsOf = (search: CatalogSearch['search'], text: string, isDoubledFound = true): number[] =>
  search(text, all, { isDoubledFound }).items.map(({ id }) => id);

test('the index answers what reading every item answers, in the same order', () => {
  fc.assert(
    fc.property(items, query, fc.boolean(), (stock, text, isDoubledFound) => {
      const plain = plainSearch(stock, text, isDoubledFound);
      const found = catalogSearch(stock).search(text, all, { isDoubledFound });
      // What finds nothing as typed is tried in other ways, and is another law's.
      if (plain.length > 0) expect(found.items.map(({ id }) => id)).toEqual(plain);
      if (plain.length > 0) expect(found).toMatchObject({ found: plain.length, nearest: null });
    }),
    { seed, numRuns: rounds(2_000, 6_000) },
  );
}, 60_000);

test('so it is over the practice store, for parts of what is there', () => {
  const { search } = catalogSearch(demoItems);
  const cut = fc.record({ from: fc.constantFrom(...demoItems), start: fc.nat(), length: fc.integer({ min: 1, max: 4 }), isInitial: fc.boolean() });
  const part = cut.map(({ from: { name, maker, code }, start, length, isInitial }) => {
    const text = `${name} ${maker?.name ?? ''} ${code}`;
    const piece = text.slice(start % text.length, (start % text.length) + length);
    return isInitial ? getChoseong(piece) : piece;
  });
  fc.assert(
    fc.property(part, (text) => {
      const plain = plainSearch(demoItems, text, true);
      if (plain.length > 0) expect(search(text, 5_000).items.map(({ id }) => id)).toEqual(plain);
    }),
    { seed, numRuns: 60 },
  );
}, 60_000);

describe('over the practice store', () => {
  const { search } = catalogSearch(demoItems);
  const isFoundBy = (wanted: Item, text: string): boolean => search(text, 5_000).items.includes(wanted);

  test('every part of a name finds the item', () => {
    fc.assert(
      fc.property(fc.constantFrom(...demoItems), fc.nat(), fc.nat(), (wanted, from, length) => {
        const start = from % wanted.name.length;
        const part = wanted.name.slice(start, start + 1 + (length % (wanted.name.length - start)));
        fc.pre(/[\p{L}\p{N}]/u.test(part));
        expect(isFoundBy(wanted, part)).toBe(true);
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test('a text of many words is searched as one of eight', () => {
    expect(search('국화매듭 이중 술 노리개 가 방 걸 이 연 분 홍', 9).items.map(({ name }) => name)).toEqual([
      '국화매듭 이중 술 노리개 가방걸이 (연분홍·진달래)',
    ]);
    expect(search('국화매듭 이중 술 노리개 가 방 걸 이 분 연 홍', 9).found).toBe(0);
  });

  test('the 초성 of every name and every maker find the item', () => {
    for (const wanted of demoItems) {
      expect(isFoundBy(wanted, getChoseong(wanted.name)), wanted.name).toBe(true);
      if (wanted.maker !== null) expect(isFoundBy(wanted, getChoseong(wanted.maker.name)), wanted.maker.name).toBe(true);
    }
  });

  test('every code and every price finds the item', () => {
    for (const wanted of demoItems) {
      expect(search(wanted.code, 30).items, wanted.code).toContain(wanted);
      if (wanted.price !== null) expect(isFoundBy(wanted, `${wanted.price}`), `${wanted.price}`).toBe(true);
    }
  });
});

describe('changes', () => {
  const change = fc.oneof(
    fc.record({ kind: fc.constant('put' as const), items: fc.array(fc.integer({ min: 1, max: 9 }).chain(item), { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('drop' as const), ids: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }) }),
    fc.record({ kind: fc.constant('search' as const), text: query }),
    fc.record({ kind: fc.constant('warm' as const) }),
  );

  test('leave no trace: the index is the one that is built from what there is then', () => {
    fc.assert(
      fc.property(items, fc.array(change, { maxLength: 8 }), query, (stock, changes, text) => {
        const index = catalogSearch(stock);
        const now = new Map(stock.map((each) => [each.id, each]));
        for (const each of changes) {
          if (each.kind === 'put') {
            index.put(each.items);
            each.items.forEach((put) => now.set(put.id, put));
          } else if (each.kind === 'drop') {
            index.drop(each.ids as ItemId[]);
            each.ids.forEach((id) => now.delete(id as ItemId));
          } else if (each.kind === 'warm') index.warm();
          else index.search(each.text, 5);
        }
        expect(index.search(text, all)).toEqual(catalogSearch([...now.values()]).search(text, all));
      }),
      { seed, numRuns: 2_000 },
    );
  });

  test('reach over the bounds of what is built together', () => {
    const many = Array.from({ length: 9_000 }, (_, place) => itemOf(place + 1, `C${place + 1}`, `함 ${9_000 - place}`));
    const index = catalogSearch(many.slice(0, 5_000));
    expect([index.warm(), index.warm()]).toEqual([false, true]);
    index.put(many.slice(5_000));
    index.put([itemOf(4_500, 'C4500', '옻칠 함'), itemOf(7, 'C7', '옻칠 함')]);
    index.drop([1 as ItemId, 8_999 as ItemId]);
    expect(idsOf(index.search, '옻칠')).toEqual([7, 4_500]);
    expect(index.search('함', 3)).toMatchObject({ found: 8_998, items: [{ id: 9_000 }, { id: 8_991 }, { id: 8_901 }] });
    expect(index.search('c1', 3)).toMatchObject({ found: 1_110 });
  });
});
