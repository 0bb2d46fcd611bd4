/** A real Chromium and windows on a till in it. Every fault of a page is kept, so that a test can ask for none. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { eyesOf, faultsOf, type Eyes } from './eyes.ts';
import { openKeys } from './keys.ts';
import { openRelay, type Relay } from './relay.ts';

export type Language = 'ko' | 'en';
export type Size = { readonly width: number; readonly height: number };

/** The sizes of screen the till is drawn for, the usual one first. */
export const sizes: readonly [Size, ...Size[]] = [{ width: 1366, height: 768 }, { width: 1024, height: 768 }, { width: 1920, height: 1080 }];

export type TillWindow = Eyes & {
  readonly relay: Relay;
  readonly close: () => Promise<void>;
};

export type WindowOptions = {
  readonly language?: Language; readonly size?: Size; readonly now?: () => number; readonly hash?: string; readonly touch?: boolean;
};

/** The same engine without the rest of a browser opens a page in half the time; where it is not installed, Chromium itself. */
const program = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path)) ?? 'chromium';

/** Chromium of this machine, without a window of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=ko', '--font-render-hinting=none'] });
}

/** Opens a window on a till, in a profile of its own. */
export async function openWindow(browser: Browser, address: string, options: WindowOptions = {}): Promise<TillWindow> {
  const { language = 'ko', size = { width: 1366, height: 768 }, now, hash, touch = false } = options;
  const locale = language === 'ko' ? 'ko-KR' : 'en-GB';
  const context = await browser.newContext({ viewport: size, locale, timezoneId: 'Asia/Seoul', hasTouch: touch });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const faults = faultsOf(page);
  if (now !== undefined) await page.clock.setFixedTime(now());
  const relay = await openRelay(page, hash ?? null);
  const keys = await openKeys(page);
  await page.goto(`${address}&lang=${language}`);
  return { ...eyesOf(page, keys, faults), relay, close: () => context.close() };
}
