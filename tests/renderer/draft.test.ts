/** The draft on a house that answers by hand: the newest cart, in order, before whatever rests on it. */
import { beforeEach, expect, test } from 'vitest';
import type { Cart } from '../../src/domain/cart.ts';
import { emptyCart, reduceCart } from '../../src/domain/cart.ts';
import type { LineId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { openDesk, type Desk } from '../../renderer/desk.ts';
import { keepDraft } from '../../renderer/flows/draft.ts';
import { checkoutStore } from '../../renderer/stores/checkout.ts';
import { beginAnew, item, type SilentHouse } from './silent-house.ts';

let house: SilentHouse;
let desk: Desk;
let idle: (() => void)[] = [];
let leave = (): void => undefined;
/** Only the newest keeper's saves count: keepers of the tests before know other desks. */
const told = (): string[] =>
  house.asked.map(({ name, input }) => (name === 'draft.save' ? piecesOf((input as { readonly cart: Cart }).cart) : name));

beforeEach(async () => {
  house = await beginAnew();
  idle = [];
  desk = openDesk({ ...house.desk, whenIdle: (run) => void idle.push(run) });
  leave = keepDraft(desk);
});

const piecesOf = (cart: Cart): string => `${cart.saleId}:${cart.lines.map(({ code, quantity }) => `${code}×${quantity}`).join(',')}`;
const add = (code: string): void =>
  checkoutStore.dispatch({ type: 'cart', action: { type: 'item_added', lineId: `l${code}` as LineId, item: item(code), typedPrice: null } });
const rest = (): void => idle.splice(0).forEach((run) => run());
const saved = { ok: true, value: {} } as const;

test('a change is sent once the page rests', () => {
  add('1');
  expect(told()).toEqual([]);
  rest();
  expect(told()).toEqual(['s1:1×1']);
  rest();
  expect(told()).toHaveLength(1);
});

test('while one is on its way the next waits, and only the newest of them is sent', async () => {
  add('1');
  rest();
  add('1');
  add('2');
  rest();
  expect(told()).toEqual(['s1:1×1']);
  await house.answerTo(0, saved);
  rest();
  expect(told()).toEqual(['s1:1×1', 's1:1×2,2×1']);
});

test('a house that gave no answer is sent the next change all the same', async () => {
  add('1');
  rest();
  add('2');
  await house.answerTo(0, { ok: false, refusal: { code: 'no_answer' } });
  rest();
  expect(told().at(-1)).toBe('s1:1×1,2×1');
});

test('what is owed goes before a commit, even while another is on its way, and not before a question', () => {
  add('1');
  rest();
  add('2');
  void desk.call('catalog.search', { text: '1', most: 1 });
  void desk.call('till.state', {});
  expect(told()).toEqual(['s1:1×1', 'catalog.search', 's1:1×1,2×1', 'till.state']);
});

test('money that was taken is sent at once, even while another cart is on its way; the page need not rest', () => {
  add('1');
  rest();
  const tender = { kind: 'card', amount: won(1_000), approval: '1', issuer: '우리', acquirer: '비씨', months: 0 } as const;
  checkoutStore.dispatch({ type: 'cart', action: { type: 'tender_registered', tender } });
  expect(house.asked.map(({ input }) => (input as { readonly cart: Cart }).cart.taken)).toEqual([[], [tender]]);
  checkoutStore.dispatch({ type: 'cart', action: { type: 'tender_taken_back', place: 0 } });
  expect(house.asked).toHaveLength(3);
});

test('a page that is left sends what it owes', () => {
  add('1');
  leave();
  expect(told()).toEqual(['s1:1×1']);
});

test('the last of a cart is sent before the next cart; an empty one that never held anything is not', async () => {
  add('1');
  rest();
  await house.answerTo(0, saved);
  checkoutStore.dispatch({ type: 'line_removed', lineId: 'l1' as LineId });
  checkoutStore.dispatch({ type: 'cart_replaced', cart: emptyCart('s2' as SaleId) });
  rest();
  expect(told()).toEqual(['s1:1×1', 's1:']);
  const next = reduceCart(emptyCart('s3' as SaleId), { type: 'item_added', lineId: 'l3' as LineId, item: item('3'), typedPrice: null });
  checkoutStore.dispatch({ type: 'cart_replaced', cart: next });
  await house.answerTo(1, saved);
  rest();
  expect(told().slice(2)).toEqual(['s3:3×1']);
});
