/** What each screen owes beside its work: a way on, a frame that is whole, signs that agree, keys that look as they are. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Language, TillWindow } from './browser.ts';
import { codes, goods } from './goods.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, signIn, type Shop } from './shop.ts';

vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 15_000 };
const narrow = { width: 1024, height: 768 };
/** A name that a file brought with it: a bell, a tab and a line end in it. */
const fan = { code: '8800000000119', row: '8800000000119,"합죽\u0007선\t둘째\n줄",,33000,taxable,9,0,,' };

let selling: Selling;
let shop: Shop;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling({ csv: `${goods}\n${fan.row}` });
  shop = selling.shop;
}, 120_000);
afterAll(() => selling.close());

async function open(language: Language = 'ko', size = { width: 1366, height: 768 }): Promise<void> {
  till = await selling.open({ language, size });
  await till.until('cart-empty');
}

beforeEach(() => signIn(shop, cashier), 60_000);
afterEach(async () => {
  expect(till.faults).toEqual([]);
  await till.click('tab-sale');
  if (await till.sees('void')) {
    await till.click('void');
    await till.click('void-yes');
    await till.until('cart-empty');
  }
  await till.close();
}, 60_000);

const borders = (testId: string, side: string): Promise<string[]> =>
  till.page.getByTestId(testId).evaluateAll((all, name) => all.map((one) => getComputedStyle(one).getPropertyValue(name)), side);

/** A colour of the system's theme, as the page computes it. */
function system(name: string): Promise<string> {
  return till.page.evaluate((color) => {
    const probe = Object.assign(document.createElement('p'), { textContent: '.' });
    probe.style.color = color;
    document.body.append(probe);
    const computed = getComputedStyle(probe).color;
    probe.remove();
    return computed;
  }, name);
}

async function sell(list: readonly string[]): Promise<void> {
  await till.keys.scans(list);
  await expect.poll(() => till.page.locator('[aria-rowcount]').getAttribute('aria-rowcount'), patient).toBe(String(list.length));
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
  await till.keys.press('Enter');
  await till.until('cart-empty');
}

describe('a search without a hit', () => {
  it('offers the open price, with the words that were sought as its name', async () => {
    await open();
    await till.keys.press('F3');
    await till.page.keyboard.insertText('묵란 족자 수선');
    await till.until('no-hit');
    expect(await till.text('no-hit')).toContain('F9');
    await till.click('no-hit-open-price');
    await till.until('open-name');
    expect(await till.page.getByTestId('open-name').inputValue()).toBe('묵란 족자 수선');
    await till.keys.press('Escape');
    await till.until('open-price');
    expect(await till.page.getByTestId('search').inputValue()).toBe('');
  });
});

it('what was said about the cart is not said while money is taken, nor to the next person', async () => {
  await open();
  await till.keys.scans([codes.moonJar, codes.moonJar]);
  await till.until('notice-one_off_held');
  await till.keys.press('F8');
  await till.until('take');
  expect(await till.sees('notice-one_off_held')).toBe(false);
  await till.keys.press('Escape');
  await till.until('cart-row');
  expect(await till.sees('notice-one_off_held')).toBe(false);
});

it('past receipts end above the status line, and a long one says how much of it lies below', async () => {
  await open();
  const long = Object.values(codes).filter((code) => code !== codes.twoItems && code !== codes.noPrice);
  await sell(long);
  await till.click('tab-receipts');
  await till.until('receipt-detail');
  const [list, line] = await Promise.all(['[data-testid=receipt-list]', '.status-line'].map((place) => till.page.locator(place).boundingBox()));
  expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThan((line?.y ?? 0) - 8);
  expect(await till.text('receipt-below')).toMatch(/^아래로 \d+줄 더$/);
  await till.page.locator('.receipt-scroll').evaluate((box) => box.scrollTo(0, box.scrollHeight));
  await till.until('receipt-below', 'hidden');
});

