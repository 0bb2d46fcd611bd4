/** Promotions, in the house: set and ended by an entry each, told as they hold, and rebuilt from the journal. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { BusinessDate } from '../../src/domain/ids.ts';
import { must } from '../../src/domain/result.ts';
import type { Input } from '../../src/contract/contract.ts';
import { manager, openShop, saleOf, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ask('operator.sign_in', manager);
});
afterEach(() => shop.house.close());

const day = (text: string): BusinessDate => text as BusinessDate;
const sale = (changes: Partial<Input<'promotion.set'>> = {}): Input<'promotion.set'> => ({
  id: 'p1', name: '가을 행사', from: day('2026-11-01'), until: null, funder: 'maker', scope: { items: [], makers: [], categories: [] },
  rule: { kind: 'percent', bp: 1_000 }, ...changes,
});

function kinds(): string[] {
  const reader = openReader(shop.house.directory);
  const all = reader.prepare<[], string>('SELECT kind FROM journal ORDER BY seq').pluck().all();
  expect(verifyLedger(reader, must(reader.prepare<[], string>('SELECT public_key FROM store').pluck().get(), 'key')).findings).toEqual([]);
  reader.close();
  return all.filter((kind) => kind === 'promotion_set');
}

test('one is set, set anew under its name, and ended: three entries, one promotion', async () => {
  await shop.ask('promotion.set', sale());
  await shop.ask('promotion.set', sale({ name: '  겨울 행사 ' }));
  await shop.ask('promotion.end', { id: 'p1' });
  const { promotions } = await shop.ask('promotion.list', {});
  expect(promotions).toEqual([{ ...sale(), name: '겨울 행사', ended: true }]);
  expect(shop.house.ledger.promotions()).toEqual(promotions);
  expect(kinds()).toHaveLength(3);
});

test('what ended twice ended once, and what is refused writes nothing', async () => {
  await shop.ask('promotion.set', sale());
  await shop.ask('promotion.end', { id: 'p1' });
  await shop.ask('promotion.end', { id: 'p1' });
  expect(await shop.code('promotion.set', sale({ id: 'p2', until: day('2020-01-01'), from: day('2020-01-01') }))).toBe('in_the_past');
  expect(kinds()).toHaveLength(2);
});

test('those that hold come first; of those that are over only the newest twenty are told', async () => {
  for (let place = 1; place <= 25; place += 1) {
    await shop.ask('promotion.set', sale({ id: `over${place}` }));
    await shop.ask('promotion.end', { id: `over${place}` });
  }
  await shop.ask('promotion.set', sale({ id: 'now' }));
  const { promotions } = await shop.ask('promotion.list', {});
  expect(promotions.map(({ id }) => id)).toEqual(['now', ...Array.from({ length: 20 }, (_, index) => `over${index + 6}`)]);
});

test('the till tells those that hold today, a sale is priced with them, and another total is refused', async () => {
  await shop.ask('promotion.set', sale({ funder: 'store' }));
  await shop.ask('promotion.set', sale({ id: 'later', from: day('2030-01-01') }));
  expect((await shop.ask('till.state', {})).promotions.map(({ id }) => id)).toEqual(['p1']);
  expect(await shop.code('sale.commit', saleOf('s1', 1, 15_000))).toBe('price_changed');
  const { receipt } = await shop.ask('sale.commit', saleOf('s2', 1, 13_500));
  expect(receipt.total).toBe(13_500);
  expect(shop.house.ledger.sealed(receipt.saleId)?.body.lines[0]?.discounts).toEqual([{ kind: 'promo', funder: 'store', amount: 1_500, name: '가을 행사' }]);
  await shop.ask('promotion.end', { id: 'p1' });
  expect(await shop.code('sale.commit', saleOf('s3', 1, 13_500))).toBe('price_changed');
  await shop.ask('sale.commit', saleOf('s4', 1, 15_000));
  expect(kinds()).toHaveLength(3);
});
