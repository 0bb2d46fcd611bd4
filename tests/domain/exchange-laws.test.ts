import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CardTender, Tender } from '../../src/domain/tender.ts';
import { settledBy } from '../../src/domain/tender.ts';
import { sum, won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import type { Posting } from '../../src/domain/posting-values.ts';
import { legsOf, type Original, type Taken } from '../../src/domain/refund.ts';
import type { ProposedTender } from '../../src/domain/split.ts';
import { exchange, type Good } from './exchanged.ts';
import { nothing, sold, takeBack, type Sold } from './sold.ts';

const card = (amount: number): CardTender => ({
  kind: 'card', amount: won(amount), manual: true, approval: 'A0', issuer: '신한', acquirer: '신한', months: 0,
});
const terms = fc.constantFrom('own' as const, 'outright' as const, 'special' as const, 'consign' as const);
const unit = fc.integer({ min: 0, max: 60_000 });
const pieces = fc.integer({ min: 1, max: 4 });
const tax = fc.constantFrom('taxable' as const, 'exempt' as const);

const soldLine: fc.Arbitrary<Sold> = fc.record({ unit, pieces, tax, terms, off: fc.integer({ min: 0, max: 100 }) })
  .map(({ off, ...line }) => {
    const amount = Math.floor((line.unit * line.pieces * off) / 300);
    return amount === 0 ? line : { ...line, off: [{ amount: won(amount) }] };
  });
const good: fc.Arbitrary<Good> = fc.record({ unit, pieces, tax, terms, share: fc.integer({ min: 0, max: 9 }) })
  .map(({ share, ...line }) => ({ ...line, off: { amount: Math.floor((line.unit * line.pieces * share) / 100), funder: 'store' as const } }));

/** Pieces of any receipt so far come back, or go for other goods; the difference is paid on a card in part. */
const step = fc.record({
  receipt: fc.nat(5), picks: fc.array(fc.nat(4), { minLength: 4, maxLength: 4 }),
  goods: fc.option(fc.array(good, { minLength: 1, maxLength: 3 })), onCard: fc.integer({ min: 0, max: 100 }), over: fc.integer({ min: 0, max: 20_000 }),
});
const histories = fc.record({
  lines: fc.array(soldLine, { minLength: 1, maxLength: 4 }), onCard: fc.integer({ min: 0, max: 100 }), steps: fc.array(step, { maxLength: 6 }),
  rounding: fc.constantFrom('nearest' as const, 'floor' as const, 'ceil' as const),
});

function paid(onCard: number): (total: number) => Tender[] {
  return (total) => {
    const onIt = Math.floor((total * onCard) / 100);
    const due = total - onIt;
    const given = Math.floor(due / 10) * 10;
    return [...(onIt > 0 ? [card(onIt)] : []), ...(due > 0 ? [{ kind: 'cash', due: won(due), given: won(given), change: won(0) } as const] : [])];
  };
}

function paying(onCard: number, over: number, approval: string): (difference: number) => ProposedTender[] {
  return (difference) => {
    if (difference <= 0) return [];
    const onIt = Math.floor((difference * onCard) / 100);
    const rest = difference - onIt;
    return [
      ...(onIt > 0 ? [{ kind: 'card', amount: won(onIt), approval, issuer: '비씨', acquirer: '비씨', months: 0 } as const] : []),
      ...(rest > 0 ? [{ kind: 'cash', given: won(rest + over) } as const] : []),
    ];
  };
}

const keyOf = ({ account, kind, line, flow: _flow, amount: _amount, ...rest }: Posting): string => (
  // Cash in and cash out stand on one account; so do the parts of it.
  `${account}${account === 'cash' ? '' : `[${kind}]`} ${JSON.stringify(rest)} ${line === 0 ? '' : 'line'}`);

type Open = { readonly receipt: Original; taken: Taken };

/** What cards were charged and what was cancelled of them, by the number of the charge. */
function cardsOf(tenders: readonly Tender[], cards: Map<string, number>): void {
  for (const tender of tenders) {
    if (tender.kind === 'card') cards.set(tender.approval, (cards.get(tender.approval) ?? 0) + tender.amount);
    if (tender.kind === 'card_back') cards.set(tender.cancelled, (cards.get(tender.cancelled) ?? 0) - tender.amount);
  }
}

test('goods for goods and goods for money, in any order: no means gives back more than it took, and all of it back is nothing anywhere', () => {
  let exchanges = 0;
  fc.assert(fc.property(histories, ({ lines, onCard, steps, rounding }) => {
    const sale = sold(lines, { tenders: paid(onCard), terms: { rateBp: 1_000, rounding } });
    const open: Open[] = [{ receipt: sale, taken: nothing }];
    const all: Posting[] = [...postingsOf({ kind: 'sale', body: sale.body })];
    const cards = new Map<string, number>();
    cardsOf(sale.tenders, cards);
    const left = ({ receipt, taken }: Open): number[] => receipt.body.lines.map(({ quantity }, index) => quantity - (taken.pieces[index] ?? 0));
    const giveBack = (one: Open, count: readonly number[]): void => {
      const { fact, taken } = takeBack(one.receipt, one.taken, count);
      one.taken = taken;
      all.push(...postingsOf(fact));
      cardsOf(fact.body.tenders, cards);
    };
    steps.forEach(({ receipt, picks, goods, onCard: onIt, over }, index) => {
      const one = open[receipt % open.length] as Open;
      const count = left(one).map((most, at) => (picks[at] ?? 0) % (most + 1));
      if (count.every((n) => n === 0)) return;
      if (goods === null) return giveBack(one, count);
      const { fact, taken, receipt: made } = exchange(one.receipt, one.taken, count, goods, { id: `e${index}`, tenders: paying(onIt, over, `A${index + 1}`) });
      exchanges += 1;
      one.taken = taken;
      open.push({ receipt: made, taken: nothing });
      all.push(...postingsOf(fact));
      cardsOf(fact.body.tenders, cards);
      // What stands for the new goods is what they cost: passed on and paid, neither more nor less.
      const { body } = fact;
      expect(sum(legsOf(made).map(settledBy))).toBe(body.total);
      expect(body.supply + body.vat + body.exempt).toBe(body.total);
      expect(body.back.supply + body.back.vat + body.back.exempt).toBe(body.back.total);
    });
    for (const { receipt, taken } of open) {
      legsOf(receipt).forEach((leg, index) => expect(taken.legs[index]?.exact ?? 0).toBeLessThanOrEqual(settledBy(leg)));
    }
    expect([...cards.values()].filter((amount) => amount < 0)).toEqual([]);
    for (const one of open) if (left(one).some((count) => count > 0)) giveBack(one, left(one));
    const sums = new Map<string, number>();
    for (const posting of all) sums.set(keyOf(posting), (sums.get(keyOf(posting)) ?? 0) + posting.amount);
    expect([...sums].filter(([, amount]) => amount !== 0)).toEqual([]);
    expect([...cards.values()].filter((amount) => amount !== 0)).toEqual([]);
  }), { seed: 20261130, numRuns: 2_000 });
  expect(exchanges).toBeGreaterThan(2_000);
});
