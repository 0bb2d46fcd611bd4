/**
 * Text as a Korean receipt printer can show it: CP949 characters only, measured in columns, cut and wrapped by them.
 * A column is a byte: letters take one, Hangul and signs two. Never throws on a text and never lets a control byte through.
 */
import iconv from 'iconv-lite';

/** Text without anything a printer could not show, and how many characters were shown as something else. */
export type Printable = { readonly text: string; readonly replaced: number };

/** Stands for a character that CP949 lacks (A1E0). */
const box = '□';

/**
 * Characters CP949 lacks, and what stands for them. `\` is in ASCII, but byte 5C prints ₩ once ESC R 13 chose Korea.
 */
const stands: ReadonlyMap<string, string> = new Map([
  ['₩', '￦'], ['\\', '＼'], ['—', '―'], ['–', '-'], ['‐', '-'], ['‑', '-'], ['‒', '-'], ['−', '-'], ['⁄', '/'],
  ['•', '·'], ['・', '·'], ['‧', '·'], ['∙', '·'], ['‹', '〈'], ['›', '〉'], ['«', '《'], ['»', '》'], ['‛', '‘'], ['‟', '“'],
  ['〜', '～'], ['£', '￡'], ['¥', '￥'], ['¢', '￠'], ['©', '(C)'], ['✓', 'V'], ['✔', 'V'], ['❤', '♥'], ['⭐', '★'],
]);

const hasOddText = /[^\x20-\x5b\x5d-\x7eㄱ-ㅣ가-힣]/u;
const isSpace = /[\p{Zl}\p{Zp}\t\n\v\f\r\u0085]|(?!\u3000)\p{Zs}/u;
/** Controls, and everything Unicode calls ignorable: bidi marks, joiners, fillers, variation selectors, tags. */
const isUnseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

let columnsOf: Uint8Array | null = null;

/**
 * Columns of every UTF-16 unit: 1 for printable ASCII, 2 for a two-byte character, 0 for what CP949 lacks. Read off
 * iconv-lite's own table by decoding all pairs; a line feed between them keeps a bad pair from eating the next.
 */
function measureCp949(): Uint8Array {
  const table = new Uint8Array(0x10000).fill(1, 0x20, 0x7f);
  const pairs: number[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x41; trail <= 0xfe; trail += 1) pairs.push(lead, trail, 0x0a);
  }
  for (const character of iconv.decode(Buffer.from(pairs), 'cp949').split('\n')) {
    if (character.length === 1 && character !== '\ufffd') table[character.charCodeAt(0)] = 2;
  }
  return table;
}

function unitColumns(text: string, at: number): number {
  columnsOf ??= measureCp949();
  return columnsOf[text.charCodeAt(at)] ?? 0;
}

/** Columns that prepared text takes; what CP949 lacks counts nothing, so prepare first. */
export function width(text: string): number {
  let columns = 0;
  for (let at = 0; at < text.length; at += 1) columns += unitColumns(text, at);
  return columns;
}

function isPrintable(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    if (unitColumns(text, at) === 0) return false;
  }
  return true;
}

/**
 * Makes a text printable: composed (NFC), white space as spaces, controls and invisible characters removed, what CP949
 * lacks replaced in sight. A text of which nothing can be seen becomes one □.
 */
export function prepare(text: string): Printable {
  if (!hasOddText.test(text)) return { text, replaced: 0 };
  let printed = '';
  let replaced = 0;
  // CP949 has the letter Å only as the ångström sign, which NFC takes away.
  const composed = text.toWellFormed().normalize('NFC').replaceAll('\u00c5', '\u212b');
  for (const { segment } of clusters.segment(composed)) {
    const cluster = prepareCluster(segment);
    printed += cluster.text;
    replaced += cluster.replaced;
  }
  return printed === '' ? { text: box, replaced: replaced + 1 } : { text: printed, replaced };
}

const clusters = new Intl.Segmenter('ko', { granularity: 'grapheme' });

/** One thing a reader sees as one character: however many code points it has, at most one □ stands for it. */
function prepareCluster(cluster: string): Printable {
  let printed = '';
  let replaced = 0;
  for (const character of cluster) {
    if (isSpace.test(character)) printed += ' ';
    else if (isUnseen.test(character)) continue;
    else if (stands.has(character) || !isPrintable(character)) {
      replaced += 1;
      const stand = standFor(character);
      if (stand !== box || !printed.includes(box)) printed += stand;
    } else printed += character;
  }
  return { text: printed, replaced };
}

/** A listed stand-in, else the letters inside (é is e, ﬁ is fi), which are none for a mark on a letter, else □. */
function standFor(character: string): string {
  const listed = stands.get(character);
  if (listed !== undefined) return listed;
  const letters = character.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('\\', '＼').normalize('NFC');
  return isPrintable(letters) ? letters : box;
}

/** The longest beginning of prepared text that fits `columns`; never half a character. */
export function cut(text: string, columns: number): string {
  let used = 0;
  for (let at = 0; at < text.length; at += 1) {
    used += unitColumns(text, at);
    if (used > columns) return text.slice(0, at);
  }
  return text;
}

/** Prepared text filled with spaces up to `columns`; longer text is returned as it is. */
export function pad(text: string, columns: number, side: 'left' | 'right'): string {
  const space = ' '.repeat(Math.max(0, columns - width(text)));
  return side === 'left' ? text + space : space + text;
}

/**
 * Prepared text as lines of at most `columns` (≥ 2) each, the lines after the first `indent` columns in. Breaks at a space
 * in the right half of a line, else between two characters. Leaves out nothing but the spaces at a break.
 */
export function wrap(text: string, columns: number, indent = 0): string[] {
  const lines: string[] = [];
  let rest = text.trimEnd();
  for (;;) {
    const before = lines.length === 0 ? '' : ' '.repeat(indent);
    const room = columns - before.length;
    const fitting = cut(rest, room);
    if (fitting.length === rest.length) return [...lines, before + rest];
    const end = breakAt(rest, fitting, room);
    lines.push(before + rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
}

function breakAt(text: string, fitting: string, room: number): number {
  if (text[fitting.length] === ' ') return fitting.length;
  const space = fitting.lastIndexOf(' ');
  return space > 0 && width(fitting.slice(0, space)) * 2 >= room ? space : fitting.length;
}
