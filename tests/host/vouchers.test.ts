/** The store's own vouchers through a whole house: what one buys is taken from it once, whoever presents it and how often. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../../src/contract/contract.ts';
import { must } from '../../src/domain/result.ts';
import { cashier, manager, openShop, saleOf, shopOn, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.house.close());

type Tenders = Input<'sale.commit'>['tenders'];
const spent = (serial: string, amount: number, cashRest = false): Tenders[number] => ({ kind: 'voucher', serial, amount, cashRest });
const card = (amount: number, approval: string): Tenders[number] => (
  { kind: 'card', amount, approval, issuer: '신한', acquirer: '신한', months: 0 });
const paid = (saleId: string, tenders: Tenders): Input<'sale.commit'> => ({ ...saleOf(saleId), tenders });
const left = async (serial: string): Promise<number> => (await shop.ask('voucher.read', { serial })).left;
const back = (saleId: string, original: string, change: Partial<Input<'return.commit'>> = {}): Input<'return.commit'> => ({
  saleId, original, lines: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '변심', cancels: [], inCash: [], expectedTotal: 15_000, ...change,
});

async function sell(saleId: string, amount: number): Promise<string> {
  const { vouchers } = await shop.ask('voucher.sell', { saleId, amounts: [amount], tenders: [{ kind: 'cash', given: amount }] });
  return must(vouchers[0], 'a voucher').serial;
}

/** The manager's leave for the exchange x1, used at once. */
async function leaveFor(action: 'exchange' | 'issue_credit', amount: number): Promise<void> {
  const wanted = { action, subject: 'x1', lineId: null, amount };
  const { id } = await shop.ask('consent.give', { ...manager, wanted });
  await shop.ask('consent.use', { id, wanted });
}

async function ticks(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await shop.house.host.tick(shop.house.time.now += 1_000);
}

