/** Keeps card numbers out: no text a person types may hold one. Knows no cards and checks no validity. */

/** The fewest and the most digits of a card number (ISO/IEC 7812-1: up to 19; in use from 13). */
const digitsMin = 13;
const digitsMax = 19;

/**
 * Does a text hold what could be a card number: 13 to 19 digits in a row, whatever separates them? Full-width digits count.
 * A longer row is none. Errs on the safe side: a 13-digit barcode is refused as well.
 */
export function holdsCardNumber(text: string): boolean {
  const digits = text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
  return [...digits.matchAll(/\p{Nd}+/gu)].some(([row]) => [...row].length >= digitsMin && [...row].length <= digitsMax);
}
