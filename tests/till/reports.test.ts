/** The manager's reports on the screen of a real till: what was rung up stands in them, and a file of it lies on the disk. */
import { existsSync, readFileSync } from 'node:fs';
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

async function sell(): Promise<void> {
  await till.keys.scan(codes.notebook);
  await till.until('cart-row');
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
  await till.keys.press('Enter');
  await till.until('cart-empty');
}

it('shows what was sold, split any way to the same total, and the cash on a press alone', async () => {
  await sell();
  await sell();
  await till.click('tab-day');
  await till.click('reports-sales');
  await till.until('sales-locked');
  await till.click('sign-in-manager');
  await till.until('manager-dialog');
  await till.page.getByTestId('manager-dialog').locator('.person').filter({ hasText: manager.name }).click();
  await till.keys.type(manager.pin);
  await till.until('sales-totals');
  const net = await till.amount('sales-net');
  expect(net).toBe(14_000);
  for (const by of ['hour', 'day', 'operator', 'maker', 'category', 'item']) {
    await till.click(`sales-by-${by}`);
    await till.until('sales-total');
    expect(await till.amount('sales-total'), by).toBe(net);
  }
  // Each number opens the entries that make it.
  await till.page.locator('.sales-why').first().click();
  await till.shows('sales-behind-sum', net);
  expect(await till.page.locator('.sales-behind .day-entry').count()).toBe(2);
  await till.keys.press('Escape');
  await till.until('sales-total');
  await till.click('sales-figures');
  await till.page.locator('.sales-why[data-key=vat]').click();
  await till.until('sales-behind-sum');
  await till.click('sales-by-tender');
  expect(await till.sees('sales-total')).toBe(false);
  await till.click('sales-cash');
  await till.shows('sales-total', net);
  const { report } = await selling.shop.ask('shift.x', { withCash: false, print: false });
  expect(report.happened.seen).toBe(1);
  expect(till.faults).toEqual([]);
});

it('says who changed what, with what stood there before', async () => {
  await selling.shop.ask('day.set_rules', { cashLimit: 700_000, closeLimit: 10_000, dayTurns: 5 });
  await till.click('reports-changes');
  await till.until('changes-table');
  expect(await till.page.locator('tr[data-kind=settings_changed] dl').first().innerText()).toContain('700000');
  expect(await till.page.locator('tr[data-kind=store_opened]').count()).toBe(1);
  await till.click('reports-sales');
  await till.until('sales-totals');
  expect(till.faults).toEqual([]);
});

it('writes what is shown into a file and says where it lies', async () => {
  await till.click('sales-by-item');
  await till.click('sales-files');
  await till.click('export-sales-csv');
  await till.until('export-done');
  const path = /\S+\.csv/.exec(await till.text('export-done'))?.[0] ?? '';
  expect(existsSync(path)).toBe(true);
  const lines = readFileSync(path, 'utf8').split('\r\n');
  expect(lines.at(-2)).toBe(',합계 Total,2,0,14000,0,0,14000');
  // No shift was closed: there is nothing for the landlord yet.
  await till.click('export-landlord-xlsx');
  await till.until('export-refused');
  expect(till.faults).toEqual([]);
});
