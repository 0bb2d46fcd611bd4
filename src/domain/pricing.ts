/** What a cart costs: one pass, no cache, the same function on the screen and in the host. Decides nothing about payment. */
import type { TaxClass } from './catalog.ts';
import { sum, times, zero, type Won } from './money.ts';
import { splitTax, usualTax, type TaxSplit, type TaxTerms } from './tax.ts';

/** The part of a line that its price depends on. `typedPrice` stands in for a missing list price. */
export type PricedInput = {
  readonly listPrice: Won | null;
  readonly typedPrice: Won | null;
  readonly quantity: number;
  readonly taxClass: TaxClass;
};

export type PricedLine = { readonly unit: Won; readonly gross: Won; readonly net: Won; readonly vat: Won };

export type Priced = { readonly lines: readonly PricedLine[]; readonly total: Won; readonly tax: TaxSplit };

/** Prices lines in their order. A line without any price counts 0 won; the host refuses it before it comes here. */
export function price(lines: readonly PricedInput[], taxTerms: TaxTerms = usualTax): Priced {
  const nets = lines.map((line) => {
    const unit = line.typedPrice ?? line.listPrice ?? zero;
    return { unit, net: times(unit, line.quantity), taxClass: line.taxClass };
  });
  const { split, vatOfLines } = splitTax(nets, taxTerms);
  return {
    lines: nets.map((line, index) => ({ unit: line.unit, gross: line.net, net: line.net, vat: vatOfLines[index] ?? zero })),
    total: sum(nets.map((line) => line.net)),
    tax: split,
  };
}
