/**
 * The card companies a till offers, each with the company that usually pays the shop for it. Presets only: the terminal's
 * slip is right, and whoever registers a card can change both. Knows no card and no number.
 */

/** A company that gives cards out: its name as slips print it, in both languages, and its usual acquirer by `id`. */
export type CardCompany = { readonly id: string; readonly name: string; readonly english: string; readonly acquirer: string };

/** In the order in which a cashier meets them. 우리 and the small banks mostly settle through 비씨, 농협 through its own. */
export const cardCompanies: readonly CardCompany[] = [
  { id: 'shinhan', name: '신한', english: 'Shinhan', acquirer: 'shinhan' },
  { id: 'samsung', name: '삼성', english: 'Samsung', acquirer: 'samsung' },
  { id: 'hyundai', name: '현대', english: 'Hyundai', acquirer: 'hyundai' },
  { id: 'kb', name: '국민', english: 'KB', acquirer: 'kb' },
  { id: 'lotte', name: '롯데', english: 'Lotte', acquirer: 'lotte' },
  { id: 'bc', name: '비씨', english: 'BC', acquirer: 'bc' },
  { id: 'hana', name: '하나', english: 'Hana', acquirer: 'hana' },
  { id: 'woori', name: '우리', english: 'Woori', acquirer: 'bc' },
  { id: 'nh', name: '농협', english: 'NH', acquirer: 'nh' },
];

/** Who usually pays for the cards of an issuer nobody listed: small banks settle through 비씨. */
export const usualAcquirer = '비씨';

/** The name of the usual acquirer of an issuer, by the issuer's name. */
export function acquirerOf(issuer: string): string {
  const company = cardCompanies.find(({ name }) => name === issuer);
  return cardCompanies.find(({ id }) => id === company?.acquirer)?.name ?? usualAcquirer;
}