describe('what is spent is spent once', () => {
  test('E55 one voucher presented twenty times at once, each time for another sale, buys one', async () => {
    const serial = await sell('w1', 20_000);
    const codes = await Promise.all(Array.from({ length: 20 }, (_, n) => shop.code('sale.commit', paid(`s${n}`, [spent(serial, 15_000)]))));
    expect(codes.filter((code) => code === 'ok')).toHaveLength(1);
    expect(codes.filter((code) => code === 'voucher_short')).toHaveLength(19);
    expect(await left(serial)).toBe(5_000);
    expect(shop.house.ledger.lastSealed(30)).toHaveLength(1);
  });

  test('E55 the same sale pressed twenty times takes it once; another body under its id takes nothing', async () => {
    const serial = await sell('w1', 40_000);
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.ask('sale.commit', paid('s1', [spent(serial, 15_000)]))));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await shop.code('sale.commit', paid('s1', [spent(serial, 14_000), { kind: 'cash', given: 1_000 }]))).toBe('exists_with_different_body');
    expect(await left(serial)).toBe(25_000);
  });

  test('E55 a sale, an exchange and a correction at once get of it what is there, and no more', async () => {
    const serial = await sell('w1', 20_000);
    await shop.ask('sale.commit', saleOf('s1'));
    await shop.ask('operator.sign_in', manager);
    const dearer = {
      saleId: 'x1', original: 's1', gift: '', back: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '교환', cancels: [], inCash: [],
      expectedBack: 15_000, lines: [{ lineId: 'N4', itemId: 4, open: null, quantity: 1, typedPrice: null }], expectedTotal: 120_000,
      tenders: [spent(serial, 20_000), card(85_000, '11112222')],
    };
    const codes = await Promise.all([
      shop.code('exchange.commit', dearer), shop.code('sale.commit', paid('s2', [spent(serial, 15_000)])),
      shop.code('sale.correct_tenders', { saleId: 's1', tenders: [spent(serial, 15_000)], corrections: 0 }),
    ]);
    expect(codes).toEqual(['ok', 'voucher_short', 'has_returns']);
    expect(await left(serial)).toBe(0);
    expect(await shop.code('sale.commit', paid('s3', [spent(serial, 1), card(14_999, '22223333')]))).toBe('voucher_short');
  });

  test('E55 a voucher that is used up gives no money at a return, and gets back what it paid, once', async () => {
    const serial = await sell('w1', 15_000);
    await shop.ask('sale.commit', paid('s1', [spent(serial, 15_000)]));
    expect(await left(serial)).toBe(0);
    await shop.ask('operator.sign_in', manager);
    expect(await shop.code('return.commit', back('b0', 's1', { inCash: [1] }))).toBe('bad_tender');
    const answers = await Promise.all(['b1', 'b2', 'b3'].map((id) => shop.code('return.commit', back(id, 's1'))));
    expect(answers).toEqual(['ok', 'already_returned', 'already_returned']);
    expect(await left(serial)).toBe(15_000);
    expect(shop.house.ledger.shiftCash(1)).toMatchObject({ expected: 215_000 });
  });

  test('E56 a return takes nothing again: a voucher spent and given back is as before, whatever was paid beside it', async () => {
    const serial = await sell('w1', 10_000);
    await shop.ask('sale.commit', paid('s1', [spent(serial, 9_000), card(6_000, '11112222')]));
    expect(await left(serial)).toBe(1_000);
    await shop.ask('operator.sign_in', manager);
    const { receipt } = await shop.ask('return.commit', back('b1', 's1', { cancels: [{ leg: 2, approval: 'C1' }] }));
    expect(receipt.tenders).toMatchObject([{ kind: 'voucher_back', amount: 9_000, serial }, { kind: 'card_back', amount: 6_000 }]);
    const { left: now, moves } = await shop.ask('voucher.read', { serial });
    expect([now, moves.map(({ amount }) => amount)]).toEqual([10_000, [9_000, -9_000, 10_000]]);
  });

  test('E56 a sale that the ledger does not take takes nothing of the voucher', async () => {
    const serial = await sell('w1', 20_000);
    shop.house.disk.fails = true;
    expect(await shop.code('sale.commit', paid('s1', [spent(serial, 15_000)]))).toBe('fault');
    expect(shop.house.ledger.voucher(serial)?.left).toBe(20_000);
  });

  test('a purchase that is taken back is worth nothing, is taken back once, and gives its own money', async () => {
    const serial = await sell('w1', 20_000);
    await shop.ask('operator.sign_in', manager);
    const cancel = (saleId: string) => shop.code('voucher.cancel', { saleId, original: 'w1', reason: '변심', cancels: [], consent: null });
    expect(await Promise.all([cancel('c1'), cancel('c2'), shop.code('sale.commit', paid('s1', [spent(serial, 15_000)]))]))
      .toEqual(['ok', 'already_cancelled', 'voucher_short']);
    expect(await left(serial)).toBe(0);
    expect(shop.house.ledger.shiftCash(1)).toMatchObject({ expected: 200_000 });
  });

  test('a correction pays with the voucher that it frees, and its own rest', async () => {
    const serial = await sell('w1', 20_000);
    await shop.ask('sale.commit', paid('s1', [spent(serial, 15_000)]));
    await shop.ask('operator.sign_in', manager);
    await shop.ask('sale.correct_tenders', { saleId: 's1', tenders: [spent(serial, 15_000, true)], corrections: 0 });
    expect([await left(serial), shop.house.ledger.cashNow()]).toEqual([0, 215_000]);
    await shop.ask('sale.correct_tenders', { saleId: 's1', tenders: [spent(serial, 10_000), { kind: 'cash', given: 5_000 }], corrections: 1 });
    expect([await left(serial), shop.house.ledger.cashNow()]).toEqual([10_000, 225_000]);
  });

  test('the rest in cash is the whole rest, leaves the drawer, and is no change of goods', async () => {
    const serial = await sell('w1', 25_000);
    const { receipt } = await shop.ask('sale.commit', paid('s1', [spent(serial, 15_000, true)]));
    expect(receipt.tenders).toMatchObject([{ amount: 15_000, cashed: { exact: 10_000, paid: 10_000 } }]);
    expect([await left(serial), shop.house.ledger.cashNow(), shop.house.ledger.shiftCash(1).expected]).toEqual([0, 215_000, 215_000]);
  });
});

