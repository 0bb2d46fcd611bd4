/** VAT inside a price: once per receipt, to the nearest won, then allocated to the lines. Rounds nowhere else. */
import { allocate, subtract, sum, won, zero, type Won } from './money.ts';
import { assert } from './result.ts';
import type { TaxClass } from './catalog.ts';

/** A receipt's total taken apart; supply + vat + exempt is always the total. */
export type TaxSplit = { readonly supply: Won; readonly vat: Won; readonly exempt: Won };

/**
 * VAT contained in a taxable total ≥ 0 won: G/11 to the nearest won (부가가치세법 §29⑦: supply is G × 100/110).
 * Elevenths cannot tie, so no tie rule exists.
 */
export function vatInside(taxable: Won): Won {
  assert(taxable >= 0, 'VAT is taken from a total that is not negative');
  return won(Math.floor((2 * taxable + 11) / 22));
}

/** Splits the nets of one receipt's lines (each ≥ 0 won) and gives every line its part of the receipt's VAT. */
export function splitTax(lines: readonly { readonly net: Won; readonly taxClass: TaxClass }[]): {
  readonly split: TaxSplit;
  readonly vatOfLines: readonly Won[];
} {
  const taxableNets = lines.map((line) => (line.taxClass === 'taxable' ? line.net : zero));
  const taxable = sum(taxableNets);
  const exempt = sum(lines.map((line) => (line.taxClass === 'exempt' ? line.net : zero)));
  const vat = vatInside(taxable);
  return { split: { supply: subtract(taxable, vat), vat, exempt }, vatOfLines: allocate(vat, taxableNets) };
}
