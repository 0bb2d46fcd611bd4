/** Means of payment: what is due in cash, what goes back. Opens no drawer. */
import { roundTo, subtract, won, zero, type Won } from './money.ts';
import { ok, refuse, type Result } from './result.ts';

/** The smallest coin in circulation, in won. */
export const smallestCoin = 10;

/** Notes and coins, large first, in won. */
export const denominations = [50_000, 10_000, 5_000, 1_000, 500, 100, 50, 10] as const;

/** Cash taken for a sale: due, given over, handed back. `given − change` differs from `due` only by missing coins. */
export type CashTender = { readonly kind: 'cash'; readonly due: Won; readonly given: Won; readonly change: Won };

/** Cash handed out for a refund: the exact sum and what was paid in real coins (never less). */
export type CashBack = { readonly kind: 'cash_back'; readonly exact: Won; readonly paid: Won };

/** One means of payment on one receipt. */
export type Tender = CashTender | CashBack;

/**
 * Takes `given` won for `due` won. Coins below 10 won do not exist, so the rest below 10 is left to the customer:
 * 12,345 is settled by 12,340, and change is rounded up. Refuses `short` with the missing won.
 */
export function takeCash(due: Won, given: Won): Result<CashTender, 'short'> {
  const least = roundTo(due, smallestCoin, 'down');
  if (given < least) return refuse('short', { missing: subtract(least, given) });
  const change = given <= due ? zero : roundTo(subtract(given, due), smallestCoin, 'up');
  return ok({ kind: 'cash', due, given, change });
}

/** Gives back `exact` won in real coins, rounded up in the customer's favour. */
export function giveCashBack(exact: Won): CashBack {
  return { kind: 'cash_back', exact, paid: roundTo(exact, smallestCoin, 'up') };
}

/** What the customer left (−) or was given (+) because coins are missing, in won; posted to `rounding`. */
export function roundingOf(tender: Tender): Won {
  if (tender.kind === 'cash_back') return subtract(tender.paid, tender.exact);
  return won(tender.due - (tender.given - tender.change));
}

/** A count of one denomination: face in won, pieces. */
export type Pieces = { readonly face: number; readonly pieces: number };

/** The notes and coins that make up an amount, large first; what is below the smallest coin is left out. */
export function piecesOf(amount: Won): Pieces[] {
  let rest: number = amount;
  return denominations.flatMap((face) => {
    const pieces = Math.floor(rest / face);
    rest -= pieces * face;
    return pieces > 0 ? [{ face, pieces }] : [];
  });
}

/** The value of counted notes and coins, in won. */
export function valueOf(counts: readonly Pieces[]): Won {
  return won(counts.reduce((total, count) => total + count.face * count.pieces, 0));
}
