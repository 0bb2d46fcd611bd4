/** Random histories of people and their consents, against a book that shares no code with the product and knows three actions. */
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Fact, Operator } from '../../src/domain/facts.ts';
import type { BusinessDate, ConsentId, LineId, OperatorId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { firstAt, firstFacts, openShop, tillKey, type Shop } from './shop.ts';
import { rounds } from '../rounds.ts';

type Role = Operator['role'];
type Person = { readonly name: string; role: Role; badge: string; left: boolean; entry: number };
type Use = readonly [entry: number, id: string, action: string, subject: string, line: string, amount: number, standing: number];
type Book = { seq: number; readonly people: Map<string, Person>; uses: Use[]; readonly dropped: Map<string, number> };

/** Who asks for leave and who gives it, written down a second time. */
const mayAsk: Readonly<Record<string, readonly Role[]>> = {
  give_free: ['cashier', 'senior'], return_by_receipt: ['cashier'], open_drawer: ['cashier'],
};
const mayGive: Readonly<Record<string, readonly Role[]>> = {
  give_free: ['manager', 'owner'], return_by_receipt: ['senior', 'manager', 'owner'], open_drawer: ['senior', 'manager', 'owner'],
};
const role = fc.constantFrom<Role>('cashier', 'senior', 'manager', 'owner', 'support');
const pick = fc.nat(50);

type Step =
  | { readonly type: 'hire'; readonly role: Role }
  | { readonly type: 'change'; readonly pick: number; readonly role: Role; readonly badge: boolean }
  | { readonly type: 'leave' | 'pin' | 'sign_in'; readonly pick: number }
  | { readonly type: 'drop'; readonly cart: number }
  | { readonly type: 'consent'; readonly action: string; readonly asker: number; readonly giver: number; readonly cart: number }
    & { readonly amount: number; readonly use: 'no' | 'once' | 'standing'; readonly line: boolean };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ type: fc.constant('hire' as const), role }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('change' as const), pick, role, badge: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constantFrom('leave' as const, 'pin' as const, 'sign_in' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('drop' as const), cart: fc.nat(3) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('consent' as const), action: fc.constantFrom(...Object.keys(mayAsk)), asker: pick, giver: pick, cart: fc.nat(3),
      amount: fc.nat(90_000), use: fc.constantFrom('no' as const, 'once' as const, 'standing' as const), line: fc.boolean(),
    }),
  },
);

const idOf = (text: string): OperatorId => text as OperatorId;

/** Does a step in the shop and writes it into the book; a step that nobody there could do is none. */
function play(shop: Shop, book: Book, each: Step): void {
  const told = (operator: string, ...facts: Fact[]): void => {
    const at = firstAt + 100_000 + book.seq * 1_000;
    shop.ledger.append(facts, { at, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 0, operator: idOf(operator) });
    book.seq += facts.length;
  };
  const among = (nth: number, fits: (person: Person, id: string) => boolean): [string, Person] | undefined => {
    const all = [...book.people].filter(([id, person]) => !person.left && fits(person, id));
    return all[nth % Math.max(1, all.length)];
  };
  switch (each.type) {
    case 'hire': {
      const id = String(book.people.size + 1).padStart(2, '0');
      told('01', { kind: 'operator_added', body: { operator: { id: idOf(id), name: `사람 ${id}`, role: each.role } } });
      return void book.people.set(id, { name: `사람 ${id}`, role: each.role, badge: '', left: false, entry: book.seq });
    }
    case 'change': return change(book, told, among(each.pick, (_, id) => id > '02'), each.role, each.badge ? `B${book.seq}` : '');
    case 'leave': return leave(book, told, among(each.pick, (_, id) => id > '02'));
    case 'pin': {
      const [id] = among(each.pick, () => true) ?? ['01'];
      return told('01', { kind: 'pin_changed', body: { operatorId: idOf(id) } });
    }
    case 'sign_in': {
      const [id] = among(each.pick, () => true) ?? ['01'];
      return told(id, { kind: 'signed_in', body: { operatorId: idOf(id) } });
    }
    case 'drop':
      told('01', { kind: 'void', body: { saleId: `cart-${each.cart}` as SaleId, lines: 1, total: won(0) } });
      return void book.dropped.set(`cart-${each.cart}`, book.seq);
    case 'consent': return consent(book, told, among, each);
  }
}