describe('store credit', () => {
  const cheaper = (saleId: string, gift: string, change: Partial<Input<'exchange.commit'>> = {}): Input<'exchange.commit'> => ({
    saleId, original: 's1', gift, back: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '교환', cancels: [], inCash: [], expectedBack: 15_000,
    lines: [{ lineId: 'N3', itemId: 3, open: null, quantity: 1, typedPrice: null }], expectedTotal: 8_900, tenders: [], ...change,
  });

  test('is what is left over of an exchange by gift receipt, whatever was paid with; it buys goods and is never money', async () => {
    await shop.ask('sale.commit', paid('s1', [card(15_000, '11112222')]));
    const { code } = await shop.ask('gift.print', { saleId: 's1', places: [1] });
    await shop.ask('operator.sign_in', manager);
    expect(await shop.code('exchange.commit', cheaper('x0', code, { inCash: [1] }))).toBe('bad_tender');
    const { receipt } = await shop.ask('exchange.commit', cheaper('x1', code));
    expect(receipt.tenders).toMatchObject([{ kind: 'credit_back', amount: 6_100, leg: 1 }]);
    const serial = receipt.tenders.flatMap((tender) => ('serial' in tender ? [tender.serial] : []))[0] ?? '';
    expect(await shop.ask('voucher.read', { serial })).toMatchObject({ kind: 'credit', issued: 6_100, left: 6_100, until: null, cancellable: null });
    expect(await shop.code('sale.commit', paid('s2', [spent(serial, 6_000, true), card(9_000, '33334444')]))).toBe('rest_stays');
    await shop.ask('sale.commit', paid('s2', [spent(serial, 6_100), card(8_900, '33334444')]));
    expect(await left(serial)).toBe(0);
    const { receipts } = await shop.ask('receipt.search', { text: serial, day: null, most: 9 });
    expect(receipts.map(({ saleId }) => saleId)).toEqual(['s2', 'x1']);
  });

  test('of a present takes one leave of a cashier, for the exchange: what is left over is no other choice', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    const { code } = await shop.ask('gift.print', { saleId: 's1', places: [1] });
    expect(await shop.client.call('exchange.commit', cheaper('x1', code)))
      .toMatchObject({ refusal: { code: 'consent_needed', facts: { action: 'exchange', amount: 15_000 } } });
    await leaveFor('exchange', 15_000);
    expect(await shop.code('exchange.commit', cheaper('x1', code))).toBe('ok');
  });

  test('by the receipt itself takes leave of its own, for just what is left over', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    for (const [action, amount] of [['exchange', 15_000], ['issue_credit', 6_100]] as const) {
      expect(await shop.client.call('exchange.commit', cheaper('x1', '', { asCredit: [1] })))
        .toMatchObject({ refusal: { code: 'consent_needed', facts: { action, amount } } });
      await leaveFor(action, amount);
    }
    expect(await shop.code('exchange.commit', cheaper('x1', '', { asCredit: [1] }))).toBe('ok');
  });

  test('is given for goods without a receipt where the shop sets so, with its own paper behind the receipt', async () => {
    const line = { lineId: 'L1', itemId: 3, open: null, quantity: 1, typedPrice: 8_900 };
    await shop.ask('operator.sign_in', manager);
    await shop.ask('return.set_policy', { days: 7, excluded: [], priceDays: 30, withoutReceipt: 'credit' });
    const { receipt } = await shop.ask('refund.commit', { saleId: 'r1', lines: [line], reason: '흠집', restock: true, expectedTotal: 8_900 });
    expect(receipt.tenders).toMatchObject([{ kind: 'credit_back', amount: 8_900 }]);
    const serial = receipt.tenders.flatMap((tender) => ('serial' in tender ? [tender.serial] : []))[0] ?? '';
    expect([shop.house.printer.pulses, shop.house.ledger.shiftCash(1).expected]).toEqual([0, 200_000]);
    await ticks(3);
    const [paper] = shop.house.printer.papers;
    expect(paper?.blocks.findIndex(({ type }) => type === 'cut')).toBeGreaterThan(5);
    expect(paper?.blocks).toContainEqual({ type: 'barcode', text: serial });
    await shop.ask('return.set_policy', { days: 7, excluded: [], priceDays: 30 });
    const cash = await shop.ask('refund.commit', { saleId: 'r2', lines: [line], reason: '흠집', restock: true, expectedTotal: 8_900 });
    expect(cash.receipt.tenders).toMatchObject([{ kind: 'cash_back', paid: 8_900 }]);
  });

  test('stands for a card by leave, and for a voucher whose paper is gone', async () => {
    const serial = await sell('w1', 10_000);
    await shop.ask('sale.commit', paid('s1', [spent(serial, 10_000), card(5_000, '11112222')]));
    await shop.ask('operator.sign_in', manager);
    const { receipt } = await shop.ask('return.commit', back('b1', 's1', { asCredit: [1, 2] }));
    expect(receipt.tenders).toMatchObject([{ kind: 'credit_back', amount: 10_000, leg: 1 }, { kind: 'credit_back', amount: 5_000, leg: 2 }]);
    const serials = new Set(receipt.tenders.map((tender) => ('serial' in tender ? tender.serial : '')));
    expect(serials.size).toBe(1);
    expect([await left(serial), await left([...serials][0] ?? '')]).toEqual([0, 15_000]);
  });
});

