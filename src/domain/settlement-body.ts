/** What statements of makers and payouts say. Types alone; `settlement.ts` makes them. */
import type { Contract } from './catalog.ts';
import type { BusinessDate, MakerId } from './ids.ts';
import type { Won } from './money.ts';

/** A contract version and tax class of a maker, over its whole life up to some shift, in won. */
export type KeyState = {
  /** At listed prices, sales less returns. */
  readonly gross: Won;
  readonly discountStore: Won;
  readonly discountMaker: Won;
  readonly discountMall: Won;
  /** The fees of lines whose contract rounds line by line. */
  readonly fees: Won;
  /** Of what was sold, at listed prices, that came back. */
  readonly returned: Won;
  /** Owed for goods that the shop broke. */
  readonly compensation: Won;
  /** What the rate is taken of. */
  readonly base: Won;
  /** T, w and i of ledger.md: the charge, the VAT of our commission in it, the VAT of the maker's invoice to us. */
  readonly charge: Won;
  readonly vat: Won;
  readonly inputVat: Won;
  /** The part of a won that is carried on, in ten-thousandths. */
  readonly fraction: number;
};

/** One contract version and tax class on a statement: its life before and now. */
export type SettledRow = {
  readonly tax: 'T' | 'E';
  /** Its terms, frozen. */
  readonly terms: Contract;
  readonly before: KeyState;
  readonly now: KeyState;
};

/** A statement of a maker. It covers all closed shifts up to one, and is never changed. */
export type MakerSettledBody = {
  readonly makerId: MakerId;
  readonly name: string;
  /** Of this maker, from 1. */
  readonly number: number;
  /** The last shift of the statement before, 0 for none, and the last of this one. */
  readonly after: number;
  readonly shift: number;
  /** The business date of the last shift before, empty for none, and of the last of this one. */
  readonly afterDay: BusinessDate | '';
  readonly day: BusinessDate;
  readonly rows: readonly SettledRow[];
  /** Paid to the maker so far, over the whole life, and since the statement before. */
  readonly paidSoFar: Won;
  readonly paid: Won;
  /** Owed before and after; below 0 when the maker owes. */
  readonly opening: Won;
  readonly closing: Won;
};

/** Money that was paid to a maker; `withheld` of it was kept back for tax. */
export type MakerPaidBody = {
  readonly makerId: MakerId;
  readonly amount: Won;
  readonly withheld: Won;
  /** What the bank's line says of it; left out for nothing. */
  readonly note?: string;
};
