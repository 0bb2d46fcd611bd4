/** Sealed fact → receipt document: lines and spans for any paper. No bytes, no width of a paper, no printer. */
import type { MakerRef } from './catalog.ts';
import { discountSums, isOnTheWhole } from './discount.ts';
import type { DiscountKind, LineDiscount, RefundBody, Sealed, SealedLine } from './facts.ts';
import { printedHash } from './journal.ts';
import { negate, sum, times, type Won, won } from './money.ts';
import { assertNever } from './result.ts';
import { usualReturns } from './return-policy.ts';
import { printedBusinessNumber, type Store } from './store.ts';
import { roundingOf, type CreditBack, type Tender, type VoucherBack, type VoucherTender } from './tender.ts';
import { printedSerial, type VoucherKind } from './voucher.ts';

/** Columns in which a unit price and a quantity stand to the right, so that lines can be compared by eye. */
const unitColumns = 14;
const quantityColumns = 3;

/** One block of paper. A pair puts its left part at the left edge and its right part at the right edge of one line. */
export type Block =
  | { readonly type: 'text'; readonly text: string; readonly align: 'left' | 'center'; readonly bold: boolean }
  | { readonly type: 'pair'; readonly left: string; readonly right: string; readonly bold: boolean }
  | { readonly type: 'rule'; readonly double: boolean }
  | { readonly type: 'barcode'; readonly text: string }
  | { readonly type: 'qr'; readonly text: string }
  | { readonly type: 'feed'; readonly lines: number }
  /** Here the paper is cut, and another one begins. */
  | { readonly type: 'cut' };

export type Receipt = { readonly blocks: readonly Block[] };

/** What a receipt shows beside the sealed fact. `copy` is 0 for the first paper, else the number of the reprint (재발행). */
export type ReceiptContext = {
  readonly store: Store;
  readonly operatorName: string;
  /** `YYYY-MM-DD HH:MM:SS`, the shop's wall time. */
  readonly localTime: string;
  readonly entryHash: string;
  readonly copy: number;
  /** How often its means of payment were corrected; the tenders shown are then the corrected ones. */
  readonly correction: number;
};

/** `12,345`, with a sign for less than nothing. Grouping is written here because pure code has no locale. */
export function printedWon(amount: Won): string {
  const digits = String(Math.abs(amount)).replace(/\B(?=(\d{3})+$)/g, ',');
  return amount < 0 ? `-${digits}` : digits;
}

/** The receipt of a sale (`flow` sale) or of goods taken back (amounts shown negative). Contents: 부가가치세법 시행령 §73. */
export function receiptOf(
  body: Sealed | RefundBody, flow: 'sale' | 'refund', reason: string, context: ReceiptContext, tenders: readonly Tender[] = body.tenders,
): Receipt {
  const sign = flow === 'sale' ? 1 : -1;
  const signed = (amount: Won): string => printedWon(times(amount, sign));
  const marks = marksOf(flow, context).map((mark) => center(mark, true));
  const blocks: Block[] = [
    ...heading(context.store),
    ...marks,
    rule(),
    ...originalBlocks(body),
    pair(context.localTime, body.receiptNumber),
    pair(`계산원: ${context.operatorName}`, `매장 ${context.store.storeCode}`),
    rule('double'),
    ...body.lines.flatMap((line) => lineBlocks(line, sign)),
    rule(),
    pair(flow === 'sale' ? '합계' : '반품 합계', signed(sum(body.lines.map((line) => line.gross)))),
    ...sumsOfDiscounts(body.lines, sign),
    pair(flow === 'sale' ? '받을금액' : '돌려드릴금액', signed(body.total), true),
    rule(),
    ...taxBlocks(body, sign),
    rule('double'),
    ...tenders.flatMap(tenderBlocks),
    ...(body.note === undefined ? [] : [left(`메모: ${body.note}`)]),
    ...(reason === '' ? [] : [left(`반품 사유: ${reason}`)]),
    rule(),
    ...(flow === 'sale' ? returnsBlocks(body) : []),
    { type: 'barcode', text: body.receiptNumber },
    center(`${body.receiptNumber}  장부 ${printedHash(context.entryHash)}`),
    // Once more at the end: a paper torn in two is still no receipt.
    ...marks,
  ];
  return { blocks };
}

