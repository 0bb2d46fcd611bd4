import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BusinessDate, ItemId, MakerId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { checkPromotion, inForce, isOver, promote, type PromotedLine, type Promotion, type PromotionRule } from '../../src/domain/promotion.ts';

const seeded = { seed: 20261122, numRuns: 3_000 };
const everything = { items: [], makers: [], categories: [] };
const day = (text: string): BusinessDate => text as BusinessDate;

function line(item: number, unit: number | null, quantity = 1, maker = 1, category = '도자'): PromotedLine {
  return { itemId: item as ItemId, makerId: maker as MakerId, category, unit: unit === null ? null : won(unit), quantity };
}

function promotion(rule: PromotionRule, changes: Partial<Promotion> = {}): Promotion {
  return { id: 'p', name: '행사', from: day('2026-01-01'), until: null, funder: 'store', scope: everything, rule, ended: false, ...changes };
}

const given = (lines: readonly PromotedLine[], ...promotions: readonly Promotion[]): [line: number, amount: number, id: string][] =>
  promote(lines, promotions).map((each) => [each.line, each.amount, each.promotion.id]);
const items = (...ids: number[]): ItemId[] => ids.map((id) => id as ItemId);

describe('n for m', () => {
  const twoAndOne = promotion({ kind: 'n_for_m', take: 3, pay: 2 });
  test.each<[string, readonly PromotedLine[], [number, number, string][]]>([
    ['three alike: one is free', [line(1, 3_000, 3)], [[0, 3_000, 'p']]],
    ['two: none', [line(1, 3_000, 2)], []],
    ['seven alike: two groups, one piece over', [line(1, 3_000, 7)], [[0, 6_000, 'p']]],
    ['the cheapest is free, its price shared by the group', [line(1, 6_000), line(2, 3_000), line(3, 1_000)], [[0, 600, 'p'], [1, 300, 'p'], [2, 100, 'p']]],
    ['dear ones stand together', [line(1, 1_000, 3), line(2, 5_000, 3)], [[0, 1_000, 'p'], [1, 5_000, 'p']]],
    ['equal prices: the earlier line first', [line(1, 1_000, 2), line(2, 1_000, 2)], [[0, 667, 'p'], [1, 333, 'p']]],
    ['a line without a listed price is none of it', [line(1, null, 3), line(2, 2_000, 2)], []],
  ])('%s', (_name, lines, wanted) => expect(given(lines, twoAndOne)).toEqual(wanted));

  test('of a maker or a category alone', () => {
    const lines = [line(1, 3_000, 3, 1), line(2, 2_000, 3, 2, '유리')];
    expect(given(lines, promotion({ kind: 'n_for_m', take: 3, pay: 2 }, { scope: { ...everything, makers: [2 as MakerId] } }))).toEqual([[1, 2_000, 'p']]);
    expect(given(lines, promotion({ kind: 'n_for_m', take: 3, pay: 2 }, { scope: { ...everything, categories: ['도자'] } }))).toEqual([[0, 3_000, 'p']]);
  });

  test('of 9,999 pieces on each of 500 lines, without a piece at a time', () => {
    const lines = Array.from({ length: 500 }, (_, index) => line(index + 1, 100 + index, 9_999));
    const all = promote(lines, [twoAndOne]);
    expect(all.reduce((total, { amount }) => total + amount, 0)).toBe(lines.reduce((total, { unit }) => total + 3_333 * (unit ?? 0), 0));
  });
});

describe('per cent', () => {
  test.each<[string, readonly PromotedLine[], number, [number, number, string][]]>([
    ['ten of 15,000', [line(1, 15_000)], 1_000, [[0, 1_500, 'p']]],
    ['part of a won goes to the customer, once a line', [line(1, 333, 3)], 1_000, [[0, 100, 'p']]],
    ['the whole price', [line(1, 990, 2)], 10_000, [[0, 1_980, 'p']]],
    ['nothing', [line(1, 990, 2)], 0, []],
  ])('%s', (_name, lines, bp, wanted) => expect(given(lines, promotion({ kind: 'percent', bp }))).toEqual(wanted));
});

describe('a bundle', () => {
  const pair = promotion({ kind: 'bundle', items: items(1, 2), price: won(10_000) });
  test.each<[string, readonly PromotedLine[], [number, number, string][]]>([
    ['one of each for one price, shared by their prices', [line(1, 9_000), line(2, 3_000)], [[0, 1_500, 'p'], [1, 500, 'p']]],
    ['as often as there is one of each', [line(1, 9_000, 3), line(2, 3_000, 2)], [[0, 3_000, 'p'], [1, 1_000, 'p']]],
    ['one is missing', [line(1, 9_000, 3)], []],
    ['dearer than its pieces is none', [line(1, 4_000), line(2, 3_000)], []],
  ])('%s', (_name, lines, wanted) => expect(given(lines, pair)).toEqual(wanted));

  test('the same item twice in a bundle needs two pieces, also of two lines', () => {
    const twice = promotion({ kind: 'bundle', items: items(1, 1), price: won(5_000) });
    expect(given([line(1, 3_000)], twice)).toEqual([]);
    expect(given([line(1, 3_000), line(1, 3_000)], twice)).toEqual([[0, 500, 'p'], [1, 500, 'p']]);
    expect(given([line(1, 3_000, 4)], twice)).toEqual([[0, 2_000, 'p']]);
  });
});

