/** What is being rung up and what the screen says about it: the cart, the find column's panel, keypad, notice. No totals. */
import type { ItemView } from '../../src/contract/shapes.ts';
import { emptyCart, reduceCart, type Cart, type CartAction, type CartLine } from '../../src/domain/cart.ts';
import type { TaxClass } from '../../src/domain/catalog.ts';
import type { LineId, SaleId } from '../../src/domain/ids.ts';
import type { Won } from '../../src/domain/money.ts';
import type { RefusalFacts } from '../../src/domain/result.ts';
import { storeOf } from '../store-of.ts';

/** What takes the find column. All but `browse` and `unknown` wait for an answer, and scans wait with them. */
export type Panel =
  | { readonly kind: 'browse' }
  | { readonly kind: 'unknown'; readonly code: string; readonly near: readonly ItemView[] }
  /** `price`: what the scanned code said a piece costs. */
  | ({ readonly kind: 'choose'; readonly code: string; readonly items: readonly ItemView[] }
    & { readonly active: number; readonly price?: Won | undefined })
  /** The price of one item; empty digits take the proposed one, if there is any: of goods taken back the lowest of late. */
  | { readonly kind: 'price'; readonly item: ItemView; readonly digits: string; readonly lowest?: Lowest }
  | { readonly kind: 'open'; readonly name: string; readonly taxClass: TaxClass; readonly digits: string };

/** The lowest price of late, as the house says it; null for none. `isTaken`: it is taken as soon as it is there. */
export type Lowest = { readonly state: 'asked'; readonly isTaken: boolean } | { readonly state: 'told'; readonly price: Won | null };

export type NoticeCode =
  | 'one_off_held'
  | 'one_off_quantity'
  | 'quantity_most'
  | 'below_stock'
  | 'sold_out'
  | 'contract_over'
  | 'cart_full'
  | 'price_needed'
  | 'other_cart'
  | 'rung_up_behind'
  | 'scan_waits'
  | 'badge_own'
  | 'parked'
  | 'pinned'
  | 'unpinned'
  | 'cart_changed_while_paying'
  | 'reprinted'
  | 'exchange_empty'
  | 'no_receipt'
  | 'refused'
  | 'scan_lost';
export type Notice = { readonly code: NoticeCode; readonly facts: RefusalFacts; readonly tone: 'info' | 'warn' | 'bad' };

export type Pad = { readonly mode: 'code' | 'quantity'; readonly digits: string };

export type Checkout = {
  readonly cart: Cart;
  readonly panel: Panel;
  readonly pad: Pad;
  /** What the left column shows where there is room for one thing only. */
  readonly tab: 'find' | 'keypad';
  readonly notice: Notice | null;
  /** The line just removed, for a few seconds. */
  readonly removed: { readonly line: CartLine; readonly index: number } | null;
  /** The cart before each of its last changes, newest last; never another sale's. */
  readonly past: readonly Cart[];
  /** Scans that wait for a panel, a payment or a dialog to end. */
  readonly scansWaiting: number;
  /** Items rung up since somebody signed in, newest first. */
  readonly recent: readonly ItemView[];
};

export type CheckoutAction =
  | { readonly type: 'cart'; readonly action: CartAction }
  | { readonly type: 'cart_replaced'; readonly cart: Cart }
  | { readonly type: 'line_removed'; readonly lineId: LineId }
  | { readonly type: 'removal_undone' }
  | { readonly type: 'removal_settled' }
  /** The last change of the cart is taken back. */
  | { readonly type: 'undone' }
  | { readonly type: 'panel'; readonly panel: Panel }
  | { readonly type: 'pad'; readonly pad: Pad }
  | { readonly type: 'tab'; readonly tab: Checkout['tab'] }
  | { readonly type: 'noticed'; readonly notice: Notice | null }
  | { readonly type: 'scans_waiting'; readonly count: number }
  | { readonly type: 'rung_up'; readonly item: ItemView }
  | { readonly type: 'signed_in' };

export const browse: Panel = { kind: 'browse' };
export const codePad: Pad = { mode: 'code', digits: '' };
const recentMax = 12;
/** How many changes of one cart can be taken back. */
const pastMax = 50;

export function reduceCheckout(state: Checkout, action: CheckoutAction): Checkout {
  switch (action.type) {
    case 'cart':
      if (action.action.type === 'selected' && action.action.lineId === state.cart.selected) return state;
      return withCart(state, reduceCart(state.cart, action.action));
    case 'cart_replaced':
      return { ...state, cart: action.cart, panel: browse, pad: codePad, notice: null, removed: null, past: [] };
    case 'line_removed':
      return removeLine(state, action.lineId);
    case 'removal_undone':
      if (state.removed === null) return state;
      return { ...withCart(state, reduceCart(state.cart, { type: 'line_restored', ...state.removed })), removed: null };
    case 'removal_settled':
      return state.removed === null ? state : { ...state, removed: null };
    case 'undone':
      return undo(state);
    case 'panel':
      return { ...state, panel: action.panel, pad: codePad, tab: 'find' };
    case 'pad':
      if (action.pad === state.pad) return state;
      return { ...state, pad: action.pad, tab: action.pad.mode === 'quantity' || action.pad.digits !== '' ? 'keypad' : state.tab };
    case 'tab':
      return { ...state, tab: action.tab };
    case 'noticed':
      return state.notice === action.notice ? state : { ...state, notice: action.notice };
    case 'scans_waiting':
      return state.scansWaiting === action.count ? state : { ...state, scansWaiting: action.count };
    case 'rung_up':
      return { ...state, recent: [action.item, ...state.recent.filter((item) => item.id !== action.item.id)].slice(0, recentMax) };
    case 'signed_in':
      return { ...state, recent: [], notice: null };
    default:
      return state;
  }
}

/** A changed cart ends what was said about the one before. */
function withCart(state: Checkout, cart: Cart): Checkout {
  if (cart === state.cart) return state;
  const moved = cart.lines === state.cart.lines;
  const same = moved && cart.note === state.cart.note && cart.asked === state.cart.asked;
  const past = same ? state.past : [...state.past, state.cart].slice(-pastMax);
  return { ...state, cart, past, pad: codePad, notice: moved ? state.notice : null };
}

/** The cart as it was before its last change; a panel that waits for an answer is not disturbed. */
function undo(state: Checkout): Checkout {
  const cart = state.past.at(-1);
  if (cart === undefined) return state;
  // Money that was taken is no step of ringing up: only taking it back takes it back.
  const { exchange: _before, ...rest } = cart;
  const { taken, exchange } = state.cart;
  const now = { ...rest, taken, ...(exchange === undefined ? {} : { exchange }) };
  return { ...state, cart: now, past: state.past.slice(0, -1), pad: codePad, notice: null, removed: null };
}

function removeLine(state: Checkout, lineId: LineId): Checkout {
  const index = state.cart.lines.findIndex((line) => line.id === lineId);
  const line = state.cart.lines[index];
  if (line === undefined) return state;
  return { ...withCart(state, reduceCart(state.cart, { type: 'line_removed', lineId })), removed: { line, index } };
}

export const checkoutStore = storeOf<Checkout, CheckoutAction>(
  {
    cart: emptyCart('none' as SaleId),
    panel: browse,
    pad: codePad,
    tab: 'find',
    notice: null,
    removed: null,
    past: [],
    scansWaiting: 0,
    recent: [],
  },
  reduceCheckout,
);
