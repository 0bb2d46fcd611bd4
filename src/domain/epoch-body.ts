/** What the first entry of an epoch says. Types alone; `epoch.ts` makes them. */
import type { Won } from './money.ts';

/** What a journal that goes on from an older state is known to lack; sums in won. */
export type Lost = {
  /** The last entry that is known to have been, and its hash. */
  readonly seq: number;
  readonly hash: string;
  readonly at: number;
  readonly entries: number;
  /** Receipt numbers that were given and are not in this journal: the first and the last; 0 and 0 for none. */
  readonly firstReceipt: number;
  readonly lastReceipt: number;
  readonly sales: Won;
  readonly refunds: Won;
};

/** A new epoch begins: the first entry of it. The number of receipts goes on counting. */
export type EpochStartedBody = {
  readonly epoch: number;
  /** `restored`: from a backup, with a key of its own. `put_back`: an anchor knows more than the ledger. */
  readonly reason: 'restored' | 'put_back';
  /** The key that signs from this entry on. */
  readonly publicKey: string;
  /** Where the journal stands that goes on here. */
  readonly from: { readonly epoch: number; readonly seq: number; readonly hash: string; readonly receipts: number };
  /** What is known to be missing behind it; left out when no anchor tells. */
  readonly lost?: Lost;
};
