import { describe, expect, test } from 'vitest';
import { noContract, type Item } from '../../src/domain/catalog.ts';
import type { ItemId, MakerId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { catalogIndex } from '../../src/host/catalog-index.ts';

function item(id: number, code: string, name: string, maker = ''): Item {
  return {
    id: id as ItemId, code, name, maker: maker === '' ? null : { id: id as MakerId, name: maker }, price: won(100), taxClass: 'taxable',
    stocked: true, oneOff: false, contract: noContract,
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
    ['a100', [1, 4, 5, 2], 'the code itself, then names, then parts of codes; case does not count'],
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
