/** One whole day in a real Chromium: first start, new store, people, float, a sale, its paper, a return, the count. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { openBrowser, openWindow, type TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { failuresOf, pulsesOf, receiptsOf, valueOf } from './paper.ts';
import { cashier, manager, openShop, type Shop } from './shop.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const patient = { timeout: 15_000 };

let shop: Shop;
let browser: Browser;
let till: TillWindow;
/** Sales in the ledger at the moment of each drawer pulse, by a reader of its own. */
const soldAtPulse: number[] = [];

beforeAll(async () => {
  shop = await openShop();
  browser = await openBrowser();
  till = await openWindow(browser, shop.address);
  shop.printer.onChange(() => {
    while (soldAtPulse.length < pulsesOf(shop.printer).length) soldAtPulse.push(salesInLedger());
  });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await shop.close();
});

function salesInLedger(): number {
  const reader = openReader(shop.directory);
  const row = reader.prepare<[], { n: number }>('SELECT count(*) AS n FROM sale').get();
  reader.close();
  return row?.n ?? 0;
}

function run(script: string, ...args: string[]): { readonly code: number | null; readonly out: string } {
  const done = spawnSync(process.execPath, [`${root}scripts/${script}`, ...args], { cwd: root, encoding: 'utf8' });
  return { code: done.status, out: done.stdout + done.stderr };
}

const amount = async (testId: string): Promise<number> => Number(await till.page.getByTestId(testId).first().getAttribute('data-amount'));
const due = (wanted: number) => expect.poll(() => amount('due'), patient).toBe(wanted);
const write = (text: string) => till.page.keyboard.insertText(text);
const next = () => till.page.keyboard.press('Tab');

/** Fills the field that has the focus, whatever stood there. */
async function refill(text: string): Promise<void> {
  await till.page.keyboard.press('Control+A');
  await write(text);
}

describe('the first start', () => {
  it('makes a new store by the keyboard and refuses a wrong business number', async () => {
    await till.until('new-store');
    await till.page.getByTestId('new-store').focus();
    await till.keys.press('Enter');
    await till.until('step-store');
    await expect.poll(() => till.page.evaluate(() => document.activeElement?.getAttribute('data-testid')), patient).toBe('store-name');
    await write('소담상회 인사점');
    await next();
    await till.page.keyboard.type('123-45-67890');
    await next();
    await write('대표자');
    await next();
    await till.page.keyboard.type('02-000-0000');
    await next();
    await write('서울 종로구 인사동길 44');
    await next();
    await till.page.keyboard.type('0012');
    await next();
    await till.page.keyboard.type('03');
    await till.keys.press('Enter');
    expect(await till.page.getByTestId('business-number').getAttribute('aria-invalid')).toBe('true');
    expect(await till.text('step-store')).toContain('사업자번호가 맞지 않아요');
    await till.page.getByTestId('business-number').focus();
    await refill('123-45-67891');
    expect(await till.text('step-store')).toContain('0012-03-1-000001');
    await till.keys.press('Enter');
    await till.until('step-manager');
  }, 60_000);

  it('takes the manager, the catalogue and the printer', async () => {
    await expect.poll(() => till.page.evaluate(() => document.activeElement?.getAttribute('data-testid')), patient).toBe('manager-name');
    await write(manager.name);
    await next();
    await till.page.keyboard.type(manager.pin);
    await next();
    await till.page.keyboard.type(manager.pin);
    await till.keys.press('Enter');
    await till.until('step-items');
    const file = { name: 'goods.csv', mimeType: 'text/csv', buffer: Buffer.from(`${goods}\nbad row`) };
    await till.page.getByTestId('file').setInputFiles(file);
    await till.until('file-rows');
    await till.keys.press('Enter');
    await till.until('step-printer');
    await till.click('printer-network');
    await till.page.getByTestId('printer-address').focus();
    await refill(shop.printerAddress);
    await till.keys.press('Enter');
    await till.until('made');
    expect(await till.text('imported')).toContain('17');
    expect(await till.text('rejected')).toMatch(/19\s+칸 수가 첫 줄과 달라요/);
    await till.keys.press('Enter');
    await till.until('pin-dots');
  }, 60_000);
});

