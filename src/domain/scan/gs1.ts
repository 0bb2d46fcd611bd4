/** GS1 element strings and Digital Links (GS1 General Specifications 3 and 7.8; Digital Link URI syntax 1.2). Looks nothing up. */
import { checkDigit } from '../barcode.ts';

/** One application identifier with its value, as printed. */
export type Gs1Element = { readonly ai: string; readonly value: string };

/** What stands between an element of open length and the next one. */
const separator = '\u001D';
/** How many digits an application identifier has, by its first two. */
const aiLengths: Readonly<Record<string, number>> = {
  '00': 2, '01': 2, '02': 2, '03': 2, '04': 2, '10': 2, '11': 2, '12': 2, '13': 2, '14': 2, '15': 2, '16': 2, '17': 2, '18': 2, '19': 2,
  '20': 2, '21': 2, '22': 2, '23': 3, '24': 3, '25': 3, '30': 2, '31': 4, '32': 4, '33': 4, '34': 4, '35': 4, '36': 4, '37': 2, '39': 4,
  '40': 3, '41': 3, '42': 3, '43': 4, '70': 4, '71': 3, '72': 4, '80': 4, '81': 4, '82': 4,
  '90': 2, '91': 2, '92': 2, '93': 2, '94': 2, '95': 2, '96': 2, '97': 2, '98': 2, '99': 2,
};
/** Values of a length of their own, in digits, by the identifier's first two: they need no separator. */
const fixedLengths: Readonly<Record<string, number>> = {
  '00': 18, '01': 14, '02': 14, '03': 14, '04': 16, '11': 6, '12': 6, '13': 6, '14': 6, '15': 6, '16': 6, '17': 6, '18': 6, '19': 6,
  '20': 2, '31': 6, '32': 6, '33': 6, '34': 6, '35': 6, '36': 6, '41': 13,
};
/** The longest open values; all others end at 90. */
const openLengths: Readonly<Record<string, number>> = { '10': 20, '21': 20, '22': 20, '30': 8, '37': 8, '39': 15, '42': 20 };
const openLengthMax = 90;

/** Is it 8, 12, 13 or 14 digits whose last one checks? */
export function isGtin(digits: string): boolean {
  return /^(?:\d{8}|\d{12,14})$/.test(digits) && checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** The GTIN of 14 digits that stands for a shorter one. */
export function gtin14(digits: string): string {
  return digits.padStart(14, '0');
}

/**
 * Reads a whole element string, `0x1D` between open values, or its printed form `(01)…(10)…`; null when any part of it
 * is none, or when a GTIN or SSCC in it does not check.
 */
export function readElements(text: string): readonly Gs1Element[] | null {
  const elements: Gs1Element[] = [];
  let rest = bracketless(text).replace(/^\u001D/, '');
  while (rest !== '') {
    const element = firstElement(rest);
    if (element === null) return null;
    elements.push(element);
    rest = rest.slice(element.ai.length + element.value.length).replace(/^\u001D/, '');
  }
  return elements.length === 0 ? null : elements;
}

/** The elements of a string that begins with a valid GTIN (01), as far as they can be read; null when it does not begin so. */
export function readFromGtin(text: string): readonly Gs1Element[] | null {
  const whole = readElements(text);
  if (whole !== null) return whole.some(({ ai }) => ai === '01') ? whole : null;
  const first = firstElement(bracketless(text).replace(/^\u001D/, ''));
  return first?.ai === '01' ? [first] : null;
}

/** The GTIN-14 of a Digital Link (`https://any.host/…/01/08801234567893/10/LOT`), or null when the address is none. */
export function gtinOfLink(address: string): string | null {
  const digits = /^https?:\/\/[^/?#]+(?:\/[^/?#]+)*?\/01\/(\d{8}|\d{12,14})(?=[/?#]|$)/i.exec(address)?.[1];
  return digits !== undefined && isGtin(digits) ? gtin14(digits) : null;
}

function firstElement(text: string): Gs1Element | null {
  const kind = text.slice(0, 2);
  const ai = text.slice(0, aiLengths[kind] ?? 0);
  if (!/^\d{2,4}$/.test(ai) || ai.length !== aiLengths[kind]) return null;
  const rest = text.slice(ai.length);
  const fixed = fixedLengths[kind];
  if (fixed !== undefined) {
    const value = rest.slice(0, fixed);
    return value.length === fixed && /^\d+$/.test(value) && checks(kind, value) ? { ai, value } : null;
  }
  const value = rest.split(separator, 1)[0] ?? '';
  return value !== '' && value.length <= (openLengths[kind] ?? openLengthMax) && /^[!-z]+$/.test(value) ? { ai, value } : null;
}

function checks(kind: string, value: string): boolean {
  if (kind !== '00' && kind !== '01' && kind !== '02') return true;
  return checkDigit(value.slice(0, -1)) === Number(value.at(-1));
}

/** `(01)08801234567893(10)A` → the string a scanner sends. */
function bracketless(text: string): string {
  if (!/^\(\d{2,4}\)/.test(text)) return text;
  return text.replace(/\((\d{2,4})\)/g, (_, ai: string, at: number) => (at === 0 ? ai : separator + ai));
}
