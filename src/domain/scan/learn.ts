/** What a keyboard scanner puts around a code and how fast it types, learnt from scans of one code. Keeps nothing. */
import { normalCode } from '../barcode.ts';
import { ok, refuse, type Result } from '../result.ts';
import { isGtin } from './gs1.ts';
import { isAim } from './reading.ts';

/** One key as it came: a character, or the name of a key that types none (`Enter`, `Tab`, `F8`); `at` in ms. */
export type KeyPress = { readonly key: string; readonly at: number };

/** Characters before and after every code, the key that ends it, and the longest gap between two keys of one scan, in ms. */
export type WedgeHabits = {
  readonly prefix: string;
  readonly suffix: string;
  /** `none`: silence ends a scan. */
  readonly end: 'Enter' | 'Tab' | 'none';
  readonly gapMs: number;
};

export type LearnRefusal =
  | 'too_few_scans' | 'code_not_found' | 'scans_differ' | 'ambiguous' | 'too_slow' | 'unusable_keys' | 'digits_around';

export const scansToLearn = 3;
/** The longest gap of a scanner, in ms: people type at 60 ms and slower, so nothing that is learnt may allow more. */
export const scanGapMaxMs = 50;
/** A gap is allowed twice what was seen, for a busy machine, but never less than this, in ms. */
const gapMinMs = 20;
/** A shorter code could be found anywhere in a scan. */
const codeLengthMin = 4;
/** The most keys of one scan that are looked at. */
export const scanKeysMax = 160;
/** The most characters on either side of a code. */
export const aroundMax = 8;
/** Keys that only change others. */
const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'HangulMode', 'HanjaMode', 'Dead']);

type Around = { readonly prefix: readonly string[]; readonly suffix: readonly string[] };

/**
 * Learns from three scans or more of one code. Case does not count, for Caps Lock turns it. Refuses scans that do not hold
 * the code, do not agree with each other, fit in more than one way, were typed by a person (gaps above 50 ms), or stand
 * between keys that no till could tell from typing: keys without a character, or digits alone.
 */
export function learnWedge(code: string, scans: readonly (readonly KeyPress[])[]): Result<WedgeHabits, LearnRefusal> {
  const wanted = [...normalCode(code)];
  if (wanted.length < codeLengthMin) return refuse('code_not_found');
  if (scans.length < scansToLearn) return refuse('too_few_scans', { left: scansToLearn - scans.length });
  const keys = scans.map(withoutModifiers);
  const longest = Math.max(...keys.flatMap((scan) => scan.slice(1).map(({ at }, i) => at - (scan[i]?.at ?? at))));
  if (longest > scanGapMaxMs) return refuse('too_slow', { gapMs: Math.round(longest) });
  const ways = keys.map((scan) => waysOf(scan.map(({ key }) => key), wanted));
  if (ways.some((found) => found.length === 0)) return refuse('code_not_found');
  const [first = [], ...others] = ways;
  const common = first.filter((way) => others.every((found) => found.some((other) => textOf(other) === textOf(way))));
  const [around] = common;
  if (around === undefined) return refuse('scans_differ');
  if (common.length > 1) return refuse('ambiguous');
  return habitsOf(around, Math.min(scanGapMaxMs, Math.max(gapMinMs, Math.ceil(longest * 2))));
}

/** The code in a scan that nobody named: the longest part that is listed, else a whole row of digits that checks; null without. */
export function codeIn(scan: readonly KeyPress[], isListed: (code: string) => boolean): string | null {
  const keys = withoutModifiers(scan).slice(0, scanKeysMax);
  const text = keys.map(({ key }) => ([...key].length === 1 ? normalCode(key) || ' ' : ' ')).join('');
  for (let length = text.length; length >= codeLengthMin; length -= 1) {
    for (let start = 0; start + length <= text.length; start += 1) {
      const part = text.slice(start, start + length);
      if (!part.includes(' ') && isListed(part)) return part;
    }
  }
  // An AIM id ends with a digit that is no part of the row.
  const rows = text.replace(/\][A-Z]\d/, (id) => ' '.repeat(id.length)).match(/\d+/g) ?? [];
  const [row, ...others] = rows.filter((digits) => digits.length !== 14 && isGtin(digits));
  return row !== undefined && others.length === 0 ? row : null;
}

/** Makes habits of what stands around a code. An AIM id before it is no habit: the till reads it with each code. */
function habitsOf({ prefix, suffix }: Around, gapMs: number): Result<WedgeHabits, 'unusable_keys' | 'digits_around'> {
  const before = isAim(prefix.slice(-3).join('')) ? prefix.slice(0, -3) : prefix;
  const last = suffix.at(-1);
  const end = last === 'Enter' || last === 'Tab' ? last : 'none';
  const after = end === 'none' ? suffix : suffix.slice(0, -1);
  const odd = [...before, ...after].find((key) => [...key].length !== 1 || key.trim() === '');
  if (odd !== undefined) return refuse('unusable_keys', { key: odd });
  if (before.length > aroundMax || after.length > aroundMax) return refuse('unusable_keys', { key: [...before, ...after].join('') });
  // Digits alone are a code's own: another scanner's codes would lose theirs.
  const digits = [before.join(''), after.join('')].find((text) => /^\d+$/.test(text));
  if (digits !== undefined) return refuse('digits_around', { digits });
  return ok({ prefix: before.join(''), suffix: after.join(''), end, gapMs });
}

function withoutModifiers(scan: readonly KeyPress[]): readonly KeyPress[] {
  return scan.filter(({ key }) => !modifiers.has(key));
}

/** Every way to find the code among the keys. */
function waysOf(keys: readonly string[], code: readonly string[]): Around[] {
  return keys.flatMap((_, start) => {
    const isHere = code.every((character, i) => normalCode(keys[start + i] ?? '') === character);
    return isHere ? [{ prefix: keys.slice(0, start), suffix: keys.slice(start + code.length) }] : [];
  });
}

function textOf(around: Around): string {
  return JSON.stringify([around.prefix, around.suffix]);
}
