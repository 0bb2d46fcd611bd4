/** Goal 14: from starting the browser to a screen that takes scans, beside the same browser with a blank page, in turn. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { pageFolder } from '../build-page.ts';
import { startAlone } from './browser.ts';
import { itemsOfCounter, pause } from './counter.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { codeAt } from './goods.ts';
import { keyboardOf } from './keys.ts';
import { heldTo, told, type Row } from './row.ts';
import { summaryOf } from './stats.ts';
import { beginWatch, lookAtWatch, scansOf, takeWatch } from './stopwatch.ts';
import { startTill } from './till.ts';

const launches = 8;
const gzipLevel = 9;
const bundleMostKb = 300;
const liveMs = 60_000;
/** A page stands long before, in ms. */
const standsMs = 2_500;
const lookMs = 10;
const rescanMs = 3_000;
const blank = 'data:text/html,<title>blank</title><p data-testid=blank>blank</p>';

/** Measures goal 14 in the browser at a path. */
export async function measureLaunch(browser: string): Promise<Row> {
  const disk = diskDirectory();
  try {
    const till = await startTill(join(disk, 'till'), itemsOfCounter);
    const samples = { blank: [] as number[], till: [] as number[], scan: [] as number[] };
    try {
      // The first launch of each makes its profile, as the first start of a till does, and is not counted.
      for (let launch = 0; launch <= launches; launch += 1) {
        const floor = await launchTo(browser, join(disk, 'blank'), blank, null);
        const live = await launchTo(browser, join(disk, 'browser'), till.address, launch);
        if (launch === 0) continue;
        samples.blank.push(floor.liveMs);
        samples.till.push(live.liveMs);
        samples.scan.push(live.scanMs);
      }
    } finally {
      await till.close();
    }
    return rowOf(samples);
  } finally {
    removeDirectory(disk);
  }
}

/**
 * One launch, in ms until the page was painted. Of the till, whose cart has so many `pieces`, a scan follows and shows that it
 * is live: in ms from its Enter to its frame. Nobody watches a page until it stands: a debugger's ear slows what it listens to.
 */
async function launchTo(
  path: string,
  profile: string,
  address: string,
  pieces: number | null,
): Promise<{ readonly liveMs: number; readonly scanMs: number }> {
  const from = performance.timeOrigin + performance.now();
  const alone = startAlone(path, profile, address);
  await pause(standsMs);
  const browser = await alone.attach();
  try {
    const page = await pageOf(browser);
    const live = await page.evaluate(paintedAt);
    return { liveMs: live - from, scanMs: pieces === null ? 0 : await firstScan(page, pieces) };
  } finally {
    await alone.end(browser);
  }
}

async function pageOf(browser: Browser): Promise<Page> {
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the browser shows no page');
  await page.waitForSelector('[data-testid=blank], [data-testid=cart-empty], [data-testid=cart-row]', { timeout: liveMs });
  return page;
}

/** The first scan of a page; a machine that holds its keys back gets it once more. */
async function firstScan(page: Page, pieces: number): Promise<number> {
  // The watch must hear keys before the page does.
  await page.addInitScript(beginWatch);
  await page.reload();
  await page.waitForSelector('[data-testid=cart-empty], [data-testid=cart-row]');
  const keyboard = keyboardOf(await page.context().newCDPSession(page));
  const last = performance.now() + liveMs;
  await keyboard.scan(codeAt(pieces), 0);
  for (let rescanAt = performance.now() + rescanMs; (await page.evaluate(lookAtWatch)).pieces === pieces; await pause(lookMs)) {
    if (performance.now() > last) throw new Error('the page was painted, and took no scan');
    if (performance.now() < rescanAt) continue;
    rescanAt = performance.now() + rescanMs;
    await keyboard.scan(codeAt(pieces), 0);
  }
  await pause(rescanMs);
  const { keys, frames } = await page.evaluate(takeWatch);
  const frame = frames.find((each) => each.pieces > pieces);
  const enter = scansOf(keys).findLast(({ enterAt }) => frame !== undefined && enterAt < frame.at);
  if (frame === undefined || enter === undefined) throw new Error('broken: the first scan was seen and is not there');
  return frame.at - enter.enterAt;
}

/**
 * In the page: when the largest content was on the screen, in ms since 1970, by the browser's own clock of painting. The till draws
 * its first screen at once, cart and all, and nothing before it.
 */
function paintedAt(): Promise<number> {
  return new Promise((resolve, reject) => {
    new PerformanceObserver((list) => {
      const last = list.getEntries().at(-1);
      if (last === undefined) reject(new Error('nothing was painted'));
      else resolve(performance.timeOrigin + last.startTime);
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
}

type Samples = { readonly blank: readonly number[]; readonly till: readonly number[]; readonly scan: readonly number[] };

function rowOf(samples: Samples): Row {
  const [floor, live, scan] = [summaryOf(samples.blank), summaryOf(samples.till), summaryOf(samples.scan)];
  const sizes = bundleSizes(pageFolder());
  const ms = (value: number): string => value.toFixed(0);
  return {
    number: 14,
    name: 'launch',
    title: 'from starting the browser to a screen that takes scans',
    figures: [
      heldTo({ of: 'ratio', most: 2, mostAmbitious: 1.5 }, 'launch to live, p50', 'ms', live.p50, floor.p50),
      heldTo({ of: 'value', most: bundleMostKb, mostAmbitious: null }, 'scripts and styles to live, gzip', 'KB', sizes.first, null),
      told('with all later screens, gzip', 'KB', sizes.code, null),
      told('the first scan, p50', 'ms', scan.p50, null),
    ],
    notes: [
      `${live.n} launches of each in turn, profiles made before; ` +
        `best ${ms(live.best)} and ${ms(floor.best)} ms, p95 ${ms(live.p95)} and ${ms(floor.p95)} ms`,
      "live: the cart is painted, by the browser's own clock, while nothing listens to it; the scan is the first of a page",
      `the till's process runs before, with ${itemsOfCounter.toLocaleString('en')} items`,
      `beside scripts and styles the page loads ${sizes.fonts.toFixed(0)} KB of fonts`,
    ],
  };
}

/** Sizes of the built page in KB (1,024 bytes): code, compressed, that the first screen waits for; all code; and the fonts as they are. */
function bundleSizes(folder: string): { readonly first: number; readonly code: number; readonly fonts: number } {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const sizes = { first: 0, code: 0, fonts: 0 };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const kind = extname(name);
    if (kind.startsWith('.woff')) sizes.fonts += readFileSync(join(folder, name)).length / 1_024;
    if (!['.js', '.css', '.html'].includes(kind)) continue;
    const size = gzipSync(readFileSync(join(folder, name)), { level: gzipLevel }).length / 1_024;
    sizes.code += size;
    if (kind === '.html' || page.includes(basename(name))) sizes.first += size;
  }
  return sizes;
}
