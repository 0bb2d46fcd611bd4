/** Online orders against a store's stock: what is offered, how long it is held, and what a till offline does to it. */
import { beforeEach, expect, test } from 'vitest';
import { openMemory, type Memory } from '../../scripts/sim/memory.ts';
import { applyMoves, moveStock } from '../../src/mall/effects.ts';
import { allocation, cancel, freshMs, pay, reserve, reserveMs, sendOut } from '../../src/mall/online.ts';

const now = 1_800_000_000_000;
const [store, sku] = ['0001', 'BOWL'] as const;
let mall: Memory;
beforeEach(() => {
  mall = openMemory();
  mall.setRow('catalog', sku, '{"oneOff":false}');
  mall.addDevice({ id: 'd1', till: '0001-01', publicKey: '', revoked: false, counter: 0 });
});
const stand = (quantity: number): void => void moveStock(mall, { store, sku, quantity, cause: 'count', by: '0001-01' });
const order = (id: string, quantity = 1, at = now) => reserve(mall, { id, store, sku, quantity }, at);
const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string => (result.ok ? 'ok' : result.refusal?.code ?? '');
const sells = (quantity: number): readonly string[] => applyMoves(mall, {
  id: 's', header: { till: '0001-01' }, moves: [{ sku, quantity: -quantity }],
} as never);

test.each([
  ['nothing', 0, 0, 0], ['five, heard or not', 5, now - freshMs, 4], ['two', 2, 0, 1], ['the last, its store heard', 1, now - freshMs + 1, 1],
  ['the last, its store not heard for a minute', 1, now - freshMs, 0], ['less than nothing', -2, now, 0],
])('of %s', (_, pieces, heardAt, offered) => {
  if (pieces !== 0) stand(pieces);
  mall.seen('d1', heardAt);
  expect(allocation(mall, store, sku, now)).toBe(offered);
});

test('held for a quarter of an hour; then others may have it; paid, it is firm', () => {
  stand(2);
  expect(codeOf(order('a'))).toBe('ok');
  expect(codeOf(order('b'))).toBe('not_enough');
  expect(codeOf(order('b', 1, now + reserveMs))).toBe('ok');
  expect(codeOf(pay(mall, 'a', now + reserveMs))).toBe('not_enough');
  expect(codeOf(pay(mall, 'b', now + reserveMs + 1))).toBe('ok');
  expect(codeOf(order('c', 1, now + 10 * reserveMs))).toBe('not_enough');
  expect([codeOf(cancel(mall, 'b')), codeOf(cancel(mall, 'b')), codeOf(pay(mall, 'b', now))]).toEqual(['ok', 'ok', 'over']);
  expect(codeOf(order('c', 1, now + 10 * reserveMs))).toBe('ok');
});

test('the same order again is one; another under its name is refused; nobody orders what is not there', () => {
  stand(9);
  expect([codeOf(order('a', 2)), codeOf(order('a', 2)), codeOf(order('a', 3))]).toEqual(['ok', 'ok', 'other_order']);
  expect(allocation(mall, store, sku, now)).toBe(6);
  expect([codeOf(order('b', 0)), codeOf(order('b', 1.5))]).toEqual(['bad_quantity', 'bad_quantity']);
  expect(codeOf(reserve(mall, { id: 'x', store, sku: 'NONE', quantity: 1 }, now))).toBe('unknown_item');
  expect([codeOf(pay(mall, 'none', now)), codeOf(cancel(mall, 'none')), codeOf(sendOut(mall, 'none'))]).toEqual(Array(3).fill('unknown_order'));
});

test('sent, it is a movement of the mall\'s, once, and tills of the store are told', () => {
  stand(3);
  order('a');
  expect(codeOf(sendOut(mall, 'a'))).toBe('over');
  pay(mall, 'a', now);
  expect([codeOf(sendOut(mall, 'a')), codeOf(sendOut(mall, 'a')), codeOf(cancel(mall, 'a'))]).toEqual(['ok', 'ok', 'over']);
  expect(mall.onHand(store, sku)).toBe(2);
  expect(JSON.parse(mall.rowOf('stock 0001', sku) ?? '')).toEqual({ '0001-01': 3, mall: -1 });
});

test('23 a till offline sells what was paid for online: both stand, and one task names the order', () => {
  stand(2);
  order('a');
  pay(mall, 'a', now);
  expect(sells(1)).toEqual([]);
  expect(sells(1)).toEqual(['oversold']);
  const tasks = [...mall.tables.tasks.values()];
  expect(tasks).toEqual([{ kind: 'oversold', subject: '0001 BOWL', detail: 'a' }]);
  expect(mall.online('a')?.state).toBe('paid');
});
