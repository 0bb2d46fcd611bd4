/** When the house begins a backup: each hour in which something was entered, after a close, and after a failure again. */
import { afterEach, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { fakeBackups } from '../fakes/backups.ts';
import { manager, openShop, saleOf, type Shop } from './shop.ts';

const hourMs = 3_600_000;
const houses: TestHouse[] = [];
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close();
});

async function shopWith(backups: ReturnType<typeof fakeBackups>): Promise<Shop> {
  const house = openTestHouse({ change: { backups } });
  houses.push(house);
  const shop = await openShop(house);
  await shop.ask('operator.sign_in', manager);
  await shop.ask('printer.set', { address: '' });
  return shop;
}

const tick = ({ house }: Shop): Promise<void> => house.host.tick(house.time.now);
const seqOf = ({ house }: Shop): number => house.ledger.head().seq;

test('without a place nothing is begun', async () => {
  const backups = fakeBackups();
  const shop = await shopWith(backups);
  await tick(shop);
  expect([backups.begun, backups.used]).toEqual([[], []]);
});

test('the first at once, the next an hour later, one after the close, and none while nothing happens', async () => {
  const backups = fakeBackups();
  const shop = await shopWith(backups);
  await shop.ask('backup.place', { place: '/second' });
  expect(backups.used).toEqual(['/second']);
  await tick(shop);
  expect(backups.begun).toEqual(['20261122-102400']);
  await tick(shop);
  expect(backups.begun).toHaveLength(1);
  backups.end({ seq: seqOf(shop), at: shop.house.time.now });
  expect((await shop.ask('backup.state', {})).behind).toBe(0);
  await shop.ask('sale.commit', saleOf('s1'));
  expect((await shop.ask('backup.state', {})).behind).toBe(1);
  await tick(shop);
  expect(backups.begun).toHaveLength(1);
  shop.house.time.now += hourMs;
  await tick(shop);
  expect(backups.begun).toEqual(['20261122-102400', '20261122-112400']);
  backups.end({ seq: seqOf(shop), at: shop.house.time.now });
  await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 21 }], keep: 0 });
  await tick(shop);
  expect(backups.begun).toHaveLength(3);
  backups.end({ seq: seqOf(shop), at: shop.house.time.now });
  shop.house.time.now += 20 * hourMs;
  await tick(shop);
  expect(backups.begun).toHaveLength(3);
});

test('one that failed is tried again after ten minutes, and the screens are told', async () => {
  const backups = fakeBackups();
  const shop = await shopWith(backups);
  await shop.ask('backup.place', { place: '/second' });
  await tick(shop);
  backups.end('place_full', shop.house.time.now);
  let told = 0;
  shop.client.on('till.changed', () => void (told += 1));
  await tick(shop);
  await expect.poll(() => told).toBe(1);
  expect(await shop.ask('backup.state', {})).toMatchObject({ trouble: 'place_full', last: null });
  expect(backups.begun).toHaveLength(1);
  shop.house.time.now += 600_000;
  await tick(shop);
  expect(backups.begun).toHaveLength(2);
});

test('a house that opens anew uses the place that was set', async () => {
  const backups = fakeBackups();
  const shop = await shopWith(backups);
  await shop.ask('backup.place', { place: '/second' });
  const { directory } = shop.house;
  const again = fakeBackups();
  // The first house's ledger stays open: the second only reads what is set.
  const house = openTestHouse({ directory, change: { backups: again } });
  houses.push(house);
  await house.host.tick(house.time.now);
  expect([again.used, again.begun]).toEqual([['/second'], ['20261122-102400']]);
});
