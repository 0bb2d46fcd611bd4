/** Goods moved and items changed, as a till would seal them: for histories, tables and falsified ledgers. Holds no assertion. */
import type { Fact } from '../../src/domain/facts.ts';
import { sealGoods, type GoodsProposal, type Sheet } from '../../src/domain/goods-sheet.ts';
import type { BusinessDate, SaleId } from '../../src/domain/ids.ts';
import { setItem } from '../../src/domain/item-change.ts';
import { won } from '../../src/domain/money.ts';
import { catalogItem } from './shop.ts';

/** So many pieces of an item come, are lost, or are missed by a count that expected as many. */
export function movedGoods(
  id: string, { how, item, pieces, bearer = 'store' }: { how: 'received' | 'lost' | 'counted'; item: number; pieces: number; bearer?: 'store' | 'maker' },
): Fact {
  const known = catalogItem(item);
  const move = how === 'lost' ? 'adjusted' : how;
  const line = { itemId: known.id, expected: null, counted: how === 'counted' ? 0 : pieces, book: pieces, isUnsure: false };
  const sheet: Sheet = { id: id as SaleId, move, makerId: null, category: null, startedAt: 0, lines: [line] };
  const proposal: GoodsProposal = { note: '', reason: how === 'lost' ? 'lost' : null, bearer, words: '월말', restIsMissing: false };
  // A history may sell more than there is; whether enough is there is the house's to ask.
  const sealed = sealGoods(sheet, proposal, { item: () => known, stock: () => 99_999, inScope: () => [], makerName: () => '', isShiftOpen: true });
  if (!sealed.ok) throw new Error(sealed.refusal.code);
  return sealed.value;
}

/** Two pieces of an item lost at the shop's cost. */
export function lostGoods(id: string, item: number): Fact {
  return movedGoods(id, { how: 'lost', item, pieces: 2 });
}

/** Another price for an item from a late day on. */
export function priceSet(item: number, price: number): Fact {
  const known = catalogItem(item);
  const { name, category, taxClass } = known;
  const set = setItem({ item: known, low: null }, '2027-06-01' as BusinessDate, { name, category, taxClass, price: won(price), low: 3 }, '2026-11-01' as BusinessDate);
  if (!set.ok) throw new Error(set.refusal.code);
  return set.value;
}
