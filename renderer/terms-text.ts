/** Rates as people type and read them, `12.5`, and a contract's terms in a few words. Chooses no words. */
import type { i18n } from 'i18next';
import type { DatedTerms } from '../src/contract/contract-rows.ts';

/** Typed per cents as basis points; null for a text that is no such number. */
export function typedRate(text: string): number | null {
  const [, whole = '', part = ''] = /^(\d{1,3})(?:[.,](\d{1,2}))?$/.exec(text.trim()) ?? [];
  return whole === '' ? null : Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

/** Basis points as per cents: `20`, `12.5`. */
export function shownRate(rateBp: number): string {
  return String(rateBp / 100);
}

/** A contract's terms, the unusual ones named: `위탁판매 20 % · 부가세 별도`. */
export function termsText(t: i18n['t'], { kind, rateBp, base, vatMode, scope, taxType }: DatedTerms['terms']): string {
  if (kind === 'outright') return t('makers.kind_outright');
  return [
    `${t(`makers.kind_${kind}`)} ${shownRate(rateBp)} %`,
    vatMode === 'added' ? t('makers.added') : '',
    base === 'maker' ? '' : t(`makers.base_${base}`),
    scope === 'line' ? t('makers.line') : '',
    taxType === 'general' ? '' : t(`makers.taxType_${taxType}`),
  ].filter((part) => part !== '').join(' · ');
}
