/** Scans between what a keyboard scanner puts around them, and codes that hold a price: what is asked, and what becomes of it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { choose } from '../../renderer/flows/find.ts';
import { newCart } from '../../renderer/desk.ts';
import { takeScan, takeScanned } from '../../renderer/flows/scans.ts';
import { shownKeys } from '../../renderer/scan/record.ts';
import { checkoutStore } from '../../renderer/stores/checkout.ts';
import { viewStore } from '../../renderer/stores/view.ts';
import type { Answer } from '../../src/contract/client.ts';
import { won } from '../../src/domain/money.ts';
import { beginAnew, codes, found, item, silentHouse, turns, unknown } from './silent-house.ts';

let house = silentHouse();
beforeEach(async () => {
  house = await beginAnew();
});
const prices = (): (number | null)[] => checkoutStore.get().cart.lines.map((line) => line.typedPrice);
const asked = (): unknown[] => house.asked.map(({ input }) => (input as { text: string }).text);

describe('a scan with its habits', () => {
  test('is asked for without them; found, nothing more is asked', async () => {
    takeScan(house.desk, '1', '~1');
    await house.answerTo(0, found('1'));
    expect([asked(), codes()]).toEqual([['1'], ['1×1']]);
  });

  test('is asked for whole where that is unknown: another scanner, whose code begins like the habit', async () => {
    takeScan(house.desk, '1', '~1');
    takeScan(house.desk, '2');
    await house.answerTo(0, unknown('1'));
    await house.answerTo(1, found('2'));
    expect(codes()).toEqual([]);
    await house.answerTo(2, found('3'));
    expect([asked(), codes()]).toEqual([['1', '2', '~1'], ['3×1', '2×1']]);
  });

  test('is unknown as it reads without them when neither is known', async () => {
    takeScan(house.desk, '1', '~1');
    await house.answerTo(0, unknown('1'));
    await house.answerTo(1, unknown('~1'));
    expect(checkoutStore.get().panel).toMatchObject({ kind: 'unknown', code: '1' });
  });
});

describe('a code that holds a price', () => {
  const answer = (price: number): Answer<'catalog.scan'> => ({ ok: true, value: { code: '7', items: [item('7', { price: null })], price: won(price) } });

  test('adds its piece at that price; another price is another line', async () => {
    for (const [place, price] of [9_800, 9_800, 4_500].entries()) {
      takeScan(house.desk, 'x');
      await house.answerTo(place, answer(price));
    }
    expect([codes(), prices()]).toEqual([['7×2', '7×1'], [9_800, 4_500]]);
  });

  test('proposes it for goods that are taken back', async () => {
    checkoutStore.dispatch({ type: 'cart_replaced', cart: newCart(house.desk, 'refund') });
    viewStore.dispatch({ type: 'went', screen: 'refund' });
    takeScan(house.desk, 'x');
    await house.answerTo(0, answer(9_800));
    expect(checkoutStore.get().panel).toMatchObject({ kind: 'price', digits: '9800' });
  });

  test('keeps it while one of several pieces is chosen', async () => {
    takeScan(house.desk, 'x');
    await house.answerTo(0, { ok: true, value: { code: '7', items: [item('7', { price: null }), item('8', { price: null })], price: won(700) } });
    expect(checkoutStore.get().panel.kind).toBe('choose');
    choose(house.desk, item('8', { price: null }));
    expect([codes(), prices()]).toEqual([['8×1'], [700]]);
  });

  test('of a piece with a listed price is refused in words, by both ways, and the cart stays', async () => {
    takeScan(house.desk, 'x');
    await house.answerTo(0, { ok: false, refusal: { code: 'listed_price', facts: { code: '7' } } });
    expect([checkoutStore.get().notice?.facts, codes()]).toEqual([{ code: 'listed_price' }, []]);
    checkoutStore.dispatch({ type: 'noticed', notice: null });
    takeScanned(house.desk, { screenId: 'screen', text: '7', answer: { ok: false, refusal: { code: 'listed_price' } } });
    await turns();
    expect([checkoutStore.get().notice?.facts, codes(), house.sounds]).toEqual([{ code: 'listed_price' }, [], ['unknown', 'unknown']]);
  });
});

test.each([
  [['A', '1', 'Enter'], 'A1 Enter'], [['Shift', 'A', 'CapsLock'], 'A'], [[], ''], [['F8', '1'], 'F8 1'], [[...'1345678901234567', 'Tab'], '… Tab'],
])('a recorded scan %j is shown as %s', (keys, shown) => {
  expect(shownKeys(keys.map((key, at) => ({ key, at })))).toBe(shown);
});
