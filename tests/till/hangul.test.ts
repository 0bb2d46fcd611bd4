/** The till with the input method in Hangul mode: scans, function keys and digits, as the keys a real one was seen to give. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import type { ComposeStep } from './keys.ts';
import { openSelling, type Selling } from './selling.ts';

const patient = { timeout: 15_000 };

let selling: Selling;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling();
  till = await selling.open();
}, 120_000);
afterAll(async () => {
  expect(till.faults).toEqual([]);
  await selling.close();
});
beforeEach(() => till.empty(), 60_000);

const held = (...keys: string[]): ComposeStep[] => keys.map((process) => ({ process }));
const plain = (...keys: string[]): ComposeStep[] => keys.map((key) => ({ plain: key }));

/** `abc` on a two-set keyboard: three keys that the input method takes, one syllable. */
const abc: ComposeStep[] = [{ process: 'a' }, { shows: 'ㅁ' }, { process: 'b' }, { shows: '뮤' }, { process: 'c' }, { shows: '뮻' }];

describe('a scan in Hangul mode', () => {
  it('H74 is read by its physical keys where no field has the focus', async () => {
    await till.keys.scan(codes.notebook, { hangul: true });
    await till.due(7_000);
    await till.keys.scan(codes.label, { hangul: true });
    await till.due(8_100);
    await till.keys.scan(codes.lot, { hangul: true });
    await till.due(10_300);
  }, 30_000);

  it('leaves digits alone in a field, and the field as it was', async () => {
    await till.keys.press('F3');
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    expect(await till.page.getByTestId('search').inputValue()).toBe('');
  }, 30_000);

  it.each([
    ['letters, then digits', [...abc, { commits: '뮻' }, ...plain('1', '2', '3', 'Enter')], 1_100],
    ['letters whose last key event was lost', [
      ...abc.slice(0, 4), { shows: '뮻' }, { commits: '뮻' }, ...plain('1', '2', '3', 'Enter'),
    ], 1_100],
    ['an Enter that the input method saw first', [
      ...abc, { commits: '뮻' }, ...plain('-', '1', '2', '3'),
      { process: 'r' }, { shows: 'ㄱ' }, { process: 'k' }, { shows: '가' }, { process: 's' }, { shows: '간' }, { process: 'k' },
      { commits: '가' }, { shows: '나' }, { process: 'e' }, { shows: '낟' }, { process: 'k' }, { commits: '나' }, { shows: '다' },
      ...held('Enter'), { commits: '다' }, ...plain('Enter'),
    ], 2_200],
    ['a Tab at the end', [
      ...abc, { process: 'd' }, { commits: '뮻' }, { shows: 'ㅇ' }, ...held('Tab'), { commits: 'ㅇ' }, ...plain('Tab'),
    ], 3_300],
  ] satisfies [string, ComposeStep[], number][])('is turned back from composed text: %s', async (_name, steps, price) => {
    await till.keys.press('F3');
    await till.page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'search');
    await till.keys.compose(steps);
    await till.due(price);
    expect(await till.page.getByTestId('search').inputValue()).toBe('');
    expect(await till.sees('unknown-code')).toBe(false);
  }, 30_000);

  it('H75 does not mind Caps Lock', async () => {
    await till.keys.scan(codes.label, { capsLock: true });
    await till.keys.scan(codes.staff, { capsLock: true });
    await till.due(4_400);
  }, 30_000);
});

describe('keys in Hangul mode', () => {
  it('F1, F2, F3, F8, F9, F10, Ctrl+P and Ctrl+L do what is printed on them', async () => {
    await till.keys.pressInHangul('F1');
    await till.until('help-dialog');
    await till.keys.press('Escape');
    await till.keys.pressInHangul('F9');
    await till.until('price-panel');
    await till.keys.press('Escape');
    await till.keys.pressInHangul('F3');
    await till.page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'search');
    await till.keys.press('Escape');
    await till.keys.pressInHangul('F10');
    await till.until('refund-total');
    await till.click('tab-sale');
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    await till.keys.pressInHangul('F2');
    await till.keys.pressInHangul('Digit3');
    await till.page.waitForTimeout(100);
    await till.keys.press('Enter');
    await till.due(21_000);
    await till.keys.pressInHangul('F8');
    await till.until('take');
    await till.keys.press('Escape');
    const control = 2;
    await till.keys.pressInHangul('KeyP', control);
    await expect.poll(() => till.relay.asked('receipt.reprint'), patient).toBe(1);
    await till.keys.pressInHangul('KeyL', control);
    await till.until('locked-says');
  }, 60_000);
});
