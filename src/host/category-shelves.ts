/** The catalogue by category: grouped once as items come, put in order when it is first asked for. Knows no stock. */
import type { Item } from '../domain/catalog.ts';
import type { ItemId } from '../domain/ids.ts';

export type CategoryShelves = {
  /** Every category that has items, by name, and how many; items without one go last, under an empty name. */
  readonly categories: () => readonly { readonly name: string; readonly count: number }[];
  /** `most` items of a category from the `from`-th on, by name, and how many there are in all. */
  readonly list: (name: string, from: number, most: number) => { readonly items: readonly Item[]; readonly found: number };
  /** The first items of a category in the order in which they came into the catalogue. */
  readonly first: (name: string, most: number) => readonly Item[];
  /** Takes an item, and what it was before. */
  readonly put: (item: Item, before: Item | undefined) => void;
};

/** Items of one category; the orders are null until asked for, and again when an item changes. */
type Shelf = { readonly items: Map<ItemId, Item>; byName: readonly Item[] | null; byId: readonly Item[] | null };

/** Shelves that hold nothing yet. */
export function categoryShelves(): CategoryShelves {
  const shelves = new Map<string, Shelf>();
  let names: readonly string[] | null = null;
  const byName = (shelf: Shelf): readonly Item[] => (shelf.byName ??= [...shelf.items.values()].sort(isBefore));
  const byId = (shelf: Shelf): readonly Item[] => (shelf.byId ??= [...shelf.items.values()].sort((a, b) => a.id - b.id));
  const shelfOf = (name: string): Shelf => {
    const known = shelves.get(name);
    if (known !== undefined) return known;
    const made: Shelf = { items: new Map(), byName: null, byId: null };
    shelves.set(name, made);
    names = null;
    return made;
  };
  const takeOut = (item: Item): void => {
    const shelf = shelfOf(item.category);
    shelf.items.delete(item.id);
    [shelf.byName, shelf.byId] = [null, null];
    if (shelf.items.size > 0) return;
    shelves.delete(item.category);
    names = null;
  };
  return {
    categories: () => {
      names ??= [...shelves.keys()].sort((a, b) => (a === '' || b === '' ? (a === '' ? 1 : -1) : a < b ? -1 : 1));
      return names.map((name) => ({ name, count: shelfOf(name).items.size }));
    },
    list: (name, from, most) => {
      const shelf = shelves.get(name);
      return shelf === undefined ? { items: [], found: 0 } : { items: byName(shelf).slice(from, from + most), found: shelf.items.size };
    },
    first: (name, most) => {
      const shelf = shelves.get(name);
      return shelf === undefined ? [] : byId(shelf).slice(0, most);
    },
    put: (item, before) => {
      if (before !== undefined && before.category !== item.category) takeOut(before);
      const shelf = shelfOf(item.category);
      shelf.items.set(item.id, item);
      [shelf.byName, shelf.byId] = [null, null];
    },
  };
}

function isBefore(a: Item, b: Item): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.id - b.id;
}
