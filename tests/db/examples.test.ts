import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { items, openShop, type Shop, type ShopLine } from './shop.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import type { ProposedTender } from '../../src/domain/split.ts';
import { sell, vouchersOf } from './shop-vouchers.ts';

/** The worked examples of the ledger's rules that can be rung up so far: `account [kind] amount`, summed over lines. */
const shoes = { ...items[0], id: 11 as ItemId, makerId: null, price: won(18_700), name: '신' } as (typeof items)[number];

let shop: Shop;
beforeEach(() => {
  shop = openShop(undefined, [...items, shoes]);
  shop.openShift(100_000);
});
afterEach(() => shop.end());

function lastPostings(): Record<string, number> {
  const reader = openReader(shop.directory);
  const rows = reader.prepare<[], { name: string; amount: number }>(`
    SELECT
      account || CASE WHEN kind = '' THEN '' ELSE ' ' || kind END || CASE WHEN seller = 'maker' THEN ' of ' || maker ELSE '' END AS name,
      sum(amount) AS amount
    FROM posting WHERE entry = (SELECT max(entry) FROM posting) GROUP BY name`).all();
  reader.close();
  return Object.fromEntries(rows.map(({ name, amount }) => [name, amount]));
}

const sold = (lines: readonly ShopLine[], given: number): Record<string, number> => {
  shop.sale(lines, given);
  return lastPostings();
};

test('18,700, given 50,000', () => {
  expect(sold([{ item: 11 }], 50_000)).toEqual({
    sales: -18_700, vat_price: 1_700, 'vat goods': -1_700, 'cash sale': 50_000, 'cash change': -31_300,
  });
});

test('a consigned piece: its maker is owed the price, and the VAT is the maker’s', () => {
  expect(sold([{ item: 1 }], 15_000)).toEqual({
    'sales of 1': -15_000, 'vat_price of 1': 1_364, 'vat goods of 1': -1_364, 'maker_share of 1': 15_000,
    'maker_due proceeds of 1': -15_000, 'cash sale': 15_000,
  });
});

test('a special purchase: the maker is owed, the VAT is the store’s; a book has none', () => {
  expect(sold([{ item: 7 }, { item: 2 }], 13_510)).toEqual({
    sales: -13_501, vat_price: 136, 'vat goods': -136, maker_share: 13_501, 'maker_due proceeds': -13_501, 'cash sale': 13_510,
    'cash change': -10, rounding: 1,
  });
});

test('bought outright: nobody is owed', () => {
  expect(sold([{ item: 3 }], 10_000)).toEqual({
    sales: -8_900, vat_price: 809, 'vat goods': -809, 'cash sale': 10_000, 'cash change': -1_100,
  });
});

test('all three kinds on one receipt of 35,900: VAT once, 2,173, to the lines by largest remainder', () => {
  expect(sold([{ item: 1 }, { item: 2 }, { item: 3 }], 50_000)).toEqual({
    'sales of 1': -15_000, sales: -20_900, 'vat_price of 1': 1_364, vat_price: 809, 'vat goods of 1': -1_364, 'vat goods': -809,
    'maker_share of 1': 15_000, maker_share: 12_000, 'maker_due proceeds of 1': -15_000, 'maker_due proceeds': -12_000,
    'cash sale': 50_000, 'cash change': -14_100,
  });
});

test('a refund of what was bought outright, without its receipt', () => {
  shop.refund([{ item: 3 }], true);
  expect(lastPostings()).toEqual({ sales: 8_900, vat_price: -809, 'vat goods': 809, 'cash refund': -8_900 });
});

test('12,345 is settled by 12,340', () => {
  expect(sold([{ name: '수선', price: 12_345 }], 12_340)).toMatchObject({ sales: -12_345, 'cash sale': 12_340, rounding: 5 });
});

test('two lines of 5,000: VAT 909 is 455 and 454', () => {
  shop.sale([{ name: '수선', price: 5_000 }, { name: '각인', price: 5_000 }], 10_000);
  const reader = openReader(shop.directory);
  expect(reader.prepare('SELECT vat FROM sale_line ORDER BY entry DESC, line LIMIT 2').pluck().all()).toEqual([455, 454]);
  reader.close();
});

test('expected 388,300, counted 388,000, keep 100,000', () => {
  shop.sale([{ name: '수선', price: 288_300 }], 288_300);
  shop.closeShift(-300);
  expect(lastPostings()).toEqual({
    'cash over_short': -300, 'over_short close': 300, 'cash close': -388_000, overnight: 100_000, safe: 288_000,
  });
});

test('korea.md 7: 200,000 + 485,300 − 35,000 + 50,000 − 12,000 − 300,000 should be 388,300 in the drawer; 388,000 counted is 300 short', () => {
  shop.closeShift(0);
  shop.openShift(200_000);
  shop.sale([{ name: '맞춤 제작', price: 485_300 }], 490_000);
  shop.refund([{ name: '수선', price: 35_000 }], false);
  shop.move('pay_in', 50_000);
  shop.move('pay_out', 12_000);
  shop.move('drop', 300_000);
  expect(shop.ledger.shiftCash(2).expected).toBe(388_300);
  shop.closeShift(-300);
  expect(lastPostings()).toEqual({
    'cash over_short': -300, 'over_short close': 300, 'cash close': -388_000, overnight: 100_000, safe: 288_000,
  });
});

describe('ledger.md 4 with the store’s own vouchers in the place of paper of others', () => {
  const goods = (price: number): readonly ShopLine[] => [{ name: '맞춤 제작', price }];
  const spent = (amount: number, cashRest: boolean): ProposedTender => (
    { kind: 'voucher', serial: vouchersOf(shop)[0]?.serial ?? '', amount: won(amount), cashRest });
  const card = (amount: number): ProposedTender => (
    { kind: 'card', amount: won(amount), approval: '30012345', issuer: '신한', acquirer: '신한', months: 0 });

  test('50,000 split: 20,000 by card, 10,000 by voucher, 50,000 given for the rest', () => {
    sell(shop, [10], 0, 0);
    shop.salePaid(goods(50_000), {}, [card(20_000), spent(10_000, false), { kind: 'cash', given: won(50_000) }]);
    expect(lastPostings()).toEqual({
      sales: -50_000, vat_price: 4_545, 'vat goods': -4_545, 'card manual': 20_000, 'voucher_own gift': 10_000, 'cash sale': 50_000, 'cash change': -30_000,
    });
  });

  test('18,000 by a voucher of 30,000: 12,000 in cash, VAT 1,636', () => {
    sell(shop, [30], 0, 0);
    shop.salePaid(goods(18_000), {}, [spent(18_000, true)]);
    expect(lastPostings()).toEqual({
      sales: -18_000, vat_price: 1_636, 'vat goods': -1_636, 'voucher_own gift': 30_000, 'cash voucher_change': -12_000,
    });
    expect(vouchersOf(shop)[0]?.left).toBe(0);
  });

  test('17,990 of it: the rest of 12,010 stays on it, VAT 1,635', () => {
    sell(shop, [30], 0, 0);
    shop.salePaid(goods(17_990), {}, [spent(17_990, false)]);
    expect(lastPostings()).toEqual({ sales: -17_990, vat_price: 1_635, 'vat goods': -1_635, 'voucher_own gift': 17_990 });
    expect(vouchersOf(shop)[0]?.left).toBe(12_010);
  });
});
