/**
 * The catalogue by category: grouped once as items come, a category's items in boxes by how their names begin. A box is put
 * in order when a part of it is first asked for, so that nobody waits for a hundred thousand names. Knows no stock.
 */
import type { Item } from '../domain/catalog.ts';
import type { ItemId } from '../domain/ids.ts';

export type CategoryShelves = {
  /** Every category that has items, by name, and how many; items without one go last, under an empty name. */
  readonly categories: () => readonly { readonly name: string; readonly count: number }[];
  /** `most` items of a category from the `from`-th on, by name, and how many there are in all. */
  readonly list: (name: string, from: number, most: number) => { readonly items: readonly Item[]; readonly found: number };
  /** The first items of a category in the order in which they came into the catalogue. */
  readonly first: (name: string, most: number) => readonly Item[];
  /** Takes an item, and what it was before; it is put on its shelf later, by `warm` or when somebody asks. */
  readonly put: (item: Item, before: Item | undefined) => void;
  /** Takes an item away that lies here, or waits to. */
  readonly drop: (item: Item) => void;
  /** Puts some thousands of what waits on their shelves; true when nothing waits. */
  readonly warm: () => boolean;
};

type Change = { readonly item: Item | null; readonly before: Item | undefined };
/** Put on their shelves in one go: some milliseconds' work. */
const changesAtOnce = 4_096;

/** Items whose names begin alike; in order, or null until asked for and after each change. */
type Box = { readonly items: Map<ItemId, Item>; sorted: readonly Item[] | null };
/** One category. The order of its boxes is null until asked for, and when there is another box. */
type Shelf = { readonly boxes: Map<string, Box>; order: readonly string[] | null; count: number; byId: readonly Item[] | null };

/** So many UTF-16 units of a name say its box. */
const boxUnits = 3;

/** Shelves that hold nothing yet. */
export function categoryShelves(): CategoryShelves {
  const shelves = new Map<string, Shelf>();
  let names: readonly string[] | null = null;
  let waiting: Change[] = [];
  const shelve = ({ item, before }: Change): void => {
    const old = before === undefined ? undefined : shelves.get(before.category);
    if (before !== undefined && old !== undefined && takeOut(old, before) === 0) {
      shelves.delete(before.category);
      names = null;
    }
    if (item === null) return;
    const known = shelves.get(item.category);
    const shelf = known ?? { boxes: new Map<string, Box>(), order: null, count: 0, byId: null };
    putIn(shelf, item);
    if (known !== undefined) return;
    shelves.set(item.category, shelf);
    names = null;
  };
  const settled = (most = waiting.length): ReadonlyMap<string, Shelf> => {
    waiting.slice(0, most).forEach(shelve);
    waiting = most < waiting.length ? waiting.slice(most) : [];
    return shelves;
  };
  return {
    categories: () => {
      const all = settled();
      names ??= [...all.keys()].sort((a, b) => (a === '' || b === '' ? (a === '' ? 1 : -1) : a < b ? -1 : 1));
      return names.map((name) => ({ name, count: all.get(name)?.count ?? 0 }));
    },
    list: (name, from, most) => {
      const shelf = settled().get(name);
      return shelf === undefined ? { items: [], found: 0 } : { items: partOf(shelf, from, from + most), found: shelf.count };
    },
    first: (name, most) => {
      const shelf = settled().get(name);
      if (shelf === undefined) return [];
      shelf.byId ??= [...shelf.boxes.values()].flatMap(({ items }) => [...items.values()]).sort((a, b) => a.id - b.id);
      return shelf.byId.slice(0, most);
    },
    put: (item, before) => void waiting.push({ item, before }),
    drop: (before) => void waiting.push({ item: null, before }),
    warm: () => {
      settled(changesAtOnce);
      return waiting.length === 0;
    },
  };
}

function putIn(shelf: Shelf, item: Item): void {
  const key = item.name.slice(0, boxUnits);
  const known = shelf.boxes.get(key);
  const box = known ?? { items: new Map<ItemId, Item>(), sorted: null };
  if (known === undefined) {
    shelf.boxes.set(key, box);
    shelf.order = null;
  }
  box.items.set(item.id, item);
  box.sorted = null;
  shelf.byId = null;
  shelf.count += 1;
}

/** Takes an item off its shelf; answers how many are left there. */
function takeOut(shelf: Shelf, item: Item): number {
  const key = item.name.slice(0, boxUnits);
  const box = shelf.boxes.get(key);
  if (box?.items.delete(item.id) !== true) return shelf.count;
  box.sorted = null;
  shelf.byId = null;
  shelf.count -= 1;
  if (box.items.size > 0) return shelf.count;
  shelf.boxes.delete(key);
  shelf.order = null;
  return shelf.count;
}

/** Items by name from one place up to, without, another; only the boxes that hold them are put in order. */
function partOf(shelf: Shelf, from: number, end: number): readonly Item[] {
  shelf.order ??= [...shelf.boxes.keys()].sort();
  const part: Item[] = [];
  let at = 0;
  for (const key of shelf.order) {
    if (at >= end) break;
    const box = shelf.boxes.get(key);
    const size = box?.items.size ?? 0;
    if (box !== undefined && at + size > from) {
      box.sorted ??= [...box.items.values()].sort(byNameAndId);
      part.push(...box.sorted.slice(Math.max(0, from - at), end - at));
    }
    at += size;
  }
  return part;
}

function byNameAndId(a: Item, b: Item): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id - b.id;
}
