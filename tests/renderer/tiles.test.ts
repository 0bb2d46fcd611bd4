/** Tiles on the screen: a touch is a scan of the tile's code, and what is told late or for another category is dropped. */
import { beforeEach, describe, expect, test } from 'vitest';
import { focusTiles, toggleMarked, wantItems } from '../../renderer/flows/tiles.ts';
import { takeScan, takeTile } from '../../renderer/flows/scans.ts';
import { checkoutStore } from '../../renderer/stores/checkout.ts';
import { searchStore } from '../../renderer/stores/search.ts';
import { reduceTiles, shownTab, tilesStore, type Tiles } from '../../renderer/stores/tiles.ts';
import { beginAnew, codes, found, item, silentHouse, turns, unknown } from './silent-house.ts';

let house = silentHouse();
beforeEach(async () => {
  house = await beginAnew();
});

describe('a touched tile', () => {
  test('waits its turn behind a scan, and is rung up at the newest price and stock', async () => {
    takeScan(house.desk, '1');
    takeTile(house.desk, item('2', { stock: 5 }));
    await house.answerTo(1, found('2', { stock: 0 }));
    expect(codes()).toEqual([]);
    await house.answerTo(0, found('1'));
    expect([codes(), checkoutStore.get().notice?.code]).toEqual([['1×1', '2×1'], 'sold_out']);
  });

  test('means its own item where two share the code', async () => {
    const [one, other] = [item('3'), item('4', { code: '3' })];
    takeTile(house.desk, other);
    await house.answerTo(0, { ok: true, value: { code: '3', items: [one, other] } });
    expect([checkoutStore.get().panel.kind, checkoutStore.get().cart.lines.map(({ itemId }) => itemId)]).toEqual(['browse', [4]]);
  });

  test.each(['unknown_code', 'payment_code'] as const)('is rung up as it is shown where its code is no code to the house: %s', async (code) => {
    takeTile(house.desk, item('5'));
    await house.answerTo(0, code === 'unknown_code' ? unknown('5') : { ok: false, refusal: { code } });
    expect(codes()).toEqual(['5×1']);
  });

  test('is asked for again while nobody answers, and twice is two pieces', async () => {
    takeTile(house.desk, item('6'));
    takeTile(house.desk, item('6'));
    await house.answerTo(0, { ok: false, refusal: { code: 'no_answer' } });
    expect(house.asked.length).toBe(3);
    await house.answerTo(1, found('6'));
    expect(codes()).toEqual([]);
    await house.answerTo(2, found('6'));
    expect(codes()).toEqual(['6×2']);
  });
});

describe('the store of tiles', () => {
  const start: Tiles = reduceTiles(tilesStore.get(), {
    type: 'told', favourites: [], bags: [], categories: [{ name: '도자', count: 130 }, { name: '유리', count: 2 }],
  });
  const opened = reduceTiles(start, { type: 'opened', category: { name: '도자', count: 130 } });
  const page = { type: 'page_told', category: '도자', page: 1, at: 1, items: [item('7')], found: 131 } as const;

  test('shows what lies at hand where something does, else what was rung up last, until somebody chooses', () => {
    const pinned = reduceTiles(start, { type: 'favourites_told', favourites: [item('7')] });
    expect([shownTab(start), shownTab(pinned), shownTab(reduceTiles(pinned, { type: 'tab', tab: 'recent' }))]).toEqual(['recent', 'favourites', 'recent']);
  });

  test('takes a page of the open category, and drops one of another', () => {
    expect(reduceTiles(opened, page)).toMatchObject({ open: { count: 131 }, pages: new Map([[1, { items: [item('7')], at: 1 }]]) });
    expect(reduceTiles(opened, { ...page, category: '유리' })).toBe(opened);
    expect(reduceTiles(start, page)).toBe(start);
  });

  test('keeps the open category through a change, and leaves one that is gone', () => {
    const told = { type: 'told', favourites: [], bags: [], categories: [{ name: '도자', count: 9 }] } as const;
    const switched = reduceTiles(reduceTiles(opened, page), { type: 'pinning', pinning: true });
    expect(reduceTiles(switched, told)).toMatchObject({ open: { name: '도자', count: 9 }, pinning: true, change: opened.change + 1 });
    expect(reduceTiles(switched, told).pages.size).toBe(1);
    expect(reduceTiles(switched, { ...told, categories: [] })).toMatchObject({ open: null, pinning: false });
    expect(reduceTiles({ ...start, pinning: true }, told).pinning).toBe(true);
  });

  test('a page in sight is asked for once, and again after a change', async () => {
    const categories = [{ name: '도자', count: 130 }];
    tilesStore.dispatch({ type: 'told', favourites: [], bags: [], categories });
    tilesStore.dispatch({ type: 'opened', category: { name: '도자', count: 130 } });
    wantItems(house.desk, 50, 70);
    wantItems(house.desk, 50, 400);
    expect(house.asked.map(({ input }) => input)).toEqual([0, 60, 120].map((from) => ({ category: '도자', from, most: 60 })));
    await house.answerTo(0, { ok: true, value: { items: [item('7')], found: 130 } });
    wantItems(house.desk, 0, 10);
    expect(house.asked.length).toBe(3);
    tilesStore.dispatch({ type: 'told', favourites: [], bags: [], categories });
    wantItems(house.desk, 0, 10);
    expect(house.asked.length).toBe(4);
  });
});

describe('by key', () => {
  test('Ctrl+D pins the marked hit, else the item of the line, else nothing', async () => {
    Object.assign(globalThis, { document: { activeElement: null }, HTMLElement: class {} });
    expect(toggleMarked(house.desk)).toBe(false);
    takeTile(house.desk, item('8'));
    await house.answerTo(0, found('8'));
    expect(toggleMarked(house.desk)).toBe(true);
    expect(house.asked[1]).toMatchObject({ name: 'catalog.favour', input: { itemId: 8, on: true } });
    await house.answerTo(1, { ok: true, value: { favourites: [item('8')] } });
    expect(checkoutStore.get().notice?.code).toBe('pinned');
    searchStore.dispatch({ type: 'typed', text: '잔' });
    searchStore.dispatch({ type: 'answered', text: '잔', items: [item('9')], found: 1, nearest: null });
    toggleMarked(house.desk);
    expect(house.asked[2]).toMatchObject({ input: { itemId: 9, on: true } });
    searchStore.dispatch({ type: 'cleared' });
    toggleMarked(house.desk);
    expect(house.asked[3]).toMatchObject({ input: { itemId: 8, on: false } });
    await turns();
  });

  test('F5 leaves a price that is asked for alone', () => {
    Object.assign(globalThis, { document: { activeElement: null }, HTMLElement: class {} });
    checkoutStore.dispatch({ type: 'panel', panel: { kind: 'price', item: item('1'), digits: '5' } });
    expect(focusTiles()).toBe(false);
    checkoutStore.dispatch({ type: 'panel', panel: { kind: 'browse' } });
    expect([focusTiles(), tilesStore.get().focusWanted]).toEqual([true, true]);
  });
});
