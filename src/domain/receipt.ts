/** Sealed fact → receipt document: lines and spans for any paper. No bytes, no columns, no printer. */
import type { Sealed, SealedLine } from './facts.ts';
import { printedHash } from './journal.ts';
import { negate, times, type Won, won } from './money.ts';
import { printedBusinessNumber, type Store } from './store.ts';

/** One block of paper. A pair puts its left part at the left edge and its right part at the right edge of one line. */
export type Block =
  | { readonly type: 'text'; readonly text: string; readonly align: 'left' | 'center'; readonly bold: boolean }
  | { readonly type: 'pair'; readonly left: string; readonly right: string; readonly bold: boolean }
  | { readonly type: 'rule'; readonly double: boolean }
  | { readonly type: 'barcode'; readonly text: string }
  | { readonly type: 'feed'; readonly lines: number };

export type Receipt = { readonly blocks: readonly Block[] };

/** What a receipt shows beside the sealed fact. `copy` is 0 for the first paper, else the number of the reprint (재발행). */
export type ReceiptContext = {
  readonly store: Store;
  readonly operatorName: string;
  /** `YYYY-MM-DD HH:MM:SS`, the shop's wall time. */
  readonly localTime: string;
  readonly entryHash: string;
  readonly copy: number;
};

/** `12,345`, with a sign for less than nothing. Grouping is written here because pure code has no locale. */
export function printedWon(amount: Won): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ',');
  return amount < 0 ? `-${digits}` : digits;
}

/** The receipt of a sale (`flow` sale) or of goods taken back (amounts shown negative). Contents: 부가가치세법 시행령 §73. */
export function receiptOf(body: Sealed, flow: 'sale' | 'refund', reason: string, context: ReceiptContext): Receipt {
  const sign = flow === 'sale' ? 1 : -1;
  const signed = (amount: Won): string => printedWon(times(amount, sign));
  const blocks: Block[] = [
    ...heading(flow, context),
    pair(context.localTime, body.receiptNumber),
    pair(`계산원: ${context.operatorName}`, `매장 ${context.store.storeCode}`),
    { type: 'rule', double: true },
    ...body.lines.flatMap((line) => lineBlocks(line, sign)),
    { type: 'rule', double: false },
    pair(flow === 'sale' ? '받을금액' : '돌려드릴금액', signed(body.total), true),
    { type: 'rule', double: false },
    pair('과세물품 공급가액', signed(body.supply)),
    pair('부가세', signed(body.vat)),
    pair('면세물품가액', signed(body.exempt)),
    { type: 'rule', double: true },
    ...body.tenders.flatMap((tender) =>
      tender.kind === 'cash'
        ? [pair('현금 받은돈', printedWon(tender.given)), pair('거스름돈', printedWon(tender.change)), ...settled(won(tender.due - (tender.given - tender.change)))]
        : [pair('현금 돌려드림', printedWon(negate(tender.paid))), ...settled(won(tender.paid - tender.exact))],
    ),
    ...(reason === '' ? [] : [pair('반품 사유', reason)]),
    { type: 'rule', double: false },
    center('교환/환불: 7일 이내, 영수증 지참'),
    { type: 'barcode', text: body.receiptNumber },
    center(`${body.receiptNumber}  장부 ${printedHash(context.entryHash)}`),
  ];
  return { blocks };
}

function heading(flow: 'sale' | 'refund', context: ReceiptContext): Block[] {
  const { store } = context;
  const marks = [
    ...(store.practice ? ['** 연습 - 영수증이 아니에요 **'] : []),
    ...(flow === 'refund' ? ['** 반품 **'] : []),
    ...(context.copy > 0 ? [`** 재발행 ${context.copy} **`] : []),
  ];
  return [
    center(store.name, true),
    center(`대표 ${store.representative}`),
    center(`사업자 ${printedBusinessNumber(store.businessNumber)}  TEL ${store.phone}`),
    center(store.address),
    ...marks.map((mark) => center(mark, true)),
    { type: 'rule', double: false },
  ];
}

function lineBlocks(line: SealedLine, sign: 1 | -1): Block[] {
  const maker = line.maker === null ? '' : `${line.maker.name} `;
  const exempt = line.taxClass === 'exempt' ? ' *면세' : '';
  const unit = printedWon(line.typedPrice ?? line.listPrice ?? won(0));
  return [
    { type: 'text', text: `${line.name}${exempt}`, align: 'left', bold: false },
    pair(`  ${maker}${unit} x ${line.quantity}`, printedWon(times(line.net, sign))),
  ];
}

/** Coins below 10 won do not exist: what they left over is said, so that the paper adds up. */
function settled(rounding: Won): Block[] {
  return rounding === 0 ? [] : [pair('10원 미만 정리', printedWon(negate(rounding)))];
}

function center(text: string, bold = false): Block {
  return { type: 'text', text, align: 'center', bold };
}

function pair(left: string, right: string, bold = false): Block {
  return { type: 'pair', left, right, bold };
}
