/** The till as the house last told it, a stopped ledger too. Holds no cart and asks nothing. */
import type { PrinterState } from '../../src/contract/paper-shapes.ts';
import type { ParkedCart, ReceiptView, TillState } from '../../src/contract/shapes.ts';
import { rightTo, type Action } from '../../src/domain/permissions.ts';
import type { Truncation } from '../../src/domain/truncation.ts';
import { storeOf } from '../store-of.ts';

export type Till = {
  /** Null until the house answered for the first time. */
  readonly state: TillState | null;
  /** The house's clock minus this machine's, in ms. */
  readonly clockAheadMs: number;
};

export type TillAction =
  | { readonly type: 'told'; readonly state: TillState; readonly at: number }
  | { readonly type: 'printer_told'; readonly printer: PrinterState }
  | { readonly type: 'operator_changed'; readonly operator: TillState['operator'] }
  | { readonly type: 'shift_changed'; readonly shift: TillState['shift'] }
  | { readonly type: 'operator_added'; readonly operator: TillState['operators'][number] }
  | { readonly type: 'sealed'; readonly receipt: ReceiptView }
  | { readonly type: 'search_set'; readonly isDoubledFound: boolean }
  | { readonly type: 'truncation_set'; readonly truncation: Truncation }
  | { readonly type: 'limits_set'; readonly limits: TillState['limits'] }
  /** The house has one more cart put aside; it tells all of them a moment later. */
  | { readonly type: 'parked'; readonly parked: ParkedCart }
  /** The ledger takes no entries any more; only a house opened anew says otherwise. */
  | { readonly type: 'stopped' };

export function reduceTill(till: Till, action: TillAction): Till {
  if (action.type === 'told') return { state: action.state, clockAheadMs: action.state.now - action.at };
  const { state } = till;
  if (state === null) return till;
  switch (action.type) {
    case 'printer_told':
      return { ...till, state: { ...state, printer: action.printer } };
    case 'operator_changed':
      return { ...till, state: { ...state, operator: action.operator } };
    case 'shift_changed':
      return { ...till, state: { ...state, shift: action.shift } };
    case 'operator_added': {
      const known = state.operators.some((operator) => operator.id === action.operator.id);
      return known ? till : { ...till, state: { ...state, operators: [...state.operators, action.operator] } };
    }
    case 'sealed':
      return { ...till, state: { ...state, lastReceipt: action.receipt } };
    case 'search_set':
      return { ...till, state: { ...state, isDoubledFound: action.isDoubledFound } };
    case 'truncation_set':
      return { ...till, state: { ...state, truncation: action.truncation } };
    case 'limits_set':
      return { ...till, state: { ...state, limits: action.limits } };
    case 'parked': {
      const others = state.parked.filter(({ saleId }) => saleId !== action.parked.saleId);
      return { ...till, state: { ...state, parked: [...others, action.parked] } };
    }
    case 'stopped':
      return state.stopped ? till : { ...till, state: { ...state, stopped: true } };
    default:
      return till;
  }
}

export const tillStore = storeOf<Till, TillAction>({ state: null, clockAheadMs: 0 }, reduceTill);

/** Whether the ledger takes no entries any more; nothing is sold until the till is opened anew. */
export function useStopped(): boolean {
  return tillStore.use(({ state }) => state?.stopped === true);
}

/** Whether whoever is signed in may do this alone. The house decides; the screen only offers no more than that. */
export function useRight(action: Action): boolean {
  return tillStore.use(({ state }) => {
    const role = state?.operator?.role;
    return role !== undefined && rightTo(role, action) === 'yes';
  });
}
