/** What a query may have been meant to be: as typed, or typed with the input method in the wrong mode. Looks at no catalogue. */
import type { Query } from './gather.ts';
import { hangulOfKeys, latinKeysOf } from './keyboard.ts';
import { joinedPatterns } from './pattern.ts';
import { unitsOf } from './units.ts';
import { preparedWord, wordOf, type Word } from './word.ts';

/** Each word costs a pass over the catalogue: what is typed behind the eighth is one word with it. */
const wordsMax = 8;

function joined(words: readonly Uint16Array[]): Uint16Array {
  return Uint16Array.from(words.flatMap((word) => [...word]));
}

/** The words of a text, made ready; only the last syllable of the last word is unfinished. */
export function wordsOf(text: string, isDoubledFound: boolean): readonly Word[] {
  const parts = text.split(/\s+/u).map(unitsOf).filter((word) => word.length > 0);
  const units = parts.length > wordsMax ? [...parts.slice(0, wordsMax - 1), joined(parts.slice(wordsMax - 1))] : parts;
  return units.map((word, place) => wordOf(word, { isOpen: place === units.length - 1, isDoubledFound }));
}

/** The words as a query; null without words. */
export function queryOf(words: readonly Word[]): Query | null {
  if (words.length === 0) return null;
  if (words.length === 1) return { words, phrase: null };
  const units = joined(words.map((word) => word.units));
  // The order of the words does not count; the longer one leaves fewer items to the others.
  const rarerFirst = [...words].sort((a, b) => b.units.length - a.units.length);
  return { words: rarerFirst, phrase: preparedWord(units, joinedPatterns(words.map(({ patterns }) => patterns))) };
}

/** The text in the other mode of the keyboard, best guess first; empty when no key of it differs. */
export function otherModeOf(text: string): readonly string[] {
  const latin = latinKeysOf(text);
  return [...hangulOfKeys(text), ...(latin === null ? [] : [latin])].filter((reading) => reading !== text);
}
