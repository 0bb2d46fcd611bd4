/** Goods on the screen of a real till: received with leave, counted while they are sold, changed from a day on. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { openSelling, type Selling } from './selling.ts';
import { manager } from './shop.ts';

vi.setConfig({ testTimeout: 90_000 });
let selling: Selling;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling();
  till = await selling.open();
}, 120_000);
afterAll(() => selling.close());

const stockOf = async (code: string): Promise<number | null | undefined> => (await selling.shop.ask('catalog.scan', { text: code })).items[0]?.stock;
const line = (item: number) => till.page.getByTestId(`goods-line-${item}`);

it('receives along a delivery note by scanning, with a manager’s leave, once', async () => {
  await till.click('tab-goods');
  await till.until('goods-past-none');
  await till.keys.press('Enter');
  await till.until('goods-empty');
  await till.keys.scan(codes.notebook);
  await line(3).waitFor();
  await till.keys.scans([codes.notebook, codes.cup]);
  await line(2).waitFor();
  // The note says five cups; four more come by the keyboard.
  await till.keys.type('5');
  await till.click('goods-expect');
  await line(2).getByText('4 모자람').waitFor();
  await till.keys.type('12');
  await till.keys.press('Enter');
  await line(2).getByText('7 많음').waitFor();
  await till.keys.press('F8');
  await till.until('goods-dialog');
  await till.page.getByTestId('goods-note').fill('납품-77');
  await till.click('goods-commit');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('goods-done');
  await till.until('goods-past');
  expect([await stockOf(codes.notebook), await stockOf(codes.cup)]).toEqual([302, 112]);
  const { movements } = await selling.shop.ask('goods.past', { most: 10 });
  expect(movements).toMatchObject([{ move: 'received', note: '납품-77', items: 2, pieces: 14 }]);
  expect(till.faults).toEqual([]);
});

it('counts while goods are sold: an item sold between two scans is counted again, the rest keeps its stock', async () => {
  await till.click('goods-counted');
  await till.until('goods-begin');
  await till.click('goods-begin');
  await till.until('goods-empty');
  await till.keys.scan(codes.board);
  await line(6).waitFor();
  // Another program of the till sells one meanwhile.
  await selling.shop.ask('sale.commit', {
    saleId: 'beside', lines: [{ lineId: 'L1', itemId: 6, open: null, quantity: 1, typedPrice: null }], tenders: [{ kind: 'cash', given: 52_000 }],
    expectedTotal: 52_000,
  });
  await till.keys.scan(codes.board);
  await line(6).getByText('다시 세기').waitFor();
  // The page is loaded again: the count is there as it was.
  await till.page.reload();
  await till.click('tab-goods');
  await till.click('goods-counted');
  await line(6).getByText('다시 세기').waitFor();
  await line(6).click();
  await till.keys.type('38');
  await till.keys.press('Enter');
  await line(6).getByText('다시 세기').waitFor({ state: 'detached' });
  await till.keys.press('F8');
  await till.until('goods-differs');
  expect(await till.text('goods-differs')).toContain('장부와 다른 작품 1종 · 판매가 52,000원');
  await till.page.getByTestId('goods-words').fill('월말 실사');
  // A cashier may not, not even with leave.
  await till.click('goods-commit');
  await till.until('goods-not-recorded');
  await selling.shop.ask('operator.sign_in', { operatorId: '01', pin: manager.pin });
  await till.until('goods-differs');
  await till.click('goods-commit');
  await till.until('goods-done');
  expect([await stockOf(codes.board), await stockOf(codes.scarf)]).toEqual([38, 40]);
  expect(till.faults).toEqual([]);
});

it('changes a price from today on, and a cart that shows the old one keeps it', async () => {
  await till.click('tab-sale');
  await till.keys.scan(codes.scarf);
  await till.due(46_000);
  await till.kept();
  await till.click('tab-goods');
  await till.click('goods-items');
  await till.until('item-none');
  await till.keys.scan(codes.scarf);
  await till.until('item-editor');
  await till.page.getByTestId('item-price').fill('50000');
  await till.click('item-save');
  await till.page.getByTestId('item-story').getByText('46,000 → 50,000').waitFor();
  await till.click('tab-sale');
  await till.due(46_000);
  await till.empty();
  await till.keys.scan(codes.scarf);
  await till.due(50_000);
  await till.empty();
  await till.click('tab-goods');
  await till.click('goods-low');
  await till.until('low-none');
  await till.page.getByTestId('low-usual').fill('39');
  await till.click('low-save');
  await till.until('low-items');
  await till.click('low-csv');
  await till.page.getByTestId('low-said').getByText('.csv').waitFor();

  expect(till.faults).toEqual([]);
});
