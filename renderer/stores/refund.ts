/** Why goods come back and whether they go on the shelf again. The goods are in the cart. */
import type { ReasonKind } from '../reasons.ts';
import { storeOf } from '../store-of.ts';

export type RefundWhy = {
  readonly kind: ReasonKind | null;
  readonly typed: string;
  readonly restock: boolean | null;
};

export type RefundAction =
  | { readonly type: 'began' }
  | { readonly type: 'reason'; readonly kind: ReasonKind }
  | { readonly type: 'typed'; readonly text: string }
  | { readonly type: 'restock'; readonly restock: boolean };

const blank: RefundWhy = { kind: null, typed: '', restock: null };

export function reduceRefund(why: RefundWhy, action: RefundAction): RefundWhy {
  switch (action.type) {
    case 'began':
      return blank;
    case 'reason':
      return { ...why, kind: action.kind };
    case 'typed':
      return { ...why, typed: action.text, kind: 'other' };
    case 'restock':
      return { ...why, restock: action.restock };
    default:
      return why;
  }
}

export const refundStore = storeOf<RefundWhy, RefundAction>(blank, reduceRefund);
