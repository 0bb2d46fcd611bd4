/**
 * Some thousand items, made ready to be searched: names, makers, codes and prices. Built in one go within a frame, thrown
 * away whole when one of its items changes. Says what lies where; what a word finds is marked elsewhere.
 */
import type { Item } from '../catalog.ts';
import { fieldOf, type Field, type Workroom } from './field.ts';

/** So many items are built in a few milliseconds: a slice of the work that nobody waits for. */
export const segmentSize = 4_096;

/** Different texts in order; the items of text `n` are `items[starts[n]]` up to `items[starts[n + 1]]`, by their places. */
export type Shared = { readonly texts: readonly string[]; readonly starts: Uint16Array; readonly items: Uint16Array };

export type Segment = {
  /** In the order of their names, then their ids. */
  readonly items: readonly Item[];
  /** The names as lists have them: in NFC, without the marks in front of the first letter. */
  readonly names: readonly string[];
  readonly name: Field;
  readonly makers: Shared;
  /** The texts of `makers`. */
  readonly maker: Field;
  readonly code: Field;
  /** Prices in won as digits; items whose price is typed at the till are not there. */
  readonly prices: Shared;
};

/** Builds a segment of at most `segmentSize` items. */
export function segmentOf(unsorted: readonly Item[], work: Workroom): Segment {
  const named = unsorted.map((item) => ({ item, name: listedName(item.name) }));
  named.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.item.id - b.item.id));
  const items = named.map(({ item }) => item);
  const names = named.map(({ name }) => name);
  const makers = shared(items.map(({ maker }) => maker?.name ?? ''));
  return {
    items,
    names,
    name: fieldOf(items.map(({ name }) => name), { byClass: 4, byUnit: 2 }, work),
    makers,
    maker: fieldOf(makers.texts, { byClass: 2, byUnit: 0 }, work),
    code: fieldOf(items.map(({ code }) => code), { byClass: 6, byUnit: 0 }, work),
    prices: shared(items.map(({ price }) => (price === null ? '' : `${price}`))),
  };
}

const marksInFront = /^[^\p{L}\p{N}]+/u;

function listedName(name: string): string {
  return name.normalize('NFC').replace(marksInFront, '');
}

/** Groups places by their text; places without a text are left out. */
function shared(textOfPlace: readonly string[]): Shared {
  const groups = new Map<string, number[]>();
  textOfPlace.forEach((text, place) => {
    const group = groups.get(text);
    if (group === undefined) groups.set(text, [place]);
    else group.push(place);
  });
  groups.delete('');
  const texts = [...groups.keys()].sort();
  const starts = new Uint16Array(texts.length + 1);
  const items = new Uint16Array(textOfPlace.length);
  texts.forEach((text, number) => {
    const group = groups.get(text) ?? [];
    const start = starts[number] ?? 0;
    items.set(group, start);
    starts[number + 1] = start + group.length;
  });
  return { texts, starts, items };
}
