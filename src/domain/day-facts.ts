/** What can have happened to the drawer and the day beside sales and counts: kinds of facts and their frozen bodies. */
import type { OperatorId, SaleId } from './ids.ts';
import type { Won } from './money.ts';
import type { ShiftReport, TerminalRow } from './report-values.ts';
import type { Pieces } from './tender.ts';

/** Made with its dialog, as a sale's id is with its cart: asking twice moves cash once. A consent names it as it names a sale. */
export type MoveId = SaleId;

export type ShiftOpenedBody = {
  readonly shift: number;
  readonly counts: readonly Pieces[];
  /** Cash counted in the drawer. */
  readonly counted: Won;
  /** Cash that the last close left in the drawer. */
  readonly kept: Won;
  /** Cash brought from the safe. */
  readonly added: Won;
};

export type ShiftClosedBody = {
  readonly shift: number;
  readonly counted: Won;
  readonly expected: Won;
  /** Left in the drawer for the next shift. */
  readonly keep: Won;
  /** What was open and goes over into the next shift, by name; left out for nothing. */
  readonly carried?: readonly Carried[];
  /** Entries that the mall did not have yet; left out for none. */
  readonly undelivered?: number;
  /** The Z, but for what the close itself says; left out by tills that wrote none. */
  readonly report?: ShiftReport;
};

/** Something open at a close: a cart put aside, one with money taken for it, a paper. `amount` 0 for a paper. */
export type Carried = { readonly kind: 'parked' | 'paid' | 'paper'; readonly name: string; readonly amount: Won };

/** Cash beside the sales: put in, taken out for small costs, taken to the safe. */
export type Move = 'pay_in' | 'pay_out' | 'drop';
export const moves = ['pay_in', 'pay_out', 'drop'] as const satisfies readonly Move[];

/** What cash is moved for; `petty` is booked by it. */
export type MoveReason = 'change' | 'supplies' | 'delivery' | 'meal' | 'lift' | 'bank' | 'other';
/** Why the drawer is opened without a sale. */
export type OpeningReason = 'change' | 'check' | 'stuck' | 'other';
export const openingReasons = ['change', 'check', 'stuck', 'other'] as const satisfies readonly OpeningReason[];

export type CashMovedBody = {
  readonly id: MoveId;
  readonly move: Move;
  /** More than 0. */
  readonly amount: Won;
  readonly reason: MoveReason;
  /** More about it, in the cashier's words; left out for nothing, never for `other`. */
  readonly note?: string;
};

/** The drawer was opened and no cash was moved by it. */
export type DrawerOpenedBody = {
  readonly id: MoveId;
  readonly reason: OpeningReason;
  readonly note?: string;
  /** Counts the openings of the shift from 1. */
  readonly number: number;
};

/** The drawer was counted and changed hands; both gave their PINs. What it should have held is frozen here and told to nobody. */
export type HandedOverBody = {
  readonly shift: number;
  readonly counts: readonly Pieces[];
  readonly counted: Won;
  readonly expected: Won;
  readonly from: OperatorId;
  readonly to: OperatorId;
};

/** Somebody looked at what the drawer should hold while the shift was open. */
export type ExpectedSeenBody = { readonly shift: number; readonly expected: Won };

/** An X was put on paper, without the cash. */
export type XPrintedBody = { readonly shift: number; readonly report: ShiftReport };

export type ZReprintedBody = { readonly shift: number; readonly copy: number };

/** The totals of a card terminal that stands alone were compared with the cards registered by hand in a shift. */
export type TerminalCheckedBody = { readonly shift: number; readonly rows: readonly TerminalRow[] };

/** The bodies of these kinds; `facts.ts` puts them among the others. */
export type DayFactBodies = {
  readonly cash_moved: CashMovedBody;
  readonly drawer_opened: DrawerOpenedBody;
  readonly shift_handed_over: HandedOverBody;
  readonly expected_seen: ExpectedSeenBody;
  readonly x_printed: XPrintedBody;
  readonly z_reprinted: ZReprintedBody;
  readonly terminal_checked: TerminalCheckedBody;
};

export const dayFactKinds = [
  'cash_moved', 'drawer_opened', 'shift_handed_over', 'expected_seen', 'x_printed', 'z_reprinted',
  'terminal_checked',
] as const satisfies readonly (keyof DayFactBodies)[];
