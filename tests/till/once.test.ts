/** One sale however often it is asked for, and no cart lost by a reload, a closed page or a second window. */
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBrowser, openWindow, type TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { pulsesOf, receiptsOf } from './paper.ts';
import { openForSelling, openShop, type Shop } from './shop.ts';

const patient = { timeout: 15_000 };

let shop: Shop;
let browser: Browser;
let till: TillWindow;

beforeAll(async () => {
  shop = await openShop();
  await openForSelling(shop, goods);
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser.close();
  await shop.close();
});
beforeEach(async () => {
  till = await openWindow(browser, shop.address);
  await till.until('cart-empty');
}, 60_000);
afterEach(async () => {
  expect(till.faults).toEqual([]);
  await till.close();
});

const amount = async (testId: string): Promise<number> => Number(await till.page.getByTestId(testId).first().getAttribute('data-amount'));
const due = (wanted: number) => expect.poll(() => amount('due'), patient).toBe(wanted);
const sales = async (): Promise<number> => (await shop.ask('receipt.list', { most: 200 })).receipts.length;

/** A notebook in the cart, 10,000 won typed, ready to be taken. */
async function readyToPay(): Promise<void> {
  await till.keys.scan(codes.notebook);
  await due(7_000);
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.type('10000');
  await expect.poll(() => amount('given'), patient).toBe(10_000);
}

it.each([
  ['a double click', async () => void (await till.page.getByTestId('take').dblclick({ delay: 0 }))],
  ['a double Enter', () => till.keys.hammer('Enter', 2)],
] as [string, () => Promise<void>][])('%s is one sale', async (_name, press) => {
  const before = await sales();
  await readyToPay();
  till.relay.hold('sale.commit');
  await press();
  await till.page.waitForTimeout(300);
  till.relay.hold(null);
  await till.page.waitForTimeout(300);
  expect([await sales(), till.relay.asked('sale.commit')]).toEqual([before + 1, 1]);
}, 60_000);

it('twenty Enters in twenty milliseconds are one sale, one paper, one pulse', async () => {
  const before = await sales();
  const pulses = pulsesOf(shop.printer).length;
  await readyToPay();
  await till.keys.hammer('Enter', 20);
  await expect.poll(sales, patient).toBe(before + 1);
  await expect.poll(() => receiptsOf(shop.printer).length, patient).toBe(before + 1);
  await till.page.waitForTimeout(300);
  expect([await sales(), till.relay.asked('sale.commit'), pulsesOf(shop.printer).length]).toEqual([before + 1, 1, pulses + 1]);
}, 60_000);

it('A10 a reload in the middle of a cart brings the cart back', async () => {
  await till.keys.scans([codes.notebook, codes.book, codes.book]);
  await due(37_000);
  await till.page.reload();
  await due(37_000);
  expect(await till.page.getByTestId('row-quantity').allInnerTexts()).toEqual(['1', '2']);
  await till.keys.scan(codes.bag);
  await due(37_500);
  await till.click('void');
  await till.click('void-yes');
  await till.until('cart-empty');
}, 60_000);

it('A1 a page closed between the commit and its answer leaves one sale and a fresh cart', async () => {
  const before = await sales();
  await readyToPay();
  till.relay.hold('sale.commit');
  await till.keys.press('Enter');
  await expect.poll(sales, patient).toBe(before + 1);
  await till.close();
  till = await openWindow(browser, shop.address);
  await till.until('cart-empty');
  expect(await sales()).toBe(before + 1);
  expect(await till.text('last-receipt')).toContain('3,000');
}, 60_000);

it('an answer that was lost with the link is asked for again: one sale, and its change is shown', async () => {
  const before = await sales();
  await readyToPay();
  till.relay.hold('sale.commit');
  await till.keys.press('Enter');
  await expect.poll(sales, patient).toBe(before + 1);
  await till.relay.cut();
  await till.until('lost');
  till.relay.drop();
  till.relay.mend();
  await till.until('done');
  expect(await amount('change')).toBe(3_000);
  expect(await sales()).toBe(before + 1);
  // The browser itself notes a socket that was closed on it; nothing else may be noted.
  till.faults.splice(0, till.faults.length, ...till.faults.filter((fault) => !/WebSocket/.test(fault)));
}, 60_000);

it('A8, A13 a second window takes the till over with its cart, and the first can take it back', async () => {
  await till.keys.scan(codes.notebook);
  await due(7_000);
  const second = await openWindow(browser, shop.address);
  await second.until('cart-row');
  await till.until('replaced');
  await till.keys.scan(codes.book);
  await second.keys.scan(codes.bag);
  await expect.poll(() => second.page.getByTestId('due').getAttribute('data-amount'), patient).toBe('7500');
  await till.click('take-back');
  await due(7_500);
  await second.until('replaced');
  await second.close();
  await till.click('void');
  await till.click('void-yes');
  await till.until('cart-empty');
}, 60_000);
