import fc from 'fast-check';
import { expect, test } from 'vitest';
import { won, type Won } from '../../src/domain/money.ts';
import { postingsOf } from '../../src/domain/posting.ts';
import type { Posting } from '../../src/domain/posting-values.ts';
import type { Taken } from '../../src/domain/refund.ts';
import type { CardTender, Tender } from '../../src/domain/tender.ts';
import { nothing, sold, takeBack, type Sold } from './sold.ts';

const card = (amount: number): CardTender => ({
  kind: 'card', amount: won(amount), manual: true, approval: '12345678', issuer: '신한', acquirer: '신한', months: 0,
});

/** Sold receipts of every kind of line, and an order in which their pieces come back. */
const soldLine: fc.Arbitrary<Sold> = fc.record({
  unit: fc.integer({ min: 0, max: 60_000 }), pieces: fc.integer({ min: 1, max: 5 }), tax: fc.constantFrom('taxable', 'exempt'),
  terms: fc.constantFrom('own', 'outright', 'special', 'consign'), shares: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
  off: fc.integer({ min: 0, max: 100 }),
}).map(({ shares, off, ...line }) => {
  const most = Math.floor((line.unit * line.pieces * off) / 100);
  const whole = shares.reduce((all, share) => all + share, 0);
  const kinds = ['line', 'coupon', 'promo'] as const;
  const parts = shares.map((share, index) => ({ kind: kinds[index] ?? 'line', amount: won(Math.floor((most * share) / whole)) }));
  return { ...line, off: parts.filter(({ amount }) => amount > 0) } as Sold;
});
const soldReceipts = fc.record({
  lines: fc.array(soldLine, { minLength: 1, maxLength: 5 }), onCard: fc.integer({ min: 0, max: 100 }), byTransfer: fc.integer({ min: 0, max: 50 }),
  over: fc.integer({ min: 0, max: 50_000 }), rounding: fc.constantFrom('nearest', 'floor', 'ceil'),
  order: fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 })), { maxLength: 12 }),
});

/** Real coins: what is given ends in 0, and so does the change. */
function inCoins(due: number, over: number): Tender {
  const given = due - (due % 10) + over - (over % 10);
  return { kind: 'cash', due: won(due), given: won(given), change: won(given <= due ? 0 : Math.ceil((given - due) / 10) * 10) };
}

function paidBy(onCard: number, byTransfer: number, over: number): (total: number) => Tender[] {
  return (total) => {
    const onIt = Math.floor((total * onCard) / 100);
    const sent = Math.floor(((total - onIt) * byTransfer) / 100);
    const due = total - onIt - sent;
    return [
      ...(onIt > 0 ? [card(onIt)] : []),
      ...(sent > 0 ? [{ kind: 'transfer', amount: won(sent), payer: '김' } as const] : []),
      ...(due > 0 ? [inCoins(due, over)] : []),
    ];
  };
}

const key = ({ account, kind, line, flow: _flow, amount: _amount, ...rest }: Posting): string => (
  // Cash out and cash in stand on one account; so do the parts of it.
  `${account}${account === 'cash' ? '' : `[${kind}]`} L${line} ${JSON.stringify(rest)}`);

test('any partial returns take back no more than was sold by line, means and tax; all of it, in any order, leaves every account at zero', () => {
  fc.assert(fc.property(soldReceipts, ({ lines, onCard, byTransfer, over, rounding, order }) => {
    const sale = sold(lines, { tenders: paidBy(onCard, byTransfer, over), terms: { rateBp: 1_000, rounding } });
    const all: Posting[] = [...postingsOf({ kind: 'sale', body: sale.body })];
    let taken: Taken = nothing;
    let back = { total: 0, supply: 0, vat: 0, exempt: 0 };
    const rest = (): number[] => sale.body.lines.map(({ quantity }, index) => quantity - (taken.pieces[index] ?? 0));
    const step = (pieces: readonly number[]): void => {
      const { fact, taken: after } = takeBack(sale, taken, pieces);
      const { body } = fact;
      taken = after;
      all.push(...postingsOf(fact));
      back = { total: back.total + body.total, supply: back.supply + body.supply, vat: back.vat + body.vat, exempt: back.exempt + body.exempt };
      expect(body.supply + body.vat + body.exempt).toBe(body.total);
      expect(Math.min(body.total, body.supply, body.vat, body.exempt)).toBeGreaterThanOrEqual(0);
      expect(back.vat).toBeLessThanOrEqual(sale.body.vat);
      expect(back.exempt).toBeLessThanOrEqual(sale.body.exempt);
      sale.tenders.forEach((tender, index) => {
        const settled: Won = tender.kind === 'cash' ? tender.due : 'amount' in tender ? tender.amount : won(0);
        const leg = taken.legs[index];
        expect(leg?.exact).toBeLessThanOrEqual(settled);
        expect(leg?.paid).toBeLessThanOrEqual(tender.kind === 'cash' ? tender.given - tender.change : settled);
        expect(leg?.paid).toBeGreaterThanOrEqual(0);
      });
    };
    for (const [place, most] of order) {
      const left = rest()[place] ?? 0;
      if (left > 0) step(rest().map((_, index) => (index === place ? Math.min(left, most) : 0)));
    }
    if (rest().some((left) => left > 0)) step(rest());
    const { total, supply, vat, exempt } = sale.body;
    expect(back).toEqual({ total, supply, vat, exempt });
    const sums = new Map<string, number>();
    for (const posting of all) {
      // The customer's coins and the drawer's are one account; rounding closes too.
      sums.set(key(posting), (sums.get(key(posting)) ?? 0) + posting.amount);
    }
    expect([...sums].filter(([, amount]) => amount !== 0)).toEqual([]);
  }), { seed: 20261122, numRuns: 3_000 });
});

test('what is left of a receipt does not depend on the order in which pieces came back', () => {
  fc.assert(fc.property(soldReceipts, fc.nat(4), fc.nat(4), ({ lines }, a, b) => {
    const sale = sold(lines);
    const one = (place: number) => sale.body.lines.map((_, index) => (index === place ? 1 : 0));
    fc.pre(a !== b && a < lines.length && b < lines.length);
    const [ab, ba] = [[a, b], [b, a]].map((order) => {
      let taken: Taken = nothing;
      const postings = order.flatMap((place) => {
        const back = takeBack(sale, taken, one(place));
        taken = back.taken;
        return postingsOf(back.fact);
      });
      const sums = new Map<string, number>();
      postings.forEach((posting) => sums.set(key(posting), (sums.get(key(posting)) ?? 0) + posting.amount));
      return { taken, sums: [...sums].filter(([, amount]) => amount !== 0).sort(([left], [right]) => (left < right ? -1 : 1)) };
    });
    expect(ab).toEqual(ba);
  }), { seed: 20261122, numRuns: 1_000 });
});
