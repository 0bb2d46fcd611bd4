/** What goes back in an exchange of less dear goods: over which means, and the numbers that cancelling cards got. Holds no amounts. */
import type { Output } from '../../src/contract/contract.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { toggled, without } from '../places.ts';
import { storeOf } from '../store-of.ts';

type ReturnReading = Output<'return.read'>;

export type Exchange = {
  /** The old receipt as it was read for this; null until it is. */
  readonly reading: ReturnReading | null;
  readonly approvals: ReadonlyMap<number, string>;
  /** Places of cards and transfers that are handed out in cash. */
  readonly inCash: readonly number[];
  readonly asCredit: readonly number[];
  readonly refusal: Refusal | null;
};

export type ExchangeAction =
  | { readonly type: 'began' }
  | { readonly type: 'read'; readonly reading: ReturnReading }
  | { readonly type: 'not_read'; readonly refusal: Refusal }
  | { readonly type: 'approval'; readonly leg: number; readonly text: string }
  | { readonly type: 'in_cash'; readonly leg: number }
  | { readonly type: 'as_credit'; readonly leg: number };

const blank: Exchange = { reading: null, approvals: new Map(), inCash: [], asCredit: [], refusal: null };

/** Is this reading of the receipt that the cart's goods are taken for? */
export function isReadOf({ reading }: Pick<Exchange, 'reading'>, original: SaleId): boolean {
  return reading?.receipt.saleId === original;
}

export function reduceExchange(exchange: Exchange, action: ExchangeAction): Exchange {
  switch (action.type) {
    case 'began':
      return blank;
    case 'read': {
      // What was typed stays as long as it is typed for the same receipt.
      const isSame = exchange.reading?.receipt.saleId === action.reading.receipt.saleId;
      return { ...(isSame ? exchange : blank), reading: action.reading, refusal: null };
    }
    case 'not_read':
      return { ...exchange, refusal: action.refusal };
    case 'approval':
      return { ...exchange, approvals: new Map([...exchange.approvals, [action.leg, action.text]]) };
    case 'in_cash':
      return { ...exchange, inCash: toggled(exchange.inCash, action.leg), asCredit: without(exchange.asCredit, action.leg) };
    case 'as_credit':
      return { ...exchange, asCredit: toggled(exchange.asCredit, action.leg), inCash: without(exchange.inCash, action.leg) };
    default:
      return exchange;
  }
}

export const exchangeStore = storeOf<Exchange, ExchangeAction>(blank, reduceExchange);
