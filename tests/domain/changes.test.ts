import { expect, test } from 'vitest';
import { changesOf, type ChangedValue, type Told } from '../../src/domain/changes.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { BusinessDate, OperatorId } from '../../src/domain/ids.ts';

const told = (facts: readonly object[]): Told[] => facts.map((fact, at) => (
  { seq: at + 1, at, day: '2026-11-22' as BusinessDate, operator: '02' as OperatorId, fact: fact as Fact }));
const set = (body: object): object => ({ kind: 'settings_changed', body });
const person = (kind: string, operator: object): object => ({ kind, body: { operator: { id: '03', name: '계산원 2', ...operator } } });
const contract = (rateBp: number, from: string): object => (
  { kind: 'contract_set', body: { makerId: 1, version: 2, from, until: null, terms: { kind: 'consign', rateBp, base: 'gross', vatMode: 'included' }, mark: {} } });
const imported = { kind: 'catalog_imported', body: { makers: [{ id: 1, name: '하담', contract: { kind: 'consign', version: 1, rateBp: 2_000, base: 'gross', vatMode: 'included' } }], items: [] } };

type Case = [string, readonly object[], readonly ChangedValue[]];
test.each<Case>([
  ['a first setting had nothing before', [set({ cash_limit: '500000' })], [{ name: 'cash_limit', before: null, after: '500000' }]],
  ['a setting again', [set({ cash_limit: '1' }), set({ close_limit: '9' }), set({ cash_limit: '2' })], [{ name: 'cash_limit', before: '1', after: '2' }]],
  ['a setting kept as JSON, field by field', [set({ returns: '{"days":7,"sorts":[]}' }), set({ returns: '{"days":14,"sorts":[]}' })], [{ name: 'returns.days', before: '7', after: '14' }]],
  ['a field of it that is gone', [set({ returns: '{"days":7,"word":"x"}' }), set({ returns: '{"days":7}' })], [{ name: 'returns.word', before: 'x', after: null }]],
  ['an item by its own words', [{ kind: 'item_set', body: { itemId: 5, code: 'c', from: '2026-12-01', was: { price: 100 }, now: { price: 200 } } }], [{ name: 'price', before: '100', after: '200' }]],
  ['an item whose price is typed', [{ kind: 'item_set', body: { itemId: 5, code: 'c', from: '2026-12-01', was: { price: 100 }, now: { price: null } } }], [{ name: 'price', before: '100', after: null }]],
  ['a person by the role', [person('operator_added', { role: 'cashier' }), person('operator_changed', { role: 'senior' })], [{ name: 'role', before: 'cashier', after: 'senior' }]],
  ['terms over those of a file', [imported, contract(1_500, '2026-12-01')], [{ name: 'rateBp', before: '2000', after: '1500' }]],
  ['terms over terms', [contract(1_500, '2026-12-01'), contract(1_000, '2027-01-01')], [{ name: 'rateBp', before: '1500', after: '1000' }]],
  ['a PIN says nothing of itself', [{ kind: 'pin_changed', body: { operatorId: '03' } }], []],
  ['a file says how much', [imported], [{ name: 'makers', before: null, after: '1' }, { name: 'items', before: null, after: '0' }]],
])('%s', (_name, facts, values) => {
  expect(changesOf(told(facts)).at(-1)?.values).toEqual(values);
});

test('what is sold is no change, and a change says who, when, of what and from when', () => {
  const changes = changesOf(told([{ kind: 'signed_in', body: {} }, contract(1_500, '2026-12-01')]));
  expect(changes).toMatchObject([{ seq: 2, day: '2026-11-22', operator: '02', kind: 'contract_set', of: '1', from: '2026-12-01' }]);
});
