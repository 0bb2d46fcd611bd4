/** Selling by touch alone and by keyboard alone: favourites, categories, bags; a category of thousands; the same warnings as a scan's. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, catalogOf, signIn, type Shop } from './shop.ts';

vi.setConfig({ testTimeout: 60_000 });

const many = 2_000;
const longName = '국화당초문을 새긴 분청 상감 모란 넝쿨무늬 이단 찬합과 옻칠 받침 한 벌 (오동나무 상자에 담은 혼례 선물)';
const rows = [
  '8800000000010,백자 달항아리,하담도예,120000,taxable,1,1,consign,2000,도자',
  `8800000000027,${longName},하담도예,58000,taxable,9,0,consign,2000,도자`,
  '8800000000034,유리 화병,빛공방,39000,taxable,4,0,,,유리',
  '8800000000041,유리 잔,빛공방,12000,taxable,9,0,,,유리',
  '8800000000041,유리 접시,빛공방,15000,taxable,9,0,,,유리',
  'BAG1,종이봉투 소,,100,taxable,,0,,,봉투·포장',
  'BAG2,종이봉투 중,,200,taxable,,0,,,봉투·포장',
  'FIX,수선,,,taxable,,0,,,',
  ...Array.from({ length: many }, (_, index) => (
    `CUP${String(index + 1).padStart(4, '0')},찻잔 ${String(index + 1).padStart(4, '0')},물레소리,${10_000 + index},taxable,3,0,,,찻잔`)),
];
const csv = catalogOf(rows).replace('contractKind,rate', 'contractKind,rate,category');

let selling: Selling;
let shop: Shop;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling({ csv });
  shop = selling.shop;
}, 120_000);
afterAll(() => selling.close());
beforeEach(async () => {
  await signIn(shop, cashier);
  till = await selling.open();
  await till.until('tiles');
});
afterEach(async () => {
  expect(till.faults).toEqual([]);
  if (await till.sees('void')) {
    await till.click('void');
    await till.click('void-yes');
  }
  const { favourites } = await shop.ask('tiles.read', {});
  for (const { id } of favourites) await shop.ask('catalog.favour', { itemId: id, on: false });
  await till.close();
});

const press = (testId: string, text: string): Promise<void> => till.page.getByTestId(testId).filter({ hasText: text }).first().click();
const seen = (testId: string, text: string): Promise<void> => till.page.getByTestId(testId).filter({ hasText: text }).first().waitFor();
const lines = (): Promise<string[]> => till.page.getByTestId('cart-row').evaluateAll((all) => all.map((row) => (
  `${row.querySelector('.cart-name')?.textContent ?? ''} x${row.querySelector('.cart-quantity')?.textContent ?? ''}`)));
const inCart = (wanted: readonly string[]) => expect.poll(lines, { timeout: 10_000 }).toEqual(wanted);
const focused = (): Promise<string> => till.page.evaluate(() => document.activeElement?.getAttribute('data-name') ?? document.activeElement?.id ?? '');

it('by touch alone: a category, a pin, two bags, and the money taken', async () => {
  await till.click('tiles-categories');
  await press('category', '유리');
  await press('tile', '유리 화병');
  await inCart(['유리 화병 x1']);
  await till.click('pin-line');
  await till.until('notice-pinned');
  await press('bag', '종이봉투 중');
  await press('bag', '종이봉투 중');
  await inCart(['유리 화병 x1', '종이봉투 중 x2']);
  await till.click('tiles-favourites');
  await press('tile', '유리 화병');
  await inCart(['유리 화병 x2', '종이봉투 중 x2']);
  await till.page.getByRole('button', { name: '현금' }).first().click();
  await till.click('exact');
  await till.click('take');
  await till.until('done');
  const { receipts } = await shop.ask('receipt.list', { most: 1 });
  expect(receipts[0]).toMatchObject({ total: 78_400, lineCount: 2, tenders: [{ kind: 'cash', due: 78_400 }] });
});

it('by keyboard alone: tabs by arrows, a tile by Enter, a pin by Ctrl+D, and the money taken', async () => {
  const { keys } = till;
  await keys.press('F5');
  await expect.poll(focused).toBe('tile-tab-recent');
  await keys.press('ArrowRight');
  await expect.poll(focused).toBe('tile-tab-categories');
  await till.until('category');
  await keys.press('ArrowDown');
  await keys.press('ArrowRight');
  await keys.press('ArrowDown');
  await keys.press('ArrowUp');
  await seen('category', '봉투·포장');
  await keys.press('ArrowRight');
  await keys.press('Home');
  await keys.press('Enter');
  await seen('tile', '백자 달항아리');
  await keys.press('F5');
  await keys.press('ArrowDown');
  await keys.press('End');
  await expect.poll(focused).toBe('백자 달항아리');
  await keys.press('Control+d');
  await till.until('notice-pinned');
  await keys.press('Enter');
  await inCart(['백자 달항아리한 점 x1']);
  await keys.press('ArrowUp');
  await expect.poll(focused).toBe('tile-tab-categories');
  await keys.press('ArrowLeft');
  await keys.press('ArrowLeft');
  await expect.poll(focused).toBe('tile-tab-favourites');
  await seen('tile', '백자 달항아리');
  await keys.press('F8');
  await till.until('take');
  await keys.press('F8');
  await keys.press('Enter');
  await till.until('done');
  const { favourites } = await shop.ask('tiles.read', {});
  expect(favourites.map(({ name, stock }) => [name, stock])).toEqual([['백자 달항아리', 0]]);
});

it('warns as a scan does: a one-off held, one sold already, a code that two items share', async () => {
  const { items } = await shop.ask('catalog.search', { text: '백자 달항아리', most: 1 });
  await shop.ask('catalog.favour', { itemId: items[0]?.id ?? 0, on: true });
  await till.click('tiles-categories');
  await till.click('tiles-favourites');
  await press('tile', '백자 달항아리');
  await till.until('notice-sold_out');
  await press('tile', '백자 달항아리');
  await till.until('notice-one_off_held');
  await inCart(['백자 달항아리한 점 x1']);
  await till.click('tiles-categories');
  await press('category', '유리');
  await press('tile', '유리 접시');
  await inCart(['백자 달항아리한 점 x1', '유리 접시 x1']);
  expect(await till.sees('choose')).toBe(false);
  await till.click('categories-back');
  await press('category', '분류 없음');
  await press('tile', '수선');
  await till.until('price-panel');
  await till.keys.press('Escape');
});

it('draws of thousands only what is in sight, and asks only for that', async () => {
  await till.click('tiles-categories');
  await press('category', '찻잔');
  await seen('tile', '찻잔 0001');
  const drawn = (): Promise<number> => till.page.getByTestId('tile').count();
  expect(await drawn()).toBeLessThan(30);
  await till.page.getByTestId('tile-frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight / 2));
  await seen('tile', '찻잔 1001');
  await till.page.getByTestId('tile-frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
  await press('tile', `찻잔 ${many}`);
  await inCart([`찻잔 ${many} x1`]);
  expect(await drawn()).toBeLessThan(30);
  const asked = till.relay.asked('tiles.list');
  expect(asked).toBeLessThan(12);
});

it('pins and unpins by touching tiles while that is switched on, and sells nothing meanwhile', async () => {
  await till.click('tiles-categories');
  await press('category', '유리');
  await till.click('pinning');
  await press('tile', '유리 잔');
  await till.until('notice-pinned');
  await press('tile', '유리 화병');
  await till.page.locator('[data-testid=tile][aria-pressed=true]').nth(1).waitFor();
  await till.click('tiles-favourites');
  await press('tile', '유리 잔');
  await inCart(['유리 잔 x1']);
  await till.click('pinning');
  await press('tile', '유리 잔');
  await till.until('notice-unpinned');
  await press('tile', '유리 화병');
  await till.page.getByTestId('tile').first().waitFor({ state: 'hidden' });
  await inCart(['유리 잔 x1']);
  expect((await shop.ask('tiles.read', {})).favourites).toEqual([]);
});

it('marks the syllables that initials mean, and not those they do not when the shop says so', async () => {
  await till.keys.press('F3');
  await till.page.keyboard.insertText('ㅇㄹㅎㅂ');
  await seen('hit', '유리 화병');
  expect(await till.page.locator('[data-testid=hit] mark').allInnerTexts()).toEqual(['유리 화병']);
  await till.click('pin-hit');
  await till.until('notice-pinned');
  expect((await shop.ask('tiles.read', {})).favourites.map(({ name }) => name)).toEqual(['유리 화병']);
  await till.keys.press('Escape');
});
