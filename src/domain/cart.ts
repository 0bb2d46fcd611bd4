/** What is being rung up: a value, freely rewritten by one reducer. Holds no total; pricing.ts derives it. */
import type { Item, TaxClass } from './catalog.ts';
import { isAskable, withAsked, type AskedForLine, type AskedForOrder } from './discount.ts';
import type { ItemId, LineId, MakerId, SaleId } from './ids.ts';
import { sum, type Won } from './money.ts';
import { assertNever } from './result.ts';
import { tendersMax, type RegisteredTender } from './split.ts';

/** What a finger may key. */
export const quantityKeyedMax = 999;
/** What the ledger takes on one line. */
export const quantityMax = 9_999;
/** The most lines one cart holds. */
export const linesMax = 500;
/** Longest name of an open-price line, in UTF-16 units. */
export const openNameMax = 60;

/** Longest note to a line or a whole sale, in UTF-16 units. */
export const noteMax = 100;

/** One line of a cart, with what the screen shows of it. */
export type CartLine = {
  readonly id: LineId;
  /** Null for an open-price line. */
  readonly itemId: ItemId | null;
  readonly code: string;
  readonly name: string;
  readonly maker: string;
  /** Whose it is and what sort of thing: promotions ask for them. */
  readonly makerId: MakerId | null;
  readonly category: string;
  readonly taxClass: TaxClass;
  readonly listPrice: Won | null;
  readonly typedPrice: Won | null;
  readonly quantity: number;
  readonly stocked: boolean;
  readonly oneOff: boolean;
  /** What the cashier wrote to it; empty for nothing. */
  readonly note: string;
  /** Discounts asked for it, one of each kind at most. */
  readonly asked: readonly AskedForLine[];
};

/** What comes back for the goods of a cart: chosen by receipt, at what it was sold for. The house reckons it again. */
export type CartExchange = {
  readonly original: SaleId;
  readonly receiptNumber: string;
  /** Code of the gift receipt that was brought; empty for the receipt itself. */
  readonly gift: string;
  readonly lines: readonly {
    readonly lineId: LineId; readonly name: string; readonly pieces: number; readonly bearer: 'store' | 'maker' | null;
  }[];
  readonly reason: string;
  /** What the pieces were sold for, in won. */
  readonly total: Won;
};

/** A sale being rung up, or goods being taken back. */
export type Cart = {
  readonly saleId: SaleId;
  readonly kind: 'sale' | 'refund';
  readonly lines: readonly CartLine[];
  readonly selected: LineId | null;
  /** What the cashier wrote to the whole; empty for nothing. */
  readonly note: string;
  /** Money already taken for it, in the order it was taken: kept with the goods whatever happens to the till. */
  readonly taken: readonly RegisteredTender[];
  /** Discounts asked for the whole, one of each kind at most. */
  readonly asked: readonly AskedForOrder[];
  /** Left out for a sale that nothing comes back for. */
  readonly exchange?: CartExchange | undefined;
};

/** What a cart keeps of an item; the maker's terms stay in the house. */
export type CartItem = Pick<Item, 'id' | 'code' | 'name' | 'price' | 'taxClass' | 'stocked' | 'oneOff' | 'category'> & {
  readonly maker: { readonly id: number; readonly name: string } | null;
};

