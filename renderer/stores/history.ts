/** Past receipts as they are being looked at. */
import type { Output } from '../../src/contract/contract.ts';
import type { ReceiptView } from '../../src/contract/shapes.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { storeOf } from '../store-of.ts';

export type ReceiptSearch = { readonly text: string; readonly day: string };

export type History = {
  /** Newest first; null until the house answered. */
  readonly receipts: readonly ReceiptView[] | null;
  readonly selected: SaleId | null;
  readonly detail: Output<'receipt.read'> | null;
  readonly refusal: Refusal | null;
  /** What is looked for; an empty text and no day list the newest. */
  readonly query: ReceiptSearch;
  /** The selected receipt as paper, once it was asked for. */
  readonly paper: (Output<'receipt.preview'> & { readonly saleId: SaleId }) | null;
  /** Whether the paper is shown instead of the lines. */
  readonly asPaper: boolean;
  /** Receipt number and copy of the last reprint asked for here. */
  readonly reprinted: Output<'receipt.reprint'> | null;
};

export type HistoryAction =
  | { readonly type: 'listed'; readonly receipts: readonly ReceiptView[] }
  | { readonly type: 'searched'; readonly query: ReceiptSearch }
  | { readonly type: 'as_paper'; readonly asPaper: boolean }
  | { readonly type: 'previewed'; readonly saleId: SaleId; readonly paper: Output<'receipt.preview'> }
  | { readonly type: 'selected'; readonly saleId: SaleId }
  | { readonly type: 'read'; readonly detail: Output<'receipt.read'> }
  | { readonly type: 'reprinted'; readonly reprint: Output<'receipt.reprint'> }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export function reduceHistory(history: History, action: HistoryAction): History {
  switch (action.type) {
    case 'listed': {
      const held = action.receipts.some((receipt) => receipt.saleId === history.selected);
      return {
        ...history,
        receipts: action.receipts,
        selected: held ? history.selected : (action.receipts[0]?.saleId ?? null),
        refusal: null,
      };
    }
    case 'searched':
      return { ...history, query: action.query };
    case 'as_paper':
      return { ...history, asPaper: action.asPaper };
    case 'previewed':
      return action.saleId === history.selected ? { ...history, paper: { ...action.paper, saleId: action.saleId } } : history;
    case 'selected':
      return { ...history, selected: action.saleId, reprinted: null, refusal: null };
    case 'read':
      return action.detail.receipt.saleId === history.selected ? { ...history, detail: action.detail } : history;
    case 'reprinted':
      return { ...history, reprinted: action.reprint, refusal: null };
    case 'refused':
      return { ...history, refusal: action.refusal };
    default:
      return history;
  }
}

export const historyStore = storeOf<History, HistoryAction>(
  {
    receipts: null, selected: null, detail: null, refusal: null, query: { text: '', day: '' }, paper: null, asPaper: false, reprinted: null,
  },
  reduceHistory,
);
