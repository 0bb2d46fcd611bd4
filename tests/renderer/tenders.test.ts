/** Several means of payment on a house whose answers the test gives: what is registered, what is asked, what is kept. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/contract/client.ts';
import type { ReceiptView } from '../../src/contract/shapes.ts';
import { emptyCart, type Cart } from '../../src/domain/cart.ts';
import type { ConsentId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { startCart, undoLast, voidCart, writeNote } from '../../renderer/flows/cart.ts';
import { keepDraft } from '../../renderer/flows/draft.ts';
import { takeTill } from '../../renderer/flows/open.ts';
import { parkCart, parkOrRecall } from '../../renderer/flows/park.ts';
import { beginTender, leaveTender, leaveTenderAnyway, registered } from '../../renderer/flows/pay.ts';
import { takeScan } from '../../renderer/flows/scans.ts';
import { beginCorrection, chooseIssuer, chooseMeans, fillForm, restToPay, takeBack, takeFilled } from '../../renderer/flows/tenders.ts';
import { checkoutStore } from '../../renderer/stores/checkout.ts';
import { consentStore } from '../../renderer/stores/consent.ts';
import { tenderStore } from '../../renderer/stores/tender.ts';
import { tillStore } from '../../renderer/stores/till.ts';
import { viewStore } from '../../renderer/stores/view.ts';
import { beginAnew, codes, found, open, receipt, silentHouse, turns, type Asked } from './silent-house.ts';

let house = silentHouse();
const sealed: Answer<'sale.commit'> = { ok: true, value: { receipt, repeated: false, belowZero: [] } };
const commits = (name: Asked['name'] = 'sale.commit'): Asked[] => house.asked.filter((asked) => asked.name === name);
const tendersOf = (asked: Asked | undefined): unknown => (asked?.input as { tenders: unknown }).tenders;
const answer = async (asked: Asked | undefined, given: Answer<Asked['name']>): Promise<void> => (asked?.answer(given), turns());

beforeEach(async () => {
  house = await beginAnew();
  takeScan(house.desk, '1');
  await house.answerTo(0, found('1', { price: won(66_300) }));
});

/** Fills the card form as its slip says. */
function card(amount: string | null, approval = '30012345', issuer = '우리'): void {
  chooseMeans('card');
  chooseIssuer(issuer);
  fillForm({ amount, approval });
}

describe('a card by hand', () => {
  test('settles the whole in one Enter, with the issuer’s usual acquirer', async () => {
    beginTender(house.desk, 'card');
    card(null);
    void takeFilled(house.desk);
    expect(tendersOf(commits()[0])).toEqual([{ kind: 'card', amount: 66_300, approval: '30012345', issuer: '우리', acquirer: '비씨', months: 0 }]);
    await answer(commits()[0], sealed);
    expect([viewStore.get().screen, registered()]).toEqual(['done', []]);
  });

  test('is one request however often Enter is pressed', async () => {
    beginTender(house.desk, 'card');
    card(null);
    for (let press = 0; press < 3; press += 1) void takeFilled(house.desk);
    await turns();
    expect(commits()).toHaveLength(1);
  });

  test('keeps an acquirer that was changed, until another issuer is chosen', () => {
    beginTender(house.desk, 'card');
    card('10000');
    fillForm({ acquirer: '신한' });
    void takeFilled(house.desk);
    expect(registered()).toMatchObject([{ issuer: '우리', acquirer: '신한' }]);
    card('10000', '2', '우리');
    fillForm({ acquirer: '신한' });
    chooseIssuer('국민');
    void takeFilled(house.desk);
    expect(registered()[1]).toMatchObject({ issuer: '국민', acquirer: '국민' });
  });

  test.each([
    [{ approval: '1234-5678-9012-3456' }, 'card_number'], [{ approval: '' }, 'approval_missing'], [{ issuer: '' }, 'card_company_missing'],
    [{ amount: '66301' }, 'too_much'], [{ amount: '10000', months: 3 }, 'no_instalments'],
  ])('as %j registers nothing and asks nothing: %s', (form, code) => {
    beginTender(house.desk, 'card');
    card(null);
    fillForm(form);
    void takeFilled(house.desk);
    expect([tenderStore.get().refusal?.code, registered(), commits()]).toEqual([code, [], []]);
  });

  test('that was charged stays registered when the house refuses the sale', async () => {
    beginTender(house.desk, 'card');
    card(null);
    void takeFilled(house.desk);
    await answer(commits()[0], { ok: false, refusal: { code: 'shift_closed' } });
    expect(tenderStore.get()).toMatchObject({ busy: 'no', refusal: { code: 'shift_closed' } });
    expect(registered()).toMatchObject([{ approval: '30012345' }]);
    void takeFilled(house.desk);
    expect(commits()[1]?.input).toEqual(commits()[0]?.input);
  });
});

