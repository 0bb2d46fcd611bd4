/** Other means of payment than cash, through the house: the drawer, corrections, carts put aside, past receipts and their paper. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Input } from '../../src/contract/contract.ts';
import { must } from '../../src/domain/result.ts';
import { openTestHouse } from '../contract/house.ts';
import { manager, openShop, saleOf, shopOn, type Shop } from './shop.ts';

type Tenders = Input<'sale.commit'>['tenders'];

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ask('screen.open', { screenId: 'a' });
});
afterEach(() => shop.house.close());

const card = (amount: number, approval = '12345678'): Tenders[number] => ({
  kind: 'card', amount, approval, issuer: '국민', acquirer: '비씨', months: 0,
});
const paidBy = (saleId: string, ...tenders: Tenders): Input<'sale.commit'> => ({ ...saleOf(saleId), tenders });
const pulses = (): number => shop.house.printer.pulses;

/** Balance of one account over the whole ledger. */
function balance(account: string): number {
  const reader = openReader(shop.house.directory);
  const total = reader.prepare<[string], number>('SELECT coalesce(sum(amount), 0) FROM posting WHERE account = ?').pluck().get(account);
  reader.close();
  return total ?? 0;
}

describe('the drawer', () => {
  test('G68 stays shut for a card, and opens when a part is cash', async () => {
    await shop.ask('sale.commit', paidBy('s1', card(15_000)));
    expect(pulses()).toBe(0);
    await shop.ask('sale.commit', paidBy('s2', card(10_000), { kind: 'cash', given: 5_000 }));
    expect(pulses()).toBe(1);
    expect([balance('card'), balance('cash')]).toEqual([25_000, 205_000]);
  });
});

describe('a wrong means of payment', () => {
  beforeEach(() => shop.ask('operator.sign_in', manager));

  test('is put right in one step: postings, receipt, paper; the first entry stays as it was', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    const sealed = must(shop.house.ledger.lastSealed(1)[0], 's1');
    const { receipt } = await shop.ask('sale.correct_tenders', { saleId: 's1', tenders: [card(15_000)], corrections: 0 });
    expect(receipt).toMatchObject({ given: 0, change: 0, corrections: 1, tenders: [{ kind: 'card', acquirer: '비씨' }] });
    expect([balance('card'), balance('cash')]).toEqual([15_000, 200_000]);
    const now = must(shop.house.ledger.lastSealed(1)[0], 's1');
    expect([now.hash, now.body]).toEqual([sealed.hash, sealed.body]);
    expect(shop.house.ledger.printJobs(['waiting'], 9).map(({ entrySeq }) => entrySeq)).toEqual([sealed.seq, sealed.seq + 1]);
    const { lines } = await shop.ask('receipt.preview', { saleId: 's1' });
    expect(lines.map(({ text }) => text).join('\n')).toMatch(/결제수단 정정[^]*카드 국민 \(매입 비씨\) +15,000\n +승인 12345678 수기등록 +일시불/);
    expect((await shop.ask('till.state', {})).lastReceipt?.corrections).toBe(1);
  });

  test('asked for twice is corrected once', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    const correction = { saleId: 's1', tenders: [card(15_000)], corrections: 0 };
    const codes = await Promise.all([shop.code('sale.correct_tenders', correction), shop.code('sale.correct_tenders', correction)]);
    expect(codes).toEqual(['ok', 'changed_meanwhile']);
    expect(balance('card')).toBe(15_000);
  });

  test('counts in the shift’s cash, and verify finds the ledger whole', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    await shop.ask('sale.commit', paidBy('s2', card(15_000)));
    await shop.ask('sale.correct_tenders', { saleId: 's2', tenders: [{ kind: 'cash', given: 20_000 }], corrections: 0 });
    await shop.ask('sale.correct_tenders', { saleId: 's1', tenders: [{ kind: 'transfer', amount: 15_000, payer: '손님' }], corrections: 0 });
    const closed = await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 21 }, { face: 5_000, pieces: 1 }], keep: 0 });
    expect(closed).toMatchObject({ expected: 215_000, overShort: 0, cashSales: 15_000 });
    const reader = openReader(shop.house.directory);
    expect(verifyLedger(reader, must(reader.prepare<[], string>('SELECT public_key FROM store').pluck().get(), 'key')).findings).toEqual([]);
    reader.close();
  });
});

