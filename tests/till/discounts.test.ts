/** Discounts by keyboard: a line's, the whole cart's and a new price, one of them taken back; what was shown is what is charged. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { pulsesOf, receiptsOf, valueOf } from './paper.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, manager, signIn, type Shop } from './shop.ts';

vi.setConfig({ testTimeout: 60_000 });
let selling: Selling;
let shop: Shop;
let till: TillWindow;
beforeAll(async () => {
  selling = await openSelling();
  shop = selling.shop;
}, 120_000);
afterAll(() => selling.close());
beforeEach(async () => {
  till = await selling.open();
  await till.until('cart-empty');
});
afterEach(async () => {
  expect(till.faults).toEqual([]);
  await till.empty();
  await till.close();
});

const patient = { timeout: 10_000 };
const focused = (): Promise<string> => till.page.evaluate(() => (
  document.activeElement?.getAttribute('data-testid') ?? document.activeElement?.closest('[data-testid]')?.getAttribute('data-testid') ?? ''));
/** Tab until the focus is there, as a person without a mouse goes. */
async function tabTo(testId: string): Promise<void> {
  for (let presses = 0; presses < 20 && (await focused()) !== testId; presses += 1) await till.keys.press('Tab');
  expect(await focused()).toBe(testId);
}
const amounts = (): Promise<string[]> => till.page.getByTestId('row-amount').allInnerTexts();
const off = (): Promise<string[]> => till.page.getByTestId('row-discount').allInnerTexts();

/** 10 % off the line that is selected, typed as fast as hands can: no key waits until what the one before did is drawn. */
async function tenPercent(): Promise<void> {
  await till.keys.press('F4');
  await till.keys.scan('10', { gapMs: 30 });
  await till.until('discount-dialog', 'hidden');
}

async function payExactly(): Promise<void> {
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
}

async function couponOf3000(): Promise<void> {
  await till.keys.press('F4');
  await till.keys.press('F4');
  await till.keys.type('3000');
  await tabTo('discount-name');
  await till.page.keyboard.insertText('오픈쿠폰');
  await till.keys.press('Enter');
  await till.until('discount-dialog', 'hidden');
}

it('E50, E54 a line 10 % off, a new price with its reason, a coupon taken back and given again: shown, charged, printed alike', async () => {
  await signIn(shop, manager);
  await till.page.reload();
  await till.until('cart-empty');
  await till.keys.scans([codes.spoonSet, codes.cup, codes.notebook]);
  await till.due(69_900);
  await till.keys.press('Home');
  await tenPercent();
  await till.due(66_100);

  await till.keys.press('ArrowDown');
  await till.keys.press('F4');
  await tabTo('discount-kind-line');
  await till.keys.press('ArrowRight');
  await till.keys.press('ArrowRight');
  await till.keys.type('20000');
  await till.keys.press('Enter');
  expect(await till.text('discount-dialog')).toContain('이유를 적어 주세요.');
  await tabTo('discount-reason');
  await till.page.keyboard.insertText('진열품');
  expect(await till.text('discount-effect')).toMatch(/24,900\s+20,000\s+−4,900/);
  await till.keys.press('Enter');
  await till.due(61_200);

  await couponOf3000();
  await till.due(58_200);
  await till.keys.press('Control+z');
  await till.due(61_200);
  await couponOf3000();
  await till.due(58_200);
  expect([await amounts(), await off()]).toEqual([['34,200', '20,000', '7,000'], ['할인 −3,800', '가격 변경 −4,900']]);
  expect((await till.text('due-discounts')).split(/\s*\n\s*/)).toEqual(['정가 합계', '69,900', '할인', '−3,800', '가격 변경', '−4,900', '오픈쿠폰', '−3,000']);

  // Nothing that is done elsewhere wipes a discount: another quantity, a page that is opened anew.
  await till.keys.press('End');
  await till.keys.press('F2');
  await till.keys.type('2');
  await till.keys.press('Enter');
  await till.due(65_200);
  await till.kept();
  await till.page.reload();
  await till.due(65_200);

  const pulses = pulsesOf(shop.printer).length;
  await payExactly();
  const { receipts: [receipt] } = await shop.ask('receipt.list', { most: 1 });
  expect(receipt).toMatchObject({ total: 65_200, supply: 59_273, vat: 5_927, exempt: 0 });
  await expect.poll(() => pulsesOf(shop.printer).length, patient).toBe(pulses + 1);
  await expect.poll(() => receiptsOf(shop.printer).length, patient).toBe(1);
  const paper = receiptsOf(shop.printer)[0] ?? { lines: [], barcodes: [], job: null as never };
  expect(['합계', '할인(작품)', '할인(가격 변경)', '할인(오픈쿠폰)', '받을금액'].map((word) => valueOf(paper, word)))
    .toEqual(['76,900', '-3,800', '-4,900', '-3,000', '65,200']);
});

