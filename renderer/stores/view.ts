/** Which screen is shown, and what lies over it. Holds nothing that a reload may not lose. */
import { storeOf } from '../store-of.ts';

export type Screen =
  | 'sale' | 'tender' | 'correct' | 'done' | 'refund' | 'return' | 'exchange' | 'receipts' | 'close' | 'day'
  | 'sales' | 'watch' | 'changes' | 'manage' | 'goods'
  | 'voucher_pay';

/** What lies over the screen. `manager`: a manager signs in; `switch`: somebody else does; `consent`: leave is asked for. */
export type Dialog =
  | null | 'help' | 'printer' | 'mall' | 'void' | 'manager' | 'switch' | 'consent' | 'leave_tender' | 'park' | 'parked' | 'note_line'
  | 'note_order' | 'discount' | 'drawer' | 'hand_over' | 'gift' | 'voucher';
/** Dialogs whose answer concerns the cart: what is scanned meanwhile waits. */
export const askingDialogs: readonly Dialog[] = [
  'void', 'manager', 'switch', 'consent', 'leave_tender', 'park', 'parked', 'note_line', 'note_order', 'discount', 'drawer', 'hand_over',
];

export type View = {
  readonly screen: Screen;
  readonly dialog: Dialog;
  /** A scan came where nothing can be rung up: 1, 2, 3 … so that each is said anew. */
  readonly scansRefused: number;
  /** A store is being made, or its import is being looked at: the first start stays although the store exists. */
  readonly starting: boolean;
};

export type ViewAction =
  | { readonly type: 'went'; readonly screen: Screen }
  | { readonly type: 'dialog'; readonly dialog: Dialog }
  | { readonly type: 'scan_refused' }
  | { readonly type: 'settled' }
  | { readonly type: 'starting'; readonly starting: boolean };

export function reduceView(view: View, action: ViewAction): View {
  switch (action.type) {
    case 'went':
      return { ...view, screen: action.screen, dialog: null, scansRefused: 0 };
    case 'dialog':
      return { ...view, dialog: action.dialog };
    case 'scan_refused':
      return { ...view, scansRefused: view.scansRefused + 1 };
    case 'settled':
      return { ...view, scansRefused: 0 };
    case 'starting':
      return { ...view, starting: action.starting };
    default:
      return view;
  }
}

export const viewStore = storeOf<View, ViewAction>({ screen: 'sale', dialog: null, scansRefused: 0, starting: false }, reduceView);