describe('a cart put aside', () => {
  const cart = (saleId: string, quantity = 1): Input<'draft.save'>['cart'] => ({
    saleId, kind: 'sale', selected: 'L1', note: '선물', taken: [], asked: [],
    lines: [{
      id: 'L1', itemId: 4, code: '2000000000022', name: '백자 달항아리', maker: '칠몽', taxClass: 'taxable', listPrice: 120_000, typedPrice: null,
      quantity, stocked: true, oneOff: true, note: '보자기', asked: [], makerId: null, category: '',
    }],
  });

  test('is listed, survives a till that is opened anew, and comes back with its notes', async () => {
    await shop.ask('draft.save', { screenId: 'a', cart: cart('p1') });
    await shop.ask('cart.park', { screenId: 'a', cart: cart('p1'), name: '빨간 모자' });
    const [parked] = (await shop.ask('till.state', {})).parked;
    expect(parked).toMatchObject({ saleId: 'p1', name: '빨간 모자', operator: '계산원 1', lines: 1, pieces: 1, total: 120_000, paid: 0, oneOffs: ['백자 달항아리'] });
    expect((await shop.ask('screen.open', { screenId: 'a' })).draft).toBeNull();
    const again = openTestHouse({ directory: shop.house.directory });
    const { state } = await shopOn(again).ask('screen.open', { screenId: 'b' });
    expect(state.parked).toEqual([parked]);
    await again.close();
    const { cart: back } = await shop.ask('cart.recall', { screenId: 'a', saleId: 'p1', park: { cart: cart('p2', 2), name: '' } });
    expect(back).toEqual(cart('p1'));
    const { state: now, draft } = await shop.ask('screen.open', { screenId: 'a' });
    expect([draft, now.parked.map(({ saleId, name }) => [saleId, name])]).toEqual([cart('p1'), [['p2', '백자 달항아리']]]);
  });

  test('whose sale was sealed meanwhile is gone', async () => {
    await shop.ask('cart.park', { screenId: 'a', cart: cart('p1'), name: '' });
    await shop.ask('sale.commit', saleOf('p1'));
    expect((await shop.ask('till.state', {})).parked).toEqual([]);
    expect(await shop.code('cart.recall', { screenId: 'a', saleId: 'p1', park: null })).toBe('unknown_parked');
  });
});

