/** What verify says of entries about people and consents that no till of ours would write. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Wanted } from '../../src/domain/consent.ts';
import type { Fact, Operator } from '../../src/domain/facts.ts';
import type { BusinessDate, ConsentId, LineId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { firstAt, openShop, tillKey, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(() => void (shop = openShop()));
afterEach(() => shop.end());

const id = (text: string): OperatorId => text as OperatorId;
const wanted: Wanted = { action: 'give_free', subject: 's1' as SaleId, lineId: 'L1' as LineId, amount: won(5_000) };
const body = { id: 'c1' as ConsentId, by: id('01'), asker: id('02'), wanted };
const given = (change: object = {}): Fact => ({ kind: 'consent_given', body: { ...body, ...change } });
const used = (change: object = {}): Fact => ({ kind: 'consent_used', body: { ...body, standing: true, ...change } });
const changed = (operator: Partial<Operator>): Fact => (
  { kind: 'operator_changed', body: { operator: { id: id('02'), name: '계산원 1', role: 'cashier', ...operator } } });
const added = (operator: Partial<Operator>): Fact => (
  { kind: 'operator_added', body: { operator: { id: id('03'), name: '새 사람', role: 'cashier', ...operator } } });

const moved: Fact = { kind: 'cash_moved', body: { id: 'm1' as SaleId, move: 'pay_out', amount: won(1_000), reason: 'supplies' } };
const openedDrawer: Fact = { kind: 'drawer_opened', body: { id: 'o1' as SaleId, reason: 'check', number: 1 } };

/** Appends facts by the cashier, so many ms apart, and answers what verify finds. */
function found(facts: readonly Fact[], operator = '02', apartMs = 1_000): string {
  facts.forEach((fact, index) => void shop.ledger.append([fact], {
    at: firstAt + 100_000 + index * apartMs, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 0, operator: id(operator),
  }));
  const reader = openReader(shop.directory);
  const { findings } = verifyLedger(reader, tillKey.publicKey);
  reader.close();
  return findings.map(({ what }) => what).join('\n');
}

test('what a till writes is whole', () => {
  expect(found([given(), used(), given({ id: 'c2' }), changed({ role: 'senior', badge: 'B' }), { kind: 'pin_changed', body: { operatorId: id('02') } }])).toBe('');
});

const cases: [string, readonly Fact[], string, string?, number?][] = [
  ['a consent of who asks', [given({ by: id('02') })], 'who asks for a consent gives it'],
  ['a consent of who may not', [added({}), given({ by: id('03') })], '03 may not consent to give_free'],
  ['a consent of who left', [added({ role: 'manager' }), { kind: 'operator_changed', body: { operator: { id: id('03'), name: '새 사람', role: 'manager', hasLeft: true } } },
    given({ by: id('03') })], 'no 03 works here'],
  ['a consent for who needs none', [added({ role: 'manager' }), given({ asker: id('03') })], '03 has no consent to ask for', '03'],
  ['a consent for who is not signed in', [given()], '02 asks, but 01 is signed in', '01'],
  ['a consent given twice', [given(), given()], 'the consent c1 is given twice'],
  ['a consent never given', [used()], 'the consent c1 was never given'],
  ['a consent for another amount', [given(), used({ wanted: { ...wanted, amount: won(5_001) } })], 'was given for something else'],
  ['a consent said to be of another', [given(), used({ by: id('03') })], 'was given for something else'],
  ['a consent used late', [given(), used()], 'the consent c1 is used too late', '02', 62_000],
  ['cash moved without leave', [moved], '02 did move_cash without a consent'],
  ['a drawer opened without leave', [openedDrawer], '02 did open_drawer without a consent'],
  ['a change of nobody', [changed({ id: id('77') })], 'no 77 works here'],
  ['another name', [changed({ name: '딴 사람' })], 'a person takes another name'],
  ['nobody to lead', [changed({ id: id('01'), name: '점장', role: 'cashier' })], 'nobody is left to lead the store'],
  ['a PIN of nobody', [changed({ hasLeft: true }), { kind: 'pin_changed', body: { operatorId: id('02') } }], 'no 02 works here'],
  ['a sign-in of who left', [changed({ hasLeft: true }), { kind: 'signed_in', body: { operatorId: id('02') } }], '02 has left and signs in'],
  ['a person twice', [changed({}), { kind: 'operator_added', body: { operator: { id: id('02'), name: 'x', role: 'cashier' } } }], 'the person 02 is there already'],
];

test.each(cases)('%s is found', (_name, facts, sentence, operator, apartMs) => {
  expect(found(facts, operator, apartMs)).toContain(sentence);
});
