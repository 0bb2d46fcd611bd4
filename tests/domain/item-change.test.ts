import { describe, expect, test } from 'vitest';
import type { ItemValues } from '../../src/domain/goods-facts.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';
import { itemOn, lowOf, setItem, usualLow, type ItemChange } from '../../src/domain/item-change.ts';
import { won } from '../../src/domain/money.ts';
import { shop } from './shop.ts';

const { spoons, vase, mending } = shop;
const day = (text: string): BusinessDate => text as BusinessDate;
const change = (from: string, now: Partial<ItemValues>): ItemChange => ({ itemId: spoons.id, from: day(from), now });
const changes = [
  change('2026-12-01', { price: won(16_000) }), change('2026-12-10', { price: won(17_000), name: '옻칠 수저' }), change('2026-12-10', { low: 5 }),
];

describe('an item on a business day', () => {
  test.each([
    ['2026-11-30', 15_000, '옻칠 수저 세트', null], ['2026-12-01', 16_000, '옻칠 수저 세트', null], ['2026-12-09', 16_000, '옻칠 수저 세트', null],
    ['2026-12-10', 17_000, '옻칠 수저', 5],
  ])('%s', (on, price, name, low) => expect(itemOn(spoons, changes, day(on))).toEqual({ item: { ...spoons, price, name }, low }));
  test('that nobody changed is the same', () => expect(itemOn(spoons, [], day('2026-12-01')).item).toBe(spoons));
});

const values = (now: Partial<ItemValues> = {}): ItemValues => (
  { name: spoons.name, price: spoons.price, category: '', taxClass: 'taxable', low: null, ...now });
const set = (now: Partial<ItemValues>, from = '2026-12-01') => setItem({ item: spoons, low: null }, day(from), values(now), day('2026-11-30'));

describe('changing one', () => {
  test('says what it was and what it will be, and no more', () => {
    const body = (now: Partial<ItemValues>): unknown => {
      const made = set(now);
      return made.ok ? made.value.body : made.refusal;
    };
    expect(body({ price: won(16_000), name: ' 옻칠 수저 ' })).toEqual({
      itemId: 1, code: 'C1', from: '2026-12-01', was: { name: '옻칠 수저 세트', price: 15_000 }, now: { name: '옻칠 수저', price: 16_000 },
    });
    expect(body({ price: null })).toMatchObject({ was: { price: 15_000 }, now: { price: null } });
    expect(body({ low: 0 })).toMatchObject({ was: { low: null }, now: { low: 0 } });
    expect(body({ taxClass: 'exempt', category: '주방' })).toMatchObject({ now: { taxClass: 'exempt', category: '주방' } });
  });
  test.each<[string, Partial<ItemValues>, string, string]>([
    ['a day that is over', { price: won(1) }, '2026-11-29', 'date_passed'],
    ['a day that is none', { price: won(1) }, '2026-02-30', 'bad_date'],
    ['nothing', {}, '2026-12-01', 'item_unchanged'],
    ['no name', { name: '  ' }, '2026-12-01', 'name_missing'],
    ['a name too long', { name: '가'.repeat(81) }, '2026-12-01', 'name_missing'],
    ['a card number', { name: '4111 1111 1111 1111' }, '2026-12-01', 'card_number'],
  ])('%s is refused', (_what, now, from, code) => expect(set(now, from)).toMatchObject({ refusal: { code } }));
  test('today is not over', () => expect(set({ price: won(1) }, '2026-11-30').ok).toBe(true));
});

describe('what is few', () => {
  test.each([
    [spoons, 3, null, null], [spoons, 2, null, 'low'], [spoons, 0, null, 'out'], [spoons, -1, null, 'out'], [spoons, 3, 3, 'low'], [spoons, 1, 0, null],
    [spoons, 0, 0, 'out'], [vase, 1, null, null], [vase, 0, null, 'one_off_sold'], [mending, 0, null, null],
  ] as const)('%o with %i pieces and %o of its own: %o', (item, stock, own, state) => expect(lowOf(item, stock, own, 2)).toBe(state));
  test.each([['', 2], ['5', 5], ['0', 0], ['x', 2], ['-1', 2], ['1.5', 2]])('the shop says %o: %i', (text, number) => expect(usualLow(text)).toBe(number));
});