describe('a list of carts put aside', () => {
  const paid = (saleId: string, taken: Tenders): Input<'cart.park'>['cart'] => ({
    saleId, kind: 'sale', selected: null, note: '', taken: taken.flatMap((tender) => (tender.kind === 'cash' ? [] : [tender])),
    lines: [1, 2].map((itemId) => ({
      id: `L${itemId}`, itemId, code: '', name: `작품 ${itemId}`, maker: '', taxClass: 'taxable', listPrice: 18_000 - 3_000 * itemId, typedPrice: null, quantity: 2,
      stocked: true, oneOff: false, note: '',
    })),
  });
  const voids = (): unknown[] => {
    const reader = openReader(shop.house.directory);
    const bodies = reader.prepare<[], string>("SELECT body FROM journal WHERE kind = 'void' ORDER BY seq").pluck().all();
    reader.close();
    return bodies.map((body) => JSON.parse(body) as unknown);
  };

  test('throws one away by a void of what the house kept, journalled once', async () => {
    await shop.ask('cart.park', { screenId: 'a', cart: paid('p1', []), name: '' });
    await shop.ask('parked.void', { screenId: 'a', saleId: 'p1' });
    expect(await shop.code('parked.void', { screenId: 'a', saleId: 'p1' })).toBe('unknown_parked');
    expect(voids()).toMatchObject([{ saleId: 'p1', lines: 2, total: 54_000 }]);
    const { state } = await shop.ask('screen.open', { screenId: 'a' });
    expect(state.parked).toEqual([]);
  });

  test('keeps one that money was taken for, there and when it is rung up again', async () => {
    await shop.ask('cart.park', { screenId: 'a', cart: paid('p1', [card(20_000)]), name: '' });
    expect((await shop.ask('till.state', {})).parked).toMatchObject([{ total: 54_000, paid: 20_000 }]);
    expect(await shop.code('parked.void', { screenId: 'a', saleId: 'p1' })).toBe('tenders_registered');
    expect((await shop.ask('cart.recall', { screenId: 'a', saleId: 'p1', park: null })).cart.taken).toEqual([card(20_000)]);
    expect(await shop.code('cart.void', { screenId: 'a', saleId: 'p1', lines: 2, total: 54_000 })).toBe('tenders_registered');
    await shop.ask('draft.save', { screenId: 'a', cart: { ...paid('p1', [card(20_000)]), lines: [] } });
    expect((await shop.ask('screen.open', { screenId: 'a' })).draft?.taken).toEqual([card(20_000)]);
    expect(await shop.code('shift.close', { counts: [], keep: 0 })).toBe('cart_open');
    expect(voids()).toEqual([]);
  });

  test('calls one by another name and leaves the rest of it', async () => {
    await shop.ask('cart.park', { screenId: 'a', cart: paid('p1', []), name: '첫째' });
    await shop.ask('cart.park', { screenId: 'a', cart: paid('p2', []), name: '둘째' });
    const before = (await shop.ask('till.state', {})).parked;
    await shop.ask('draft.save', { screenId: 'a', cart: paid('p3', []) });
    await shop.ask('parked.rename', { screenId: 'a', saleId: 'p1', name: '파란 가방' });
    const { state, draft } = await shop.ask('screen.open', { screenId: 'a' });
    expect([state.parked, draft?.saleId]).toEqual([before.map((one) => (one.saleId === 'p1' ? { ...one, name: '파란 가방' } : one)), 'p3']);
  });
});

describe('past receipts', () => {
  beforeEach(async () => {
    await shop.ask('sale.commit', { ...saleOf('s1'), note: '빨간 모자' });
    await shop.ask('sale.commit', paidBy('s2', card(15_000, 'AB120042')));
    await shop.ask('sale.commit', saleOf('s3', 2, 12_000));
    await shop.ask('operator.sign_in', manager);
    await shop.ask('sale.correct_tenders', { saleId: 's3', tenders: [card(12_000, '99998877')], corrections: 0 });
  });

  test.each([
    ['a number', '0001-01-1-000002', null, ['s2']],
    ['the end of a number', '3', null, ['s3']],
    ['an amount', '15,000', null, ['s2', 's1']],
    ['an approval', '0042', null, ['s2']],
    ['an approval that a correction brought', '8877', null, ['s3']],
    ['goods', '옻칠 수저', null, ['s2', 's1']],
    ['a code', 'sdm00123', null, ['s3']],
    ['a day', '', '2026-11-22', ['s3', 's2', 's1']],
    ['another day', '', '2026-11-21', []],
    ['goods on another day', '옻칠', '2026-11-21', []],
    ['nothing', '', null, []],
    ['what nobody bought', '백자', null, []],
  ])('are found by %s', async (_what, text, day, found) => {
    const { receipts } = await shop.ask('receipt.search', { text, day, most: 10 });
    expect(receipts.map(({ saleId }) => saleId)).toEqual(found);
  });

  test.each([32, 42, 48] as const)('show their paper as it is printed, %i columns wide', async (columns) => {
    await shop.ask('operator.sign_in', { operatorId: '01', pin: '975310' });
    await shop.ask('printer.set', { address: 'tcp://127.0.0.1:9', columns });
    const preview = await shop.ask('receipt.preview', { saleId: 's1' });
    expect(preview.columns).toBe(columns);
    expect(preview.lines.some(({ text }) => text === '='.repeat(columns))).toBe(true);
    expect(preview.lines.map(({ text }) => text)).toContain('메모: 빨간 모자');
    expect((await shop.ask('till.state', {})).printer.columns).toBe(columns);
  });
});
