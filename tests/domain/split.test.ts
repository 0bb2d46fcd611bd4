/** Settling a receipt by several means: each refusal once, laws over random splits, corrections and their postings. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsCardNumber } from '../../src/domain/card-number.ts';
import { correctTenders, type PaidSale } from '../../src/domain/correction.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import { sum, won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { sealSale } from '../../src/domain/sale.ts';
import { restOf, settle, tendersMax, type ProposedTender } from '../../src/domain/split.ts';
import { movesCash, roundingOf, settledBy, type Tender } from '../../src/domain/tender.ts';
import { cash, facts, openLine, proposal, proposed, shop } from './shop.ts';

type CardChange = Partial<Extract<ProposedTender, { kind: 'card' }>>;

function card(amount: number, change: CardChange = {}): ProposedTender {
  return { kind: 'card', amount: won(amount), approval: '12345678', issuer: '신한', acquirer: '신한', months: 0, ...change };
}

function transfer(amount: number, payer = ''): ProposedTender {
  return { kind: 'transfer', amount: won(amount), payer };
}

function settled(total: number, ...tenders: ProposedTender[]): readonly Tender[] {
  const answer = settle(won(total), tenders);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}

describe('a receipt is settled', () => {
  test('by a card alone', () => {
    expect(settled(32_900, card(32_900, { approval: ' ab12 ', months: 0 }))).toEqual([
      { kind: 'card', amount: 32_900, manual: true, approval: 'AB12', issuer: '신한', acquirer: '신한', months: 0 },
    ]);
  });

  test('by two cards, a transfer and the rest in cash', () => {
    const tenders = settled(50_000, card(20_000), card(10_000, { acquirer: '비씨' }), transfer(5_000, ' 손님 '), ...cash(20_000));
    expect(tenders.map((tender) => settledBy(tender))).toEqual([20_000, 10_000, 5_000, 15_000]);
    expect(tenders.at(-1)).toEqual({ kind: 'cash', due: 15_000, given: 20_000, change: 5_000 });
    expect(tenders[2]).toEqual({ kind: 'transfer', amount: 5_000, payer: '손님' });
  });

  test('in cash of nothing when nothing is due, and without it when others paid all', () => {
    expect(settled(0, ...cash(0))).toEqual([{ kind: 'cash', due: 0, given: 0, change: 0 }]);
    expect(settled(9_000, card(9_000), ...cash(0))).toHaveLength(1);
  });

  test('with the rest below 10 won left to the customer', () => {
    const tenders = settled(12_345, card(10_000), ...cash(2_340));
    expect(tenders.at(-1)).toEqual({ kind: 'cash', due: 2_345, given: 2_340, change: 0 });
    expect(sum(tenders.map(roundingOf))).toBe(5);
  });

  test('in 24 months from 50,000 won on', () => {
    expect(settled(50_000, card(50_000, { months: 24 }))[0]).toMatchObject({ months: 24 });
  });
});

describe('a settlement is refused, and says why', () => {
  const many = Array.from({ length: tendersMax + 1 }, (_, index) => card(1, { approval: `A${index}` }));
  const table: readonly [string, number, readonly ProposedTender[], string][] = [
    ['nothing proposed', 1_000, [], 'bad_tender'],
    ['more means than a receipt holds', 1_000, many, 'bad_tender'],
    ['cash before a card', 1_000, [...cash(500), card(500)], 'bad_tender'],
    ['a card of nothing', 1_000, [card(0), ...cash(1_000)], 'bad_tender'],
    ['too little on the card', 1_000, [card(990)], 'short'],
    ['too little cash for the rest', 1_000, [card(500), ...cash(490)], 'short'],
    ['more on cards than is due', 1_000, [card(1_001)], 'too_much'],
    ['cash when cards paid all', 1_000, [card(1_000), ...cash(10)], 'too_much'],
    ['no approval number', 1_000, [card(1_000, { approval: ' ' })], 'approval_missing'],
    ['an approval number with a sign in it', 1_000, [card(1_000, { approval: '1234-567' })], 'approval_missing'],
    ['a card number as approval number', 1_000, [card(1_000, { approval: '4111 1111 1111 1111' })], 'card_number'],
    ['a card number as payer', 1_000, [transfer(1_000, '4111-1111-1111-1111')], 'card_number'],
    ['a card number as issuer', 1_000, [card(1_000, { issuer: '신한 4111111111111111' })], 'card_number'],
    ['no issuer', 1_000, [card(1_000, { issuer: '' })], 'card_company_missing'],
    ['no acquirer', 1_000, [card(1_000, { acquirer: ' ' })], 'card_company_missing'],
    ['a company with a long name', 1_000, [card(1_000, { acquirer: '가'.repeat(21) })], 'bad_tender'],
    ['a payer with a long name', 1_000, [transfer(1_000, '가'.repeat(21))], 'bad_tender'],
    ['instalments below 50,000 won', 49_999, [card(49_999, { months: 2 })], 'no_instalments'],
    ['one month', 60_000, [card(60_000, { months: 1 })], 'no_instalments'],
    ['25 months', 60_000, [card(60_000, { months: 25 })], 'no_instalments'],
    ['half a month', 60_000, [card(60_000, { months: 2.5 })], 'no_instalments'],
    ['one approval twice', 2_000, [card(1_000), card(1_000)], 'approval_twice'],
  ];
  test.each(table)('%s', (_why, total, tenders, code) => {
    const answer = settle(won(total), tenders);
    expect(answer.ok ? 'settled' : answer.refusal.code).toBe(code);
  });

  test('what is missing and what is over is said in won', () => {
    expect(settle(won(1_000), [card(400)])).toMatchObject({ refusal: { code: 'short', facts: { missing: 600 } } });
    expect(settle(won(1_000), [card(1_400)])).toMatchObject({ refusal: { code: 'too_much', facts: { over: 400 } } });
  });
});

test('whatever the split, the legs settle the total and the entry sums to nothing', () => {
  const split = fc.record({
    total: fc.integer({ min: 1, max: 3_000_000 }), parts: fc.array(fc.integer({ min: 1, max: 100 }), { maxLength: 6 }), isCash: fc.boolean(),
  });
  fc.assert(fc.property(split, ({ total, parts, isCash }) => {
    const cards: ProposedTender[] = [];
    for (const [index, part] of parts.entries()) {
      const rest = restOf(won(total), cards);
      const amount = index === parts.length - 1 && !isCash ? rest : Math.min(rest, Math.ceil((total * part) / 400));
      if (amount > 0) cards.push(index % 2 === 0 ? card(amount, { approval: `A${index}` }) : transfer(amount));
    }
    const rest = restOf(won(total), cards);
    const tenders = rest > 0 || cards.length === 0 ? [...cards, ...cash(Math.ceil(rest / 10_000) * 10_000)] : cards;
    const sealed = sealSale(proposal(total, openLine('x', total)), tenders, facts());
    if (!sealed.ok || sealed.value.kind !== 'sale') throw new Error(JSON.stringify(sealed));
    const { body } = sealed.value;
    expect(sum(body.tenders.map(settledBy))).toBe(total);
    expect(sum(postingsOf(sealed.value).map(({ amount }) => amount))).toBe(0);
    expect(movesCash(body.tenders)).toBe(rest > 0 || cards.length === 0);
  }), { seed: 20261123, numRuns: 500 });
});

describe('a card number never gets in', () => {
  test.each([
    ['4111111111111111', true], ['4111 1111 1111 1111', true], ['4111-1111-1111-1111', true], ['카드4111.1111.1111.1111', true],
    ['４１１１１１１１１１１１１１１１', true], ['1234567890123', true], ['1234567890123456789', true],
    ['123456789012', false], ['12345678901234567890', false], ['010-1234-5678', false], ['선물 포장, 3층 302호', false], ['', false],
    ['2026-11-23 14:05, 12,000원', true],
  ])('%s', (text, holds) => {
    expect(holdsCardNumber(text)).toBe(holds);
  });

  test('not in a note, not in a name', () => {
    const noted = { ...proposed(shop.pouch), note: '4111 1111 1111 1111' };
    const code = (answer: ReturnType<typeof sealSale>): string => (answer.ok ? 'sold' : answer.refusal.code);
    expect(code(sealSale(proposal(8_900, noted), cash(8_900), facts()))).toBe('card_number');
    expect(code(sealSale({ ...proposal(8_900, proposed(shop.pouch)), note: '4111111111111' }, cash(8_900), facts()))).toBe('card_number');
    expect(code(sealSale(proposal(500, openLine('4111111111111', 500)), cash(500), facts()))).toBe('card_number');
    expect(code(sealSale(proposal(8_900, { ...proposed(shop.pouch), note: 'x'.repeat(101) }), cash(8_900), facts()))).toBe('note_too_long');
    const sealed = sealSale({ ...proposal(8_900, { ...proposed(shop.pouch), note: ' 각인 ' }), note: ' ' }, cash(8_900), facts());
    if (!sealed.ok || sealed.value.kind !== 'sale') throw new Error(JSON.stringify(sealed));
    expect(sealed.value.body.lines[0]?.note).toBe('각인');
    expect('note' in sealed.value.body).toBe(false);
  });
});

describe('a wrong means of payment is put right', () => {
  const sale = (change: Partial<PaidSale> = {}): PaidSale => ({
    kind: 'sale', shift: 3, corrections: 0, tenders: settled(32_900, ...cash(50_000)),
    body: { saleId: 'sale-1' as SaleId, receiptNumber: '0001-01-1-000042', total: won(32_900) }, ...change,
  });
  const now = { openShift: 3, corrections: 0 };

  test('by an entry that takes back the old legs and posts the new ones', () => {
    const corrected = correctTenders(sale(), [card(32_900, { acquirer: '비씨' })], now);
    if (!corrected.ok) throw new Error(corrected.refusal.code);
    expect(corrected.value.body).toMatchObject({ correction: 1, receiptNumber: '0001-01-1-000042' });
    expect(postingsOf(corrected.value).map(({ account, kind, party, amount }) => [account, kind, party, amount])).toEqual([
      ['cash', 'sale', '', -50_000], ['cash', 'change', '', 17_100], ['card', 'manual', '비씨', 32_900],
    ]);
  });

  test('also where coins below 10 won were left over', () => {
    const odd = sale({ tenders: settled(12_345, ...cash(20_000)), body: { ...sale().body, total: won(12_345) } });
    const corrected = correctTenders(odd, [card(12_345)], now);
    if (!corrected.ok) throw new Error(corrected.refusal.code);
    expect(postingsOf(corrected.value).map(({ account, amount }) => [account, amount])).toEqual([
      ['cash', -20_000], ['cash', 7_660], ['rounding', -5], ['card', 12_345],
    ]);
  });

  test.each([
    ['no shift is open', sale(), { ...now, openShift: null }, [card(32_900)], 'shift_closed'],
    ['a sale of a closed shift', sale({ shift: 2 }), now, [card(32_900)], 'other_shift'],
    ['a refund', sale({ kind: 'refund' }), now, [card(32_900)], 'only_sales'],
    ['asked twice', sale({ corrections: 1 }), now, [card(32_900)], 'changed_meanwhile'],
    ['nothing is other than before', sale(), now, cash(50_000), 'nothing_changed'],
    ['the new means do not reach', sale(), now, [card(32_000)], 'short'],
  ] satisfies [string, PaidSale, { openShift: number | null; corrections: number }, ProposedTender[], string][])('not when %s', (_why, paid, when, tenders, code) => {
    const answer = correctTenders(paid, tenders, when);
    expect(answer.ok ? 'corrected' : answer.refusal.code).toBe(code);
  });
});
