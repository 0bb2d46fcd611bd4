/** What is kept of the mall beside the ledger, and the ledger's rows that wait for it, on real files. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDelivery } from '../../db/delivery.ts';
import { openLedger, type OpenLedger } from '../../db/ledger.ts';
import { ed25519Signer, sha256 } from '../../src/adapters/system.ts';
import { openShop } from '../host/shop.ts';
import { openTestHouse } from '../contract/house.ts';

let directory: string;
beforeEach(() => void (directory = mkdtempSync(join(tmpdir(), 'sodam-delivery-'))));
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const signer = ed25519Signer(Buffer.from(`302e020100300506032b657004220420${'5a'.repeat(32)}`, 'hex'));
const place = { address: 'https://mall.example', device: 'd', till: '0001-01', keys: ['k'], pins: [], enrolledAt: 1 };

test('place, counter and what lies aside outlive a restart; the counter never falls', () => {
  let delivery = openDelivery(directory);
  expect([delivery.place(), delivery.counter(), delivery.aside()]).toEqual([null, 0, []]);
  delivery.setPlace(place);
  delivery.setCounter(7);
  delivery.setCounter(3);
  delivery.putAside([{ seq: 4, reason: 'mall_fault', isHeaded: false }], 10);
  delivery.putAside([{ seq: 4, reason: 'no_body', isHeaded: true }], 20);
  delivery.close();
  delivery = openDelivery(directory);
  expect([delivery.place(), delivery.counter()]).toEqual([place, 7]);
  expect(delivery.aside()).toEqual([{ seq: 4, reason: 'mall_fault', at: 10, isHeaded: true }]);
  delivery.unhead(4);
  expect(delivery.aside()[0]?.isHeaded).toBe(false);
  delivery.takeUpAgain();
  expect(delivery.aside()).toEqual([]);
  // Another mall: the counter goes on.
  delivery.setPlace({ ...place, device: 'e' });
  expect(delivery.counter()).toBe(7);
  delivery.close();
});

/** The ledger of a house that sold a little, opened alone. */
async function soldLedger(): Promise<OpenLedger> {
  const shop = await openShop(openTestHouse({ directory }));
  for (const saleId of ['a', 'b']) {
    const line = { lineId: 'l', itemId: 1, open: null, quantity: 1, typedPrice: null };
    await shop.ask('sale.commit', { saleId, lines: [line], tenders: [{ kind: 'cash', given: 15_000 }], expectedTotal: 15_000 });
  }
  await shop.house.close();
  return openLedger({ directory, signer, hash: sha256 });
}

test('rows are marked, skipped, sent bare, and taken up again from a number on; the count is true, also after a restart', async () => {
  const ledger = await soldLedger();
  const { outbox } = ledger;
  const all = ledger.head().seq;
  const seqs = (skip: readonly number[] = []): number[] => outbox.items(500, new Set(skip), new Set()).map(({ header }) => header.seq);
  expect([outbox.waiting(), outbox.firstWaiting(), seqs().length]).toEqual([all, 1, all]);
  outbox.delivered([1, 2, 3, 5], 99);
  expect([outbox.waiting(), outbox.firstWaiting(), seqs([4])[0]]).toEqual([all - 4, 4, 6]);
  // Said twice, it counts once.
  outbox.delivered([3, 4], 99);
  expect([outbox.waiting(), outbox.firstWaiting()]).toEqual([all - 5, 6]);
  const sale = outbox.items(500, new Set(), new Set()).find(({ id }) => id === 'a');
  expect(sale?.body).not.toBeNull();
  expect(outbox.items(500, new Set(), new Set([sale?.header.seq ?? 0])).find(({ id }) => id === 'a')?.body).toBeNull();
  outbox.reopen(3);
  expect([outbox.waiting(), outbox.firstWaiting()]).toEqual([all - 2, 3]);
  expect(outbox.entryAt(2)).toMatchObject({ epoch: 1 });
  expect([outbox.entryAt(all + 1), outbox.firstAfterEpoch(1)]).toEqual([null, all + 1]);
  expect(outbox.dayOf(ledger.lastSealed(1)[0]?.businessDate ?? '')).toEqual({ receipts: 2, total: 30_000 });
  ledger.close();
  const again = openLedger({ directory, signer, hash: sha256 });
  expect([again.outboxWaiting(), again.outbox.firstWaiting()]).toEqual([all - 2, 3]);
  again.close();
});

test('what the ledger gives for the wire is what the mall\'s rules take', async () => {
  const ledger = await soldLedger();
  const items = ledger.outbox.items(500, new Set(), new Set());
  expect(items.map(({ header }) => header.seq)).toEqual(items.map((_, index) => index + 1));
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  expect(items.filter(({ body }) => body !== null).map(({ header }) => header.kind)).toEqual(['catalog_imported', 'sale', 'sale']);
  ledger.close();
});
