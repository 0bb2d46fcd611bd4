/**
 * The search of the catalogue: as you type, over name, maker, code and price. Items lie in segments, each built when it is
 * first needed or a slice at a time before; a changed item costs its own segment alone. Prices, stock and rights are elsewhere.
 */
import type { Item } from '../catalog.ts';
import type { ItemId } from '../ids.ts';
import { newWorkroom, type Workroom } from './field.ts';
import { findsAny, gather, isFound, newSlate, type Gathered, type Query, type Slate } from './gather.ts';
import { nearestSpellings } from './nearest.ts';
import { otherModeOf, queryOf, wordsOf } from './readings.ts';
import { segmentOf, segmentSize, type Segment } from './segment.ts';
import { textOfSpelling } from './units.ts';
import type { Word } from './word.ts';

export type Found = {
  /** The best hits, best first. */
  readonly items: readonly Item[];
  /** How many there are in all. */
  readonly found: number;
  /** When the text as typed finds nothing: the nearest text, one letter away, that finds something; else null. */
  readonly nearest: string | null;
};

export type SearchOptions = {
  /** Does a plain consonant also stand for its doubled one (ㄱ for ㄲ)? Yes unless said. */
  readonly isDoubledFound?: boolean;
};

export type CatalogSearch = {
  /** The best `most` items for a text. Equal ranks go by name, then id. */
  readonly search: (text: string, most: number, options?: SearchOptions) => Found;
  /** Takes new items and new versions of items. */
  readonly put: (items: readonly Item[]) => void;
  /** Forgets items. */
  readonly drop: (ids: readonly ItemId[]) => void;
  /** Builds one slice of what is not built yet; true when all is. A search builds what is missing by itself. */
  readonly warm: () => boolean;
};

/** Items that are built together; `built` is null until they are, and again when one of them changes. */
type Shelf = { readonly items: Map<ItemId, Item>; built: Segment | null };

/** Takes the items and builds nothing yet. */
export function catalogSearch(items: readonly Item[]): CatalogSearch {
  const shelves: Shelf[] = [];
  const shelfOf = new Map<ItemId, Shelf>();
  const slate = newSlate();
  const work = newWorkroom();
  const put = (changed: readonly Item[]): void => {
    for (const item of changed) {
      const shelf = shelfOf.get(item.id) ?? roomyShelf(shelves);
      shelf.items.set(item.id, item);
      shelf.built = null;
      shelfOf.set(item.id, shelf);
    }
  };
  put(items);
  return {
    search: (text, most, { isDoubledFound = true } = {}) => {
      const segments = shelves.map((shelf) => built(shelf, work));
      return find(segments, text, most, isDoubledFound, slate);
    },
    put,
    drop: (ids) => {
      for (const id of ids) {
        const shelf = shelfOf.get(id);
        if (shelf === undefined) continue;
        shelf.items.delete(id);
        shelf.built = null;
        shelfOf.delete(id);
      }
    },
    warm: () => {
      const next = shelves.find((shelf) => shelf.built === null);
      if (next !== undefined) built(next, work);
      return shelves.every((shelf) => shelf.built !== null);
    },
  };
}

function built(shelf: Shelf, work: Workroom): Segment {
  return (shelf.built ??= segmentOf([...shelf.items.values()], work));
}

function roomyShelf(shelves: Shelf[]): Shelf {
  const last = shelves.at(-1);
  if (last !== undefined && last.items.size < segmentSize) return last;
  const next: Shelf = { items: new Map(), built: null };
  shelves.push(next);
  return next;
}

const nothing: Gathered = { items: [], found: 0 };

/** As typed; else every word in the mode in which it is found; else all of it in the other mode; else the nearest spelling. */
function find(segments: readonly Segment[], text: string, most: number, isDoubledFound: boolean, slate: Slate): Found {
  const ask = (query: Query | null): Gathered => (query === null ? nothing : gather(segments, query, most, slate));
  const typed = wordsOf(text, isDoubledFound);
  const plain = ask(queryOf(typed));
  if (plain.found > 0 || typed.length === 0) return { ...plain, nearest: null };
  const others = otherModeOf(text).map((other) => wordsOf(other, isDoubledFound));
  for (const words of [...others, ...mixed(segments, typed, others, slate)]) {
    const meant = ask(queryOf(words));
    if (meant.found > 0) return { ...meant, nearest: null };
  }
  for (const near of nearestTexts(segments, typed, slate)) {
    const query = queryOf(wordsOf(near, isDoubledFound));
    if (query !== null && findsAny(segments, query, slate)) return { ...nothing, nearest: near };
  }
  // Who types with the input method off does not see what it would be, so a slip there is forgiven: its nearest text is searched.
  for (const near of nearestTexts(segments, others[0] ?? [], slate)) {
    const meant = ask(queryOf(wordsOf(near, isDoubledFound)));
    if (meant.found > 0) return { ...meant, nearest: near };
  }
  return { ...nothing, nearest: null };
}

/** Every word in the first mode in which it finds something; none when that is no new reading. */
function mixed(
  segments: readonly Segment[], typed: readonly Word[], others: readonly (readonly Word[])[], slate: Slate,
): readonly (readonly Word[])[] {
  if (typed.length < 2) return [];
  const words = typed.map((word, place) => {
    const other = others.map((reading) => (reading.length === typed.length ? reading[place] : undefined));
    return [word, ...other].find((each) => each !== undefined && isFound(segments, each, slate)) ?? word;
  });
  return words.every((word, place) => word === typed[place]) ? [] : [words];
}

/** The words with the one that finds nothing spelt as its nearest; none when all are found, several are not, or nothing is near. */
function nearestTexts(segments: readonly Segment[], words: readonly Word[], slate: Slate): readonly string[] {
  const lost = words.filter((word) => !isFound(segments, word, slate));
  const [wrong] = lost;
  if (wrong === undefined || lost.length > 1) return [];
  return nearestSpellings(segments, wrong.units, slate.marks.room).map((spelling) =>
    words.map((word) => textOfSpelling(word === wrong ? spelling : word.units)).join(' '),
  );
}
