/** Terms in the ledger: what is set is read, what is sold adds up by maker, and terms that nobody said are found. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Contract } from '../../src/domain/catalog.ts';
import type { Fact, Sealed, SealedLine } from '../../src/domain/facts.ts';
import type { BusinessDate, MakerId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { must } from '../../src/domain/result.ts';
import type { Stamp } from '../../src/domain/stamp.ts';
import { firstAt, openShop, tillKey, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => {
  shop = openShop();
  shop.openShift(100_000);
});
afterEach(() => shop.end());

const stamp: Stamp = { at: firstAt, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 1, operator: '01' as OperatorId };
const consign: Omit<Contract, 'version'> = { kind: 'consign', rateBp: 1_000, base: 'maker', vatMode: 'included' };

function contractSet(change: Partial<Extract<Fact, { kind: 'contract_set' }>['body']> = {}): Fact {
  return { kind: 'contract_set', body: { makerId: 2 as MakerId, version: 4, from: '2026-11-22' as BusinessDate, until: null, terms: consign, mark: {}, ...change } };
}

function findings(): string[] {
  const reader = openReader(shop.directory);
  const { findings: found } = verifyLedger(reader, tillKey.publicKey);
  reader.close();
  return found.map(({ what }) => what);
}

/** The last sale again, with something of it changed; its amounts stay. */
function again(change: (body: Sealed) => Partial<Sealed>): Fact {
  const { body } = must(shop.ledger.lastSealed(1)[0], 'a sale');
  const next = { ...body, saleId: 'wrong' as SaleId, receiptSeq: body.receiptSeq + 1, receiptNumber: '0001-01-1-000002' };
  return { kind: 'sale', body: { ...next, ...change(next) } };
}
const withLine = (change: (line: SealedLine) => Partial<SealedLine>) => (body: Sealed): Partial<Sealed> => ({
  lines: body.lines.map((line) => ({ ...line, ...change(line) })),
});

test('versions of imports hold from their day, those that were set from theirs', () => {
  shop.append(contractSet({ from: '2026-12-01' as BusinessDate, until: '2026-12-31' as BusinessDate, terms: { ...consign, scope: 'line', taxType: 'exempt' }, mark: { code: 'B1', print: 'code' } }));
  const ofTwo = shop.ledger.contractVersions().filter(({ makerId }) => makerId === 2);
  expect(ofTwo.map(({ contract, from, until }) => [contract.version, contract.rateBp, contract.scope, contract.taxType, from, until])).toEqual([
    [3, 2_500, undefined, undefined, '2026-11-22', null], [4, 1_000, 'line', 'exempt', '2026-12-01', '2026-12-31'],
  ]);
  expect([...shop.ledger.makerMarks()]).toEqual([[2, { code: 'B1', print: 'code' }]]);
  shop.append(contractSet({ version: 5 }));
  expect([...shop.ledger.makerMarks()]).toEqual([[2, {}]]);
  expect(findings()).toEqual([]);
});

test('tax terms are kept by their day; the same day again is the last word', () => {
  const set = (from: string, rateBp: number): Fact => ({ kind: 'tax_terms_set', body: { from: from as BusinessDate, terms: { rateBp, rounding: 'floor' } } });
  shop.append(set('2027-01-01', 1_200), set('2026-12-01', 1_100), set('2027-01-01', 1_300));
  expect(shop.ledger.taxTerms().map(({ from, terms }) => [from, terms.rateBp])).toEqual([['2026-12-01', 1_100], ['2027-01-01', 1_300]]);
  expect(findings()).toEqual([]);
});

test('what a maker sold adds up as it is sold and taken back, by contract and tax class', () => {
  shop.sale([{ item: 1, quantity: 3 }, { item: 2 }, { item: 4 }]);
  shop.sale([{ item: 7, quantity: 2 }]);
  shop.refund([{ item: 1 }], true);
  expect(shop.ledger.makerSums().map(({ makerId, version, tax, gross, due, posted, fees }) => [makerId, version, tax, gross, due, posted, fees])).toEqual([
    [1, 1, 'T', 30_000, 30_000, 0, 0], [2, 3, 'T', 3_002, 3_002, 0, 0], [2, 3, 'E', 12_000, 12_000, 0, 0],
  ]);
  expect(findings()).toEqual([]);
});