it('every row of the count has the same right side at 1024', async () => {
  await open('ko', narrow);
  await till.click('tab-close');
  await till.until('close');
  const sides = await till.page.locator('.denomination').evaluateAll((all) => all.map((row) => getComputedStyle(row).borderRightWidth));
  expect(sides).toEqual(Array.from({ length: 8 }, () => '0px'));
});

describe('goods taken back', () => {
  it('have a tax split under their sign, and no sale’s change beside them', async () => {
    await open('ko', narrow);
    await sell([codes.notebook]);
    await till.until('last-receipt');
    await till.keys.press('F10');
    await till.until('refund-total');
    await till.keys.scan(codes.notebook);
    await till.until('price-panel');
    await till.keys.press('Enter');
    await till.until('cart-row');
    expect((await till.text('tax-split')).replace(/\s+/g, ' ')).toBe('과세 공급가액 −6,364 부가세 −636 면세 0');
    expect(await till.sees('last-receipt')).toBe(false);
  });

  it('ask why in English without a word at a border', async () => {
    await open('en', narrow);
    await till.keys.press('F10');
    await till.until('refund-total');
    const gaps = await till.page.locator('.refund-pay .choice-tile').evaluateAll((all) => all.map((tile) => {
      const range = document.createRange();
      range.selectNodeContents(tile.querySelector('.choice-words') ?? tile);
      const [box, text] = [tile.getBoundingClientRect(), range.getBoundingClientRect()];
      return Math.min(text.left - box.left, box.right - text.right);
    }));
    expect(gaps).toHaveLength(7);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(10);
  });
});

it('while a sale is recorded every key of the screen looks as it is: off', async () => {
  await open();
  await till.keys.scan(codes.notebook);
  await till.until('cart-row');
  await till.keys.press('F8');
  await till.until('take');
  const keys = ['pad-7', 'pad-000', 'pad-erase', 'clear', 'exact', 'add-10000', 'add-100000', 'tender-back', 'lock'];
  const off = () => Promise.all(keys.map((key) => till.page.getByTestId(key).getAttribute('aria-disabled')));
  expect(await off()).toEqual(keys.map(() => null));
  const [usual] = await borders('pad-7', 'color');
  till.relay.hold('sale.commit');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await expect.poll(off, patient).toEqual(keys.map(() => 'true'));
  expect(await borders('pad-7', 'color')).not.toEqual([usual]);
  await till.keys.type('9');
  expect(await till.page.getByTestId('given').getAttribute('data-amount')).toBe('7000');
  till.relay.hold(null);
  await till.until('done');
});

it('the key on a button that is off keeps its frame', async () => {
  await open();
  await till.keys.scan(codes.notebook);
  await till.until('cart-row');
  await till.click('tab-close');
  await till.until('cart-open');
  const cap = await till.page.getByTestId('close-till').locator('.cap').evaluate((key) => {
    const { borderTopColor, color, borderTopWidth } = getComputedStyle(key);
    return { isFramed: borderTopColor === color, borderTopWidth };
  });
  expect(cap).toEqual({ isFramed: true, borderTopWidth: '1px' });
});

it('whoever listens hears the name that is shown, without its control characters', async () => {
  await open();
  await till.keys.scan(fan.code);
  await till.until('cart-row');
  const said = await till.page.getByTestId('announcer').evaluate((one) => one.textContent ?? '');
  expect(said).toBe('합죽 선 둘째 줄, 받을 금액 33,000원');
});

