/** Whether this machine's clock can be right. Sets no clock and stops no sale: entries are ordered by their numbers, not by time. */

/** No clock that is right shows less: this program was not there yet. 2026-11-01 in Seoul, in ms since 1970. */
export const earliestNow = Date.UTC(2026, 9, 31, 15);
/** The store's zone is UTC+9; a machine in another zone whose clocks show the same is no trouble. */
export const storeOffsetMinutes = 540;
/** A clock that is set right by a few minutes between two sales is no trouble either. */
export const toleranceMs = 5 * 60_000;

/** `behind`: it shows less than what was already written down, or than can be. `other_zone`: it is of another country. */
export type ClockTrouble = 'behind' | 'other_zone';

/**
 * What is wrong with a clock that shows `now` (ms since 1970) in a zone `offsetMinutes` ahead of UTC, when the newest thing
 * of the ledger was written at `newestAt` (null for an empty one). Null when nothing is.
 */
export function clockTrouble(
  { now, offsetMinutes, newestAt }: { readonly now: number; readonly offsetMinutes: number; readonly newestAt: number | null },
): ClockTrouble | null {
  if (now < earliestNow || (newestAt !== null && now < newestAt - toleranceMs)) return 'behind';
  return offsetMinutes === storeOffsetMinutes ? null : 'other_zone';
}
