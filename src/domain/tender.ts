/** Means of payment: what each is, what is due in cash, what goes back. Opens no drawer. */
import { negate, roundTo, subtract, won, zero, type Won } from './money.ts';
import { assertNever, ok, refuse, type Result } from './result.ts';
import type { VoucherKind } from './voucher.ts';

/** The smallest coin in circulation, in won. */
export const smallestCoin = 10;

/** Notes and coins, large first, in won. */
export const denominations = [50_000, 10_000, 5_000, 1_000, 500, 100, 50, 10] as const;

/** Cash taken for a sale: due, given over, handed back. `given − change` differs from `due` only by missing coins. */
export type CashTender = { readonly kind: 'cash'; readonly due: Won; readonly given: Won; readonly change: Won };

/**
 * Cash handed out for a refund: the exact sum and what was paid in real coins. Without a receipt never less; over the
 * means of payment of a sale (`leg`, its place from 1) as much as rounding up so far comes to, and never more than came in.
 */
export type CashBack = { readonly kind: 'cash_back'; readonly exact: Won; readonly paid: Won; readonly leg?: number };

/**
 * A card that was charged on a terminal of its own, as the terminal's slip says: registered by hand (수기 등록). No card
 * number is ever part of it.
 */
export type CardTender = {
  readonly kind: 'card';
  readonly amount: Won;
  /** Typed from a slip, not told by a connected terminal. */
  readonly manual: true;
  readonly approval: string;
  /** Who gave the card out, and who pays the shop for it. */
  readonly issuer: string;
  readonly acquirer: string;
  /** Monthly instalments: 0 is at once. */
  readonly months: number;
};

/** Money that came to the shop's account, and who sent it (may be empty). */
export type TransferTender = { readonly kind: 'transfer'; readonly amount: Won; readonly payer: string };

/**
 * A card payment cancelled in whole or in part on the terminal that took it, as its slip says: registered by hand. The
 * amount is positive, like all of a refund.
 */
export type CardBack = {
  readonly kind: 'card_back';
  readonly amount: Won;
  readonly manual: true;
  /** Place of the card on the sale, from 1. */
  readonly leg: number;
  /** The approval number that was cancelled, and the one that the cancelling got. */
  readonly cancelled: string;
  readonly approval: string;
  readonly issuer: string;
  readonly acquirer: string;
  readonly months: number;
};

/** A transfer sent back to who had sent it. */
export type TransferBack = { readonly kind: 'transfer_back'; readonly amount: Won; readonly leg: number; readonly payer: string };

/**
 * A voucher of the store's own that was spent: `amount` is what it paid. `cashed`: what was left of it after that, taken in
 * cash instead of staying on it, and the real coins that were handed out for it.
 */
export type VoucherTender = {
  readonly kind: 'voucher';
  readonly amount: Won;
  readonly serial: string;
  readonly voucher: VoucherKind;
  readonly cashed?: { readonly exact: Won; readonly paid: Won };
};

/** Money that goes back onto the voucher it was spent from. */
export type VoucherBack = {
  readonly kind: 'voucher_back'; readonly amount: Won; readonly leg: number; readonly serial: string; readonly voucher: VoucherKind;
};

/**
 * Store credit given instead of money: a new voucher of kind `credit` under this serial. `leg` is the place on the sale of
 * the means it stands for; left out where there is no sale. Several legs may give one serial.
 */
export type CreditBack = { readonly kind: 'credit_back'; readonly amount: Won; readonly serial: string; readonly leg?: number };

/** One means of payment on one receipt. */
export type Tender =
  | CashTender | CardTender | TransferTender | VoucherTender | CashBack | CardBack | TransferBack | VoucherBack | CreditBack;

/** A means of payment, wherever cash that was handed back went over. */
export type AnyTender =
  | Exclude<Tender, CashBack | CreditBack | VoucherTender>
  | Omit<CashBack, 'leg'> | Omit<CreditBack, 'leg'> | Omit<VoucherTender, 'cashed'>;

/** What a tender settles of what was due, in won; of money handed back, what was owed. */
export function settledBy(tender: AnyTender): Won {
  switch (tender.kind) {
    case 'cash':
      return tender.due;
    case 'cash_back':
      return tender.exact;
    case 'card':
    case 'transfer':
    case 'voucher':
    case 'card_back':
    case 'transfer_back':
    case 'voucher_back':
    case 'credit_back':
      return tender.amount;
    default:
      return assertNever(tender);
  }
}

/** What a means of payment puts into the drawer, less what it takes out, in won. */
export function cashMovedBy(tender: Tender): Won {
  if (tender.kind === 'cash') return subtract(tender.given, tender.change);
  if (tender.kind === 'voucher') return negate(tender.cashed?.paid ?? zero);
  return tender.kind === 'cash_back' ? negate(tender.paid) : zero;
}

/** Does cash change hands, so that the drawer must open? */
export function movesCash(tenders: readonly Tender[]): boolean {
  return tenders.some((tender) => (
    (tender.kind === 'cash' && tender.given > 0) || (tender.kind === 'cash_back' && tender.paid > 0)
    || (tender.kind === 'voucher' && tender.cashed !== undefined)));
}

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
  if (tender.kind === 'voucher') return tender.cashed === undefined ? zero : subtract(tender.cashed.paid, tender.cashed.exact);
  return tender.kind === 'cash' ? won(tender.due - (tender.given - tender.change)) : zero;
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
