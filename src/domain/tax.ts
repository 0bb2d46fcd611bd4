/** VAT inside a price: once per receipt, to the nearest won, then allocated to the lines. Rounds nowhere else. */
import { allocate, subtract, sum, won, zero, type Won } from './money.ts';
import { assert } from './result.ts';
import type { TaxClass } from './catalog.ts';

/** A receipt's total taken apart; supply + vat + exempt is always the total. */
export type TaxSplit = { readonly supply: Won; readonly vat: Won; readonly exempt: Won };

/** At what rate a receipt is taxed and how its VAT is brought to whole won; frozen on every receipt. */
export type TaxTerms = {
  /** Basis points of the supply value: 1,000 is ten per cent. */
  readonly rateBp: number;
  /** No law says how a slip rounds; all three are in use, and `nearest` alone rounds both parts of a tenth alike. */
  readonly rounding: 'nearest' | 'floor' | 'ceil';
};

/** The terms of every receipt that says nothing else (부가가치세법 §30). */
export const usualTax: TaxTerms = { rateBp: 1_000, rounding: 'nearest' };

/** No rate above this is a rate: half of the supply value, in basis points. */
export const rateBpMax = 5_000;

const wholeBp = 10_000;

/**
 * VAT contained in a taxable total ≥ 0 won: G × rate ÷ (1 + rate), in whole won (부가가치세법 §29⑦: supply is G × 100/110).
 * Elevenths cannot tie; at another rate a tie goes up.
 */
export function vatInside(taxable: Won, { rateBp, rounding }: TaxTerms = usualTax): Won {
  assert(taxable >= 0, 'VAT is taken from a total that is not negative');
  const [part, whole] = [taxable * rateBp, wholeBp + rateBp];
  assert(Number.isSafeInteger(2 * part + whole), 'VAT is reckoned in whole numbers');
  switch (rounding) {
    case 'nearest':
      return won(Math.floor((2 * part + whole) / (2 * whole)));
    case 'floor':
      return won(Math.floor(part / whole));
    case 'ceil':
      return won(Math.ceil(part / whole));
  }
}

/** Splits the nets of one receipt's lines (each ≥ 0 won) and gives every line its part of the receipt's VAT. */
export function splitTax(lines: readonly { readonly net: Won; readonly taxClass: TaxClass }[], terms: TaxTerms = usualTax): {
  readonly split: TaxSplit;
  readonly vatOfLines: readonly Won[];
} {
  const taxableNets = lines.map((line) => (line.taxClass === 'taxable' ? line.net : zero));
  const taxable = sum(taxableNets);
  const exempt = sum(lines.map((line) => (line.taxClass === 'exempt' ? line.net : zero)));
  const vat = vatInside(taxable, terms);
  return { split: { supply: subtract(taxable, vat), vat, exempt }, vatOfLines: allocate(vat, taxableNets) };
}