describe('opening', () => {
  it('lets the manager in by PIN, who adds a cashier', async () => {
    await till.keys.type(manager.pin);
    await till.until('tab-manage');
    await till.click('tab-manage');
    await till.page.getByTestId('person-name').focus();
    await write(cashier.name);
    await till.page.getByTestId('person-pin').focus();
    await till.keys.type(cashier.pin);
    await next();
    await till.keys.type(cashier.pin);
    await next();
    await till.keys.press('Enter');
    await till.until('person-added');
    expect(await till.text('people')).toContain(cashier.name);
  }, 60_000);

  it('is locked by Ctrl+L, and the cashier counts the float in', async () => {
    await till.keys.press('Control+l');
    await till.until('pin-dots');
    await till.keys.press('ArrowRight');
    await till.keys.type(cashier.pin);
    await till.click('tab-sale');
    await till.until('open-shift');
    await till.keys.press('ArrowDown');
    await till.keys.type('10');
    await expect.poll(() => amount('float-total'), patient).toBe(100_000);
    await till.keys.press('Enter');
    await till.until('cart-empty');
  }, 60_000);
});

describe('one sale', () => {
  it('rings up twelve scans, with Enter and with Tab', async () => {
    const { twoItems: _two, noPrice: _none, label: _label, lot: _lot, staff: _staff, ...plain } = codes;
    const wanted = [...Object.values(plain), codes.cup];
    expect(wanted).toHaveLength(12);
    for (const [index, code] of wanted.entries()) {
      await till.keys.scan(code, { gapMs: 1 + (index % 5), suffix: index % 3 === 2 ? 'Tab' : 'Enter' });
    }
    await due(438_700);
    expect(await till.text('cart-count')).toMatch(/^11\D+12\D*$/);
    expect(await till.page.getByTestId('row-quantity').nth(1).innerText()).toBe('2');
  }, 60_000);

  it('changes a quantity by F2, removes a line and takes it back', async () => {
    await till.keys.press('End');
    await till.keys.press('F2');
    await till.keys.type('3');
    await till.keys.press('Enter');
    await due(439_700);
    await till.keys.press('Delete');
    await due(438_200);
    await till.until('undo');
    await till.keys.press('Control+z');
    await due(439_700);
  }, 60_000);

  it('says that a code is unknown and leaves the cart alone', async () => {
    await till.keys.scan('8809999999990');
    await till.until('unknown-code');
    expect(await till.text('unknown-code')).toContain('담아 둔 작품은 그대로예요.');
    expect(await amount('due')).toBe(439_700);
  }, 30_000);

  it('asks which of two items a code means, and takes an open price', async () => {
    await till.keys.scan(codes.twoItems);
    await till.page.getByText('나무 젓가락').first().waitFor();
    await till.keys.type('2');
    await due(447_700);
    await till.keys.press('F9');
    await till.until('price-panel');
    await till.keys.type('5000');
    await till.keys.press('Enter');
    await due(452_700);
  }, 60_000);

  it('takes cash and shows the change', async () => {
    await till.keys.press('F8');
    await till.until('take');
    await till.keys.type('500000');
    await expect.poll(() => amount('change-now'), patient).toBe(500_000 - 452_700);
    await till.keys.press('Enter');
    await till.until('done');
    expect(await amount('change')).toBe(47_300);
    expect(await till.text('receipt-number')).toBe('0012-03-1-000001');
  }, 60_000);
});

describe('its paper', () => {
  it('holds what was rung, to the won, and the drawer opened once, after the commit', async () => {
    await expect.poll(() => receiptsOf(shop.printer).length, patient).toBe(1);
    const [receipt] = receiptsOf(shop.printer);
    if (receipt === undefined) throw new Error('no paper');
    expect(failuresOf(shop.printer)).toEqual([]);
    expect(receipt.lines.filter((line) => / x +\d+ /.test(line))).toHaveLength(13);
    expect(receipt.lines).toContain('[강진물빛] 청자 소주잔');
    expect([valueOf(receipt, '합계'), valueOf(receipt, '받을금액')]).toEqual(['452,700', '452,700']);
    expect(['과세물품 공급가액', '부가세', '면세물품가액'].map((word) => valueOf(receipt, word))).toEqual(['397,909', '39,791', '15,000']);
    expect(['현금 받은돈', '거스름돈'].map((word) => valueOf(receipt, word))).toEqual(['500,000', '47,300']);
    expect(receipt.barcodes).toEqual(['0012-03-1-000001']);
    expect(receipt.lines.at(-1)).toMatch(/^ *0012-03-1-000001 {2}장부 [0-9A-F]{8}$/);
    expect((await till.page.locator('.hash').innerText()).trim().toUpperCase()).toBe(receipt.lines.at(-1)?.slice(-8));
    await expect.poll(() => pulsesOf(shop.printer).length, patient).toBe(1);
    const [pulse] = pulsesOf(shop.printer);
    expect([pulse?.pin, pulse?.onMs, pulse?.offMs, pulse?.realtime]).toEqual([2, 50, 500, false]);
    expect(soldAtPulse).toEqual([1]);
  }, 60_000);

  it('is printed again by Ctrl+P, marked and journalled, and no drawer opens', async () => {
    await till.keys.press('Control+p');
    await till.until('notice-reprinted');
    await expect.poll(() => receiptsOf(shop.printer).length, patient).toBe(2);
    const [first, again] = receiptsOf(shop.printer);
    expect(again?.lines.filter((line) => line.trim() === '** 재발행 1 **')).toHaveLength(2);
    expect(again?.barcodes).toEqual(first?.barcodes);
    expect(pulsesOf(shop.printer)).toHaveLength(1);
  }, 60_000);
});

