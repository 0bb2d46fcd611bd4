import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { won } from '../../src/domain/money.ts';
import { giveCashBack, piecesOf, roundingOf, takeCash, valueOf } from '../../src/domain/tender.ts';

const seeded = { seed: 20261122, numRuns: 3_000 };

describe('cash taken', () => {
  test.each([
    { due: 18_700, given: 50_000, change: 31_300, rounding: 0, why: 'korea.md 6' },
    { due: 18_700, given: 18_700, change: 0, rounding: 0, why: 'exact' },
    { due: 0, given: 0, change: 0, rounding: 0, why: 'a receipt of 0 won' },
    { due: 12_345, given: 12_340, change: 0, rounding: 5, why: 'coins below 10 won do not exist' },
    { due: 12_345, given: 12_345, change: 0, rounding: 0, why: 'the very sum, typed' },
    { due: 12_345, given: 20_000, change: 7_660, rounding: 5, why: 'change in real coins, for the customer' },
  ])('$due for $given: $why', ({ due, given, change, rounding }) => {
    const taken = takeCash(won(due), won(given));
    expect(taken).toEqual({ ok: true, value: { kind: 'cash', due, given, change } });
    if (taken.ok) expect(roundingOf(taken.value)).toBe(rounding);
  });

  test('too little is refused with what is missing', () => {
    expect(takeCash(won(18_700), won(15_700))).toEqual({ ok: false, refusal: { code: 'short', facts: { missing: 3_000 } } });
    expect(takeCash(won(12_345), won(12_330))).toEqual({ ok: false, refusal: { code: 'short', facts: { missing: 10 } } });
  });

  test('what stays in the drawer is the due but for less than one coin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (due, more) => {
        const given = Math.ceil(due / 10) * 10 + more * 10;
        const taken = takeCash(won(due), won(given));
        if (!taken.ok) return false;
        const kept = taken.value.given - taken.value.change;
        return kept === Math.floor(due / 10) * 10 || kept === due || (more === 0 && kept - due < 10 && kept <= Math.ceil(due / 10) * 10);
      }),
      seeded,
    );
  });
});

describe('cash given back', () => {
  test.each([[3_333, 3_340, 7], [3_330, 3_330, 0], [0, 0, 0]])('%i is paid as %i', (exact, paid, rounding) => {
    const back = giveCashBack(won(exact));
    expect(back.paid).toBe(paid);
    expect(roundingOf(back)).toBe(rounding);
  });
});

describe('notes and coins', () => {
  test('31,300 is 10,000 × 3 + 1,000 + 100 × 3 (korea.md 6)', () => {
    expect(piecesOf(won(31_300))).toEqual([{ face: 10_000, pieces: 3 }, { face: 1_000, pieces: 1 }, { face: 100, pieces: 3 }]);
  });

  test('pieces are worth the amount, to the last coin', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }), (amount) => valueOf(piecesOf(won(amount))) === amount - (amount % 10)),
      seeded,
    );
  });
});
