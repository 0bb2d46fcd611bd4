/** What a second person's PIN allows: one action, on one cart, for one amount, once and soon. Checks no PIN. */
import type { LineId, SaleId } from './ids.ts';
import type { Won } from './money.ts';
import type { Action } from './permissions.ts';

/** How long a consent may be used after it was given, in ms. */
export const consentMs = 60_000;

/** What somebody wants leave for. `amount` is what it moves in won: a discount, a refund, a new price; 0 where nothing moves. */
export type Wanted = {
  readonly action: Action;
  /** The cart, the sale or the refund that it is for. */
  readonly subject: SaleId;
  /** Null where it is no single line's. */
  readonly lineId: LineId | null;
  readonly amount: Won;
};
