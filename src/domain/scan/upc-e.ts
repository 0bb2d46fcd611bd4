/** UPC-E, the short symbol of a UPC-A whose zeros were left out (GS1 General Specifications 5.2.2.4.2). Looks nothing up. */
import { checkDigit } from '../barcode.ts';

/**
 * The UPC-A of 12 digits that a UPC-E stands for, or null when the digits are none. Six digits are those between the bars:
 * their number system is 0, and their check digit is made. Eight have number system (0 or 1) and check digit around them.
 */
export function expandUpcE(digits: string): string | null {
  if (!/^(?:[01]\d{7}|\d{6})$/.test(digits)) return null;
  const isWhole = digits.length === 8;
  const body = `${isWhole ? digits.slice(0, 1) : '0'}${zerosBack(isWhole ? digits.slice(1, 7) : digits)}`;
  const upcA = `${body}${checkDigit(body)}`;
  return isWhole && !upcA.endsWith(digits.slice(7)) ? null : upcA;
}

/** Six digits → the ten between number system and check digit; the last of the six says where the zeros were. */
function zerosBack(six: string): string {
  const last = Number(six[5]);
  if (last <= 2) return `${six.slice(0, 2)}${last}0000${six.slice(2, 5)}`;
  if (last === 3) return `${six.slice(0, 3)}00000${six.slice(3, 5)}`;
  if (last === 4) return `${six.slice(0, 4)}00000${six.slice(4, 5)}`;
  return `${six.slice(0, 5)}0000${last}`;
}
