/** Goods for goods in the house: one receipt, leave for it, papers for presents, and whatever comes after it. */
import { expect, test } from 'vitest';
import type { Input } from '../../src/contract/contract.ts';
import { cashier, manager, openShop, saleOf, type Shop } from './shop.ts';

const card = (amount: number, approval: string) => ({ kind: 'card', amount, approval, issuer: '신한', acquirer: '신한', months: 0 }) as const;
const good = (itemId: number, quantity = 1) => ({ lineId: `N${itemId}`, itemId, open: null, quantity, typedPrice: null });

/** A set of spoons (15,000) for what `lines` come to. */
const asked = (saleId: string, lines: Input<'exchange.commit'>['lines'], expectedTotal: number, change: Partial<Input<'exchange.commit'>> = {}): Input<'exchange.commit'> => ({
  saleId, original: 's1', gift: '', back: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '교환', cancels: [], inCash: [], expectedBack: 15_000,
  lines, expectedTotal, tenders: [], ...change,
});

async function sell(shop: Shop): Promise<void> {
  await shop.ask('sale.commit', { ...saleOf('s1'), tenders: [card(15_000, '11112222')] });
  await shop.ask('operator.sign_in', manager);
}

const stock = (shop: Shop, id: number): number => shop.house.ledger.stock(id as never);

test('E57 (two tickets for an exchange; goods back on no shelf): one receipt, stock both ways, the drawer by the difference', async () => {
  const shop = await openShop();
  await sell(shop);
  const before = [stock(shop, 1), stock(shop, 2), stock(shop, 3)];
  const { receipt } = await shop.ask('exchange.commit', asked('x1', [good(2), good(3)], 20_900, { tenders: [{ kind: 'cash', given: 10_000 }] }));
  expect(receipt).toMatchObject({
    kind: 'exchange', receiptNumber: '0001-01-1-000002', total: 20_900, exempt: 12_000, vat: 809, given: 10_000, change: 4_100,
    back: { original: '0001-01-1-000001', total: 15_000, vat: 1_364, exempt: 0 },
  });
  expect([stock(shop, 1), stock(shop, 2), stock(shop, 3)]).toEqual([(before[0] ?? 0) + 1, (before[1] ?? 0) - 1, (before[2] ?? 0) - 1]);
  expect(shop.house.ledger.shiftCash(1)).toMatchObject({ expected: 205_900, saleCount: 2, refundCount: 1 });
  expect((await shop.ask('receipt.list', { most: 9 })).receipts).toHaveLength(2);
});

test('after it the card stays a card: the new goods give 15,000 back over the first card and the rest over the second', async () => {
  const shop = await openShop();
  await sell(shop);
  await shop.ask('exchange.commit', asked('x1', [good(4)], 120_000, { tenders: [card(105_000, '33334444')] }));
  expect(await shop.ask('return.read', { saleId: 's1' })).toMatchObject({ lines: [{ left: 0 }], taken: [{ exact: 15_000 }] });
  const { legs, lines } = await shop.ask('return.read', { saleId: 'x1' });
  expect(legs).toMatchObject([{ amount: 15_000, approval: '11112222' }, { amount: 105_000, approval: '33334444' }]);
  const back = {
    saleId: 'b1', original: 'x1', lines: [{ lineId: lines[0]?.lineId ?? '', pieces: 1, damaged: null }], reason: '변심', inCash: [], expectedTotal: 120_000,
    cancels: [{ leg: 1, approval: 'C1' }, { leg: 2, approval: 'C2' }],
  };
  const { receipt } = await shop.ask('return.commit', back);
  expect(receipt.tenders).toMatchObject([{ amount: 15_000, cancelled: '11112222', approval: 'C1' }, { amount: 105_000, cancelled: '33334444' }]);
  expect(await shop.code('return.commit', { ...back, saleId: 'b2' })).toBe('already_returned');
});

