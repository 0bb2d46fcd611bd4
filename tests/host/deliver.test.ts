/** The house sends what waits: enrolment, marks, what lies aside, a mall that lost its memory, and selling that never waits. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SaleId } from '../../src/domain/ids.ts';
import type { TestHouse } from '../contract/house.ts';
import { manager, openShop, type Shop } from './shop.ts';

let shop: Shop;
let house: TestHouse;
beforeEach(async () => {
  shop = await openShop();
  ({ house } = shop);
});
afterEach(() => house.close());

const code = 'ABCD2345';
const sku = '8801234567893';
const state = () => shop.ask('mall.state', {});

async function enrol(): Promise<void> {
  house.mall.letIn('0001-01', code);
  await shop.ask('operator.sign_in', manager);
  await shop.ask('mall.enrol', { address: 'https://mall.example', code });
}

/** Ticks a quarter of a second at a time. */
async function ticks(count: number): Promise<void> {
  for (let tick = 0; tick < count; tick += 1) {
    house.time.now += 250;
    await house.host.tick(house.time.now);
  }
}

let sales = 0;
/** One piece of the first item, paid in cash; its id. */
async function sell(): Promise<string> {
  sales += 1;
  const saleId = `sale-${sales}`;
  const line = { lineId: 'l1', itemId: 1, open: null, quantity: 1, typedPrice: null };
  await shop.ask('sale.commit', { saleId, lines: [line], tenders: [{ kind: 'cash', given: 15_000 }], expectedTotal: 15_000 });
  return saleId;
}

test('without a mall nothing is asked of anyone, and everything waits', async () => {
  await sell();
  await ticks(20);
  expect(house.mall.asked).toEqual([]);
  expect(await state()).toMatchObject({ place: null, waiting: house.ledger.head().seq, trouble: null, aside: [] });
});

test('enrolled, it sends the journal from its beginning, and the mall has each sale once', async () => {
  const id = await sell();
  await enrol();
  await ticks(20);
  expect(house.ledger.outboxWaiting()).toBe(0);
  expect([...house.mall.memory.tables.orders.keys()]).toEqual([id]);
  expect(house.mall.memory.head('0001-01')).toMatchObject({ seq: house.ledger.head().seq, hash: house.ledger.head().hash });
  expect(await state()).toMatchObject({ waiting: 0, since: null, trouble: null });
  const asked = house.mall.asked.length;
  await ticks(20);
  // Nothing waits: the mall is not asked again before half a minute.
  expect(house.mall.asked.length).toBe(asked);
  await ticks(120);
  expect(house.mall.asked.length).toBe(asked + 1);
});

test('a mall that does not answer is left alone for a while; selling goes on; then everything goes', async () => {
  await enrol();
  house.mall.silences = [{ why: 'unreachable' }, { why: 'timeout' }, { status: 200, headers: {}, body: '<html>login</html>' }];
  for (let tick = 0; tick < 40 && house.mall.silences.length > 0; tick += 1) await ticks(1);
  expect((await state()).trouble).toBe('not_the_mall');
  const id = await sell();
  await ticks(80);
  expect(house.ledger.outboxWaiting()).toBe(0);
  expect(house.mall.memory.order(id)).not.toBeNull();
});

test('an answer that is on its way holds nothing up: a sale is sealed meanwhile', async () => {
  await enrol();
  let answer: (value: { readonly why: 'timeout' }) => void = () => undefined;
  house.mall.hold = new Promise((resolve) => void (answer = resolve));
  await ticks(1);
  const ticking = house.host.tick((house.time.now += 250));
  const id = await sell();
  expect(house.ledger.sealed(id as SaleId)).not.toBeNull();
  answer({ why: 'timeout' });
  house.mall.hold = null;
  await ticking;
  await ticks(60);
  expect(house.mall.memory.order(id)).not.toBeNull();
});

test('what the mall falls over lies aside by its receipt; the rest goes on; "send again" tries once more', async () => {
  await enrol();
  await ticks(20);
  house.mall.explodes.add(sku);
  const first = await sell();
  await ticks(600);
  const { aside, waiting } = await state();
  expect(aside).toMatchObject([{ kind: 'sale', reason: 'mall_fault' }]);
  expect(aside[0]?.receiptNumber).toMatch(/-000001$/);
  expect(waiting).toBe(1);
  expect(house.mall.memory.head('0001-01')?.seq).toBe(house.ledger.head().seq);
  house.mall.explodes.clear();
  await shop.ask('mall.send_again', {});
  await ticks(20);
  expect(await state()).toMatchObject({ aside: [], waiting: 0 });
  expect(house.mall.memory.order(first)).not.toBeNull();
});

test('a mall restored from an old backup gets everything again', async () => {
  await enrol();
  const first = await sell();
  await ticks(20);
  const backup = house.mall.memory.backup();
  const second = await sell();
  await ticks(20);
  house.mall.memory.restore(backup);
  expect(house.mall.memory.order(second)).toBeNull();
  await ticks(200);
  expect([house.mall.memory.order(first), house.mall.memory.order(second)].every((order) => order !== null)).toBe(true);
  expect(house.ledger.outboxWaiting()).toBe(0);
  expect(house.log).toContain('warn mall.lost');
});

test('a clock that jumps a year either way stops nothing', async () => {
  await enrol();
  house.mall.silences = [{ why: 'unreachable' }];
  await ticks(2);
  house.time.now -= 31_536_000_000;
  await ticks(60);
  expect(house.ledger.outboxWaiting()).toBe(0);
});

test('a day is the same on both sides, to the won', async () => {
  await enrol();
  await sell();
  await sell();
  await ticks(20);
  const { lastDay } = await state();
  const { here, there } = await shop.ask('mall.prove', { day: lastDay ?? '' });
  expect(here).toEqual({ receipts: 2, total: 30_000 });
  expect(there).toEqual(here);
});

test('names of people, settings and PINs stay here: only what the mall uses goes with its body', async () => {
  await sell();
  await enrol();
  await ticks(20);
  type Sent = { items?: { header: { kind: string }; body: string | null }[] };
  const bodies = house.mall.asked.flatMap(({ body }) => (JSON.parse(body) as Sent).items ?? []);
  const withBody = new Set(bodies.filter(({ body }) => body !== null).map(({ header }) => header.kind));
  expect([...withBody].sort()).toEqual(['catalog_imported', 'sale']);
  for (const person of house.ledger.operators()) {
    expect(bodies.some(({ body }) => body?.includes(person.name)), person.name).toBe(false);
  }
});
