/** Goods that move otherwise than by a sale reach the mall, too: exchanges as orders, and whatever else moves stock as movements. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { join } from 'node:path';
import { ledgerFile } from '../../db/ledger.ts';
import { openOutbox } from '../../db/outbox.ts';
import { openWriter } from '../../db/open.ts';
import { placedId } from '../../db/projections.ts';
import { applyMoves } from '../../src/mall/effects.ts';
import type { TestHouse } from '../contract/house.ts';
import { manager, openShop, saleOf, type Shop } from './shop.ts';

let shop: Shop;
let house: TestHouse;
beforeEach(async () => {
  shop = await openShop();
  ({ house } = shop);
});
afterEach(() => house.close());

async function sendAll(): Promise<void> {
  house.mall.letIn('0001-01', 'ABCD2345');
  await shop.ask('mall.enrol', { address: 'https://mall.example', code: 'ABCD2345' });
  for (let tick = 0; tick < 40; tick += 1) {
    house.time.now += 250;
    await house.host.tick(house.time.now);
  }
}

test('an exchange is an order of the difference; both halves move stock; its goods are known to have come back', async () => {
  await shop.ask('sale.commit', saleOf('s1'));
  await shop.ask('operator.sign_in', manager);
  const good = { lineId: 'N2', itemId: 2, open: null, quantity: 1, typedPrice: null };
  await shop.ask('exchange.commit', {
    saleId: 'x1', original: 's1', gift: '', back: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '교환', cancels: [], inCash: [],
    expectedBack: 15_000, lines: [good], expectedTotal: 12_000, tenders: [],
  });
  await sendAll();
  const { memory } = house.mall;
  expect(memory.order('x1')).toMatchObject({ kind: 'exchange', total: -3_000, original: 's1' });
  expect([...memory.refunded('s1')]).toEqual([[1, 1]]);
  const items = house.ledger.items().filter(({ id }) => id <= 2);
  expect(items.map(({ code }) => memory.tables.stock.get(`0001 ${code}`))).toEqual(items.map(({ id }) => house.ledger.stock(id)));
  const { lastDay } = await shop.ask('mall.state', {});
  const { here, there } = await shop.ask('mall.prove', { day: lastDay ?? '' });
  expect([here, there]).toEqual([{ receipts: 2, total: 12_000 }, { receipts: 2, total: 12_000 }]);
  expect([...memory.tables.tasks]).toEqual([]);
});

test('an entry of any other kind that moved stock goes with its moves by code, and is a movement there', async () => {
  const head = house.ledger.head();
  const raw = openWriter(join(house.directory, ledgerFile));
  try {
    raw.prepare('INSERT INTO stock_move (id, item_id, quantity) VALUES (?, 1, 7)').run(placedId([head.seq, 1]));
    const outbox = openOutbox(raw, (write) => write(), () => head);
    const item = outbox.items(500, new Set(), new Set()).at(-1);
    expect(item).toMatchObject({ body: null, moves: [{ sku: house.ledger.items()[0]?.code, quantity: 7 }] });
    const { memory } = house.mall;
    expect(item === undefined ? [] : applyMoves(memory, item)).toEqual(['unknown_item']);
    expect([...memory.tables.stock.values()]).toEqual([7]);
    // Set aside, it goes bare: nothing of it is applied.
    expect(outbox.items(500, new Set(), new Set([head.seq])).at(-1)?.moves).toBeUndefined();
  } finally {
    raw.close();
  }
});
