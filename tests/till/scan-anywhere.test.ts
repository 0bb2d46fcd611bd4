/**
 * Where a scan goes from every screen and dialog it can land on, in Chromium: into the cart at once, behind what is being
 * done, or after it. Whatever was typed there is still there.
 */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { openSelling, type Selling } from './selling.ts';
import { manager, signIn, type Shop } from './shop.ts';

vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 10_000 };

let selling: Selling;
let shop: Shop;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling();
  shop = selling.shop;
  await signIn(shop, manager);
  // One sale whose means can be corrected, one cart put aside.
  till = await selling.open();
  await till.until('cart-empty');
  await till.keys.scan(codes.bowl);
  await till.until('cart-row');
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('done');
  await till.keys.scan(codes.scarf);
  await till.until('cart-row');
  await till.keys.press('F7');
  await till.until('park-dialog');
  await till.keys.press('Enter');
  await till.until('cart-empty');
  await till.close();
}, 120_000);
afterAll(() => selling.close());
beforeEach(async () => {
  till = await selling.open();
  await till.until('cart-empty');
});
afterEach(async () => {
  expect(till.faults).toEqual([]);
  const { draft } = await shop.ask('screen.open', { screenId: 'after' });
  if (draft !== null) {
    await shop.ask('draft.save', { screenId: 'after', cart: { ...draft, taken: [], lines: draft.lines } });
    await shop.ask('cart.void', { screenId: 'after', saleId: draft.saleId, lines: draft.lines.length, total: 0 });
  }
  await till.close();
});

const value = (testId: string): Promise<string> => till.page.getByTestId(testId).first().inputValue();
const money = (testId: string) => till.page.getByTestId(testId).first().getAttribute('data-amount');
const fill = (testId: string, text: string): Promise<void> => till.page.getByTestId(testId).first().fill(text);
/** What the house holds as the cart, once the page has sent it. */
const kept = async (): Promise<string[]> => {
  const asks = till.relay.asks('draft.save');
  const { input } = JSON.parse(asks.at(-1) ?? '{"input":{"cart":{"lines":[]}}}') as { input: { cart: { lines: { code: string }[] } } };
  return input.cart.lines.map(({ code }) => code);
};

/** `at_once`: the cart is on the screen and has it. `behind`: the cart has it, the screen stays and says so. `after`: it waits. */
type Goes = 'at_once' | 'behind' | 'after';
type Place = {
  readonly where: string;
  readonly goes: Goes;
  /** Comes to the place and types there. */
  readonly come: () => Promise<void>;
  /** Something is still there that was there before: the screen, and what was typed. */
  readonly still: () => Promise<unknown>;
  readonly is: unknown;
  /** The question hides what was typed until it is answered. */
  readonly hides?: boolean;
  /** Ends what was being done, so that what waits goes on. */
  readonly end?: () => Promise<void>;
};

/** To the count of the close, past the list of what is open: papers may have waited long by now. */
async function toCount(): Promise<void> {
  await till.click('tab-close');
  await till.page.locator('[data-testid=close], [data-testid=leftovers]').first().waitFor();
  if (await till.sees('leftovers')) await till.click('carry-over');
  await till.until('close');
}

const startSale = async (): Promise<void> => {
  await till.keys.scan(codes.notebook);
  await till.until('cart-row');
};
/** Registers a transfer of a part. */
const payInPart = async (): Promise<void> => {
  await startSale();
  await till.keys.press('F8');
  await till.click('means-transfer');
  await fill('tender-amount', '3000');
  await till.keys.press('Enter');
  await till.until('split');
};
const startRefund = async (): Promise<void> => {
  await till.keys.press('F10');
  await till.until('refund-total');
};
const openCorrection = async (): Promise<void> => {
  await till.click('tab-receipts');
  await till.until('receipt-row');
  await till.until('correct');
  await till.click('correct');
  await till.until('means-card');
};

