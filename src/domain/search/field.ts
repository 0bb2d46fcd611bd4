/**
 * The texts of one field of some items, with every place of them in the order of what stands there: by unit and by class
 * of unit, so that all places where the same begins lie together. Built whole, never changed; finding is in `matches.ts`.
 */
import { boundary, classes, classTable, put, unitWriter, writeUnits, type UnitWriter } from './units.ts';

export type Field = {
  readonly units: Uint16Array;
  /** Of every place its tag: the number of its text times four, plus how it stands there (`atStart` …). */
  readonly tags: Uint16Array;
  readonly byClass: Order;
  /** Null for fields whose classes tell enough. */
  readonly byUnit: Order | null;
  /** Of every class the texts that hold it, each once and tagged as its best place: those of class `c` from `headStarts[c]`. */
  readonly heads: Uint16Array;
  readonly headStarts: Uint32Array;
};

/** Places in the order of the keys that stand there, as far as `depth` units; their tags in the same order. */
export type Order = {
  readonly places: Uint32Array;
  readonly tags: Uint16Array;
  readonly depth: number;
  /** The keys that occur as the first, rising; the places of `keys[n]` begin at `starts[n]`. */
  readonly keys: Uint16Array;
  readonly starts: Uint32Array;
};

/** How a place stands in its text: first of all, first of a word, or inside one. */
export const atStart = 1;
export const atWord = 2;
export const inside = 3;
/** A tag without its text, and how far to shift it to have the text alone. */
export const standing = 3;
export const textShift = 2;
/** So many texts fit into the tags. */
export const textsMax = 1 << 14;

/** How far the orders go. More is more to sort; less leaves more places to be compared with the text. */
export type Depths = { readonly byClass: number; readonly byUnit: number };
/** Units behind the last text, so that sorting looks at nothing behind the end. */
const padding = 8;

/**
 * What one building after the other writes on, so that a catalogue of many segments leaves little to be collected: a
 * collection in the middle of a slice is what a cashier would wait for.
 */
export type Workroom = {
  readonly writer: UnitWriter;
  readonly next: Uint32Array;
  readonly numbers: Uint16Array;
  classes: Uint16Array;
  keys: Uint16Array;
  places: Uint32Array;
  /** Two places lists to sort to and fro. */
  sorting: readonly [Uint32Array, Uint32Array];
};

const unitNumbers = 0x10000;

/** An empty workroom; it grows to the largest field. */
export function newWorkroom(): Workroom {
  return {
    writer: unitWriter(0), next: new Uint32Array(unitNumbers + 1), numbers: new Uint16Array(unitNumbers), classes: new Uint16Array(0),
    keys: new Uint16Array(0), places: new Uint32Array(0), sorting: [new Uint32Array(0), new Uint32Array(0)],
  };
}

function makeRoom(work: Workroom, length: number): void {
  if (work.places.length >= length) return;
  const size = length + (length >> 1);
  work.classes = new Uint16Array(size);
  work.keys = new Uint16Array(size);
  work.places = new Uint32Array(size);
  work.sorting = [new Uint32Array(size), new Uint32Array(size)];
}

/** Puts texts in order, at most `textsMax` of them; with `byUnit` 0 by class alone. */
export function fieldOf(texts: readonly string[], depths: Depths, work: Workroom): Field {
  const { writer } = work;
  const firsts = new Uint32Array(texts.length);
  writer.length = 0;
  texts.forEach((text, number) => {
    firsts[number] = writer.length;
    writeUnits(writer, text);
    put(writer, boundary, 0);
  });
  for (let more = 0; more < padding; more += 1) put(writer, boundary, 0);
  const units = writer.units.slice(0, writer.length);
  const tags = tagsOf(writer.starts, firsts, units.length);
  makeRoom(work, units.length);
  for (let at = 0; at < units.length; at += 1) work.classes[at] = classTable[units[at] ?? 0] ?? 0;
  const places = work.places.subarray(0, writePlaces(units, work.places));
  return {
    units,
    tags,
    byClass: orderByClass(work, places, tags, depths.byClass),
    byUnit: depths.byUnit === 0 ? null : orderByUnit(work, units, places, tags, depths.byUnit),
    ...headsOf(work, places, tags),
  };
}

function writePlaces(units: Uint16Array, places: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < units.length; at += 1) if (units[at] !== boundary) places[count++] = at;
  return count;
}

function tagsOf(starts: Uint8Array, firsts: Uint32Array, length: number): Uint16Array {
  const tags = new Uint16Array(length);
  for (let text = 0; text < firsts.length; text += 1) {
    const first = firsts[text] ?? 0;
    const end = firsts[text + 1] ?? length;
    for (let at = first; at < end; at += 1) tags[at] = (text << textShift) | (starts[at] === 1 ? atWord : inside);
    tags[first] = (text << textShift) | atStart;
  }
  return tags;
}

