/** Carts put aside and taken up again, and the undo of single steps, on a house whose answers the test gives. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Cart } from '../../src/domain/cart.ts';
import { emptyCart } from '../../src/domain/cart.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import { zero } from '../../src/domain/money.ts';
import { removeSelected, undoLast, writeNote } from '../../renderer/flows/cart.ts';
import { keepDraft } from '../../renderer/flows/draft.ts';
import { parkCart, parkOrRecall, recallCart, renameParked, throwParkedAway } from '../../renderer/flows/park.ts';
import { searchReceipts, setPrinter } from '../../renderer/flows/paper.ts';
import { takeScan } from '../../renderer/flows/scans.ts';
import { checkoutStore } from '../../renderer/stores/checkout.ts';
import { historyStore } from '../../renderer/stores/history.ts';
import { tillStore } from '../../renderer/stores/till.ts';
import { viewStore } from '../../renderer/stores/view.ts';
import { beginAnew, codes, found, open, receipt, silentHouse, turns } from './silent-house.ts';

let house = silentHouse();
const names = (): string[] => house.asked.map(({ name }) => name);
const ring = async (...texts: readonly string[]): Promise<void> => {
  for (const text of texts) {
    takeScan(house.desk, text);
    const place = house.asked.length - 1;
    await house.answerTo(place, found(text));
  }
};

beforeEach(async () => {
  house = await beginAnew();
});

describe('a cart put aside', () => {
  test('leaves an empty one under another id, and its draft is not sent again', async () => {
    keepDraft(house.desk);
    await ring('1');
    await turns();
    void parkCart(house.desk, '파란 가방');
    const parkedAt = names().lastIndexOf('cart.park');
    expect(house.asked[parkedAt]?.input).toMatchObject({ name: '파란 가방', cart: { saleId: 's1', lines: [{ code: '1' }] } });
    await house.answerTo(parkedAt, { ok: true, value: {} });
    await turns();
    expect([codes(), checkoutStore.get().cart.saleId === 's1', checkoutStore.get().notice?.code]).toEqual([[], false, 'parked']);
    expect(names().slice(parkedAt + 1)).toEqual(['till.state']);
    // The next F7 need not wait for that.
    parkOrRecall();
    expect([viewStore.get().dialog, tillStore.get().state?.parked]).toMatchObject(['parked', [{ saleId: 's1', name: '파란 가방', lines: 1 }]]);
  });

  test('is asked for again, to the letter, until the house has it', async () => {
    await ring('1');
    void parkCart(house.desk, '');
    await house.answerTo(1, { ok: false, refusal: { code: 'no_answer' } });
    expect(house.asked[2]?.input).toEqual(house.asked[1]?.input);
    expect(codes()).toEqual(['1×1']);
    await house.answerTo(2, { ok: true, value: {} });
    expect(codes()).toEqual([]);
  });

  test('refused, stays where it is', async () => {
    await ring('1');
    const answer = parkCart(house.desk, '');
    await house.answerTo(1, { ok: false, refusal: { code: 'too_many_parked' } });
    expect([(await answer)?.code, codes()]).toEqual(['too_many_parked', ['1×1']]);
  });

  const put: Cart = { ...emptyCart('p1' as SaleId), note: '선물' };

  test('comes back as it was; the present one is put aside by the same step', async () => {
    await ring('2');
    void recallCart(house.desk, 'p1' as SaleId);
    expect(house.asked[1]?.input).toMatchObject({ saleId: 'p1', park: { cart: { saleId: 's1', lines: [{ code: '2' }] } } });
    await house.answerTo(1, { ok: true, value: { cart: put } });
    expect(checkoutStore.get()).toMatchObject({ cart: put, past: [] });
  });

  test('whose recall was heard but not answered is taken from the house', async () => {
    void recallCart(house.desk, 'p1' as SaleId);
    expect(house.asked[0]?.input).toMatchObject({ park: null });
    await house.answerTo(0, { ok: false, refusal: { code: 'no_answer' } });
    await house.answerTo(1, { ok: false, refusal: { code: 'unknown_parked' } });
    expect(names()).toEqual(['cart.recall', 'cart.recall', 'screen.open']);
    await house.answerTo(2, { ok: true, value: { state: open, draft: put } });
    expect(checkoutStore.get().cart).toBe(put);
  });

  test('F7 asks for a name while there is a cart, lists without one, and does nothing when there is neither', async () => {
    parkOrRecall();
    expect(viewStore.get().dialog).toBeNull();
    const parked = { saleId: 'p1' as SaleId, name: '파란 가방', at: 0, operator: '계산원', lines: 1, pieces: 1, total: receipt.total, paid: zero, oneOffs: [] };
    tillStore.dispatch({ type: 'told', state: { ...open, parked: [parked] }, at: 0 });
    parkOrRecall();
    expect(viewStore.get().dialog).toBe('parked');
    viewStore.dispatch({ type: 'dialog', dialog: null });
    await ring('1');
    parkOrRecall();
    expect(viewStore.get().dialog).toBe('park');
  });

  test('is renamed, or refused and says why; the list is asked for again', async () => {
    const answer = renameParked(house.desk, 'p1' as SaleId, '4111 1111 1111 1111');
    expect(house.asked[0]).toMatchObject({ name: 'parked.rename', input: { screenId: 'screen', saleId: 'p1' } });
    await house.answerTo(0, { ok: false, refusal: { code: 'card_number' } });
    expect(names()).toEqual(['parked.rename', 'till.state']);
    await house.answerTo(1, { ok: true, value: open });
    expect((await answer)?.code).toBe('card_number');
  });

  test.each([['heard but not answered, is done', 'no_answer', undefined], ['gone before it was asked for, says so', null, 'unknown_parked']] as const)(
    'thrown away, %s', async (_what, first, code) => {
      const answer = throwParkedAway(house.desk, 'p1' as SaleId);
      if (first !== null) await house.answerTo(0, { ok: false, refusal: { code: first } });
      await house.answerTo(house.asked.length - 1, { ok: false, refusal: { code: 'unknown_parked' } });
      await house.answerTo(house.asked.length - 1, { ok: true, value: open });
      expect((await answer)?.code).toBe(code);
    },
  );

  test('a scan waits while it is being named', async () => {
    await ring('1');
    parkOrRecall();
    await ring('2');
    expect(codes()).toEqual(['1×1']);
    viewStore.dispatch({ type: 'dialog', dialog: null });
    await turns();
    expect(codes()).toEqual(['1×1', '2×1']);
  });
});

describe('undo', () => {
  test('takes back one step after the other: lines, notes, removals', async () => {
    await ring('1', '2', '2');
    writeNote(null, '선물');
    removeSelected();
    expect(codes()).toEqual(['1×1']);
    undoLast();
    expect([codes(), checkoutStore.get().cart.note]).toEqual([['1×1', '2×2'], '선물']);
    undoLast();
    expect(checkoutStore.get().cart.note).toBe('');
    undoLast();
    undoLast();
    expect(codes()).toEqual(['1×1']);
    undoLast();
    expect([codes(), undoLast()]).toEqual([[], false]);
  });

  test('never brings another sale’s cart back, and keeps 50 steps', async () => {
    for (let step = 0; step < 52; step += 1) writeNote(null, `${step}`);
    expect(checkoutStore.get().past).toHaveLength(50);
    checkoutStore.dispatch({ type: 'cart_replaced', cart: emptyCart('s2' as SaleId) });
    expect([undoLast(), checkoutStore.get().cart.saleId]).toEqual([false, 's2']);
  });
});

describe('past receipts and paper', () => {
  test('a search asks the house; an answer to an older text is dropped', async () => {
    searchReceipts(house.desk, { text: '23', day: '' });
    searchReceipts(house.desk, { text: '2345' });
    expect(house.asked.map(({ input }) => input)).toMatchObject([{ text: '23', day: null }, { text: '2345', day: null }]);
    await house.answerTo(1, { ok: true, value: { receipts: [receipt] } });
    await house.answerTo(0, { ok: true, value: { receipts: [] } });
    expect(historyStore.get().receipts).toEqual([receipt]);
    searchReceipts(house.desk, { text: '', day: '2026-11-22' });
    expect(house.asked.at(-1)?.input).toMatchObject({ text: '', day: '2026-11-22' });
    searchReceipts(house.desk, { text: '', day: '' });
    expect(house.asked.at(-1)?.name).toBe('receipt.list');
  });

  test('the barcode of one that is not listed is looked for, and rings nothing up', () => {
    historyStore.dispatch({ type: 'listed', receipts: [receipt] });
    viewStore.dispatch({ type: 'went', screen: 'receipts' });
    takeScan(house.desk, '0001-01-1-000777');
    takeScan(house.desk, '8801234567893');
    expect(house.asked.map(({ name, input }) => [name, (input as { text: string }).text])).toEqual([
      ['receipt.search', '0001-01-1-000777'], ['catalog.scan', '8801234567893'],
    ]);
  });

  test('the paper’s width goes with the printer’s address', async () => {
    void setPrinter(house.desk, 'tcp://10.0.0.9:9100', 32);
    expect(house.asked[0]?.input).toEqual({ address: 'tcp://10.0.0.9:9100', columns: 32 });
  });
});
