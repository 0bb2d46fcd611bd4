/** Stories of other tills about rounding and shares, told on this one through a whole house: what is shown adds up to the won. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { giveCashBack } from '../../src/domain/tender.ts';
import type { Input } from '../../src/contract/contract.ts';
import { sum, won } from '../../src/domain/money.ts';
import { must } from '../../src/domain/result.ts';
import { manager, openShop, type Shop } from '../host/shop.ts';

/** Prices that end in odd won, some exempt, so that shares never come out even. */
const csv = [
  'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate', '1,낱장 한지,칠몽,12345,taxable,90,0,consign,2000',
  '2,손글씨 에세이,느린서재,9999,exempt,90,0,special,2000', '3,누빔 파우치,,3331,taxable,90,0,,', '4,엽서,,1,taxable,90,0,,',
].join('\n');

let shop: Shop;
beforeEach(async () => {
  shop = await openShop(undefined, csv);
  await shop.ask('operator.sign_in', manager);
});
afterEach(() => shop.house.close());

type Sale = Input<'sale.commit'>;
const line = (itemId: number, quantity = 1, asked: Sale['lines'][number]['asked'] = []): Sale['lines'][number] => (
  { lineId: `L${itemId}`, itemId, open: null, quantity, typedPrice: null, asked });
const sale = (saleId: string, lines: Sale['lines'], expectedTotal: number, change: Partial<Sale> = {}): Sale => (
  { saleId, lines, tenders: [{ kind: 'cash', given: 100_000 }], expectedTotal, ...change });
const card = (amount: number, approval: string) => ({ kind: 'card', amount, approval, issuer: '국민', acquirer: '국민', months: 0 }) as const;
const sealed = (saleId: string) => must(shop.house.ledger.sealed(saleId as never), saleId).body;

test('E47 one won blocks no sale: it is settled in coins that exist, and the rest is told', async () => {
  const { receipt } = await shop.ask('sale.commit', sale('s1', [line(4)], 1, { tenders: [{ kind: 'cash', given: 0 }] }));
  expect(receipt).toMatchObject({ total: 1, change: 0 });
  const more = await shop.ask('sale.commit', sale('s2', [line(1)], 12_345, { tenders: [{ kind: 'cash', given: 12_340 }] }));
  expect(more.receipt.total).toBe(12_345);
  await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 21 }, { face: 1_000, pieces: 2 }, { face: 100, pieces: 3 }, { face: 10, pieces: 4 }], keep: 0 });
});

test('E48 lines, discounts, taxes and means add up to the one total, and change is what is left of what was given', async () => {
  const off = { kind: 'line', off: { unit: 'bp', amount: 777 }, funder: 'store', reason: '' } as const;
  const coupon = { kind: 'coupon', off: { unit: 'won', amount: 1_001 }, funder: 'store', name: '쿠폰', reason: '' } as const;
  const listed = 12_345 * 3 + 9_999 + 3_331 * 2;
  const total = listed - Math.ceil(12_345 * 3 * 0.0777) - 1_001;
  const { receipt } = await shop.ask('sale.commit', sale('s1', [line(1, 3, [off]), line(2), line(3, 2)], total, { asked: [coupon] }));
  const body = sealed('s1');
  expect(sum(body.lines.map(({ net }) => net))).toBe(total);
  expect(sum(body.lines.map(({ gross, discounts }) => won(gross - sum(discounts.map(({ amount }) => amount)))))).toBe(total);
  expect([body.supply + body.vat + body.exempt, sum(body.lines.map(({ vat }) => vat))]).toEqual([total, body.vat]);
  // Change in coins that exist, in the customer's favour, never more than 9 won.
  expect([receipt.change % 10, receipt.change - (100_000 - total) < 10 && receipt.change >= 100_000 - total]).toEqual([0, true]);
});

test('E51 a sale paid in parts leaves nothing over: the parts are the total, cards to the won, cash alone in coins', async () => {
  const parts = [card(4_115, 'A1'), card(4_115, 'A2'), { kind: 'cash', given: 4_115 }] as const;
  await shop.ask('sale.commit', sale('s1', [line(1)], 12_345, { tenders: [...parts] }));
  expect(sealed('s1').tenders.map((tender) => (tender.kind === 'cash' ? tender.due : 'amount' in tender ? tender.amount : 0))).toEqual([4_115, 4_115, 4_115]);
  expect(await shop.code('sale.commit', sale('s2', [line(1)], 12_345, { tenders: [card(12_345, 'B1')] }))).toBe('ok');
  expect(await shop.code('sale.commit', sale('s3', [line(1)], 12_345, { tenders: [card(12_340, 'B2')] }))).toBe('short');
  expect(await shop.code('sale.commit', sale('s4', [line(1)], 12_345, { tenders: [card(12_350, 'B3')] }))).toBe('too_much');
});

test('E54 another quantity or another note wipes no discount and no price', async () => {
  const off = { kind: 'line', off: { unit: 'won', amount: 345 }, funder: 'store', reason: '' } as const;
  await shop.ask('screen.open', { screenId: 'a' });
  const kept = { id: 'L1', itemId: 1, code: '1', name: '낱장 한지', maker: '칠몽', listPrice: 12_345, typedPrice: null, quantity: 2, taxClass: 'taxable',
    stocked: true, oneOff: false, note: '포장', asked: [off] };
  const cart = { saleId: 's1', kind: 'sale', lines: [kept], selected: 'L1', note: '선물', asked: [] };
  await shop.ask('draft.save', { screenId: 'a', cart: cart as never });
  const { draft } = await shop.ask('screen.open', { screenId: 'a' });
  expect(draft?.lines[0]).toMatchObject({ listPrice: 12_345, quantity: 2, asked: [off] });
  await shop.ask('sale.commit', sale('s1', [{ ...line(1, 2, [off]), note: '포장' }], 24_345, { note: '선물' }));
  expect(sealed('s1').lines[0]).toMatchObject({ gross: 24_690, net: 24_345, note: '포장' });
});

test('E53 a price that changed since gives back what was paid, and the return changes no listed price', async () => {
  await shop.ask('sale.commit', sale('s1', [line(3, 2)], 6_662));
  const { token } = await shop.ask('catalog.preview', { csv: csv.replace('3331', '5000') });
  await shop.ask('catalog.import', { token });
  for (let ticks = 0; ticks < 20; ticks += 1) await shop.house.host.tick(shop.house.time.now);
  await shop.ask('return.commit', {
    saleId: 'b1', original: 's1', lines: [{ lineId: 'L3', pieces: 1, damaged: null }], reason: '변심', cancels: [], inCash: [], expectedTotal: 3_331,
  });
  expect(sealed('b1').tenders).toMatchObject([{ kind: 'cash_back', exact: 3_331, paid: giveCashBack(won(3_331)).paid }]);
  expect((await shop.ask('catalog.scan', { text: '3' })).items[0]).toMatchObject({ price: 5_000 });
});
