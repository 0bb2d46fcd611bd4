/** A cashier's hour, once by keys alone and once by touch alone: no step needs the other, and the day adds up to the won. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fileURLToPath } from 'node:url';
import { spawnSync } from 'node:child_process';
import { openBrowser, openWindow } from './browser.ts';
import { goods } from './goods.ts';
import { keyHands, touchHands } from './hands.ts';
import { close, noteAndUndo, parkAndRecall, printerAndLanguage, putRight, returnAndChange } from './hour-rest.ts';
import { sellByOtherMeans, sellForCash, type Hour, type Sums } from './hour-sales.ts';
import { failuresOf } from './paper.ts';
import { openForSelling, openShop, type Shop } from './shop.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 60_000);
afterAll(() => browser.close());

function run(script: string, ...args: readonly string[]): string {
  const path = fileURLToPath(new URL(`../../scripts/${script}`, import.meta.url));
  return spawnSync(process.execPath, [path, ...args], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } }).stdout;
}

/** What the house says was paid by card and by transfer, after all corrections, in won. */
async function paidBy(shop: Shop): Promise<{ readonly card: number; readonly transfer: number }> {
  const tenders = (await shop.ask('receipt.list', { most: 200 })).receipts.flatMap((receipt) => receipt.tenders);
  const of = (kind: 'card' | 'transfer'): number => tenders.reduce((sum, each) => sum + (each.kind === kind ? each.amount : 0), 0);
  return { card: of('card'), transfer: of('transfer') };
}

/** The parts of the hour, in their order. */
const parts = [sellForCash, sellByOtherMeans, parkAndRecall, noteAndUndo, putRight, returnAndChange, printerAndLanguage, close];

it.each([['keys', { width: 1366, height: 768 }], ['touch', { width: 1024, height: 768 }]] as const)('by %s alone', async (kind, size) => {
  const shop = await openShop();
  try {
    await openForSelling(shop, goods);
    const till = await openWindow(browser, shop.address, { size, touch: kind === 'touch' });
    await till.until('cart-empty');
    const sums: Sums = { sales: 0, gross: 0, cash: 0, card: 0, transfer: 0, refunds: 0 };
    const hour: Hour = {
      till, shop, sums, hands: kind === 'keys' ? keyHands(till) : touchHands(till), look: () => Promise.resolve(),
    };
    for (const part of parts) await part(hour);
    expect(run('verify.ts', '--data', shop.directory, '--json')).toContain('"ok":true');
    const [day] = JSON.parse(run('report.ts', 'days', '--data', shop.directory, '--json')) as Record<string, number>[];
    const { sales, gross, cash, card, transfer, refunds } = sums;
    expect(sales).toBeGreaterThanOrEqual(20);
    expect(day).toMatchObject({ receipts: sales + 1, returns: 1, gross, returnsTotal: -refunds, net: gross - refunds, cash });
    expect(await paidBy(shop)).toEqual({ card, transfer });
    expect(failuresOf(shop.printer)).toEqual([]);
    expect(till.faults).toEqual([]);
    await till.close();
  } finally {
    await shop.close();
  }
}, 120_000);
