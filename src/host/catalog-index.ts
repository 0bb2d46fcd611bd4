/**
 * The catalogue in memory: by id, by code, by category, and by search. Reads the ledger once; knows no stock and no prices of its
 * own. What is withheld is not found; by its id it is known all the same, for carts and returns that hold it.
 */
import { normalCode, readScan } from '../domain/barcode.ts';
import type { Item } from '../domain/catalog.ts';
import type { ItemId } from '../domain/ids.ts';
import { skuOf } from '../mall/effects.ts';
import { catalogSearch, type CatalogSearch } from '../domain/search/catalog-search.ts';
import { categoryShelves, type CategoryShelves } from './category-shelves.ts';

export type CatalogIndex = {
  readonly item: (id: ItemId) => Item | undefined;
  /** Every item that carries the scanned code and is sold, and the code as it was understood. */
  readonly scan: (text: string) => { readonly code: string; readonly items: readonly Item[] };
  /** Every item with a code that `normalCode` made, withheld ones too. */
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
  /** From now on exactly the items of these keys of the mall (`skuOf`) are withheld. */
  readonly withhold: (skus: ReadonlySet<string>) => void;
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
  let gone: ReadonlySet<string> = new Set();
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
      offer(item, before);
    }
  };
  const isSold = (item: Item): boolean => !gone.has(skuOf(item));
  /** Lays an item out to be found, in place of what it was; or away, where it is withheld. */
  const offer = (item: Item, before: Item | undefined): void => {
    if (isSold(item)) {
      shelves.put(item, before);
      search.put([item]);
    } else if (before !== undefined) {
      shelves.drop(before);
      search.drop([item.id]);
    }
  };
  const withCode = (code: string): readonly Item[] => byCode.get(code) ?? [];
  const withhold = (skus: ReadonlySet<string>): void => {
    if (skus === gone) return;
    const changed = [...[...gone].filter((sku) => !skus.has(sku)), ...[...skus].filter((sku) => !gone.has(sku))];
    gone = skus;
    for (const sku of changed) {
      // An item without a code goes by its name.
      const named = [...withCode(normalCode(sku)), ...withCode('')].filter((item) => skuOf(item) === sku);
      for (const item of named) offer(item, item);
    }
  };
  put(items);
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
      const code = candidates.find((candidate) => withCode(candidate).some(isSold)) ?? candidates.at(-1) ?? '';
      return { code, items: withCode(code).filter(isSold).map(dress) };
    },
    search: (...asked) => {
      const found = search.search(...asked);
      return { ...found, items: found.items.map(dress) };
    },
    shelves: {
      categories: shelves.categories,
      list: (...asked) => {
        const { items: listed, found } = shelves.list(...asked);
        return { items: listed.map(dress), found };
      },
      first: (...asked) => shelves.first(...asked).map(dress),
    },
    put,
    withhold,
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
