/** The protocol's failure table, rows 1 to 12, by their numbers: what happens to the till, to the mall, and in the end. */
import { expect, test } from 'vitest';
import { quickHash, quickSigner } from '../../scripts/sim/crypto.ts';
import { idleAskMs } from '../../src/mall/sender.ts';
import { headers } from '../../src/mall/wire.ts';
import { contentOf, goodOrders, openRig, sellSome } from './rig.ts';

const isAllThrough = (states: readonly string[]): boolean => states.every((state) => state !== 'waiting');

test('1 request lost: it is sent again and applied once', () => {
  const rig = openRig();
  sellSome(rig, 3);
  rig.ask();
  rig.pass(25_000);
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
  expect(isAllThrough(rig.states())).toBe(true);
});

test('2 answer lost after the commit: the till sends again and hears "duplicate"', () => {
  const rig = openRig();
  sellSome(rig, 2);
  rig.serve(rig.ask());
  const before = rig.orders();
  rig.pass(25_000);
  rig.till.tick(rig.now());
  rig.pass(2_000);
  const again = rig.ask();
  const said = rig.serve(again);
  expect(contentOf(said).items.filter(({ st }) => st === 'duplicate').length).toBeGreaterThan(0);
  rig.hear(again, said);
  rig.drain();
  expect(rig.orders()).toEqual(before);
});

test('3 the same request delivered later again: the first answer comes back, nothing happens', () => {
  const rig = openRig();
  sellSome(rig, 2);
  const request = rig.ask();
  const first = rig.serve(request);
  rig.hear(request, first);
  rig.drain();
  const moves = rig.mall.tables.moves.size;
  expect(rig.serve(request)).toEqual(first);
  expect(rig.mall.tables.moves.size).toBe(moves);
});

test('4 batches in the wrong order: the later one is held until the gap is filled', () => {
  const rig = openRig();
  sellSome(rig, 2);
  const one = rig.ask();
  // What comes behind the first entry arrives before it: it does not link yet.
  const items = (JSON.parse(one.body) as { items: unknown[] }).items;
  const late = JSON.stringify({ ...(JSON.parse(one.body) as object), items: items.slice(1) });
  const names: Record<string, string> = { ...one.headers, [headers.counter]: '50', [headers.requestId]: 'late' };
  const text = ['pos-sync-v1', 'POST', one.path, names[headers.device], names[headers.epoch], 50, 'late', 1, quickHash(late)].join('\n');
  const held = rig.serve({ ...one, body: late, headers: { ...names, [headers.signature]: quickSigner(rig.till.publicKey)(text) } });
  expect(contentOf(held).items.every(({ st, code }) => st === 'held' && code === 'gap')).toBe(true);
  expect(contentOf(held).missing).toEqual({ from: 1, to: 1 });
  expect(rig.orders()).toEqual([]);
  rig.hear(one, rig.serve(one));
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test.each([['5 500 before the commit', true], ['6 500 after the commit', false]])('%s: the till backs off and it is once', (_, isBefore) => {
  const rig = openRig();
  sellSome(rig, 2);
  const request = rig.ask();
  if (!isBefore) rig.serve(request);
  rig.hear(request, { status: 500, headers: {}, body: 'oops' });
  expect(rig.till.sender().failures).toBe(1);
  rig.pass(2_000);
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test('7 a fall between two writes of the mall leaves neither', () => {
  const rig = openRig();
  sellSome(rig, 1);
  const request = rig.ask();
  expect(() => rig.mall.transaction(() => {
    rig.mall.addOrder({ id: 'x', kind: 'sale', till: '0001-01', businessDate: '2026-11-30', receiptNumber: 'x', total: 1, original: null, lines: [] });
    throw new Error('power');
  })).toThrow('power');
  expect(rig.orders()).toEqual([]);
  rig.hear(request, rig.serve(request));
  expect(rig.orders().length).toBeGreaterThan(0);
});

test('8 till killed before it marked what was acknowledged: it sends again', () => {
  const rig = openRig();
  sellSome(rig, 2);
  const request = rig.ask();
  const answer = rig.serve(request);
  rig.till.restart();
  rig.hear(request, answer);
  expect(rig.states()).toContain('waiting');
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test('9 till killed after the sale and before the sending: the row was in the sale\'s transaction', () => {
  const rig = openRig();
  sellSome(rig, 2);
  rig.till.restart();
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test('10 mall restored from an old backup: the till sees it and sends again from there', () => {
  const rig = openRig();
  sellSome(rig, 2);
  rig.drain();
  const backup = rig.mall.backup();
  sellSome(rig, 3);
  rig.drain();
  rig.mall.restore(backup);
  expect(rig.orders()).not.toEqual(goodOrders(rig));
  // Nothing new is sold: the till asks how the mall stands, and hears it.
  rig.pass(idleAskMs);
  const ask = rig.ask();
  rig.hear(ask, rig.serve(ask));
  expect(rig.states()).toContain('waiting');
  rig.drain();
  expect(rig.orders()).toEqual(goodOrders(rig));
});

test('11 till restored from an old backup: a new epoch goes on; the old one is refused', () => {
  const rig = openRig();
  sellSome(rig, 2);
  rig.till.backUp();
  sellSome(rig, 2);
  rig.drain();
  const before = rig.orders();
  rig.till.restore(rig.now());
  const more = sellSome(rig, 2);
  rig.drain();
  expect(rig.orders()).toEqual([...new Set([...before, ...goodOrders(rig)])].sort());
  expect(rig.orders()).toEqual(expect.arrayContaining(more));
  expect(rig.mall.head('0001-01')?.epoch).toBe(2);
  const old = openRig('0001-01', rig.mall);
  sellSome(old, 1);
  old.till.disk().counter = 900;
  const request = old.ask();
  expect(JSON.parse(old.serve(request).body)).toMatchObject({ code: 'OLD_EPOCH' });
  old.hear(request, old.serve(request));
  expect(old.till.sender().stopped).toBe('behind');
});

test('12 a disk cloned to two tills: the second to sell in a place gets "fork" and rests; the mall names it', () => {
  const rig = openRig();
  sellSome(rig, 2);
  rig.drain();
  const clone = openRig('0001-01', rig.mall, 0, 1);
  sellSome(clone, 2);
  // Same disk so far: the same seed sold the same. From here on each sells its own.
  expect(clone.till.disk().entries.map(({ hash }) => hash)).toEqual(rig.till.disk().entries.map(({ hash }) => hash));
  clone.till.disk().rows.forEach((_, index, rows) => void (rows[index] = { state: 'delivered', isHeaded: true }));
  clone.till.disk().counter = 500;
  sellSome(rig, 1);
  rig.drain();
  clone.pass(77);
  clone.till.sell(clone.now());
  const request = clone.ask();
  const answer = clone.serve(request);
  expect(contentOf(answer).items[0]?.st).toBe('fork');
  clone.hear(request, answer);
  expect(clone.till.sender().stopped).toBe('fork');
  expect(clone.till.tick(clone.now() + 1e9)).toBeNull();
  expect([...rig.mall.tables.tasks.values()].some(({ kind, subject }) => kind === 'fork' && subject.startsWith('0001-01'))).toBe(true);
});
