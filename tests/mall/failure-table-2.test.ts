/** The failure table from row 13 on: strangers between the two, poison, clocks, load, and what only people can decide. */
import { expect, test } from 'vitest';
import { quickHash, quickSigner, quickVerify } from '../../scripts/sim/crypto.ts';
import { readBatchReply } from '../../src/mall/client.ts';
import { freshSender } from '../../src/mall/sender.ts';
import { headers, type WireItem } from '../../src/mall/wire.ts';
import { applyBody } from '../../src/mall/effects.ts';
import { pageOf } from '../../src/mall/feed.ts';
import { goodOrders, openRig, sellSome } from './rig.ts';

/** An item of which the effects read no more than this. */
function itemLike(id: string, kind: string, till: string): WireItem {
  const hash = '0'.repeat(64);
  const totals = { sales: 0, refunds: 0, perpetual: 0 };
  const header = { v: 1, epoch: 1, seq: 1, kind, at: 0, businessDate: '2026-11-30', till, shift: 1, operator: '', totals, bodyHash: hash };
  return { id, header, prevHash: hash, hash, signature: '', body: null };
}

const isAllThrough = (states: readonly string[]): boolean => states.every((state) => state !== 'waiting');

test.each([
  ['13 a captive portal answers 200 with a page', 200, '<html>login</html>', 'not_the_mall'],
  ['20 half of a JSON text', 200, '{"items":[', 'not_the_mall'],
])('%s: that is no answer', (_, status, body, trouble) => {
  const rig = openRig();
  sellSome(rig, 1);
  const request = rig.ask();
  rig.hear(request, { status, headers: {}, body });
  expect(rig.states()).not.toContain('delivered');
  expect(rig.till.sender().trouble).toBe(trouble);
  rig.pass(2_000);
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test('14 another speaks in the mall\'s name: its key is not the pinned one, and nothing is believed', () => {
  const rig = openRig();
  sellSome(rig, 1);
  const request = rig.ask();
  const answer = rig.serve(request);
  const forged = { ...answer, headers: { [headers.answerSignature]: quickSigner('other-key')('x') } };
  rig.hear(request, forged);
  expect(rig.states()).not.toContain('delivered');
  expect(rig.till.sender().trouble).toBe('not_the_mall');
});

test('15 key stolen: the device is revoked, and nothing signed by it is taken', () => {
  const rig = openRig();
  sellSome(rig, 1);
  const device = rig.mall.device(rig.till.enrolment.device);
  if (device === null) throw new Error('no device');
  rig.mall.addDevice({ ...device, revoked: true });
  const request = rig.ask();
  const answer = rig.serve(request);
  expect(answer.status).toBe(403);
  rig.hear(request, answer);
  expect(rig.till.sender().stopped).toBe('revoked');
  expect(rig.orders()).toEqual([]);
  rig.till.sell(rig.now());
});

test('16 poison item: it lies aside where people see it, and the rest goes on', () => {
  for (const sort of ['unreadable', 'exploding', 'constraint']) {
    const rig = openRig();
    const [bad = ''] = sellSome(rig, 1, sort);
    sellSome(rig, 3);
    rig.drain(5_000);
    const place = rig.till.disk().sold.findIndex(({ id }) => id === bad);
    expect(rig.states()[place], sort).toBe('aside');
    expect(rig.orders(), sort).toEqual(goodOrders(rig));
  }
});

test.each([['2016', -12], ['2038', 12]])('17 a clock that says %s: it sells, and the order is the journal\'s', (_, years) => {
  const rig = openRig('0001-01', undefined, years * 31_557_600_000);
  sellSome(rig, 3);
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
  const odd = [...rig.mall.tables.kept.values()].filter(({ flags }) => flags.includes('time_odd'));
  expect(odd.length > 0).toBe(years > 0);
});

test('18 a week offline, 5,000 sales: drained in batches of 500 and less', { timeout: 60_000 }, () => {
  const rig = openRig();
  for (let sale = 0; sale < 5_000; sale += 1) rig.till.sell(rig.now());
  const sizes: number[] = [];
  for (let turn = 0; turn < 500 && !isAllThrough(rig.states()); turn += 1) {
    const request = rig.till.tick(rig.now());
    rig.pass(1_000);
    if (request === null) continue;
    sizes.push((JSON.parse(request.body) as { items: unknown[] }).items.length);
    expect(request.body.length).toBeLessThanOrEqual(1_000_000);
    try {
      rig.hear(request, rig.serve(request));
    } catch {
      rig.hear(request, { status: 500, headers: {}, body: '' });
    }
    if (rig.till.sender().suspect !== null) break;
  }
  expect(Math.max(...sizes)).toBeGreaterThan(100);
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
});

test('19 mall slow: after 20 s the request is given up, and selling never waited', () => {
  const rig = openRig();
  sellSome(rig, 1);
  rig.ask();
  rig.pass(10_000);
  expect(rig.till.tick(rig.now())).toBeNull();
  rig.till.sell(rig.now());
  rig.pass(10_000);
  rig.till.tick(rig.now());
  expect(rig.till.sender().trouble).toBe('timeout');
  rig.pass(2_000);
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test('21 two rows of one moment: pages go by the mall\'s commits, so none is passed over', () => {
  const { mall } = openRig();
  for (const key of ['a', 'b', 'c']) mall.setRow('catalog', key, '{"oneOff":false}');
  const first = pageOf(mall, { feed: 'catalog', after: 0, most: 2 });
  mall.setRow('catalog', 'a', '{"oneOff":true}');
  const second = pageOf(mall, { feed: 'catalog', after: first.cursor, most: 2 });
  expect([...first.rows, ...second.rows].map(({ key, version }) => `${key}${version}`)).toEqual(['a1', 'b1', 'c1', 'a2']);
  expect([first.more, second.more]).toEqual([true, false]);
});

test('22 an item taken off the mall while it lies in a cart: its sale is applied, flagged, and kept', () => {
  const rig = openRig();
  for (const sku of ['SKU1', 'SKU2', 'SKU3', 'SKU4']) {
    rig.mall.setRow('catalog', sku, '{"oneOff":false}');
    rig.mall.setRow('catalog', sku, null);
  }
  const [sale = ''] = sellSome(rig, 1);
  rig.drain();
  expect(rig.mall.keptById(sale)).toMatchObject({ state: 'applied', flags: ['negative_stock', 'unknown_item'] });
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test('24 one sale taken back at two tills offline: both stand, flagged, whichever comes first', () => {
  for (const order of [[0, 1, 2], [1, 2, 0], [2, 0, 1]]) {
    const { mall } = openRig();
    const body = { receiptNumber: 'R', total: 1_000, lines: [{ code: 'S', name: 'S', quantity: 1, net: 1_000, stocked: true }], restock: true };
    const facts = ['sale', 'back-1', 'back-2'].map((id) => (
      { ...body, saleId: id, ...(id === 'sale' ? {} : { returned: { saleId: 'sale', lines: [{ place: 1 }] } }) }));
    const flags = order.flatMap((index) => {
      const fact = facts[index];
      const kind = index === 0 ? 'sale' : 'refund';
      const item = itemLike(fact?.saleId ?? '', kind, `0001-0${index + 1}`);
      const applied = applyBody(mall, item, JSON.stringify(fact));
      return applied.ok ? applied.value : [applied.refusal.code];
    });
    expect(flags.filter((flag) => flag === 'over_refund'), order.join()).toHaveLength(1);
    expect([...mall.tables.tasks.values()].filter(({ kind }) => kind === 'over_refund')).toHaveLength(1);
  }
});

test('23 the last piece sold at both sides: both stand, and one task names them', () => {
  const rig = openRig();
  rig.mall.setRow('catalog', 'SKU1', JSON.stringify({ oneOff: true }));
  rig.mall.open({ store: '0001', sku: 'SKU1', quantity: 1, cause: 'count', by: 'mall' });
  const other = openRig('0001-02', rig.mall, 0, 7);
  const sellsPiece = (one: typeof rig): void => {
    while (!one.till.ever.some(({ sort, moves }) => sort === 'sale' && moves[0]?.sku === 'SKU1')) one.till.sell(one.now());
    one.drain();
  };
  sellsPiece(rig);
  sellsPiece(other);
  const task = [...rig.mall.tables.tasks.values()].find(({ kind }) => kind === 'one_off_twice');
  expect(task?.subject).toBe('0001 SKU1');
  expect(rig.orders()).toEqual([...goodOrders(rig), ...goodOrders(other)].sort());
});

test('25 form too old: 426 stops the sending for a while, never the selling', () => {
  const rig = openRig();
  sellSome(rig, 1);
  const request = rig.ask();
  const text = ['pos-sync-v1', 'POST', request.path, request.headers[headers.device], 1, request.headers[headers.counter],
    request.headers[headers.requestId], 99, quickHash(request.body)].join('\n');
  const newer = { ...request, headers: { ...request.headers, [headers.schema]: '99', [headers.signature]: quickSigner(rig.till.publicKey)(text) } };
  const answer = rig.serve(newer);
  expect([answer.status, JSON.parse(answer.body)]).toEqual([426, { code: 'UPGRADE', versions: [1, 1] }]);
  rig.hear(request, answer);
  expect([rig.till.sender().trouble, rig.till.sender().stopped]).toEqual(['upgrade', null]);
  rig.till.sell(rig.now());
  rig.pass(300_000);
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test('26 429 with Retry-After: it waits at least so long, then drains', () => {
  const rig = openRig();
  sellSome(rig, 1);
  const request = rig.ask();
  rig.hear(request, { status: 429, headers: { [headers.retryAfter]: '60' }, body: '' });
  rig.pass(59_000);
  expect(rig.till.tick(rig.now())).toBeNull();
  rig.pass(1_000);
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test('27 two tills at a dead switch: neither needs the other', () => {
  const rig = openRig();
  const other = openRig('0001-02', rig.mall, 0, 3);
  sellSome(rig, 2);
  sellSome(other, 2);
  other.drain();
  rig.drain();
  expect(rig.orders()).toEqual([...goodOrders(rig), ...goodOrders(other)].sort());
});

test('28 an answer to another till or to another request is refused', () => {
  const rig = openRig();
  const other = openRig('0001-02', rig.mall, 0, 3);
  sellSome(rig, 1);
  sellSome(other, 1);
  const [mine, theirs] = [rig.ask(), other.ask()];
  const answer = other.serve(theirs);
  rig.hear(mine, answer);
  expect(rig.states()).not.toContain('delivered');
  const crypto = { verify: quickVerify, hash: quickHash };
  expect(readBatchReply(rig.serve(mine), rig.till.enrolment, 'another', crypto)).toMatchObject({ sort: 'silence' });
  expect(freshSender.stopped).toBeNull();
});
