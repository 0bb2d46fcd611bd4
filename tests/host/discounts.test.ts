/** Discounts and shown prices through a whole house on a real ledger: what the screen may ask for, and what it may not make up. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { dayReport } from '../../db/reports.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Input } from '../../src/contract/contract.ts';
import { must } from '../../src/domain/result.ts';
import { openTestHouse } from '../contract/house.ts';
import { csv } from '../contract/story.ts';
import { cartOf } from '../stories/cart.ts';
import { manager, openShop, shopOn, type Shop } from './shop.ts';

let shop: Shop;
const open: (() => unknown)[] = [];
beforeEach(async () => {
  shop = await openShop();
  open.push(shop.house.close);
  await shop.ask('screen.open', { screenId: 'a' });
});
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

type Sale = Input<'sale.commit'>;
/** One piece of item 1 (15,000 won) that was shown at a price, paid in cash. */
function shownAt(saleId: string, shownPrice: number, lineId = 'L0'): Sale {
  return {
    saleId, lines: [{ lineId, itemId: 1, open: null, quantity: 1, typedPrice: null, shownPrice }],
    tenders: [{ kind: 'cash', given: 50_000 }], expectedTotal: shownPrice,
  };
}

/** Everything in the shop's file costs 1,000 won more, for the thing itself. */
async function raisePrice(of: Shop): Promise<void> {
  await of.ask('operator.sign_in', manager);
  const { token } = await of.ask('catalog.preview', { csv: csv.replace('칠몽,15000', '칠몽,16000') });
  await of.ask('catalog.import', { token });
  for (let ticks = 0; ticks < 20; ticks += 1) await of.house.host.tick(of.house.time.now);
  expect((await of.ask('catalog.scan', { text: '8801234567893' })).items[0]?.price).toBe(16_000);
}

describe('a price that changed while the cart was open', () => {
  test('E50 is the one that was shown when the house kept the line: in hand or put aside', async () => {
    await shop.ask('draft.save', { screenId: 'a', cart: cartOf('s1', 1) });
    await shop.ask('cart.park', { screenId: 'a', cart: cartOf('s2', 1), name: '' });
    await shop.ask('draft.save', { screenId: 'a', cart: cartOf('s1', 1) });
    await raisePrice(shop);
    await shop.ask('draft.save', { screenId: 'a', cart: { ...cartOf('s1', 1), note: '선물' } });
    expect(await shop.code('sale.commit', shownAt('s1', 15_000))).toBe('ok');
    expect(await shop.code('sale.commit', shownAt('s2', 15_000))).toBe('ok');
    expect(await shop.code('sale.commit', shownAt('s3', 15_000))).toBe('price_changed');
    expect(await shop.code('sale.commit', shownAt('s3', 16_000))).toBe('ok');
  });

  test('J92 is none that a screen made up: neither before nor after the cart was kept with it', async () => {
    const cheap = { ...cartOf('s1', 1), lines: cartOf('s1', 1).lines.map((line) => ({ ...line, listPrice: 9_000 })) };
    await shop.ask('draft.save', { screenId: 'a', cart: cheap });
    expect((await shop.ask('screen.open', { screenId: 'a' })).draft?.lines[0]?.listPrice).toBe(15_000);
    expect(await shop.code('sale.commit', shownAt('s1', 9_000))).toBe('price_changed');
    await shop.ask('draft.save', { screenId: 'a', cart: cartOf('s1', 1) });
    await raisePrice(shop);
    expect(await shop.code('sale.commit', shownAt('s1', 15_000, 'L7'))).toBe('price_changed');
  });

  test('the discounts of a cart are kept with it, also after the till was opened anew', async () => {
    const asked = [{ kind: 'coupon' as const, off: { unit: 'won' as const, amount: 3_000 }, funder: 'store' as const, name: '오픈쿠폰', reason: '' }];
    const line = [{ kind: 'line' as const, off: { unit: 'bp' as const, amount: 1_000 }, funder: 'store' as const, reason: '' }];
    const cart = { ...cartOf('s1', 1), asked, lines: cartOf('s1', 1).lines.map((each) => ({ ...each, asked: line })) };
    await shop.ask('draft.save', { screenId: 'a', cart });
    const again = openTestHouse({ directory: shop.house.directory });
    open.push(again.close);
    expect((await shopOn(again).ask('screen.open', { screenId: 'b' })).draft).toMatchObject({ asked, lines: [{ asked: line }] });
    await shop.ask('cart.park', { screenId: 'a', cart, name: '' });
    expect((await shop.ask('till.state', {})).parked).toMatchObject([{ total: 10_500 }]);
  });
});

