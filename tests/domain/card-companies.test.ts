/** The card companies a till offers: presets whose acquirers exist, and what an unlisted issuer gets. */
import { expect, test } from 'vitest';
import { acquirerOf, cardCompanies, usualAcquirer } from '../../src/domain/card-companies.ts';

test('every company’s usual acquirer is one of the companies, and no two share a name', () => {
  const ids = new Set(cardCompanies.map(({ id }) => id));
  expect(cardCompanies.filter(({ acquirer }) => !ids.has(acquirer))).toEqual([]);
  expect(new Set(cardCompanies.map(({ name }) => name)).size).toBe(cardCompanies.length);
});

test.each([['신한', '신한'], ['우리', '비씨'], ['비씨', '비씨'], ['농협', '농협'], ['제주은행', usualAcquirer]])('%s settles through %s', (issuer, acquirer) => {
  expect(acquirerOf(issuer)).toBe(acquirer);
});
