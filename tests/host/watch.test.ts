/** What stands out, through the house and a real ledger: who may ask, by whom it is told, and the shop's own limits. */
import { afterEach, expect, test } from 'vitest';
import { usualWatch } from '../../src/domain/watch.ts';
import { manager, openShop, type Shop } from './shop.ts';

let shop: Shop;
afterEach(() => shop.house.close());

const day = '2026-11-22';

test('a drawer opened again and again by one person is told with its entries, by the limit of the shop', async () => {
  shop = await openShop();
  expect(await shop.code('watch.findings', { day })).toBe('not_allowed');
  await shop.ask('operator.sign_in', manager);
  for (let n = 1; n <= 4; n += 1) {
    shop.house.time.now += 600_000;
    await shop.ask('drawer.open', { id: `open-${n}`, reason: 'check', note: '' });
  }
  const { from, findings } = await shop.ask('watch.findings', { day });
  expect(from).toBe('2026-10-26');
  expect(findings).toMatchObject([{ pattern: 'openings', person: '점장', value: 4, limit: 3, count: 4 }]);
  const hits = findings[0]?.hits ?? [];
  expect(hits.map(({ seq }) => shop.house.ledger.entry(seq).fact.kind)).toEqual(Array.from({ length: 4 }, () => 'drawer_opened'));
  expect(hits.map(({ at }) => at)).toEqual(hits.map(({ at }) => at).sort((a, b) => b - a));
  await shop.ask('watch.set_limits', { ...usualWatch, openings: 4 });
  expect((await shop.ask('watch.findings', { day })).findings).toEqual([]);
  // Days before it know nothing of it, and the limit is an entry like any other setting.
  expect((await shop.ask('watch.findings', { day: '2026-11-21' })).findings).toEqual([]);
  expect(shop.house.ledger.setting('watch_limits')).toContain('"openings":4');
});
