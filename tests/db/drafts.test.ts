import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { draftsFile, openDrafts } from '../../db/drafts.ts';
import { openReaderOf, openWriter } from '../../db/open.ts';
import { emptyCart, reduceCart, type Cart } from '../../src/domain/cart.ts';
import type { LineId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { catalogItem } from './shop.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'sodam-drafts-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const cart = (id: string, ...items: readonly number[]): Cart => items.reduce(
  (before: Cart, item, index) => reduceCart(
    before, { type: 'item_added', lineId: `${index}` as LineId, item: catalogItem(item), typedPrice: null }),
  emptyCart(id as SaleId));

test('a new file holds no draft', () => {
  const drafts = openDrafts(directory);
  expect(drafts.load()).toBeNull();
  drafts.close();
});

test('the last saved cart is there for whoever opens the file next, also without a close', () => {
  const drafts = openDrafts(directory);
  drafts.save(cart('a', 1));
  drafts.save(cart('a', 1, 2));
  drafts.save(cart('b', 6, 7, 9));
  const second = openDrafts(directory);
  expect(second.load()).toEqual(cart('b', 6, 7, 9));
  const reader = openReaderOf(join(directory, draftsFile));
  expect(reader.prepare('SELECT count(*) FROM draft').pluck().get()).toBe(1);
  reader.close();
  second.close();
  drafts.close();
});

test('clearing drops the draft of that sale and no other', () => {
  const drafts = openDrafts(directory);
  drafts.save(cart('a', 1));
  drafts.clear('other' as SaleId);
  expect(drafts.load()).toEqual(cart('a', 1));
  drafts.clear('a' as SaleId);
  expect(drafts.load()).toBeNull();
  drafts.checkpoint();
  drafts.close();
});

test('carts put aside stay in their order, also without a close, and leave the draft', () => {
  const drafts = openDrafts(directory);
  const by = { at: 1_790_000_000_000, operator: '계산원 1' };
  drafts.save(cart('a', 1));
  drafts.park({ cart: cart('a', 1), name: '첫째', ...by });
  expect(drafts.load()).toBeNull();
  drafts.save(cart('b', 2, 6));
  drafts.park({ cart: cart('b', 2, 6), name: '둘째', ...by });
  drafts.park({ cart: cart('a', 1, 7), name: '첫째 더', ...by });
  const second = openDrafts(directory);
  expect(second.parked()).toEqual([{ cart: cart('a', 1, 7), name: '첫째 더', ...by }, { cart: cart('b', 2, 6), name: '둘째', ...by }]);
  second.close();
  drafts.close();
});

test('a cart thrown away is gone, also for whoever opens the file next', () => {
  const drafts = openDrafts(directory);
  const by = { at: 1_790_000_000_000, operator: '계산원 1' };
  drafts.park({ cart: cart('a', 1), name: '첫째', ...by });
  drafts.park({ cart: cart('b', 2), name: '둘째', ...by });
  drafts.unpark('a' as SaleId);
  drafts.unpark('nobody' as SaleId);
  const second = openDrafts(directory);
  expect([drafts, second].map((each) => each.parked().map(({ name }) => name))).toEqual([['둘째'], ['둘째']]);
  second.close();
  drafts.close();
});

test('money taken for a cart is kept with it; a cart of an older program has taken none', () => {
  const drafts = openDrafts(directory);
  const paid: Cart = { ...cart('a', 1), taken: [{ kind: 'transfer', amount: won(5_000), payer: '손님' }] };
  drafts.save(paid);
  drafts.park({ cart: { ...paid, saleId: 'b' as SaleId }, name: '둘째', at: 1, operator: '' });
  const writer = openWriter(join(directory, draftsFile));
  expect(drafts.load()).toEqual(paid);
  expect(drafts.parked()[0]?.cart.taken).toEqual(paid.taken);
  writer.exec("UPDATE draft SET cart = json_remove(cart, '$.taken', '$.note'); UPDATE parked SET cart = json_remove(cart, '$.taken')");
  writer.close();
  const second = openDrafts(directory);
  expect([second.load(), second.parked()[0]?.cart.taken]).toEqual([cart('a', 1), []]);
  expect(second.recall('b' as SaleId, null)?.taken).toEqual([]);
  second.close();
  drafts.close();
});

test('A17 a cart is taken up again in one step with putting another aside', () => {
  const drafts = openDrafts(directory);
  const by = { at: 1_790_000_000_000, operator: '계산원 1' };
  drafts.park({ cart: cart('a', 1), name: '첫째', ...by });
  drafts.save(cart('b', 2));
  expect(drafts.recall('nobody' as SaleId, { cart: cart('b', 2), name: '둘째', ...by })).toBeNull();
  expect(drafts.load()).toEqual(cart('b', 2));
  expect(drafts.recall('a' as SaleId, { cart: cart('b', 2), name: '둘째', ...by })).toEqual(cart('a', 1));
  expect(drafts.load()).toEqual(cart('a', 1));
  expect(drafts.parked().map(({ name }) => name)).toEqual(['둘째']);
  expect(drafts.recall('b' as SaleId, null)).toEqual(cart('b', 2));
  expect(drafts.parked()).toEqual([]);
  drafts.close();
});
