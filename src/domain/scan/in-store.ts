/** Codes a shop prints for itself (GS1 restricted circulation, prefixes 20-29 and 02): what their digits mean is the shop's choice. */
import { checkDigit } from '../barcode.ts';
import { won, type Won } from '../money.ts';
import { ok, refuse, type Result } from '../result.ts';

/**
 * How a shop fills its 13 digits. `pattern` has 13 characters: digits that must stand there, `I` digits of the item,
 * `P` of the price in won, `W` of the weight in grams, `X` any digit, and `C` for the check digit at the end.
 */
export type InStoreFormat = { readonly pattern: string };

/** What an in-store code says. `base` is the code with price, weight and free digits at zero: how the catalogue may list the item. */
export type InStoreCode = {
  readonly code: string;
  readonly item: string | null;
  readonly base: string | null;
  readonly price: Won | null;
  readonly grams: number | null;
};

/** Nothing but an item: the whole code is looked up. The default of every shop. */
export const itemCodesOnly: readonly InStoreFormat[] = [];

/** Takes a pattern, such as `22IIIIIPPPPPC`; refuses one that is no in-store code or names no item. */
export function readInStoreFormat(pattern: string): Result<InStoreFormat, 'bad_pattern'> {
  const isCode = /^(?:2\d|02)[\dIPWX]{10}C$/.test(pattern) && pattern.includes('I');
  return isCode && !(pattern.includes('P') && pattern.includes('W')) ? ok({ pattern }) : refuse('bad_pattern', { pattern });
}

/** Is it an EAN-13 of the shop's own, check digit right? */
export function isInStore(digits: string): boolean {
  return /^(?:2\d|02)\d{11}$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** Reads 13 digits by the first format that fits; without one the code is an item's and nothing else. */
export function readInStore(code: string, formats: readonly InStoreFormat[]): InStoreCode {
  const format = formats.find(({ pattern }) => fits(pattern, code));
  if (format === undefined) return { code, item: null, base: null, price: null, grams: null };
  const { pattern } = format;
  const digits = (mark: string): string => [...code].filter((_, i) => pattern[i] === mark).join('');
  const [price, grams] = [digits('P'), digits('W')];
  const body = [...code].slice(0, -1).map((digit, i) => ('PWX'.includes(pattern[i] ?? '') ? '0' : digit)).join('');
  return {
    code,
    item: digits('I'),
    base: `${body}${checkDigit(body)}`,
    price: price === '' ? null : won(Number(price)),
    grams: grams === '' ? null : Number(grams),
  };
}

function fits(pattern: string, code: string): boolean {
  return [...pattern].every((mark, i) => !/\d/.test(mark) || mark === code[i]);
}