describe('the till’s voice', () => {
  /** Pitches of every tone that was started, in Hz. */
  const listenIn = () => till.page.evaluate(() => {
    const heard: number[] = [];
    Object.assign(window, { heard });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function begin(this: OscillatorNode, at?: number) {
      heard.push(this.frequency.value);
      start.call(this, at);
    };
  });
  const heard = () => till.page.evaluate(() => [...(window as Window & { heard?: number[] }).heard ?? []]);

  it('is one high tone for a scan that was taken, two low ones for a code nobody knows, and can be switched off', async () => {
    await open();
    await listenIn();
    await till.keys.scan(codes.notebook);
    await expect.poll(heard, patient).toEqual([1_200]);
    await till.keys.scan('8801234567893');
    await expect.poll(heard, patient).toEqual([1_200, 300, 300]);
    await till.click('sound');
    await till.keys.scan(codes.book);
    await expect.poll(() => till.page.getByTestId('cart-row').count(), patient).toBe(2);
    expect(await heard()).toEqual([1_200, 300, 300]);
    await till.page.reload();
    await till.until('cart-row');
    expect(await till.page.getByTestId('sound').getAttribute('aria-pressed')).toBe('false');
  });
});

it('in forced colours the chosen line, the focus, the dialog and what is off can be told apart', async () => {
  await open();
  await till.page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await till.keys.scans([codes.notebook, codes.book]);
  await expect.poll(() => till.page.getByTestId('cart-row').count(), patient).toBe(2);
  const [first, second] = await borders('cart-row', 'background-color');
  expect([first === await system('Highlight'), second]).toEqual([false, await system('Highlight')]);
  await till.keys.press('F3');
  const ring = await till.page.locator('.search').evaluate((box) => getComputedStyle(box).outlineWidth);
  expect(ring).toBe('3px');
  await till.page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
  await till.page.keyboard.insertText('나무');
  await till.until('hit');
  const marks = await till.page.locator('.hit[aria-selected=false] mark').evaluateAll((all) => all.map((one) => getComputedStyle(one).color));
  expect([...new Set(marks)]).toEqual([await system('CanvasText')]);
  await till.keys.press('Escape');
  await till.click('void');
  await till.until('void-dialog');
  expect(await till.page.locator('.dialog').evaluate((box) => getComputedStyle(box).borderTopWidth)).toBe('1px');
  await till.keys.press('Escape');
  await till.click('tab-close');
  await till.until('cart-open');
  const [off] = await borders('close-till', 'color');
  expect(off).toBe(await system('GrayText'));
});

it('Enter right after a company was chosen takes the payment, wherever the focus has come back to', async () => {
  await open();
  const focused = (): Promise<string | null> => till.page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? null);
  await till.keys.scans([codes.notebook]);
  await till.until('cart-row');
  await till.keys.press('F6');
  await till.until('approval');
  await till.page.getByTestId('approval').fill('10000009');
  await till.click('issuer-국민');
  await till.page.getByTestId('acquirer').focus();
  await till.keys.press('Enter');
  await till.until('acquirer-list');
  await till.keys.type('bc');
  await till.keys.press('Enter');
  await till.until('acquirer-list', 'hidden');
  await expect.poll(focused, patient).toBe('acquirer');
  expect(await till.text('acquirer')).toBe('비씨');
  await till.keys.press('Enter');
  await till.until('done');
  await till.keys.press('Enter');
  await till.until('cart-empty');
});

it('a cart put aside that was thrown away leaves no question to the next one, though the list is told first', async () => {
  await open();
  for (const [code, due] of [[codes.cup, 24_900], [codes.bag, 500]] as const) {
    await till.keys.scan(code);
    await till.due(due);
    await till.keys.press('F7');
    await till.until('park-dialog');
    await till.keys.press('Enter');
    await till.until('cart-empty');
  }
  await till.keys.press('F7');
  await till.until('parked-dialog');
  await till.keys.press('Delete');
  await till.until('parked-throw-yes');
  till.relay.hold('parked.void');
  await till.keys.press('Enter');
  await expect.poll(() => till.page.getByTestId('parked').count(), patient).toBe(1);
  expect(await till.sees('parked-throw-yes')).toBe(false);
  till.relay.hold(null);
  await till.page.locator('[data-testid=recall][aria-busy=true]').first().waitFor({ state: 'hidden' });
  await till.keys.press('Delete');
  await till.keys.press('Enter');
  await expect.poll(() => till.page.getByTestId('parked').count(), patient).toBe(0);
  await till.keys.press('Escape');
});