test('discounts add up by who bears them, and a fee by line is charged at once', () => {
  shop.append(contractSet({ makerId: 1 as MakerId, version: 2, terms: { ...consign, scope: 'line' } }));
  shop.sale([{ item: 1 }]);
  const contract: Contract = { ...consign, version: 2, scope: 'line' };
  const discounts = (['store', 'maker', 'mall'] as const).map((funder, at) => ({ kind: 'line' as const, funder, amount: won(1_000 * (at + 1)) }));
  shop.ledger.append([again((body) => ({
    ...withLine(() => ({ contract, discounts, net: won(9_000), vat: won(818), fee: won(1_300) }))(body),
    total: won(9_000), vat: won(818), supply: won(8_182), tenders: [{ kind: 'cash', due: won(9_000), given: won(9_000), change: won(0) }],
  }))], stamp);
  expect(shop.ledger.makerSums().find(({ version }) => version === 2)).toEqual({
    makerId: 1, version: 2, tax: 'T', gross: 15_000, discountStore: 1_000, discountMaker: 2_000, discountMall: 3_000, due: 11_700, posted: 1_300, fees: 1_300,
  });
  expect(findings()).toEqual([]);
});

type Case = [string, () => Fact, string];
const wrong: Case[] = [
  ['terms that begin before their entry', () => contractSet({ from: '2026-11-21' as BusinessDate }), 'the terms begin on 2026-11-21'],
  ['a version left out', () => contractSet({ version: 5 }), 'version 5 of maker 2 follows version 3'],
  ['a version again', () => contractSet({ version: 3 }), 'version 3 of maker 2 follows version 3'],
  ['terms of nobody', () => contractSet({ makerId: 9 as MakerId, version: 1 }), 'version 1 of maker 9 follows no maker'],
  ['tax terms of yesterday', () => ({ kind: 'tax_terms_set', body: { from: '2026-11-21' as BusinessDate, terms: { rateBp: 1_000, rounding: 'ceil' } } }), 'the terms begin on 2026-11-21'],
  ['a lower rate than was agreed', () => again(withLine(({ contract }) => ({ contract: { ...contract, rateBp: contract.rateBp - 1 } }))), 'line 1 carries terms that maker 1 never had'],
  ['a fee that nobody agreed to', () => again(withLine(() => ({ fee: won(1) }))), 'the fee of line 1 is 1, it comes to none'],
  ['tax terms of another day', () => again(() => ({ taxTerms: { rateBp: 1_000, rounding: 'ceil' } })), 'the tax terms are not those of 2026-11-22'],
];

test.each(wrong)('%s is found', (_name, fact, sentence) => {
  shop.sale([{ item: 1 }]);
  shop.ledger.append([fact()], stamp);
  expect(findings().join('\n')).toContain(sentence);
});

test('a receipt that lacks the tax terms of its day is found', () => {
  shop.sale([{ item: 1 }]);
  shop.append({ kind: 'tax_terms_set', body: { from: '2026-11-22' as BusinessDate, terms: { rateBp: 1_200, rounding: 'floor' } } });
  shop.ledger.append([again(() => ({}))], stamp);
  expect(findings().join('\n')).toContain('the tax terms are not those of 2026-11-22');
});

test('terms end before they begin: the table does not take them', () => {
  expect(() => shop.append(contractSet({ from: '2026-12-01' as BusinessDate, until: '2026-11-30' as BusinessDate }))).toThrow(/CHECK/);
  expect(() => shop.append(contractSet({ terms: { ...consign, kind: 'special', vatMode: 'added' } }))).toThrow(/CHECK/);
});
