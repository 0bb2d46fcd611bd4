/** The store's own vouchers on the screen: one that is looked at, or some that are being sold. Holds no balance of its own making. */
import type { Output } from '../../src/contract/contract.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { storeOf } from '../store-of.ts';

export type VoucherView = Output<'voucher.read'>;
export type VouchersSold = Output<'voucher.sell'>;
/** What the dialog shows: a balance, vouchers to sell, what was sold, or a purchase that is being taken back. */
export type VoucherMode = 'look' | 'sell' | 'sold' | 'cancel';

export type VoucherState = {
  readonly mode: VoucherMode;
  /** The number as it is typed. */
  readonly text: string;
  readonly view: VoucherView | null;
  /** Every voucher that the house was asked about since the last sale, by its serial. */
  readonly known: ReadonlyMap<string, VoucherView>;
  /** Amounts of those to be sold, in won, and what is keyed of one more. */
  readonly amounts: readonly number[];
  readonly digits: string;
  readonly sold: VouchersSold | null;
  /** The cancelling's own id, why, and the numbers that cancelling cards got, by the card's place. */
  readonly cancelId: SaleId | null;
  readonly reason: string;
  readonly approvals: ReadonlyMap<number, string>;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  /** What was done last: printed again as this copy, or taken back. */
  readonly said: { readonly copy: number } | 'cancelled' | null;
};

export type VoucherAction =
  | { readonly type: 'opened'; readonly mode: 'look' | 'sell' }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'read'; readonly view: VoucherView }
  | { readonly type: 'amounts'; readonly amounts: readonly number[] }
  | { readonly type: 'digits'; readonly digits: string }
  | { readonly type: 'sold'; readonly sold: VouchersSold }
  | { readonly type: 'cancelling'; readonly id: SaleId }
  | { readonly type: 'kept' }
  | { readonly type: 'reason'; readonly reason: string }
  | { readonly type: 'approval'; readonly leg: number; readonly text: string }
  | { readonly type: 'busy' }
  | { readonly type: 'said'; readonly said: NonNullable<VoucherState['said']> }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'forgotten' };

const nothing: VoucherState = {
  mode: 'look', text: '', view: null, known: new Map(), amounts: [], digits: '', sold: null, cancelId: null, reason: '',
  approvals: new Map(), busy: false, refusal: null, said: null,
};

export function reduceVoucher(state: VoucherState, action: VoucherAction): VoucherState {
  switch (action.type) {
    case 'opened':
      return { ...nothing, known: state.known, mode: action.mode };
    case 'typed':
      return { ...state, text: action.text, refusal: null };
    case 'read': {
      const known = new Map([...state.known, [action.view.serial, action.view]]);
      return { ...state, view: action.view, text: '', known, busy: false, refusal: null };
    }
    case 'amounts':
      return { ...state, amounts: action.amounts, digits: '', refusal: null };
    case 'digits':
      return { ...state, digits: action.digits, refusal: null };
    case 'sold':
      return { ...nothing, known: state.known, mode: 'sold', sold: action.sold };
    case 'cancelling':
      return { ...state, mode: 'cancel', cancelId: action.id, reason: '', approvals: new Map(), refusal: null, said: null };
    case 'kept':
      return { ...state, mode: 'look', cancelId: null, refusal: null };
    case 'reason':
      return { ...state, reason: action.reason, refusal: null };
    case 'approval':
      return { ...state, approvals: new Map([...state.approvals, [action.leg, action.text]]), refusal: null };
    case 'busy':
      return { ...state, busy: true, refusal: null, said: null };
    case 'said':
      return { ...state, busy: false, mode: 'look', cancelId: null, said: action.said };
    case 'refused':
      return { ...state, busy: false, refusal: action.refusal };
    case 'forgotten':
      return { ...state, known: new Map() };
    default:
      return state;
  }
}

export const voucherStore = storeOf<VoucherState, VoucherAction>(nothing, reduceVoucher);
