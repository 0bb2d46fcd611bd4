/** Newer programs on a real house: asked for once at a start without an open shift, and nothing is begun once one is installed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { fakeUpdates, type FakeUpdates } from '../fakes/updates.ts';
import { manager, openShop, saleOf, shopOn, type Shop } from './shop.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function open(directory: string): Promise<{ house: TestHouse; updates: FakeUpdates }> {
  const updates = fakeUpdates();
  const house = openTestHouse({ directory, change: { updates } });
  closers.push(house.close);
  return Promise.resolve({ house, updates });
}

function folder(): string {
  const directory = mkdtempSync(join(tmpdir(), 'sodam-updates-'));
  closers.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

async function tick({ house }: { house: TestHouse }, times = 3): Promise<void> {
  for (let i = 0; i < times; i += 1) await house.host.tick(house.time.now);
}

async function closeShift(shop: Shop): Promise<void> {
  await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 0 });
}

test('a start with an open shift asks nothing; the next one without asks once', async () => {
  const directory = folder();
  const first = await open(directory);
  const shop = await openShop(first.house);
  await first.house.close();
  closers.pop();
  const second = await open(directory);
  await tick(second);
  expect(second.updates.told).toEqual([]);
  const again = shopOn(second.house);
  await again.ask('operator.sign_in', manager);
  expect(await again.code('update.check', {})).toBe('shift_still_open');
  expect(second.updates.told).toEqual([]);
  await closeShift(again);
  await tick(second);
  expect(second.updates.told).toEqual([]);
  await second.house.close();
  closers.pop();
  const third = await open(directory);
  await tick(third);
  expect(third.updates.told).toEqual(['check']);
  expect(shop.house).toBe(first.house);
});

test('once it is being installed nothing is sold, opened or scanned any more, and what was there stays', async () => {
  const { house, updates } = await open(folder());
  const shop = await openShop(house);
  await shop.ask('operator.sign_in', manager);
  await closeShift(shop);
  // The Z comes out first.
  await tick({ house });
  await shop.ask('update.check', {});
  await shop.ask('update.fetch', { version: '9.9.9' });
  const before = house.ledger.head();
  await shop.ask('update.install', { version: '9.9.9' });
  expect(updates.told.at(-1)).toBe('install');
  for (const code of [
    await shop.code('shift.open', { counts: [] }), await shop.code('sale.commit', saleOf('late')), await shop.code('catalog.scan', { text: 'FIX' }),
    await shop.code('update.install', { version: '9.9.9' }),
  ]) expect(code).toBe('updating');
  expect(house.ledger.head()).toEqual(before);
  expect(updates.told.filter((told) => told === 'install')).toHaveLength(1);
});

test('the screens are told when something changed', async () => {
  const { house } = await open(folder());
  const shop = await openShop(house);
  await shop.ask('operator.sign_in', manager);
  await closeShift(shop);
  await tick({ house });
  let told = 0;
  house.host.onEvent((name) => void (name === 'till.changed' && (told += 1)));
  await shop.ask('update.fetch', { version: '9.9.9' });
  await tick({ house }, 1);
  expect(told).toBe(1);
});
