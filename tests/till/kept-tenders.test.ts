/** Money taken in part is with its cart after a reload, a lock, a dead page and a dead till: one sale at the end, with all of it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openLine, startTill, type Till } from '../proof/till.ts';
import { buildPage, isPageFresh } from '../../scripts/build-page.ts';
import { openBrowser, openWindow, type TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { cashier, manager, openForSelling, openShop, signIn, type Shop } from './shop.ts';

vi.setConfig({ testTimeout: 90_000 });
const patient = { timeout: 15_000 };
let browser: Browser;
beforeAll(async () => {
  if (!isPageFresh()) await buildPage();
  browser = await openBrowser();
}, 120_000);
afterAll(() => browser.close());

const amount = async (till: TillWindow, testId: string): Promise<number> =>
  Number(await till.page.getByTestId(testId).first().getAttribute('data-amount'));
const left = (till: TillWindow, wanted: number) => expect.poll(() => amount(till, 'tender-due'), patient).toBe(wanted);

/** A board and a cup, 76,900 won; 30,000 of them on a card. */
async function registerCard(till: TillWindow): Promise<void> {
  await till.keys.scans([codes.board, codes.cup]);
  await expect.poll(() => amount(till, 'due'), patient).toBe(76_900);
  await till.keys.press('F6');
  await till.page.getByTestId('approval').fill('30012345');
  await till.page.getByTestId('issuer-우리').click();
  await till.page.getByTestId('tender-amount').fill('30000');
  await till.keys.press('Enter');
  await left(till, 46_900);
}

async function finishInCash(till: TillWindow): Promise<void> {
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
}

const both = [{ kind: 'card', amount: 30_000, approval: '30012345', issuer: '우리' }, { kind: 'cash', due: 46_900, given: 46_900 }];

async function inShop(run: (shop: Shop, till: TillWindow) => Promise<void>): Promise<void> {
  const shop = await openShop();
  try {
    await openForSelling(shop, goods);
    const till = await openWindow(browser, shop.address);
    await till.until('cart-empty');
    await run(shop, till);
    expect(till.faults).toEqual([]);
    await till.close();
  } finally {
    await shop.close();
  }
}

it('E53 a page that dies and one that is opened anew go on taking the rest; a lock by another operator too', () => inShop(async (shop, till) => {
  await registerCard(till);
  await till.page.reload();
  await left(till, 46_900);
  expect(await till.text('split')).toContain('30012345');
  await till.close();
  const next = await openWindow(browser, shop.address);
  await left(next, 46_900);
  await next.keys.press('Control+l');
  await next.until('pin-dots');
  await signIn(shop, manager);
  await next.page.reload();
  await left(next, 46_900);
  await finishInCash(next);
  const { receipts } = await shop.ask('receipt.list', { most: 9 });
  expect(receipts).toHaveLength(1);
  expect(receipts[0]?.tenders).toMatchObject(both);
  expect(next.faults).toEqual([]);
  await next.close();
}));

it('is told before the cart is emptied, and parked and recalled with it', () => inShop(async (shop, till) => {
  await registerCard(till);
  await till.keys.press('Escape');
  await till.click('leave-yes');
  await till.until('paid-so-far');
  await till.click('void');
  await till.until('paid-dialog');
  expect(await till.text('paid-dialog')).toContain('30,000');
  await till.keys.press('Escape');
  await till.keys.press('F7');
  await till.until('park-paid');
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.keys.press('F7');
  await till.until('parked-paid');
  await till.keys.press('Delete');
  await till.until('parked-throw-yes');
  await till.keys.press('Enter');
  await till.until('parked-refused');
  await till.keys.press('Escape');
  await till.keys.press('Enter');
  await till.until('paid-so-far');
  await till.keys.press('F8');
  await left(till, 46_900);
  await finishInCash(till);
  expect((await shop.ask('receipt.list', { most: 9 })).receipts[0]?.tenders).toMatchObject(both);
}));

it('a till that is killed keeps it: signed in again, the rest is taken in cash, and it is one sale', async () => {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const directory = mkdtempSync(join(tmpdir(), 'sodam-killed-'));
  const start = (): Promise<Till> => startTill({ root, data: join(directory, 'data') });
  const addressOf = ({ origin, token }: Till): string => `${origin}/#token=${token}`;
  let running = await start();
  try {
    const line = await openLine(running);
    const asking: Pick<Shop, 'ask' | 'printerAddress'> = {
      printerAddress: '',
      ask: async (name, input) => {
        const answer = await line.client.call(name, input, 60_000);
        if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}`);
        return answer.value;
      },
    };
    await openForSelling(asking, goods);
    const till = await openWindow(browser, addressOf(running));
    await till.until('cart-empty');
    await registerCard(till);
    // Asked after the card was sent and answered in order: so the till has heard of the card.
    await till.keys.press('Control+p');
    await till.until('notice-no_receipt');
    await running.process.end('SIGKILL');
    line.close();
    await till.close();
    running = await start();
    const again = await openWindow(browser, addressOf(running));
    await again.click('person-02');
    await again.until('pin-dots');
    await again.keys.type(cashier.pin);
    await left(again, 46_900);
    expect(await again.text('split')).toContain('30012345');
    await finishInCash(again);
    const second = await openLine(running);
    const listed = await second.client.call('receipt.list', { most: 9 });
    second.close();
    expect(listed.ok ? listed.value.receipts.map(({ tenders }) => tenders) : listed).toMatchObject([both]);
    expect(again.faults).toEqual([]);
    await again.close();
  } finally {
    await running.process.end();
    rmSync(directory, { recursive: true, force: true });
  }
});
