/** The flows on a house that answers late, out of order or not at all: scans stay in order, one sale is one request. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/contract/client.ts';
import type { CommandName } from '../../src/contract/contract.ts';
import { acceptPanelPrice, showPanel } from '../../renderer/flows/cart.ts';
import { beginTender, takeKeyedCash } from '../../renderer/flows/pay.ts';
import { takeScan } from '../../renderer/flows/scans.ts';
import { browse, checkoutStore } from '../../renderer/stores/checkout.ts';
import { tenderStore } from '../../renderer/stores/tender.ts';
import { tillStore } from '../../renderer/stores/till.ts';
import { viewStore } from '../../renderer/stores/view.ts';
import { beginAnew, codes, found, item, receipt, silentHouse, turns, unknown, type Asked } from './silent-house.ts';

let house = silentHouse();
const answerTo = (place: number, answer: Answer<CommandName>): Promise<void> => house.answerTo(place, answer);

beforeEach(async () => {
  house = await beginAnew();
});

describe('scans', () => {
  test('are asked at once and applied in the scanner’s order, whatever answers first', async () => {
    ['1', '2', '1', '3'].forEach((code) => takeScan(house.desk, code));
    expect(house.asked.map(({ input }) => input)).toEqual([{ text: '1' }, { text: '2' }, { text: '1' }, { text: '3' }]);
    for (const place of [3, 2, 1]) await answerTo(place, found(['1', '2', '1', '3'][place] ?? ''));
    expect(codes()).toEqual([]);
    await answerTo(0, found('1'));
    expect(codes()).toEqual(['1×2', '2×1', '3×1']);
  });

  test('an unknown code leaves the cart as it is; the next good scan takes its panel away', async () => {
    takeScan(house.desk, '1');
    await answerTo(0, found('1'));
    takeScan(house.desk, '8801234567893');
    await answerTo(1, unknown('8801234567893'));
    expect(codes()).toEqual(['1×1']);
    expect(checkoutStore.get().panel).toMatchObject({ kind: 'unknown', code: '8801234567893' });
    expect(house.sounds).toEqual(['scanned', 'unknown']);
    expect(house.asked[2]).toMatchObject({ name: 'catalog.search', input: { text: '8801234567' } });
    takeScan(house.desk, '2');
    await answerTo(3, found('2'));
    expect(checkoutStore.get().panel).toEqual(browse);
    expect(codes()).toEqual(['1×1', '2×1']);
  });

  test('wait while a price is asked for, and none is lost', async () => {
    takeScan(house.desk, '1');
    await answerTo(0, found('1', { price: null }));
    expect(checkoutStore.get().panel.kind).toBe('price');
    ['2', '3'].forEach((code) => takeScan(house.desk, code));
    await answerTo(1, found('2'));
    await answerTo(2, found('3'));
    expect([codes(), checkoutStore.get().scansWaiting]).toEqual([[], 2]);
    showPanel({ kind: 'price', item: item('1', { price: null }), digits: '3000' });
    acceptPanelPrice(house.desk);
    await turns();
    expect([codes(), checkoutStore.get().scansWaiting]).toEqual([['1×1', '2×1', '3×1'], 0]);
  });

  test('are asked again while the link is silent', async () => {
    takeScan(house.desk, '1');
    await answerTo(0, { ok: false, refusal: { code: 'no_answer' } });
    expect(house.asked).toHaveLength(2);
    await answerTo(1, found('1'));
    expect(codes()).toEqual(['1×1']);
  });

  test('ring up nothing before somebody signed in and opened the till: a code may only be a badge there', async () => {
    tillStore.dispatch({ type: 'operator_changed', operator: null });
    takeScan(house.desk, '1');
    expect(house.asked.map(({ name }) => name)).toEqual(['operator.find']);
    await answerTo(0, { ok: false, refusal: { code: 'unknown_badge' } });
    expect(viewStore.get().scansRefused).toBe(1);
  });

  test('a one-off is never two', async () => {
    for (const place of [0, 1]) {
      takeScan(house.desk, '1');
      await answerTo(place, found('1', { oneOff: true }));
    }
    expect(codes()).toEqual(['1×1']);
    expect(checkoutStore.get().notice?.code).toBe('one_off_held');
  });

  test.each([[0, 'sold_out'], [-2, 'sold_out'], [1, null]])('with a stock of %i: warned %s, and sold', async (stock, code) => {
    takeScan(house.desk, '1');
    await answerTo(0, found('1', { stock }));
    expect([codes(), checkoutStore.get().notice?.code ?? null]).toEqual([['1×1'], code]);
  });

  test('while money is taken, one more piece changes the due and says so; what was typed stays', async () => {
    takeScan(house.desk, '1');
    await answerTo(0, found('1'));
    beginTender(house.desk);
    tenderStore.dispatch({ type: 'typed', digits: '5000' });
    takeScan(house.desk, '2');
    await answerTo(1, found('2'));
    expect(codes()).toEqual(['1×1', '2×1']);
    expect(viewStore.get().screen).toBe('tender');
    expect(tenderStore.get().digits).toBe('5000');
    expect(checkoutStore.get().notice).toMatchObject({ code: 'cart_changed_while_paying', facts: { before: 1_000, after: 2_000 } });
  });
});

describe('one sale', () => {
  const pay = async (): Promise<void> => {
    takeScan(house.desk, '1');
    await answerTo(0, found('1'));
    beginTender(house.desk);
    tenderStore.dispatch({ type: 'typed', digits: '1000' });
  };
  const commits = (): Asked[] => house.asked.filter(({ name }) => name === 'sale.commit');
  const sealed: Answer<'sale.commit'> = { ok: true, value: { receipt, repeated: false, belowZero: [] } };

  test('is one request however often it is pressed', async () => {
    await pay();
    void takeKeyedCash(house.desk);
    void takeKeyedCash(house.desk);
    await turns();
    void takeKeyedCash(house.desk);
    expect(commits()).toHaveLength(1);
    await answerTo(1, sealed);
    expect(viewStore.get().screen).toBe('done');
    expect(codes()).toEqual([]);
  });

  test('is asked again, to the letter, until the house says what became of it', async () => {
    await pay();
    void takeKeyedCash(house.desk);
    await answerTo(1, { ok: false, refusal: { code: 'no_answer' } });
    expect(tenderStore.get().busy).toBe('checking');
    await answerTo(2, { ok: false, refusal: { code: 'fault' } });
    await answerTo(3, sealed);
    expect(commits()).toHaveLength(3);
    expect(new Set(commits().map(({ input }) => JSON.stringify(input))).size).toBe(1);
    expect(tenderStore.get()).toMatchObject({ busy: 'no', sealed: { receipt } });
  });

  test('a fault that stays is said, and the cart stays', async () => {
    await pay();
    void takeKeyedCash(house.desk);
    for (let place = 1; place <= 4; place += 1) await answerTo(place, { ok: false, refusal: { code: 'fault' } });
    expect(tenderStore.get().refusal?.code).toBe('fault');
    expect(codes()).toEqual(['1×1']);
  });

  test('too little money asks the house nothing', async () => {
    await pay();
    tenderStore.dispatch({ type: 'typed', digits: '900' });
    void takeKeyedCash(house.desk);
    expect(commits()).toEqual([]);
    expect(tenderStore.get().refusal).toEqual({ code: 'short', facts: { missing: 100 } });
  });

  test('a scan while it is recorded belongs to the next customer', async () => {
    await pay();
    void takeKeyedCash(house.desk);
    takeScan(house.desk, '2');
    await answerTo(2, found('2'));
    expect(codes()).toEqual(['1×1']);
    await answerTo(1, sealed);
    expect([codes(), viewStore.get().screen]).toEqual([['2×1'], 'sale']);
    expect(checkoutStore.get().cart.saleId).not.toBe('s1');
  });

  test('a scan while it is refused stays with this customer', async () => {
    await pay();
    void takeKeyedCash(house.desk);
    takeScan(house.desk, '2');
    await answerTo(2, found('2'));
    await answerTo(1, { ok: false, refusal: { code: 'shift_closed' } });
    expect(codes()).toEqual(['1×1', '2×1']);
  });

  test('recorded under another content: what is in the ledger is shown', async () => {
    await pay();
    void takeKeyedCash(house.desk);
    await answerTo(1, { ok: false, refusal: { code: 'exists_with_different_body', facts: { receiptNumber: receipt.receiptNumber } } });
    expect(house.asked[2]).toMatchObject({ name: 'receipt.read', input: { saleId: 's1' } });
    await answerTo(2, { ok: true, value: { receipt, reason: '', lines: [] } });
    expect(viewStore.get().screen).toBe('done');
  });
});
