/** What a cart costs: one pass, no cache, the same function on the screen and in the host. Decides nothing about payment. */
import type { TaxClass } from './catalog.ts';
import { lineKinds, orderKinds, takenOff, type AskedForLine, type AskedForOrder } from './discount.ts';
import type { Truncation } from './truncation.ts';
import type { LineDiscount } from './facts.ts';
import type { ItemId, MakerId } from './ids.ts';
import { allocate, roundTo, subtract, sum, times, won, zero, type Won } from './money.ts';
import { promote, type Promoted, type Promotion, type PromotedLine } from './promotion.ts';
import { assert } from './result.ts';
import { splitTax, usualTax, type TaxSplit, type TaxTerms } from './tax.ts';

/** The part of a line that its price depends on. `typedPrice` stands in for a missing list price. */
export type PricedInput = {
  readonly listPrice: Won | null;
  readonly typedPrice: Won | null;
  readonly quantity: number;
  readonly taxClass: TaxClass;
  /** Left out for no discount. */
  readonly asked?: readonly AskedForLine[] | undefined;
  /** What promotions ask about the item; an open-price line is null, a maker's or category's that is not said is none. */
  readonly itemId?: ItemId | null;
  readonly makerId?: MakerId | null;
  readonly category?: string;
};

/** The shop's own rules of pricing, as they are in force when a receipt is sealed. */
export type PricingPolicy = {
  readonly truncation: Truncation;
  readonly tax: TaxTerms;
  /** Those that hold on the business date, in their order. */
  readonly promotions: readonly Promotion[];
};

/** What holds until a shop says otherwise: no won is cut off. */
export const usualPolicy: PricingPolicy = { truncation: 'none', tax: usualTax, promotions: [] };

/** `net` is `gross` less the line's discounts, never below 0; `vat` is its part of the receipt's. */
export type PricedLine = {
  readonly unit: Won; readonly gross: Won; readonly discounts: readonly LineDiscount[]; readonly net: Won; readonly vat: Won;
};

export type Priced = { readonly lines: readonly PricedLine[]; readonly gross: Won; readonly total: Won; readonly tax: TaxSplit };

/** A line while discounts are taken off it. */
type Running = { readonly unit: Won; readonly gross: Won; readonly discounts: readonly LineDiscount[]; readonly net: Won };
const noDiscounts: readonly LineDiscount[] = [];

/**
 * Prices lines in their order: what promotions give by themselves, what each line is asked to lose, then what the whole is,
 * shared out by largest remainder over what is left of the lines, then the cut to round numbers, then VAT. A line without any
 * price counts 0 won; the host refuses it before it comes here.
 */
export function price(lines: readonly PricedInput[], order: readonly AskedForOrder[] = [], policy: PricingPolicy = usualPolicy): Priced {
  const promoted = policy.promotions.length === 0 ? [] : promote(lines.map(promotedLine), policy.promotions);
  let running: readonly Running[] = lines.map((line, place) => priceLine(line, promoted.filter((each) => each.line === place)));
  for (const kind of orderKinds) {
    const asked = order.find((each) => each.kind === kind);
    if (asked !== undefined) running = takeOffOrder(running, asked);
  }
  running = truncate(running, policy.truncation);
  const nets = running.map(({ net }, index) => ({ net, taxClass: lines[index]?.taxClass ?? 'taxable' }));
  const { split, vatOfLines } = splitTax(nets, policy.tax);
  const priced = running.map((line, index) => ({ ...line, vat: vatOfLines[index] ?? zero }));
  return { lines: priced, gross: sum(running.map(({ gross }) => gross)), total: sum(running.map(({ net }) => net)), tax: split };
}

/** A price that was typed, or given by hand instead of the listed one, is what it is: no promotion touches it. */
function promotedLine(line: PricedInput): PromotedLine {
  const { itemId = null, makerId = null, category = '', listPrice, typedPrice, quantity, asked = [] } = line;
  const isByHand = typedPrice !== null || asked.some(({ kind }) => kind === 'override');
  return { itemId, makerId, category, quantity, unit: isByHand ? null : listPrice };
}

function priceLine({ typedPrice, listPrice, quantity, makerId = null, asked = [] }: PricedInput, promoted: readonly Promoted[]): Running {
  const unit = typedPrice ?? listPrice ?? zero;
  const gross = times(unit, quantity);
  let running: Running = { unit, gross, discounts: noDiscounts, net: gross };
  for (const { promotion: { funder, name }, amount } of promoted) {
    // Goods of no maker have nobody else to bear it.
    running = takeOff(running, { kind: 'promo', funder: funder === 'maker' && makerId === null ? 'store' : funder, amount, name });
  }
  if (asked.length === 0) return running;
  for (const kind of lineKinds) {
    const each = asked.find((one) => one.kind === kind);
    if (each === undefined) continue;
    // A price above the listed one takes nothing off: it is no discount, and the host refuses it.
    const amount = each.kind === 'override'
      ? times(won(Math.max(0, unit - each.price)), quantity)
      : takenOff(running.net, each.off);
    running = takeOff(running, { kind, funder: each.kind === 'line' ? each.funder : 'store', amount, ...written('', each.reason) });
  }
  return running;
}

function takeOffOrder(lines: readonly Running[], asked: AskedForOrder): readonly Running[] {
  const nets = lines.map(({ net }) => net);
  const shares = allocate(takenOff(sum(nets), asked.off), nets);
  const [funder, name] = asked.kind === 'coupon' ? [asked.funder, asked.name] as const : ['store', ''] as const;
  return lines.map((line, index) => (
    takeOff(line, { kind: asked.kind, funder, amount: shares[index] ?? zero, ...written(name, asked.reason) })));
}

/** Only what was discounted is cut: a price that stands on the label is what it is. */
function truncate(lines: readonly Running[], truncation: Truncation): readonly Running[] {
  if (truncation === 'none' || lines.every(({ discounts }) => discounts.length === 0)) return lines;
  const nets = lines.map(({ net }) => net);
  const total = sum(nets);
  const shares = allocate(subtract(total, roundTo(total, Number(truncation), 'down')), nets);
  return lines.map((line, index) => takeOff(line, { kind: 'truncation', funder: 'store', amount: shares[index] ?? zero }));
}

/** A share of nothing is none. */
function takeOff(line: Running, discount: LineDiscount): Running {
  if (discount.amount === 0) return line;
  assert(discount.amount > 0 && discount.amount <= line.net, 'a discount takes no more than is there');
  return { ...line, discounts: [...line.discounts, discount], net: subtract(line.net, discount.amount) };
}

function written(name: string, reason: string): Pick<LineDiscount, 'name' | 'reason'> {
  const [called, why] = [name.trim(), reason.trim()];
  return { ...(called === '' ? {} : { name: called }), ...(why === '' ? {} : { reason: why }) };
}
