/** A catalogue of as many items as asked for, in the words of the practice store; the same every time. Measures nothing. */
import { noContract, type Item } from '../../src/domain/catalog.ts';
import type { ItemId, MakerId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { demoCatalog } from '../demo-catalog/generate.ts';
import { codeAt } from './goods.ts';

/** So many items as the goals name. */
export const manyItems = 100_000;

/** Items with names, makers and prices of ever new practice stores, numbered by store, and a 13-digit code of their own each. */
export function bigCatalog(count: number): readonly Item[] {
  const items: Item[] = [];
  for (let store = 1; items.length < count; store += 1) {
    for (const { name, maker, price, category } of demoCatalog(store).slice(0, count - items.length)) {
      items.push({
        id: (items.length + 1) as ItemId,
        code: codeAt(items.length * 7),
        name: `${name} ${store}`,
        maker: maker === '' ? null : { id: 1 as MakerId, name: maker },
        price: price === null ? null : won(price),
        category,
        taxClass: 'taxable',
        stocked: true,
        oneOff: false,
        contract: noContract,
      });
    }
  }
  return items;
}