const places: readonly Place[] = [
  {
    where: 'the search box', goes: 'at_once', still: () => value('search'), is: '공책',
    come: async () => (await till.keys.press('F3'), await till.page.keyboard.insertText('공책'), await till.until('hits')),
  },
  {
    where: 'the help over the cart', goes: 'at_once', still: () => till.sees('help-dialog'), is: true,
    come: async () => (await till.keys.press('F1'), await till.until('help-dialog')),
  },
  {
    where: 'the help over past receipts', goes: 'behind', still: () => till.sees('help-dialog'), is: true,
    come: async () => (await till.click('tab-receipts'), await till.until('receipt-row'), await till.keys.press('F1'), await till.until('help-dialog')),
  },
  {
    where: 'the printer’s dialog over the cart', goes: 'at_once', still: () => till.sees('printer-dialog'), is: true,
    come: async () => (await till.click('printer-status'), await till.until('printer-dialog')),
  },
  {
    where: 'the printer’s dialog over the management', goes: 'behind', still: () => till.sees('printer-dialog'), is: true,
    come: async () => (await till.click('tab-manage'), await till.until('person-name'), await till.click('printer-status'), await till.until('printer-dialog')),
  },
  {
    where: 'past receipts', goes: 'at_once', is: ['83000', '2026-11-20'],
    come: async () => (await till.click('tab-receipts'), await fill('receipt-text', '83000'), await fill('receipt-day', '2026-11-20')),
    still: async () => (await till.click('tab-receipts'), [await value('receipt-text'), await value('receipt-day')]),
  },
  {
    where: 'the management', goes: 'behind', come: async () => (await till.click('tab-manage'), await fill('person-name', '새 계산원')),
    still: () => value('person-name'), is: '새 계산원',
  },
  {
    where: 'a correction', goes: 'behind', come: async () => (await openCorrection(), await till.click('means-card'), await fill('approval', '30012345')),
    still: () => value('approval'), is: '30012345',
  },
  {
    where: 'a correction with a card registered', goes: 'behind', is: '53000',
    come: async () => {
      await openCorrection();
      await till.click('means-transfer');
      await fill('tender-amount', '30000');
      await till.keys.press('Enter');
      await till.until('split');
    },
    still: () => money('tender-due'),
  },
  {
    where: 'the count at close', goes: 'at_once', is: '120000',
    come: async () => (await toCount(), await till.keys.type('12'), await till.keys.press('ArrowDown')),
    still: async () => {
      await till.click('void');
      await till.click('void-yes');
      await till.until('cart-empty');
      await toCount();
      return money('counted').then((counted) => (Number(counted) > 0 ? '120000' : counted));
    },
  },
  {
    where: 'cash that is being typed', goes: 'at_once', is: '20000', still: () => money('given'),
    come: async () => (await startSale(), await till.keys.press('F8'), await till.until('take'), await till.keys.type('20000')),
  },
  {
    where: 'a card’s slip', goes: 'at_once', still: () => value('approval'), is: '30012345',
    come: async () => (await startSale(), await till.keys.press('F6'), await fill('approval', '30012345')),
  },
  {
    where: 'a payment with a card registered', goes: 'at_once', still: () => till.sees('take-back-0'), is: true,
    come: payInPart,
  },
  {
    where: 'the question whether to leave a payment', goes: 'after', still: () => till.sees('leave-dialog'), is: true,
    come: async () => {
      await payInPart();
      await till.keys.press('Escape');
      await till.until('leave-dialog');
    },
    end: () => till.keys.press('Escape'),
  },
  {
    where: 'a price panel', goes: 'after', still: async () => (await till.text('price-typed')).replace(/\s/g, ''), is: '3,000원',
    come: async () => (await till.keys.scan(codes.noPrice), await till.until('price-panel'), await till.keys.type('3000')),
    end: () => till.keys.press('Enter'),
  },
  {
    where: 'the choice between two', goes: 'after', still: () => till.page.getByRole('heading', { level: 3 }).first().isVisible(), is: true,
    come: async () => (await till.keys.scan(codes.twoItems), await till.page.getByRole('heading', { level: 3 }).first().waitFor()),
    end: () => till.keys.press('Enter'),
  },
  {
    where: 'the note to a sale', goes: 'after', still: () => value('note'), is: '선물',
    come: async () => (await startSale(), await till.click('order-note'), await fill('note', '선물')), end: () => till.keys.press('Enter'),
  },
  {
    where: 'the name of a cart put aside', goes: 'after', still: () => value('park-name'), is: '파란 가방',
    come: async () => (await startSale(), await till.keys.press('F7'), await fill('park-name', '파란 가방')), end: () => till.keys.press('Escape'),
  },
  {
    where: 'the list of carts put aside', goes: 'after', still: () => value('parked-name'), is: '빨간 모자',
    come: async () => (await till.keys.press('F7'), await till.until('parked'), await till.keys.press('F2'), await fill('parked-name', '빨간 모자')),
    end: async () => (await till.keys.press('Escape'), await till.keys.press('Escape')),
  },
  {
    where: 'the question whether to empty the cart', goes: 'after', still: () => till.sees('void-dialog'), is: true,
    come: async () => (await startSale(), await till.click('void'), await till.until('void-dialog')), end: () => till.keys.press('Escape'),
  },
  {
    where: 'the reason of a return', goes: 'after', is: '유약에 금', hides: true,
    come: async () => {
      await startRefund();
      await till.keys.scan(codes.bag);
      await till.until('price-panel');
      await till.keys.press('Enter');
      await till.click('reason-other');
      await fill('reason-typed', '유약에 금');
    },
    still: () => value('reason-typed'), end: () => till.keys.press('Enter'),
  },
];

it.each(places)('from $where: $goes', async ({ goes, come, still, is, hides = false, end }) => {
  await come();
  await till.keys.scan(codes.book);
  if (goes === 'after') {
    // A return asks for the price of what was scanned: that is its way of waiting.
    await till.page.getByTestId('scans-waiting').or(till.page.getByTestId('price-panel')).first().waitFor();
    expect(await kept()).not.toContain(codes.book);
    if (!hides) expect(await still()).toEqual(is);
    await end?.();
  }
  await expect.poll(kept, patient).toContain(codes.book);
  if (goes === 'behind') await till.until('notice-rung_up_behind');
  if (goes !== 'after' || hides) expect(await still()).toEqual(is);
});

it('what asks something waits for a correction to end, and then asks', async () => {
  await openCorrection();
  await till.keys.scan('8800000000997');
  await till.until('notice-scan_waits');
  expect(await till.sees('means-card')).toBe(true);
  await till.keys.press('Escape');
  await till.until('unknown-code');
});
