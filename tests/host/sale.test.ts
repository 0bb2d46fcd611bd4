import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse } from '../contract/house.ts';
import { manager, openShop, saleOf, shopOn, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.house.close());

describe('one press, one sale', () => {
  test('the same request many times at once is one sale with one number', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => shop.ask('sale.commit', saleOf('s1'))));
    expect(new Set(answers.map((answer) => answer.receipt.receiptNumber)).size).toBe(1);
    expect(answers.filter((answer) => !answer.repeated)).toHaveLength(1);
    expect(shop.house.ledger.lastSealed(10)).toHaveLength(1);
    expect(shop.house.printer.pulses).toBe(1);
  });

  test('A2, A16 a number is never used twice and none is left out', async () => {
    const numbers: string[] = [];
    for (let i = 1; i <= 12; i += 1) {
      await shop.code('sale.commit', saleOf(`bad${i}`, 1, 1));
      numbers.push((await shop.ask('sale.commit', saleOf(`s${i}`))).receipt.receiptNumber);
    }
    expect(numbers).toEqual(numbers.map((_, i) => `0001-01-1-${String(i + 1).padStart(6, '0')}`));
  });
});

describe('the drawer', () => {
  test('opens after the sale is in the ledger, not before', async () => {
    const pulsesAtCommit: number[] = [];
    shop.house.onAppended.run = () => void pulsesAtCommit.push(shop.house.printer.pulses);
    await shop.ask('sale.commit', saleOf('s1'));
    expect(pulsesAtCommit).toEqual([0]);
    expect(shop.house.printer.pulses).toBe(1);
  });

  test('stays shut when the ledger takes no entry, when a sale is refused, and when it is repeated', async () => {
    await shop.ask('sale.commit', saleOf('s1'));
    await shop.ask('sale.commit', saleOf('s1'));
    await shop.code('sale.commit', saleOf('s2', 1, 1));
    shop.house.disk.fails = true;
    expect(await shop.code('sale.commit', saleOf('s3'))).toBe('fault');
    expect(shop.house.printer.pulses).toBe(1);
  });

  test('opens for a refund, which is cash too', async () => {
    await shop.ask('operator.sign_in', manager);
    const line = { lineId: 'L1', itemId: 3, open: null, quantity: 1, typedPrice: 8_900 };
    await shop.ask('refund.commit', { saleId: 'r1', lines: [line], reason: '흠집', restock: true, expectedTotal: 8_900 });
    expect(shop.house.printer.pulses).toBe(1);
  });
});

describe('a dying disk', () => {
  test('stops selling, says so to every screen, and keeps reading', async () => {
    const heard: string[] = [];
    shop.client.on('ledger.stopped', ({ reason }) => heard.push(reason));
    expect((await shop.ask('till.state', {})).stopped).toBe(false);
    shop.house.disk.fails = true;
    expect(await shop.code('sale.commit', saleOf('s1'))).toBe('fault');
    shop.house.disk.fails = false;
    expect(await shop.code('sale.commit', saleOf('s1'))).toBe('ledger_stopped');
    expect(heard).toEqual(['the disk took no entry']);
    // A page that opens later learns it with its first words.
    expect((await shopOn(shop.house).ask('screen.open', { screenId: 'reloaded' })).state.stopped).toBe(true);
    expect((await shop.ask('till.state', {})).stopped).toBe(true);
    expect(shop.house.ledger.lastSealed(1)).toEqual([]);
  });
});

describe('stock', () => {
  test('below zero sells, and the answer names what fell below', async () => {
    expect((await shop.ask('sale.commit', saleOf('s1', 3, 8_900))).belowZero).toEqual(['누빔 파우치']);
    expect((await shop.ask('sale.commit', saleOf('s2'))).belowZero).toEqual([]);
    expect((await shop.ask('sale.commit', saleOf('s3', 2, 12_000))).belowZero).toEqual([]);
    const found = await shop.ask('catalog.scan', { text: '2000000000015' });
    expect(found.items[0]?.stock).toBe(-1);
  });
});

describe('the draft', () => {
  const cart = (saleId: string) => ({
    saleId, kind: 'sale' as const, selected: 'L1',
    lines: [{
      id: 'L1', itemId: 1, code: '8801234567893', name: '옻칠 수저 세트', maker: '칠몽', taxClass: 'taxable' as const, listPrice: 15_000,
      typedPrice: null, quantity: 2, stocked: true, oneOff: false, note: '', asked: [], makerId: null, category: '',
    }],
    note: '', taken: [], asked: [],
  });

  test('comes back to a screen that opens again, also after the till was opened anew', async () => {
    await shop.ask('screen.open', { screenId: 'a' });
    await shop.ask('draft.save', { screenId: 'a', cart: cart('s1') });
    expect((await shop.ask('screen.open', { screenId: 'b' })).draft).toEqual(cart('s1'));
    const again = openTestHouse({ directory: shop.house.directory });
    expect((await shopOn(again).ask('screen.open', { screenId: 'c' })).draft).toEqual(cart('s1'));
    await again.close();
  });

  test('A4 whose sale is sealed is dropped at the next start', async () => {
    await shop.ask('screen.open', { screenId: 'a' });
    await shop.ask('draft.save', { screenId: 'a', cart: cart('s1') });
    await shop.ask('sale.commit', { ...saleOf('s1', 1, 30_000), lines: [{ lineId: 'L1', itemId: 1, open: null, quantity: 2, typedPrice: null }] });
    const again = openTestHouse({ directory: shop.house.directory });
    expect((await shopOn(again).ask('screen.open', { screenId: 'c' })).draft).toBeNull();
    await again.close();
  });

  test('a screen that was replaced cannot write over it', async () => {
    const replaced: string[] = [];
    shop.client.on('screen.replaced', ({ screenId }) => replaced.push(screenId));
    await shop.ask('screen.open', { screenId: 'a' });
    await shop.ask('screen.open', { screenId: 'b' });
    expect(replaced).toEqual(['b']);
    expect(await shop.code('draft.save', { screenId: 'a', cart: cart('s1') })).toBe('screen_replaced');
  });
});
