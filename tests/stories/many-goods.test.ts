/** Stories of slowness, on 100,000 items in a real ledger. The bounds are far from what was measured: they tell minutes from moments. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { emptyCart, reduceCart } from '../../src/domain/cart.ts';
import type { ItemId, LineId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { price } from '../../src/domain/pricing.ts';
import { openTestHouse } from '../contract/house.ts';
import { cashier, openShop, saleOf, shopOn, type Shop } from '../host/shop.ts';
import { header, row } from './many-goods.ts';

vi.setConfig({ testTimeout: 60_000 });
const itemCount = 100_000;
let directory = '';
let shop: Shop;
/** From a closed till to its first answered scan, in ms, and the heap that this took, in bytes. */
const opening = { ms: 0, bytes: 0 };

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
const middle = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Infinity;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'sodam-many-'));
  const csv = [header, ...Array.from({ length: itemCount }, (_, i) => row(i))].join('\n');
  const made = await openShop(openTestHouse({ directory }), csv);
  await made.house.close();
  const heap = process.memoryUsage().heapUsed;
  opening.ms = await timed(async () => {
    shop = shopOn(openTestHouse({ directory }));
    await shop.ask('operator.sign_in', cashier);
    await shop.ask('catalog.scan', { text: 'ITEM-099999' });
  });
  for (let i = 0; i < 400; i += 1) await shop.house.host.tick(shop.house.time.now);
  await shop.ask('catalog.search', { text: '백자', most: 20 });
  opening.bytes = process.memoryUsage().heapUsed - heap;
}, 180_000);
afterAll(async () => {
  await shop.house.close();
  rmSync(directory, { recursive: true, force: true });
});

test('I81, I82, I83 a till of 100,000 items takes its first scan within seconds', () => {
  expect(opening.ms).toBeGreaterThan(0);
  expect(opening.ms).toBeLessThan(10_000);
});

test('I85 and holds them, ready to be searched, in some hundred megabytes', () => {
  expect(opening.bytes / 2 ** 20).toBeLessThan(500);
});

test('I84 a cart of 500 different lines is changed and priced as fast as a hand is', () => {
  let cart = emptyCart('long' as SaleId);
  const times: number[] = [];
  for (let i = 1; i <= 500; i += 1) {
    const start = performance.now();
    const item = { id: i as ItemId, code: String(i), name: `작품 ${i}`, maker: null, price: won(1_000 + i), taxClass: 'taxable' as const, stocked: true, oneOff: false, category: '' };
    cart = reduceCart(cart, { type: 'item_added', lineId: `L${i}` as LineId, item, typedPrice: null });
    expect(price(cart.lines).lines).toHaveLength(i);
    times.push(performance.now() - start);
  }
  expect(middle(times.slice(-100))).toBeLessThan(20);
});

test('I86 sealing a sale holds the house up for moments only', async () => {
  const times: number[] = [];
  for (let i = 0; i < 30; i += 1) times.push(await timed(() => shop.ask('sale.commit', saleOf(`s${i}`, 7, 1_007))));
  expect(middle(times)).toBeLessThan(50);
});

test.each(['백', '백자', 'ㅂㅈ', '달항아리 99', 'qorwk', 'ITEM-0999', '없는것', '1007'])('I87 searching %s takes no longer than a keystroke', async (text) => {
  const times: number[] = [];
  for (let i = 0; i < 5; i += 1) times.push(await timed(() => shop.ask('catalog.search', { text, most: 20 })));
  expect(middle(times)).toBeLessThan(250);
});
