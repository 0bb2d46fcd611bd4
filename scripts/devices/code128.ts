// The data bytes of a CODE128 command -> its text and its bars.
// Never forgives: the code set must be chosen first with {A, {B or {C, as Epson and Bixolon printers demand.

/** Bar and space widths in modules for each symbol value 0-105, and the stop pattern at 106 [ISO/IEC 15417]. */
const patterns: readonly string[] = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 '
  + '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 '
  + '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 '
  + '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 '
  + '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 '
  + '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 '
  + '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ');

type CodeSet = 'A' | 'B' | 'C';
type Reading = { set: CodeSet; shifted: CodeSet | null; text: string; readonly values: number[] };
export type Code128 = { readonly text: string; readonly bars: string } | { readonly fault: string };

const startOf: Readonly<Record<CodeSet, number>> = { A: 103, B: 104, C: 105 };
const switchTo: Readonly<Record<CodeSet, number>> = { A: 101, B: 100, C: 99 };
const stop = 106;
const brace = 0x7b;

function isCodeSet(letter: string): letter is CodeSet {
  return letter === 'A' || letter === 'B' || letter === 'C';
}

/** What follows a brace: a code set, {S shift, {1-{4 functions, or {{ for the brace itself. */
function takeBraced(reading: Reading, letter: string): string | null {
  if (isCodeSet(letter)) {
    if (letter === reading.set) return `{${letter} while in code set ${letter}`;
    reading.values.push(switchTo[letter]);
    reading.set = letter;
    return null;
  }
  if (letter === '1') {
    reading.values.push(102);
    if (reading.values.length > 2) reading.text += '\x1d';
    return null;
  }
  if (reading.set === 'C') return `{${letter} in code set C`;
  if (letter === 'S') {
    reading.shifted = reading.set === 'A' ? 'B' : 'A';
    reading.values.push(98);
    return null;
  }
  if (letter === '{') return takeByte(reading, brace);
  const value = { 2: 97, 3: 96, 4: reading.set === 'A' ? 101 : 100 }[letter];
  if (value === undefined) return `{${letter} unknown`;
  reading.values.push(value);
  return null;
}

function takeByte(reading: Reading, byte: number): string | null {
  const set = reading.shifted ?? reading.set;
  reading.shifted = null;
  if (set === 'C') {
    if (byte > 99) return `byte ${byte} in code set C (0-99)`;
    reading.values.push(byte);
    reading.text += String(byte).padStart(2, '0');
    return null;
  }
  if (set === 'A' ? byte > 0x5f : byte < 0x20 || byte > 0x7f) return `byte ${byte} in code set ${set}`;
  reading.values.push(byte < 0x20 ? byte + 64 : byte - 32);
  reading.text += String.fromCharCode(byte);
  return null;
}

function drawBars(values: readonly number[]): string {
  const check = values.reduce((sum, value, place) => sum + value * Math.max(1, place), 0) % 103;
  return [...values, check, stop].map((value) => patterns[value] ?? '').join('');
}

/**
 * Reads the data of GS k 73 (without m and n). Gives the text with FNC1 as 0x1D (a leading FNC1 is left out) and the
 * bar widths in modules, check symbol and stop included; or the fault in words. Source: Epson ESC/POS GS k, m = 73.
 */
export function readCode128(data: Uint8Array): Code128 {
  const first = data[0] === brace ? String.fromCharCode(data[1] ?? 0) : '';
  if (!isCodeSet(first)) return { fault: 'no code set: data must begin with {A {B or {C' };
  const reading: Reading = { set: first, shifted: null, text: '', values: [startOf[first]] };
  for (let at = 2; at < data.length; at += 1) {
    const byte = data[at] ?? 0;
    let fault: string | null;
    if (byte === brace) {
      at += 1;
      const letter = data[at];
      fault = letter === undefined ? '{ at the end' : takeBraced(reading, String.fromCharCode(letter));
    } else {
      fault = takeByte(reading, byte);
    }
    if (fault !== null) return { fault };
  }
  if (reading.shifted !== null) return { fault: '{S at the end' };
  if (reading.text === '') return { fault: 'no data after the code set' };
  return { text: reading.text, bars: drawBars(reading.values) };
}