test('a piece is one promotion\'s alone: the first takes it', () => {
  const first = promotion({ kind: 'bundle', items: items(1, 2), price: won(10_000) }, { id: 'a' });
  const second = promotion({ kind: 'percent', bp: 1_000 }, { id: 'b' });
  expect(given([line(1, 9_000, 2), line(2, 3_000)], first, second)).toEqual([[0, 1_500, 'a'], [1, 500, 'a'], [0, 900, 'b']]);
});

test('holds from its first day to its last, both counted', () => {
  const until = promotion({ kind: 'percent', bp: 1_000 }, { from: day('2026-11-02'), until: day('2026-11-04') });
  const days = ['2026-11-01', '2026-11-02', '2026-11-04', '2026-11-05'].map(day);
  expect(days.map((each) => inForce([until], each).length)).toEqual([0, 1, 1, 0]);
  expect(inForce([{ ...until, until: null }], day('2030-01-01'))).toHaveLength(1);
  expect(inForce([{ ...until, ended: true }], day('2026-11-03'))).toHaveLength(0);
  expect(days.map((each) => isOver(until, each))).toEqual([false, false, false, true]);
  expect(isOver({ ...until, ended: true }, day('2026-11-01'))).toBe(true);
});

test('no line costs less than nothing, no piece is used twice, and no order of lines changes what is given', () => {
  const anyLine = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.option(fc.integer({ min: 0, max: 50_000 })), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 3 }))
    .map(([item, unit, quantity, maker]) => line(item, unit, quantity, maker, maker === 1 ? '도자' : '유리'));
  const anyRule = fc.oneof(
    fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 4 })).map(([take, pay]) => ({ kind: 'n_for_m' as const, take, pay: Math.min(pay, take - 1) })),
    fc.integer({ min: 0, max: 10_000 }).map((bp) => ({ kind: 'percent' as const, bp })),
    fc.tuple(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 60_000 }))
      .map(([ids, price]) => ({ kind: 'bundle' as const, items: items(...ids), price: won(price) })),
  );
  const anyScope = fc.constantFrom(everything, { ...everything, makers: [1 as MakerId] }, { ...everything, categories: ['유리'] }, { ...everything, items: items(1, 2) });
  const anyPromotion = fc.tuple(anyRule, anyScope).map(([rule, scope]) => promotion(rule, { scope }));
  fc.assert(
    fc.property(fc.array(anyLine, { maxLength: 12 }), fc.array(anyPromotion, { maxLength: 4 }), (lines, promotions) => {
      const off = lines.map(() => 0);
      for (const { line: place, amount } of promote(lines, promotions)) off[place] = (off[place] ?? 0) + amount;
      const total = off.reduce((all, amount) => all + amount, 0);
      const backwards = promote([...lines].reverse(), promotions).reduce((all, { amount }) => all + amount, 0);
      const isFair = off.every((amount, place) => amount <= (lines[place]?.unit ?? 0) * (lines[place]?.quantity ?? 0));
      // Part of a won is the customer's once a line, so the same line in two parts may give a won more: compare distinct lines.
      return isFair && (new Set(lines.map(({ itemId }) => itemId)).size < lines.length || total === backwards);
    }),
    seeded,
  );
});

describe('what a person may set', () => {
  const half = promotion({ kind: 'percent', bp: 5_000 }, { name: '  반값  ' });
  test('its name tidied', () => expect(checkPromotion(half)).toEqual({ ok: true, value: { ...half, name: '반값' } }));
  test.each<[string, Partial<Promotion>, string]>([
    ['no name', { name: ' ' }, 'name_missing'],
    ['a name that fits no paper', { name: '가'.repeat(31) }, 'name_missing'],
    ['a card number as its name', { name: '4111 1111 1111 1111' }, 'card_number'],
    ['a day that no calendar has', { from: day('2026-02-30') }, 'bad_dates'],
    ['a last day that no calendar has', { until: day('2026-13-01') }, 'bad_dates'],
    ['an end before its beginning', { until: day('2025-12-31') }, 'bad_dates'],
    ['nothing off', { rule: { kind: 'percent', bp: 0 } }, 'bad_rule'],
    ['more than everything off', { rule: { kind: 'percent', bp: 10_001 } }, 'bad_rule'],
    ['half a basis point', { rule: { kind: 'percent', bp: 0.5 } }, 'bad_rule'],
    ['all of a group paid', { rule: { kind: 'n_for_m', take: 2, pay: 2 } }, 'bad_rule'],
    ['none of a group paid', { rule: { kind: 'n_for_m', take: 2, pay: 0 } }, 'bad_rule'],
    ['a bundle of one', { rule: { kind: 'bundle', items: items(1), price: won(1_000) } }, 'bad_rule'],
    ['a bundle for less than nothing', { rule: { kind: 'bundle', items: items(1, 2), price: won(-1) } }, 'bad_rule'],
    ['a scope without end', { scope: { ...everything, categories: Array.from({ length: 201 }, (_, index) => String(index)) } }, 'bad_rule'],
  ])('not %s', (_name, changes, code) => {
    const checked = checkPromotion({ ...half, name: '반값', ...changes });
    expect(checked.ok ? 'taken' : checked.refusal.code).toBe(code);
  });
});
