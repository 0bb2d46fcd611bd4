/** A machine whose clock is wrong says so on every screen, and sells. */
import { expect, test } from 'vitest';
import { openBrowser, openWindow } from './browser.ts';
import { openShop } from './shop.ts';

test('a clock that shows the year before last is a band on the screen; the right one is none', async () => {
  const browser = await openBrowser();
  const time = { now: Date.UTC(2025, 0, 1, 3) };
  const shop = await openShop({ demo: true, now: () => time.now });
  const till = await openWindow(browser, shop.address, { now: () => time.now });
  try {
    await till.until('clock');
    expect(await till.text('clock')).toContain('이 기기의 시계가 틀려요.');
    time.now = Date.UTC(2026, 10, 23, 3);
    await till.page.reload();
    await till.until('pin-dots');
    expect(await till.sees('clock')).toBe(false);
    expect(till.faults).toEqual([]);
  } finally {
    await browser.close();
    await shop.close();
  }
}, 60_000);
