/** Parts of the screen that come behind the first one: all of them by themselves, and words and a way on where one does not come. */
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openWindow, type Language, type TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { axeFindings, drawingFindings } from './look.ts';
import { openSelling, type Selling } from './selling.ts';

vi.setConfig({ testTimeout: 90_000 });
const patient = { timeout: 15_000 };
let selling: Selling;

beforeAll(async () => {
  selling = await openSelling();
}, 120_000);
afterAll(() => selling.close());

/** A window for which no file of this name comes, until `mend`; `held` ones neither come nor fail. */
async function lacking(name: string, how: 'fails' | 'hangs', language: Language = 'ko'): Promise<TillWindow & { readonly mend: () => Promise<void> }> {
  const till = await openWindow(selling.browser, 'about:blank#', { language });
  const held: (() => void)[] = [];
  const files = `**/assets/${name}-*.js`;
  await till.page.route(files, (route) => {
    if (how === 'fails') return route.abort();
    return new Promise<void>((resolve) => void held.push(() => void route.continue().then(resolve)));
  });
  await till.page.goto(`${selling.shop.address}&lang=${language}`);
  await till.until('due');
  return {
    ...till,
    mend: async () => {
      held.forEach((go) => go());
      await till.page.unroute(files);
    },
  };
}

it('all come by themselves, the last one too, without anybody asking for it', async () => {
  const till = await selling.open();
  const names = (): Promise<string[]> =>
    till.page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name.replace(/.*\/|-[\w-]{8}\.\w+$/g, '')));
  const screens = ['tender-screen', 'dialogs', 'receipts-screen', 'return-screen', 'close-screen', 'manage-screen', 'start-screen'];
  const come = async (): Promise<string[]> => [...new Set(await names())].filter((name) => screens.includes(name)).sort();
  await expect.poll(come, patient).toEqual([...screens].sort());
  expect(till.faults).toEqual([]);
  await till.close();
});

it.each(['ko', 'en'] as const)('says that the payment did not come and keeps the cart; a press fetches it again: %s', async (language) => {
  const till = await lacking('tender-screen', 'fails', language);
  await till.keys.scan(codes.notebook);
  await till.until('cart-row');
  await till.keys.press('F8');
  await till.until('part-again');
  expect(await till.text('part-coming')).toContain(language === 'ko' ? '담아 둔 작품은 그대로예요' : 'The cart is unchanged');
  for (const width of [1366, 1024]) {
    await till.page.setViewportSize({ width, height: 768 });
    expect(await drawingFindings(till.page)).toEqual([]);
  }
  expect(await axeFindings(till.page)).toEqual([]);
  // It still does not come: nothing else happens, and the way on stays.
  await till.keys.press('Enter');
  await till.until('part-again');
  await till.mend();
  await till.keys.press('Enter');
  await till.until('take');
  await till.keys.press('Escape');
  await till.until('cart-row');
  await till.page.getByTestId('void').click();
  await till.until('void-yes');
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.close();
});

it('says that a dialog is slow, lets nothing behind it be pressed meanwhile, and shows it as soon as it comes', async () => {
  const till = await lacking('dialogs', 'hangs');
  await till.keys.scan(codes.notebook);
  await till.until('cart-row');
  await till.keys.press('F1');
  await till.until('part-coming');
  expect(await till.text('part-coming')).toContain('불러오고 있어요');
  await till.keys.press('F8');
  await till.until('part-again');
  expect(await drawingFindings(till.page)).toEqual([]);
  expect(await axeFindings(till.page)).toEqual([]);
  expect(await till.sees('take')).toBe(false);
  await till.keys.press('Escape');
  await expect.poll(() => till.sees('part-coming'), patient).toBe(false);
  await till.keys.press('F1');
  await till.mend();
  await till.until('help-dialog');
  await till.keys.press('Escape');
  expect(await till.page.getByTestId('cart-row').count()).toBe(1);
  await till.empty();
  await till.close();
});

it('gives a dialog the keys that were pressed before it came: the second F4 asks for the whole, and no digit is lost', async () => {
  const till = await lacking('dialogs', 'hangs');
  await till.keys.scan(codes.notebook);
  await till.due(7_000);
  // Esc takes the dialog away with all that was meant for it.
  await till.keys.press('F4');
  await till.keys.press('9');
  await till.keys.press('Escape');
  await till.keys.press('F4');
  await till.keys.press('F4');
  await till.keys.type('50');
  await till.until('part-coming');
  await till.keys.type('0');
  await till.keys.press('Enter');
  await till.due(7_000);
  await till.mend();
  await till.due(6_500);
  await till.until('discount-dialog', 'hidden');
  expect(await till.text('due-discounts')).toContain('−500');
  expect(till.faults).toEqual([]);
  await till.empty();
  await till.close();
});

it('writes into a field of the dialog what was typed before it came, and not into the one behind it', async () => {
  const till = await lacking('dialogs', 'hangs');
  await till.keys.scan(codes.notebook);
  await till.until('cart-row');
  await till.page.getByTestId('order-note').click();
  await till.keys.type('a b');
  await till.mend();
  await till.until('note-dialog');
  await expect.poll(() => till.page.getByTestId('note').inputValue(), patient).toBe('a b');
  await till.keys.press('Escape');
  await till.empty();
  await till.close();
});

it('gives the payment the keys that were pressed before it came', async () => {
  const till = await lacking('tender-screen', 'hangs');
  await till.keys.scan(codes.notebook);
  await till.due(7_000);
  await till.keys.press('F8');
  await till.keys.type('10000');
  await till.keys.press('Enter');
  await till.mend();
  await till.until('done');
  expect((await selling.shop.ask('receipt.list', { most: 1 })).receipts[0]).toMatchObject({ total: 7_000, change: 3_000 });
  await till.close();
});

it('takes a price that is typed before its panel came, and gives the payment of goods taken back the F8 that was pressed before it came', async () => {
  const price = await lacking('price-panel', 'hangs');
  await price.keys.scan(codes.noPrice);
  await price.keys.type('4500');
  await price.until('part-coming');
  await price.keys.press('Enter');
  await price.due(4_500);
  expect(await price.text('cart-row')).toContain('4,500');
  await price.mend();
  await price.empty();
  await price.close();
  const back = await lacking('refund-pay', 'hangs');
  await back.keys.press('F10');
  await back.until('part-coming');
  await back.keys.scan(codes.notebook);
  await back.until('price-panel');
  await back.keys.type('7000');
  await back.keys.press('Enter');
  await back.until('cart-row');
  await back.keys.press('F8');
  await back.mend();
  await back.until('refund-need');
  expect(back.faults).toEqual([]);
  await back.empty();
  await back.close();
});

it('begins as soon as the program itself comes, and says until then that it does not', async () => {
  const till = await openWindow(selling.browser, 'about:blank#');
  await till.page.route('**/assets/begin-*.js', (route) => route.abort());
  await till.page.goto(`${selling.shop.address}&lang=ko`);
  await expect.poll(() => till.page.locator('#root').innerText(), patient).toContain('다시 부르고 있어요');
  await till.page.unroute('**/assets/begin-*.js');
  await till.until('due');
  await till.keys.scan(codes.notebook);
  await till.until('cart-row');
  await till.empty();
  await till.close();
});