describe('a return without its receipt', () => {
  it('asks the cashier for a second person and keeps what was entered', async () => {
    await till.keys.press('Enter');
    await till.until('cart-empty');
    await till.keys.press('F10');
    await till.until('refund-total');
    await till.keys.scan(codes.handkerchief);
    await till.until('price-panel');
    await till.keys.type('9000');
    await till.keys.press('Enter');
    await expect.poll(() => amount('refund-total'), patient).toBe(-9_000);
    await till.click('reason-defect');
    await till.click('restock-no');
    await till.keys.press('F8');
    await till.until('consent-dialog');
    expect(await till.text('consent-amount')).toBe('9,000원');
    await till.keys.press('Escape');
    await till.until('consent-dialog', 'hidden');
    expect(await amount('refund-total')).toBe(-9_000);
    expect(salesInLedger()).toBe(1);
  }, 60_000);

  it('gives cash back by a manager’s PIN, the cashier staying at the till, with its own paper and drawer', async () => {
    await till.keys.press('F8');
    await till.until('consent-dialog');
    await till.keys.type(manager.pin);
    await till.until('done');
    expect(await till.page.getByTestId('operator').innerText()).not.toContain('점장');
    expect(await till.text('receipt-number')).toBe('0012-03-1-000002');
    await expect.poll(() => receiptsOf(shop.printer).length, patient).toBe(3);
    const refund = receiptsOf(shop.printer).at(-1);
    expect(refund?.lines.filter((line) => line.trim() === '** 반품 **')).toHaveLength(2);
    expect(refund !== undefined && valueOf(refund, '돌려드릴금액')).toBe('-9,000');
    expect(refund !== undefined && valueOf(refund, '부가세')).toBe('-818');
    await expect.poll(() => pulsesOf(shop.printer).length, patient).toBe(2);
  }, 60_000);
});

describe('the close', () => {
  it('counts blind and then tells the difference', async () => {
    await till.keys.press('Enter');
    await till.click('tab-close');
    await till.until('close');
    expect(await till.text('close')).not.toContain('543,700');
    for (const pieces of ['10', '4', '0', '3', '1', '1', '0', '0']) {
      await till.keys.type(pieces);
      await till.keys.press('ArrowDown');
    }
    await expect.poll(() => amount('counted'), patient).toBe(543_600);
    await till.click('close-till');
    await till.until('close-result');
    expect(await amount('over-short')).toBe(-100);
    expect(await till.text('close-result')).toContain('543,700');
    await till.keys.press('Enter');
    await till.until('open-shift');
  }, 60_000);

  it('leaves a whole ledger whose day equals what was rung', () => {
    const verified = run('verify.ts', '--data', shop.directory, '--json');
    expect(verified.out).toContain('"ok":true');
    expect(verified.code).toBe(0);
    const [day, ...others] = JSON.parse(run('report.ts', 'days', '--data', shop.directory, '--json').out) as Record<string, number>[];
    expect(others).toEqual([]);
    expect(day).toMatchObject({ receipts: 2, returns: 1, gross: 452_700, returnsTotal: -9_000, net: 443_700, cash: 443_700 });
    expect(failuresOf(shop.printer)).toEqual([]);
    expect(till.faults).toEqual([]);
  }, 60_000);
});
