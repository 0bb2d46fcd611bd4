/** What a posting is: one signed amount on one account, with what it is of. Makes none. */
import type { Won } from './money.ts';

/** The accounts of the ledger. */
export type Account =
  | 'cash' | 'card' | 'transfer' | 'voucher_own' | 'overnight' | 'safe' | 'sales' | 'discount' | 'recovery' | 'vat' | 'vat_price'
  | 'maker_share' | 'maker_due' | 'mall_due' | 'commission' | 'rounding' | 'over_short' | 'damage' | 'petty' | 'bank' | 'withheld';

/** One signed amount on one account: debit + (we hold, gave away), credit − (we owe, earned). */
export type Posting = {
  readonly account: Account;
  readonly amount: Won;
  readonly kind: string;
  readonly party: string;
  /** Place of the line on the receipt from 1; 0 when the posting is no line's. */
  readonly line: number;
  readonly item: number;
  readonly maker: number;
  readonly contract: number;
  readonly tax: '' | 'T' | 'E';
  readonly seller: '' | 'store' | 'maker';
  readonly flow: '' | 'sale' | 'refund';
};

/** What a posting says of no line, item or maker. */
export const plain = { kind: '', party: '', line: 0, item: 0, maker: 0, contract: 0, tax: '', seller: '', flow: '' } as const;
