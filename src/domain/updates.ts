/**
 * When a newer program may take this one's place: never over an open session. Knows no feed, fetches nothing, and decides
 * about nothing else.
 */
import { ok, refuse, type Result } from './result.ts';

/** How far a newer program is. `untrusted`: what came is not what the feed vouched for, or not of our making. */
export const updatePhases = ['unasked', 'asking', 'newest', 'offered', 'fetching', 'ready', 'unreachable', 'untrusted'] as const;
export type UpdatePhase = (typeof updatePhases)[number];

export type UpdateState = {
  readonly phase: UpdatePhase;
  /** The version that runs. */
  readonly running: string;
  /** The version that is offered, being fetched or ready; empty otherwise. */
  readonly offered: string;
  /** How much of it was fetched, 0 to 100. */
  readonly percent: number;
};

/** Why no newer program is installed now, the most pressing first. */
export const updateHindrances = ['shift_still_open', 'cart_waiting', 'carts_parked', 'import_running', 'papers_waiting'] as const;
export type UpdateHindrance = (typeof updateHindrances)[number];

/** How the till stands. What waits for the mall is not asked: it lies in the ledger, which every later program reads. */
export type TillStanding = {
  readonly shiftOpen: boolean;
  /** Lines of the cart being rung up, 0 where only money was taken for it; null when there is none. */
  readonly cartLines: number | null;
  /** Carts put aside. */
  readonly parked: number;
  readonly importing: boolean;
  /** Papers that are owed, being printed, or asked about. */
  readonly papers: number;
};

/** Whether a newer program may be installed now; refused with the most pressing of the hindrances. */
export function mayUpdate({ shiftOpen, cartLines, parked, importing, papers }: TillStanding): Result<'may', UpdateHindrance> {
  if (shiftOpen) return refuse('shift_still_open');
  if (cartLines !== null) return refuse('cart_waiting', { lines: cartLines });
  if (parked > 0) return refuse('carts_parked', { carts: parked });
  if (importing) return refuse('import_running');
  if (papers > 0) return refuse('papers_waiting', { papers });
  return ok('may');
}
