/** The scanner card in a real Chromium: learnt from three scans, a serial scanner on a real pseudo-terminal, prices in codes. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemSerial } from '../../src/adapters/serial/serialport.ts';
import { checkDigit } from '../../src/domain/barcode.ts';
import { openPseudoTerminal, type PseudoTerminal } from '../adapters/serial/pseudo-terminal.ts';
import type { TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, manager, signIn, type Shop } from './shop.ts';

vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 15_000 };
const whole = (body: string): string => `${body}${checkDigit(body)}`;

let selling: Selling;
let shop: Shop;
let till: TillWindow;
let terminal: PseudoTerminal;

beforeAll(async () => {
  terminal = await openPseudoTerminal();
  const hid = { devices: () => Promise.resolve([]), open: () => Promise.reject(new Error('none')) };
  // The system names no pseudo-terminal; all else is the real driver.
  const serial = { ...systemSerial, ports: () => Promise.resolve([{ path: terminal.path, name: 'RS-232' }]) };
  selling = await openSelling({ scanners: { hid, serial }, csv: `${goods}\n12345,꽃다발,,,taxable,9,0,,\n54321,정가 꽃,,3000,taxable,9,0,,` });
  shop = selling.shop;
}, 120_000);
afterAll(async () => {
  await selling.close();
  await terminal.unplug();
});
beforeEach(async () => {
  await signIn(shop, manager);
  till = await selling.open();
  await till.until('due');
}, 60_000);
afterEach(async () => {
  expect(till.faults).toEqual([]);
  await till.close();
}, 60_000);

const amount = async (testId: string): Promise<number> => Number(await till.page.getByTestId(testId).first().getAttribute('data-amount'));
const due = (wanted: number) => expect.poll(() => amount('due'), patient).toBe(wanted);
async function manage(): Promise<void> {
  await till.click('tab-manage');
  await till.until('scanner-card');
}
async function scanThrice(text: string, suffix: 'Enter' | 'Tab' | null = 'Enter'): Promise<void> {
  for (let n = 1; n <= 3; n += 1) {
    await till.keys.scan(text, { suffix });
    if (n < 3) await expect.poll(() => till.page.locator('.scanner-seen .seen').count(), patient).toBe(n);
  }
}
async function empty(): Promise<void> {
  await till.click('void');
  await till.click('void-yes');
  await till.until('cart-empty');
}

describe('the scanner that types', () => {
  it('is learnt from three scans, which ring nothing up; then its codes are found, and other scanners’ too', async () => {
    await manage();
    await till.click('wedge-learn');
    await till.until('wedge-learning');
    await scanThrice(`A-${codes.notebook}`, 'Tab');
    await till.until('wedge-learnt');
    expect(await till.text('wedge-now')).toContain('‘A-’');
    expect(await till.text('wedge-now')).toContain('Tab');
    expect((await shop.ask('till.state', {})).wedge).toMatchObject({ prefix: 'A-', suffix: '', end: 'Tab' });
    await till.click('tab-sale');
    expect(await amount('due')).toBe(0);
    await till.keys.scan(`A-${codes.notebook}`, { suffix: 'Tab' });
    await due(7_000);
    await till.keys.scan(codes.book);
    await due(22_000);
    await till.keys.press('F3');
    await till.keys.scan(`a-${codes.bag}`, { suffix: 'Tab' });
    await due(22_500);
    expect(await till.page.getByTestId('search').inputValue()).toBe('');
    await empty();
    await manage();
    await till.click('wedge-forget');
    await till.until('wedge-forget', 'hidden');
    expect((await shop.ask('till.state', {})).wedge).toBeNull();
  });

  it('is not learnt from a hand or from scans that differ, and Esc leaves it', async () => {
    await manage();
    await till.click('wedge-learn');
    for (let n = 1; n <= 3; n += 1) {
      await till.keys.type(codes.book);
      await till.keys.press('Enter');
      if (n < 3) await expect.poll(() => till.page.locator('.scanner-seen .seen').count(), patient).toBe(n);
    }
    await till.until('wedge-refused');
    expect(await till.text('wedge-refused')).toContain('스캐너로');
    await till.click('wedge-learn');
    await scanThrice(codes.book);
    await till.until('wedge-learnt');
    await till.click('wedge-learn');
    await till.until('wedge-learning');
    await till.keys.press('Escape');
    await till.until('wedge-learning', 'hidden');
    await till.click('wedge-forget');
    await till.click('tab-sale');
    await till.keys.scan(codes.bag);
    await due(500);
    await empty();
  });
});

describe('the scanner on a serial port', () => {
  it('is chosen, found, used without a restart, and named no more', async () => {
    await manage();
    await till.page.getByTestId('scanner-port').selectOption(terminal.path);
    await till.page.getByTestId('scanner-baud').selectOption('19200');
    await till.click('scanner-save');
    await till.until('scanner-saved');
    await expect.poll(() => till.text('scanner-state'), patient).toBe('연결됨');
    await till.click('tab-sale');
    terminal.send(`${codes.notebook}\r`);
    await due(7_000);
    await empty();
    await manage();
    await till.page.getByTestId('scanner-port').selectOption('');
    await till.click('scanner-save');
    await expect.poll(() => till.text('scanner-state'), patient).toBe('없음');
  });

  it('says that another program has it, and takes it when that lets go', async () => {
    const other = await systemSerial.open(terminal.path, { baud: 9_600, bits: 8, parity: 'none' });
    await manage();
    await till.page.getByTestId('scanner-port').selectOption(terminal.path);
    await till.click('scanner-save');
    await expect.poll(() => till.text('scanner-state'), patient).toBe('다른 프로그램이 사용 중');
    await other.close();
    await expect.poll(() => till.text('scanner-state'), patient).toBe('연결됨');
    await till.page.getByTestId('scanner-port').selectOption('');
    await till.click('scanner-save');
    await expect.poll(() => till.text('scanner-state'), patient).toBe('없음');
  });
});

describe('the shop’s own codes', () => {
  it('hold a price for pieces without a listed one, once a row says so', async () => {
    await manage();
    await till.page.getByTestId('instore-prefix').selectOption('22');
    await till.click('instore-add');
    await till.until('instore');
    await signIn(shop, cashier);
    await till.click('tab-sale');
    await till.keys.scan(whole('221234509800'));
    await due(9_800);
    await till.keys.scan(whole('221234509800'));
    await due(19_600);
    await till.keys.scan(whole('221234504500'));
    await due(24_100);
    expect(await till.page.getByTestId('row-quantity').allInnerTexts()).toEqual(['2', '1']);
    await till.keys.scan(whole('225432104500'));
    await expect.poll(() => till.page.locator('.note').allInnerTexts(), patient).toEqual([expect.stringContaining('정가가 있는 작품')]);
    await due(24_100);
    await till.keys.press('F8');
    await till.until('take');
    await till.keys.press('F8');
    await till.keys.press('Enter');
    await till.until('done');
    const [receipt] = (await shop.ask('receipt.list', { most: 1 })).receipts;
    expect(receipt?.total).toBe(24_100);
  });
});