/** The shop's word on goods brought back, as it was when they were sold; the customer holds it by this paper. */
function returnsBlocks({ lines, returnDays = usualReturns.days }: Sealed): Block[] {
  const within = returnDays === 0 ? '당일' : `${returnDays}일 이내`;
  const excluded = lines.some(({ noReturn }) => noReturn === true) ? [center('(*반품제외 작품은 빼고)')] : [];
  return [center(`교환/환불: ${within}, 영수증 지참`), ...excluded];
}

/** What all discounts of some lines come to, by what they are called. */
export function sumsOfDiscounts(lines: readonly SealedLine[], sign: 1 | -1): Block[] {
  return discountSums(lines).map(({ kind, name, amount }) => (
    pair(`할인(${name || printedKinds[kind]})`, printedWon(times(amount, sign === 1 ? -1 : 1)))));
}

/** The three amounts of a tax split, with the sign of their side. */
export function taxBlocks({ supply, vat, exempt }: Pick<Sealed, 'supply' | 'vat' | 'exempt'>, sign: 1 | -1): Block[] {
  return [
    pair('과세물품 공급가액', printedWon(times(supply, sign))),
    pair('부가세', printedWon(times(vat, sign))),
    pair('면세물품가액', printedWon(times(exempt, sign))),
  ];
}

/** Of goods brought back with their receipt: which receipt, and of what day. */
function originalBlocks(body: Sealed | RefundBody): Block[] {
  if (!('returned' in body) || body.returned === undefined) return [];
  return [pair(`원거래 ${body.returned.soldOn}`, body.original ?? '')];
}

/** Who sold: name, representative, business number, address, and the phone when there is one. */
export function heading(store: Store): Block[] {
  const phone = store.phone.trim() === '' ? '' : `  TEL ${store.phone}`;
  return [
    center(store.name, true),
    center(`대표 ${store.representative}`),
    center(`사업자 ${printedBusinessNumber(store.businessNumber)}${phone}`),
    center(store.address),
  ];
}

/** What makes this paper another thing than the first receipt of a real sale. */
export function marksOf(flow: 'sale' | 'refund' | 'exchange', context: ReceiptContext): string[] {
  return [
    ...(context.store.practice ? ['** 연습 - 영수증이 아니에요 **'] : []),
    ...(flow === 'refund' ? ['** 반품 **'] : flow === 'exchange' ? ['** 교환 **'] : []),
    ...(context.correction > 0 ? ['** 결제수단 정정 **'] : []),
    ...(context.copy > 0 ? [`** 재발행 ${context.copy} **`] : []),
  ];
}

/** `[maker] name *면세`, and below it unit price, quantity and amount in columns of their own. */
export function lineBlocks(line: SealedLine, sign: 1 | -1): Block[] {
  const maker = makerText(line.maker);
  const exempt = line.taxClass === 'exempt' ? ' *면세' : '';
  const kept = line.noReturn === true && sign === 1 ? ' *반품제외' : '';
  const unit = printedWon(line.typedPrice ?? line.listPrice ?? won(0));
  const terms = `${unit.padStart(unitColumns)} x ${String(line.quantity).padStart(quantityColumns)}`;
  const note = line.note === undefined ? [] : [left(`  - ${line.note}`)];
  const discounts = line.discounts.filter(({ kind }) => !isOnTheWhole(kind)).map((one) => discountBlock(one, sign));
  return [left(`${maker}${line.name}${exempt}${kept}`), pair(terms, printedWon(times(line.gross, sign))), ...discounts, ...note];
}

/** What each kind is called where it has no name of its own. */
const printedKinds: Readonly<Record<DiscountKind, string>> = {
  line: '작품', coupon: '전체', staff: '직원', points: '적립금', override: '가격 변경', promo: '행사', truncation: '끝자리 절사',
};

/** What was taken off a line, under it: the line's amount above is its price, and all discounts stand once more under the sum. */
function discountBlock({ kind, name, amount }: LineDiscount, sign: 1 | -1): Block {
  return pair(`  할인(${name ?? printedKinds[kind]})`, printedWon(times(amount, sign === 1 ? -1 : 1)));
}