export type CartAction =
  | { readonly type: 'item_added'; readonly lineId: LineId; readonly item: CartItem; readonly typedPrice: Won | null }
  | { readonly type: 'open_line_added'; readonly lineId: LineId; readonly name: string; readonly price: Won; readonly taxClass: TaxClass }
  | { readonly type: 'quantity_set'; readonly lineId: LineId; readonly quantity: number }
  /** Another price for a line whose price was typed. */
  | { readonly type: 'price_set'; readonly lineId: LineId; readonly price: Won }
  /** A note to a line, or to the whole cart when `lineId` is null. */
  | { readonly type: 'note_set'; readonly lineId: LineId | null; readonly note: string }
  /** A discount on a line, in the place of the one of its kind. */
  | { readonly type: 'discount_asked'; readonly lineId: LineId; readonly asked: AskedForLine }
  | { readonly type: 'discount_dropped'; readonly lineId: LineId; readonly kind: AskedForLine['kind'] }
  /** A discount on the whole cart, in the place of the one of its kind. */
  | { readonly type: 'order_discount_asked'; readonly asked: AskedForOrder }
  | { readonly type: 'order_discount_dropped'; readonly kind: AskedForOrder['kind'] }
  /** What the cart's goods are taken for; null for money alone, as ever. */
  | { readonly type: 'exchange_set'; readonly exchange: CartExchange | null }
  /** A card was charged or a transfer came, before the whole is paid. */
  | { readonly type: 'tender_registered'; readonly tender: RegisteredTender }
  /** The registered tender at this place was given back, or never was. */
  | { readonly type: 'tender_taken_back'; readonly place: number }
  | { readonly type: 'line_removed'; readonly lineId: LineId }
  | { readonly type: 'line_restored'; readonly line: CartLine; readonly index: number }
  | { readonly type: 'selected'; readonly lineId: LineId };

/** A cart with nothing in it; the id is made once, here, and kept with the draft. */
export function emptyCart(saleId: SaleId, kind: Cart['kind'] = 'sale'): Cart {
  return { saleId, kind, lines: [], selected: null, note: '', taken: [], asked: [] };
}

/** Is there nothing to lose in it: neither goods, of the shop or brought back, nor money taken? */
export function isEmptyCart(cart: Pick<Cart, 'lines' | 'taken' | 'exchange'>): boolean {
  return cart.lines.length === 0 && cart.taken.length === 0 && cart.exchange === undefined;
}

/** Money already taken for a cart, in won. */
export function takenFor(cart: Pick<Cart, 'taken'>): Won {
  return sum(cart.taken.map(({ amount }) => amount));
}

/** The price of one piece: typed if it was typed, else listed. */
export function unitPrice(line: Pick<CartLine, 'listPrice' | 'typedPrice'>): Won | null {
  return line.typedPrice ?? line.listPrice;
}

/** Is this one-of-a-kind piece already in the cart? */
export function holdsOneOff(cart: Cart, item: Pick<Item, 'id' | 'oneOff'>): boolean {
  return item.oneOff && cart.lines.some((line) => line.itemId === item.id);
}

/** Pieces in a cart. */
export function piecesIn(cart: Cart): number {
  return cart.lines.reduce((pieces, line) => pieces + line.quantity, 0);
}

/** The only way a cart changes. An action that does not apply (unknown line, quantity out of range) leaves the cart as it is. */
export function reduceCart(cart: Cart, action: CartAction): Cart {
  switch (action.type) {
    case 'item_added':
      return addItem(cart, action.lineId, action.item, action.typedPrice);
    case 'open_line_added':
      return append(cart, {
        id: action.lineId, itemId: null, code: '', name: action.name, maker: '', makerId: null, category: '', taxClass: action.taxClass,
        listPrice: null, typedPrice: action.price, quantity: 1, stocked: false, oneOff: false, note: '', asked: [],
      });
    case 'quantity_set':
      if (!isQuantity(action.quantity)) return cart;
      return replaceLine(cart, action.lineId, (line) => ({ ...line, quantity: action.quantity }));
    case 'price_set':
      return replaceLine(cart, action.lineId, (line) => (line.typedPrice === null ? line : { ...line, typedPrice: action.price }));
    case 'note_set': {
      const note = action.note.trim();
      if (note.length > noteMax) return cart;
      return action.lineId === null ? { ...cart, note } : replaceLine(cart, action.lineId, (line) => ({ ...line, note }));
    }
    case 'discount_asked':
    case 'discount_dropped':
    case 'order_discount_asked':
    case 'order_discount_dropped':
      return reduceDiscounts(cart, action);
    case 'exchange_set': {
      const { exchange: _before, ...rest } = cart;
      // What was taken was taken for another sum.
      if (cart.kind === 'refund' || cart.taken.length > 0) return cart;
      return action.exchange === null ? rest : { ...rest, exchange: action.exchange };
    }
    case 'tender_registered':
      return cart.taken.length >= tendersMax ? cart : { ...cart, taken: [...cart.taken, action.tender] };
    case 'tender_taken_back':
      return { ...cart, taken: cart.taken.filter((_, place) => place !== action.place) };
    case 'line_removed':
      return removeLine(cart, action.lineId);
    case 'line_restored': {
      if (cart.lines.some((line) => line.id === action.line.id)) return cart;
      const lines = [...cart.lines.slice(0, action.index), action.line, ...cart.lines.slice(action.index)];
      return { ...cart, lines, selected: action.line.id };
    }
    case 'selected':
      return cart.lines.some((line) => line.id === action.lineId) ? { ...cart, selected: action.lineId } : cart;
    default:
      return assertNever(action);
  }
}

