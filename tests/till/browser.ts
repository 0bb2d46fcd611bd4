/** A real Chromium and windows on a till in it. Every fault of a page is kept, so that a test can ask for none. */
import { chromium, type Browser, type Page } from 'playwright-core';
import { openKeys, type Keys } from './keys.ts';
import { openRelay, type Relay } from './relay.ts';

export type Language = 'ko' | 'en';
export type Size = { readonly width: number; readonly height: number };

/** The two sizes of screen the till is drawn for. */
export const sizes: readonly Size[] = [{ width: 1366, height: 768 }, { width: 1024, height: 768 }];

export type TillWindow = {
  readonly page: Page;
  readonly keys: Keys;
  readonly relay: Relay;
  /** What the page threw, and what its console called an error. */
  readonly faults: string[];
  /** The text of an element by its test id, without white space around it. */
  readonly text: (testId: string) => Promise<string>;
  readonly click: (testId: string) => Promise<void>;
  readonly sees: (testId: string) => Promise<boolean>;
  /** Waits until an element is there, or is gone. */
  readonly until: (testId: string, state?: 'visible' | 'hidden') => Promise<void>;
  readonly close: () => Promise<void>;
};

type WindowOptions = { readonly language?: Language; readonly size?: Size; readonly now?: () => number; readonly hash?: string; readonly touch?: boolean };

/** Chromium of this machine, without a window of its own. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage', '--lang=ko'] });
}

/** Opens a window on a till, in a profile of its own. */
export async function openWindow(browser: Browser, address: string, options: WindowOptions = {}): Promise<TillWindow> {
  const { language = 'ko', size = { width: 1366, height: 768 }, now, hash, touch = false } = options;
  const locale = language === 'ko' ? 'ko-KR' : 'en-GB';
  const context = await browser.newContext({ viewport: size, locale, timezoneId: 'Asia/Seoul', hasTouch: touch });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (fault) => void faults.push(`${fault.name}: ${fault.message}`));
  page.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
  if (now !== undefined) await page.clock.setFixedTime(now());
  const relay = await openRelay(page, hash ?? null);
  const keys = await openKeys(page);
  await page.goto(`${address}&lang=${language}`);
  const at = (testId: string) => page.getByTestId(testId);
  return {
    page, relay, faults, keys,
    text: async (testId) => (await at(testId).first().innerText()).trim(),
    click: (testId) => at(testId).first().click(),
    sees: (testId) => at(testId).first().isVisible(),
    until: (testId, state = 'visible') => at(testId).first().waitFor({ state }),
    close: () => context.close(),
  };
}
