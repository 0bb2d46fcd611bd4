/**
 * What a contract costs its maker: a function of sums over the contract's whole life, so that tills, order and periods do
 * not matter and returns take everything back. Posts nothing; a settlement posts its difference to what was posted.
 */
import type { Contract } from './catalog.ts';
import type { SealedLine } from './facts.ts';
import type { MakerId } from './ids.ts';
import { won, type Won } from './money.ts';

/** One key of the accounts: a maker's contract version and a tax class. Sums over its whole life, sales less refunds, in won. */
export type KeySums = {
  /** At listed prices. */
  readonly gross: Won;
  readonly discountStore: Won;
  readonly discountMaker: Won;
  readonly discountMall: Won;
  /** The fees of lines whose contract rounds line by line. */
  readonly fees: Won;
};

/** The postings of one maker's contract version and tax class (empty for neither), summed over their whole life, in won. */
export type MakerSum = KeySums & {
  readonly makerId: MakerId;
  readonly version: number;
  readonly tax: 'T' | 'E' | '';
  /** Owed to the maker by postings: −bal(maker_due). */
  readonly due: Won;
  /** Charged by postings so far. */
  readonly posted: Won;
};

/** Φ of a key, in won. */
export type Charge = {
  /** What the rate is taken of. */
  readonly base: Won;
  /** The rate on the base, brought down to whole won. */
  readonly rated: Won;
  /** What the maker is charged: T. */
  readonly charge: Won;
  /** The VAT of our commission inside the charge; 0 where there is none: w. */
  readonly vat: Won;
  /** The VAT that the maker's tax invoice to us will show: i. */
  readonly inputVat: Won;
  /** The part of a won that `rated` leaves for later, in ten-thousandths of a won. */
  readonly fraction: number;
};

const wholeBp = 10_000n;

/**
 * May a maker of this tax type bill the shop for VAT? Only 일반과세자: whether a 간이과세자 may changes with turnover, and one
 * who may is set as the former.
 */
function billsVat({ taxType = 'general' }: Contract): boolean {
  return taxType === 'general';
}

/** What the rate is taken of: the gross, less the discounts of the funders that the contract names. */
export function baseOf({ base }: Pick<Contract, 'base'>, sums: Omit<KeySums, 'fees'>): Won {
  switch (base) {
    case 'gross':
      return sums.gross;
    case 'maker':
      return won(sums.gross - sums.discountMaker);
    case 'net':
      return won(sums.gross - sums.discountStore - sums.discountMaker - sums.discountMall);
  }
}

/**
 * The charge of a key so far. C = floor(base × rate) toward −∞, or the lines' own fees. Commission (위탁판매): included
 * T = C with w = nearest(C/11); added w = nearest(C/10), T = C + w. Margin (특약매입): T = C, and the maker bills what is
 * left with its VAT, where the goods are taxable and the maker can. Bought outright: nothing.
 */
export function chargeOf(terms: Contract, tax: 'T' | 'E', sums: KeySums): Charge {
  const nothing = won(0);
  if (terms.kind === 'outright') return { base: nothing, rated: nothing, charge: nothing, vat: nothing, inputVat: nothing, fraction: 0 };
  const base = baseOf(terms, sums);
  const exact = BigInt(base) * BigInt(terms.rateBp);
  const isByLine = terms.scope === 'line';
  const rated = isByLine ? sums.fees : won(Number(floorDivide(exact, wholeBp)));
  const fraction = isByLine ? 0 : Number(exact - BigInt(rated) * wholeBp);
  if (terms.kind === 'special') {
    const billed = sums.gross - sums.discountMaker - rated;
    const inputVat = tax === 'T' && billsVat(terms) ? nearest(billed, 11) : nothing;
    return { base, rated, charge: rated, vat: nothing, inputVat, fraction };
  }
  const vat = nearest(rated, terms.vatMode === 'included' ? 11 : 10);
  return { base, rated, charge: terms.vatMode === 'included' ? rated : won(rated + vat), vat, inputVat: nothing, fraction };
}

/** The commission that a contract by line takes of one line, in whole won toward −∞; null where none is taken at the sale. */
export function feeOf(line: Pick<SealedLine, 'maker' | 'contract' | 'gross' | 'discounts'>): Won | null {
  const { contract, maker, gross, discounts } = line;
  if (maker === null || contract.kind === 'outright' || contract.scope !== 'line') return null;
  const by = (funder: string): Won => won(discounts.reduce((all, each) => all + (each.funder === funder ? each.amount : 0), 0));
  const base = baseOf(contract, { gross, discountStore: by('store'), discountMaker: by('maker'), discountMall: by('mall') });
  return won(Number(floorDivide(BigInt(base) * BigInt(contract.rateBp), wholeBp)));
}

/** What a maker would be owed if everything were settled now: −bal(maker_due) − (Φ.T − posted T), in won. */
export function liveDue(key: { readonly due: Won; readonly posted: Won }, { charge }: Pick<Charge, 'charge'>): Won {
  return won(key.due - (charge - key.posted));
}

function floorDivide(part: bigint, whole: bigint): bigint {
  const quotient = part / whole;
  return part % whole < 0n ? quotient - 1n : quotient;
}

/** To the nearest won; a tie goes up, so that equal sums always give equal won. */
function nearest(part: number, whole: number): Won {
  return won(Math.floor((2 * part + whole) / (2 * whole)));
}
