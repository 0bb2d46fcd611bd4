/** Words about the store's own vouchers, in both languages; and how one is called among the means of payment. */
import type { TenderView } from '../../src/contract/shapes.ts';
import type { RegisteredTender } from '../../src/domain/split.ts';
import { printedSerial } from '../../src/domain/voucher.ts';
import type { Texts } from './people.ts';

type VoucherTender = Extract<TenderView | RegisteredTender, { serial: string }>;

export const vouchersKo = {
  voucher: {
    gift: '상품권', credit: '보관금', back: '상품권 되돌림', creditBack: '보관금 발행', any: '상품권·보관금',
    title: '상품권·보관금', look: '잔액 보기', sell: '상품권 팔기', number: '상품권 번호', numberHint: 'V 뒤의 숫자 11자리만 넣어도 돼요',
    read: '잔액 보기', lookSays: '상품권이나 보관금을 찍거나 번호를 넣으면 잔액과 쓴 내역을 보여 드려요.',
    scanSays: '상품권이나 보관금의 바코드를 찍어 주세요.', payTitle: '상품권·보관금으로 받기', left: '잔액', leftThen: '쓰고 남는 금액',
    issued: '발행 {{amount}}원, {{day}}', until: '{{day}}까지', past: '기한 지남', take: '상품권 {{amount}}원', another: '다른 상품권', anotherNumber: '다른 상품권 번호', after: '받기를 누르면 판매를 기록하고 상품권 잔액에서 빼요.',
    cashRest: '남은 {{amount}}원 현금으로', restStays: '남은 금액은 상품권에 그대로 남아요. 60%(1만원 이하는 80%)를 쓰면 현금으로 드릴 수 있어요.',
    changeWithRest: '거스름돈 (상품권 잔액 {{amount}}원 포함)', payWith: '이 상품권으로 받기', reprint: '다시 인쇄', reprinted: '다시 인쇄해요. 재발행 {{copy}}',
    moves: '쓴 내역', move_voucher_sold: '판매', move_voucher_cancelled: '판매 취소', move_sale: '사용', move_refund: '반품', move_exchange: '교환',
    move_tender_corrected: '결제수단 정정', usual: '자주 찾는 금액', other: '다른 금액', add: '{{amount}}원 넣기', toPay: '{{amount}}원 받기', chosen: '상품권',
    takeOut: '{{amount}}원 상품권 빼기', sellSays: '금액을 골라 주세요. 한 번에 {{most}}장까지 팔 수 있어요.', count: '상품권 {{count}}장', toAmounts: '금액 다시 고르기',
    noTax: '상품권 판매에는 부가세가 없어요. 쓰실 때 영수증에 나와요.', soldTitle: '상품권을 팔았어요', soldSays: '{{count}}장, {{amount}}원을 기록했어요. 종이를 인쇄해요.',
    next: '다음', cancel: '판매 취소', cancelTitle: '상품권 판매 취소', cancelSays: '함께 판 {{count}}장을 모두 취소해요. 취소한 번호는 쓸 수 없어요.', keep: '그대로 두기',
    cancelYes: '{{amount}}원 돌려드리고 취소', cancelled: '판매를 취소했어요.', asCredit: '보관금으로', withoutReceipt: '영수증 없는 반품은', giveCredit: '보관금으로 드리기',
  },
} as const;

export const vouchersEn: Texts<typeof vouchersKo> = {
  voucher: {
    gift: 'Voucher', credit: 'Store credit', back: 'Back on voucher', creditBack: 'Store credit issued', any: 'Voucher',
    title: 'Vouchers and credit', look: 'Balance', sell: 'Sell vouchers', number: 'Voucher number', numberHint: 'The 11 digits behind the V are enough',
    read: 'Show balance', lookSays: 'Scan a voucher or store credit, or type its number, to see what is left of it and what it was used for.',
    scanSays: 'Scan the barcode of a voucher or of store credit.', payTitle: 'Take a voucher or store credit', left: 'Left', leftThen: 'Left after this',
    issued: 'Issued {{amount}} won, {{day}}', until: 'to {{day}}', past: 'Past its date', take: 'Voucher {{amount}} won', another: 'Another voucher', anotherNumber: 'Number of another',
    after: 'The sale is recorded and the voucher is left with less.',
    cashRest: 'Rest of {{amount}} won in cash', restStays: 'The rest stays on the voucher. From 60 % used (80 % up to 10,000 won) it may be paid out.',
    changeWithRest: 'Change, with {{amount}} won left on the voucher', payWith: 'Pay with this voucher', reprint: 'Print again', reprinted: 'It prints again, copy {{copy}}.',
    moves: 'Used for', move_voucher_sold: 'Sold', move_voucher_cancelled: 'Purchase cancelled', move_sale: 'Sale', move_refund: 'Return', move_exchange: 'Exchange',
    move_tender_corrected: 'Payment corrected', usual: 'Usual amounts', other: 'Another amount', add: 'Add {{amount}} won', toPay: 'Take {{amount}} won', chosen: 'Vouchers',
    takeOut: 'Take out {{amount}} won', sellSays: 'Choose amounts. At most {{most}} vouchers at once.', count: 'Vouchers: {{count}}', toAmounts: 'Back to amounts',
    noTax: 'A voucher is sold without VAT: it is on the receipt of what it buys.', soldTitle: 'Vouchers sold', soldSays: '{{count}} for {{amount}} won are recorded and print.',
    next: 'Next', cancel: 'Cancel purchase', cancelTitle: 'Cancel the purchase', cancelSays: 'All {{count}} of the purchase end. Their numbers are good for nothing any more.', keep: 'Keep it',
    cancelYes: 'Give back {{amount}} won', cancelled: 'The purchase is cancelled.', asCredit: 'As credit', withoutReceipt: 'Returns without receipt give', giveCredit: 'Give store credit',
  },
};

/** What the keys of these screens do. */
export const voucherHelpKo = { ctrlG: '상품권·보관금', voucherHere: '상품권으로 받기' } as const;
export const voucherHelpEn = { ctrlG: 'Vouchers and credit', voucherHere: 'Take a voucher' } as const;

type VoucherWord = 'gift' | 'credit' | 'back' | 'creditBack' | 'any';

/** A voucher as a means of payment, with the end of its serial so that two can be told apart. */
export function voucherWords(tender: VoucherTender, { t }: { readonly t: (key: `voucher.${VoucherWord}`) => string }): string {
  const end = `···${tender.serial.slice(-5)}`;
  if (tender.kind === 'credit_back') return `${t('voucher.creditBack')} ${end}`;
  if (tender.kind === 'voucher_back') return `${t('voucher.back')} ${end}`;
  return `${t('voucher' in tender ? `voucher.${tender.voucher}` : 'voucher.any')} ${end}`;
}

/** The small print of a voucher: its whole serial. */
export function voucherDetail({ serial }: VoucherTender): string {
  return printedSerial(serial);
}