/** By class: two classes at a time are sorted as one key, so `depth` is even. */
function orderByClass(work: Workroom, places: Uint32Array, tags: Uint16Array, depth: number): Order {
  const { classes: single, keys } = work;
  for (let at = 0; at < tags.length; at += 1) keys[at] = (single[at] ?? 0) * classes + (at + 1 < tags.length ? (single[at + 1] ?? 0) : 0);
  const sorted = sortedPlaces(work, places, { depth, stride: 2, keyCount: classes * classes });
  return { places: sorted, tags: tagsAt(sorted, tags), depth, ...firstKeys(single, places, classes) };
}

/** By unit: the units that occur are numbered first, in their own order, for the sort counts every number there is. */
function orderByUnit(work: Workroom, units: Uint16Array, places: Uint32Array, tags: Uint16Array, depth: number): Order {
  const { numbers, keys } = work;
  numbers.fill(0);
  for (let at = 0; at < units.length; at += 1) numbers[units[at] ?? 0] = 1;
  const occurring: number[] = [];
  for (let unit = 0; unit < numbers.length; unit += 1) {
    if (numbers[unit] === 0) continue;
    numbers[unit] = occurring.length;
    occurring.push(unit);
  }
  for (let at = 0; at < units.length; at += 1) keys[at] = numbers[units[at] ?? 0] ?? 0;
  const sorted = sortedPlaces(work, places, { depth, stride: 1, keyCount: occurring.length });
  const first = firstKeys(keys, places, occurring.length);
  const keysThere = first.keys.map((number) => occurring[number] ?? 0);
  return { places: sorted, tags: tagsAt(sorted, tags), depth, keys: keysThere, starts: first.starts };
}

type Sorting = { readonly depth: number; readonly stride: number; readonly keyCount: number };

/** A counting sort of the places by the keys that stand there, `stride` apart: by the last key that counts first. */
function sortedPlaces({ keys, next, sorting }: Workroom, places: Uint32Array, { depth, stride, keyCount }: Sorting): Uint32Array {
  let from = places;
  let [to, spare] = sorting;
  for (let ahead = depth - stride; ahead >= 0; ahead -= stride) {
    next.fill(0, 0, keyCount + 1);
    for (let at = 0; at < places.length; at += 1) {
      const key = (keys[(from[at] ?? 0) + ahead] ?? 0) + 1;
      next[key] = (next[key] ?? 0) + 1;
    }
    for (let key = 1; key <= keyCount; key += 1) next[key] = (next[key] ?? 0) + (next[key - 1] ?? 0);
    for (let at = 0; at < places.length; at += 1) {
      const place = from[at] ?? 0;
      const key = keys[place + ahead] ?? 0;
      const slot = next[key] ?? 0;
      to[slot] = place;
      next[key] = slot + 1;
    }
    from = to;
    to = spare;
    spare = from;
  }
  return from.slice(0, places.length);
}

function tagsAt(places: Uint32Array, tags: Uint16Array): Uint16Array {
  const there = new Uint16Array(places.length);
  for (let at = 0; at < places.length; at += 1) there[at] = tags[places[at] ?? 0] ?? 0;
  return there;
}

/** The keys that places have, rising, and where the places of each begin in any order that goes by the key first. */
function firstKeys(keys: Uint16Array, places: Uint32Array, keyCount: number): Pick<Order, 'keys' | 'starts'> {
  const counts = new Uint32Array(keyCount);
  for (let at = 0; at < places.length; at += 1) {
    const key = keys[places[at] ?? 0] ?? 0;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  const occurring: number[] = [];
  const starts = [0];
  for (let key = 0; key < keyCount; key += 1) {
    const count = counts[key] ?? 0;
    if (count === 0) continue;
    occurring.push(key);
    starts.push((starts.at(-1) ?? 0) + count);
  }
  return { keys: Uint16Array.from(occurring), starts: Uint32Array.from(starts) };
}

function headsOf(work: Workroom, places: Uint32Array, tags: Uint16Array): Pick<Field, 'heads' | 'headStarts'> {
  const { classes: single, keys: found, sorting: [classOfFound] } = work;
  const lastOfClass = new Int32Array(classes).fill(-1);
  const headStarts = new Uint32Array(classes + 1);
  let count = 0;
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0;
    const number = single[place] ?? 0;
    const tag = tags[place] ?? 0;
    const last = lastOfClass[number] ?? -1;
    if (last >= 0 && (found[last] ?? 0) >> textShift === tag >> textShift) {
      if (tag < (found[last] ?? 0)) found[last] = tag;
      continue;
    }
    lastOfClass[number] = count;
    found[count] = tag;
    classOfFound[count++] = number;
    headStarts[number + 1] = (headStarts[number + 1] ?? 0) + 1;
  }
  for (let number = 1; number <= classes; number += 1) headStarts[number] = (headStarts[number] ?? 0) + (headStarts[number - 1] ?? 0);
  const heads = new Uint16Array(count);
  const next = headStarts.slice();
  for (let at = 0; at < count; at += 1) {
    const number = classOfFound[at] ?? 0;
    const slot = next[number] ?? 0;
    heads[slot] = found[at] ?? 0;
    next[number] = slot + 1;
  }
  return { heads, headStarts };
}
