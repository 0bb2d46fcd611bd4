/** Which terms hold on a day, and which may be set: by version, by date, and what a receipt prints of a maker. */
import { describe, expect, test } from 'vitest';
import { isDay } from '../../src/domain/calendar.ts';
import { noContract, type Contract } from '../../src/domain/catalog.ts';
import {
  lastVersion, makerOn, setContract, setTaxTerms, taxTermsOn, termsOn, type ContractProposal, type ContractVersion,
} from '../../src/domain/effective.ts';
import type { BusinessDate, MakerId } from '../../src/domain/ids.ts';
import { usualTax } from '../../src/domain/tax.ts';

const day = (text: string): BusinessDate => text as BusinessDate;
const id = 1 as MakerId;
const version = (number: number, from: string, until: string | null = null): ContractVersion => ({
  makerId: id, contract: { ...noContract, kind: 'consign', version: number, rateBp: number * 100 }, from: day(from), until: until === null ? null : day(until),
});
const held = (versions: readonly ContractVersion[], on: string): string => {
  const terms = termsOn(versions, day(on));
  return terms === null ? 'none' : `${terms.contract.version}${terms.ended === null ? '' : ` ended ${terms.ended}`}`;
};

describe('the terms of a day', () => {
  const year = [version(1, '2026-01-01'), version(2, '2026-07-01', '2026-12-31')];
  test.each([
    ['before the first: the first', year, '2025-12-31', '1'],
    ['its first day', year, '2026-01-01', '1'],
    ['the day before the next', year, '2026-06-30', '1'],
    ['the next from its own day', year, '2026-07-01', '2'],
    ['its last day', year, '2026-12-31', '2'],
    ['over: they still price, the older ones do not come back', year, '2027-01-01', '2 ended 2026-12-31'],
    ['two of one day: the higher', [version(2, '2026-01-01'), version(3, '2026-01-01'), version(1, '2026-01-01')], '2026-01-01', '3'],
    ['set for later, then others for now: each in its time', [version(1, '2026-01-01'), version(2, '2027-01-01'), version(3, '2026-06-01')], '2026-12-31', '3'],
    ['and later the ones that begin later', [version(1, '2026-01-01'), version(2, '2027-01-01'), version(3, '2026-06-01')], '2027-01-01', '2'],
    ['none ever', [], '2026-01-01', 'none'],
  ])('%s', (_name, versions, on, expected) => expect(held(versions, on)).toBe(expected));

  test('versions count from the highest', () => expect([lastVersion([]), lastVersion([version(3, '2026-01-01'), version(2, '2027-01-01')])]).toEqual([0, 3]));
});

describe('setting terms', () => {
  const usual: ContractProposal = {
    from: day('2026-11-23'), until: null, terms: { kind: 'consign', rateBp: 2_000, base: 'maker', vatMode: 'included', scope: 'period', taxType: 'general' },
    code: '', businessNumber: '', print: null,
  };
  const set = (change: Partial<ContractProposal>, terms: Partial<Contract> = {}) => (
    setContract(id, { ...usual, ...change, terms: { ...usual.terms, ...terms } }, [version(4, '2026-01-01')], day('2026-11-23')));

  test('the next version; what is usual is left out', () => {
    expect(set({})).toEqual({
      ok: true, value: { kind: 'contract_set', body: {
        makerId: id, version: 5, from: '2026-11-23', until: null, terms: { kind: 'consign', rateBp: 2_000, base: 'maker', vatMode: 'included' }, mark: {},
      } },
    });
  });

  test('what is not usual is said', () => {
    const { body } = (set({ code: ' A-7 ', businessNumber: '2208162517', print: 'none', until: day('2027-01-01') }, { scope: 'line', taxType: 'exempt' }) as
      { value: { body: object } }).value;
    expect(body).toMatchObject({ until: '2027-01-01', terms: { scope: 'line', taxType: 'exempt' }, mark: { code: 'A-7', businessNumber: '2208162517', print: 'none' } });
  });

  test.each<[string, Partial<ContractProposal>, Partial<Contract>]>([
    ['date_passed', { from: day('2026-11-22') }, {}],
    ['bad_date', { from: day('2026-11-31') }, {}],
    ['bad_date', { until: day('2027-02-29') }, {}],
    ['ends_before_it_begins', { until: day('2026-11-22') }, {}],
    ['bad_rate', {}, { rateBp: 10_001 }],
    ['bad_rate', {}, { rateBp: -1 }],
    ['margin_is_no_service', {}, { kind: 'special', vatMode: 'added' }],
    ['bad_business_number', { businessNumber: '1234567890' }, {}],
  ])('refused: %s', (code, change, terms) => expect(set(change, terms)).toMatchObject({ ok: false, refusal: { code } }));

  test('rate 0 and all of it are rates; one day is a time', () => {
    expect([set({}, { rateBp: 0 }).ok, set({}, { rateBp: 10_000 }).ok, set({ until: day('2026-11-23') }).ok]).toEqual([true, true, true]);
  });
});

describe('tax terms', () => {
  const set = [{ from: day('2027-01-01'), terms: { rateBp: 1_200, rounding: 'floor' as const } }, { from: day('2026-12-01'), terms: { rateBp: 1_100, rounding: 'ceil' as const } }];
  test.each([['2026-11-30', usualTax.rateBp], ['2026-12-01', 1_100], ['2026-12-31', 1_100], ['2027-01-01', 1_200]])('on %s: %i', (on, rateBp) => {
    expect(taxTermsOn(set, day(on)).rateBp).toBe(rateBp);
  });

  test.each([
    ['date_passed', '2026-11-22', 1_000], ['bad_date', '2026-13-01', 1_000], ['bad_rate', '2026-11-23', 5_001], ['bad_rate', '2026-11-23', -1],
  ])('refused: %s', (code, from, rateBp) => {
    expect(setTaxTerms(day(from), { rateBp, rounding: 'nearest' }, day('2026-11-23'))).toMatchObject({ ok: false, refusal: { code } });
  });

  test('from today on is allowed', () => {
    expect(setTaxTerms(day('2026-11-23'), { rateBp: 0, rounding: 'ceil' }, day('2026-11-23'))).toMatchObject({ ok: true, value: { kind: 'tax_terms_set' } });
  });
});

test('what is frozen of a maker: the own choice stands over the store, and the name is left out', () => {
  const maker = { id, name: '칠몽' };
  expect(makerOn(maker, {}, 'name')).toEqual(maker);
  expect(makerOn(maker, {}, 'none')).toEqual({ ...maker, print: 'none' });
  expect(makerOn(maker, { print: 'name', code: 'A7' }, 'none')).toEqual({ ...maker, code: 'A7' });
  expect(makerOn(maker, { print: 'name_bizno', businessNumber: '2208162517' }, 'code')).toEqual({ ...maker, print: 'name_bizno', businessNumber: '2208162517' });
});

test.each([['2026-02-28', true], ['2026-02-29', false], ['2028-02-29', true], ['2100-02-29', false], ['2000-02-29', true], ['2026-00-01', false], ['2026-1-1', false]])(
  'is %s a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));
