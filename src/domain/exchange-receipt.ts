/** Papers of an exchange (both halves, each with its own tax, and the difference) and of a present (no price). Prints nothing. */
import type { ExchangeBody, GiftReceiptBody, PassedLeg, Sealed } from './facts.ts';
import type { BusinessDate } from './ids.ts';
import { printedHash } from './journal.ts';
import { negate, subtract, sum } from './money.ts';
import {
  center, heading, left, lineBlocks, makerText, marksOf, pair, printedWon, rule, sumsOfDiscounts, taxBlocks, tenderBlocks, type Block,
  type Receipt, type ReceiptContext,
} from './receipt.ts';
import { settledBy } from './tender.ts';

/** The receipt of an exchange: what came back with its tax, the new goods with theirs, the difference and how it was moved. */
export function exchangeReceiptOf(body: ExchangeBody, context: ReceiptContext): Receipt {
  const marks = marksOf('exchange', context).map((mark) => center(mark, true));
  const { back } = body;
  return {
    blocks: [
      ...heading(context.store),
      ...marks,
      rule(),
      pair(`원거래 ${back.returned.soldOn}`, back.original),
      ...(back.gift === undefined ? [] : [left(`교환증 ${back.gift}번으로 교환`)]),
      pair(context.localTime, body.receiptNumber),
      pair(`계산원: ${context.operatorName}`, `매장 ${context.store.storeCode}`),
      rule('double'),
      ...halfBlocks('돌려주신 작품', back, -1),
      rule('double'),
      ...halfBlocks('새 작품', body, 1),
      rule('double'),
      ...differenceBlocks(body),
      ...passedBlocks(body.passed),
      ...(body.note === undefined ? [] : [left(`메모: ${body.note}`)]),
      left(`교환 사유: ${back.reason}`),
      rule(),
      center('교환/환불: 7일 이내, 영수증 지참'),
      { type: 'barcode', text: body.receiptNumber },
      center(`${body.receiptNumber}  장부 ${printedHash(context.entryHash)}`),
      ...marks,
    ],
  };
}

function halfBlocks(title: string, half: Pick<Sealed, 'lines' | 'total' | 'supply' | 'vat' | 'exempt'>, sign: 1 | -1): Block[] {
  const signed = (amount: typeof half.total): string => printedWon(sign === 1 ? amount : negate(amount));
  return [
    left(`[${title}]`),
    ...half.lines.flatMap((line) => lineBlocks(line, sign)),
    rule(),
    ...(half.lines.some(({ discounts }) => discounts.length > 0)
      ? [pair('판매가 합계', signed(sum(half.lines.map(({ gross }) => gross)))), ...sumsOfDiscounts(half.lines, sign)] : []),
    pair(`${title} 합계`, signed(half.total), true),
    ...taxBlocks(half, sign),
  ];
}

/** Only the difference moves: which way, and by which means. */
function differenceBlocks({ total, back, tenders }: ExchangeBody): Block[] {
  const difference = subtract(total, back.total);
  const says = difference > 0 ? '더 받을 차액' : difference < 0 ? '돌려드릴 차액' : '차액 없음';
  return [pair(says, printedWon(difference), true), ...tenders.flatMap(tenderBlocks)];
}

/** What was paid before and stands for the new goods now: over it money goes back if they come back. */
function passedBlocks(passed: readonly PassedLeg[]): Block[] {
  const cash = sum(passed.flatMap(({ tender }) => (tender.kind === 'cash' ? [settledBy(tender)] : [])));
  return [
    ...(cash > 0 ? [pair('먼저 낸 현금에서', printedWon(cash))] : []),
    ...passed.flatMap(({ tender }) => (tender.kind === 'card' ? [
      pair(`먼저 낸 카드에서 ${tender.issuer}`, printedWon(tender.amount)), left(`  승인 ${tender.approval}`),
    ] : tender.kind === 'cash' ? [] : [pair('먼저 낸 다른 수단에서', printedWon(settledBy(tender)))])),
  ];
}

/** A paper for whoever gets the goods as a present: what they are and until when they can be exchanged. It shows no amount. */
export function giftReceiptOf(
  body: Pick<Sealed, 'lines'>, gift: GiftReceiptBody, soldOn: BusinessDate, context: Pick<ReceiptContext, 'store'>,
): Receipt {
  const practice = context.store.practice ? [center('** 연습 - 교환증이 아니에요 **', true)] : [];
  return {
    blocks: [
      ...heading(context.store),
      ...practice,
      center('** 교환증 (선물용) **', true),
      rule(),
      pair(`구매일 ${soldOn}`, gift.code),
      rule('double'),
      ...gift.places.flatMap((place) => {
        const line = body.lines[place - 1];
        return line === undefined ? [] : [pair(`${makerText(line.maker)}${line.name}`, `${line.quantity}점`)];
      }),
      rule('double'),
      center(`교환: ${gift.until}까지`, true),
      center('이 종이를 가져오시면'),
      center('같은 값의 다른 작품으로'),
      center('바꿔 드려요'),
      { type: 'barcode', text: gift.code },
      center(gift.code),
      ...practice,
    ],
  };
}
