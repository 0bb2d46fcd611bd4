/** Makers' terms in a real Chromium, by keys alone: terms that end today, the warning at the next day's scan, new ones set. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { keyHands, type Hands } from './hands.ts';
import { openSelling, type Selling } from './selling.ts';
import { manager, signIn } from './shop.ts';

vi.setConfig({ testTimeout: 90_000 });
const dayMs = 86_400_000;
const startsAt = Date.UTC(2026, 10, 23, 3, 0, 0);
const patient = { timeout: 20_000 };

let selling: Selling;
let till: TillWindow;
let hands: Hands;
let now = startsAt;

beforeAll(async () => {
  selling = await openSelling({ now: () => now });
  await signIn(selling.shop, manager);
  till = await selling.open({ size: { width: 1024, height: 768 } });
  hands = keyHands(till);
}, 120_000);
afterAll(async () => {
  expect(till.faults).toEqual([]);
  await selling.close();
});

const textOf = async (testId: string): Promise<string> => (await till.page.getByTestId(testId).innerText()).replace(/\s+/g, ' ');
const write = (field: string, text: string): Promise<void> => hands.write(field, text);
/** Finds the maker of the cup and opens the terms. */
async function openTerms(): Promise<void> {
  await write('makers-find', '강진');
  await expect.poll(() => till.page.locator('.maker-row').count(), patient).toBe(1);
  await till.page.locator('.maker-row').focus();
  await till.page.keyboard.press('Enter');
  await till.until('contract-dialog');
}

it('the list names terms and what is owed, and a sale raises it', async () => {
  await till.keys.scan(codes.cup);
  await till.due(24_900);
  await selling.shop.ask('sale.commit', {
    saleId: 'one', lines: [{ lineId: 'L1', itemId: await itemOf(codes.cup), open: null, quantity: 1, typedPrice: null }],
    tenders: [{ kind: 'cash', given: 24_900 }], expectedTotal: 24_900,
  });
  await till.click('tab-manage');
  await till.until('makers-list');
  await write('makers-find', '강진');
  await expect.poll(() => textOf('makers-list'), patient).toMatch(/위탁판매 \d+ %.*지금까지 줄 돈 20,418원/);
});

it('terms are set by keys, and end today', async () => {
  await openTerms();
  await write('contract-rate', '120');
  await hands.do({ tap: 'contract-save' });
  await expect.poll(() => textOf('contract-dialog'), patient).toContain('0부터 100까지');
  await write('contract-rate', '12.5');
  await write('contract-from', '20261122');
  await hands.do({ tap: 'contract-save' });
  await till.until('contract-refused');
  expect(await textOf('contract-refused')).toBe('지난 날부터는 바꿀 수 없어요. 2026-11-23부터 돼요.');
  await write('contract-from', '20261123');
  await write('contract-until', '20261123');
  await write('contract-number', '220-81-62517');
  await hands.do({ tap: 'contract-save' });
  await till.until('contract-dialog', 'hidden');
  expect(await textOf('makers-said')).toContain('2026-11-23부터 새 조건이에요');
  await expect.poll(() => textOf('makers-list'), patient).toContain('12.5 %');
  expect(await textOf('makers-list')).toContain('2026-11-23까지');
});

it('after the last day the scan says so, and it sells', async () => {
  await till.click('tab-sale');
  await till.click('void');
  await till.click('void-yes');
  await till.until('cart-empty');
  await selling.shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 12 }], keep: 0 });
  now += 2 * dayMs;
  await signIn(selling.shop, manager);
  await selling.shop.ask('shift.open', { counts: [] });
  await till.page.reload();
  await till.until('due');
  await till.keys.scan(codes.cup);
  await till.until('notice-contract_over');
  expect(await textOf('notice-contract_over')).toContain('2026-11-23에 끝났어요');
  await till.due(24_900);
});

it('the tax terms are set by keys, and the cart is taken apart by them at once', async () => {
  await till.click('tab-manage');
  await till.until('tax-save');
  await write('tax-rate', '12');
  expect(await till.page.getByTestId('tax-rate').inputValue()).toBe('12');
  await hands.do({ tap: 'tax-rounding-ceil' });
  await hands.do({ tap: 'tax-save' });
  await till.until('tax-said');
  expect(await textOf('tax-now')).toBe('지금 세율 12 %, 올림');
  await till.click('tab-sale');
  // 24,900 × 12 / 112 = 2,667.8…, up.
  await expect.poll(() => textOf('tax-split'), patient).toBe('과세 공급가액 22,232 부가세 2,668 면세 0');
});

async function itemOf(code: string): Promise<number> {
  const { items } = await selling.shop.ask('catalog.scan', { text: code });
  return Number(items[0]?.id);
}
