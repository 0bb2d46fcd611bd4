/** The rows of the boundary for selling by touch, and the two settings of finding; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { row } from './rows.ts';
import { ItemIdShape, ItemShape, textOf, wholeFrom } from './shapes.ts';

/** Rows of tiles, favourites and the search's setting. */
export const tileRows = {
  /** What is sold by touch: what lies at hand, bags and packing, and the categories (an empty name: items without one). */
  'tiles.read': row({
    needs: 'find_items',
    input: z.strictObject({}),
    output: z.strictObject({
      favourites: z.array(ItemShape), bags: z.array(ItemShape), categories: z.array(z.strictObject({ name: z.string(), count: z.int() })),
    }),
    refusals: [],
  }),
  /** Items of one category by name, a part at a time. A category that nobody has holds none. */
  'tiles.list': row({
    needs: 'find_items',
    input: z.strictObject({ category: textOf(80), from: z.int().check(z.minimum(0)), most: wholeFrom(1, 200) }),
    output: z.strictObject({ items: z.array(ItemShape), found: z.int() }),
    refusals: [],
  }),
  /** Puts an item at hand, behind those that are, or takes it away. Twice is once. */
  'catalog.favour': row({
    needs: 'favour_items',
    input: z.strictObject({ itemId: ItemIdShape, on: z.boolean() }),
    output: z.strictObject({ favourites: z.array(ItemShape) }),
    refusals: ['unknown_item', 'favourites_full'],
  }),
  /** Whether a search for a plain consonant also finds its doubled one (ㄱ for ㄲ). */
  'search.set': row({
    needs: 'set_search',
    input: z.strictObject({ isDoubledFound: z.boolean() }),
    output: z.strictObject({ isDoubledFound: z.boolean() }),
    refusals: [],
  }),
} as const;
