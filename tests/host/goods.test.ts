/** Sheets that outlive the house, counts beside the selling, prices that wait for their day, and the mall told of it all. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openGoodsSheets } from '../../db/goods-sheets.ts';
import type { Input, Output } from '../../src/contract/contract.ts';
import type { ItemId, SaleId } from '../../src/domain/ids.ts';
import { openTestHouse } from '../contract/house.ts';
import { csv } from '../contract/story.ts';
import { openShop, manager, saleOf, shopOn, type Shop } from './shop.ts';

let shop: Shop;
const directories: string[] = [];
afterEach(async () => {
  await shop.house.close();
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

async function open(): Promise<string> {
  const directory = mkdtempSync(join(tmpdir(), 'sodam-goods-'));
  directories.push(directory);
  shop = await openShop(openTestHouse({ directory }));
  await shop.ask('operator.sign_in', manager);
  return directory;
}
const stock = async (text = '8801234567893'): Promise<number | null | undefined> => (await shop.ask('catalog.scan', { text })).items[0]?.stock;
const begin = (id: string, move: Input<'goods.begin'>['move'], change: Partial<Input<'goods.begin'>> = {}): Promise<unknown> => (
  shop.ask('goods.begin', { id, move, makerId: null, category: null, ...change }));
const scan = (id: string, move: Input<'goods.mark'>['move'], itemId = 1, pieces = 1): Promise<Output<'goods.mark'>> => (
  shop.ask('goods.mark', { id, move, itemId, mark: 'scan', pieces }));
const commit = (id: string, move: Input<'goods.commit'>['move'], change: Partial<Input<'goods.commit'>> = {}): Promise<Output<'goods.commit'>> => (
  shop.ask('goods.commit', { id, move, note: '', reason: null, bearer: 'store', words: '월말', restIsMissing: false, ...change }));

test('a count goes on after the house was closed and opened again, and is sealed once', async () => {
  const directory = await open();
  await begin('c1', 'counted');
  await scan('c1', 'counted');
  await scan('c1', 'counted');
  await shop.house.close();
  shop = shopOn(openTestHouse({ directory }));
  await shop.ask('operator.sign_in', manager);
  const { sheet } = await shop.ask('goods.sheet', { move: 'counted', compare: true });
  expect(sheet).toMatchObject({ id: 'c1', lines: [{ itemId: 1, counted: 2, book: 3 }], leftCount: 2 });
  expect(await commit('c1', 'counted')).toMatchObject({ items: 1, pieces: -1, compensation: 12_000, repeated: false });
  expect(await commit('c1', 'counted')).toMatchObject({ repeated: true });
  expect(await stock()).toBe(2);
});

test('one that is in the ledger and still lies there, for the power failed between, is over', async () => {
  const directory = await open();
  await begin('c1', 'received');
  await scan('c1', 'received', 1, 5);
  await commit('c1', 'received');
  const file = openGoodsSheets(directory);
  file.begin({ id: 'c1' as SaleId, move: 'received', makerId: null, category: null, startedAt: 0 });
  file.put('c1' as SaleId, { itemId: 1 as ItemId, expected: null, counted: 5, book: 3, isUnsure: false });
  file.close();
  expect(await commit('c1', 'received')).toMatchObject({ repeated: true });
  expect(await shop.ask('goods.sheet', { move: 'received', compare: false })).toEqual({ sheet: null });
  expect(await shop.code('goods.begin', { id: 'c1', move: 'received', makerId: null, category: null })).toBe('exists_with_different_body');
  expect(await stock()).toBe(8);
});

test('what is sold after it was counted is no difference', async () => {
  await open();
  await begin('c1', 'counted');
  await scan('c1', 'counted', 1, 3);
  await shop.ask('sale.commit', saleOf('s1'));
  expect(await commit('c1', 'counted')).toMatchObject({ items: 0 });
  expect(await stock()).toBe(2);
});

test('what the rest of a count lacks is the scope’s alone', async () => {
  await open();
  await begin('c1', 'counted', { makerId: 1 });
  await scan('c1', 'counted', 1, 3);
  expect(await commit('c1', 'counted', { restIsMissing: true })).toMatchObject({ items: 1, pieces: -1 });
  // The vase was this maker's, the essay another's.
  expect([await stock('2000000000022'), await stock('SDM00123')]).toEqual([0, 1]);
});

test('a price waits for its business day, and a cart that shows the old one is sold at it', async () => {
  await open();
  const values = { name: '옻칠 수저 세트', price: 16_000, category: '주방', taxClass: 'taxable' as const, low: 5 };
  await shop.ask('item.set', { itemId: 1, from: '2026-11-23', values });
  const seen = async (): Promise<unknown> => {
    const item = (await shop.ask('catalog.scan', { text: '8801234567893' })).items[0];
    return [item?.price, item?.category];
  };
  expect(await seen()).toEqual([15_000, '']);
  expect(await shop.code('sale.commit', saleOf('s1', 1, 16_000))).toBe('price_changed');
  // The shift of the 22nd goes on after midnight: its day is not over.
  shop.house.time.now += 30 * 3_600_000;
  expect(await seen()).toEqual([15_000, '']);
  await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 0 });
  expect(await seen()).toEqual([16_000, '주방']);
  await shop.ask('shift.open', { counts: [] });
  await shop.ask('sale.commit', saleOf('s2', 1, 16_000));
  expect(await shop.ask('item.read', { itemId: 1 })).toMatchObject({ low: 5, later: [], history: [{ operator: '점장', was: { price: 15_000 }, now: { price: 16_000 } }] });
  expect((await shop.ask('tiles.list', { category: '주방', from: 0, most: 10 })).found).toBe(1);
});

test('a file that says an item again replaces what was changed before, not what begins later', async () => {
  await open();
  const priced = (price: number, from: string): Promise<unknown> => shop.ask('item.set', {
    itemId: 1, from, values: { name: '옻칠 수저 세트', price, category: '', taxClass: 'taxable', low: null },
  });
  const price = async (): Promise<unknown> => (await shop.ask('catalog.scan', { text: '8801234567893' })).items[0]?.price;
  await priced(16_000, '2026-11-22');
  await priced(20_000, '2026-11-25');
  expect(await price()).toBe(16_000);
  const { token, changed } = await shop.ask('catalog.preview', { csv: csv.replace('15000', '15500') });
  expect(changed).toBe(1);
  await shop.ask('catalog.import', { token });
  for (let times = 0; times < 9; times += 1) await shop.house.host.tick(shop.house.time.now);
  expect(await price()).toBe(15_500);
  await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 0 });
  shop.house.time.now += 72 * 3_600_000;
  expect(await price()).toBe(20_000);
});

test('the list of few: the shop’s number, an item’s own, what is out, one-offs apart', async () => {
  await open();
  const few = async (): Promise<unknown> => {
    const { items, oneOffs, usual } = await shop.ask('goods.low', { most: 10 });
    return [usual, items.map(({ item, state }) => `${item.id} ${state}`), oneOffs.map(({ item }) => item.id)];
  };
  expect(await few()).toEqual([2, ['3 out', '2 low'], []]);
  await shop.ask('goods.set_low', { usual: 0 });
  await shop.ask('item.set', { itemId: 1, from: '2026-11-22', values: { name: '옻칠 수저 세트', price: 15_000, category: '', taxClass: 'taxable', low: 3 } });
  await shop.ask('sale.commit', saleOf('s1', 4, 120_000));
  expect(await few()).toEqual([0, ['3 out', '1 low'], [4]]);
});

test('its slip is printed, with the maker’s line to sign on', async () => {
  await open();
  await begin('c1', 'received');
  await shop.ask('goods.mark', { id: 'c1', move: 'received', itemId: 1, mark: 'expect', pieces: 3 });
  await scan('c1', 'received', 1, 2);
  const before = shop.house.printer.papers.length;
  await commit('c1', 'received', { note: '납품-7' });
  for (let times = 0; times < 6; times += 1) await shop.house.host.tick(shop.house.time.now);
  const paper = JSON.stringify(shop.house.printer.papers.slice(before));
  for (const part of ['입고 전표', '납품-7', '명세 3, 받음 2 (1 모자람)', '작가']) expect(paper).toContain(part);
});
