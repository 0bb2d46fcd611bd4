/** Numbers keyed digit by digit, as text until they are complete. Knows no money and no quantity. */

/** Adds keyed characters; what is no digit, or would pass `most`, leaves the number as it is. */
export function keyed(digits: string, more: string, most: number): string {
  if (!/^\d+$/.test(more)) return digits;
  const next = `${digits}${more}`.replace(/^0+(?=\d)/, '');
  return Number(next) <= most ? next : digits;
}

/** Takes the last digit off. */
export function unkeyed(digits: string): string {
  return digits.slice(0, -1);
}

/** The number; 0 while nothing is keyed. */
export function numberOf(digits: string): number {
  return digits === '' ? 0 : Number(digits);
}
