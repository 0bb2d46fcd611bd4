/** Taking or giving back money for one cart, up to the sealed receipt. Holds no due: that is the cart's. */
import type { ReceiptView } from '../../src/contract/shapes.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import type { Won } from '../../src/domain/money.ts';
import type { Refusal } from '../../src/domain/result.ts';
import type { RegisteredTender } from '../../src/domain/split.ts';
import { storeOf } from '../store-of.ts';

export type Sealed = { readonly receipt: ReceiptView; readonly belowZero: readonly string[] };

/** What is being taken now. */
export type Means = 'cash' | 'card' | 'transfer' | 'voucher';

/** What is typed of a card, a transfer or a voucher. Null digits of the amount stand for all that is left. */
export type TenderForm = {
  readonly amount: string | null;
  readonly approval: string;
  readonly issuer: string;
  /** Null is the issuer's usual one. */
  readonly acquirer: string | null;
  readonly months: number;
  readonly payer: string;
  /** The voucher that is to pay, as the house read it; empty until it was. */
  readonly serial: string;
  /** What is left of it then is taken in cash. */
  readonly cashRest: boolean;
};
export const emptyForm: TenderForm = {
  amount: null, approval: '', issuer: '', acquirer: null, months: 0, payer: '', serial: '', cashRest: false,
};

export type Tender = {
  /** The sale that is being paid for, or put right. */
  readonly saleId: SaleId | null;
  /** The receipt whose means of payment are being put right, or null while a cart is paid for. */
  readonly correcting: ReceiptView | null;
  /** Gift vouchers that are being sold, each by its won; null while anything else is paid for. */
  readonly selling: readonly Won[] | null;
  readonly means: Means;
  /** Means a correction registered so far. Those of a cart are the cart's own, and kept with it. */
  readonly corrected: readonly RegisteredTender[];
  readonly form: TenderForm;
  /** Cash given, as typed. */
  readonly digits: string;
  /** A scan led away from what was typed here; it waits for the same sale. */
  readonly interrupted: boolean;
  /** `checking`: no answer came, and the same request is asked again until one does. */
  readonly busy: 'no' | 'recording' | 'checking';
  readonly refusal: Refusal | null;
  readonly sealed: Sealed | null;
};

type Order = { readonly saleId: SaleId; readonly means: Means; readonly correcting?: ReceiptView; readonly selling?: readonly Won[] };

export type TenderAction =
  /** The same sale again, after a scan interrupted it, finds what was typed. */
  | { readonly type: 'began'; readonly order?: Order }
  | { readonly type: 'means'; readonly means: Means }
  | { readonly type: 'form'; readonly form: Partial<TenderForm> }
  /** A means was registered: what was typed of it is done with, and a correction keeps it here. */
  | { readonly type: 'took'; readonly tender: RegisteredTender }
  | { readonly type: 'took_back'; readonly place: number }
  /** A scan needs an answer on another screen; what was typed here waits. */
  | { readonly type: 'interrupted' }
  | { readonly type: 'typed'; readonly digits: string }
  | { readonly type: 'recording' }
  | { readonly type: 'checking' }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'sealed'; readonly sealed: Sealed };

const nothingTyped = { digits: '', form: emptyForm, busy: 'no', refusal: null, interrupted: false } as const;
const nothing: Tender = { saleId: null, correcting: null, selling: null, means: 'cash', corrected: [], sealed: null, ...nothingTyped };

export function reduceTender(tender: Tender, action: TenderAction): Tender {
  switch (action.type) {
    case 'began':
      return begin(tender, action.order);
    case 'means':
      return { ...tender, ...nothingTyped, means: action.means };
    case 'form':
      return { ...tender, form: { ...tender.form, ...action.form }, refusal: null };
    case 'took':
      return { ...took(tender, action.tender), ...nothingTyped, means: 'cash' };
    case 'took_back':
      return { ...tender, corrected: tender.corrected.filter((_, place) => place !== action.place), refusal: null };
    case 'interrupted':
      return { ...tender, interrupted: true };
    case 'typed':
      return { ...tender, digits: action.digits, refusal: null };
    case 'recording':
      return { ...tender, busy: 'recording', refusal: null };
    case 'checking':
      return tender.busy === 'checking' ? tender : { ...tender, busy: 'checking' };
    case 'refused':
      return { ...tender, busy: 'no', refusal: action.refusal };
    case 'sealed':
      return { ...nothing, sealed: action.sealed };
    default:
      return tender;
  }
}

function took(tender: Tender, one: RegisteredTender): Tender {
  return tender.correcting === null ? tender : { ...tender, corrected: [...tender.corrected, one] };
}

function begin(tender: Tender, order: Order | undefined): Tender {
  if (order === undefined) return { ...nothing, sealed: tender.sealed };
  const { saleId, means, correcting = null, selling = null } = order;
  const goesOn = tender.interrupted && tender.saleId === saleId && correcting === null;
  const typed = goesOn ? { digits: tender.digits, form: tender.form } : {};
  return { ...nothing, sealed: tender.sealed, saleId, means, correcting, selling, ...typed };
}

export const tenderStore = storeOf<Tender, TenderAction>(nothing, reduceTender);