type DiscountAction = Extract<CartAction, { readonly type: `${string}discount_${string}` }>;

/** Goods that come back are given their price by hand: nothing is taken off it. */
function reduceDiscounts(cart: Cart, action: DiscountAction): Cart {
  if (cart.kind === 'refund') return cart;
  switch (action.type) {
    case 'discount_asked':
      if (!isAskable(action.asked)) return cart;
      return replaceLine(cart, action.lineId, (line) => ({ ...line, asked: withAsked(line.asked, action.asked) }));
    case 'discount_dropped':
      return replaceLine(cart, action.lineId, (line) => ({ ...line, asked: line.asked.filter(({ kind }) => kind !== action.kind) }));
    case 'order_discount_asked':
      return isAskable(action.asked) ? { ...cart, asked: withAsked(cart.asked, action.asked) } : cart;
    case 'order_discount_dropped':
      return { ...cart, asked: cart.asked.filter(({ kind }) => kind !== action.kind) };
    default:
      return assertNever(action);
  }
}

function isQuantity(quantity: number): boolean {
  return Number.isSafeInteger(quantity) && quantity >= 1 && quantity <= quantityMax;
}

/**
 * A second scan of the same thing at the same price is one more piece on its line; a one-off is never two. A discounted
 * line takes no more pieces by a scan: what was allowed for the pieces on it was allowed for no other.
 */
function addItem(cart: Cart, lineId: LineId, item: CartItem, typedPrice: Won | null): Cart {
  const same = cart.lines.find((line) => line.itemId === item.id && (item.oneOff || line.asked.length === 0)
    && line.listPrice === item.price && line.typedPrice === typedPrice);
  if (same !== undefined) {
    if (item.oneOff || !isQuantity(same.quantity + 1)) return { ...cart, selected: same.id };
    return { ...replaceLine(cart, same.id, (line) => ({ ...line, quantity: line.quantity + 1 })), selected: same.id };
  }
  return append(cart, {
    id: lineId, itemId: item.id, code: item.code, name: item.name, maker: item.maker?.name ?? '',
    makerId: (item.maker?.id ?? null) as MakerId | null, category: item.category, taxClass: item.taxClass,
    listPrice: item.price, typedPrice, quantity: 1, stocked: item.stocked, oneOff: item.oneOff, note: '', asked: [],
  });
}

function append(cart: Cart, line: CartLine): Cart {
  if (cart.lines.length >= linesMax || cart.lines.some((other) => other.id === line.id)) return cart;
  return { ...cart, lines: [...cart.lines, line], selected: line.id };
}

function replaceLine(cart: Cart, lineId: LineId, change: (line: CartLine) => CartLine): Cart {
  return { ...cart, lines: cart.lines.map((line) => (line.id === lineId ? change(line) : line)) };
}

function removeLine(cart: Cart, lineId: LineId): Cart {
  const index = cart.lines.findIndex((line) => line.id === lineId);
  if (index < 0) return cart;
  const lines = cart.lines.filter((line) => line.id !== lineId);
  const next = lines[Math.min(index, lines.length - 1)];
  return { ...cart, lines, selected: next?.id ?? null };
}
