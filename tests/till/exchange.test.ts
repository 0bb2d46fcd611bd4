/** Goods for goods by keys alone: dearer ones of another maker, less dear ones over the card, and a present exchanged by its own paper. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import { openSecrets } from '../../src/adapters/secrets.ts';
import { openBrowser, openWindow, type TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { keyHands } from './hands.ts';
import { failuresOf, receiptsOf, valueOf } from './paper.ts';
import { manager, openForSelling, openShop, signIn, type Shop } from './shop.ts';

vi.setConfig({ testTimeout: 90_000 });
const patient = { timeout: 15_000 };
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
}, 120_000);
afterAll(() => browser.close());

const amount = async (till: TillWindow, testId: string): Promise<number> => Number(await till.page.getByTestId(testId).getAttribute('data-amount'));

/** Tab goes round the screen; the reasons are one stop of it, and Space takes the one that is marked. */
async function chooseReason({ page, keys }: TillWindow): Promise<void> {
  const isThere = (): Promise<boolean> => page.evaluate(() => document.activeElement?.closest('.why') !== null);
  for (let stops = 0; stops < 40 && !(await isThere()); stops += 1) await keys.press('Tab');
  await keys.press('Space');
}

async function sell(shop: Shop, itemIds: readonly number[], total: number, card: string | null = null): Promise<void> {
  const lines = itemIds.map((itemId) => ({ lineId: `L${itemId}`, itemId, open: null, quantity: 1, typedPrice: null }));
  await shop.ask('sale.commit', {
    saleId: `s${total}`, lines, expectedTotal: total,
    tenders: card === null ? [{ kind: 'cash', given: total }] : [{ kind: 'card', amount: total, approval: card, issuer: '신한', acquirer: '신한', months: 0 }],
  });
}

/** From the cart to the newest receipt's return, one piece of its first line and a reason chosen. */
async function chooseFirst(till: TillWindow): Promise<void> {
  await till.until('cart-empty');
  await keyHands(till).do({ tap: 'tab-receipts' });
  await till.until('receipt-detail');
  await till.keys.press('F10');
  await till.until('return');
  await till.keys.press('F9');
  expect(await till.text('return-refused')).toContain('수량');
  await till.keys.press('ArrowRight');
  await chooseReason(till);
}

it('exchange across two makers: only the difference is paid, and each maker is owed what is theirs', async () => {
  const home = mkdtempSync(join(tmpdir(), 'sodam-exchange-'));
  const shop = await openShop({ home });
  await openForSelling(shop, goods);
  await sell(shop, [2], 24_900);
  await signIn(shop, manager);
  const till = await openWindow(browser, shop.address);
  await chooseFirst(till);
  await till.keys.press('F9');
  await till.until('exchange-strip');
  await till.keys.scan(codes.spoonSet);
  await till.until('cart-row');
  await expect.poll(() => amount(till, 'due'), patient).toBe(13_100);
  expect(await till.text('exchange-strip')).toContain('0001-01-1-000001');
  // A reload forgets nothing of it: what comes back is kept with the cart.
  await till.page.reload();
  await till.until('exchange-strip');
  await till.until('cart-row');
  await till.keys.press('F8');
  await till.until('take');
  expect(await amount(till, 'tender-due')).toBe(13_100);
  await till.keys.type('20000');
  await till.keys.press('Enter');
  await till.until('done');
  expect(await amount(till, 'change')).toBe(6_900);
  await expect.poll(() => receiptsOf(shop.printer).some(({ lines }) => lines.join().includes('** 교환 **')), patient).toBe(true);
  const paper = receiptsOf(shop.printer).find(({ lines }) => lines.join().includes('** 교환 **'));
  if (paper === undefined) throw new Error('a paper');
  expect([valueOf(paper, '돌려주신 작품 합계'), valueOf(paper, '새 작품 합계'), valueOf(paper, '더 받을 차액')]).toEqual(['-24,900', '38,000', '13,100']);
  expect(failuresOf(shop.printer)).toEqual([]);
  expect(till.faults).toEqual([]);
  await till.close();
  await shop.close();
  const data = join(home, 'data');
  const reader = openReader(data);
  const due = reader.prepare("SELECT -sum(amount) FROM posting JOIN maker ON maker.id = posting.maker WHERE account = 'maker_due' AND maker.name = ?").pluck();
  expect([due.get('강진물빛'), due.get('소담칠')]).toEqual([0, 38_000]);
  expect(reader.prepare("SELECT sum(amount) FROM posting WHERE account = 'cash' AND flow <> ''").pluck().get()).toBe(38_000);
  const secrets = openSecrets(data, null, false);
  if (!secrets.ok) throw new Error(secrets.refusal.code);
  expect(verifyLedger(reader, secrets.value.signer.publicKey)).toMatchObject({ exchanges: 1, findings: [] });
  reader.close();
  rmSync(home, { recursive: true, force: true });
});

