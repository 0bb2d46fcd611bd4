/** What a scanner or a person typed, made comparable with the codes of the catalogue. Looks nothing up. */
import { latinKeysOf } from './search/keyboard.ts';

/** The longest text a scan may be; longer ones are refused before they are looked at. */
export const scanLengthMax = 512;

/** One reading: the text as it came, and the forms under which the catalogue may know it, best first. */
export type Scan = { readonly text: string; readonly candidates: readonly string[] };

/** A code as the catalogue compares it: full-width characters made plain, without spaces and control bytes, upper case. */
export function normalCode(text: string): string {
  return text
    .normalize('NFC')
    // NFKC for full-width forms alone: it would also turn single jamo into another kind that no layout knows.
    .replace(/[\uFF01-\uFF5E\u3000]/gu, (wide) => wide.normalize('NFKC'))
    .replace(/[\s\p{Cc}\p{Cf}]/gu, '')
    .toUpperCase();
}

/**
 * Reads a scan. Letters that a keyboard scanner typed while the input method stood in Hangul mode arrive as jamo and
 * syllables; the two-set layout is inverted (its case is lost, so codes compare without case). A 12-digit UPC-A is
 * also tried as the EAN-13 it is.
 */
export function readScan(text: string): Scan {
  const plain = normalCode(text);
  const keys = latinKeysOf(plain);
  const latin = keys === null ? plain : normalCode(keys);
  const candidates = latin === plain ? [plain] : [plain, latin];
  if (/^\d{12}$/.test(latin)) candidates.push(`0${latin}`);
  return { text, candidates };
}

/** The check digit of an EAN-8, UPC-A, EAN-13 or GTIN-14 body: weights 3, 1, 3 … from the right (GS1 General Specifications 7.9). */
export function checkDigit(body: string): number {
  const digits = [...body].reverse();
  const weighted = digits.reduce((total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 3 : 1), 0);
  return (10 - (weighted % 10)) % 10;
}
