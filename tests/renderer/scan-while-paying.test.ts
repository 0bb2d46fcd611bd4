/** A scan while money is taken or means of payment are put right: nothing typed is lost, and nothing scanned. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ReceiptView } from '../../src/contract/shapes.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { beginTender, leaveTenderAnyway, registered } from '../../renderer/flows/pay.ts';
import { takeScan } from '../../renderer/flows/scans.ts';
import { beginCorrection, chooseIssuer, chooseMeans, fillForm, takeFilled } from '../../renderer/flows/tenders.ts';
import { checkoutStore } from '../../renderer/stores/checkout.ts';
import { tenderStore } from '../../renderer/stores/tender.ts';
import { viewStore } from '../../renderer/stores/view.ts';
import { beginAnew, codes, found, receipt, silentHouse, turns, unknown } from './silent-house.ts';

let house = silentHouse();

beforeEach(async () => {
  house = await beginAnew();
  takeScan(house.desk, '1');
  await house.answerTo(0, found('1', { price: won(66_300) }));
});

/** Fills the card form as its slip says. */
function card(amount: string, approval: string): void {
  chooseMeans('card');
  chooseIssuer('우리');
  fillForm({ amount, approval });
}

describe('a scan while', () => {
  const wrong: ReceiptView = { ...receipt, saleId: 's0' as SaleId, total: won(20_000), tenders: [], corrections: 1, shift: 1 };

  test('means of payment are put right goes into the cart behind, and the correction stays', async () => {
    beginCorrection(wrong);
    card('5000', '77');
    void takeFilled(house.desk);
    tenderStore.dispatch({ type: 'typed', digits: '15' });
    takeScan(house.desk, '2');
    await house.answerTo(1, found('2'));
    expect([viewStore.get().screen, codes(), registered().length, tenderStore.get().digits]).toEqual(['correct', ['1×1', '2×1'], 1, '15']);
    expect(checkoutStore.get().notice).toMatchObject({ code: 'rung_up_behind', facts: { name: '작품 2' } });
  });

  test.each([
    ['a code nobody knows', () => unknown('3'), 'unknown'], ['an item without a price', () => found('3', { price: null }), 'price'],
  ])('means are put right waits when it asks something: %s', async (_what, answered, panel) => {
    beginCorrection(wrong);
    takeScan(house.desk, '3');
    await house.answerTo(1, answered());
    expect([viewStore.get().screen, checkoutStore.get().panel.kind, checkoutStore.get().scansWaiting]).toEqual(['correct', 'browse', 1]);
    expect(checkoutStore.get().notice?.code).toBe('scan_waits');
    leaveTenderAnyway();
    await turns();
    expect([viewStore.get().screen, checkoutStore.get().panel.kind, checkoutStore.get().scansWaiting]).toEqual(['sale', panel, 0]);
  });

  test('money is taken leads away when it asks, and what was typed is there again', async () => {
    beginTender(house.desk);
    tenderStore.dispatch({ type: 'typed', digits: '70000' });
    takeScan(house.desk, '3');
    await house.answerTo(1, found('3', { price: null }));
    expect([viewStore.get().screen, checkoutStore.get().panel.kind]).toEqual(['sale', 'price']);
    checkoutStore.dispatch({ type: 'panel', panel: { kind: 'browse' } });
    beginTender(house.desk);
    expect(tenderStore.get().digits).toBe('70000');
    leaveTenderAnyway();
    beginTender(house.desk);
    expect(tenderStore.get().digits).toBe('');
  });
});
