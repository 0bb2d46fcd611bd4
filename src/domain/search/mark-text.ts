/**
 * Which letters of a found text a query means, for showing it: by the same meanings of the query that the search looks for,
 * so initials mark the syllables they stand for. Finds no item and draws nothing.
 */
import { otherModeOf, queryOf, wordsOf } from './readings.ts';
import { unitsOf } from './units.ts';
import type { Word } from './word.ts';

/** The letters of a text (code points) and, of every letter, whether the query means it. */
export type MarkedText = { readonly letters: readonly string[]; readonly isMarked: readonly boolean[] };

/** Words are looked for as typed; only when none of them stands in the text, as typed in the other mode of the keyboard. */
export function marksOf(text: string, query: string, isDoubledFound: boolean): MarkedText {
  const letters = [...text];
  const units: number[] = [];
  /** Of every unit, the letter it was read from. */
  const places: number[] = [];
  letters.forEach((letter, place) => {
    for (const unit of unitsOf(letter)) {
      units.push(unit);
      places.push(place);
    }
  });
  for (const words of meaningsOf(query, isDoubledFound)) {
    const spans = spansOf(units, words);
    if (spans.length === 0) continue;
    const isMarked = letters.map(() => false);
    // What lies between two letters of a word, as a space does, is marked with them.
    for (const [from, end] of spans) isMarked.fill(true, places[from] ?? 0, (places[end - 1] ?? 0) + 1);
    return { letters, isMarked };
  }
  return { letters, isMarked: letters.map(() => false) };
}

type Meanings = readonly (readonly Word[])[];
/** All hits of one query are marked one after the other: what the last query means is kept. */
let last: { readonly query: string; readonly isDoubledFound: boolean; readonly meanings: Meanings } | null = null;

function meaningsOf(query: string, isDoubledFound: boolean): Meanings {
  if (last?.query !== query || last.isDoubledFound !== isDoubledFound) {
    last = { query, isDoubledFound, meanings: [query, ...otherModeOf(query)].map((meant) => wordsOf(meant, isDoubledFound)) };
  }
  return last.meanings;
}

type Span = readonly [from: number, end: number];

/** The words as one text, where they stand so; else each that stands somewhere. */
function spansOf(units: readonly number[], words: readonly Word[]): readonly Span[] {
  const phrase = queryOf(words)?.phrase ?? null;
  const whole = phrase === null ? null : spanOf(units, phrase);
  return whole === null ? words.map((word) => spanOf(units, word)).filter((span) => span !== null) : [whole];
}

/** The first place where a word stands, by its plainest meaning that does: from a unit up to, without, another. */
function spanOf(units: readonly number[], { patterns, literal }: Word): Span | null {
  for (const { low, high } of [literal, ...patterns]) {
    for (let from = 0; low.length > 0 && from + low.length <= units.length; from += 1) {
      if (low.every((least, at) => isBetween(units[from + at] ?? 0, least, high[at] ?? 0))) return [from, from + low.length];
    }
  }
  return null;
}

function isBetween(unit: number, least: number, most: number): boolean {
  return unit >= least && unit <= most;
}
