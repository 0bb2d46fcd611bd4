/** Which category each item is of on a day, as the journal alone says: files and changes by hand. Reads no table. */
import type { Fact } from '../src/domain/facts.ts';
import type { BusinessDate } from '../src/domain/ids.ts';

/** What is known after the entries so far. */
export type Categories = {
  readonly take: (entry: { readonly fact: Fact; readonly header: { readonly businessDate: string } }) => void;
  /** The category of an item on a business day; empty for none. */
  readonly on: (item: number, day: BusinessDate) => string;
};

type Change = { readonly from: BusinessDate; readonly category: string };

/** Starts before the first entry. */
export function openCategories(): Categories {
  const said = new Map<number, string>();
  const changes = new Map<number, Change[]>();
  return {
    take: ({ fact, header }) => {
      if (fact.kind === 'catalog_imported') {
        for (const { id, category = '' } of fact.body.items) {
          said.set(id, category);
          // A file says all of an item: what began before it is over, what begins later still comes.
          const later = changes.get(id)?.filter(({ from }) => from > header.businessDate);
          if (later !== undefined) changes.set(id, later);
        }
      }
      if (fact.kind === 'item_set') {
        const { itemId, from, now: { category } } = fact.body;
        if (category !== undefined) changes.set(itemId, [...(changes.get(itemId) ?? []), { from, category }]);
      }
    },
    on: (item, day) => {
      const begun = (changes.get(item) ?? []).filter(({ from }) => from <= day);
      // The sort is stable: of one day the later entry holds.
      return begun.sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from))).at(-1)?.category ?? said.get(item) ?? '';
    },
  };
}
