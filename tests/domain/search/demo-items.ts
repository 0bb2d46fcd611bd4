// The practice store's catalogue as items, in the order of its file. Reads the file itself, so that no code of the till is trusted.
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { noContract, type Item } from '../../../src/domain/catalog.ts';
import type { ItemId, MakerId } from '../../../src/domain/ids.ts';
import { won } from '../../../src/domain/money.ts';

type Cells = Readonly<Record<'code' | 'name' | 'maker' | 'price', string>>;

/** One item; what the search does not read is the same for all. */
export function itemOf(id: number, code: string, name: string, maker = '', price: number | null = null): Item {
  return {
    id: id as ItemId, code, name, maker: maker === '' ? null : { id: 1 as MakerId, name: maker },
    price: price === null ? null : won(price), taxClass: 'taxable', stocked: true, oneOff: false, category: '', contract: noContract,
  };
}

const file = readFileSync(new URL('../../../db/demo/catalog.csv', import.meta.url), 'utf8');

export const demoItems: readonly Item[] = parse<Cells>(file, { columns: true }).map(({ code, name, maker, price }, place) =>
  itemOf(place + 1, code, name, maker, price === '' ? null : Number(price)),
);
