/** A ledger that takes no entries, by a file that really is taken away: the screen stops inviting, before and after a reload. */
import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ledgerFile } from '../../db/ledger.ts';
import type { TillWindow } from './browser.ts';
import { axeFindings, drawingFindings } from './look.ts';
import { codes } from './goods.ts';
import { openSelling, type Selling } from './selling.ts';

const patient = { timeout: 15_000 };
let selling: Selling;
let till: TillWindow;

beforeAll(async () => {
  selling = await openSelling();
  till = await selling.open();
}, 120_000);
afterAll(() => selling.close());

/** What would invite somebody to ring up or to take money. */
const invitations = ['cart-empty', 'search', 'open-price', 'pad-7', 'key-enter'];
const seen = async (): Promise<string[]> => {
  const all = await Promise.all(invitations.map(async (id) => ((await till.sees(id)) ? id : '')));
  return all.filter((id) => id !== '');
};

it('says so across the screen as soon as a sale was not taken, and takes no more money', async () => {
  expect(await seen()).toEqual(invitations);
  await till.keys.scan(codes.notebook);
  await till.until('cart-row');
  unlinkSync(join(selling.shop.directory, `${ledgerFile}-wal`));
  await till.keys.press('F8');
  await till.until('take');
  await till.keys.press('F8');
  await till.keys.press('Enter');
  await till.until('stopped');
  await till.until('tender-refused');
  const band = await till.page.getByTestId('stopped').boundingBox();
  expect([band?.x, band?.width]).toEqual([0, 1366]);
  expect(await till.text('stopped')).toContain('돈을 받지 말고');
  expect(await till.page.getByTestId('take').getAttribute('aria-disabled')).toBe('true');
  const asked = till.relay.asked('sale.commit');
  await till.keys.press('Enter');
  await till.page.waitForTimeout(200);
  expect(till.relay.asked('sale.commit')).toBe(asked);
}, 60_000);

it('invites to nothing on the checkout, keeps the cart in sight and takes no scan', async () => {
  await till.keys.press('Escape');
  await till.until('stopped-panel');
  expect(await seen()).toEqual([]);
  expect(await till.page.getByTestId('cart-row').count()).toBe(1);
  expect(await till.page.getByTestId('cash').getAttribute('aria-disabled')).toBe('true');
  const asked = till.relay.asked('catalog.scan');
  await till.keys.scan(codes.book);
  await till.page.waitForTimeout(300);
  expect(till.relay.asked('catalog.scan')).toBe(asked);
}, 60_000);

it('is known to a page that opens later with its first words, in the language it speaks', async () => {
  await till.page.goto(`${selling.shop.address}&lang=en`);
  await till.page.reload();
  await till.until('stopped-panel');
  expect(till.relay.asked('till.state') + till.relay.asked('screen.open')).toBeGreaterThan(0);
  expect(await till.text('stopped')).toContain('Take no money');
  expect(await seen()).toEqual([]);
  for (const width of [1366, 1024]) {
    await till.page.setViewportSize({ width, height: 768 });
    await expect.poll(() => drawingFindings(till.page), patient).toEqual([]);
  }
  expect(await axeFindings(till.page)).toEqual([]);
}, 60_000);