/** What stands before the goods' name of their maker. A code that is not known gives way to the name: somebody must be told. */
export function makerText(maker: MakerRef | null): string {
  if (maker === null || maker.print === 'none') return '';
  if (maker.print === 'code') return `[${maker.code ?? maker.name}] `;
  const isNumbered = maker.print === 'name_bizno' && maker.businessNumber !== undefined;
  return isNumbered ? `[${maker.name} ${printedBusinessNumber(maker.businessNumber)}] ` : `[${maker.name}] `;
}

/** Means of payment as they changed hands; of a refund, negative. */
export function tenderBlocks(tender: Tender): Block[] {
  const moved = movedBlocks(tender);
  // Coins below 10 won do not exist: what they left over is said, so that the paper adds up.
  const rounding = roundingOf(tender);
  return rounding === 0 ? moved : [...moved, pair('10원 미만 정리', printedWon(negate(rounding)))];
}

function movedBlocks(tender: Tender): Block[] {
  switch (tender.kind) {
    case 'cash':
      return [pair('현금 받은돈', printedWon(tender.given)), pair('거스름돈', printedWon(tender.change))];
    case 'cash_back':
      return [pair('현금 돌려드림', printedWon(negate(tender.paid)))];
    case 'card': {
      const plan = tender.months === 0 ? '일시불' : `할부 ${String(tender.months).padStart(2, '0')}개월`;
      const companies = tender.issuer === tender.acquirer ? tender.issuer : `${tender.issuer} (매입 ${tender.acquirer})`;
      return [
        pair(`카드 ${companies}`, printedWon(tender.amount)),
        pair(`  승인 ${tender.approval}${tender.manual ? ' 수기등록' : ''}`, plan),
      ];
    }
    case 'transfer':
      return [pair(tender.payer === '' ? '계좌이체' : `계좌이체 ${tender.payer}`, printedWon(tender.amount))];
    case 'card_back': {
      const companies = tender.issuer === tender.acquirer ? tender.issuer : `${tender.issuer} (매입 ${tender.acquirer})`;
      return [
        pair(`카드 취소 ${companies}`, printedWon(negate(tender.amount))),
        pair(`  원승인 ${tender.cancelled}`, '수기등록'),
        left(`  취소승인 ${tender.approval}`),
      ];
    }
    case 'transfer_back':
      return [pair(tender.payer === '' ? '계좌이체 반환' : `계좌이체 반환 ${tender.payer}`, printedWon(negate(tender.amount)))];
    case 'voucher':
    case 'voucher_back':
    case 'credit_back':
      return voucherBlocks(tender);
    default:
      return assertNever(tender);
  }
}

/** Vouchers of the store's own by their serials; what is left of one stands on no receipt, for another may have spent of it since. */
function voucherBlocks(tender: VoucherTender | VoucherBack | CreditBack): Block[] {
  const serial = left(`  ${printedSerial(tender.serial)}`);
  if (tender.kind === 'credit_back') return [pair('보관금 발행', printedWon(negate(tender.amount))), serial];
  const name = printedVouchers[tender.voucher];
  if (tender.kind === 'voucher_back') return [pair(`${name} 되돌림`, printedWon(negate(tender.amount))), serial];
  const cashed = tender.cashed === undefined ? [] : [pair('  잔액 현금 지급', printedWon(tender.cashed.paid))];
  return [pair(`${name} 사용`, printedWon(tender.amount)), serial, ...cashed];
}

/** What a voucher of each kind is called on paper. */
export const printedVouchers: Readonly<Record<VoucherKind, string>> = { gift: '상품권', credit: '보관금' };

/** One text at the left edge. */
export function left(text: string): Block {
  return { type: 'text', text, align: 'left', bold: false };
}

/** One text in the middle. */
export function center(text: string, bold = false): Block {
  return { type: 'text', text, align: 'center', bold };
}

/** Two texts at both edges of one line. */
export function pair(leftText: string, right: string, bold = false): Block {
  return { type: 'pair', left: leftText, right, bold };
}

/** A line across the paper. */
export function rule(form: 'single' | 'double' = 'single'): Block {
  return { type: 'rule', double: form === 'double' };
}
