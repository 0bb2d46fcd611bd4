/** What a sold receipt amounts to while some of its pieces are with the customer: a pure function of the pieces left. Moves no money. */
import { feeOf } from './commission.ts';
import type { LineDiscount, Sealed, SealedLine } from './facts.ts';
import { allocate, subtract, times, won, zero, type Won } from './money.ts';
import { assert, must } from './result.ts';
import { splitTax, usualTax, type TaxSplit } from './tax.ts';

/** One line with so many pieces left; amounts in won. `discounts` stand in the order of the stored ones, zeros included. */
export type LineState = {
  readonly pieces: number;
  readonly gross: Won;
  readonly net: Won;
  readonly discounts: readonly Won[];
  /** The commission of this line alone; left out where its contract takes none by line. */
  readonly fee?: Won;
  readonly vat: Won;
};

/** A whole receipt with some pieces left. */
export type ReceiptState = { readonly lines: readonly LineState[]; readonly tax: TaxSplit };

/** The sold lines and the terms of their VAT: all that a state depends on. */
export type SoldReceipt = Pick<Sealed, 'lines' | 'taxTerms'>;

/** What a line costs with `pieces` of its sold ones left, in won: net × pieces ÷ sold, rounded up. */
export function netLeft({ net, quantity }: Pick<SealedLine, 'net' | 'quantity'>, pieces: number): Won {
  assert(Number.isSafeInteger(pieces) && pieces >= 0 && pieces <= quantity, `${pieces} of ${quantity} pieces`);
  return won(Math.ceil((net * pieces) / quantity));
}

/**
 * The state of a receipt by the pieces left of each line (ledger.md 3.3): discounts by largest remainder over the stored
 * shares, VAT once on the nets left at the sale's own terms. All pieces left is what was stored; none left is nothing.
 */
export function receiptState(sale: SoldReceipt, left: readonly number[]): ReceiptState {
  assert(left.length === sale.lines.length, 'pieces left of every line');
  const lines = sale.lines.map((line, index) => goodsLeft(line, left[index] ?? 0));
  const nets = lines.map(({ net }, index) => ({ net, taxClass: must(sale.lines[index], 'the line sold').taxClass }));
  const { split, vatOfLines } = splitTax(nets, sale.taxTerms ?? usualTax);
  return { lines: lines.map((line, index) => ({ ...line, vat: vatOfLines[index] ?? zero })), tax: split };
}

function goodsLeft(line: SealedLine, pieces: number): Omit<LineState, 'vat'> {
  const net = netLeft(line, pieces);
  const gross = times(won(line.gross / line.quantity), pieces);
  const discounts = allocate(subtract(gross, net), line.discounts.map(({ amount }) => amount));
  const left = line.discounts.map((discount, n) => ({ ...discount, amount: discounts[n] ?? zero }));
  const fee = feeOf({ ...line, gross, discounts: left });
  return { pieces, gross, net, discounts, ...(fee === null ? {} : { fee }) };
}

/** One line's difference between two states: what one refund takes back of it. A share or the VAT may differ by −1 won. */
export type LineChange = {
  readonly pieces: number;
  readonly gross: Won;
  readonly net: Won;
  readonly discounts: readonly LineDiscount[];
  /** Only where the contract takes commission by line. */
  readonly fee?: Won;
  readonly vat: Won;
};

/** What lies between two states of one receipt, by line; discounts that did not change are left out. */
export function changeBetween(sale: SoldReceipt, before: ReceiptState, after: ReceiptState): readonly LineChange[] {
  return sale.lines.map((line, index) => {
    const [from, to] = [must(before.lines[index], 'the line before'), must(after.lines[index], 'the line after')];
    const discounts = line.discounts.flatMap((discount, n) => {
      const amount = subtract(from.discounts[n] ?? zero, to.discounts[n] ?? zero);
      return amount === 0 ? [] : [{ ...discount, amount }];
    });
    return {
      pieces: from.pieces - to.pieces,
      gross: subtract(from.gross, to.gross),
      net: subtract(from.net, to.net),
      discounts,
      ...(from.fee === undefined ? {} : { fee: subtract(from.fee, to.fee ?? zero) }),
      vat: subtract(from.vat, to.vat),
    };
  });
}
