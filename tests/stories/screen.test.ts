/** Stories of scanners that only a screen can tell, as trusted keys in a real Chromium. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { TillWindow } from '../till/browser.ts';
import { codes } from '../till/goods.ts';
import { openSelling, type Selling } from '../till/selling.ts';
import { manager, signIn } from '../till/shop.ts';

vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 15_000 };
let selling: Selling;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling();
  await signIn(selling.shop, manager);
}, 120_000);
afterAll(() => selling.close());
beforeEach(async () => {
  till = await selling.open();
}, 60_000);
afterEach(async () => {
  expect(till.faults).toEqual([]);
  await till.close();
}, 60_000);

const amount = async (testId: string): Promise<number> => Number(await till.page.getByTestId(testId).first().getAttribute('data-amount'));

it('H71 a scan among goods taken back is neither their quantity nor their price: it waits for its own', async () => {
  await till.keys.press('F10');
  await till.keys.scan(codes.notebook);
  await till.until('price-panel');
  await till.keys.type('6500');
  await till.keys.scan(codes.book);
  await till.until('scans-waiting');
  expect(await till.text('price-typed')).toContain('6,500');
  await till.keys.press('Enter');
  await till.until('price-panel');
  await till.keys.press('Enter');
  await expect.poll(() => till.page.getByTestId('row-quantity').allInnerTexts(), patient).toEqual(['1', '1']);
  await till.keys.press('F2');
  await till.keys.scan(codes.bag);
  await till.until('price-panel');
  await till.keys.press('Enter');
  await expect.poll(() => till.page.getByTestId('row-quantity').allInnerTexts(), patient).toEqual(['1', '1', '1']);
  expect(await amount('refund-total')).toBe(-(6_500 + 15_000 + 500));
  await till.click('void');
  await till.click('void-yes');
  await till.until('cart-empty');
});

it('H77 no code signs anybody out, opens a dialog or leaves the screen, whatever its letters', async () => {
  const texts = ['LOGOUT', 'Q-LOCK-L', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'zxcvbnm./-0123456789', 'F1F3F10'];
  for (const suffix of ['Enter', 'Tab'] as const) {
    for (const text of texts) await till.keys.scan(text, { suffix });
  }
  await till.keys.scan(codes.notebook);
  await expect.poll(() => amount('due'), patient).toBeGreaterThan(0);
  expect((await selling.shop.ask('till.state', {})).operator?.name).toBe(manager.name);
  expect(await till.page.locator('[role=dialog]').count()).toBe(0);
  expect([till.relay.asked('operator.sign_out'), till.relay.asked('cart.void')]).toEqual([0, 0]);
  await till.click('void');
  await till.click('void-yes');
  await till.until('cart-empty');
});

it('J89 a key presses no button that is off: nothing is given, paid or closed that may not be', async () => {
  const keys = ['F4', 'F6', 'F8', 'F10', 'Enter', 'Delete', 'Control+d', 'Control+z'];
  // An empty cart: nothing to discount, to pay or to put aside.
  for (const key of keys.filter((each) => each !== 'F10' && each !== 'Control+d')) await till.keys.press(key);
  await till.until('cart-empty');
  expect(await till.page.locator('[role=dialog]').count()).toBe(0);
  // Goods that come back without reason and condition: the button is off for a hand and for its key.
  await till.keys.press('F10');
  await till.keys.scan(codes.notebook);
  await till.until('price-panel');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('cart-row');
  for (const key of ['F8', 'F8', 'Enter', 'F4']) await till.keys.press(key);
  await till.until('refund-need');
  // A button that is off and has the focus is pressed by neither Enter nor Space.
  await till.click('void');
  await till.click('void-yes');
  await till.until('cart-empty');
  const button = till.page.getByTestId('give-back');
  expect(await button.getAttribute('aria-disabled')).toBe('true');
  await button.focus();
  await till.keys.press('Enter');
  await till.keys.press('Space');
  const asked = ['sale.commit', 'refund.commit', 'return.commit', 'shift.close', 'consent.give'] as const;
  expect(asked.map((row) => till.relay.asked(row))).toEqual([0, 0, 0, 0, 0]);
});
