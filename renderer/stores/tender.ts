/** Taking or giving back money for one cart, up to the sealed receipt. Holds no due: that is the cart's. */
import type { ReceiptView } from '../../src/contract/shapes.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { storeOf } from '../store-of.ts';

export type Sealed = { readonly receipt: ReceiptView; readonly belowZero: readonly string[] };

export type Tender = {
  /** Cash given, as typed. */
  readonly digits: string;
  /** `checking`: no answer came, and the same request is asked again until one does. */
  readonly busy: 'no' | 'recording' | 'checking';
  readonly refusal: Refusal | null;
  readonly sealed: Sealed | null;
};

export type TenderAction =
  | { readonly type: 'began' }
  | { readonly type: 'typed'; readonly digits: string }
  | { readonly type: 'recording' }
  | { readonly type: 'checking' }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'sealed'; readonly sealed: Sealed };

export function reduceTender(tender: Tender, action: TenderAction): Tender {
  switch (action.type) {
    case 'began':
      return { ...tender, digits: '', busy: 'no', refusal: null };
    case 'typed':
      return { ...tender, digits: action.digits, refusal: null };
    case 'recording':
      return { ...tender, busy: 'recording', refusal: null };
    case 'checking':
      return tender.busy === 'checking' ? tender : { ...tender, busy: 'checking' };
    case 'refused':
      return { ...tender, busy: 'no', refusal: action.refusal };
    case 'sealed':
      return { digits: '', busy: 'no', refusal: null, sealed: action.sealed };
    default:
      return tender;
  }
}

export const tenderStore = storeOf<Tender, TenderAction>({ digits: '', busy: 'no', refusal: null, sealed: null }, reduceTender);
