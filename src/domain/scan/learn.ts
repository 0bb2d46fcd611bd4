/** What a keyboard scanner puts around a code and how fast it types, learnt from scans of a code that is known. Keeps nothing. */
import { normalCode } from '../barcode.ts';
import { ok, refuse, type Result } from '../result.ts';

/** One key as it came: a character, or the name of a key that types none (`Enter`, `Tab`, `F8`); `at` in ms. */
export type KeyPress = { readonly key: string; readonly at: number };

/** Keys before and after every code, in order, and the longest gap between two keys of one scan, in ms. */
export type WedgeHabits = { readonly prefix: readonly string[]; readonly suffix: readonly string[]; readonly gapMs: number };

export type LearnRefusal = 'too_few_scans' | 'code_too_short' | 'code_not_found' | 'scans_differ' | 'ambiguous' | 'too_slow';

export const scansToLearn = 3;
/** A shorter code could be found anywhere in a scan. */
const codeLengthMin = 4;
/** A gap is allowed twice what was seen, for a busy machine, but never less or more than this, in ms. */
const gapMinMs = 20;
const gapMaxMs = 100;
/** Keys that only change others. */
const modifiers = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'NumLock', 'HangulMode', 'HanjaMode', 'Dead']);

type Around = { readonly prefix: readonly string[]; readonly suffix: readonly string[] };

/**
 * Learns from three scans or more of one known code. Case does not count, for Caps Lock turns it. Refuses scans that do
 * not hold the code, do not agree with each other, fit in more than one way, or were typed by a person (gaps above 100 ms).
 */
export function learnWedge(code: string, scans: readonly (readonly KeyPress[])[]): Result<WedgeHabits, LearnRefusal> {
  const wanted = [...normalCode(code)];
  if (wanted.length < codeLengthMin) return refuse('code_too_short', { least: codeLengthMin });
  if (scans.length < scansToLearn) return refuse('too_few_scans', { left: scansToLearn - scans.length });
  const keys = scans.map((scan) => scan.filter(({ key }) => !modifiers.has(key)));
  const ways = keys.map((scan) => waysOf(scan.map(({ key }) => key), wanted));
  if (ways.some((found) => found.length === 0)) return refuse('code_not_found');
  const [first = [], ...others] = ways;
  const common = first.filter((way) => others.every((found) => found.some((other) => textOf(other) === textOf(way))));
  const [around] = common;
  if (around === undefined) return refuse('scans_differ');
  if (common.length > 1) return refuse('ambiguous');
  const longest = Math.max(...keys.flatMap((scan) => scan.slice(1).map(({ at }, i) => at - (scan[i]?.at ?? at))));
  if (longest > gapMaxMs) return refuse('too_slow', { gapMs: Math.round(longest) });
  return ok({ ...around, gapMs: Math.min(gapMaxMs, Math.max(gapMinMs, Math.ceil(longest * 2))) });
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
