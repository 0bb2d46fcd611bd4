/** Every screen in both languages, both themes and at every size: nothing overflows, every target can be touched, axe finds nothing serious. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openBrowser, openWindow, sizes, type Language } from './browser.ts';
import { axeFindings, drawingFindings } from './look.ts';
import { openShop } from './shop.ts';
import { walkClock, type Walk } from './show.ts';
import { walkAll } from './walk.ts';

/** Screens of the walk; fewer means that one of them was never come to. */
const screens = 192;

/** Waits until the page has drawn itself anew so many times: lists that measure themselves need two. */
function frames(page: Page, count: number): Promise<void> {
  return page.evaluate((wanted) => new Promise<void>((resolve) => {
    const next = (left: number): void => void requestAnimationFrame(() => (left === 0 ? resolve() : next(left - 1)));
    next(wanted);
  }), count);
}

async function lookAtAll(browser: Browser, language: Language, most: number): Promise<{ readonly seen: string[]; readonly found: string[] }> {
  const now = (): number => walkClock.at;
  const shops = [await openShop({ now }), await openShop({ now, demo: true })] as const;
  const seen: string[] = [];
  const found: string[] = [];
  const walkOf = async (shop: (typeof shops)[number]): Promise<Walk> => {
    const till = await openWindow(browser, shop.address, { language, now });
    // One walk in the light and one in the dark: no colour depends on the language.
    await till.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: language === 'ko' ? 'light' : 'dark' });
    const show = async (name: string): Promise<void> => {
      seen.push(name);
      found.push(...(await axeFindings(till.page)).map((each) => `${name}: ${each}`));
      for (const size of sizes.slice(0, most).toReversed()) {
        await till.page.setViewportSize(size);
        await frames(till.page, 2);
        found.push(...(await drawingFindings(till.page)).map((each) => `${name} at ${size.width}: ${each}`));
      }
    };
    return { till, shop, show, language };
  };
  try {
    await walkAll(await walkOf(shops[0]), await walkOf(shops[1]));
  } finally {
    for (const shop of shops) await shop.close();
  }
  return { seen, found };
}

/** Walks through every screen in one language, at so many of the sizes; fails by what it found. */
export async function expectAllDrawn(language: Language, most: number): Promise<void> {
  const browser = await openBrowser();
  try {
    const { seen, found } = await lookAtAll(browser, language, most);
    expect(seen).toHaveLength(screens);
    expect(found).toEqual([]);
  } finally {
    await browser.close();
  }
}
