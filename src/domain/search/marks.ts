/** What one word finds in one segment: every item's rank. Puts nothing in order and knows no other word. */
import { atStart, inside, standing, textShift, type Field } from './field.ts';
import { newRoom, tagsOfMatches, type Room } from './matches.ts';
import type { Pattern } from './pattern.ts';
import { segmentSize, type Segment, type Shared } from './segment.ts';
import type { Word } from './word.ts';

/**
 * How good a hit is; smaller is better. A final that was read as the beginning of the next syllable costs three: 뚝 finds
 * a word that begins with 뚝 before a name that begins with 뚜껑. A whole price goes before codes that happen to hold it.
 */
export const ranks = {
  codeExactly: 0, nameBegins: 2, wordBegins: 4, nameContains: 6, makerBegins: 10, makerContains: 11, priceExactly: 12,
  codeBegins: 14, codeContains: 15, priceBegins: 16,
} as const;
const perStanding = 2;
const perPenalty = 3;
/** The ranks of one word, and of words that stand side by side, are below this. */
export const ranksEnd = 18;
/** No hit. */
export const unmarked = 255;

/** A part of a code is looked for from so many characters on: fewer are in nearly every code. Its beginning always is. */
export const codePartLeast = 3;

/** Every item's rank, or `unmarked`; made once and used for one segment after the other. */
export type Marks = { readonly best: Uint8Array; isEmpty: boolean; readonly room: Room };

/** Empty marks. */
export function newMarks(): Marks {
  return { best: new Uint8Array(segmentSize).fill(unmarked), isEmpty: true, room: newRoom() };
}

/** Forgets what was marked. */
export function clearMarks(marks: Marks): void {
  if (marks.isEmpty) return;
  marks.best.fill(unmarked);
  marks.isEmpty = true;
}

/** Marks every item that a word finds, with the best of its ranks. */
export function markWord(segment: Segment, word: Word, marks: Marks): void {
  markTexts(segment, word, marks);
  markFigures(segment, word, marks);
}

/** Marks what a word finds in names and makers. */
export function markTexts(segment: Segment, word: Word, marks: Marks): void {
  for (const pattern of word.patterns) {
    markNames(segment.name, pattern, marks);
    markMakers(segment, pattern, marks);
  }
}

/** Marks what a word finds in codes and prices. */
export function markFigures(segment: Segment, word: Word, marks: Marks): void {
  markCodes(segment.code, word, marks);
  if (word.won !== null) markPrices(segment.prices, word.won, word.isWholePrice, marks);
}

function mark(best: Uint8Array, place: number, rank: number): void {
  if (rank < (best[place] ?? 0)) best[place] = rank;
}

/** Standing 1, 2 and 3 are the ranks 2, 4 and 6, or with a split 5, 7 and 9. */
function markNames(name: Field, pattern: Pattern, marks: Marks): void {
  const tags = tagsOfMatches(name, pattern, marks.room);
  const { best } = marks;
  const cost = pattern.penalty * perPenalty;
  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at] ?? 0;
    mark(best, tag >> textShift, (tag & standing) * perStanding + cost);
  }
  if (tags.length > 0) marks.isEmpty = false;
}

function markMakers({ maker, makers }: Segment, pattern: Pattern, marks: Marks): void {
  const tags = tagsOfMatches(maker, pattern, marks.room);
  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at] ?? 0;
    const number = tag >> textShift;
    const rank = (tag & standing) < inside && pattern.penalty === 0 ? ranks.makerBegins : ranks.makerContains;
    markShared(makers, number, number + 1, rank, marks);
  }
}

/** Marks the items of the texts `from` up to `to`. */
function markShared({ starts, items }: Shared, from: number, to: number, rank: number, marks: Marks): void {
  const { best } = marks;
  const end = starts[to] ?? 0;
  for (let at = starts[from] ?? 0; at < end; at += 1) mark(best, items[at] ?? 0, rank);
  if (from < to) marks.isEmpty = false;
}

function markCodes(code: Field, { units, literal, ending }: Word, marks: Marks): void {
  const tags = tagsOfMatches(code, literal, marks.room);
  if (tags.length === 0) return;
  const isPartFound = units.length >= codePartLeast;
  const { best } = marks;
  for (let at = 0; at < tags.length; at += 1) {
    const tag = tags[at] ?? 0;
    if ((tag & standing) === atStart) mark(best, tag >> textShift, ranks.codeBegins);
    else if (isPartFound) mark(best, tag >> textShift, ranks.codeContains);
  }
  for (const tag of tagsOfMatches(code, ending, marks.room)) {
    if ((tag & standing) === atStart) mark(best, tag >> textShift, ranks.codeExactly);
  }
  marks.isEmpty = false;
}

function markPrices(prices: Shared, won: string, isWhole: boolean, marks: Marks): void {
  const { texts } = prices;
  const from = firstNotBefore(texts, won);
  const next = texts[from] === won ? from + 1 : from;
  markShared(prices, from, next, ranks.priceExactly, marks);
  // ':' follows '9'.
  if (!isWhole) markShared(prices, next, firstNotBefore(texts, `${won}:`), ranks.priceBegins, marks);
}

function firstNotBefore(texts: readonly string[], text: string): number {
  let [from, to] = [0, texts.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((texts[middle] ?? '') < text) from = middle + 1;
    else to = middle;
  }
  return from;
}
