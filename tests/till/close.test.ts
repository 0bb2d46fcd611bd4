/**
 * The close in Chromium by keyboard, with two people: cash moves, a hand-over signed by both, what is open carried over, a blind
 * count that is far off, leave, the Z on paper with its QR, and the figures with the entries behind them. Every frame that the
 * page is sent before the count is looked through for the expected amount.
 */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { piecesOf as partsOf } from '../../scripts/devices/paper.ts';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { failuresOf, receiptsOf, valueOf } from './paper.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, manager, type Shop } from './shop.ts';

vi.setConfig({ testTimeout: 120_000 });
let selling: Selling;
let shop: Shop;
let till: TillWindow;
const frames: string[] = [];
beforeAll(async () => {
  selling = await openSelling();
  shop = selling.shop;
  till = await selling.open();
  till.page.on('websocket', (socket) => void socket.on('framereceived', ({ payload }) => void frames.push(String(payload))));
  await till.page.reload();
  await till.until('cart-empty');
}, 120_000);
afterAll(() => selling.close());

const patient = { timeout: 20_000 };
const amount = async (testId: string): Promise<number> => Number(await till.page.getByTestId(testId).getAttribute('data-amount'));

async function sellExactly(code: string): Promise<void> {
  await till.keys.scan(code);
  await till.until('cart-row');
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
  await till.keys.press('Enter');
  await till.until('cart-empty');
}

/** Float 100,000, two notebooks at 7,000, 1,234,560 put in: 1,348,560. */
const planted = ['1348560', '1,348,560'];

it('a day with two people ends in a Z that adds up', async () => {
  await sellExactly(codes.notebook);
  await sellExactly(codes.notebook);
  await till.keys.press('Control+o');
  await till.until('drawer-dialog');
  await till.click('drawer-pay_in');
  await till.keys.type('1234560');
  await till.keys.press('Enter');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('drawer-done');
  await till.keys.press('Enter');
  await till.keys.scan(codes.book);
  await till.until('cart-row');
  await till.keys.press('F7');
  await till.until('park-dialog');
  await till.page.getByTestId('park-name').fill('파란 가방 손님');
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.click('tab-close');
  await till.until('leftovers');
  expect(await till.text('leftovers')).toContain('파란 가방 손님');
  await till.keys.press('Enter');
  await till.until('close');
  await till.keys.type('2');
  await expect.poll(() => amount('counted'), patient).toBe(100_000);
  await till.click('close-till');
  await till.until('far-off');
  expect(frames.length).toBeGreaterThan(20);
  expect(frames.filter((text) => planted.some((shape) => text.includes(shape)))).toEqual([]);
  await till.click('far-off-ask');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('close-result');
  expect(await amount('over-short')).toBe(100_000 - 1_348_560);
  expect(frames.some((text) => text.includes('1348560'))).toBe(true);
});

it('the Z comes out on paper, its QR says the same, and the screen explains each figure', async () => {
  await expect.poll(() => receiptsOf(shop.printer).at(-1)?.lines.join('\n') ?? '', patient).toContain('마감정산 Z 1');
  const z = receiptsOf(shop.printer).at(-1);
  if (z === undefined) throw new Error('no Z');
  expect([valueOf(z, '순매출'), valueOf(z, '있어야 할 현금'), valueOf(z, '센 현금'), valueOf(z, '과부족')]).toEqual([
    '14,000', '1,348,560', '100,000', '-1,248,560',
  ]);
  expect(z.lines.find((line) => line.startsWith('보류 파란 가방 손님'))).toBeDefined();
  const [code] = partsOf(z.job, 'qr');
  expect(JSON.stringify(code)).toContain('SODAM-Z1|');
  expect(JSON.stringify(code)).toContain('|14000|-1248560|14000|');
  expect(failuresOf(shop.printer)).toEqual([]);
  await till.keys.press('Enter');
  await till.until('open-shift');
  await till.click('tab-day');
  await till.until('day-figures');
  for (const [key, sum] of [['net', 14_000], ['expected', 1_348_560], ['cash|pay_in', 1_234_560], ['vat', 1_272]] as const) {
    await till.page.locator(`[data-key="${key}"]`).click();
    await till.until('explained-sum');
    expect(await amount('explained-sum')).toBe(sum);
    await till.keys.press('Escape');
    await till.until('day-figures');
  }
  await till.click('day-print');
  await expect.poll(() => receiptsOf(shop.printer).at(-1)?.lines.join('\n') ?? '', patient).toContain('** 재발행 1 **');
  expect(till.faults).toEqual([]);
});

it('a hand-over takes both PINs and leaves the other at the till', async () => {
  await till.click('tab-sale');
  await till.until('open-shift');
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.click('tab-close');
  await till.until('leftovers');
  await till.keys.press('Enter');
  await till.until('close');
  await till.click('hand-over');
  await till.until('hand-over-dialog');
  await till.page.getByTestId('hand-over-dialog').locator('.person').filter({ hasText: manager.name }).click();
  await till.page.getByTestId('hand-over-own').fill(cashier.pin);
  await till.page.getByTestId('hand-over-other').fill('000000');
  await till.keys.press('Enter');
  await till.until('hand-over-refused');
  await till.page.getByTestId('hand-over-own').fill(cashier.pin);
  await till.page.getByTestId('hand-over-other').fill(manager.pin);
  await till.page.waitForTimeout(1_100);
  await till.keys.press('Enter');
  await till.until('hand-over-dialog', 'hidden');
  await till.page.getByTestId('operator').filter({ hasText: manager.name }).waitFor();
  await expect.poll(() => receiptsOf(shop.printer).at(-1)?.lines.join('\n') ?? '', patient).toContain('교대 인수인계');
  expect(till.faults).toEqual([]);
});