test('a stopped till takes no card, and none is registered', () => {
  beginTender(house.desk, 'card');
  card(null);
  tillStore.dispatch({ type: 'stopped' });
  void takeFilled(house.desk);
  expect([registered(), commits()]).toEqual([[], []]);
});

test('what is registered goes with its cart, whatever cart comes next', () => {
  beginTender(house.desk, 'card');
  card('10000');
  void takeFilled(house.desk);
  const { cart } = checkoutStore.get();
  checkoutStore.dispatch({ type: 'cart_replaced', cart: emptyCart('s9' as SaleId) });
  expect(registered()).toEqual([]);
  checkoutStore.dispatch({ type: 'cart_replaced', cart });
  expect(registered()).toMatchObject([{ amount: 10_000 }]);
});

describe('a split payment', () => {
  beforeEach(() => {
    beginTender(house.desk);
    card('10000');
    void takeFilled(house.desk);
  });

  test('leaves the rest to cash, which is asked for once', async () => {
    expect([restToPay(), tenderStore.get().means, commits()]).toEqual([56_300, 'cash', []]);
    tenderStore.dispatch({ type: 'typed', digits: '60000' });
    void takeFilled(house.desk);
    void takeFilled(house.desk);
    expect(commits().map(tendersOf)).toMatchObject([[{ kind: 'card', amount: 10_000 }, { kind: 'cash', given: 60_000 }]]);
    expect(commits()[0]?.input).toMatchObject({ expectedTotal: 66_300 });
  });

  test('takes the same approval once only', () => {
    card('10000');
    void takeFilled(house.desk);
    expect([tenderStore.get().refusal?.code, registered().length]).toEqual(['approval_twice', 1]);
  });

  test('is taken back before the end', () => {
    takeBack(0);
    expect([restToPay(), registered()]).toEqual([66_300, []]);
  });

  test('is asked about before it is left, and stays with its cart', () => {
    leaveTender();
    expect(viewStore.get()).toMatchObject({ screen: 'tender', dialog: 'leave_tender' });
    leaveTenderAnyway();
    expect(viewStore.get()).toMatchObject({ screen: 'sale', dialog: null });
    beginTender(house.desk);
    expect(restToPay()).toBe(56_300);
  });

  test('is put aside with its cart, which is not dropped', async () => {
    leaveTenderAnyway();
    parkOrRecall();
    expect(viewStore.get().dialog).toBe('park');
    void parkCart(house.desk, '');
    expect(commits('cart.park')[0]?.input).toMatchObject({ cart: { taken: [{ kind: 'card', amount: 10_000 }] } });
    viewStore.dispatch({ type: 'dialog', dialog: null });
    await voidCart(house.desk);
    expect([commits('cart.void'), codes()]).toEqual([[], ['1×1']]);
  });

  test('is not undone with the last line, and is asked for when the goods are gone', () => {
    leaveTenderAnyway();
    expect(undoLast()).toBe(true);
    expect([codes(), registered().length]).toEqual([[], 1]);
    expect(startCart(house.desk, 'refund')).toBe(false);
    beginTender(house.desk);
    expect(viewStore.get().screen).toBe('tender');
    void takeFilled(house.desk);
    expect([tenderStore.get().refusal?.code, commits()]).toEqual(['too_much', []]);
    takeBack(0);
    expect(registered()).toEqual([]);
  });

  test('goes to the house with the cart, and comes back with it', async () => {
    keepDraft(house.desk);
    takeBack(0);
    expect(commits('draft.save').at(-1)?.input).toMatchObject({ cart: { taken: [] } });
    card('20000');
    await answer(commits('draft.save').at(-1), { ok: true, value: {} });
    void takeFilled(house.desk);
    const { cart } = commits('draft.save').at(-1)?.input as { cart: Cart };
    expect(cart.taken).toMatchObject([{ kind: 'card', amount: 20_000, approval: '30012345' }]);
    checkoutStore.dispatch({ type: 'cart_replaced', cart: emptyCart('s9' as SaleId) });
    viewStore.dispatch({ type: 'went', screen: 'sale' });
    const asked = house.asked.length;
    void takeTill(house.desk);
    await house.answerTo(asked, { ok: true, value: { state: open, draft: cart } });
    expect([viewStore.get().screen, restToPay(), tenderStore.get().means]).toEqual(['tender', 46_300, 'cash']);
  });

  test('belongs to no other sale', async () => {
    tenderStore.dispatch({ type: 'typed', digits: '56300' });
    void takeFilled(house.desk);
    await answer(commits()[0], sealed);
    takeScan(house.desk, '2');
    await house.answerTo(2, found('2'));
    beginTender(house.desk);
    expect([codes(), restToPay(), registered()]).toEqual([['2×1'], 1_000, []]);
  });
});

