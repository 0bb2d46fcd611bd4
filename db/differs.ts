/** What verify says of a figure that is not what it comes to. Knows no figure. */

/** A sentence; empty where both are the same. */
export function differs(what: string, found: number | string, expected: number | string): string {
  return found === expected ? '' : `${what} is ${found}, it comes to ${expected}`;
}
