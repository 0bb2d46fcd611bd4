/** How a means of payment is called in a list: with its company, without its amount. */
import type { TenderView } from '../../src/contract/shapes.ts';
import { cardCompanies } from '../../src/domain/card-companies.ts';
import type { RegisteredTender } from '../../src/domain/split.ts';
import { voucherDetail, voucherWords } from './vouchers.ts';
import type { useWords } from './words.ts';

/** A means of payment as it was taken, or as it is registered before the end. */
type Named = TenderView | RegisteredTender;
type Words = Pick<ReturnType<typeof useWords>, 't' | 'language'>;

/** One means of payment in words; a listed company in the language of the screen. */
export function tenderWords(tender: Named, words: Words): string {
  switch (tender.kind) {
    case 'card':
      return `${words.t('tender.card')} ${companyWords(tender.issuer, words)}`;
    case 'card_back':
      return `${words.t('tender.cardBack')} ${companyWords(tender.issuer, words)}`;
    case 'transfer':
      return words.t('tender.transfer');
    case 'transfer_back':
      return words.t('tender.transferBack');
    case 'voucher':
    case 'voucher_back':
    case 'credit_back':
      return voucherWords(tender, words);
    default:
      return words.t('tender.cash');
  }
}

/** A card company's name in the language of the screen; one nobody listed as it was typed. */
export function companyWords(name: string, { language }: Pick<Words, 'language'>): string {
  const company = cardCompanies.find((known) => known.name === name);
  return company === undefined || language === 'ko' ? name : company.english;
}

/** The small print of a registered card or transfer: approval number and plan, or who sent it. */
export function tenderDetail(tender: Named, { t }: Words): string {
  if (tender.kind === 'transfer' || tender.kind === 'transfer_back') return tender.payer;
  if ('serial' in tender) return voucherDetail(tender);
  if (tender.kind === 'card_back') return `${t('tender.approvalShort')} ${tender.cancelled} → ${tender.approval}`;
  if (tender.kind !== 'card') return '';
  const plan = tender.months === 0 ? t('tender.atOnce') : t('tender.months', { count: tender.months });
  return `${t('tender.approvalShort')} ${tender.approval} · ${plan}`;
}
