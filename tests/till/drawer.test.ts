/** The drawer by keyboard: cash in and out with a cashier's leave asked for, the drawer without a sale, the way to the safe. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { pulsesOf, receiptsOf, valueOf } from './paper.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, manager, type Shop } from './shop.ts';

vi.setConfig({ testTimeout: 60_000 });
let selling: Selling;
let shop: Shop;
let till: TillWindow;
beforeAll(async () => {
  selling = await openSelling();
  shop = selling.shop;
}, 120_000);
afterAll(() => selling.close());
beforeEach(async () => {
  till = await selling.open();
  await till.until('cart-empty');
});
afterEach(async () => {
  expect(till.faults).toEqual([]);
  await till.close();
});

const patient = { timeout: 15_000 };

it('a cashier takes 12,000 won out with a manager’s leave: one pulse, one slip', async () => {
  const pulses = pulsesOf(shop.printer).length;
  await till.keys.press('Control+o');
  await till.until('drawer-dialog');
  await till.keys.type('12000');
  await till.keys.press('Enter');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('drawer-done', 'visible');
  await till.keys.press('Enter');
  await till.until('drawer-done', 'hidden');
  await expect.poll(() => receiptsOf(shop.printer).at(-1)?.lines.join('\n') ?? '', patient).toContain('출금 전표');
  const slip = receiptsOf(shop.printer).at(-1);
  expect(slip === undefined ? '' : valueOf(slip, '돈통에서 뺀 돈')).toBe('-12,000');
  expect(slip === undefined ? '' : valueOf(slip, '담당:')).toBe(cashier.name);
  expect(pulsesOf(shop.printer)).toHaveLength(pulses + 1);
});

it('leave that is not given leaves the dialog as it was, and nothing happens to the drawer', async () => {
  const pulses = pulsesOf(shop.printer).length;
  await till.keys.press('Control+o');
  await till.until('drawer-dialog');
  await till.keys.type('7000');
  await till.keys.press('Enter');
  await till.until('consent-dialog');
  await till.keys.press('Escape');
  await till.until('drawer-dialog');
  expect(await till.page.getByTestId('drawer-typed').innerText()).toContain('7,000');
  await till.keys.press('Escape');
  await till.until('drawer-dialog', 'hidden');
  expect(pulsesOf(shop.printer)).toHaveLength(pulses);
});

it('much cash is said, and its button leads to the safe', async () => {
  await shop.ask('operator.sign_in', { operatorId: '01', pin: manager.pin });
  await shop.ask('day.set_rules', { cashLimit: 10_000, closeLimit: 10_000, dayTurns: 5 });
  await till.until('cash-high');
  await till.click('to-safe');
  await till.until('drawer-dialog');
  await till.keys.type('50000');
  await till.keys.press('Enter');
  await till.until('drawer-done');
  await till.keys.press('Enter');
  await expect.poll(() => receiptsOf(shop.printer).at(-1)?.lines.join('\n') ?? '', patient).toContain('중간출금 전표');
  await shop.ask('day.set_rules', { cashLimit: 0, closeLimit: 10_000, dayTurns: 5 });
  await till.until('cash-high', 'hidden');
});
