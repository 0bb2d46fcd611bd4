import { describe, expect, test } from 'vitest';
import { exchangeReceiptOf } from '../../src/domain/exchange-receipt.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { stockMovesOf } from '../../src/domain/stock-moves.ts';
import { legsOf } from '../../src/domain/refund.ts';
import type { CardTender } from '../../src/domain/tender.ts';
import { askExchange, exchange, type Asked, type Good } from './exchanged.ts';
import { store } from './shop.ts';
import { nothing, sold, takeBack } from './sold.ts';

const card = (amount: number, approval = '30001234'): CardTender => ({
  kind: 'card', amount: won(amount), manual: true, approval, issuer: '신한', acquirer: '신한', months: 0,
});
const onCard = (total: number): CardTender[] => [card(total)];
const posted = (fact: Parameters<typeof postingsOf>[0]): string[] => postingsOf(fact).map(({ account, kind, maker, flow, amount }) => (
  `${account}${kind === '' ? '' : `[${kind}]`}${maker === 0 ? '' : ` ${maker}`} ${flow} ${amount}`));

describe('ledger.md 4: 33,000 of A for 45,000 of B', () => {
  const sale = sold([{ unit: 33_000, terms: 'consign' }], { tenders: onCard });
  const newGoods: Good[] = [{ unit: 45_000, terms: 'consign', maker: 6 }];
  const paidOn: Asked = { tenders: () => [{ kind: 'card', amount: won(12_000), approval: '40005678', issuer: '국민', acquirer: '국민', months: 0 }] };

  test('only 12,000 moves, both makers are right, VAT −3,000 and +4,091', () => {
    const { fact } = exchange(sale, nothing, [1], newGoods, paidOn);
    expect(posted(fact).sort()).toEqual([
      'sales 1 refund 33000', 'sales 7 sale -45000', 'maker_share 1 refund -33000', 'maker_share 7 sale 45000',
      'maker_due[proceeds] 1 refund 33000', 'maker_due[proceeds] 7 sale -45000', 'card[manual] sale 12000',
      'vat_price 1 refund -3000', 'vat[goods] 1 refund 3000', 'vat_price 7 sale 4091', 'vat[goods] 7 sale -4091',
    ].sort());
    expect(fact.body).toMatchObject({ total: 45_000, supply: 40_909, vat: 4_091, back: { total: 33_000, supply: 30_000, vat: 3_000, original: '0001-01-1-000001' } });
    expect(fact.body.passed).toEqual([{ leg: 1, tender: card(33_000) }]);
  });

  test('the new goods come back over both cards, the older first: a card stays a card', () => {
    const { receipt } = exchange(sale, nothing, [1], newGoods, paidOn);
    const { body } = takeBack(receipt, nothing, [1]).fact;
    expect(body.tenders).toMatchObject([
      { kind: 'card_back', amount: 33_000, cancelled: '30001234', acquirer: '신한' }, { kind: 'card_back', amount: 12_000, cancelled: '40005678', acquirer: '국민' },
    ]);
  });

  test('one entry moves stock both ways (story 57)', () => {
    expect(stockMovesOf(exchange(sale, nothing, [1], newGoods, paidOn).fact)).toEqual([
      { itemId: 1 as ItemId, quantity: 1 }, { itemId: 1 as ItemId, quantity: -1 },
    ]);
  });
});

describe('less dear goods', () => {
  test('the difference goes back over the old means, oldest first, and the rest stands for the new goods', () => {
    const sale = sold([{ unit: 20_000, pieces: 2 }], { tenders: () => [card(25_000), { kind: 'cash', due: won(15_000), given: won(15_000), change: won(0) }] });
    const { fact, taken, receipt } = exchange(sale, nothing, [2], [{ unit: 12_000 }]);
    expect(fact.body.tenders).toMatchObject([{ kind: 'card_back', leg: 1, amount: 25_000 }, { kind: 'cash_back', leg: 2, exact: 3_000, paid: 3_000 }]);
    expect(fact.body.passed).toEqual([{ leg: 2, tender: { kind: 'cash', due: 12_000, given: 12_000, change: 0 } }]);
    expect(taken.legs).toEqual([{ exact: 25_000, paid: 25_000 }, { exact: 15_000, paid: 15_000 }]);
    expect(legsOf(receipt)).toEqual([{ kind: 'cash', due: 12_000, given: 12_000, change: 0 }]);
  });

  test('coins that do not exist: what was paid out and what passes are together what came in', () => {
    const sale = sold([{ unit: 12_345 }], { tenders: () => [{ kind: 'cash', due: won(12_345), given: won(12_340), change: won(0) }] });
    const { fact, receipt } = exchange(sale, nothing, [1], [{ unit: 5_000 }]);
    expect(fact.body.tenders).toEqual([{ kind: 'cash_back', exact: 7_345, paid: 7_350, leg: 1 }]);
    expect(fact.body.passed).toEqual([{ leg: 1, tender: { kind: 'cash', due: 5_000, given: 4_990, change: 0 } }]);
    expect(takeBack(receipt, nothing, [1]).fact.body.tenders).toEqual([{ kind: 'cash_back', exact: 5_000, paid: 4_990, leg: 1 }]);
  });

  test('a card is handed out in cash only with leave, and what passes stays a card', () => {
    const sale = sold([{ unit: 30_000 }], { tenders: onCard });
    const back = { inCash: [1] };
    const { fact } = exchange(sale, nothing, [1], [{ unit: 10_000 }], { back });
    expect(fact.body.tenders).toEqual([{ kind: 'cash_back', exact: 20_000, paid: 20_000, leg: 1 }]);
    expect(fact.body.passed).toMatchObject([{ leg: 1, tender: { kind: 'card', amount: 10_000 } }]);
    const refused = askExchange(sale, nothing, [1], [{ unit: 10_000 }], { back, facts: { isGranted: ({ action }) => action !== 'return_other_means' } });
    expect(refused).toEqual({ ok: false, refusal: { code: 'consent_needed', facts: { action: 'return_other_means', amount: 20_000 } } });
  });
});

