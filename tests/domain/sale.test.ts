import { describe, expect, test } from 'vitest';
import { linesMax, quantityMax } from '../../src/domain/cart.ts';
import type { Sealed } from '../../src/domain/facts.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { amountMax } from '../../src/domain/money.ts';
import { sealRefund, sealSale, type ProposedLine, type SaleFacts, type SaleProposal } from '../../src/domain/sale.ts';
import { cash, facts, openLine, proposal, proposed, shop } from './shop.ts';

function sold(what: SaleProposal, given: number, world: SaleFacts = facts()): Sealed {
  const sealed = sealSale(what, cash(given), world);
  if (!sealed.ok || sealed.value.kind !== 'sale') throw new Error(JSON.stringify(sealed));
  return sealed.value.body;
}

describe('a sale is sealed', () => {
  test('with its number, lines, VAT once per receipt and change', () => {
    const body = sold(proposal(35_900, proposed(shop.spoons), proposed(shop.essay), proposed(shop.pouch)), 50_000);
    expect(body.receiptNumber).toBe('0001-01-1-000042');
    expect([body.total, body.supply, body.vat, body.exempt]).toEqual([35_900, 21_727, 2_173, 12_000]);
    expect(body.lines.map(({ gross, net, vat }) => [gross, net, vat])).toEqual([[15_000, 15_000, 1_364], [12_000, 12_000, 0], [8_900, 8_900, 809]]);
    expect(body.tenders).toEqual([{ kind: 'cash', due: 35_900, given: 50_000, change: 14_100 }]);
  });

  test('its lines freeze name, maker and contract as they are now', () => {
    const [line] = sold(proposal(15_000, proposed(shop.spoons)), 15_000).lines;
    expect(line).toMatchObject({
      name: '옻칠 수저 세트', maker: { id: 1, name: '칠몽' }, contract: { kind: 'consign', version: 1, rateBp: 2_000 }, listPrice: 15_000,
      typedPrice: null, discounts: [],
    });
  });

  test('a receipt of 0 won is a sale', () => {
    expect(sold(proposal(0, openLine('덤', 0)), 0).total).toBe(0);
  });

  test('7,128 pieces are a sale (the keypad’s cap is for fingers)', () => {
    expect(sold(proposal(8_900 * 7_128, proposed(shop.pouch, 7_128)), 8_900 * 7_128).lines[0]?.quantity).toBe(7_128);
  });
});

describe('a sale is refused, and says why', () => {
  const table: readonly [string, SaleProposal, number, Partial<SaleFacts>, string][] = [
    ['no shift', proposal(8_900, proposed(shop.pouch)), 10_000, { shiftOpen: false }, 'shift_closed'],
    ['nothing in it', proposal(0), 0, {}, 'empty_cart'],
    ['more lines than a cart holds', proposal(0, ...Array.from({ length: linesMax + 1 }, () => openLine('덤', 0))), 0, {}, 'too_many_lines'],
    ['an item nobody knows', proposal(1, { ...proposed(shop.pouch), itemId: 99 as ItemId }), 1, {}, 'unknown_item'],
    ['an item and an open line at once', proposal(8_900, { ...proposed(shop.pouch), open: { name: 'x', taxClass: 'taxable' } }), 8_900, {}, 'unknown_item'],
    ['an open line without a name', proposal(500, openLine('  ', 500)), 500, {}, 'unknown_item'],
    ['no pieces', proposal(0, proposed(shop.pouch, 0)), 0, {}, 'quantity_out_of_range'],
    ['negative pieces', proposal(-8_900, proposed(shop.pouch, -1)), 0, {}, 'quantity_out_of_range'],
    ['half a piece', proposal(4_450, proposed(shop.pouch, 0.5)), 4_450, {}, 'quantity_out_of_range'],
    ['a barcode as quantity', proposal(1, proposed(shop.pouch, 8_801_234_567_893)), 1, {}, 'quantity_out_of_range'],
    ['one more than the ledger takes', proposal(1, proposed(shop.pouch, quantityMax + 1)), 1, {}, 'quantity_out_of_range'],
    ['no price anywhere', proposal(0, proposed(shop.mending)), 0, {}, 'price_missing'],
    ['an open line without a price', proposal(0, openLine('수선', null)), 0, {}, 'price_missing'],
    ['a listed price typed over', proposal(100, proposed(shop.pouch, 1, 100)), 100, {}, 'price_not_allowed'],
    ['a negative price', proposal(-5, openLine('x', -5)), 0, {}, 'amount_too_large'],
    ['a price over the cap', proposal(1, openLine('x', amountMax + 1)), 1, {}, 'amount_too_large'],
    ['a line over the cap', proposal(1, openLine('x', amountMax, 2)), 1, {}, 'amount_too_large'],
    ['another total than the host’s', proposal(8_899, proposed(shop.pouch)), 10_000, {}, 'price_changed'],
    ['too little money', proposal(8_900, proposed(shop.pouch)), 8_000, {}, 'short'],
  ];
  test.each(table)('%s', (_why, what, given, world, code) => {
    const answer = sealSale(what, cash(given), facts(world));
    expect(answer.ok ? 'sold' : answer.refusal.code).toBe(code);
  });

  test('a receipt whose lines together pass the cap', () => {
    const lines: ProposedLine[] = [openLine('x', amountMax), openLine('y', 1)];
    const answer = sealSale(proposal(amountMax + 1, ...lines), cash(amountMax), facts());
    expect(answer.ok ? 'sold' : answer.refusal.code).toBe('amount_too_large');
  });
});

describe('a refund without its receipt', () => {
  test('is sealed at typed prices, paid back in real coins', () => {
    const answer = sealRefund(proposal(12_345, proposed(shop.pouch, 1, 12_345)), { reason: ' 흠집 ', restock: true }, facts());
    if (!answer.ok || answer.value.kind !== 'refund') throw new Error(JSON.stringify(answer));
    expect(answer.value.body).toMatchObject({
      total: 12_345, reason: '흠집', original: null, restock: true, receiptNumber: '0001-01-1-000042',
      tenders: [{ kind: 'cash_back', exact: 12_345, paid: 12_350 }],
    });
  });

  test('wants a reason', () => {
    const answer = sealRefund(proposal(100, proposed(shop.pouch, 1, 100)), { reason: ' ', restock: true }, facts());
    expect(answer.ok ? 'sold' : answer.refusal.code).toBe('reason_missing');
  });
});