type Tell = (operator: string, ...facts: Fact[]) => void;
type Found = [string, Person] | undefined;

function change(book: Book, told: Tell, found: Found, next: Role, badge: string): void {
  if (found === undefined) return;
  const [id, person] = found;
  told('01', { kind: 'operator_changed', body: { operator: { id: idOf(id), name: person.name, role: next, ...(badge === '' ? {} : { badge }) } } });
  Object.assign(person, { role: next, badge, entry: book.seq });
}

function leave(book: Book, told: Tell, found: Found): void {
  if (found === undefined) return;
  const [id, person] = found;
  told('01', { kind: 'operator_changed', body: { operator: { id: idOf(id), name: person.name, role: person.role, hasLeft: true } } });
  Object.assign(person, { badge: '', left: true, entry: book.seq });
}

type Among = (nth: number, fits: (person: Person, id: string) => boolean) => Found;

function consent(book: Book, told: Tell, among: Among, each: Step & { type: 'consent' }): void {
  const [asker] = among(each.asker, (person) => mayAsk[each.action]?.includes(person.role) === true) ?? [];
  const [by] = among(each.giver, (person, id) => id !== asker && mayGive[each.action]?.includes(person.role) === true) ?? [];
  if (asker === undefined || by === undefined) return;
  const id = `c${book.seq}`;
  const lineId = each.line ? 'L1' : null;
  const wanted = { action: each.action as 'give_free', subject: `cart-${each.cart}` as SaleId, lineId: lineId as LineId | null, amount: won(each.amount) };
  const body = { id: id as ConsentId, by: idOf(by), asker: idOf(asker), wanted };
  told(asker, { kind: 'consent_given', body });
  if (each.use === 'no') return;
  const standing = each.use === 'standing';
  told(asker, { kind: 'consent_used', body: { ...body, standing } });
  book.uses.push([book.seq, id, each.action, wanted.subject, lineId ?? '', each.amount, standing ? 1 : 0]);
}

const counts = { histories: 0, consents: 0, people: 0 };
afterAll(() => console.log(`people: ${counts.histories} histories, ${counts.people} changes of people, ${counts.consents} consents used, 0 differences`));

const played = rounds(60, 250);

test(`${played} seeded histories: people, consents used and grants are as the book says, and verify does not alarm`, { timeout: 240_000 }, () => {
  fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (history) => {
    const shop = openShop();
    try {
      const first = (name: string, role: Role, entry: number): Person => ({ name, role, badge: '', left: false, entry });
      const people = new Map([['01', first('점장', 'manager', 4)], ['02', first('계산원 1', 'cashier', 5)]]);
      const book: Book = { seq: firstFacts().length, people, uses: [], dropped: new Map() };
      for (const each of history) play(shop, book, each);
      const reader = openReader(shop.directory);
      const rows = (sql: string): unknown[][] => reader.prepare<[], unknown[]>(sql).raw().all();
      expect(rows('SELECT id, entry, name, role, badge, has_left FROM operator ORDER BY id')).toEqual(
        [...book.people].map(([id, { entry, name, role: now, badge, left }]) => [id, entry, name, now, badge, left ? 1 : 0]));
      expect(rows('SELECT entry, consent_id, action, subject, line_id, amount, standing FROM consent_use ORDER BY entry')).toEqual(book.uses);
      for (const cart of ['cart-0', 'cart-1', 'cart-2', 'cart-3']) {
        const held = book.uses.filter(([entry,,, subject,,, standing]) => subject === cart && standing === 1 && entry > (book.dropped.get(cart) ?? 0));
        expect(shop.ledger.grants(cart as SaleId).map(({ action, amount }) => [action, amount])).toEqual(held.map(([,, action,,, amount]) => [action, amount]));
      }
      expect(verifyLedger(reader, tillKey.publicKey).findings).toEqual([]);
      reader.close();
      counts.histories += 1;
      counts.consents += book.uses.length;
      counts.people += history.filter(({ type }) => type === 'hire' || type === 'change' || type === 'leave').length;
    } finally {
      shop.end();
    }
  }), { seed: 20261122, numRuns: played });
  expect(counts.histories).toBe(played);
  expect(counts.consents).toBeGreaterThanOrEqual(3 * played);
});
