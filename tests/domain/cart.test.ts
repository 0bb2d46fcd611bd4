import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyCart, holdsOneOff, piecesIn, quantityMax, reduceCart, type Cart, type CartAction } from '../../src/domain/cart.ts';
import { noContract, type Item } from '../../src/domain/catalog.ts';
import type { ItemId, LineId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';

const start = emptyCart('sale-1' as SaleId);
const line = (id: string): LineId => id as LineId;

function item(id: number, change: Partial<Item> = {}): Item {
  return {
    id: id as ItemId, code: `20000000000${id}`, name: `작품 ${id}`, maker: null, price: won(1_000 * id), taxClass: 'taxable',
    stocked: true, oneOff: false, category: '', contract: noContract, ...change,
  };
}

function run(cart: Cart, ...actions: CartAction[]): Cart {
  return actions.reduce(reduceCart, cart);
}

const added = (id: string, what: Item, typedPrice: number | null = null): CartAction => ({
  type: 'item_added', lineId: line(id), item: what, typedPrice: typedPrice === null ? null : won(typedPrice),
});

describe('scanning into a cart', () => {
  test('the same thing twice is two pieces on one line', () => {
    const cart = run(start, added('a', item(1)), added('b', item(2)), added('c', item(1)));
    expect(cart.lines.map(({ id, quantity }) => [id, quantity])).toEqual([['a', 2], ['b', 1]]);
    expect(cart.selected).toBe('a');
  });

  test('another typed price is another line', () => {
    const open = item(3, { price: null });
    const cart = run(start, added('a', open, 5_000), added('b', open, 6_000), added('c', open, 5_000));
    expect(cart.lines.map(({ typedPrice, quantity }) => [typedPrice, quantity])).toEqual([[5_000, 2], [6_000, 1]]);
  });

  test('a one-off is never two', () => {
    const vase = item(4, { oneOff: true });
    const cart = run(start, added('a', vase), added('b', vase));
    expect(piecesIn(cart)).toBe(1);
    expect(holdsOneOff(cart, vase)).toBe(true);
    expect(holdsOneOff(start, vase)).toBe(false);
  });
});

describe('lines', () => {
  const two = run(start, added('a', item(1)), added('b', item(2)));

  test.each([0, -1, 1.5, quantityMax + 1, 8_801_234_567_893, Number.NaN])('quantity %s leaves the cart as it is', (quantity) => {
    expect(run(two, { type: 'quantity_set', lineId: line('a'), quantity })).toBe(two);
  });

  test('a removed line comes back to its place', () => {
    const removed = run(two, { type: 'line_removed', lineId: line('a') });
    expect(removed.selected).toBe('b');
    const [first] = two.lines;
    if (first === undefined) throw new Error('no line');
    expect(run(removed, { type: 'line_restored', line: first, index: 0 }).lines).toEqual(two.lines);
  });

  test('an unknown line changes nothing', () => {
    expect(run(two, { type: 'line_removed', lineId: line('z') })).toBe(two);
    expect(run(two, { type: 'selected', lineId: line('z') })).toBe(two);
  });
});

describe('any sequence of actions', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd').map(line);
  const items = fc.constantFrom(item(1), item(2), item(3, { price: null }), item(4, { oneOff: true }));
  const action: fc.Arbitrary<CartAction> = fc.oneof(
    fc.record({ type: fc.constant('item_added' as const), lineId: ids, item: items, typedPrice: fc.constantFrom(null, won(500)) }),
    fc.record({ type: fc.constant('quantity_set' as const), lineId: ids, quantity: fc.integer({ min: -2, max: 12_000 }) }),
    fc.record({ type: fc.constant('line_removed' as const), lineId: ids }),
    fc.record({ type: fc.constant('selected' as const), lineId: ids }),
    fc.record({
      type: fc.constant('open_line_added' as const), lineId: ids, name: fc.constant('수선'), price: fc.constant(won(700)),
      taxClass: fc.constant('taxable' as const),
    }),
  );

  test('keeps ids unique, quantities in range, one-offs single and the selection on a line', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const cart = run(start, ...actions);
        const unique = new Set(cart.lines.map((one) => one.id)).size === cart.lines.length;
        const inRange = cart.lines.every((one) => one.quantity >= 1 && one.quantity <= quantityMax);
        const selected = cart.lines.length === 0 ? cart.selected === null : cart.lines.some((one) => one.id === cart.selected);
        return unique && inRange && selected;
      }),
      { seed: 20261122, numRuns: 2_000 },
    );
  });
});
