/** Over which of a sale's means of payment money goes back, and how much over each. Cancels no card and opens no drawer. */
import { roundTo, subtract, sum, won, zero, type Won } from './money.ts';
import { assert, must } from './result.ts';
import { settledBy, smallestCoin, type AnyTender, type Tender } from './tender.ts';

/** What earlier refunds gave back over one means of payment: what they owed, and the coins they handed out for it. */
export type LegTaken = { readonly exact: Won; readonly paid: Won };

/** Nothing yet. */
export const nothingTaken: LegTaken = { exact: zero, paid: zero };

/** One part of the money that goes back: `leg` is the place of the means of payment on the sale, from 1. */
export type LegBack = {
  readonly leg: number;
  readonly means: 'cash' | 'card' | 'transfer' | 'voucher' | 'credit';
  readonly exact: Won;
  /** In real coins for cash; else the exact sum. */
  readonly paid: Won;
};

/** What may still go back over one means of payment, in won. */
export function roomOf(tender: AnyTender, taken: LegTaken = nothingTaken): Won {
  return subtract(settledBy(tender), taken.exact);
}

/**
 * Splits `amount` won over the sale's means of payment as they stand after corrections, oldest first, none beyond what it
 * settled (ledger.md 3.3). `taken` is what earlier refunds gave back, by the same places. Legs of `inCash` are handed out
 * in cash, those of `asCredit` become store credit. Throws when the amount is more than all of them have left: goods left
 * never cost more.
 */
export function moneyBack(
  tenders: readonly AnyTender[], taken: readonly LegTaken[], amount: Won, inCash: readonly number[] = [],
  asCredit: readonly number[] = [],
): readonly LegBack[] {
  let rest: number = amount;
  const legs = tenders.flatMap((tender, index): LegBack[] => {
    const before = taken[index] ?? nothingTaken;
    const exact = won(Math.min(rest, roomOf(tender, before)));
    rest -= exact;
    if (exact === 0) return [];
    const leg = index + 1;
    if (asCredit.includes(leg)) return [{ leg, means: 'credit', exact, paid: exact }];
    return [legBack(tender, leg, exact, before, inCash.includes(leg))];
  });
  assert(rest === 0, 'no more goes back than was paid');
  return legs;
}

function legBack(tender: AnyTender, leg: number, exact: Won, before: LegTaken, isInCash: boolean): LegBack {
  if (tender.kind === 'cash' || isInCash) {
    const soFar = paidInCoins(tender, sum([before.exact, exact]));
    const paid = won(Math.max(0, soFar - before.paid));
    // Single won before it were store credit: what is handed out now are coins all the same.
    return { leg, means: 'cash', exact, paid: before.paid % smallestCoin === 0 ? paid : roundTo(paid, smallestCoin, 'up') };
  }
  assert(tender.kind === 'card' || tender.kind === 'transfer' || tender.kind === 'voucher', `money does not go back over ${tender.kind}`);
  return { leg, means: tender.kind, exact, paid: exact };
}

/**
 * Coins handed out for the exact sum so far: rounded up, never more than came in (nothing, where change given in the
 * customer's favour was more than was paid). A card's whole sum is rounded up, too.
 */
function paidInCoins(tender: AnyTender, exactSoFar: Won): Won {
  const rounded = roundTo(exactSoFar, smallestCoin, 'up');
  return tender.kind === 'cash' ? won(Math.max(0, Math.min(tender.given - tender.change, rounded))) : rounded;
}

/**
 * The part of a means of payment that stands for other goods from now on, by what passing it took of it (`moneyBack` without
 * coins in hand): of cash, the coins that stayed in the drawer for it.
 */
export function passedPart(tender: Tender, { exact, paid }: LegBack): Tender {
  if (tender.kind === 'cash') return { kind: 'cash', due: exact, given: paid, change: zero };
  assert('amount' in tender, `${tender.kind} passes on to no goods`);
  // A rest that was taken in cash paid for no goods.
  if (tender.kind === 'voucher') return { kind: 'voucher', amount: exact, serial: tender.serial, voucher: tender.voucher };
  return { ...tender, amount: exact };
}

/** What refunds gave back so far by place on the sale, after one more. */
export function takenAfter(taken: readonly LegTaken[], back: readonly LegBack[], legs: number): readonly LegTaken[] {
  return Array.from({ length: legs }, (_, index) => {
    const before = taken[index] ?? nothingTaken;
    return back.filter(({ leg }) => leg === index + 1).reduce<LegTaken>(
      (all, { exact, paid }) => ({ exact: sum([all.exact, exact]), paid: sum([all.paid, paid]) }), before);
  });
}

/** Cash among money that goes back, in won. */
export function cashBackOf(back: readonly LegBack[]): Won {
  return sum(back.filter(({ means }) => means === 'cash').map(({ paid }) => paid));
}

/** The tender at a place from 1. */
export function legAt(tenders: readonly Tender[], leg: number): Tender {
  return must(tenders[leg - 1], `means of payment ${leg}`);
}
