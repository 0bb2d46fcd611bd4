/** Fact → stock moves: a pure function of the fact alone. Reads no table. */
import type { BroughtBack, Fact, Returned, Sealed } from './facts.ts';
import type { ItemId } from './ids.ts';

/** One movement of stock, in pieces. */
export type StockMove = { readonly itemId: ItemId; readonly quantity: number };

/** The stock moves of a fact: goods that leave, come back to the shelf, or stand there at an import. */
export function stockMovesOf(fact: Fact): StockMove[] {
  switch (fact.kind) {
    case 'sale':
      return lineMoves(fact.body, -1);
    case 'refund':
      return fact.body.returned === undefined
        ? (fact.body.restock ? lineMoves(fact.body, 1) : [])
        : returnMoves(fact.body, fact.body.returned);
    case 'exchange':
      return [...returnMoves(fact.body.back, fact.body.back.returned), ...lineMoves(fact.body, -1)];
    case 'catalog_imported':
      return fact.body.items.flatMap((item) => (item.stocked ? [{ itemId: item.id, quantity: item.stock }] : []));
    case 'goods_moved':
      return fact.body.lines.map(({ itemId, quantity }) => ({ itemId, quantity }));
    case 'store_opened':
    case 'settings_changed':
    case 'operator_added':
    case 'operator_changed':
    case 'pin_changed':
    case 'consent_given':
    case 'consent_used':
    case 'epoch_started':
    case 'maker_settled':
    case 'maker_paid':
    case 'signed_in':
    case 'sign_in_refused':
    case 'signed_out':
    case 'void':
    case 'tender_corrected':
    case 'receipt_reprinted':
    case 'gift_receipt_printed':
    case 'shift_counted':
    case 'shift_opened':
    case 'shift_closed':
    case 'cash_moved':
    case 'drawer_opened':
    case 'shift_handed_over':
    case 'expected_seen':
    case 'x_printed':
    case 'z_reprinted':
    case 'terminal_checked':
    case 'promotion_set':
    case 'contract_set':
    case 'tax_terms_set':
    case 'voucher_sold':
    case 'voucher_cancelled':
    case 'voucher_reprinted':
    case 'item_set':
      return [];
  }
}

function lineMoves(body: Pick<Sealed, 'lines'>, sign: 1 | -1, staysOut: (index: number) => number = () => 0): StockMove[] {
  const moves: StockMove[] = [];
  for (const [index, { stocked, itemId, quantity }] of body.lines.entries()) {
    if (stocked && itemId !== null) moves.push({ itemId, quantity: sign * (quantity - staysOut(index)) });
  }
  return moves;
}

/** Goods come back to the shelf, all but the broken ones. */
function returnMoves(body: Pick<BroughtBack, 'lines'>, { lines }: Returned): StockMove[] {
  return lineMoves(body, 1, (index) => lines[index]?.damaged?.pieces ?? 0);
}