it('J88 a cashier is told how far they go; beyond it a second person’s PIN gives it, for this line and amount, and nobody else’s', async () => {
  await signIn(shop, cashier);
  await till.page.reload();
  await till.until('cart-empty');
  await till.keys.scan(codes.spoonSet);
  await till.due(38_000);
  await till.keys.press('F4');
  await till.keys.type('15');
  expect(await till.text('discount-refused')).toContain('10%');
  await till.keys.press('Enter');
  await till.until('consent-dialog');
  expect(await till.text('consent-amount')).toBe('5,700원');
  await till.keys.press('Escape');
  await till.until('consent-dialog', 'hidden');
  await till.due(38_000);
  await till.keys.press('F4');
  await till.keys.type('15');
  await till.keys.press('Enter');
  await till.until('consent-dialog');
  await till.keys.type(manager.pin);
  await till.until('consent-dialog', 'hidden');
  await till.due(32_300);
  await payExactly();
  expect((await shop.ask('receipt.list', { most: 1 })).receipts[0]?.total).toBe(32_300);
});

it('J88 leave for a new price shows both prices and is for just what lies between: more pieces need it anew when they are paid', async () => {
  await till.keys.scan(codes.cup);
  await till.due(24_900);
  await till.keys.press('F4');
  await tabTo('discount-kind-line');
  await till.keys.press('ArrowRight');
  await till.keys.press('ArrowRight');
  await till.keys.type('20000');
  await tabTo('discount-reason');
  await till.page.keyboard.insertText('진열품');
  await till.keys.press('Enter');
  await till.until('consent-dialog');
  expect(await till.text('consent-amount')).toBe('24,900원 → 20,000원');
  await till.keys.type(manager.pin);
  await till.until('consent-dialog', 'hidden');
  await till.due(20_000);
  await till.keys.press('F2');
  await till.keys.type('2');
  await till.keys.press('Enter');
  await till.due(40_000);
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('consent-dialog');
  expect(await till.text('consent-amount')).toBe('49,800원 → 40,000원');
  await till.keys.type(manager.pin);
  await till.until('done');
  expect((await shop.ask('receipt.list', { most: 1 })).receipts[0]?.total).toBe(40_000);
});

it('10 % off a line is a cashier’s own to give', async () => {
  await till.keys.scan(codes.spoonSet);
  await till.due(38_000);
  await tenPercent();
  await till.due(34_200);
  await payExactly();
});

it('E50 a price that changed while the cart was open stays as the customer was shown, and the next cart pays the new one', async () => {
  await till.keys.scan(codes.brooch);
  await till.due(17_500);
  await till.kept();
  await signIn(shop, manager);
  const { token } = await shop.ask('catalog.preview', { csv: goods.replace('브로치,,17500', '브로치,,19000') });
  await shop.ask('catalog.import', { token });
  await expect.poll(async () => (await shop.ask('till.state', {})).importing, patient).toBe(null);
  await signIn(shop, cashier);
  await payExactly();
  expect((await shop.ask('receipt.list', { most: 1 })).receipts[0]?.total).toBe(17_500);
  await till.keys.scan(codes.brooch);
  await till.due(19_000);
});
