import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noContract, type Item } from '../../src/domain/catalog.ts';
import type { ItemId, MakerId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { catalogIndex } from '../../src/host/catalog-index.ts';

function item(id: number, code: string, name: string, maker = '', category = ''): Item {
  return {
    id: id as ItemId, code, name, maker: maker === '' ? null : { id: id as MakerId, name: maker }, price: won(100), taxClass: 'taxable',
    stocked: true, oneOff: false, category, contract: noContract,
  };
}

const index = catalogIndex([
  item(1, 'A100', '누빔 파우치', '누비다'),
  item(2, 'A1001', '옻칠 수저 세트', '칠몽'),
  item(3, 'B7', '수저집', '누비다'),
  item(4, 'a100', '같은 코드의 함'),
  item(5, 'SUJEO', '책 수저 이야기 A100'),
]);
const ids = (text: string, most = 9): number[] => index.search(text, most).items.map((found) => found.id);

describe('a plain search', () => {
  test.each([
    ['수저', [3, 2, 5], 'names that begin so, then names that hold it'],
    ['수 저 집', [3], 'blanks do not count'],
    ['누비다', [1, 3], 'makers'],
    ['a100', [4, 1, 5, 2], 'the code itself, by name; then names, then parts of codes; case does not count'],
    ['수저'.normalize('NFD'), [3, 2, 5], 'decomposed Hangul'],
    ['없는 것', [], 'nothing'],
    ['  ', [], 'no text'],
  ])('%s finds %j: %s', (text, found) => {
    expect(ids(text)).toEqual(found);
  });

  test('says how many there are beyond what is shown', () => {
    expect(index.search('수저', 1)).toMatchObject({ found: 3, items: [{ id: 3 }] });
  });
});

describe('a scanned code', () => {
  test('of two items gives both', () => {
    expect(index.scan('a100').items.map((found) => found.id)).toEqual([1, 4]);
  });
  test('that nobody carries gives none, and the code as it was understood', () => {
    expect(index.scan('ㅁ9')).toEqual({ code: 'A9', items: [] });
  });
});

describe('a search that finds nothing', () => {
  test('says the nearest spelling', () => {
    expect(index.search('누비파', 9)).toEqual({ items: [], found: 0, nearest: '누비다' });
    expect(index.search('수저', 9).nearest).toBe(null);
  });
});

describe('an import', () => {
  test('changes the search and the codes of what it touched, and nothing else', () => {
    const changed = catalogIndex([item(1, 'A1', '찻잔'), item(2, 'A1', '접시'), item(3, 'B1', '찻상')]);
    expect(changed.search('찻', 9).found).toBe(2);
    changed.put([item(1, 'C1', '머그'), item(4, 'A1', '찻주전자')]);
    expect(changed.search('찻', 9).items.map(({ id }) => id)).toEqual([3, 4]);
    expect(changed.scan('A1').items.map(({ id }) => id)).toEqual([2, 4]);
    changed.put([item(1, 'A1', '찻잔'), item(4, 'D1', '찻주전자')]);
    expect(changed.scan('A1').items.map(({ id }) => id)).toEqual([1, 2]);
    expect(changed.scan('C1').items).toEqual([]);
    expect(changed.item(4 as ItemId)?.code).toBe('D1');
  });

  test('is made ready slice by slice, while codes are found at once', () => {
    const many = catalogIndex(Array.from({ length: 5_000 }, (_, place) => item(place + 1, `M${place}`, `함 ${place}`)));
    expect(many.scan('m4999').items.map(({ id }) => id)).toEqual([5_000]);
    expect([many.warm(), many.warm(), many.warm(), many.warm()]).toEqual([false, false, true, true]);
    many.put([item(1, 'M0', '옻칠 함')]);
    expect([many.warm(), many.search('옻칠', 1).found]).toEqual([true, 1]);
  });
});

describe('what is withheld', () => {
  const shop = () => catalogIndex([
    item(1, 'A1', '찻잔', '', '도자'), item(2, 'a1', '찻상', '', '목'), item(3, '', '찻숟가락', '', '도자'), item(4, 'B1', '찻주전자', '', '도자'),
  ]);
  const shown = (of: ReturnType<typeof shop>) => ({
    search: of.search('찻', 2), category: of.shelves.list('도자', 0, 9), first: of.shelves.first('도자', 9), names: of.shelves.categories(),
    scan: of.scan('A1'),
  });

  test('is not found, counts nowhere and takes no place of another; by id and by code it is known', () => {
    const some = shop();
    some.withhold(new Set(['A1', '찻숟가락']));
    expect(some.search('찻', 1)).toMatchObject({ found: 2, items: [{ id: 2 }] });
    expect(some.scan('A1').items.map(({ id }) => id)).toEqual([2]);
    expect(some.shelves.list('도자', 0, 9)).toMatchObject({ found: 1, items: [{ id: 4 }] });
    expect(some.shelves.first('도자', 9).map(({ id }) => id)).toEqual([4]);
    expect(some.shelves.categories()).toEqual([{ name: '도자', count: 1 }, { name: '목', count: 1 }]);
    expect([some.item(1 as ItemId)?.name, some.item(3 as ItemId)?.name]).toEqual(['찻잔', '찻숟가락']);
    expect(some.withCode('A1').map(({ id }) => id)).toEqual([1, 2]);
  });

  test('comes back as it was, also after a change while it was away; a new item of a withheld key is withheld, too', () => {
    const some = shop();
    some.withhold(new Set(['A1']));
    some.put([item(1, 'A1', '찻사발', '', '도자'), item(5, 'A1', '찻통')]);
    expect(some.search('찻', 9).items.map(({ id }) => id)).toEqual([2, 3, 4]);
    some.withhold(new Set());
    expect(some.search('찻사발', 9).items.map(({ id }) => id)).toEqual([1]);
    some.put([item(1, 'A1', '찻잔', '', '도자')]);
    some.withhold(new Set(['A1', 'B1', '찻숟가락', 'a1']));
    expect(some.search('찻', 9)).toMatchObject({ found: 0 });
    expect([some.scan('A1').items, some.shelves.categories()]).toEqual([[], []]);
    some.withhold(new Set(['nobody']));
    some.put([item(5, 'C5', '함')]);
    expect(shown(some)).toEqual(shown(catalogIndex([...shop().all(), item(5, 'C5', '함')])));
  });
});

describe('by category', () => {
  const shelved = (): ReturnType<typeof catalogIndex> => catalogIndex([
    item(3, 'C', '접시', '', '도자'), item(1, 'A', '찻잔', '', '도자'), item(2, 'B', '종이봉투 대', '', '봉투·포장'),
    item(5, 'E', '종이봉투 소', '', '봉투·포장'), item(4, 'D', '수선'), item(6, 'F', '접시', '', '도자'),
  ]);
  const listed = (name: string, from = 0, most = 9): unknown => {
    const { items, found } = shelved().shelves.list(name, from, most);
    return [items.map(({ id }) => id), found];
  };

  test('items go by name and then by id, a part at a time', () => {
    expect([listed('도자'), listed('도자', 1, 1), listed('도자', 3, 1)]).toEqual([[[3, 6, 1], 3], [[6], 3], [[], 3]]);
    expect([listed(''), listed('없는 분류')]).toEqual([[[4], 1], [[], 0]]);
  });

  test('categories go by name, those without one last; bags in the order of the catalogue', () => {
    expect(shelved().shelves.categories()).toEqual([{ name: '도자', count: 3 }, { name: '봉투·포장', count: 2 }, { name: '', count: 1 }]);
    expect(shelved().shelves.first('봉투·포장', 9).map(({ id }) => id)).toEqual([2, 5]);
    expect(shelved().shelves.first('봉투·포장', 1).map(({ id }) => id)).toEqual([2]);
    expect(shelved().shelves.first('책', 9)).toEqual([]);
  });

  test('an import moves what it touched, and a category without items is gone', () => {
    const changed = shelved();
    expect([changed.shelves.list('도자', 0, 1).found, changed.shelves.first('봉투·포장', 1).length]).toEqual([3, 1]);
    changed.put([item(2, 'B', '종이봉투 대', '', '포장'), item(5, 'E', '종이봉투 소', '', '포장'), item(4, 'D', '수선', '', '도자'), item(1, 'A', '가마 찻잔', '', '도자')]);
    expect(changed.shelves.categories()).toEqual([{ name: '도자', count: 4 }, { name: '포장', count: 2 }]);
    expect(changed.shelves.list('도자', 0, 9).items.map(({ id }) => id)).toEqual([1, 4, 3, 6]);
    expect(changed.shelves.first('봉투·포장', 9)).toEqual([]);
  });

  test('parts put together are all of it in one order, whatever was put when', () => {
    const syllables = ['가', '가나', '가나다', '가나다라', '나', '나가', '나가 다', ''];
    const change = fc.record({ id: fc.integer({ min: 1, max: 30 }), name: fc.constantFrom(...syllables), category: fc.constantFrom('', '도자', '유리') });
    fc.assert(fc.property(fc.array(fc.array(change, { maxLength: 12 }), { maxLength: 6 }), fc.integer({ min: 1, max: 7 }), (puts, most) => {
      const changed = catalogIndex([]);
      const now = new Map<number, Item>();
      for (const some of puts) {
        const items = some.map(({ id, name, category }) => item(id, `C${id}`, name, '', category));
        items.forEach((each) => now.set(each.id, each));
        changed.put(items);
        changed.shelves.list('도자', 0, most);
      }
      const all = [...now.values()].sort((a, b) => (a.name === b.name ? a.id - b.id : a.name < b.name ? -1 : 1));
      for (const { name, count } of changed.shelves.categories()) {
        const wanted = all.filter(({ category }) => category === name).map(({ id }) => id);
        const parts = Array.from({ length: Math.ceil(count / most) }, (_, part) => changed.shelves.list(name, part * most, most).items).flat();
        expect([count, parts.map(({ id }) => id)]).toEqual([wanted.length, wanted]);
        expect(changed.shelves.first(name, 99).map(({ id }) => id)).toEqual(wanted.toSorted((a, b) => a - b));
      }
      expect(changed.shelves.categories().reduce((sum, { count }) => sum + count, 0)).toBe(now.size);
    }), { seed: 20261122, numRuns: 300 });
  });
});
