/** Goods of a discounted receipt come back by keys alone: a part, then the rest, and every account is where it was before the sale. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openLedger, openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { sha256 } from '../../src/adapters/system.ts';
import type { OperatorId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { must } from '../../src/domain/result.ts';
import { sold } from '../domain/sold.ts';
import { openBrowser, openWindow, type TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { keyHands } from './hands.ts';
import { cashier, manager, openForSelling, openShop, signIn } from './shop.ts';

vi.setConfig({ testTimeout: 90_000 });
const patient = { timeout: 15_000 };
let browser: Browser;
let home = '';
beforeAll(async () => {
  browser = await openBrowser();
  home = mkdtempSync(join(tmpdir(), 'sodam-return-'));
}, 120_000);
afterAll(async () => {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
});

const data = (): string => join(home, 'data');
const secrets = () => {
  const opened = openSecrets(data(), null, false);
  if (!opened.ok) throw new Error(opened.refusal.code);
  return opened.value;
};

/** Three of 4,000 with 2,000 off and one of 5,000 with 500 off, 14,500 won in cash: put into the ledger while no till is open. */
function sellDiscounted(): void {
  const ledger = openLedger({ directory: data(), signer: secrets().signer, hash: sha256 });
  const shift = must(ledger.openShift(), 'an open shift');
  const { body } = sold([
    { unit: 4_000, pieces: 3, off: [{ amount: won(1_000) }, { kind: 'coupon', amount: won(1_000) }] },
    { unit: 5_000, off: [{ kind: 'coupon', amount: won(500) }] },
  ]);
  const stamp = { at: Date.now(), businessDate: shift.businessDate, till: '0001-01', shift: shift.number, operator: '02' as OperatorId };
  ledger.append([{ kind: 'sale', body }], stamp);
  ledger.close();
}

const amount = async (till: TillWindow, testId: string): Promise<number> => Number(await till.page.getByTestId(testId).getAttribute('data-amount'));

/** Tab goes round the screen; the reasons are one stop of it, and Space takes the one that is marked. */
async function chooseReason({ page, keys }: TillWindow): Promise<void> {
  const isThere = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('.why') !== null);
  for (let stops = 0; stops < 40 && !(await isThere()); stops += 1) await keys.press('Tab');
  await keys.press('Space');
}

it('a part of a discounted receipt, then the rest: nothing is left on any account', async () => {
  const first = await openShop({ home });
  await openForSelling(first, goods);
  await first.close();
  sellDiscounted();
  const shop = await openShop({ home });
  await shop.ask('till.state', {});
  await signIn(shop, manager);
  const till = await openWindow(browser, shop.address);
  await till.until('cart-empty');
  await keyHands(till).do({ tap: 'tab-receipts' });
  await till.until('receipt-detail');
  await till.keys.press('F10');
  await till.until('return');
  await till.keys.press('F8');
  expect(await till.text('return-refused')).toContain('수량');
  await till.keys.press('ArrowRight');
  await expect.poll(() => amount(till, 'return-total'), patient).toBe(-3_333);
  expect(await till.text('leg-cash')).toContain('−3,340');
  await chooseReason(till);
  await till.keys.press('F8');
  await till.until('done');
  expect(await amount(till, 'change')).toBe(3_340);
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await keyHands(till).do({ tap: 'tab-receipts' });
  await till.until('receipt-detail');
  await till.keys.press('ArrowDown');
  await expect.poll(() => till.text('receipt-detail'), patient).toContain('0001-01-1-000001');
  await till.keys.press('F10');
  await till.until('return');
  await till.keys.press('F6');
  await expect.poll(() => amount(till, 'return-total'), patient).toBe(-11_167);
  await chooseReason(till);
  await till.keys.press('F8');
  await till.until('done');
  expect(await amount(till, 'change')).toBe(11_160);
  await keyHands(till).do({ tap: 'tab-receipts' });
  await till.until('receipt-detail');
  await till.keys.press('End');
  await till.keys.press('ArrowDown');
  await till.keys.press('ArrowDown');
  await till.keys.press('F10');
  await till.until('return-nothing-left');
  expect(till.faults).toEqual([]);
  await till.close();
  await shop.close();
  const reader = openReader(data());
  const sums = reader.prepare("SELECT account, sum(amount) FROM posting WHERE flow <> '' GROUP BY account HAVING sum(amount) <> 0").all();
  expect(sums).toEqual([]);
  expect(verifyLedger(reader, secrets().signer.publicKey).findings).toEqual([]);
  reader.close();
});

it('a receipt’s paper opens its return wherever goods are taken back, and a cashier asks a manager for leave', async () => {
  const shop = await openShop();
  await openForSelling(shop, goods);
  const till = await openWindow(browser, shop.address);
  await till.until('cart-empty');
  await till.keys.scans([codes.cup]);
  await till.until('cart-row');
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
  await till.keys.press('Enter');
  await till.keys.press('F10');
  await till.until('refund-total');
  await till.keys.scan('0001-01-1-000001');
  await till.until('return');
  await till.keys.press('ArrowRight');
  await chooseReason(till);
  await till.keys.press('F8');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('done');
  expect(await amount(till, 'change')).toBe(24_900);
  expect(till.faults).toEqual([]);
  await till.close();
  await signIn(shop, cashier);
  const { receipts } = await shop.ask('receipt.list', { most: 1 });
  expect(receipts[0]).toMatchObject({ kind: 'refund', total: 24_900, given: 24_900 });
  await shop.close();
});
