/** A HID POS scanner on the till itself, from its recorded reports to the cart in a real Chromium: no key is typed. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { devices, type FakeDevice } from '../adapters/hid/desk-of-devices.ts';
import { framesOf } from '../adapters/hid/frames.ts';
import type { TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, signIn } from './shop.ts';

vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 15_000 };
const hid = devices();
const serial = { list: () => Promise.resolve([]), ports: () => Promise.resolve([]), isThere: () => Promise.resolve(false), open: () => Promise.reject(new Error('none')) };
/** A code whose check digit is right: without that, no GTIN is believed. */
const jar = '8801234567893';

let selling: Selling;
let till: TillWindow;
let scanner: FakeDevice;

beforeAll(async () => {
  scanner = hid.plug();
  const csv = `${goods}\n${jar},오미자청,하담도예,24900,taxable,9,0,consign,2000`;
  selling = await openSelling({ csv, scanners: { hid: hid.port, serial } });
  till = await selling.open();
  await vi.waitUntil(() => scanner.isOpen(), patient);
}, 120_000);
afterAll(async () => {
  expect(till.faults).toEqual([]);
  await selling.close();
  expect(scanner.isOpen()).toBe(false);
});


describe('a scanner that the till holds itself', () => {
  it('rings up a code of one report, a GS1 code of two, and the same code twice in a row', async () => {
    scanner.send(...framesOf(codes.notebook));
    await till.due(7_000);
    scanner.send(...framesOf(`01${jar.padStart(14, '0')}10${'L'.repeat(20)}\u001D21${'S'.repeat(20)}`, ']C1'));
    await till.due(31_900);
    scanner.send(...framesOf(codes.notebook), ...framesOf(codes.notebook));
    await till.due(45_900);
  });

  it('H79 pulled out in the middle of a code and put back adds nothing, and sells on', async () => {
    scanner.send(...framesOf(`https://idus.com/p/${codes.moonJar}?${'x'.repeat(60)}`, ']Q1').slice(0, 1));
    scanner.unplug();
    scanner = hid.plug({ path: '/dev/hidraw4' });
    await expect.poll(() => scanner.isOpen(), patient).toBe(true);
    scanner.send(...framesOf(`https://idus.com/p/${codes.book}`, ']Q1'));
    await till.due(60_900);
  });

  it('a payment code is named on the screen, without its digits, and nothing is added', async () => {
    scanner.send(...framesOf('281006011234567890', ']Q1'));
    await expect.poll(() => till.page.locator('body').innerText(), patient).toContain('결제 코드예요');
    expect(await till.page.content()).not.toContain('28100601');
    await till.due(60_900);
  });

  it('while the till is locked nothing is added; signed in again it sells on', async () => {
    await selling.shop.ask('operator.sign_out', {});
    await till.until('due', 'hidden');
    scanner.send(...framesOf(codes.bowl));
    await expect.poll(() => till.page.locator('body').innerText(), patient).toContain('로그인하면 스캔할 수 있어요.');
    await signIn(selling.shop, cashier);
    await till.until('due');
    await till.due(60_900);
    scanner.send(...framesOf(codes.bag, ']C0'));
    await till.due(61_400);
  });

  it('only the newest of two screens is given the code', async () => {
    const second = await selling.open();
    scanner.send(...framesOf(codes.bag, ']C0'));
    await second.due(61_900);
    expect(second.faults).toEqual([]);
    await second.close();
  });
});
