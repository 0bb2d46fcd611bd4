/**
 * Takes the committed pictures of every screen, at each size, in both languages, and one in each language in the dark:
 * `node tests/screens/take.ts [--missing] [PREFIX ...]`. `--missing` takes those that have none yet. Looks at nothing itself.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser, openWindow, sizes, type Language } from '../till/browser.ts';
import { openShop } from '../till/shop.ts';
import { walkClock, type Walk } from '../till/show.ts';
import { walkAll } from '../till/walk.ts';
import { withPalette } from './palette.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
const asked = process.argv.slice(2);
const isWanted = (name: string, language: Language): boolean => asked.length === 0 || asked.some((wanted) => (
  wanted === '--missing' ? !existsSync(`${folder}${name}-1366-${language}.png`) : name.startsWith(wanted)));
const darkAt: Readonly<Record<Language, number>> = { ko: 1_366, en: 1_024 };
const now = (): number => walkClock.at;

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
try {
  for (const language of ['ko', 'en'] as const) await takeIn(language);
} finally {
  await browser.close();
}

async function take(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(50);
  const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  writeFileSync(`${folder}${name}.png`, withPalette(picture));
}

async function takeIn(language: Language): Promise<void> {
  const shops = [await openShop({ now }), await openShop({ now, demo: true })] as const;
  const [fresh, demo] = await Promise.all(shops.map(async (shop): Promise<Walk> => {
    const till = await openWindow(browser, shop.address, { language, now, hash: '7f3a9c01' });
    await till.page.emulateMedia({ reducedMotion: 'reduce' });
    const show = async (name: string): Promise<void> => {
      if (!isWanted(name, language)) return;
      await till.page.mouse.move(0, 0);
      for (const size of sizes) {
        await till.page.setViewportSize(size);
        await till.page.waitForTimeout(250);
        await take(till.page, `${name}-${size.width}-${language}`);
        if (size.width !== darkAt[language]) continue;
        await till.page.emulateMedia({ colorScheme: 'dark' });
        await take(till.page, `${name}-${size.width}-${language}-dark`);
        await till.page.emulateMedia({ colorScheme: 'light' });
      }
      await till.page.setViewportSize(sizes[0]);
      await till.page.waitForTimeout(100);
      process.stdout.write(`${name} ${language}\n`);
    };
    return { till, shop, show, language };
  }));
  try {
    if (fresh !== undefined && demo !== undefined) await walkAll(fresh, demo);
  } finally {
    for (const shop of shops) await shop.close();
  }
}
