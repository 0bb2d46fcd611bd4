/** How long a wrong PIN keeps a person, and a whole till, from the next try. Checks no PIN. */

/** Wrong PINs since the last right one, and when the last of them was given, in ms since 1970. */
export type WrongPins = { readonly count: number; readonly lastAt: number };

/** Wrong PINs in a row after which a person is locked. */
export const wrongPinsMax = 5;
/** Wrong PINs of all people together after which nobody signs in for a while. */
export const tillWrongPinsMax = 20;

/** The longest delay and the shortest lock, in ms. */
const lockMs = 64_000;
const lockDoublingsMax = 4;

/** How long a person still waits, in ms: 1, 2, 4, 8 s, then a lock of 64 s that each further wrong PIN doubles, up to 16 times. */
export function personWaitsMs(wrong: WrongPins, now: number): number {
  if (wrong.count === 0) return 0;
  const isLocked = wrong.count >= wrongPinsMax;
  const lasts = isLocked ? lockMs * 2 ** Math.min(wrong.count - wrongPinsMax, lockDoublingsMax) : 1_000 * 2 ** (wrong.count - 1);
  return leftOf(lasts, wrong.lastAt, now);
}

/** How long the till takes no PIN at all, in ms: 64 s after each wrong one from the twentieth on. */
export function tillWaitsMs(wrong: WrongPins, now: number): number {
  return wrong.count < tillWrongPinsMax ? 0 : leftOf(lockMs, wrong.lastAt, now);
}

/** A clock set back must not make anybody wait for longer than the wait lasts. */
function leftOf(lasts: number, lastAt: number, now: number): number {
  return Math.min(lasts, Math.max(0, lastAt + lasts - now));
}
