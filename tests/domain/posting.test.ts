import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/domain/facts.ts';
import { won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { stockMovesOf } from '../../src/domain/stock-moves.ts';
import { sealRefund, sealSale, type ProposedLine } from '../../src/domain/sale.ts';
import { cash, facts, openLine, proposal, proposed, shop } from './shop.ts';

function sale(total: number, given: number, ...lines: ProposedLine[]): Fact {
  const sealed = sealSale(proposal(total, ...lines), cash(given), facts());
  if (!sealed.ok) throw new Error(sealed.refusal.code);
  return sealed.value;
}

/** `account[kind] line amount`, in order: one row of ledger.md's tables. */
function rows(fact: Fact): string[] {
  return postingsOf(fact).map(({ account, kind, line, amount, seller }) =>
    [`${account}${kind === '' ? '' : `[${kind}]`}`, line === 0 ? '' : `L${line}`, seller === 'maker' ? 'maker' : '', String(amount)].filter(Boolean).join(' '),
  );
}

describe('worked examples of ledger.md 4 without discounts', () => {
  test('18,700, given 50,000', () => {
    expect(rows(sale(18_700, 50_000, openLine('x', 18_700)))).toEqual([
      'sales L1 -18700', 'vat_price L1 1700', 'vat[goods] L1 -1700', 'cash[sale] 50000', 'cash[change] -31300',
    ]);
  });

  test('consigned, special and outright lines on one receipt', () => {
    expect(rows(sale(35_900, 35_900, proposed(shop.spoons), proposed(shop.essay), proposed(shop.pouch)))).toEqual([
      'sales L1 maker -15000', 'vat_price L1 maker 1364', 'vat[goods] L1 maker -1364', 'maker_share L1 maker 15000', 'maker_due[proceeds] L1 maker -15000',
      'sales L2 -12000', 'maker_share L2 12000', 'maker_due[proceeds] L2 -12000',
      'sales L3 -8900', 'vat_price L3 809', 'vat[goods] L3 -809',
      'cash[sale] 35900',
    ]);
  });

  test('goods taken back reverse every account, and missing coins go to rounding', () => {
    const sealed = sealRefund(proposal(8_905, proposed(shop.pouch, 1, 8_905)), { reason: '흠집', restock: true }, facts());
    if (!sealed.ok) throw new Error(sealed.refusal.code);
    expect(rows(sealed.value)).toEqual([
      'sales L1 8905', 'vat_price L1 -810', 'vat[goods] L1 810', 'cash[refund] -8910', 'rounding 5',
    ]);
  });

  test('expected 388,300, counted 388,000, keep 100,000', () => {
    const fact: Fact = { kind: 'shift_closed', body: { shift: 1, counted: won(388_000), expected: won(388_300), keep: won(100_000) } };
    expect(rows(fact)).toEqual(['cash[over_short] -300', 'over_short[close] 300', 'cash[close] -388000', 'overnight 100000', 'safe 288000']);
  });

  test('a float partly kept, partly from the safe, partly missing', () => {
    const opened = (kept: number, added: number, counted: number): Fact => ({
      kind: 'shift_opened', body: { shift: 1, counts: [], kept: won(kept), added: won(added), counted: won(counted) },
    });
    expect(rows(opened(150_000, 50_000, 200_000))).toEqual(['cash[float] 200000', 'overnight -150000', 'safe -50000']);
    expect(rows(opened(150_000, 0, 140_000))).toEqual(['cash[float] 140000', 'overnight -150000', 'over_short[opening] 10000']);
  });

  test('nothing is posted for what moves no money', () => {
    expect(postingsOf({ kind: 'receipt_reprinted', body: { saleId: 'x' as never, receiptNumber: 'n', copy: 1 } })).toEqual([]);
    expect(rows(sale(0, 0, openLine('덤', 0)))).toEqual([]);
  });
});

describe('stock moves', () => {
  test('goods leave; services and open lines have no stock', () => {
    const fact = sale(18_500, 20_000, proposed(shop.pouch, 2), proposed(shop.mending, 1, 500), openLine('x', 200));
    expect(stockMovesOf(fact)).toEqual([{ itemId: 3, quantity: -2 }]);
  });

  test.each([[true, [{ itemId: 3, quantity: 1 }]], [false, []]])('a refund with restock %s', (restock, moves) => {
    const sealed = sealRefund(proposal(100, proposed(shop.pouch, 1, 100)), { reason: 'r', restock }, facts());
    expect(sealed.ok && stockMovesOf(sealed.value)).toEqual(moves);
  });
});
