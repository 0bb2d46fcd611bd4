/** Seals goods for goods: what comes back from a receipt, what is sold for it, and the difference alone as money. Appends nothing. */
import type { AskedForOrder } from './discount.ts';
import type { DiscountRefusal } from './discount-rights.ts';
import type { BroughtBack, Fact, PassedLeg } from './facts.ts';
import type { SaleId } from './ids.ts';
import { legAt, moneyBack, passedPart, takenAfter } from './money-back.ts';
import { subtract, won, type Won } from './money.ts';
import {
  chooseBack, leaveNeeded, legsOf, linesBack, tendersBack, type Original, type ReturnChange, type ReturnFacts, type ReturnRefusal,
  type Taken, type WantedLine,
} from './refund.ts';
import { assert, ok, refuse, type Result } from './result.ts';
import { sealed, sellGoods, type LineRefusal, type ProposedLine, type SaleFacts } from './sale.ts';
import { settle, type ProposedTender, type TenderRefusal } from './split.ts';
import type { Tender } from './tender.ts';

export type ExchangeProposal = {
  /** The exchange's own id. */
  readonly saleId: SaleId;
  readonly requestHash: string;
  /** What comes back, as a return says it. */
  readonly back: {
    readonly lines: readonly WantedLine[];
    readonly reason: string;
    readonly cancels: readonly { readonly leg: number; readonly approval: string }[];
    readonly inCash: readonly number[];
    /** Places of means for which store credit is given instead, by leave; left out for none. By gift receipt it is all of them. */
    readonly asCredit?: readonly number[];
    readonly expectedTotal: Won;
    /** Number of the gift receipt that was brought; left out for the receipt itself. */
    readonly gift?: number;
  };
  /** The new goods, as a sale says them. */
  readonly lines: readonly ProposedLine[];
  readonly note: string;
  readonly asked?: readonly AskedForOrder[];
  readonly expectedTotal: Won;
};

export type ExchangeRefusal = ReturnRefusal | LineRefusal | DiscountRefusal | TenderRefusal | 'price_not_allowed' | 'back_changed';

/**
 * Seals an exchange (ledger.md 3.3): the goods back lose what a return of them would, the new ones are priced as a sale's
 * are today. Where the new ones cost more, `tenders` settle the difference; where they cost less, it goes back over the
 * receipt's own means, oldest first; where neither does, no money moves. What was paid for the old goods stands for the new
 * ones from now on, up to the smaller value, so a card stays a card. Refuses whatever a return or a sale refuses, and
 * tenders where nothing is to pay (`too_much`).
 */
export function sealExchange(
  original: Original, taken: Taken, proposal: ExchangeProposal, tenders: readonly ProposedTender[],
  facts: { readonly sale: SaleFacts; readonly back: ReturnFacts },
): Result<Fact, ExchangeRefusal> {
  if (!facts.back.shiftOpen) return refuse('shift_closed');
  const chosen = chooseBack(original, taken, proposal.back);
  if (!chosen.ok) {
    // Another price of the new goods is looked up anew; another value of the old ones has to be chosen anew.
    const { code, facts: told } = chosen.refusal;
    return code === 'price_changed' ? refuse('back_changed', told) : chosen;
  }
  const goods = sellGoods(proposal, facts.sale);
  if (!goods.ok) return goods;
  const { change, reason } = chosen.value;
  const legs = legsOf(original);
  const owed = won(Math.max(0, change.total - goods.value.total));
  const wayBack = wayOf(proposal.back, legs);
  if (wayBack === null) return refuse('bad_tender');
  const back = moneyBack(legs, taken.legs, owed, wayBack.inCash, wayBack.asCredit);
  const due = won(Math.max(0, goods.value.total - change.total));
  const moved = due > 0 ? settle(due, tenders, facts.sale.voucher)
    : movedBack(tenders, () => tendersBack(legs, back, wayBack, facts.back.newSerial));
  if (!moved.ok) return moved;
  const wanted = leaveNeeded('exchange', original, proposal, change, back, facts.back, proposal.back.gift !== undefined);
  const missing = wanted.find((each) => !facts.back.isGranted(each));
  if (missing !== undefined) return refuse('consent_needed', { action: missing.action, amount: missing.amount });
  const body = sealed(proposal, goods.value, moved.value, facts.sale);
  const after = takenAfter(taken.legs, back, legs.length);
  return ok({ kind: 'exchange', body: {
    ...body, back: halfBack(original, proposal, change, reason), passed: passedOn(legs, after, subtract(change.total, owed)),
  } });
}

/** The old means that stand for the new goods: `amount` won of what is left of them, oldest first. */
export function passedOn(legs: readonly Tender[], taken: Taken['legs'], amount: Won): readonly PassedLeg[] {
  return moneyBack(legs, taken, amount).map((part) => ({ leg: part.leg, tender: passedPart(legAt(legs, part.leg), part) }));
}

/** What a later refund of the old receipt finds taken by passing: the same parts as money back. */
export function takenByPassing(passed: readonly PassedLeg[]): readonly { readonly leg: number; readonly exact: Won; readonly paid: Won }[] {
  return passed.map(({ leg, tender }) => {
    if (tender.kind === 'cash') return { leg, exact: tender.due, paid: tender.given };
    assert('amount' in tender, `${tender.kind} passes on to no goods`);
    return { leg, exact: tender.amount, paid: tender.amount };
  });
}

/**
 * How money that is left over goes back. Whoever brings a gift receipt paid nothing, and whoever paid is not there: it
 * becomes store credit, whatever was paid with; null where anything else is asked for.
 */
function wayOf({ cancels, inCash, asCredit, gift }: ExchangeProposal['back'], legs: readonly Tender[]) {
  if (gift === undefined) return { cancels, inCash, asCredit: asCredit ?? [] };
  return inCash.length > 0 ? null : { cancels: [], inCash: [], asCredit: legs.map((_, index) => index + 1) };
}

function movedBack<R extends string>(
  tenders: readonly ProposedTender[], givenBack: () => Result<readonly Tender[], R>,
): Result<readonly Tender[], R | 'too_much'> {
  const brought = tenders.reduce((all, each) => all + (each.kind === 'cash' ? each.given : each.amount), 0);
  if (tenders.length > 0) return refuse('too_much', { over: brought });
  return givenBack();
}

function halfBack(original: Original, { back }: ExchangeProposal, change: ReturnChange, reason: string): BroughtBack {
  const { body: sale } = original;
  const { total, supply, vat, exempt } = change;
  return {
    ...linesBack(original, change, back.lines), total, supply, vat, exempt,
    ...(sale.taxTerms === undefined ? {} : { taxTerms: sale.taxTerms }),
    reason, original: sale.receiptNumber, ...(back.gift === undefined ? {} : { gift: back.gift }),
  };
}
