/** A movement of goods → its slip. No bytes, no width of a paper, no printer. */
import type { AdjustReason, GoodsLine, GoodsMove, GoodsMovedBody } from './goods-facts.ts';
import { valueOf } from './goods-sheet.ts';
import { printedHash } from './journal.ts';
import { sum, zero } from './money.ts';
import { center, left, pair, printedWon, rule, type Receipt } from './receipt.ts';
import { practice, signature, slipHead, type SlipContext } from './slip.ts';

const titles: Readonly<Record<GoodsMove, string>> = {
  received: '입고 전표', returned: '작가 반품 전표', adjusted: '재고 조정 전표', counted: '재고 실사 전표',
};
const reasons: Readonly<Record<AdjustReason, string>> = {
  damaged: '파손', lost: '분실', found: '발견', given: '증정', own_use: '매장 사용',
};
const bearerNames = { store: '매장 부담', maker: '작가 부담' } as const;

/** The slip of goods that came, went or were counted, with what differs and lines to sign on. */
export function goodsSlip(body: GoodsMovedBody, context: SlipContext): Receipt {
  const { move, maker, category, note, reason, bearer, words, checked, lines } = body;
  const compensation = sum(lines.map((line) => line.compensation ?? zero));
  const pieces = lines.reduce((all, { quantity }) => all + quantity, 0);
  return {
    blocks: [
      ...slipHead(titles[move], context),
      ...(maker === undefined ? [] : [pair('작가', maker.name)]),
      ...(category === undefined ? [] : [pair('분류', category)]),
      ...(note === undefined ? [] : [pair('거래명세서', note)]),
      ...(reason === undefined ? [] : [pair('사유', reasons[reason])]),
      ...(bearer === undefined ? [] : [pair('없어진 작품', bearerNames[bearer])]),
      ...(words === undefined ? [] : [left(`메모: ${words}`)]),
      ...(checked === undefined ? [] : [pair('센 작품', `${checked.items}종 ${checked.pieces}점`)]),
      rule(),
      ...(lines.length === 0 ? [left('장부와 다른 작품이 없어요.')] : lines.flatMap((line) => lineBlocks(line, move))),
      rule(),
      pair(move === 'counted' ? '차이' : '합계', `${lines.length}종 ${signed(pieces, move)}점`, true),
      pair('판매가 기준', printedWon(sum(lines.map(valueOf)))),
      ...(compensation === 0 ? [] : [pair('작가에게 줄 돈', printedWon(compensation))]),
      rule(),
      ...signature('매장'),
      ...(move === 'received' || move === 'returned' ? signature('작가') : []),
      center(`${context.number}  장부 ${printedHash(context.entryHash)}`),
      ...practice(context.store),
    ],
  };
}

function signed(pieces: number, move: GoodsMove): string {
  return move === 'received' || pieces <= 0 ? String(pieces) : `+${pieces}`;
}

/** What differs from the note, or from the books, is named in words. */
function lineBlocks({ code, name, quantity, expected }: GoodsLine, move: GoodsMove): Receipt['blocks'] {
  const head = pair(`${code} ${name}`.trim(), signed(quantity, move));
  if (expected === undefined) return [head];
  if (move === 'counted') return [head, left(`  장부 ${expected}, 센 것 ${expected + quantity}`)];
  const more = quantity - expected;
  return more === 0 ? [head] : [head, left(`  명세 ${expected}, 받음 ${quantity} (${more > 0 ? `${more} 많음` : `${-more} 모자람`})`)];
}
