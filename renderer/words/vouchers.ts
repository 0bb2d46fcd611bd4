/** Words about the store's own vouchers, in both languages; and how one is called among the means of payment. */
import type { TenderView } from '../../src/contract/shapes.ts';
import type { RegisteredTender } from '../../src/domain/split.ts';
import { printedSerial } from '../../src/domain/voucher.ts';
import type { Texts } from './people.ts';

type VoucherTender = Extract<TenderView | RegisteredTender, { serial: string }>;

export const vouchersKo = {
  voucher: {
    gift: '상품권', credit: '보관금', back: '상품권 되돌림', creditBack: '보관금 발행', any: '상품권·보관금',
  },
} as const;

export const vouchersEn: Texts<typeof vouchersKo> = {
  voucher: {
    gift: 'Gift voucher', credit: 'Store credit', back: 'Back on voucher', creditBack: 'Store credit issued', any: 'Voucher',
  },
};

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
