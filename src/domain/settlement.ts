/**
 * What a maker is owed for some shifts: the difference of two states of each contract's life, so that days add to months,
 * order does not matter, and what comes back later is taken back in the next statement. Reads no table.
 */
import type { Contract } from './catalog.ts';
import { chargeOf, type KeySums } from './commission.ts';
import type { BusinessDate, MakerId } from './ids.ts';
import { subtract, sum, won, zero, type Won } from './money.ts';
import { must, ok, refuse, type Result } from './result.ts';
import type { KeyState, MakerPaidBody, MakerSettledBody, SettledRow } from './settlement-body.ts';

/** What sums of a contract's life a settlement is made from. */
export type LifeSums = KeySums & Pick<KeyState, 'returned' | 'compensation'>;

const nothing: KeyState = {
  gross: zero, discountStore: zero, discountMaker: zero, discountMall: zero, fees: zero, returned: zero, compensation: zero, base: zero,
  charge: zero, vat: zero, inputVat: zero, fraction: 0,
};

/** The state of a contract's life from its sums. Goods bought outright are the shop's: the maker owes what it gave off them. */
export function stateOf(terms: Contract, tax: 'T' | 'E', sums: LifeSums): KeyState {
  const { gross, discountStore, discountMaker, discountMall, fees, returned, compensation } = sums;
  if (terms.kind === 'outright') return { ...nothing, discountMaker, compensation };
  const { base, charge, vat, inputVat, fraction } = chargeOf(terms, tax, sums);
  return { gross, discountStore, discountMaker, discountMall, fees, returned, compensation, base, charge, vat, inputVat, fraction };
}

/** What a row posts: the charge that lines did not post by themselves, and the VAT in it. */
export function postedBy({ before, now }: SettledRow): { readonly charge: Won; readonly vat: Won; readonly inputVat: Won } {
  return {
    charge: won(now.charge - before.charge - (now.fees - before.fees)), vat: subtract(now.vat, before.vat),
    inputVat: subtract(now.inputVat, before.inputVat),
  };
}

/** What a row adds to what is owed: sales less returns, less what the maker bears of discounts, less the charge, with compensation. */
export function earnedBy({ before, now }: SettledRow): Won {
  const owed = (state: KeyState): number => state.gross - state.discountMaker - state.charge + state.compensation;
  return won(owed(now) - owed(before));
}

/** What a settlement of a maker is made from. */
export type SettlementFacts = {
  readonly makerId: MakerId;
  readonly name: string;
  readonly previous: MakerSettledBody | null;
  /** Every contract version and tax class that ever sold anything, up to the shift, in their order. */
  readonly keys: readonly { readonly terms: Contract; readonly tax: 'T' | 'E'; readonly sums: LifeSums }[];
  /** Paid so far, over the whole life. */
  readonly paidSoFar: Won;
  readonly shift: number;
  readonly day: BusinessDate;
};

/**
 * The next statement of a maker. Refused when the shifts are settled already, or when nothing happened since the last.
 * A contract that nothing was owed by yet has no row.
 */
export function settleMaker(facts: SettlementFacts): Result<MakerSettledBody, 'settled_already' | 'nothing_to_settle'> {
  const { makerId, name, previous, keys, paidSoFar, shift, day } = facts;
  if (previous !== null && shift <= previous.shift) return refuse('settled_already');
  const rows = keys.map(({ terms, tax, sums }): SettledRow => {
    const earlier = previous?.rows.find((row) => row.terms.version === terms.version && row.tax === tax);
    return { tax, terms, before: earlier?.now ?? nothing, now: stateOf(terms, tax, sums) };
  }).filter(({ before, now }) => !isSame(before, nothing) || !isSame(now, nothing));
  const paid = subtract(paidSoFar, previous?.paidSoFar ?? zero);
  if (paid === 0 && rows.every(({ before, now }) => isSame(before, now))) return refuse('nothing_to_settle');
  const opening = previous?.closing ?? zero;
  return ok({
    makerId, name, number: (previous?.number ?? 0) + 1, after: previous?.shift ?? 0, shift, afterDay: previous?.day ?? '', day, rows,
    paidSoFar, paid, opening, closing: won(opening + sum(rows.map(earnedBy)) - paid),
  });
}

function isSame(a: KeyState, b: KeyState): boolean {
  return (Object.keys(nothing) as (keyof KeyState)[]).every((name) => a[name] === b[name]);
}

/** What may be paid to a maker now: what the last statement owes, less what was paid since. */
export function payable(last: MakerSettledBody | null, paidSoFar: Won): Won {
  return last === null ? zero : won(last.closing - (paidSoFar - last.paidSoFar));
}

/** Money is paid to a maker. Refused when it is more than is owed (facts: `owed`), or more is withheld than is paid. */
export function payMaker(
  proposal: { readonly makerId: MakerId; readonly amount: Won; readonly withheld: Won; readonly note: string }, owed: Won,
): Result<MakerPaidBody, 'nothing_owed' | 'pays_too_much' | 'bad_withheld'> {
  const { makerId, amount, withheld, note } = proposal;
  if (owed <= 0) return refuse('nothing_owed');
  if (amount <= 0 || amount > owed) return refuse('pays_too_much', { owed });
  if (withheld < 0 || withheld > amount) return refuse('bad_withheld', { most: amount });
  return ok({ makerId, amount, withheld, ...(note.trim() === '' ? {} : { note: note.trim() }) });
}

/** The figures of one row for its period, as people read them. */
export type RowFigures = {
  readonly sales: Won; readonly refunds: Won; readonly discountStore: Won; readonly discountMaker: Won; readonly discountMall: Won;
  readonly base: Won; readonly charge: Won; readonly vat: Won; readonly inputVat: Won; readonly compensation: Won; readonly earned: Won;
  /** Brought forward and carried on, in ten-thousandths of a won. */
  readonly fractionBefore: number; readonly fraction: number;
};

/** What happened in a row's period. */
export function figuresOf(row: SettledRow): RowFigures {
  const { before, now } = row;
  const since = (name: Exclude<keyof KeyState, 'fraction'>): Won => subtract(now[name], before[name]);
  return {
    sales: won(since('gross') + since('returned')), refunds: since('returned'), discountStore: since('discountStore'),
    discountMaker: since('discountMaker'), discountMall: since('discountMall'), base: since('base'), charge: since('charge'),
    vat: since('vat'), inputVat: since('inputVat'), compensation: since('compensation'), earned: earnedBy(row),
    fractionBefore: before.fraction, fraction: now.fraction,
  };
}

/** The terms of a version among a maker's. Throws for one that the maker never had. */
export function termsOf(versions: readonly { readonly contract: Contract }[], version: number): Contract {
  return must(versions.find(({ contract }) => contract.version === version), `version ${version} of the terms`).contract;
}
