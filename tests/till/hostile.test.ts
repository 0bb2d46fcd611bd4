/** A hundred item names that break something somewhere, through the screen and through the receipt: nothing breaks here. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { piecesOf } from '../../scripts/devices/paper.ts';
import { hostileNames } from '../golden/hostile-names.ts';
import { openBrowser, openWindow, type TillWindow } from './browser.ts';
import { drawingFindings } from './look.ts';
import { failuresOf, pulsesOf, receiptsOf } from './paper.ts';
import { catalogOf, openForSelling, openShop, type Shop } from './shop.ts';

const patient = { timeout: 20_000 };
const codeOf = (index: number): string => `77${String(index).padStart(6, '0')}`;
const field = (name: string): string => `"${name.replaceAll('"', '""')}"`;

let shop: Shop;
let browser: Browser;
let till: TillWindow;

beforeAll(async () => {
  shop = await openShop();
  const rowOf = (name: string, index: number): string => `${codeOf(index)},${field(name)},${field(name.slice(0, 40))},1000,taxable,5,0,,`;
  await openForSelling(shop, catalogOf(hostileNames.map(({ name }, index) => rowOf(name, index))));
  browser = await openBrowser();
  till = await openWindow(browser, shop.address);
  await till.page.evaluate(() => {
    window.alert = () => void (document.title = 'a script ran');
  });
  await till.until('due');
}, 120_000);
afterAll(async () => {
  await browser.close();
  await shop.close();
});

it('were all taken from the file', async () => {
  expect(hostileNames).toHaveLength(100);
  const { items } = await shop.ask('catalog.scan', { text: codeOf(99) });
  expect(items).toHaveLength(1);
});

it('stand in the cart without breaking a row or running anything', async () => {
  const title = await till.page.title();
  await till.keys.scans(hostileNames.map((_, index) => codeOf(index)), { gapMs: 1 });
  await expect.poll(() => till.page.getByTestId('due').getAttribute('data-amount'), patient).toBe('100000');
  const texts: string[] = [];
  for (let place = 0; place < 100; place += 10) {
    await till.page.getByTestId('cart-list').evaluate((frame, top) => frame.scrollTo(0, top), place * 45);
    await till.page.waitForTimeout(60);
    const rows = await till.page.getByTestId('cart-row').evaluateAll((all) => all.map((row) => {
      const { height, right } = row.getBoundingClientRect();
      const frame = row.closest('.cart')?.getBoundingClientRect();
      return { height, fits: frame !== undefined && right <= frame.right + 1, text: row.textContent ?? '' };
    }));
    expect(rows.filter(({ height, fits }) => height !== 45 || !fits)).toEqual([]);
    texts.push(...rows.map(({ text }) => text));
    expect(await drawingFindings(till.page)).toEqual([]);
  }
  expect(new Set(texts).size).toBeGreaterThanOrEqual(100);
  expect(texts.filter((text) => /[\u0000-\u001f\u007f-\u009f]/.test(text))).toEqual([]);
  expect(await till.page.locator('.cart img').count()).toBe(0);
  expect(await till.page.title()).toBe(title);
}, 60_000);

it('are printed without a command of theirs, within 42 columns, what is missing replaced visibly', async () => {
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
  await expect.poll(() => receiptsOf(shop.printer).length, patient).toBe(1);
  const [receipt] = receiptsOf(shop.printer);
  if (receipt === undefined) throw new Error('no paper');
  expect(failuresOf(shop.printer)).toEqual([]);
  const lines = piecesOf(receipt.job, 'line');
  expect(Math.max(...lines.map((line) => line.columns))).toBeLessThanOrEqual(42);
  expect(lines.filter((line) => /^ +1,000 x +1 +1,000$/.test(line.text))).toHaveLength(100);
  expect(receipt.barcodes).toEqual(['0001-01-1-000001']);
  expect(piecesOf(receipt.job, 'qr')).toEqual([]);
  expect(piecesOf(receipt.job, 'cut')).toHaveLength(1);
  await expect.poll(() => pulsesOf(shop.printer).length, patient).toBe(1);
  await till.page.waitForTimeout(500);
  expect(pulsesOf(shop.printer)).toHaveLength(1);
  const printed = lines.map((line) => line.text).join('\n');
  expect(printed).toContain('□');
  // CP949 has it, though KS X 1001 has not.
  expect(printed).toContain('뷁');
  expect(printed).not.toMatch(/[🍵ผ\u202e\u200d]/u);
  expect(till.faults).toEqual([]);
}, 60_000);
