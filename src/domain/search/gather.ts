/** The best hits of a query over all segments, and how many there are. Chooses no reading of the query. */
import type { Item } from '../catalog.ts';
import { clearMarks, markFigures, markWord, newMarks, ranksEnd, unmarked, type Marks } from './marks.ts';
import { segmentSize, type Segment } from './segment.ts';
import type { Word } from './word.ts';

/** A query made ready: its words, all of which must be found, and, of several words, the text they make without spaces. */
export type Query = { readonly words: readonly Word[]; readonly phrase: Word | null };

type Hit = { readonly rank: number; readonly item: Item; readonly name: string };

export type Gathered = { readonly items: readonly Item[]; readonly found: number };

/** What one gathering after the other writes on: the marks of one word, and the ranks by all words together. */
export type Slate = { readonly marks: Marks; readonly whole: Uint8Array };

/** An empty slate. */
export function newSlate(): Slate {
  return { marks: newMarks(), whole: new Uint8Array(segmentSize) };
}

/** Ranks of hits by several words: behind the phrase, by the sum of the words' ranks. Sums above this are the same. */
const rankMax = unmarked - 1;

/** The best `most` hits by rank, name and id, and the number of all. */
export function gather(segments: readonly Segment[], query: Query, most: number, slate: Slate): Gathered {
  let top: readonly Hit[] = [];
  let found = 0;
  for (const segment of segments) {
    const best = marked(segment, query, slate);
    if (best !== null) {
      const there = bestOf(segment, best, top[most - 1]?.rank ?? rankMax, most);
      found += there.found;
      top = merged(top, there.hits, most);
    }
  }
  return { items: top.map(({ item }) => item), found };
}

/** Does a query find anything at all? Stops at the first segment where it does. */
export function findsAny(segments: readonly Segment[], query: Query, slate: Slate): boolean {
  return segments.some((segment) => {
    const best = marked(segment, query, slate);
    return best !== null && new Int32Array(best.buffer).some((four) => four !== noneOfFour);
  });
}

function marked(segment: Segment, query: Query, slate: Slate): Uint8Array | null {
  return query.words.length === 1 ? markOnly(segment, query, slate) : markAll(segment, query, slate);
}

/** Does a word find anything at all? */
export function isFound(segments: readonly Segment[], word: Word, { marks }: Slate): boolean {
  return segments.some((segment) => {
    clearMarks(marks);
    markWord(segment, word, marks);
    return !marks.isEmpty;
  });
}

function markOnly(segment: Segment, { words }: Query, { marks }: Slate): Uint8Array | null {
  clearMarks(marks);
  for (const word of words) markWord(segment, word, marks);
  return marks.isEmpty ? null : marks.best;
}

/** Items that every word finds, and those that hold the words as one text: these go first. Null when there are none. */
function markAll(segment: Segment, { words, phrase }: Query, { marks, whole }: Slate): Uint8Array | null {
  whole.fill(ranksEnd);
  const isAny = words.every((word) => {
    clearMarks(marks);
    markWord(segment, word, marks);
    return addRanks(whole, marks);
  });
  clearMarks(marks);
  // What holds the phrase in its name or maker holds every word.
  if (phrase !== null && isAny) markWord(segment, phrase, marks);
  else if (phrase !== null) markFigures(segment, phrase, marks);
  if (isAny && !marks.isEmpty) takeBetter(whole, marks.best);
  if (isAny) return whole;
  return marks.isEmpty ? null : marks.best;
}

/** Four unmarked places at a glance. */
const noneOfFour = -1;

/** Adds ranks to ranks; what one of them does not mark is unmarked. Is anything marked still? */
function addRanks(sums: Uint8Array, { best, isEmpty }: Marks): boolean {
  if (isEmpty) return false;
  const fours = new Int32Array(best.buffer);
  const sumFours = new Int32Array(sums.buffer);
  let isAny = false;
  for (let four = 0; four < fours.length; four += 1) {
    if (fours[four] === noneOfFour || sumFours[four] === noneOfFour) {
      sumFours[four] = noneOfFour;
      continue;
    }
    for (let place = four * 4; place < four * 4 + 4; place += 1) {
      const before = sums[place] ?? 0;
      const rank = best[place] ?? 0;
      sums[place] = before === unmarked || rank === unmarked ? unmarked : Math.min(before + rank, rankMax);
    }
    if (sumFours[four] !== noneOfFour) isAny = true;
  }
  return isAny;
}

function takeBetter(sums: Uint8Array, best: Uint8Array): void {
  const fours = new Int32Array(best.buffer);
  for (let four = 0; four < fours.length; four += 1) {
    if (fours[four] === noneOfFour) continue;
    for (let place = four * 4; place < four * 4 + 4; place += 1) sums[place] = Math.min(sums[place] ?? 0, best[place] ?? 0);
  }
}

type There = { readonly found: number; readonly hits: readonly Hit[] };

/**
 * The hits of a segment: how many, and the best in order, none of them worse than `worst`. Items lie in order, so those of
 * one rank do. As soon as there are `most` of a rank and the better ones, only better ones are taken.
 */
function bestOf({ items, names }: Segment, best: Uint8Array, worst: number, most: number): There {
  const fours = new Int32Array(best.buffer);
  const byRank: Hit[][] = [];
  let found = 0;
  let taken = worst;
  let kept = 0;
  for (let four = 0; four * 4 < items.length; four += 1) {
    if (fours[four] === noneOfFour) continue;
    for (let place = four * 4; place < four * 4 + 4; place += 1) {
      const rank = best[place] ?? 0;
      if (rank !== unmarked) found += 1;
      if (rank > taken) continue;
      const item = items[place];
      if (item !== undefined) (byRank[rank] ??= []).push({ rank, item, name: names[place] ?? '' });
      for (kept += 1; kept >= most; taken -= 1) kept -= byRank[taken]?.length ?? 0;
    }
  }
  return { found, hits: byRank.flat().slice(0, most) };
}

/** Two rows of hits in order as one, the first `most` of it. */
function merged(a: readonly Hit[], b: readonly Hit[], most: number): readonly Hit[] {
  if (a.length === 0 || b.length === 0) return a.length === 0 ? b : a;
  const both: Hit[] = [];
  for (let [left, right] = [0, 0]; both.length < most;) {
    const [x, y] = [a[left], b[right]];
    if (x === undefined && y === undefined) break;
    if (y === undefined || (x !== undefined && isBefore(x, y))) {
      if (x !== undefined) both.push(x);
      left += 1;
    } else {
      both.push(y);
      right += 1;
    }
  }
  return both;
}

function isBefore(a: Hit, b: Hit): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank;
  if (a.name !== b.name) return a.name < b.name;
  return a.item.id < b.item.id;
}
