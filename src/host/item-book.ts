/** Items that were changed by hand, as a day knows them; kept until a fact changes them. Decides by the domain's rules alone. */
import type { Item } from '../domain/catalog.ts';
import type { BusinessDate, ItemId } from '../domain/ids.ts';
import { itemOn, type ItemChange, type ItemOfDay } from '../domain/item-change.ts';
import type { Ledger } from './ports.ts';

export type ItemBook = {
  /** Every item of the catalogue on a day. */
  readonly all: (day: BusinessDate) => readonly Item[];
  /** Those of them that were ever changed, or will be. */
  readonly changed: (day: BusinessDate) => readonly Item[];
  /** One of those as a day knows it; null for an item that nobody changed. */
  readonly one: (id: ItemId, day: BusinessDate) => ItemOfDay | null;
  /** An item's own number of few on a day; null for the shop's. */
  readonly low: (id: ItemId, day: BusinessDate) => number | null;
  /** What of an item begins after a day, the next first. */
  readonly later: (id: ItemId, day: BusinessDate) => readonly ItemChange[];
};

/** Reads the book from the ledger. */
export function openItemBook(ledger: Pick<Ledger, 'items' | 'itemsChanged' | 'itemChanges'>): ItemBook {
  const changes = Map.groupBy(ledger.itemChanges(), ({ itemId }) => itemId);
  // An import reads this anew at each of its steps: not the whole catalogue for a few of its items.
  const items = ledger.itemsChanged();
  const byId = new Map(items.map((item) => [item.id, item]));
  const of = (item: Item, day: BusinessDate): ItemOfDay => itemOn(item, changes.get(item.id) ?? [], day);
  const one = (id: ItemId, day: BusinessDate): ItemOfDay | null => {
    const item = byId.get(id);
    return item === undefined ? null : of(item, day);
  };
  return {
    all: (day) => ledger.items().map((item) => of(item, day).item),
    changed: (day) => items.map((item) => of(item, day).item),
    one,
    low: (id, day) => one(id, day)?.low ?? null,
    later: (id, day) => (changes.get(id) ?? []).filter(({ from }) => from > day),
  };
}