test('a cashier exchanges with leave for just this value, used once; other goods for it need none anew', async () => {
  const shop = await openShop();
  await sell(shop);
  await shop.ask('operator.sign_in', cashier);
  const wanted = { action: 'exchange', subject: 'x1', lineId: null, amount: 15_000 } as const;
  expect(await shop.code('exchange.commit', asked('x1', [good(3)], 8_900, { cancels: [{ leg: 1, approval: 'C1' }] }))).toBe('consent_needed');
  const { id } = await shop.ask('consent.give', { ...manager, wanted });
  expect(await shop.code('consent.use', { id, wanted: { ...wanted, amount: 14_999 } })).toBe('consent_differs');
  await shop.ask('consent.use', { id, wanted });
  expect(await shop.code('exchange.commit', asked('x2', [good(3)], 8_900, { cancels: [{ leg: 1, approval: 'C1' }] }))).toBe('consent_needed');
  const { receipt } = await shop.ask('exchange.commit', asked('x1', [good(3)], 8_900, { cancels: [{ leg: 1, approval: 'C1' }] }));
  expect(receipt.tenders).toMatchObject([{ kind: 'card_back', amount: 6_100, cancelled: '11112222', approval: 'C1' }]);
});

test('a gift receipt opens the receipt for its lines alone, and is a paper of its own', async () => {
  const shop = await openShop();
  const lines = [good(1), good(3, 2)];
  await shop.ask('sale.commit', { ...saleOf('s1'), lines, expectedTotal: 32_800, tenders: [{ kind: 'cash', given: 40_000 }] });
  const jobs = shop.house.ledger.printJobs(['waiting'], 99).length;
  const { code } = await shop.ask('gift.print', { saleId: 's1', places: [2] });
  const job = shop.house.ledger.printJobs(['waiting'], 99).at(-1);
  expect(shop.house.ledger.printJobs(['waiting'], 99)).toHaveLength(jobs + 1);
  expect(job === undefined ? null : shop.house.ledger.paperOf(job)).toMatchObject({ copy: 0, gift: { gift: 1, code, places: [2], until: '2026-11-29' } });
  await shop.ask('operator.sign_in', manager);
  expect(await shop.ask('return.read', { receiptNumber: code })).toMatchObject({ receipt: { saleId: 's1' }, gift: { code, lines: ['N3'] } });
  const back = (lineId: string) => ({ gift: code, back: [{ lineId, pieces: 1, damaged: null }] });
  expect(await shop.code('exchange.commit', asked('x1', [good(2)], 12_000, back('N1')))).toBe('unknown_line');
  const { receipt } = await shop.ask('exchange.commit', asked('x1', [good(2)], 12_000, { ...back('N3'), expectedBack: 8_900, tenders: [{ kind: 'cash', given: 3_100 }] }));
  expect(receipt.back?.total).toBe(8_900);
  expect(await shop.code('exchange.commit', asked('x3', [good(2)], 12_000, { gift: 'G000101-000001-2' }))).toBe('unknown_gift');
});

test('a gift receipt gives no money, whoever asks and whatever the screen lets through; the receipt itself does', async () => {
  const shop = await openShop();
  await shop.ask('sale.commit', saleOf('s1'));
  await shop.ask('sale.commit', saleOf('s2'));
  const { code: gift } = await shop.ask('gift.print', { saleId: 's1', places: [1] });
  await shop.ask('operator.sign_in', manager);
  const back = (original: string, by: string) => ({
    saleId: 'b1', original, gift: by, lines: [{ lineId: 'L1', pieces: 1, damaged: null }], reason: '선물', cancels: [], inCash: [], expectedTotal: 15_000,
  });
  const before = shop.house.ledger.head().seq;
  expect(await shop.code('return.commit', back('s1', gift))).toBe('gift_exchange_only');
  expect(await shop.code('return.commit', back('s2', gift))).toBe('unknown_gift');
  expect(await shop.code('return.commit', back('s1', 'G000101-000001-2'))).toBe('unknown_gift');
  expect([shop.house.ledger.head().seq, shop.house.ledger.shiftCash(1).expected]).toEqual([before, 230_000]);
  expect(await shop.code('return.commit', back('s1', ''))).toBe('ok');
});

test('asked again it is the same exchange, also after the goods are back', async () => {
  const shop = await openShop();
  await sell(shop);
  const request = asked('x1', [good(3)], 8_900, { cancels: [{ leg: 1, approval: 'C1' }] });
  const [first, second] = await Promise.all([shop.ask('exchange.commit', request), shop.ask('exchange.commit', request)]);
  expect([first.repeated, second.repeated, second.receipt]).toEqual([false, true, first.receipt]);
  expect(await shop.code('exchange.commit', { ...request, reason: '다른 사유' })).toBe('exists_with_different_body');
  expect(await shop.code('exchange.commit', asked('x2', [good(3)], 8_900))).toBe('already_returned');
  expect(await shop.code('sale.correct_tenders', { saleId: 's1', tenders: [{ kind: 'cash', given: 15_000 }], corrections: 0 })).toBe('has_returns');
});
