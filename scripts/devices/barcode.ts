// GS k -> a barcode: which system, its text, its bars.
// Never prints: it does not know the paper. It refuses wrong check digits and letters a system does not have.

import { readCode128 } from './code128.ts';
import type { BarcodeType } from './paper.ts';

export type ReadBarcode =
  | { readonly type: BarcodeType; readonly text: string; readonly bars: string }
  | { readonly fault: string };

/** EAN digit patterns as widths space-bar-space-bar, set A; set B is the same read backwards [ISO/IEC 15420]. */
const eanDigits = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112'];
/** Which of the six left digits use set B, by the first digit of EAN-13. */
const eanParity = ['AAAAAA', 'AABABB', 'AABBAB', 'AABBBA', 'ABAABB', 'ABBAAB', 'ABBBAA', 'ABABAB', 'ABABBA', 'ABBABA'];

const code39Letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*';
/** Nine elements a letter, n narrow or w wide (three modules), bar first [ISO/IEC 16388]. */
const code39Patterns = (
  'nnnwwnwnn wnnwnnnnw nnwwnnnnw wnwwnnnnn nnnwwnnnw wnnwwnnnn nnwwwnnnn nnnwnnwnw wnnwnnwnn nnwwnnwnn wnnnnwnnw '
  + 'nnwnnwnnw wnwnnwnnn nnnnwwnnw wnnnwwnnn nnwnwwnnn nnnnnwwnw wnnnnwwnn nnwnnwwnn nnnnwwwnn wnnnnnnww nnwnnnnww '
  + 'wnwnnnnwn nnnnwnnww wnnnwnnwn nnwnwnnwn nnnnnnwww wnnnnnwwn nnwnnnwwn nnnnwnwwn wwnnnnnnw nwwnnnnnw wwwnnnnnn '
  + 'nwnnwnnnw wwnnwnnnn nwwnwnnnn nwnnnnwnw wwnnnnwnn nwwnnnwnn nwnwnwnnn nwnwnnnwn nwnnnwnwn nnnwnwnwn nwnnwnwnn'
).split(' ');

/** The GS1 check digit of the digits before it: weights 3, 1, 3 ... from the right. */
function checkDigit(digits: string): number {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    sum += Number(digits[digits.length - 1 - at]) * (at % 2 === 0 ? 3 : 1);
  }
  return (10 - (sum % 10)) % 10;
}

function reversed(text: string): string {
  return [...text].reverse().join('');
}

function drawEan(left: string, parity: string, right: string): string {
  const pattern = (digit: string): string => eanDigits[Number(digit)] ?? '';
  const leftBars = [...left].map((digit, at) => (parity[at] === 'B' ? reversed(pattern(digit)) : pattern(digit)));
  return `111${leftBars.join('')}11111${[...right].map(pattern).join('')}111`;
}

function readEan(data: string, type: 'EAN13' | 'EAN8'): ReadBarcode {
  const body = type === 'EAN13' ? 12 : 7;
  if (!/^\d+$/.test(data) || (data.length !== body && data.length !== body + 1)) {
    return { fault: `${type} wants ${body} or ${body + 1} digits` };
  }
  const check = String(checkDigit(data.slice(0, body)));
  if (data.length > body && data[body] !== check) return { fault: `${type} check digit ${data[body] ?? ''}, should be ${check}` };
  const text = data.slice(0, body) + check;
  if (type === 'EAN8') return { type, text, bars: drawEan(text.slice(0, 4), 'AAAA', text.slice(4)) };
  return { type, text, bars: drawEan(text.slice(1, 7), eanParity[Number(text[0])] ?? '', text.slice(7)) };
}

function readCode39(data: string): ReadBarcode {
  const text = data.replace(/^\*|\*$/g, '');
  if (text === '' || [...text].some((letter) => letter === '*' || !code39Letters.includes(letter))) {
    return { fault: 'CODE39 has only 0-9 A-Z space $ % + - . /' };
  }
  const letters = [...`*${text}*`].map((letter) => code39Patterns[code39Letters.indexOf(letter)] ?? '');
  return { type: 'CODE39', text, bars: letters.join('n').replaceAll('n', '1').replaceAll('w', '3') };
}

/**
 * Reads a whole GS k command (1D 6B m ...), form A or B. EAN without its check digit gets it, as the printer does.
 * Refuses a wrong check digit, letters outside the system, CODE128 without a code set, and systems not listed.
 */
export function readBarcode(bytes: Uint8Array): ReadBarcode {
  const system = bytes[2] ?? 0;
  const data = system <= 6 ? bytes.subarray(3, -1) : bytes.subarray(4);
  const text = String.fromCharCode(...data);
  if (system === 2 || system === 67) return readEan(text, 'EAN13');
  if (system === 3 || system === 68) return readEan(text, 'EAN8');
  if (system === 4 || system === 69) return readCode39(text);
  if (system !== 73) return { fault: `system ${system}: only EAN13, EAN8, CODE39 and CODE128 are understood` };
  const read = readCode128(data);
  return 'fault' in read ? read : { type: 'CODE128', ...read };
}

/** The width of drawn bars in modules. */
export function modulesOf(bars: string): number {
  return [...bars].reduce((sum, width) => sum + Number(width), 0);
}
