/**
 * What movements of goods and changes of items must say, by themselves and by what earlier entries said: pieces go the way of
 * their kind, compensation is what the frozen terms come to, no change begins before its entry. Reads no table.
 */
import { canonicalText } from '../src/domain/canonical.ts';
import type { Contract } from '../src/domain/catalog.ts';
import type { GoodsLine, GoodsMovedBody, ItemSetBody } from '../src/domain/goods-facts.ts';
import { compensationOf } from '../src/domain/goods-sheet.ts';
import type { Entry } from '../src/domain/journal.ts';
import { differs } from './differs.ts';

/** Starts before the first entry; answers sentences, empty ones among them. */
export function openGoodsCheck(): (entry: Entry) => string[] {
  const ids = new Set<string>();
  const items = new Set<number>();
  const terms = new Set<string>();
  const say = (maker: number, contract: Contract): void => void terms.add(`${maker} ${canonicalText(contract)}`);
  return ({ fact, header }) => {
    if (fact.kind === 'catalog_imported') {
      fact.body.items.forEach(({ id }) => items.add(id));
      fact.body.makers.forEach(({ id, contract }) => say(id, contract));
    }
    if (fact.kind === 'contract_set') say(fact.body.makerId, { ...fact.body.terms, version: fact.body.version });
    if (fact.kind === 'item_set') return itemFaults(fact.body, items, header.businessDate);
    if (fact.kind !== 'goods_moved') return [];
    const { id, lines } = fact.body;
    const isTwice = ids.has(id);
    ids.add(id);
    return [
      isTwice ? `the movement ${id} is there twice` : '',
      ...movementFaults(fact.body),
      ...lines.map((line, index) => lineFault(line, index, fact.body)),
      ...lines.map(({ itemId }) => (items.has(itemId) ? '' : `no item ${itemId} is known`)),
      ...lines.map(({ maker, contract }, index) => (
        maker === null || terms.has(`${maker.id} ${canonicalText(contract)}`) ? ''
          : `line ${index + 1} carries terms that maker ${maker.id} never had`)),
      header.shift === 0 && lines.some(({ compensation }) => compensation !== undefined) ? 'a maker is owed something outside of any shift'
        : '',
    ];
  };
}

function movementFaults({ move, reason, checked, words, lines }: GoodsMovedBody): string[] {
  return [
    (reason !== undefined) === (move === 'adjusted') ? '' : `${move} for ${reason ?? 'no reason'}`,
    (checked !== undefined) === (move === 'counted') ? '' : `${move} says what was counted wrongly`,
    move === 'counted' && (words ?? '') === '' ? 'a count has no reason' : '',
    lines.length > 0 || move === 'counted' ? '' : 'nothing was moved',
    new Set(lines.map(({ itemId }) => itemId)).size === lines.length ? '' : 'an item is moved twice',
  ];
}

function lineFault(line: GoodsLine, index: number, { move, reason, bearer }: GoodsMovedBody): string {
  const { quantity, expected = 0, compensation } = line;
  const isOut = move === 'returned' || (move === 'adjusted' && reason !== 'found');
  const isWrongWay = move === 'received' ? quantity < 0 || quantity + expected <= 0 : move === 'counted' ? quantity === 0
    : (quantity < 0) !== isOut;
  if (isWrongWay) return `line ${index + 1} moves ${quantity} pieces`;
  const owes = move === 'returned' ? null : (bearer ?? null);
  return differs(`the compensation of line ${index + 1}`, compensation ?? 0, compensationOf(line, owes));
}

function itemFaults({ itemId, from, was, now }: ItemSetBody, items: ReadonlySet<number>, today: string): string[] {
  const names = Object.keys(now).sort().join();
  return [
    items.has(itemId) ? '' : `no item ${itemId} is known`,
    from >= today ? '' : `the change begins on ${from}, the entry is of ${today}`,
    names !== '' && names === Object.keys(was).sort().join() ? '' : 'what was replaced is not what was set',
  ];
}
