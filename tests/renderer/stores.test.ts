/** The screen's stores as the pure reducers they are. */
import { describe, expect, test } from 'vitest';
import type { ItemView } from '../../src/contract/shapes.ts';
import { emptyCart } from '../../src/domain/cart.ts';
import type { ItemId, LineId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { countedOf, keepOf } from '../../renderer/flows/shift.ts';
import { browse, checkoutStore, codePad, reduceCheckout, type Checkout, type CheckoutAction } from '../../renderer/stores/checkout.ts';
import { closeCounts, reduceCounts } from '../../renderer/stores/counts.ts';
import { reduceLink } from '../../renderer/stores/link.ts';
import { reduceSearch, searchStore, type Search, type SearchAction } from '../../renderer/stores/search.ts';
import { reduceTender, tenderStore } from '../../renderer/stores/tender.ts';
import { reduceView, viewStore } from '../../renderer/stores/view.ts';

const item = (id: number): ItemView => ({
  id: id as ItemId, code: `A${id}`, name: `작품 ${id}`, maker: null, price: won(1_000 * id), taxClass: 'taxable', stocked: true, oneOff: false, category: '', stock: 3,
});
const added = (id: number): CheckoutAction => ({
  type: 'cart', action: { type: 'item_added', lineId: `l${id}` as LineId, item: item(id), typedPrice: null },
});
const run = (...actions: CheckoutAction[]): Checkout =>
  actions.reduce(reduceCheckout, { ...checkoutStore.get(), cart: emptyCart('s1' as SaleId) });

describe('checkout', () => {
  test('a removed line comes back in its place', () => {
    const state = run(added(1), added(2), added(3), { type: 'line_removed', lineId: 'l2' as LineId });
    expect(state.removed?.index).toBe(1);
    expect(reduceCheckout(state, { type: 'removal_undone' }).cart.lines.map((line) => line.id)).toEqual(['l1', 'l2', 'l3']);
  });

  test('nothing comes back into the next customer’s cart', () => {
    const state = run(added(1), { type: 'line_removed', lineId: 'l1' as LineId }, { type: 'cart_replaced', cart: emptyCart('s2' as SaleId) });
    expect(reduceCheckout(state, { type: 'removal_undone' })).toBe(state);
  });

  test('a changed cart ends what was keyed and what was said about the one before', () => {
    const keyed = run(added(1), { type: 'pad', pad: { mode: 'quantity', digits: '12' } }, {
      type: 'noticed', notice: { code: 'sold_out', facts: {}, tone: 'warn' },
    });
    expect(reduceCheckout(keyed, added(2))).toMatchObject({ pad: codePad, notice: null });
    expect(reduceCheckout(keyed, { type: 'cart', action: { type: 'selected', lineId: 'l1' as LineId } })).toBe(keyed);
  });

  test('keyed digits show the keypad, a panel shows itself', () => {
    const keyed = run({ type: 'pad', pad: { mode: 'code', digits: '8' } });
    expect(keyed.tab).toBe('keypad');
    expect(reduceCheckout(keyed, { type: 'panel', panel: browse })).toMatchObject({ tab: 'find', pad: codePad });
  });

  test('the last twelve things rung up, newest first, each once', () => {
    const ids = [...Array(15).keys(), 3].map((id) => id + 1);
    const state = run(...ids.map((id): CheckoutAction => ({ type: 'rung_up', item: item(id) })));
    expect(state.recent.map(({ id }) => id)).toEqual([4, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5]);
    expect(reduceCheckout(state, { type: 'signed_in' }).recent).toEqual([]);
  });
});

describe('search', () => {
  const find = (...actions: SearchAction[]): Search => actions.reduce(reduceSearch, searchStore.get());

  test('an answer to an older text is dropped', () => {
    const state = find({ type: 'typed', text: '공' }, { type: 'typed', text: '공책' }, { type: 'answered', text: '공', items: [item(1)], found: 1, nearest: null });
    expect(state.items).toEqual([]);
    expect(reduceSearch(state, { type: 'answered', text: '공책', items: [item(2)], found: 9, nearest: null })).toMatchObject({ answered: '공책', found: 9 });
  });

  test('the mark stays on the list', () => {
    const answered = find({ type: 'typed', text: 'a' }, { type: 'answered', text: 'a', items: [item(1), item(2)], found: 2, nearest: null });
    const moved = [1, 1, 1, -9].map((by): SearchAction => ({ type: 'moved', by })).reduce<Search[]>((all, action) => [...all, reduceSearch(all.at(-1) ?? answered, action)], []);
    expect(moved.map(({ active }) => active)).toEqual([1, 1, 1, 0]);
  });

  test('an emptied box finds nothing', () => {
    expect(find({ type: 'typed', text: 'a' }, { type: 'answered', text: 'a', items: [item(1)], found: 1, nearest: null }, { type: 'typed', text: ' ' }).items).toEqual([]);
  });
});

test('what stays in the drawer is the float again, or all there is, unless it was keyed', () => {
  const counts = reduceCounts(closeCounts.get(), { type: 'counted', face: 10_000, pieces: '12' });
  expect([countedOf(counts), keepOf(counts, won(100_000)), keepOf(counts, won(200_000))]).toEqual([120_000, 100_000, 120_000]);
  expect(keepOf(reduceCounts(counts, { type: 'keep', keep: '50000' }), won(100_000))).toBe(50_000);
  expect(keepOf(reduceCounts(counts, { type: 'keep', keep: '' }), won(100_000))).toBe(0);
});

test('a link that is lost twice was lost at the first time', () => {
  const open = reduceLink({ status: 'opening', lostAt: 0, replaced: false }, { type: 'opened' });
  const lost = reduceLink(reduceLink(open, { type: 'lost', at: 5 }), { type: 'lost', at: 9 });
  expect(lost).toMatchObject({ status: 'lost', lostAt: 5 });
});

test('money that is being recorded ends recorded or refused, and the next tender begins empty', () => {
  const recording = reduceTender(reduceTender(tenderStore.get(), { type: 'typed', digits: '50000' }), { type: 'recording' });
  expect(reduceTender(recording, { type: 'refused', refusal: { code: 'short' } })).toMatchObject({ busy: 'no', digits: '50000' });
  expect(reduceTender(reduceTender(recording, { type: 'refused', refusal: { code: 'short' } }), { type: 'began' })).toMatchObject({ digits: '', refusal: null });
});

test('going to another screen closes what lay over the one before', () => {
  const over = reduceView(viewStore.get(), { type: 'dialog', dialog: 'help' });
  expect(reduceView(over, { type: 'went', screen: 'receipts' })).toMatchObject({ screen: 'receipts', dialog: null });
});