test('a transfer and its payer settle the whole', () => {
  beginTender(house.desk);
  chooseMeans('transfer');
  fillForm({ payer: '손님' });
  void takeFilled(house.desk);
  expect(tendersOf(commits()[0])).toEqual([{ kind: 'transfer', amount: 66_300, payer: '손님' }]);
});

test('notes to a line and to the sale are sealed with it', () => {
  const [line] = checkoutStore.get().cart.lines;
  writeNote(line?.id ?? null, ' 보자기 ');
  writeNote(null, '선물');
  beginTender(house.desk, 'card');
  card(null);
  void takeFilled(house.desk);
  expect(commits()[0]?.input).toMatchObject({ note: '선물', lines: [{ note: '보자기' }] });
});

describe('a wrong means of payment', () => {
  const wrong: ReceiptView = { ...receipt, saleId: 's0' as SaleId, total: won(20_000), tenders: [], corrections: 1, shift: 1 };
  const senior = { id: '04' as OperatorId, name: '선임', role: 'senior' } as const;
  beforeEach(() => tillStore.dispatch({ type: 'operator_changed', operator: senior }));

  test('is put right by a cashier with the leave of a second person, and not without', async () => {
    tillStore.dispatch({ type: 'operator_changed', operator: { ...senior, role: 'cashier' } });
    beginCorrection(wrong);
    card(null);
    void takeFilled(house.desk);
    expect([viewStore.get().dialog, consentStore.get().asked?.wanted.action]).toEqual(['consent', 'correct_tenders']);
    viewStore.dispatch({ type: 'dialog', dialog: null });
    await turns();
    expect(commits('sale.correct_tenders')).toEqual([]);
    void takeFilled(house.desk);
    consentStore.dispatch({ type: 'given', id: 'c1' as ConsentId });
    viewStore.dispatch({ type: 'dialog', dialog: null });
    await turns();
    expect(commits('sale.correct_tenders').map(({ input }) => input)).toMatchObject([{ saleId: 's0', consent: 'c1' }]);
  });

  test('is put right in one step, and the open cart stays', async () => {
    beginCorrection(wrong);
    expect([viewStore.get().screen, restToPay()]).toEqual(['correct', 20_000]);
    card(null);
    void takeFilled(house.desk);
    void takeFilled(house.desk);
    expect(commits('sale.correct_tenders').map(({ input }) => input)).toMatchObject([{ saleId: 's0', corrections: 1, tenders: [{ amount: 20_000 }] }]);
    await answer(commits('sale.correct_tenders')[0], { ok: true, value: { receipt: { ...wrong, corrections: 2 } } });
    expect([viewStore.get().screen, tenderStore.get().correcting, codes(), commits()]).toEqual(['receipts', null, ['1×1'], []]);
  });

  test('refused, says why and keeps what was typed to be corrected', async () => {
    beginCorrection(wrong);
    chooseMeans('cash');
    tenderStore.dispatch({ type: 'typed', digits: '20000' });
    void takeFilled(house.desk);
    await answer(commits('sale.correct_tenders')[0], { ok: false, refusal: { code: 'nothing_changed' } });
    expect(tenderStore.get()).toMatchObject({ busy: 'no', refusal: { code: 'nothing_changed' }, digits: '20000' });
  });

  test('whose answer was lost but which was heard is shown as it is now', async () => {
    beginCorrection(wrong);
    card(null);
    void takeFilled(house.desk);
    await answer(commits('sale.correct_tenders')[0], { ok: false, refusal: { code: 'no_answer' } });
    await answer(commits('sale.correct_tenders')[1], { ok: false, refusal: { code: 'changed_meanwhile' } });
    expect([viewStore.get().screen, tenderStore.get().busy]).toEqual(['receipts', 'no']);
  });

  test('does not touch what was taken for the open cart', () => {
    beginTender(house.desk, 'card');
    card('10000');
    void takeFilled(house.desk);
    leaveTenderAnyway();
    beginCorrection(wrong);
    card('5000', '77');
    void takeFilled(house.desk);
    expect([viewStore.get().screen, registered(), restToPay()]).toMatchObject(['correct', [{ amount: 5_000 }], 15_000]);
    takeBack(0);
    leaveTenderAnyway();
    expect([viewStore.get().screen, registered()]).toMatchObject(['receipts', [{ amount: 10_000 }]]);
  });
});
