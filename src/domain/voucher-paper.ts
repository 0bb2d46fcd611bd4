/** Vouchers → their papers: one for each, with the serial to scan. No bytes, no width of a paper, no printer. */
import type { Fact } from './facts.ts';
import { negate, sum, type Won } from './money.ts';
import {
  center, heading, left, pair, printedVouchers, printedWon, rule, tenderBlocks, type Block, type Receipt, type ReceiptContext,
} from './receipt.ts';
import type { Tender } from './tender.ts';
import { printedSerial, type VoucherKind } from './voucher.ts';
import { voucherFactKinds, type VoucherReprintedBody, type VoucherSoldBody } from './voucher-facts.ts';

/** What one voucher's paper says. */
type OnPaper = {
  readonly serial: string; readonly kind: VoucherKind; readonly amount: Won; readonly left?: Won; readonly until?: string | undefined;
};
type Context = Pick<ReceiptContext, 'store' | 'operatorName' | 'localTime'>;

/** A fact that prints vouchers, or takes them back. */
export type VoucherFact = Extract<Fact, { kind: 'voucher_sold' | 'voucher_cancelled' | 'voucher_reprinted' }>;

/** Is it one? */
export function isVoucherFact(fact: Fact): fact is VoucherFact {
  return (voucherFactKinds as readonly string[]).includes(fact.kind);
}

/** How such a paper is called where a receipt would have its number: by its first voucher. */
export function nameOfPaper(fact: VoucherFact): string {
  return printedSerial(fact.kind === 'voucher_reprinted' ? fact.body.serial : (fact.body.vouchers[0]?.serial ?? ''));
}

/** The paper of a voucher's fact: of a purchase what was paid and every voucher behind it, each cut off from the others. */
export function voucherPaper(fact: VoucherFact, context: Context): Receipt {
  switch (fact.kind) {
    case 'voucher_sold': {
      const { vouchers, total, until } = fact.body;
      const papers = vouchers.flatMap((sold): Block[] => [{ type: 'cut' }, ...onePaper({ ...sold, kind: 'gift', until }, context)]);
      return { blocks: [...purchaseBlocks('** 상품권 판매 **', '받을금액', total, fact.body, context), ...papers] };
    }
    case 'voucher_cancelled':
      return { blocks: [
        ...purchaseBlocks('** 상품권 판매 취소 **', '돌려드릴금액', negate(fact.body.total), fact.body, context),
        left(`사유: ${fact.body.reason}`), center('위 번호의 상품권은 쓸 수 없어요'),
      ] };
    case 'voucher_reprinted':
      return { blocks: onePaper(reprinted(fact.body), context, fact.body.copy) };
  }
}

/** The paper of store credit that a receipt gave, over however many means in one voucher; stands behind that receipt. Nothing for none. */
export function creditPapers(tenders: readonly Tender[], context: Context & Pick<ReceiptContext, 'copy'>): readonly Block[] {
  const given = tenders.flatMap((tender) => (tender.kind === 'credit_back' ? [tender] : []));
  const [first] = given;
  if (first === undefined) return [];
  const credit = { serial: first.serial, kind: 'credit', amount: sum(given.map(({ amount }) => amount)) } as const;
  return [{ type: 'cut' }, ...onePaper(credit, context, context.copy)];
}

function reprinted({ serial, kind, issued, left: rest, until }: VoucherReprintedBody): OnPaper {
  return { serial, kind, amount: issued, left: rest, until };
}

function purchaseBlocks(
  mark: string, totalName: string, total: Won, { vouchers, tenders }: Pick<VoucherSoldBody, 'vouchers' | 'tenders'>, context: Context,
): Block[] {
  return [
    ...heading(context.store), ...practice(context), center(mark, true), rule(),
    pair(context.localTime, `계산원: ${context.operatorName}`), rule('double'),
    ...vouchers.map(({ serial, amount }) => pair(printedSerial(serial), printedWon(amount))), rule(),
    pair(totalName, printedWon(total), true), rule(), ...tenders.flatMap(tenderBlocks), rule(),
    center('부가세는 상품권을 쓰실 때 영수증에 나와요'),
  ];
}

function onePaper({ serial, kind, amount, left: rest, until }: OnPaper, context: Context, copy = 0): Block[] {
  const marks = [...practice(context), ...(copy > 0 ? [center(`** 재발행 ${copy} **`, true)] : [])];
  return [
    ...heading(context.store), ...marks, rule('double'),
    center(printedVouchers[kind], true), center(`${printedWon(amount)}원`, true),
    ...(rest === undefined || rest === amount ? [] : [center(`지금 잔액 ${printedWon(rest)}원`)]),
    rule('double'),
    { type: 'barcode', text: serial }, center(printedSerial(serial)),
    pair('발행', context.localTime), ...(until === undefined ? [] : [pair('유효기간', `${until}까지`)]), rule(),
    ...conditionsOf[kind].map(left), ...marks,
  ];
}

function practice({ store }: Context): Block[] {
  return store.practice ? [center('** 연습 - 쓸 수 없는 종이예요 **', true)] : [];
}

/** What the shop promises on the paper. */
const conditionsOf: Readonly<Record<VoucherKind, readonly string[]>> = {
  gift: [
    '- 나눠 쓸 수 있고 남은 금액은 이 번호에 남아요.',
    '- 60%(1만원 이하는 80%) 이상 쓰시면 남은 금액을 현금으로 드려요.',
    '- 반품하시면 이 번호로 되돌려 드려요. 종이를 잃지 않게 지켜 주세요.',
  ],
  credit: ['- 매장에서 돈처럼 쓸 수 있고 기한이 없어요.', '- 남은 금액은 이 번호에 남아요. 현금으로 바꿀 수 없어요.'],
};