test('a voucher’s papers: what was paid with every voucher behind it, marked when printed again, with what is left', async () => {
  const { vouchers } = await shop.ask('voucher.sell', { saleId: 'w1', amounts: [20_000, 30_000], tenders: [{ kind: 'cash', given: 50_000 }] });
  expect(shop.house.printer.pulses).toBe(1);
  await ticks(3);
  const [paper] = shop.house.printer.papers;
  expect(paper?.blocks.filter(({ type }) => type === 'cut')).toHaveLength(2);
  for (const { serial } of vouchers) expect(paper?.blocks).toContainEqual({ type: 'barcode', text: serial });
  const serial = vouchers[0]?.serial ?? '';
  await shop.ask('sale.commit', paid('s1', [spent(serial, 15_000)]));
  await shop.ask('voucher.reprint', { serial });
  await ticks(5);
  const text = JSON.stringify(shop.house.printer.papers.at(-1)?.blocks);
  expect(text).toContain('재발행 1');
  expect(text).toContain('지금 잔액 5,000원');
});

test('a voucher’s paper that may not have come out is asked about by its serial, and comes again under the same serial', async () => {
  shop.house.printer.outcomes = [{ outcome: 'unknown', condition: 'fault' }, { outcome: 'printed', condition: 'ready' }];
  const serial = await sell('w1', 20_000);
  await ticks(3);
  const [asked] = (await shop.ask('till.state', {})).printer.unknown;
  expect(asked?.receiptNumber.replaceAll('-', '')).toBe(serial);
  await shop.ask('print.resolve', { job: asked?.job ?? 0, outcome: 'again' });
  await ticks(3);
  expect(shop.house.printer.papers).toHaveLength(2);
  expect(shop.house.printer.papers.at(-1)?.blocks).toContainEqual({ type: 'barcode', text: serial });
});

test('a cashier sells vouchers and takes none back alone; whoever is not signed in reads none', async () => {
  const serial = await sell('w1', 20_000);
  await shop.ask('operator.sign_in', cashier);
  expect(await shop.code('voucher.cancel', { saleId: 'c1', original: 'w1', reason: '변심', cancels: [], consent: null })).toBe('needs_consent');
  await shop.ask('operator.sign_out', {});
  expect(await shopOn(shop.house).code('voucher.read', { serial })).toBe('not_signed_in');
});
