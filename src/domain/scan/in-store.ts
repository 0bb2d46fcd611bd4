/** Codes a shop prints for itself (GS1 restricted circulation, prefixes 20-29 and 02): what their digits mean is the shop's choice. */
import { checkDigit } from '../barcode.ts';
import { won, type Won } from '../money.ts';
import { ok, refuse, type Result } from '../result.ts';
import { priceCheckDigit } from './price-check.ts';

/**
 * How a shop fills its 13 digits. `pattern` has 13 characters: digits that must stand there, `I` digits of the item,
 * `P` of the price in won, `V` the price's own check digit, `W` of the weight in grams, `X` any digit, and `C` for the check
 * digit at the end.
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

/** The most formats that a shop may keep: one for each prefix. */
export const formatsMax = 11;

/** Takes a pattern, such as `22IIIIIPPPPPC`; refuses one that is no in-store code, names no item, or checks what is no price. */
export function readInStoreFormat(pattern: string): Result<InStoreFormat, 'bad_pattern'> {
  const isCode = /^(?:2\d|02)[\dIPVWX]{10}C$/.test(pattern) && pattern.includes('I') && !(pattern.includes('P') && pattern.includes('W'));
  const [prices, checks] = [marked(pattern, 'P'), marked(pattern, 'V')];
  const isChecked = checks.length === 0 || (checks.length === 1 && priceCheckDigit('0'.repeat(prices.length)) !== null);
  return isCode && isChecked ? ok({ pattern }) : refuse('bad_pattern', { pattern });
}

/**
 * Takes all formats of a shop. Refuses a pattern that is none, two for one prefix, and weights: no item here has a price
 * by weight, and a quantity is a whole number.
 */
export function readInStoreFormats(
  patterns: readonly string[],
): Result<readonly InStoreFormat[], 'bad_pattern' | 'two_formats' | 'no_weighed_goods'> {
  const formats: InStoreFormat[] = [];
  for (const pattern of patterns) {
    const format = readInStoreFormat(pattern);
    if (!format.ok) return format;
    if (pattern.includes('W')) return refuse('no_weighed_goods', { pattern });
    const prefix = pattern.slice(0, 2);
    if (formats.some((other) => other.pattern.startsWith(prefix))) return refuse('two_formats', { prefix });
    formats.push(format.value);
  }
  return ok(formats);
}

/** Is it an EAN-13 of the shop's own, check digit right? */
export function isInStore(digits: string): boolean {
  return /^(?:2\d|02)\d{11}$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** Reads 13 digits by the first format that fits; without one, or with a wrong price's check digit, the code is an item's alone. */
export function readInStore(code: string, formats: readonly InStoreFormat[]): InStoreCode {
  const format = formats.find(({ pattern }) => fits(pattern, code));
  const { pattern = '' } = format ?? {};
  const digits = (mark: string): string => marked(pattern, mark).map((i) => code[i]).join('');
  const [price, grams, check] = [digits('P'), digits('W'), digits('V')];
  const isRight = check === '' || Number(check) === priceCheckDigit(price);
  if (format === undefined || !isRight) return { code, item: null, base: null, price: null, grams: null };
  const body = [...code].slice(0, -1).map((digit, i) => ('PVWX'.includes(pattern[i] ?? '') ? '0' : digit)).join('');
  return {
    code,
    item: digits('I'),
    base: `${body}${checkDigit(body)}`,
    price: price === '' ? null : won(Number(price)),
    grams: grams === '' ? null : Number(grams),
  };
}

/** The places of a mark. */
function marked(pattern: string, mark: string): number[] {
  return [...pattern].flatMap((each, i) => (each === mark ? [i] : []));
}

function fits(pattern: string, code: string): boolean {
  return [...pattern].every((mark, i) => !/\d/.test(mark) || mark === code[i]);
}
