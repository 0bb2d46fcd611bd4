/** The house tells where its journal stands, and begins a new epoch where an anchor knows more than the ledger. */
import { expect, test } from 'vitest';
import { openTestHouse } from '../contract/house.ts';
import type { Anchor } from '../../src/domain/epoch.ts';
import { openShop, saleOf, shopOn, cashier } from './shop.ts';

test('an anchor for every tick in which something was entered, and a new epoch where an older state was put back', async () => {
  const noted: Anchor[] = [];
  const house = openTestHouse({ change: { anchors: { last: () => null, note: (anchor) => void noted.push(anchor) } } });
  const shop = await openShop(house);
  await house.host.tick(house.time.now);
  await house.host.tick(house.time.now);
  expect(noted).toHaveLength(1);
  await shop.ask('sale.commit', saleOf('s1'));
  await house.host.tick(house.time.now);
  const { epoch, seq, hash } = house.ledger.head();
  expect(noted).toHaveLength(2);
  expect(noted[1]).toMatchObject({ till: '0001-01', epoch, seq, hash, receipts: 1, sales: 15_000, refunds: 0 });

  // The same anchor, of a ledger that knows it: nothing happens.
  const { directory } = house;
  const same = openTestHouse({ directory, change: { anchors: { last: () => noted[1] ?? null, note: () => undefined } } });
  expect(same.ledger.head()).toEqual(house.ledger.head());
  await same.close();

  const ahead: Anchor = { ...noted[1] as Anchor, seq: seq + 5, hash: 'f'.repeat(64), receipts: 4 };
  const back = openTestHouse({ directory, change: { anchors: { last: () => ahead, note: () => undefined } } });
  expect(back.ledger.head()).toMatchObject({ epoch: 2, seq: seq + 1 });
  expect(back.log).toContain('error epoch.started');
  const again = shopOn(back);
  await again.ask('operator.sign_in', cashier);
  const sold = await again.ask('sale.commit', saleOf('s2'));
  expect(sold.receipt.receiptNumber).toBe('0001-01-2-000002');
  await back.close();
  await house.close();
});

test.each<[string, Partial<Anchor>, number]>([
  ['another till’s', { till: '0009-09' }, 1], ['of an epoch before', { epoch: 0 }, 1], ['of a later epoch', { epoch: 4 }, 5],
  ['of a history that diverged', { hash: 'e'.repeat(64) }, 2],
])('an anchor that is %s', async (_name, change, epoch) => {
  const house = openTestHouse();
  await openShop(house);
  const { seq, hash } = house.ledger.head();
  const anchor = { till: '0001-01', epoch: 1, seq, hash, at: 0, receipts: 0, sales: 0, refunds: 0, ...change } as Anchor;
  const next = openTestHouse({ directory: house.directory, change: { anchors: { last: () => anchor, note: () => undefined } } });
  expect(next.ledger.head().epoch).toBe(epoch);
  await next.close();
  await house.close();
});
