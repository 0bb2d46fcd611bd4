/** The shop's own rules, in a real Chromium by keys alone: limits, returns, a promotion of one maker, and what they do at once. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { keyHands, type Hands } from './hands.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, manager, signIn } from './shop.ts';

vi.setConfig({ testTimeout: 120_000 });
const patient = { timeout: 20_000 };
/** The catalogue with a category for every item: books, and everything else. */
const sorted = goods.split('\n').map((line, at) => (
  line === '' ? line : `${line},${at === 0 ? 'category' : line.includes('exempt') ? '도서' : '공예'}`)).join('\n');

let selling: Selling;
let till: TillWindow;
let hands: Hands;

beforeAll(async () => {
  selling = await openSelling({ csv: sorted });
  await signIn(selling.shop, manager);
  till = await selling.open({ size: { width: 1024, height: 768 } });
  hands = keyHands(till);
}, 120_000);
afterAll(async () => {
  expect(till.faults).toEqual([]);
  await selling.close();
});

const textOf = async (testId: string): Promise<string> => (await till.page.getByTestId(testId).innerText()).replace(/\s+/g, ' ');
/** Somebody else stands there; the page shows it. */
async function stands(person: typeof manager | typeof cashier): Promise<void> {
  await signIn(selling.shop, person);
  await till.page.reload();
  await till.until('due');
}

it('a cashier’s limit is set by keys, said when it is none, and holds for the next discount', async () => {
  await till.click('tab-manage');
  await till.until('limits-save');
  await hands.write('limit-cashier-line', '101');
  await hands.do({ tap: 'limits-save' });
  await expect.poll(() => textOf('limits-card'), patient).toContain('0부터 100까지');
  await hands.write('limit-cashier-line', '12.5');
  await hands.write('limit-cashier-order', '5');
  await hands.do({ tap: 'limits-save' });
  await till.until('limits-said');
  expect((await selling.shop.ask('till.state', {})).limits.cashier).toEqual({ lineBp: 1_250, orderBp: 500 });
  await stands(cashier);
  await till.keys.scan(codes.spoonSet);
  await till.due(38_000);
  await till.keys.press('F4');
  await till.until('discount-dialog');
  await till.keys.type('13');
  expect(await till.text('discount-refused')).toContain('12.5%');
  await till.keys.press('Delete');
  await till.keys.type('12');
  await till.keys.press('Enter');
  await till.until('discount-dialog', 'hidden');
  await till.due(33_440);
  await till.click('tab-manage');
  await till.until('limits-card');
  expect(await textOf('limits-card')).toContain('계산원: 한 줄 12.5 %, 전체 5 %까지');
  expect(await till.page.getByTestId('limits-save').count()).toBe(0);
  await till.click('tab-sale');
  await till.empty();
});

it('days and categories of returns are set by keys; the next receipt prints them', async () => {
  await stands(manager);
  await till.click('tab-manage');
  await till.until('return-rules-save');
  await hands.write('return-days', '9999');
  await hands.do({ tap: 'return-rules-save' });
  await expect.poll(() => textOf('return-rules-card'), patient).toContain('0부터 3650까지');
  await hands.write('return-days', '14');
  await hands.write('return-price-days', '60');
  await hands.do({ tap: 'return-sort-도서' });
  await hands.do({ tap: 'return-rules-save' });
  await till.until('return-rules-said');
  expect(await textOf('return-rules-now')).toBe('산 날부터 14일까지 받아요. 반품을 받지 않는 분류: 도서');
  expect(await selling.shop.ask('return.policy', {})).toEqual({ days: 14, excluded: ['도서'], priceDays: 60 });
  await till.click('tab-sale');
  await till.keys.scans([codes.book, codes.notebook]);
  await till.due(22_000);
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
  const { receipts: [receipt] } = await selling.shop.ask('receipt.list', { most: 1 });
  const { lines } = await selling.shop.ask('receipt.preview', { saleId: receipt?.saleId ?? ('' as never) });
  const paper = lines.map(({ text }) => text.trim());
  expect(paper).toEqual(expect.arrayContaining(['도록 한 권 *면세 *반품제외', '교환/환불: 14일 이내, 영수증 지참']));
  await till.keys.press('Enter');
});

it('a promotion of one maker is set by keys, and the cart says what gave it', async () => {
  await till.click('tab-manage');
  await hands.do({ tap: 'promotion-new' });
  await till.until('promotion-form');
  await hands.write('promotion-name', '강진 주간');
  await hands.write('promotion-percent', '20');
  await hands.do({ tap: 'promotion-scope-maker' });
  await hands.do({ tap: 'promotion-set' });
  await expect.poll(() => textOf('promotion-form'), patient).toContain('작가');
  await hands.write('promotion-maker', '없는 작가');
  await expect.poll(() => till.page.getByTestId('maker-tile').count(), patient).toBe(0);
  await hands.write('promotion-maker', '강진');
  await expect.poll(() => till.page.getByTestId('maker-tile').count(), patient).toBe(1);
  await hands.do({ tap: 'maker-tile' });
  await expect.poll(() => textOf('promotion-form'), patient).toContain('강진물빛 작가의 작품');
  await hands.do({ tap: 'promotion-funder-maker' });
  await hands.do({ tap: 'promotion-set' });
  await till.until('promotion-form', 'hidden');
  await expect.poll(() => textOf('promotions'), patient).toMatch(/강진 주간 .*20% 할인.*작가 1명/);
  await till.click('tab-sale');
  await till.keys.scans([codes.cup, codes.spoonSet]);
  await till.due(57_920);
  expect(await till.page.getByTestId('row-discount').allInnerTexts()).toEqual(['강진 주간 −4,980']);
  await till.empty();
  await till.click('tab-manage');
  await hands.do({ tap: 'promotion-end' });
  await expect.poll(() => textOf('promotions'), patient).toContain('끝');
  await till.click('tab-sale');
  await till.keys.scan(codes.cup);
  await till.due(24_900);
});