test('J88 leave for a new price is for just what it takes off: more pieces and dearer goods need it anew', async () => {
  const cheaper = (saleId: string, itemId: number, price: number, quantity: number): Sale => ({
    saleId, expectedTotal: price * quantity, tenders: [{ kind: 'cash', given: 50_000 }],
    lines: [{ lineId: 'L0', itemId, open: null, quantity, typedPrice: null, asked: [{ kind: 'override', price, reason: '진열품' }] }],
  });
  const answer = await shop.client.call('sale.commit', cheaper('s1', 3, 8_000, 1));
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'override_needs_consent', facts: { action: 'override_price', lineId: 'L0', amount: 900 } } });
  const wanted = { action: 'override_price', subject: 's1', lineId: 'L0', amount: 900 } as const;
  const { id } = await shop.ask('consent.give', { ...manager, wanted });
  await shop.ask('consent.use', { id, wanted });
  expect(await shop.code('sale.commit', cheaper('s1', 3, 8_000, 2))).toBe('override_needs_consent');
  expect(await shop.code('sale.commit', cheaper('s1', 1, 8_000, 1))).toBe('override_needs_consent');
  expect(await shop.code('sale.commit', cheaper('s2', 3, 8_000, 1))).toBe('override_needs_consent');
  expect(await shop.code('sale.commit', cheaper('s1', 3, 8_000, 1))).toBe('ok');
  const reader = openReader(shop.house.directory);
  expect(verifyLedger(reader, must(reader.prepare<[], string>('SELECT public_key FROM store').pluck().get(), 'key')).findings).toEqual([]);
  reader.close();
});

test('a discounted day: the report says gross, discounts, returns and net, and verify finds nothing', async () => {
  await shop.ask('operator.sign_in', manager);
  const sale: Sale = {
    saleId: 's1', expectedTotal: 10_500, tenders: [{ kind: 'cash', given: 10_500 }],
    lines: [{
      lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: null,
      asked: [{ kind: 'line', off: { unit: 'bp', amount: 1_000 }, funder: 'maker' }],
    }],
    asked: [{ kind: 'coupon', off: { unit: 'won', amount: 3_000 }, funder: 'mall', name: '오픈쿠폰' }],
  };
  expect(await shop.code('sale.commit', sale)).toBe('ok');
  expect(await shop.code('sale.commit', sale)).toBe('ok');
  expect(await shop.code('sale.commit', { ...sale, asked: [] })).toBe('exists_with_different_body');
  const back = [{ lineId: 'L1', itemId: 3, open: null, quantity: 1, typedPrice: 8_000 }];
  await shop.ask('refund.commit', { saleId: 'r1', lines: back, reason: '흠집', restock: true, expectedTotal: 8_000 });
  const reader = openReader(shop.house.directory);
  const days = dayReport(reader);
  const { findings } = verifyLedger(reader, must(reader.prepare<[], string>('SELECT public_key FROM store').pluck().get(), 'key'));
  reader.close();
  expect(days).toMatchObject([{ gross: 15_000, discounts: 4_500, returnsTotal: -8_000, net: 2_500, cash: 2_500 }]);
  expect(findings).toEqual([]);
});

test('limits are the shop’s: effective at once, an entry each time they change, and rebuilt from the journal', async () => {
  const limits = { cashier: { lineBp: 500, orderBp: 0 }, senior: { lineBp: 3_000, orderBp: 1_000 } };
  const tenth = (saleId: string): Sale => ({
    saleId, lines: [{ lineId: 'L0', itemId: 3, open: null, quantity: 1, typedPrice: null, asked: [
      { kind: 'line', off: { unit: 'bp', amount: 1_000 }, funder: 'store', reason: '' }] }],
    tenders: [{ kind: 'cash', given: 10_000 }], expectedTotal: 8_010,
  });
  expect(await shop.code('limits.set', limits)).toBe('not_allowed');
  expect(await shop.code('sale.commit', tenth('s1'))).toBe('ok');
  await shop.ask('operator.sign_in', manager);
  const before = shop.house.ledger.head().seq;
  await shop.ask('limits.set', limits);
  await shop.ask('limits.set', limits);
  expect(shop.house.ledger.head().seq).toBe(before + 1);
  expect((await shop.ask('till.state', {})).limits).toEqual(limits);
  await shop.ask('operator.sign_in', { operatorId: '02', pin: '135790' });
  const answer = await shop.client.call('sale.commit', tenth('s2'));
  expect(answer).toMatchObject({ ok: false, refusal: { code: 'discount_beyond_limit', facts: { most: 5 } } });
  const reader = openReader(shop.house.directory);
  expect(verifyLedger(reader, must(reader.prepare<[], string>('SELECT public_key FROM store').pluck().get(), 'key')).findings).toEqual([]);
  reader.close();
});
