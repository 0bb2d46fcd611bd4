/** 원단위 절사: to what a discounted total is cut down, and its setting. Cuts nothing itself. */

/** To what a discounted total is cut down (원단위 절사), in won; `none` leaves every won, as `1` does. */
export type Truncation = 'none' | '1' | '10' | '100';
export const truncations = ['none', '1', '10', '100'] as const satisfies readonly Truncation[];

/** The setting as it is stored; one that was never set, or means nothing, is `none`. */
export function readTruncation(setting: string): Truncation {
  return truncations.find((known) => known === setting) ?? 'none';
}
