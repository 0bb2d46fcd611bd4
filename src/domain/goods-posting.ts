/** Goods moved beside sales → postings: only what the shop owes a maker for what is gone (ledger.md 3.3). Reads no table. */
import type { GoodsMovedBody } from './goods-facts.ts';
import { negate, zero } from './money.ts';
import type { Posting } from './posting-values.ts';

/**
 * The postings of a movement. Goods on their shelf stand in no account: those bought outright are booked with their invoice
 * by the accountant, all others are their maker's until they are sold.
 */
export function goodsPostings({ lines }: GoodsMovedBody): Posting[] {
  return lines.flatMap((line, index): Posting[] => {
    const compensation = line.compensation ?? zero;
    const of = {
      party: '', line: index + 1, item: line.itemId, maker: line.maker?.id ?? 0, contract: line.contract.version,
      tax: line.taxClass === 'taxable' ? 'T' : 'E', seller: line.contract.kind === 'consign' ? 'maker' : 'store', flow: '',
    } as const;
    return [
      { ...of, account: 'damage', kind: '', amount: compensation },
      { ...of, account: 'maker_due', kind: 'compensation', amount: negate(compensation) },
    ];
  });
}