test('goods of one value: no money moves, and none is asked for', () => {
  const sale = sold([{ unit: 15_000 }], { tenders: onCard });
  const { fact, receipt } = exchange(sale, nothing, [1], [{ unit: 15_000, terms: 'special' }]);
  expect(fact.body.tenders).toEqual([]);
  expect(legsOf(receipt)).toEqual([card(15_000)]);
});

test('a part of a discounted line goes at what it was sold for; the rest comes back by the old receipt', () => {
  const sale = sold([{ unit: 4_000, pieces: 3, off: [{ amount: won(2_000) }] }]);
  const { fact, taken } = exchange(sale, nothing, [1], [{ unit: 5_000 }]);
  expect(fact.body.back).toMatchObject({ total: 3_333, lines: [{ quantity: 1, net: 3_333 }] });
  expect(takeBack(sale, taken, [2]).fact.body.total).toBe(6_667);
});

test('the new goods are sold on the tax terms of today, the old ones come back on theirs', () => {
  const sale = sold([{ unit: 10_001 }], { terms: { rateBp: 1_000, rounding: 'ceil' } });
  const { fact } = exchange(sale, nothing, [1], [{ unit: 10_001 }]);
  expect([fact.body.back.vat, fact.body.vat]).toEqual([910, 909]);
  expect([fact.body.back.taxTerms, fact.body.taxTerms]).toEqual([{ rateBp: 1_000, rounding: 'ceil' }, undefined]);
});

describe('refusals, before anything is written', () => {
  const sale = sold([{ unit: 15_000, pieces: 2 }, { unit: 12_000, tax: 'exempt' }]);
  const good: Good[] = [{ unit: 20_000 }];
  type Case = readonly [what: string, code: string, pieces: readonly number[], asked: Asked, goods?: readonly Good[]];
  const cases: readonly Case[] = [
    ['no open shift', 'shift_closed', [1, 0], { facts: { shiftOpen: false } }],
    ['nothing that comes back', 'nothing_chosen', [0, 0], {}],
    ['more than was sold', 'already_returned', [3, 0], {}],
    ['no reason', 'reason_missing', [1, 0], { back: { reason: ' ' } }],
    ['a card number as a reason', 'card_number', [1, 0], { back: { reason: '4111 1111 1111 1111' } }],
    ['another value of the old goods', 'back_changed', [1, 0], { back: { expectedTotal: won(1) } }],
    ['no new goods', 'empty_cart', [1, 0], {}, []],
    ['another total of the new goods', 'price_changed', [1, 0], { expected: 1 }],
    ['less than the difference', 'short', [1, 0], { tenders: () => [{ kind: 'cash', given: won(4_000) }] }],
    ['money where nothing is to pay', 'too_much', [2, 0], { tenders: () => [{ kind: 'cash', given: won(5_000) }] }],
    ['a discount beyond what the role may', 'discount_beyond_limit', [1, 0], {
      tenders: () => [], sale: { rights: { role: 'cashier', limits: { cashier: { lineBp: 0, orderBp: 0 } } as never, isGranted: () => false } },
    }, [{ unit: 20_000, off: { amount: 5_000, funder: 'store' } }]],
    ['nobody’s leave', 'consent_needed', [1, 0], { facts: { isGranted: ({ action }) => action !== 'exchange' } }],
    ['too late without leave', 'consent_needed', [1, 0], {
      facts: { today: '2026-12-20' as never, isGranted: ({ action }) => action !== 'return_late' },
    }],
  ];
  test.each(cases.map((each) => ({ each, name: `${each[0]}: ${each[1]}` })))('$name', ({ each: [, code, pieces, asked, goods = good] }) => {
    expect(askExchange(sale, nothing, pieces, goods, asked)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('goods of a refund', () => {
    expect(askExchange({ ...sale, kind: 'refund' }, nothing, [1, 0], good)).toMatchObject({ ok: false, refusal: { code: 'not_a_sale' } });
  });

  test('leave is asked for the value of what comes back', () => {
    const asked: unknown[] = [];
    askExchange(sale, nothing, [1, 0], good, { facts: { isGranted: (wanted) => asked.push(wanted) > 0 } });
    expect(asked).toEqual([{ action: 'exchange', subject: 'exchange-1', lineId: null, amount: 15_000 }]);
  });
});

test('the paper shows both halves with their tax, which way the difference goes, and what stands for the new goods', () => {
  const sale = sold([{ unit: 33_000, terms: 'consign' }], { tenders: onCard });
  const { fact } = exchange(sale, nothing, [1], [{ unit: 45_000 }]);
  const { blocks } = exchangeReceiptOf(fact.body, {
    store,
    operatorName: '', localTime: '2026-11-30 12:00:00', entryHash: 'a'.repeat(64), copy: 0, correction: 0,
  });
  const pairs = blocks.flatMap((block) => (block.type === 'pair' ? [`${block.left}=${block.right}`] : []));
  for (const each of ['돌려주신 작품 합계=-33,000', '새 작품 합계=45,000', '부가세=-3,000', '부가세=4,091', '더 받을 차액=12,000', '먼저 낸 카드에서 신한=33,000']) {
    expect(pairs).toContain(each);
  }
});
