/** One sale however often it is asked for, and no cart lost by a reload, a closed page or a second window. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { pulsesOf, receiptsOf } from './paper.ts';
import { openSelling, type Selling } from './selling.ts';

const patient = { timeout: 15_000 };

let selling: Selling;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling();
}, 120_000);
afterAll(() => selling.close());
beforeEach(async () => {
  till = await selling.open();
  await till.until('cart-empty');
}, 60_000);
afterEach(async () => {
  expect(till.faults).toEqual([]);
  await till.close();
});

const sales = async (): Promise<number> => (await selling.shop.ask('receipt.list', { most: 200 })).receipts.length;

/** A notebook in the cart, 10,000 won typed, ready to be taken. */
async function readyToPay(): Promise<void> {
  await till.keys.scan(codes.notebook);
  await till.due(7_000);
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.type('10000');
  await till.shows('given', 10_000);
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
  const pulses = pulsesOf(selling.shop.printer).length;
  await readyToPay();
  await till.keys.hammer('Enter', 20);
  await expect.poll(sales, patient).toBe(before + 1);
  await expect.poll(() => receiptsOf(selling.shop.printer).length, patient).toBe(before + 1);
  await till.page.waitForTimeout(300);
  expect([await sales(), till.relay.asked('sale.commit'), pulsesOf(selling.shop.printer).length]).toEqual([before + 1, 1, pulses + 1]);
}, 60_000);

it('A10 a reload in the middle of a cart brings the cart back', async () => {
  await till.keys.scans([codes.notebook, codes.book, codes.book]);
  await till.due(37_000);
  await till.kept();
  await till.page.reload();
  await till.due(37_000);
  expect(await till.quantities()).toEqual(['1', '2']);
  await till.keys.scan(codes.bag);
  await till.due(37_500);
  await till.empty();
}, 60_000);

it('A1 a page closed between the commit and its answer leaves one sale and a fresh cart', async () => {
  const before = await sales();
  await readyToPay();
  till.relay.hold('sale.commit');
  await till.keys.press('Enter');
  await expect.poll(sales, patient).toBe(before + 1);
  await till.close();
  till = await selling.open();
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
  expect(await till.amount('change')).toBe(3_000);
  expect(await sales()).toBe(before + 1);
  // The browser itself notes a socket that was closed on it; nothing else may be noted.
  till.faults.splice(0, till.faults.length, ...till.faults.filter((fault) => !/WebSocket/.test(fault)));
}, 60_000);

it('A8, A13 a second window takes the till over with its cart, and the first can take it back', async () => {
  await till.keys.scan(codes.notebook);
  await till.due(7_000);
  const second = await selling.open();
  await second.until('cart-row');
  await till.until('replaced');
  await till.keys.scan(codes.book);
  await second.keys.scan(codes.bag);
  await second.due(7_500);
  await till.click('take-back');
  await till.due(7_500);
  await second.until('replaced');
  await second.close();
  await till.empty();
}, 60_000);
