/** The manager's report through the house: names and hours, who may ask, and what an open drawer's cash costs to see. */
import { afterEach, expect, test } from 'vitest';
import type { Output } from '../../src/contract/contract.ts';
import { cashier, manager, openShop, saleOf, type Shop } from './shop.ts';

let shop: Shop;
afterEach(() => shop.house.close());

const today = { from: '2026-11-22', to: '2026-11-22', withCash: false };
const hasCash = ({ figures }: Output<'report.sales'>): boolean => figures.some(({ key }) => key === 'tender:cash');
const seen = (): number => shop.house.ledger.shiftHappened(1).seen;

test('by the hours of Seoul, by people and makers with their names of today', async () => {
  shop = await openShop();
  await shop.ask('sale.commit', saleOf('s1'));
  shop.house.time.now = Date.UTC(2026, 10, 22, 5, 59, 59, 999);
  await shop.ask('sale.commit', saleOf('s2'));
  shop.house.time.now = Date.UTC(2026, 10, 22, 16, 0);
  await shop.ask('operator.sign_in', manager);
  await shop.ask('sale.commit', saleOf('s3'));
  const { by, basket } = await shop.ask('report.sales', today);
  expect(by.hour.rows.map(({ key, sold, net }) => [key, sold, net])).toEqual([['01', 1, 15_000], ['10', 1, 15_000], ['14', 1, 15_000]]);
  expect(by.day.rows).toMatchObject([{ key: '2026-11-22', sold: 3, net: 45_000 }]);
  expect(by.operator.rows.map(({ name, net }) => [name, net])).toEqual([['계산원 1', 30_000], ['점장', 15_000]]);
  expect(by.item.rows).toMatchObject([{ key: '1', sold: 3, net: 45_000 }]);
  expect(by.item.rows[0]?.name).not.toBe('');
  expect(basket).toMatchObject({ receipts: 3, average: 15_000, piecesTenths: 10 });
});

test('a cashier may not ask', async () => {
  shop = await openShop();
  expect(await shop.code('report.sales', today)).toBe('not_allowed');
  await shop.ask('operator.sign_in', manager);
  expect(await shop.code('report.sales', today)).toBe('ok');
});

test('the cash of an open drawer is shown on a press alone, and that is written down', async () => {
  shop = await openShop();
  await shop.ask('sale.commit', saleOf('s1'));
  await shop.ask('operator.sign_in', manager);
  const blind = await shop.ask('report.sales', today);
  expect(hasCash(blind)).toBe(false);
  expect(JSON.stringify(blind.figures)).not.toContain('cash');
  expect(seen()).toBe(0);
  const shown = await shop.ask('report.sales', { ...today, withCash: true });
  expect(shown.figures).toContainEqual(expect.objectContaining({ key: 'tender:cash', amount: 15_000 }));
  expect(seen()).toBe(1);
  // Days on which no drawer is open are counted already, and nobody looked into the open one.
  const before = await shop.ask('report.sales', { from: '2026-11-01', to: '2026-11-21', withCash: true });
  expect(hasCash(before)).toBe(true);
  expect(seen()).toBe(1);
  await shop.ask('operator.sign_in', cashier);
  await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 21 }], keep: 0, consent: null, carried: [] });
  await shop.ask('operator.sign_in', manager);
  expect(hasCash(await shop.ask('report.sales', today))).toBe(true);
});
