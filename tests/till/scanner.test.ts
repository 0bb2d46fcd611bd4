/**
 * The stories of scanners at other tills, as trusted keys in a real Chromium: a scan is a scan whatever has the focus,
 * and whatever the input method makes of its keys.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, manager, signIn } from './shop.ts';

vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 15_000 };

let selling: Selling;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling();
}, 120_000);
afterAll(() => selling.close());
beforeEach(async () => {
  await signIn(selling.shop, cashier);
  till = await selling.open();
}, 60_000);
afterEach(async () => {
  expect(till.faults).toEqual([]);
  await till.empty();
  await till.close();
}, 60_000);


describe('a scan is never typing', () => {
  it('H70 is not a quantity: not the second scan of an item, and not while the quantity is being typed', async () => {
    await till.keys.scans([codes.notebook, codes.notebook]);
    await till.due(14_000);
    await till.keys.press('F2');
    await till.keys.scan(codes.book);
    await till.due(29_000);
    expect(await till.quantities()).toEqual(['2', '1']);
    await till.keys.press('F2');
    await till.keys.type('4');
    await till.keys.scan(codes.bag);
    await till.due(29_500);
    expect(await till.quantities()).toEqual(['2', '1', '1']);
  });

  it('is not a price: it waits for the price that is being typed', async () => {
    await till.keys.press('F9');
    await till.until('price-panel');
    await till.keys.type('3000');
    await till.keys.scan(codes.notebook);
    await till.until('scans-waiting');
    expect(await till.text('price-typed')).toContain('3,000');
    await till.keys.press('Enter');
    await till.due(10_000);
  });

  it('H73 is not a search text', async () => {
    await till.keys.press('F3');
    await till.page.keyboard.insertText('공책');
    await till.until('hits');
    await till.keys.scan(codes.book);
    await till.due(15_000);
    expect(await till.page.getByTestId('search').inputValue()).toBe('공책');
    await till.keys.scan(codes.book, { suffix: 'Tab' });
    await till.due(30_000);
    expect(await till.quantities()).toEqual(['2']);
  });

  it('is not cash: it joins the cart while money is being typed, and what was typed stays', async () => {
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    await till.keys.press('F8');
    await till.keys.type('10000');
    await till.keys.scan(codes.bag);
    await till.shows('tender-due', 7_500);
    expect(await till.amount('given')).toBe(10_000);
    expect(till.relay.asked('sale.commit')).toBe(0);
    await till.keys.press('Escape');
  });

  it('begins the next sale from the screen that shows the change', async () => {
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    await till.keys.press('F8');
    await till.until('take');
    await till.keys.press('F8');
    await till.keys.press('Enter');
    await till.until('done');
    await till.keys.scan(codes.bag);
    await till.due(500);
    expect(await till.quantities()).toEqual(['1']);
  });

  it('is not a PIN: a locked till refuses it and keeps the digits that were typed', async () => {
    await till.keys.press('Control+l');
    await till.until('pin-dots');
    await till.keys.type('13');
    await till.keys.scan(codes.notebook);
    await expect.poll(() => till.page.locator('.note').allInnerTexts(), patient).not.toEqual([]);
    expect(await till.page.locator('.dot.on').count()).toBe(2);
    expect(till.relay.asked('operator.sign_in')).toBe(0);
    await till.keys.press('Delete');
    await till.keys.type(manager.pin);
    await till.until('cart-empty');
  });
});

describe('a scan whatever has the focus', () => {
  it('H72 does not press the button that has it', async () => {
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    for (const testId of ['key-remove', 'cash', 'void', 'open-price', 'language-en']) {
      await till.page.getByTestId(testId).focus();
      await till.keys.scan(codes.bag);
    }
    await till.due(9_500);
    expect(await till.quantities()).toEqual(['1', '5']);
    expect(await till.sees('take')).toBe(false);
    expect(await till.page.evaluate(() => document.documentElement.lang)).toBe('ko');
    // The pieces' own buttons: one more 50,000 won note is no wish of the scanner's.
    await till.empty();
    await till.click('tab-close');
    await till.page.getByRole('button', { name: /50,000/ }).last().focus();
    await till.keys.scan(codes.book);
    await till.due(15_000);
    await till.click('tab-close');
    expect(await till.amount('counted')).toBe(0);
    await till.click('tab-sale');
  });

  it('lands behind a dialog', async () => {
    await till.keys.press('F1');
    await till.until('help-dialog');
    await till.keys.scan(codes.bag);
    await till.shows('due', 500);
    await till.keys.press('Escape');
    await till.until('help-dialog', 'hidden');
    await till.click('void');
    await till.until('void-dialog');
    await till.keys.scan(codes.bag);
    await till.until('void-dialog');
    await till.keys.press('Escape');
    await till.due(1_000);
  });

  it('H78 is one code when the focus moves in the middle of it', async () => {
    await till.page.evaluate(() => {
      let keys = 0;
      window.addEventListener('keydown', () => {
        keys += 1;
        if (keys === 6) document.querySelector<HTMLElement>('[data-testid=search]')?.focus();
        if (keys === 20) (document.activeElement as HTMLElement).blur();
      }, { capture: true });
    });
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    expect(await till.page.getByTestId('search').inputValue()).toBe('');
    await till.keys.scan(codes.book);
    await till.due(22_000);
    expect(await till.page.getByTestId('search').inputValue()).toBe('');
    expect(await till.sees('unknown-code')).toBe(false);
  });

  it('begins with its own first key, though something was pasted a moment before', async () => {
    await till.keys.press('F3');
    await till.keys.scan(codes.notebook, { afterPaste: '10000006' });
    await till.due(7_000);
    expect(await till.page.getByTestId('search').inputValue()).toBe('10000006');
    expect(await till.sees('unknown-code')).toBe(false);
  });

  it.each([70, 110])('is one code when the machine stands still for %i ms between any two keys', async (stallMs) => {
    await till.keys.scan(codes.notebook, { stallMs, gapMs: 2 });
    await till.due(7_000);
    await till.keys.press('F3');
    await till.keys.scan(codes.book, { stallMs, gapMs: 2 });
    await till.due(22_000);
    expect(await till.page.getByTestId('search').inputValue()).toBe('');
    await till.keys.press('F2');
    await till.keys.scan(codes.bag, { stallMs, gapMs: 2 });
    await till.due(22_500);
    expect(await till.quantities()).toEqual(['1', '1', '1']);
    expect(await till.sees('unknown-code')).toBe(false);
    await till.keys.press('Control+l');
    await till.until('pin-dots');
    await till.keys.scan(codes.notebook, { stallMs, gapMs: 2 });
    await expect.poll(() => till.page.locator('.note').allInnerTexts(), patient).not.toEqual([]);
    expect(await till.page.locator('.dot.on').count()).toBe(0);
    expect(till.relay.asked('operator.sign_in')).toBe(0);
    await till.keys.type(manager.pin);
    await till.due(22_500);
  }, 60_000);

  it.each(['none', 'key-remove', 'search'])('is one piece when its Enter comes long after it; the focus: %s', async (focus) => {
    if (focus === 'search') await till.keys.press('F3');
    await till.keys.scan(codes.notebook, { lateMs: 600 });
    await till.due(7_000);
    if (focus === 'key-remove') await till.page.getByTestId(focus).focus();
    await till.keys.scan(codes.book, { lateMs: 600, suffix: 'Tab' });
    await till.due(22_000);
    await till.keys.scan(codes.bag);
    await till.due(22_500);
    expect(await till.quantities()).toEqual(['1', '1', '1']);
    if (focus === 'search') expect(await till.page.getByTestId('search').inputValue()).toBe('');
  });

  it('H76 needs no click between two hundred of them, at 0 and 1 ms a key', async () => {
    const many = Array.from({ length: 200 }, (_, index) => [codes.cup, codes.notebook, codes.book, codes.scarf][index % 4] ?? '');
    await till.keys.scans(many.slice(0, 100), { gapMs: 1 });
    await till.keys.scans(many.slice(100), { gapMs: 0 });
    await till.due(50 * (24_900 + 7_000 + 15_000 + 46_000));
    expect(await till.quantities()).toEqual(['50', '50', '50', '50']);
  }, 60_000);
});
