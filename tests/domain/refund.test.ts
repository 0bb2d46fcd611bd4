import { describe, expect, test } from 'vitest';
import type { Fact } from '../../src/domain/facts.ts';
import { won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import { stockMovesOf } from '../../src/domain/stock-moves.ts';
import { receiptState } from '../../src/domain/receipt-state.ts';
import { sealReturn, type Original, type ReturnFacts, type ReturnProposal, type Taken } from '../../src/domain/refund.ts';
import { dateOfDay, dayNumber } from '../../src/domain/calendar.ts';
import { daysLate, policyOf, policyText, usualReturns } from '../../src/domain/return-policy.ts';
import type { CardTender } from '../../src/domain/tender.ts';
import type { BusinessDate, LineId } from '../../src/domain/ids.ts';
import { asked, nothing, returnFacts, sold, takeBack, type Sold } from './sold.ts';

const card = (amount: number, approval = '12345678'): CardTender => ({
  kind: 'card', amount: won(amount), manual: true, approval, issuer: '신한', acquirer: '신한', months: 0,
});

/** `account[kind] Lplace amount`. */
function rows(fact: Fact): string[] {
  return postingsOf(fact).map(({ account, kind, line, amount }) => (
    `${account}${kind === '' ? '' : `[${kind}]`}${line === 0 ? '' : ` L${line}`} ${amount}`));
}

function refusal(original: Original, taken: Taken, proposal: ReturnProposal, facts: Partial<ReturnFacts> = {}): string {
  const sealed = sealReturn(original, taken, proposal, returnFacts(facts));
  return sealed.ok ? 'ok' : sealed.refusal.code;
}

const coupon = (amount: number) => [{ kind: 'coupon' as const, amount: won(amount) }];
/** 15,000 taxable of A, 12,000 exempt of B, 8,900 taxable of C, a coupon of 3,000. */
const mixed = (): Original => sold([
  { unit: 15_000, terms: 'consign', off: coupon(1_253) },
  { unit: 12_000, tax: 'exempt', terms: 'special', off: coupon(1_003) },
  { unit: 8_900, terms: 'outright', off: coupon(744) },
], { tenders: (total) => [card(total)] });

describe('worked numbers', () => {
  test('two lines of 5,000: line 1 back is 455 off it and 1 onto line 2, then line 2 is 455 (ledger.md 3.3; korea.md 1: 454, then 455)', () => {
    const sale = sold([{ unit: 5_000 }, { unit: 5_000 }]);
    expect(sale.body.lines.map(({ vat }) => vat)).toEqual([455, 454]);
    const first = takeBack(sale, nothing, [1, 0]);
    expect(rows(first.fact)).toEqual([
      'sales L1 5000', 'vat_price L1 -455', 'vat[goods] L1 455', 'vat_price L2 1', 'vat[goods] L2 -1', 'cash[refund] -5000',
    ]);
    expect(first.fact.body).toMatchObject({ total: 5_000, vat: 454, supply: 4_546 });
    const second = takeBack(sale, first.taken, [0, 1]);
    expect(second.fact.body).toMatchObject({ total: 5_000, vat: 455, returned: { shifted: [] } });
  });

  test('the mixed receipt: return of C reverses 741 (korea.md 1; ledger.md 4, refund of C)', () => {
    const sale = mixed();
    expect(sale.body).toMatchObject({ total: 32_900, supply: 19_912, vat: 1_991, exempt: 10_997 });
    const { fact } = takeBack(sale, nothing, [0, 0, 1]);
    expect(rows(fact)).toEqual([
      'sales L3 8900', 'discount[coupon] L3 -744', 'vat_price L3 -741', 'vat[goods] L3 741', 'card[manual] -8156',
    ]);
  });

  test('40,000 of 120,000 back: 36,364 + 3,636, by what is left and not by itself (korea.md 3, vectors)', () => {
    const { fact } = takeBack(sold([{ unit: 40_000, pieces: 3 }]), nothing, [1]);
    expect(fact.body).toMatchObject({ total: 40_000, supply: 36_364, vat: 3_636 });
  });

  test('10,000 in three pieces: exact 3,333 / 3,333 / 3,334, paid 3,340 / 3,330 / 3,330, rounding +7 −3 −4 (ledger.md 3.3)', () => {
    const sale = sold([{ unit: 4_000, pieces: 3, off: [{ amount: won(2_000) }] }]);
    let taken: Taken = nothing;
    const told = [1, 2, 3].map(() => {
      const back = takeBack(sale, taken, [1]);
      taken = back.taken;
      const rounding = postingsOf(back.fact).find(({ account }) => account === 'rounding');
      const [tender] = back.fact.body.tenders;
      return [tender?.kind === 'cash_back' ? tender.paid : 0, back.fact.body.total, rounding?.amount];
    });
    expect(told).toEqual([[3_340, 3_333, 7], [3_330, 3_333, -3], [3_330, 3_334, -4]]);
  });

  test('a third of a discounted line costs what its share costs, not the whole discount (ledger.md 3.3: net(q) = ceil(N·q/Q))', () => {
    const sale = sold([{ unit: 4_000, pieces: 3, off: [{ amount: won(1_000) }, { kind: 'coupon', amount: won(1_000) }] }]);
    const state = receiptState(sale.body, [2]);
    expect(state.lines[0]).toEqual({ pieces: 2, gross: 8_000, net: 6_667, discounts: [667, 666], vat: 606 });
  });

  test.each<[string, number, number, number]>([
    ['nearest', 909, 454, 455], ['floor', 909, 455, 454], ['ceil', 910, 455, 455],
  ])('VAT goes back at the sale’s own terms: %s', (rounding, vat, first, second) => {
    const sale = sold([{ unit: 5_000 }, { unit: 5_000 }], { terms: { rateBp: 1_000, rounding: rounding as 'floor' } });
    expect(sale.body.vat).toBe(vat);
    const one = takeBack(sale, nothing, [1, 0]);
    expect([one.fact.body.vat, takeBack(sale, one.taken, [0, 1]).fact.body.vat]).toEqual([first, second]);
  });
});

describe('what other tills got wrong', () => {
  test('E49 what goes back never exceeds what was paid by a won', () => {
    const sale = sold([{ unit: 3_333, pieces: 3, off: [{ amount: won(1) }] }], { tenders: (total) => [card(total)] });
    let taken: Taken = nothing;
    const totals = [1, 2, 3].map(() => {
      const back = takeBack(sale, taken, [1]);
      taken = back.taken;
      return back.fact.body.total;
    });
    expect(totals).toEqual([3_332, 3_333, 3_333]);
    expect(totals[0]! + totals[1]! + totals[2]!).toBe(9_998);
  });

  test('E52 a part of a discounted receipt takes its part of the discount with it', () => {
    const { fact } = takeBack(mixed(), nothing, [1, 0, 0]);
    expect(fact.body.lines.map(({ gross, discounts, net }) => [gross, discounts.map(({ amount }) => amount), net])).toEqual([[15_000, [1_253], 13_747]]);
  });

  test('E53 the stored line is what goes back, whatever the item costs today', () => {
    const sale = sold([{ unit: 7_000, terms: 'consign' }]);
    const { fact } = takeBack(sale, nothing, [1]);
    expect(fact.body.lines[0]).toMatchObject({ listPrice: 7_000, gross: 7_000, net: 7_000, contract: { version: 1, rateBp: 2_000 } });
  });

  test('J91 a sealed sale stays as it is; what came back is an entry of its own that names it', () => {
    const sale = mixed();
    const before = JSON.stringify(sale);
    const { fact } = takeBack(sale, nothing, [1, 1, 1]);
    expect(JSON.stringify(sale)).toBe(before);
    expect(fact.body).toMatchObject({ original: '0001-01-1-000001', saleId: 'back-1', returned: { saleId: 'sale-1', soldOn: '2026-11-20' } });
  });
});

describe('refusals', () => {
  const sale = sold([{ unit: 5_000, pieces: 2 }, { unit: 3_000 }]);
  test.each<[string, Partial<ReturnProposal>, Partial<ReturnFacts>, string]>([
    ['a closed shift', {}, { shiftOpen: false }, 'shift_closed'],
    ['no line', { lines: [] }, {}, 'nothing_chosen'],
    ['a line of another receipt', { lines: [{ lineId: 'X' as LineId, pieces: 1, damaged: null }] }, {}, 'unknown_line'],
    ['a line twice', { lines: [1, 2].map(() => ({ lineId: 'L1' as LineId, pieces: 1, damaged: null })) }, {}, 'unknown_line'],
    ['no piece', { lines: [{ lineId: 'L1' as LineId, pieces: 0, damaged: null }] }, {}, 'quantity_out_of_range'],
    ['half a piece', { lines: [{ lineId: 'L1' as LineId, pieces: 0.5, damaged: null }] }, {}, 'quantity_out_of_range'],
    ['more than was sold', { lines: [{ lineId: 'L1' as LineId, pieces: 3, damaged: null }] }, {}, 'already_returned'],
    ['no reason', { reason: ' ' }, {}, 'reason_missing'],
    ['a card number as reason', { reason: '4111 1111 1111 1111' }, {}, 'card_number'],
    ['a long reason', { reason: '가'.repeat(101) }, {}, 'note_too_long'],
    ['another total', { expectedTotal: won(4_999) }, {}, 'price_changed'],
    ['nobody’s leave', {}, { isGranted: () => false }, 'consent_needed'],
    ['cash for a means that is not there', { inCash: [2] }, {}, 'bad_tender'],
  ])('%s', (_what, change, facts, code) => {
    expect(refusal(sale, nothing, asked(sale, nothing, [1, 0], change), facts)).toBe(code);
  });

  test('more than is left, and a refund of a refund', () => {
    const { fact, taken } = takeBack(sale, nothing, [2, 0]);
    expect(refusal(sale, taken, { ...asked(sale, nothing, [1, 0]) })).toBe('already_returned');
    expect(refusal({ ...sale, kind: 'refund', body: fact.body }, nothing, asked(sale, nothing, [1, 0]))).toBe('not_a_sale');
  });

  test('a card without the number that its cancelling got, and cash for a card without leave', () => {
    const onCard = sold([{ unit: 5_000 }], { tenders: (total) => [card(total)] });
    expect(refusal(onCard, nothing, asked(onCard, nothing, [1], { cancels: [] }))).toBe('approval_missing');
    expect(refusal(onCard, nothing, asked(onCard, nothing, [1], { cancels: [{ leg: 1, approval: '승인' }] }))).toBe('approval_missing');
    const wanted: string[] = [];
    const isGranted: ReturnFacts['isGranted'] = ({ action, amount }) => {
      wanted.push(`${action} ${amount}`);
      return action !== 'return_other_means';
    };
    expect(refusal(onCard, nothing, asked(onCard, nothing, [1], { inCash: [1] }), { isGranted })).toBe('consent_needed');
    expect(wanted).toEqual(['return_by_receipt 5000', 'return_other_means 5000']);
    expect(rows(takeBack(onCard, nothing, [1], { inCash: [1] }).fact)).toContain('cash[refund] -5000');
  });

  test('late or excluded goods come back with leave alone', () => {
    const wanted = (facts: Partial<ReturnFacts>): string[] => {
      const actions: string[] = [];
      refusal(sale, nothing, asked(sale, nothing, [1, 0]), { ...facts, isGranted: ({ action }) => (actions.push(action), true) });
      return actions;
    };
    expect(wanted({ today: '2026-11-27' as BusinessDate })).toEqual(['return_by_receipt']);
    expect(wanted({ today: '2026-11-28' as BusinessDate })).toEqual(['return_by_receipt', 'return_late']);
    const policy = { ...usualReturns, excluded: ['식품'] };
    expect(wanted({ policy, category: (id) => (id === 1 ? '식품' : '') })).toEqual(['return_by_receipt', 'return_late']);
    expect(wanted({ policy, category: (id) => (id === 2 ? '식품' : '') })).toEqual(['return_by_receipt']);
  });
});

describe('goods', () => {
  const sale = sold([{ unit: 5_000, pieces: 3, terms: 'consign' }, { unit: 1_000 }]);
  const broken = (pieces: number, bearer: 'store' | 'maker', lineId = 'L1', wanted = 3) => ({
    lines: [{ lineId: lineId as LineId, pieces: wanted, damaged: { pieces, bearer } }],
  });
  test('broken pieces go on no shelf, and what the shop broke is owed to the maker', () => {
    const { fact } = takeBack(sale, nothing, [3, 0], broken(1, 'store'));
    expect(stockMovesOf(fact)).toEqual([{ itemId: 1, quantity: 2 }]);
    expect(rows(fact)).toEqual(expect.arrayContaining(['damage L1 4000', 'maker_due[compensation] L1 -4000', 'maker_due[proceeds] L1 15000']));
    const theirs = takeBack(sale, nothing, [3, 0], broken(3, 'maker')).fact;
    expect(rows(theirs).filter((row) => /damage|compensation/.test(row))).toEqual([]);
    expect(stockMovesOf(theirs)).toEqual([{ itemId: 1, quantity: 0 }]);
  });

  test.each<[string, Sold, number]>([
    ['consigned at 20 %, its VAT included', { unit: 5_000, terms: 'consign' }, 4_000],
    ['consigned, 1,000 off by the maker', { unit: 5_000, terms: 'consign', off: [{ amount: won(1_000), funder: 'maker' }] }, 3_200],
    ['consigned, 1,000 off by the shop', { unit: 5_000, terms: 'consign', off: [{ amount: won(1_000) }] }, 4_000],
    ['special at 20 %', { unit: 5_000, terms: 'special' }, 4_000],
    ['bought outright', { unit: 5_000, terms: 'outright' }, 0],
    ['the shop’s own', { unit: 5_000 }, 0],
  ])('the shop owes for what it broke what the sale would have left the maker: %s', (_what, line, owed) => {
    const { fact } = takeBack(sold([line]), nothing, [1], broken(1, 'store', 'L1', 1));
    expect(fact.body.returned?.lines).toEqual([{ place: 1, damaged: { pieces: 1, bearer: 'store', compensation: owed } }]);
  });

  test('commission with its VAT added lowers what is owed', () => {
    const line: Sold = { unit: 5_000, terms: 'consign' };
    const added = sold([line]);
    const lines = added.body.lines.map((one) => ({ ...one, contract: { ...one.contract, vatMode: 'added' as const } }));
    const { fact } = takeBack({ ...added, body: { ...added.body, lines } }, nothing, [1], broken(1, 'store', 'L1', 1));
    expect(fact.body.returned?.lines[0]?.damaged?.compensation).toBe(3_900);
  });

  test.each([0, 4, 0.5])('refuses %s broken of three', (pieces) => {
    expect(refusal(sale, nothing, asked(sale, nothing, [3, 0], broken(pieces, 'store')))).toBe('bad_damage');
  });
});

test('the rules of a shop: days are counted on the calendar, leap days too', () => {
  expect(dayNumber('1970-01-01' as BusinessDate)).toBe(0);
  expect(dayNumber('2000-03-01' as BusinessDate) - dayNumber('2000-02-28' as BusinessDate)).toBe(2);
  expect(dayNumber('2026-11-23' as BusinessDate)).toBe(Date.UTC(2026, 10, 23) / 86_400_000);
  expect(daysLate('2028-02-26' as BusinessDate, '2028-03-06' as BusinessDate, usualReturns)).toBe(2);
  for (const date of ['1999-12-31', '2024-02-29', '2026-11-23', '2100-03-01']) expect(dateOfDay(dayNumber(date as BusinessDate))).toBe(date);
  expect(policyOf('')).toEqual(usualReturns);
  const other = { days: 14, excluded: ['식품'], priceDays: 90 };
  expect(policyOf(policyText(other))).toEqual(other);
});
