/** The store's own vouchers in a real Chromium, by keys alone and by touch alone: sold, looked at, spent in parts, cashed, taken back. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { printedSerial } from '../../src/domain/voucher.ts';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { keyHands, touchHands, type Hands } from './hands.ts';
import { failuresOf, receiptsOf, valueOf } from './paper.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, manager, signIn } from './shop.ts';

vi.setConfig({ testTimeout: 120_000 });
const patient = { timeout: 20_000 };

describe.each(['keys', 'touch'] as const)('by %s', (kind) => {
  let selling: Selling;
  let till: TillWindow;
  let hands: Hands;
  const serials: string[] = [];
  const tap = (testId: string, key?: string): Promise<void> => hands.do(key === undefined ? { tap: testId } : { tap: testId, key });
  /** On the newest keypad: behind a dialog there may be another. */
  const type = async (digits: string): Promise<void> => {
    if (kind === 'keys') return till.keys.type(digits);
    for (const digit of digits) await till.page.getByTestId(`pad-${digit}`).last().tap();
  };
  const left = async (serial: string): Promise<number> => (await selling.shop.ask('voucher.read', { serial })).left;
  const papers = (word: string): number => receiptsOf(selling.shop.printer).filter(({ lines }) => lines.join('\n').includes(word)).length;

  beforeAll(async () => {
    selling = await openSelling();
    till = await selling.open({ touch: kind === 'touch' });
    hands = kind === 'keys' ? keyHands(till) : touchHands(till);
  }, 120_000);
  afterAll(async () => {
    expect(till.faults).toEqual([]);
    expect(failuresOf(selling.shop.printer)).toEqual([]);
    await selling.close();
  });

  it('two are sold for cash: an odd amount is refused, the change is shown, and each has its number and its paper', async () => {
    await tap('vouchers', 'Control+g');
    await till.until('voucher-dialog');
    await tap('voucher-sell');
    await till.until('voucher-none');
    await tap('voucher-usual-30000', 'F3');
    await type('10500');
    await tap('voucher-go', 'Enter');
    await till.until('voucher-refused');
    if (kind === 'keys') for (let presses = 0; presses < 5; presses += 1) await till.keys.press('Backspace');
    else for (let presses = 0; presses < 5; presses += 1) await till.page.getByTestId('pad-erase').last().tap();
    await type('20000');
    await tap('voucher-go', 'Enter');
    await expect.poll(() => till.page.getByTestId('voucher-chosen').count(), patient).toBe(2);
    await tap('voucher-go', 'Enter');
    await till.shows('tender-due', 50_000);
    expect(await till.sees('means-voucher')).toBe(false);
    await type('60000');
    await till.shows('change-now', 10_000);
    await tap('take', 'Enter');
    await till.until('voucher-sold');
    await till.shows('voucher-change', 10_000);
    const made = await till.page.getByTestId('voucher-serial').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-serial') ?? ''));
    serials.push(...made);
    expect(made).toHaveLength(2);
    await expect.poll(() => receiptsOf(selling.shop.printer).flatMap(({ barcodes }) => barcodes), patient).toEqual(expect.arrayContaining(made));
    await tap('voucher-next', 'Enter');
    await till.until('cart-empty');
    expect((await selling.shop.ask('receipt.list', { most: 9 })).receipts).toEqual([]);
  });

  it('scanned over an open cart it shows its balance and pays for that cart; the rest of the sale is cash', async () => {
    await till.keys.scan(codes.cup);
    await till.due(24_900);
    await till.keys.scan(serials[1] ?? '');
    await till.until('voucher-face');
    expect(await till.text('voucher-face')).toContain(printedSerial(serials[1] ?? ''));
    await till.shows('voucher-left', 20_000);
    await tap('voucher-pay', 'Enter');
    await till.until('voucher-after');
    await tap('take', 'Enter');
    await till.shows('tender-due', 4_900);
    await till.until('take-back-0');
    await type('5000');
    await till.shows('change-now', 100);
    await tap('take', 'Enter');
    await till.until('done');
    await till.shows('change', 100);
    expect(await left(serials[1] ?? '')).toBe(0);
    await expect.poll(() => papers('청자 소주잔'), patient).toBe(1);
    await tap('next', 'Enter');
    await till.until('cart-empty');
  });

  it('scanned while money is taken it pays; below 60 % its rest stays on it, from there on it is paid out', async () => {
    await till.keys.scan(codes.book);
    await till.due(15_000);
    await tap('cash', 'F8');
    await till.until('take');
    await till.keys.scan(serials[0] ?? '');
    await till.until('voucher-after');
    await till.shows('voucher-left', 30_000);
    // 15,000 of 30,000 is half: no cash for the rest.
    expect(await till.sees('voucher-cash-rest')).toBe(false);
    await tap('take', 'Enter');
    await till.until('done');
    expect(await left(serials[0] ?? '')).toBe(15_000);
    await tap('next', 'Enter');
    await till.until('cart-empty');
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    await tap('cash', 'F8');
    await till.until('take');
    await tap('means-voucher', 'F9');
    await till.until('voucher-number');
    // A number that is misread is refused, and one that is typed needs its digits alone.
    await hands.write('voucher-number', '12345678901');
    await tap('take', 'Enter');
    await till.until('tender-refused');
    await hands.write('voucher-number', (serials[0] ?? '').slice(7));
    await tap('take', 'Enter');
    await till.until('voucher-after');
    await tap('voucher-cash-rest', 'F7');
    await tap('take', 'Enter');
    await till.until('done');
    await till.shows('change', 8_000);
    expect(await left(serials[0] ?? '')).toBe(0);
    await expect.poll(() => papers('한지 공책'), patient).toBe(1);
    await tap('next', 'Enter');
    await till.until('cart-empty');
  });

  it('a purchase that nothing was spent of is taken back as a whole, with leave; its numbers end', async () => {
    await tap('vouchers', 'Control+g');
    await till.until('voucher-dialog');
    await tap('voucher-sell');
    await tap('voucher-usual-10000', 'F2');
    await tap('voucher-go', 'Enter');
    await till.until('take');
    await tap('means-card', 'F6');
    await till.page.getByTestId('approval').fill('30012345');
    await till.click('issuer-우리');
    await tap('take', 'Enter');
    await till.until('voucher-sold');
    const serial = await till.page.getByTestId('voucher-serial').getAttribute('data-serial') ?? '';
    await tap('voucher-next', 'Enter');
    await till.until('cart-empty');
    await till.keys.scan(serial);
    await till.until('voucher-face');
    await tap('voucher-reprint', 'Control+p');
    await till.until('voucher-said');
    await tap('voucher-cancel');
    await till.until('voucher-cancel-dialog');
    await tap('voucher-cancel-yes', 'Enter');
    await till.until('voucher-refused');
    await hands.write('cancel-approval', '70012345');
    await hands.write('voucher-reason', '잘못 골랐어요');
    await tap('voucher-cancel-yes', 'Enter');
    await till.until('consent-dialog');
    await type(manager.pin);
    await till.until('consent-dialog', 'hidden');
    await expect.poll(() => till.page.getByTestId('voucher-left').getAttribute('data-amount'), patient).toBe('0');
    expect(await left(serial)).toBe(0);
    await expect.poll(() => papers('재발행 1'), patient).toBe(1);
    await expect.poll(() => papers('상품권 판매 취소'), patient).toBe(1);
    await tap('dialog-close', 'Escape');
    await till.until('voucher-dialog', 'hidden');
    await till.until('cart-empty');
    expect(await till.sees('paid-so-far')).toBe(false);
  });

  it('E55 what is back of goods a voucher paid goes onto it again, and what a present leaves over becomes store credit', async () => {
    await signIn(selling.shop, manager);
    const { receipts } = await selling.shop.ask('receipt.list', { most: 9 });
    const book = receipts.find(({ total }) => total === 15_000);
    await till.page.reload();
    await till.until('cart-empty');
    await till.click('tab-receipts');
    await till.until('receipt-detail');
    await till.keys.scan(book?.receiptNumber ?? '');
    await till.page.getByTestId('receipt-detail').filter({ hasText: book?.receiptNumber ?? '' }).waitFor();
    await tap('return-selected', 'F10');
    await till.until('return');
    if (kind === 'keys') await till.keys.press('ArrowRight');
    else await till.page.getByTestId('return-more').first().tap();
    await till.until('leg-voucher');
    await till.click('return-reason-change_of_mind');
    await tap('return-give', 'F8');
    await till.until('done');
    expect(await left(serials[0] ?? '')).toBe(15_000);
    const cup = receipts.find(({ total }) => total === 24_900);
    const { code } = await selling.shop.ask('gift.print', { saleId: cup?.saleId ?? ('' as never), places: [1] });
    await till.click('tab-receipts');
    await till.until('receipt-detail');
    await till.keys.scan(code);
    await till.until('return-by-gift');
    if (kind === 'keys') await till.keys.press('ArrowRight');
    else await till.page.getByTestId('return-more').first().tap();
    await till.click('return-reason-gift');
    await tap('return-exchange', 'F9');
    await till.until('exchange-strip');
    await till.keys.scan(codes.notebook);
    await till.until('cart-row');
    await tap('cash', 'F8');
    await till.until('leg-credit');
    expect([await till.sees('leg-in-cash'), await till.sees('leg-as-credit')]).toEqual([false, false]);
    await tap('exchange-give', 'F8');
    await till.until('done');
    const { receipts: [exchanged] } = await selling.shop.ask('receipt.list', { most: 1 });
    const back = exchanged?.tenders.flatMap((tender) => (tender.kind === 'credit_back' ? [tender.amount] : [])) ?? [];
    expect(back.reduce((all, amount) => all + amount, 0)).toBe(17_900);
    await expect.poll(() => papers('보관금'), patient).toBeGreaterThan(0);
    const paper = receiptsOf(selling.shop.printer).find(({ lines }) => lines.join('\n').includes('** 교환 **'));
    expect(paper === undefined ? null : valueOf(paper, '새 작품 합계')).toBe('7,000');
    await signIn(selling.shop, cashier);
  });
});
