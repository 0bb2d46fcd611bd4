/** The catalogue in memory: by id, by code, by category, and by search. Reads the ledger once; knows no stock and no prices of its own. */
import { normalCode, readScan } from '../domain/barcode.ts';
import type { Item } from '../domain/catalog.ts';
import type { ItemId } from '../domain/ids.ts';
import { catalogSearch, type CatalogSearch } from '../domain/search/catalog-search.ts';
import { categoryShelves, type CategoryShelves } from './category-shelves.ts';

export type CatalogIndex = {
  readonly item: (id: ItemId) => Item | undefined;
  /** Every item that carries the scanned code, and the code as it was understood. */
  readonly scan: (text: string) => { readonly code: string; readonly items: readonly Item[] };
  /** Every item with a code that `normalCode` made. */
  readonly withCode: (code: string) => readonly Item[];
  /** Every item, in no order, without what a day knows of it. */
  readonly all: () => readonly Item[];
  /** The highest id any item has; 0 without items. */
  readonly lastId: () => number;
  readonly search: CatalogSearch['search'];
  /** The items by category. */
  readonly shelves: Pick<CategoryShelves, 'categories' | 'list' | 'first'>;
  /** Takes new items and new versions of items: what an import changed. */
  readonly put: (items: readonly Item[]) => void;
  /** Makes one slice of shelves or search ready, some milliseconds' work; true when all is. Asking makes ready what is missing. */
  readonly warm: () => boolean;
};

/**
 * Builds the index; the search is made ready later, by `warm` or by the first search. Codes compare without case. `dress`
 * gives an item what a day knows of it (its maker's terms) whenever it is asked for to be sold.
 */
export function catalogIndex(items: readonly Item[], dress: (item: Item) => Item = (item) => item): CatalogIndex {
  const byId = new Map<ItemId, Item>();
  const byCode = new Map<string, Item[]>();
  let lastId = 0;
  const search = catalogSearch([]);
  const shelves = categoryShelves();
  const put = (changed: readonly Item[]): void => {
    for (const item of changed) {
      const before = byId.get(item.id);
      byId.set(item.id, item);
      lastId = Math.max(lastId, item.id);
      if (before !== undefined) takeOut(byCode, before);
      putIn(byCode, item);
      shelves.put(item, before);
    }
    search.put(changed);
  };
  put(items);
  const withCode = (code: string): readonly Item[] => byCode.get(code) ?? [];
  return {
    item: (id) => {
      const item = byId.get(id);
      return item === undefined ? undefined : dress(item);
    },
    withCode,
    all: () => [...byId.values()],
    lastId: () => lastId,
    scan: (text) => {
      const { candidates } = readScan(text);
      const code = candidates.find((candidate) => byCode.has(candidate)) ?? candidates.at(-1) ?? '';
      return { code, items: withCode(code).map(dress) };
    },
    search: (...asked) => {
      const found = search.search(...asked);
      return { ...found, items: found.items.map(dress) };
    },
    shelves,
    put,
    warm: () => shelves.warm() && search.warm(),
  };
}

/** Items of one code lie in the order of their ids, so that a change leaves no trace. */
function putIn(byCode: Map<string, Item[]>, item: Item): void {
  const code = normalCode(item.code);
  const known = byCode.get(code);
  if (known === undefined) byCode.set(code, [item]);
  else {
    const at = known.findIndex((other) => other.id > item.id);
    known.splice(at < 0 ? known.length : at, 0, item);
  }
}

function takeOut(byCode: Map<string, Item[]>, item: Item): void {
  const code = normalCode(item.code);
  const rest = (byCode.get(code) ?? []).filter((other) => other.id !== item.id);
  if (rest.length === 0) byCode.delete(code);
  else byCode.set(code, rest);
}