it('less dear goods: the difference goes back over the card, the number of its cancelling is asked for, and a cashier asks for leave', async () => {
  const shop = await openShop();
  await openForSelling(shop, goods);
  await sell(shop, [5], 38_000, '11112222');
  const till = await openWindow(browser, shop.address);
  await chooseFirst(till);
  await till.keys.press('F9');
  await till.until('exchange-strip');
  // Nothing is to be paid, and nothing is chosen yet: it is said.
  await till.keys.press('F8');
  await till.until('notice-exchange_empty');
  await till.keys.scan(codes.cup);
  await till.until('cart-row');
  await expect.poll(() => amount(till, 'due'), patient).toBe(13_100);
  await till.keys.press('F8');
  await till.until('leg-card');
  expect(await till.text('leg-card')).toContain('−13,100');
  await till.keys.press('F8');
  await till.until('exchange-refused');
  await till.keys.type('99887766');
  await till.keys.press('F8');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('done');
  const { receipts } = await shop.ask('receipt.list', { most: 1 });
  expect(receipts[0]).toMatchObject({ kind: 'exchange', total: 24_900, back: { total: 38_000 }, tenders: [{ kind: 'card_back', amount: 13_100, approval: '99887766' }] });
  expect(till.faults).toEqual([]);
  await till.close();
  await shop.close();
});

it('gift receipt exchanged: a paper without prices opens its goods alone, at what was paid', async () => {
  const shop = await openShop();
  await openForSelling(shop, goods);
  await signIn(shop, manager);
  const till = await openWindow(browser, shop.address);
  await till.until('cart-empty');
  await till.keys.scans([codes.cup, codes.notebook]);
  await expect.poll(() => amount(till, 'due'), patient).toBe(31_900);
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
  await till.keys.press('F9');
  await till.until('gift-line');
  const onSecond = (): Promise<boolean> => till.page.evaluate(() => document.activeElement?.matches('.gift-line') === true && document.activeElement.textContent.includes('한지 공책'));
  for (let stops = 0; stops < 20 && !(await onSecond()); stops += 1) await till.keys.press('Tab');
  await till.keys.press('Space');
  await till.keys.press('Enter');
  await till.until('gift-printed');
  await expect.poll(() => receiptsOf(shop.printer).flatMap(({ barcodes }) => barcodes), patient).toContain('G000101-000001-1');
  const paper = receiptsOf(shop.printer).find(({ barcodes }) => barcodes.includes('G000101-000001-1'));
  expect(paper?.lines.join('\n')).toContain('청자 소주잔');
  expect(paper?.lines.join('\n')).not.toMatch(/한지 공책|24,900/);
  await till.keys.press('Escape');
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await keyHands(till).do({ tap: 'tab-receipts' });
  await till.until('receipt-detail');
  await till.keys.scan('G000101-000001-1');
  await till.until('return-by-gift');
  expect(await till.page.getByTestId('return-row').count()).toBe(1);
  await till.keys.press('ArrowRight');
  await chooseReason(till);
  // Money alone does not go to whoever brings a present's paper.
  await till.keys.press('F8');
  await till.keys.press('F9');
  await till.until('exchange-strip');
  await till.keys.scan(codes.cup);
  await till.until('cart-row');
  await expect.poll(() => amount(till, 'due'), patient).toBe(0);
  await till.keys.press('F8');
  await till.until('exchange-give');
  await expect.poll(() => till.page.getByTestId('exchange-give').getAttribute('aria-disabled'), patient).toBeNull();
  await till.keys.press('F8');
  await till.until('done');
  const { receipts } = await shop.ask('receipt.list', { most: 1 });
  expect(receipts[0]).toMatchObject({ kind: 'exchange', total: 24_900, back: { total: 24_900 }, tenders: [] });
  expect(till.faults).toEqual([]);
  await till.close();
  await shop.close();
});
