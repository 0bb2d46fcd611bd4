/** The catalogue and its makers' terms as rows: values in the order of their tables' columns. Reads no table. */
import type { Contract, TaxClass } from '../src/domain/catalog.ts';
import type { ImportedItem, ImportedMaker } from '../src/domain/facts.ts';
import type { ItemSetBody } from '../src/domain/goods-facts.ts';
import { assert } from '../src/domain/result.ts';
import type { MakerSettledBody } from '../src/domain/settlement-body.ts';
import type { SqlValue } from './rows.ts';

/** The versions one maker can have, and one more. */
const versionsOfMaker = 2 ** 20;

/** T for taxable, E for exempt: as postings write it. */
export function taxLetter(taxClass: TaxClass): 'T' | 'E' {
  return taxClass === 'taxable' ? 'T' : 'E';
}

/** A maker with the terms that an import said. */
export function makerValues(seq: number, { id, name, contract }: ImportedMaker): SqlValue[] {
  const { kind, version, rateBp, base, vatMode } = contract;
  return [id, seq, name, kind, version, rateBp, base, vatMode];
}

/** An item as an import said it. */
export function itemValues(seq: number, item: ImportedItem): SqlValue[] {
  const { id, code, name, makerId, price, taxClass, stocked, oneOff, category = '' } = item;
  return [id, seq, code, name, makerId, price, taxLetter(taxClass), Number(stocked), Number(oneOff), category];
}

/** A change of an item's row by hand; what it leaves alone is null. */
export function itemChangeValues(seq: number, { itemId, from, now }: ItemSetBody): SqlValue[] {
  const { name = null, price, category = null, taxClass, low } = now;
  return [
    seq, itemId, from, name, price ?? null, Number(price === null), category, taxClass === undefined ? null : taxLetter(taxClass),
    low ?? null, Number(low === null),
  ];
}

/** One version of a maker's terms; what a body leaves out is written out. */
export function versionValues(seq: number, maker: number, contract: Contract, from: string, until: string | null): SqlValue[] {
  const { version, kind, rateBp, base, vatMode, scope = 'period', taxType = 'general' } = contract;
  assert(version >= 0 && version < versionsOfMaker, 'a version below 1048576');
  return [maker * versionsOfMaker + version, seq, maker, version, kind, rateBp, base, vatMode, scope, taxType, from, until];
}

/** The row of a maker's statement. */
export function settlementValues(seq: number, body: MakerSettledBody): SqlValue[] {
  const { makerId, number, shift, day, opening, closing } = body;
  return [seq, makerId, number, shift, day, opening, closing];
}
