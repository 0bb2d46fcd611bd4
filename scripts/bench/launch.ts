/** Goal 14: from starting the browser to a screen that takes scans, beside the same browser with a blank page, in turn. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pageFolder } from '../build-page.ts';
import { launchWithProfile } from './browser.ts';
import { itemsOfCounter, pause } from './counter.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { codeAt } from './goods.ts';
import { keyboardOf } from './keys.ts';
import { heldTo, type Row } from './row.ts';
import { summaryOf } from './stats.ts';
import { startTill } from './till.ts';

const launches = 8;
const gzipLevel = 9;
const bundleMostKb = 300;
const liveMs = 60_000;
const lookMs = 10;
const blank = 'data:text/html,<title>blank</title><p data-testid=blank>blank</p>';

declare global {
  interface Window {
    /** When what was waited for stood on the screen, in ms since 1970. */
    benchLiveAt?: number;
  }
}

/** Measures goal 14 in the browser at a path. */
export async function measureLaunch(browser: string): Promise<Row> {
  const disk = diskDirectory();
  try {
    const till = await startTill(join(disk, 'till'), itemsOfCounter);
    const samples = { blank: [] as number[], till: [] as number[] };
    try {
      // The first launch of each makes its profile, as the first start of a till does, and is not counted.
      for (let launch = 0; launch <= launches; launch += 1) {
        const floor = await launchTo(browser, join(disk, 'blank'), blank, launch, false);
        const live = await launchTo(browser, join(disk, 'browser'), till.address, launch, true);
        if (launch === 0) continue;
        samples.blank.push(floor);
        samples.till.push(live);
      }
    } finally {
      await till.close();
    }
    return rowOf(samples);
  } finally {
    removeDirectory(disk);
  }
}

/** One launch, in ms until the page was painted and, of the till, took scans; that it does is shown by a scan afterwards. */
async function launchTo(path: string, profile: string, address: string, earlier: number, isTill: boolean): Promise<number> {
  const from = performance.timeOrigin + performance.now();
  const context = await launchWithProfile(path, profile);
  try {
    const page = context.pages()[0] ?? await context.newPage();
    await page.addInitScript(watchForLive);
    await page.goto(address, { waitUntil: 'commit' });
    const live = async (): Promise<number> => {
      const at = await page.evaluate(() => window.benchLiveAt);
      if (at !== undefined) return at;
      if (performance.timeOrigin + performance.now() > from + liveMs) throw new Error(`nothing was seen at ${address}`);
      await pause(lookMs);
      return live();
    };
    const took = (await live()) - from;
    if (isTill) {
      await keyboardOf(await context.newCDPSession(page)).scan(codeAt(earlier), 0);
      await page.locator('[data-testid=cart-row]').nth(earlier).waitFor({ timeout: liveMs });
    }
    return took;
  } finally {
    await context.close();
  }
}

/** In the page, before any script of its own: notes when the blank page or the till's cart had been painted. */
function watchForLive(): void {
  const look = (): void => {
    if (document.querySelector('[data-testid=blank], [data-testid=cart-empty], [data-testid=cart-row]') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => void (window.benchLiveAt = performance.timeOrigin + performance.now());
      channel.port2.postMessage(null);
    });
  };
  const observer = new MutationObserver(look);
  observer.observe(document, { subtree: true, childList: true });
}

function rowOf({ blank: floors, till }: { readonly blank: readonly number[]; readonly till: readonly number[] }): Row {
  const [floor, live] = [summaryOf(floors), summaryOf(till)];
  const sizes = bundleSizes(pageFolder());
  const ms = (value: number): string => value.toFixed(0);
  return {
    number: 14, name: 'launch', title: 'from starting the browser to a screen that takes scans',
    figures: [
      heldTo({ of: 'ratio', most: 2, mostAmbitious: 1.5 }, 'launch to live, p50', 'ms', live.p50, floor.p50),
      heldTo({ of: 'value', most: bundleMostKb, mostAmbitious: null }, 'scripts and styles, gzip', 'KB', sizes.code, null),
    ],
    notes: [
      `${live.n} launches of each in turn, profiles made before; best ${ms(live.best)} and ${ms(floor.best)} ms, p95 ${ms(live.p95)} and ${ms(floor.p95)} ms`,
      `live: the cart is painted and the next scan is rung up; the till's process runs before, with ${itemsOfCounter.toLocaleString('en')} items`,
      `beside scripts and styles the page loads ${sizes.fonts.toFixed(0)} KB of fonts`,
    ],
  };
}

/** Sizes of the built page in KB (1,024 bytes): what is code, compressed, and its fonts, which are compressed already. */
function bundleSizes(folder: string): { readonly code: number; readonly fonts: number } {
  const sizes = { code: 0, fonts: 0 };
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const kind = extname(name);
    if (kind === '.woff2') sizes.fonts += readFileSync(join(folder, name)).length / 1_024;
    if (['.js', '.css', '.html'].includes(kind)) sizes.code += gzipSync(readFileSync(join(folder, name)), { level: gzipLevel }).length / 1_024;
  }
  return sizes;
}
