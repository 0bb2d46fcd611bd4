/** Settling one receipt by several means of payment. Takes what was proposed or refuses it; charges no card. */
import { holdsCardNumber } from './card-number.ts';
import { amountMax, roundTo, subtract, sum, zero, type Won } from './money.ts';
import { ok, refuse, type Result } from './result.ts';
import { smallestCoin, takeCash, type CardTender, type Tender, type TransferTender, type VoucherTender } from './tender.ts';
import { mayCashRest, noVouchers, spend, type FindVoucher } from './voucher.ts';

/** The most means of payment on one receipt. */
export const tendersMax = 10;
/** The least amount that may be paid in instalments, in won, and the most months (여신금융협회 할부 기준). */
export const instalmentMin = 50_000;
export const monthsMax = 24;
/** Longest approval number, and longest name of an issuer, an acquirer or a payer. */
export const approvalMax = 12;
export const partyMax = 20;

/** A means of payment as the screen proposes it. Cash takes what the others leave, so it comes last and has no amount of its own. */
export type ProposedTender =
  | { readonly kind: 'cash'; readonly given: Won }
  | {
      readonly kind: 'card'; readonly amount: Won; readonly approval: string; readonly issuer: string; readonly acquirer: string;
      readonly months: number;
    }
  | { readonly kind: 'transfer'; readonly amount: Won; readonly payer: string }
  /** `cashRest`: what is left of the voucher then is taken in cash. */
  | { readonly kind: 'voucher'; readonly amount: Won; readonly serial: string; readonly cashRest: boolean };

/** Money that was taken before the end: a card that was charged, a transfer that came. Cash comes last and ends the sale. */
export type RegisteredTender = Exclude<ProposedTender, { kind: 'cash' }>;

export type TenderRefusal =
  | 'short' | 'too_much' | 'bad_tender' | 'approval_missing' | 'approval_twice' | 'card_company_missing' | 'no_instalments' | 'card_number'
  | 'unknown_voucher' | 'voucher_short' | 'voucher_twice' | 'rest_stays';

/**
 * Settles `total` won. Refuses `short` with the missing won, `too_much` with what is over, a card without its approval
 * number or companies, instalments below 50,000 won or of one month, one approval twice, and any text that could hold a
 * card number. A total of 0 is settled in cash of 0. Vouchers are those that `find` knows, each once, none beyond what is
 * left of it; `rest_stays` where its rest may not be taken in cash.
 */
export function settle(
  total: Won, proposed: readonly ProposedTender[], find: FindVoucher = noVouchers,
): Result<readonly Tender[], TenderRefusal> {
  const cash = proposed.at(-1)?.kind === 'cash' ? (proposed.at(-1) as ProposedTender & { kind: 'cash' }) : null;
  const others = cash === null ? proposed : proposed.slice(0, -1);
  if (proposed.length === 0 || proposed.length > tendersMax) return refuse('bad_tender');
  const taken: TakenTender[] = [];
  for (const each of others) {
    const one = take(each, find);
    if (!one.ok) return one;
    taken.push(one.value);
  }
  if (hasApprovalTwice(taken)) return refuse('approval_twice');
  const serials = taken.flatMap((tender) => (tender.kind === 'voucher' ? [tender.serial] : []));
  if (new Set(serials).size < serials.length) return refuse('voucher_twice');
  const paid = sum(taken.map(({ amount }) => amount));
  if (paid > total) return refuse('too_much', { over: subtract(paid, total) });
  const due = subtract(total, paid);
  if (cash === null) return due > 0 ? refuse('short', { missing: due }) : ok(taken);
  if (due === 0 && taken.length > 0) return cash.given === 0 ? ok(taken) : refuse('too_much', { over: cash.given });
  const settled = takeCash(due, cash.given);
  return settled.ok ? ok([...taken, settled.value]) : settled;
}

/** What the tenders proposed so far leave to pay, in won; never below 0. */
export function restOf(total: Won, proposed: readonly ProposedTender[]): Won {
  const paid = sum(proposed.map((each) => (each.kind === 'cash' ? zero : each.amount)));
  return paid >= total ? zero : subtract(total, paid);
}

type TakenTender = CardTender | TransferTender | VoucherTender;

function take(proposed: ProposedTender, find: FindVoucher): Result<TakenTender, TenderRefusal> {
  if (proposed.kind === 'cash') return refuse('bad_tender');
  if (proposed.amount <= 0 || proposed.amount > amountMax) return refuse('bad_tender');
  if (tenderHoldsCardNumber(proposed)) return refuse('card_number');
  if (proposed.kind === 'voucher') return takeVoucher(proposed, find);
  if (proposed.kind === 'transfer') {
    const payer = proposed.payer.trim();
    return payer.length > partyMax ? refuse('bad_tender') : ok({ kind: 'transfer', amount: proposed.amount, payer });
  }
  return takeCard(proposed);
}

function takeVoucher(
  { amount, serial, cashRest }: ProposedTender & { kind: 'voucher' }, find: FindVoucher,
): Result<VoucherTender, TenderRefusal> {
  const spent = spend(serial, amount, find);
  if (!spent.ok) return spent;
  const { left, kind: voucher, serial: known } = spent.value;
  const tender: VoucherTender = { kind: 'voucher', amount, serial: known, voucher };
  if (!cashRest) return ok(tender);
  if (!mayCashRest(spent.value, left)) return refuse('rest_stays', { serial: known, left });
  return ok({ ...tender, cashed: { exact: left, paid: roundTo(left, smallestCoin, 'up') } });
}

function takeCard({ amount, months, ...texts }: ProposedTender & { kind: 'card' }): Result<CardTender, TenderRefusal> {
  const [approval, issuer, acquirer] = [texts.approval.trim().toUpperCase(), texts.issuer.trim(), texts.acquirer.trim()];
  if (!new RegExp(`^[0-9A-Z]{1,${approvalMax}}$`).test(approval)) return refuse('approval_missing');
  if (issuer === '' || acquirer === '') return refuse('card_company_missing');
  if (issuer.length > partyMax || acquirer.length > partyMax) return refuse('bad_tender');
  const isPlan = Number.isSafeInteger(months) && (months === 0 || (months >= 2 && months <= monthsMax));
  if (!isPlan || (months > 0 && amount < instalmentMin)) return refuse('no_instalments', { least: instalmentMin });
  return ok({ kind: 'card', amount, manual: true, approval, issuer, acquirer, months });
}

/** Could a text of a registered tender hold a card number? Then it is kept nowhere. */
export function tenderHoldsCardNumber(tender: RegisteredTender): boolean {
  // A serial is read by its form: nothing else is taken for one.
  if (tender.kind === 'voucher') return false;
  return (tender.kind === 'card' ? [tender.approval, tender.issuer, tender.acquirer] : [tender.payer]).some(holdsCardNumber);
}

function hasApprovalTwice(tenders: readonly Tender[]): boolean {
  const seen = tenders.flatMap((tender) => (tender.kind === 'card' ? [`${tender.acquirer}|${tender.approval}`] : []));
  return new Set(seen).size < seen.length;
}
