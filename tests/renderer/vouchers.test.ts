/** What the screen does with the store's own vouchers on a house whose answers the test gives: sold, scanned, read, taken back. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../src/contract/client.ts';
import type { OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { voucherLeast, voucherMost, voucherSerial, vouchersMax, voucherStep } from '../../src/domain/voucher.ts';
import { beginTender } from '../../renderer/flows/pay.ts';
import { takeScan } from '../../renderer/flows/scans.ts';
import {
  addVoucher, beginCancel, cancelPurchase, dropVoucher, knownVouchers, openVouchers, payForVouchers, readForTender, reprintVoucher, restAfter,
  sellVouchers, serialOf, settleHere, voucherScanned,
} from '../../renderer/flows/vouchers.ts';
import { consentStore } from '../../renderer/stores/consent.ts';
import { tenderStore } from '../../renderer/stores/tender.ts';
import { tillStore } from '../../renderer/stores/till.ts';
import { viewStore } from '../../renderer/stores/view.ts';
import { voucherStore, type VoucherView } from '../../renderer/stores/voucher.ts';
import { beginAnew, found, open, silentHouse, turns } from './silent-house.ts';

const serial = voucherSerial('0001', '01', '00000000abcde');
const view = (part: Partial<VoucherView> = {}): VoucherView => ({
  serial, kind: 'gift', issued: won(30_000), left: won(30_000), issuedOn: open.today, until: null, isPast: false, copies: 0, cancellable: null, moves: [], ...part,
});
const read = (part: Partial<VoucherView> = {}): Answer<'voucher.read'> => ({ ok: true, value: view(part) });
const refused = (code: 'unknown_voucher' | 'fault' | 'no_answer' | 'voucher_used'): Answer<'voucher.sell'> => ({ ok: false, refusal: { code } } as never);
let house = silentHouse();
const asked = (): string[] => house.asked.map(({ name }) => name);
const last = () => house.asked.length - 1;

beforeEach(async () => {
  house = await beginAnew();
  viewStore.dispatch({ type: 'dialog', dialog: null });
  voucherStore.dispatch({ type: 'forgotten' });
  voucherStore.dispatch({ type: 'opened', mode: 'look' });
});

describe('the dialog', () => {
  test('opens while a shift is open and nothing else asks, and in no other state', () => {
    expect(openVouchers('sell')).toBe(true);
    expect([viewStore.get().dialog, voucherStore.get().mode]).toEqual(['voucher', 'sell']);
    expect(openVouchers()).toBe(false);
    viewStore.dispatch({ type: 'dialog', dialog: null });
    tenderStore.dispatch({ type: 'recording' });
    expect(openVouchers()).toBe(false);
    tenderStore.dispatch({ type: 'began' });
    for (const state of [{ ...open, shift: null }, { ...open, stopped: true }]) {
      tillStore.dispatch({ type: 'told', state, at: 0 });
      expect(openVouchers()).toBe(false);
    }
    expect(viewStore.get().dialog).toBeNull();
  });

  test('takes the eleven digits behind the V for one of this till’s, and leaves everything else as it is typed', () => {
    const store = { storeCode: '0042', tillCode: '07' } as NonNullable<typeof open.store>;
    tillStore.dispatch({ type: 'told', state: { ...open, store }, at: 0 });
    expect([' 12345678903 ', '1234567890', '123456789034', serial, '0001-01-V12345-678903'].map(serialOf))
      .toEqual(['004207V12345678903', '1234567890', '123456789034', serial, '0001-01-V12345-678903']);
    tillStore.dispatch({ type: 'told', state: open, at: 0 });
    expect(serialOf('12345678903')).toBe('12345678903');
  });
});

describe('a scanned voucher', () => {
  test('shows its balance where nothing is paid', async () => {
    voucherScanned(house.desk, serial);
    await house.answerTo(0, read());
    expect([viewStore.get().dialog, voucherStore.get().view?.left, house.sounds]).toEqual(['voucher', 30_000, ['scanned']]);
  });

  test('pays where money is taken: what it is goes into the form, and nothing opens over it', async () => {
    takeScan(house.desk, '1');
    await house.answerTo(0, found('1'));
    beginTender(house.desk);
    voucherScanned(house.desk, serial);
    await house.answerTo(last(), read());
    expect([viewStore.get().dialog, tenderStore.get().means, tenderStore.get().form.serial]).toEqual([null, 'voucher', serial]);
  });

  test('that the house does not know is refused where the money is taken, and fills no form', async () => {
    takeScan(house.desk, '1');
    await house.answerTo(0, found('1'));
    beginTender(house.desk);
    void readForTender(house.desk, serial);
    await house.answerTo(last(), refused('unknown_voucher'));
    expect([tenderStore.get().refusal, tenderStore.get().form.serial, house.sounds.at(-1)]).toEqual([{ code: 'unknown_voucher' }, '', 'unknown']);
  });

  test('pays no voucher: while some are sold its balance is shown instead', () => {
    voucherStore.dispatch({ type: 'amounts', amounts: [10_000] });
    payForVouchers(house.desk);
    voucherScanned(house.desk, serial);
    expect([viewStore.get().dialog, tenderStore.get().means]).toEqual(['voucher', 'cash']);
  });

  test('asks nothing while something is being recorded or a question is open', () => {
    tenderStore.dispatch({ type: 'recording' });
    voucherScanned(house.desk, serial);
    tenderStore.dispatch({ type: 'began' });
    viewStore.dispatch({ type: 'dialog', dialog: 'consent' });
    voucherScanned(house.desk, serial);
    expect([asked(), viewStore.get().dialog, house.sounds]).toEqual([[], 'consent', ['unknown', 'unknown']]);
  });

  test('is asked about once, however often it is read before the answer', () => {
    void readForTender(house.desk, serial);
    void readForTender(house.desk, serial);
    void readForTender(house.desk, '   ');
    expect(asked()).toEqual(['voucher.read']);
  });
});

describe('what this page knows of vouchers', () => {
  const pays = (amount: number) => [{ kind: 'voucher', serial, amount: won(amount), cashRest: false } as const];

  test('is what the house said; more than is left is refused here already', async () => {
    voucherScanned(house.desk, serial);
    await house.answerTo(0, read({ left: won(10_000) }));
    expect(settleHere(won(9_000), pays(9_000))).toMatchObject({ ok: true });
    expect(settleHere(won(12_000), pays(12_000))).toMatchObject({ ok: false, refusal: { code: 'voucher_short', facts: { left: 10_000 } } });
  });

  test('after a reload is nothing: one that was registered stands as it is, for the house decides again', () => {
    expect(settleHere(won(12_000), pays(12_000))).toMatchObject({ ok: true });
    expect(knownVouchers([])(serial)).toBeNull();
  });

  test('ends with the sale', async () => {
    voucherScanned(house.desk, serial);
    await house.answerTo(0, read({ left: won(10_000) }));
    voucherStore.dispatch({ type: 'forgotten' });
    expect(settleHere(won(12_000), pays(12_000))).toMatchObject({ ok: true });
  });

  test.each([[30_000, 12_000, 18_000], [30_000, 30_000, 0], [30_000, 31_000, 0]])('of %d after %d leaves %d', (left, amount, rest) => {
    expect(restAfter({ left: won(left) }, won(amount))).toBe(rest);
  });
});

describe('vouchers to sell', () => {
  const key = (digits: string): void => voucherStore.dispatch({ type: 'digits', digits });

  test.each([
    ['500', 'bad_voucher_amount'], ['10500', 'bad_voucher_amount'], [String(voucherMost + voucherStep), 'bad_voucher_amount'], ['0', 'bad_voucher_amount'],
    [String(voucherLeast), undefined], [String(voucherMost), undefined],
  ])('of %s won: %s', (digits, code) => {
    key(digits);
    addVoucher(house.desk);
    expect(voucherStore.get().refusal?.code).toBe(code);
    expect(voucherStore.get().amounts).toEqual(code === undefined ? [Number(digits)] : []);
  });

  test('are twenty at most, can be taken out again, and none is added of nothing', () => {
    addVoucher(house.desk);
    expect(voucherStore.get().amounts).toEqual([]);
    for (let n = 0; n < vouchersMax + 1; n += 1) addVoucher(house.desk, voucherStep * (n + 1));
    expect([voucherStore.get().amounts.length, house.sounds]).toEqual([vouchersMax, ['unknown']]);
    dropVoucher(1);
    expect(voucherStore.get().amounts.slice(0, 2)).toEqual([1_000, 3_000]);
  });

  test('what is keyed goes with them to the money; an amount that cannot be sold stays, and none at all is said', () => {
    payForVouchers(house.desk);
    expect([voucherStore.get().refusal?.code, viewStore.get().screen]).toEqual(['nothing_chosen', 'sale']);
    key('10500');
    payForVouchers(house.desk);
    expect([voucherStore.get().refusal?.code, viewStore.get().screen]).toEqual(['bad_voucher_amount', 'sale']);
    key('20000');
    payForVouchers(house.desk);
    expect([tenderStore.get().selling, viewStore.get().screen]).toEqual([[20_000], 'voucher_pay']);
  });

  test('are sold once: silence and a fault are asked again with the same id and body', async () => {
    const input = { saleId: 'w1', amounts: [20_000], tenders: [{ kind: 'cash', given: 20_000 }] };
    const done = sellVouchers(house.desk, 'w1' as SaleId, [won(20_000)], [{ kind: 'cash', given: won(20_000) }]);
    await house.answerTo(0, refused('no_answer'));
    await house.answerTo(1, refused('fault'));
    const sold = { vouchers: [{ serial, amount: won(20_000) }], total: won(20_000), tenders: [], repeated: true };
    await house.answerTo(2, { ok: true, value: sold });
    await done;
    expect(house.asked.map(({ name, input: body }) => [name, body])).toEqual([1, 2, 3].map(() => ['voucher.sell', input]));
    expect([viewStore.get().dialog, voucherStore.get().mode, voucherStore.get().sold, house.sounds]).toEqual(['voucher', 'sold', sold, ['committed']]);
  });

  test('that are refused leave the money as it stands, and show no number', async () => {
    void sellVouchers(house.desk, 'w1' as SaleId, [won(20_000)], []);
    await house.answerTo(0, { ok: false, refusal: { code: 'short' } } as never);
    expect([tenderStore.get().refusal?.code, voucherStore.get().sold, viewStore.get().dialog]).toEqual(['short', null, null]);
  });
});

describe('a purchase taken back', () => {
  const purchase = { saleId: 'w1' as SaleId, total: won(30_000), vouchers: [{ serial, amount: won(30_000) }], tenders: [] };
  const reading = async (): Promise<void> => {
    voucherScanned(house.desk, serial);
    await house.answerTo(0, read({ cancellable: purchase }));
  };

  test('is begun only where it can be, and asks one person’s leave for the whole of it', async () => {
    beginCancel(house.desk);
    expect(voucherStore.get().mode).toBe('look');
    await reading();
    beginCancel(house.desk);
    voucherStore.dispatch({ type: 'reason', reason: '잘못 골랐어요' });
    voucherStore.dispatch({ type: 'approval', leg: 1, text: '70012345' });
    void cancelPurchase(house.desk);
    expect(consentStore.get().asked?.wanted).toEqual({ action: 'return_by_receipt', subject: voucherStore.get().cancelId, lineId: null, amount: 30_000 });
    viewStore.dispatch({ type: 'dialog', dialog: null });
    await turns();
    // Nobody gave leave: nothing is asked of the house, and the question stands where it was.
    expect([asked(), viewStore.get().dialog]).toEqual([['voucher.read'], 'voucher']);
  });

  test('without a reason asks nobody: the house says what is missing; done, its balance is read anew', async () => {
    await reading();
    beginCancel(house.desk);
    void cancelPurchase(house.desk);
    await house.answerTo(1, { ok: false, refusal: { code: 'needs_consent' } });
    expect([consentStore.get().asked, voucherStore.get().refusal?.code]).toEqual([null, 'reason_missing']);
    tillStore.dispatch({ type: 'told', state: { ...open, operator: { id: '09' as OperatorId, name: '점장', role: 'manager' } }, at: 0 });
    voucherStore.dispatch({ type: 'reason', reason: '잘못 골랐어요' });
    const { cancelId } = voucherStore.get();
    void cancelPurchase(house.desk);
    void cancelPurchase(house.desk);
    expect(asked()).toEqual(['voucher.read', 'voucher.cancel', 'voucher.cancel']);
    expect(house.asked[2]?.input).toEqual({ saleId: cancelId, original: 'w1', reason: '잘못 골랐어요', cancels: [], consent: null });
    await house.answerTo(2, { ok: true, value: { total: won(-30_000), tenders: [], repeated: false } });
    await house.answerTo(3, read({ left: won(0) }));
    expect([voucherStore.get().said, voucherStore.get().view?.left, voucherStore.get().mode]).toEqual(['cancelled', 0, 'look']);
  });
});

test('a paper is printed again once a press, and the copy’s number is told', async () => {
  await reprintVoucher(house.desk);
  expect(asked()).toEqual([]);
  voucherScanned(house.desk, serial);
  await house.answerTo(0, read());
  void reprintVoucher(house.desk);
  void reprintVoucher(house.desk);
  await house.answerTo(1, { ok: true, value: { copy: 2 } });
  expect([asked(), voucherStore.get().said]).toEqual([['voucher.read', 'voucher.reprint'], { copy: 2 }]);
});
