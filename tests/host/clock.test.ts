/** What the till's state says of the machine's clock, as time and zone move under it. */
import { afterEach, expect, test } from 'vitest';
import { systemClock } from '../../src/adapters/system.ts';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { openShop } from './shop.ts';

const minute = 60_000;
let house: TestHouse;
afterEach(() => house.close());

test('a clock set back behind the open shift or the last sale is told, and right again once it is set', async () => {
  house = openTestHouse();
  const shop = await openShop(house);
  const clock = async (): Promise<string> => (await shop.ask('till.state', {})).clock;
  const opened = house.time.now;
  expect(await clock()).toBe('right');
  house.time.now = opened - 6 * minute;
  expect(await clock()).toBe('behind');
  house.time.now = opened + 60 * minute;
  const lines = [{ lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: null }];
  await shop.ask('sale.commit', { saleId: 's1', lines, tenders: [{ kind: 'cash', given: 15_000 }], expectedTotal: 15_000 });
  house.time.now = opened + 50 * minute;
  expect(await clock()).toBe('behind');
  // What is sold meanwhile is in its order all the same.
  await shop.ask('sale.commit', { saleId: 's2', lines, tenders: [{ kind: 'cash', given: 15_000 }], expectedTotal: 15_000 });
  house.time.now = opened + 61 * minute;
  expect(await clock()).toBe('right');
});

test('a machine in another zone is told, and the business day is Seoul\'s all the same', async () => {
  house = openTestHouse({ change: { clock: systemClock(() => Date.UTC(2026, 10, 22, 23), () => 0) } });
  const shop = await openShop(house);
  expect(await shop.ask('till.state', {})).toMatchObject({ clock: 'other_zone', today: '2026-11-23' });
});

test('the machine\'s own offset is what its zone says', () => {
  house = openTestHouse();
  const before = process.env['TZ'];
  try {
    for (const [zone, minutes] of [['Asia/Seoul', 540], ['UTC', 0], ['America/Los_Angeles', -480], ['Asia/Kolkata', 330]] as const) {
      process.env['TZ'] = zone;
      expect([zone, systemClock().offsetMinutes(Date.UTC(2026, 10, 23)) + 0]).toEqual([zone, minutes]);
    }
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
});
