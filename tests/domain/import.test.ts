/** A catalogue file against the catalogue there is: a table of what becomes of one row, and laws. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCode } from '../../src/domain/barcode.ts';
import { noContract, type Contract, type Item } from '../../src/domain/catalog.ts';
import type { ImportedItem, ImportedMaker } from '../../src/domain/facts.ts';
import type { ItemId, MakerId } from '../../src/domain/ids.ts';
import { planImport, type FileRows, type ImportPlan } from '../../src/domain/import.ts';
import { won } from '../../src/domain/money.ts';
import { consigned } from './shop.ts';

const makerOf = (id: number, name: string, contract: Contract = consigned): ImportedMaker => ({ id: id as MakerId, name, contract });

function item(id: number, code: string, name: string, maker: ImportedMaker | null, price = 1_000): Item {
  return {
    id: id as ItemId, code, name, maker: maker === null ? null : { id: maker.id, name: maker.name }, price: won(price), taxClass: 'taxable',
    stocked: true, oneOff: false, category: '', contract: maker?.contract ?? noContract,
  };
}

function row(id: number, code: string, name: string, makerId: number | null, change: Partial<ImportedItem> = {}): ImportedItem {
  return {
    id: id as ItemId, code, name, makerId: makerId as MakerId | null, price: won(1_000), taxClass: 'taxable', stocked: true, oneOff: false,
    stock: 5, ...change,
  };
}

type Known = { readonly makers: readonly ImportedMaker[]; readonly items: readonly Item[] };

function plan({ makers, items }: Known, rows: FileRows): ImportPlan {
  const withCode = (code: string): Item[] => items.filter((each) => normalCode(each.code) === code);
  const steps = planImport({ makers, withCode, lastItemId: Math.max(0, ...items.map(({ id }) => id)) }, rows);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const chil = makerOf(7, '칠몽');
const now: Known = {
  makers: [chil, makerOf(3, '느린서재')],
  items: [item(4, 'A1', '컵', chil), item(9, 'B2', '그릇', null), item(5, 'B2', '접시', null)],
};
const file = (items: ImportedItem[], makers: ImportedMaker[] = [makerOf(1, '칠몽')]): FileRows => ({ makers, items, hasCategories: false });

describe('a row of the file', () => {
  test.each([
    ['that is as it was changes nothing', row(1, 'A1', '컵', 1), []],
    ['in another case of the code is a change of the code', row(1, 'a1', '컵', 1), [[4, 'a1', '컵', 7, 1_000, 0]]],
    ['with another price keeps its id and its stock', row(1, 'A1', '컵', 1, { price: won(2_000) }), [[4, 'A1', '컵', 7, 2_000, 0]]],
    ['with another name is the same item by its code', row(1, 'A1', '큰 컵', 1), [[4, 'A1', '큰 컵', 7, 1_000, 0]]],
    ['of another maker too', row(1, 'A1', '컵', null), [[4, 'A1', '컵', null, 1_000, 0]]],
    ['whose code two items have is found by its name', row(1, 'B2', '접시', null, { price: won(3_000) }), [[5, 'B2', '접시', null, 3_000, 0]]],
    ['whose code two items have, by another name, is new', row(1, 'B2', '대접', null), [[10, 'B2', '대접', null, 1_000, 5]]],
    ['with a new code is new, with its opening stock', row(1, 'C3', '컵', 1), [[10, 'C3', '컵', 7, 1_000, 5]]],
  ] satisfies [string, ImportedItem, unknown[]][])('%s', (_what, one, written) => {
    const { items } = plan(now, file([one]));
    expect(items.map(({ id, code, name, makerId, price, stock }) => [id, code, name, makerId, price, stock])).toEqual(written);
  });

  const shelved: Known = { ...now, items: now.items.map((each) => ({ ...each, category: each.code === 'A1' ? '도자' : '' })) };
  test.each([
    ['no category in a file without the column stays as it was', false, row(1, 'A1', '컵', 1), []],
    ['another price in a file without the column keeps the category', false, row(1, 'A1', '컵', 1, { price: won(2_000) }), ['도자']],
    ['the same category changes nothing', true, row(1, 'A1', '컵', 1, { category: '도자' }), []],
    ['another category is a change', true, row(1, 'A1', '컵', 1, { category: '유리' }), ['유리']],
    ['none in a file with the column takes it away', true, row(1, 'A1', '컵', 1), [undefined]],
    ['a first category is a change', true, row(1, 'B2', '접시', null, { category: '도자' }), ['도자']],
    ['a new item brings its own', true, row(1, 'C3', '컵', 1, { category: '유리' }), ['유리']],
    ['a new item in a file without the column has none', false, row(1, 'C3', '컵', 1), [undefined]],
  ] satisfies [string, boolean, ImportedItem, unknown[]][])('with %s', (_what, hasCategories, one, written) => {
    expect(plan(shelved, { ...file([one]), hasCategories }).items.map(({ category }) => category)).toEqual(written);
  });

  test('twice with one code: neither takes the place of what is there', () => {
    const planned = plan(now, file([row(1, 'A1', '작은 컵', 1), row(2, 'A1', '큰 컵', 1)]));
    expect(planned.items.map(({ id }) => id)).toEqual([10, 11]);
    expect([planned.added, planned.changed, planned.unchanged]).toEqual([2, 0, 0]);
  });
});

describe('a maker', () => {
  test('with the same terms is not written; with others it is a new version; a new one comes behind the last', () => {
    const other = { ...consigned, rateBp: 3_000 };
    expect(plan(now, file([], [makerOf(1, '칠몽')])).makers).toEqual([]);
    expect(plan(now, file([], [makerOf(1, '칠몽', other), makerOf(2, '새벽')])).makers).toEqual([
      makerOf(7, '칠몽', { ...other, version: 2 }), makerOf(8, '새벽'),
    ]);
  });
});

test('a second import of the same file changes nothing, whatever was there', () => {
  const names = fc.constantFrom('컵', '그릇', '접시', '대접');
  const one = fc.record({ code: fc.constantFrom('A1', 'a1', 'B2', 'C3'), name: names, maker: fc.constantFrom(0, 1, 2), price: fc.integer({ min: 0, max: 3 }) });
  const rowsOf = (drawn: readonly { code: string; name: string; maker: number; price: number }[]): FileRows => {
    const seen = new Set<string>();
    const items = drawn.filter(({ code, name, maker }) => {
      const key = `${code.toUpperCase()}|${name}|${maker}`;
      return seen.has(key) ? false : seen.add(key);
    }).map(({ code, name, maker, price }, index) => row(index + 1, code, name, maker === 0 ? null : maker, { price: won(price) }));
    return { makers: [makerOf(1, '칠몽'), makerOf(2, '새벽', { ...consigned, rateBp: 1_000 })], items, hasCategories: false };
  };
  const after = (before: Known, rows: FileRows): Known => {
    const planned = plan(before, rows);
    const makers = [...before.makers.filter(({ id }) => !planned.makers.some((each) => each.id === id)), ...planned.makers];
    const named = new Map(makers.map((maker) => [maker.id, maker]));
    const put = planned.items.map((each) => ({ ...item(each.id, each.code, each.name, each.makerId === null ? null : (named.get(each.makerId) ?? null)), price: each.price }));
    return { makers, items: [...before.items.filter(({ id }) => !put.some((each) => each.id === id)), ...put] };
  };
  fc.assert(fc.property(fc.array(one, { maxLength: 8 }), fc.array(one, { maxLength: 8 }), (first, second) => {
    const rows = rowsOf(second);
    const catalog = after(after(now, rowsOf(first)), rows);
    const again = plan(catalog, rows);
    expect([again.makers, again.items, again.unchanged]).toEqual([[], [], rows.items.length]);
    expect(new Set(catalog.items.map(({ id }) => id)).size).toBe(catalog.items.length);
  }), { seed: 20261123, numRuns: 1_000 });
});
