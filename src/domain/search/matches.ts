/**
 * Where a pattern stands in a field. The orders of the field are halved for every piece of the pattern; the smallest part
 * found is compared with the text, unless all of it must fit. Ranks nothing.
 */
import type { Field, Order } from './field.ts';
import type { Pattern } from './pattern.ts';
import { classFirst, classLast, classTable } from './units.ts';

/** Room for what one pattern finds in one field; grows when a field needs more. */
export type Room = { places: Uint32Array; tags: Uint16Array };

/** Empty room. */
export function newRoom(): Room {
  return { places: new Uint32Array(0), tags: new Uint16Array(0) };
}

/** The tags of the places where a pattern matches, in no order: a text that holds it twice may have two. Good until the next call. */
export function tagsOfMatches(field: Field, pattern: Pattern, room: Room): Uint16Array {
  const heads = headsOfClass(field, pattern);
  if (heads !== null) return heads;
  const part = rarestPart(field, pattern);
  if (part === null) return none;
  if (part.isSure) return part.order.tags.subarray(part.from, part.to);
  const count = compare(field, pattern, part, room);
  const { places, tags } = room;
  for (let at = 0; at < count; at += 1) tags[at] = field.tags[places[at] ?? 0] ?? 0;
  return tags.subarray(0, count);
}

/** The places where a pattern matches, in no order. Good until the next call. */
export function placesOfMatches(field: Field, pattern: Pattern, room: Room): Uint32Array {
  const part = rarestPart(field, pattern);
  // Comparing may give the room other places.
  const count = part === null ? 0 : compare(field, pattern, part, room);
  return room.places.subarray(0, count);
}

const none = new Uint16Array(0);

/** For a pattern of one place that takes a whole class, as a lone consonant does: each text once. Null for any other. */
function headsOfClass({ heads, headStarts }: Field, { low, high }: Pattern): Uint16Array | null {
  const [first = 0] = low;
  const [last = 0] = high;
  const number = classTable[first] ?? 0;
  if (low.length !== 1 || first > (classFirst[number] ?? 0) || last !== classLast[number]) return null;
  return heads.subarray(headStarts[number], headStarts[number + 1]);
}

/** Writes the places of a part where the pattern matches into the room; answers how many. */
function compare({ units }: Field, { low, high }: Pattern, { order, from, to, ahead }: Part, room: Room): number {
  if (room.places.length < units.length) {
    room.places = new Uint32Array(units.length);
    room.tags = new Uint16Array(units.length);
  }
  const { places } = order;
  const out = room.places;
  const size = low.length;
  let count = 0;
  for (let slot = from; slot < to; slot += 1) {
    const place = (places[slot] ?? 0) - ahead;
    if (place < 0) continue;
    let at = 0;
    while (at < size) {
      const unit = units[place + at] ?? 0;
      if (unit < (low[at] ?? 0) || unit > (high[at] ?? 0)) break;
      at += 1;
    }
    if (at === size) out[count++] = place;
  }
  return count;
}

/** A part of an order in which every match of a pattern lies, `ahead` units behind its beginning. */
type Part = {
  readonly order: Order;
  readonly from: number;
  readonly to: number;
  readonly ahead: number;
  /** Does all of it match? */
  readonly isSure: boolean;
};

/** A part so small is walked without looking for a smaller one. */
const smallEnough = 24;

/** The smallest part, or one that is sure; null when nothing matches. */
function rarestPart(field: Field, pattern: Pattern): Part | null {
  const { units, byClass, byUnit } = field;
  let best: Part | null = null;
  for (let ahead = 0; ahead < pattern.low.length; ahead += 1) {
    const unitPart = byUnit === null ? null : partByUnit(units, byUnit, pattern, ahead);
    if (unitPart !== null && (unitPart.isSure || unitPart.from === unitPart.to)) return unitPart.from === unitPart.to ? null : unitPart;
    const classPart = partByClass(units, byClass, pattern, ahead);
    if (classPart.isSure || classPart.from === classPart.to) return classPart.from === classPart.to ? null : classPart;
    const part = unitPart !== null && sizeOf(unitPart) < sizeOf(classPart) ? unitPart : classPart;
    if (best === null || sizeOf(part) < sizeOf(best)) best = part;
    if (sizeOf(best) <= smallEnough) return best;
  }
  return best;
}

function sizeOf({ from, to }: Part): number {
  return to - from;
}

function partByUnit(units: Uint16Array, order: Order, { low, high }: Pattern, ahead: number): Part {
  const { keys, starts, places, depth } = order;
  let least = low[ahead] ?? 0;
  let most = high[ahead] ?? 0;
  const key = firstKeyFrom(keys, least);
  let from = starts[key] ?? 0;
  let to = starts[least === most && keys[key] === least ? key + 1 : firstKeyFrom(keys, most + 1)] ?? 0;
  let deep = 1;
  while (least === most && from < to && deep < depth && ahead + deep < low.length) {
    least = low[ahead + deep] ?? 0;
    most = high[ahead + deep] ?? 0;
    from = firstNotBelow(units, places, from, to, deep, least);
    to = firstNotBelow(units, places, from, to, deep, most + 1);
    deep += 1;
  }
  return { order, from, to, ahead, isSure: deep === low.length };
}

function partByClass(units: Uint16Array, order: Order, { low, high }: Pattern, ahead: number): Part {
  const { keys, starts, places, depth } = order;
  let first = low[ahead] ?? 0;
  let last = high[ahead] ?? 0;
  let least = classTable[first] ?? 0;
  let most = classTable[last] ?? 0;
  let isWhole = isWholeClass(first, last);
  let from = starts[firstKeyFrom(keys, least)] ?? 0;
  let to = starts[firstKeyFrom(keys, most + 1)] ?? 0;
  let deep = 1;
  while (least === most && from < to && deep < depth && ahead + deep < low.length) {
    first = low[ahead + deep] ?? 0;
    last = high[ahead + deep] ?? 0;
    least = classTable[first] ?? 0;
    most = classTable[last] ?? 0;
    from = firstClassNotBelow(units, places, from, to, deep, least);
    to = firstClassNotBelow(units, places, from, to, deep, most + 1);
    isWhole &&= isWholeClass(first, last);
    deep += 1;
  }
  return { order, from, to, ahead, isSure: isWhole && deep === low.length };
}

function isWholeClass(first: number, last: number): boolean {
  return first <= (classFirst[classTable[first] ?? 0] ?? 0) && last >= (classLast[classTable[last] ?? 0] ?? 0);
}

function firstKeyFrom(keys: Uint16Array, key: number): number {
  let least = 0;
  let most = keys.length;
  while (least < most) {
    const middle = (least + most) >> 1;
    if ((keys[middle] ?? 0) < key) least = middle + 1;
    else most = middle;
  }
  return least;
}

function firstNotBelow(units: Uint16Array, places: Uint32Array, from: number, to: number, deep: number, key: number): number {
  let least = from;
  let most = to;
  while (least < most) {
    const middle = (least + most) >> 1;
    if ((units[(places[middle] ?? 0) + deep] ?? 0) < key) least = middle + 1;
    else most = middle;
  }
  return least;
}

function firstClassNotBelow(units: Uint16Array, places: Uint32Array, from: number, to: number, deep: number, key: number): number {
  let least = from;
  let most = to;
  while (least < most) {
    const middle = (least + most) >> 1;
    if ((classTable[units[(places[middle] ?? 0) + deep] ?? 0] ?? 0) < key) least = middle + 1;
    else most = middle;
  }
  return least;
}
