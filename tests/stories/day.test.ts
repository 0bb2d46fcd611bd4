/** Other tills' stories of numbers, drawers and closes, through a whole house on a real ledger. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import { openTestHouse } from '../contract/house.ts';
import { cashier, manager, openShop, saleOf, shopOn, type Shop } from '../host/shop.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
async function counter(directory?: string): Promise<Shop> {
  const shop = await openShop(openTestHouse(directory === undefined ? {} : { directory }));
  open.push(shop.house.close);
  return shop;
}
const tens = (pieces: number): { face: number; pieces: number }[] => [{ face: 10_000, pieces }];
const cash = (shop: Shop, shift: number) => shop.house.ledger.shiftCash(shift);
const refundOf = (saleId: string, consent: string) => ({
  saleId, lines: [{ lineId: 'L3', itemId: 3, open: null, quantity: 1, typedPrice: 8_905 }], reason: '흠집', restock: true, expectedTotal: 8_905, consent,
});
async function refund(shop: Shop, saleId: string): Promise<void> {
  const wanted = { action: 'return_without_receipt' as const, subject: saleId, lineId: null, amount: 8_905 };
  const { id } = await shop.ask('consent.give', { ...manager, wanted });
  await shop.ask('refund.commit', refundOf(saleId, id));
}

describe('numbers', () => {
  test('C33 receipts and Z go on where they stood, over closes, midnight and a restart', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'sodam-day-'));
    open.push(() => rmSync(directory, { recursive: true, force: true }));
    const shop = await counter(directory);
    const numbers: string[] = [];
    for (let shift = 1; shift <= 3; shift += 1) {
      if (shift > 1) await shop.ask('shift.open', { counts: tens(20) });
      numbers.push((await shop.ask('sale.commit', saleOf(`s${shift}`))).receipt.receiptNumber);
      await shop.ask('operator.sign_in', manager);
      await shop.ask('shift.close', { counts: tens(20), keep: 0 });
      shop.house.time.now += 26 * 3_600_000;
    }
    await shop.house.close();
    open.splice(-1);
    const again = shopOn(openTestHouse({ directory }));
    open.push(again.house.close);
    await again.ask('operator.sign_in', manager);
    await again.ask('shift.open', { counts: tens(20) });
    numbers.push((await again.ask('sale.commit', saleOf('s4'))).receipt.receiptNumber);
    expect(numbers).toEqual([1, 2, 3, 4].map((n) => `0001-01-1-00000${n}`));
    expect((await again.ask('z.list', { most: 9 })).closed.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect((await again.ask('till.state', {})).shift?.number).toBe(4);
  });

  test('C30 a till’s number names its store and its till, on receipts, slips and the Z', async () => {
    const shop = await counter();
    await shop.ask('operator.sign_in', manager);
    const { number } = await shop.ask('cash.move', { id: 'm', move: 'drop', amount: 10_000, reason: 'lift', note: '' });
    expect(number).toMatch(/^0001-01-E\d+$/);
    await shop.ask('shift.close', { counts: tens(19), keep: 0 });
    const { lines } = await shop.ask('z.read', { shift: 1 });
    expect(lines.find(({ kind }) => kind === 'qr')?.text).toMatch(/^SODAM-Z1\|0001-01\|1\|2026-11-22\|0\|0\|0\|\d+\|[0-9a-f]{64}$/);
  });
});

describe('the drawer', () => {
  test('D34 change is taken from what is expected', async () => {
    const shop = await counter();
    await shop.ask('sale.commit', saleOf('s1', 1, 15_000, 50_000));
    expect(cash(shop, 1)).toMatchObject({ expected: 215_000, sales: 15_000 });
  });

  test('D36 D37 a difference of nothing closes, and so does one that rounding left', async () => {
    const shop = await counter();
    await refund(shop, 'r1');
    // 8,905 won go back as 8,910: the drawer is whole to the coin, the 5 won stand in rounding.
    const counts = [{ face: 10_000, pieces: 19 }, { face: 1_000, pieces: 1 }, { face: 50, pieces: 1 }, { face: 10, pieces: 4 }];
    expect(await shop.ask('shift.close', { counts, keep: 0 })).toMatchObject({ expected: 191_090, overShort: 0 });
  });

  test('D38 D42 cash paid in and goods taken back stop no close and are in its sum', async () => {
    const shop = await counter();
    await refund(shop, 'r1');
    await shop.ask('operator.sign_in', manager);
    await shop.ask('cash.move', { id: 'm', move: 'pay_in', amount: 8_910, reason: 'change', note: '' });
    expect(await shop.ask('shift.close', { counts: tens(20), keep: 0 })).toMatchObject({ expected: 200_000, overShort: 0, payIns: 8_910, cashRefunds: 8_910 });
  });

  test('D39 what a close left in the drawer is no loss of the next shift, and a count of it that differs is that shift’s own', async () => {
    const shop = await counter();
    await shop.ask('operator.sign_in', manager);
    await shop.ask('shift.close', { counts: tens(15), keep: 100_000 });
    await shop.ask('shift.open', { counts: tens(10) });
    expect(await shop.ask('shift.close', { counts: tens(10), keep: 100_000 })).toMatchObject({ expected: 100_000, overShort: 0 });
    await shop.ask('shift.open', { counts: tens(9) });
    const closed = await shop.ask('shift.close', { counts: tens(9), keep: 0 });
    expect(closed.overShort).toBe(0);
    const { report } = await shop.ask('z.read', { shift: 3 });
    expect(report.figures.find(({ key }) => key === 'over_short|opening')?.amount).toBe(-10_000);
  });

  test('D40 nothing is sold into a shift that is closed, and its Z stays as it was', async () => {
    const shop = await counter();
    await shop.ask('operator.sign_in', manager);
    await shop.ask('shift.close', { counts: tens(20), keep: 0 });
    const before = await shop.ask('z.read', { shift: 1 });
    expect(await shop.code('sale.commit', saleOf('late'))).toBe('shift_closed');
    await shop.ask('shift.open', { counts: tens(20) });
    await shop.ask('sale.commit', saleOf('late'));
    expect(await shop.ask('z.read', { shift: 1 })).toEqual(before);
    expect(cash(shop, 2).sales).toBe(15_000);
  });

  test('D41 D43 no shift is opened beside another to save a sale, and stock moves with the sale, not with the close', async () => {
    const shop = await counter();
    await shop.ask('sale.commit', saleOf('s1'));
    expect(shop.house.ledger.stock(1 as never)).toBe(2);
    expect(await shop.code('shift.open', { counts: tens(20) })).toBe('shift_open');
    await shop.ask('operator.sign_in', manager);
    await shop.ask('shift.close', { counts: tens(20), keep: 0 });
    expect(shop.house.ledger.stock(1 as never)).toBe(2);
  });

  test('D46 a Z is frozen, printed again as a marked copy, and the ledger that holds it is whole', async () => {
    const shop = await counter();
    await shop.ask('sale.commit', saleOf('s1'));
    await shop.ask('operator.sign_in', manager);
    await shop.ask('shift.close', { counts: tens(20), keep: 0 });
    const first = await shop.ask('z.read', { shift: 1 });
    await shop.ask('operator.sign_in', cashier);
    expect((await shop.ask('z.reprint', { shift: 1 })).copy).toBe(1);
    expect((await shop.ask('z.reprint', { shift: 1 })).copy).toBe(2);
    for (let step = 0; step < 6; step += 1) await shop.house.host.tick(shop.house.time.now);
    const marks = shop.house.printer.papers.flatMap(({ blocks }) => blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])));
    expect(marks.filter((text) => text === '마감정산 Z 1')).toHaveLength(3);
    expect(marks.filter((text) => text === '** 재발행 2 **')).toHaveLength(2);
    expect(await shop.ask('z.read', { shift: 1 })).toEqual(first);
    const reader = openReader(shop.house.directory);
    const key = reader.prepare<[], string>('SELECT public_key FROM store').pluck().get() ?? '';
    expect(verifyLedger(reader, key).findings).toEqual([]);
    reader.close();
  });
});
