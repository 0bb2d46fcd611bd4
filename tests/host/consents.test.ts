/** What one person consents to for another, through the house: once, soon, for just that; and rights that stay with their owner. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { entryOf, journalColumns, type JournalRow } from '../../db/rows.ts';
import { verifyLedger } from '../../db/verify.ts';
import type { Input } from '../../src/contract/contract.ts';
import { WantedShape } from '../../src/contract/people-rows.ts';
import { consentMs } from '../../src/domain/consent.ts';
import type { FactKind } from '../../src/domain/facts.ts';
import type { Entry } from '../../src/domain/journal.ts';
import { actions, rightTo, type Action, type Role } from '../../src/domain/permissions.ts';
import { must } from '../../src/domain/result.ts';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { cheapPins } from '../fakes/pins.ts';
import { cashier, clientOf, manager, openShop, saleOf, shopOn, type Shop } from './shop.ts';
import { rounds } from '../rounds.ts';

const seed = 20261122;
type Wanted = Input<'consent.give'>['wanted'];

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ask('operator.sign_in', manager);
  await shop.ask('operator.add', { name: '계산원 2', role: 'cashier', pin: '246801' });
  await shop.ask('operator.sign_in', cashier);
});
afterEach(() => shop.house.close());

const other = { operatorId: '03', pin: '246801' };
const refund = (saleId: string, price: number, consent: string | null = null): Input<'refund.commit'> => ({
  saleId, lines: [{ lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: price }], reason: '흠집', restock: true,
  expectedTotal: price, consent,
});
const wantedOf = (saleId: string, price: number): Wanted => ({
  action: 'return_without_receipt', subject: saleId, lineId: null, amount: price,
});
const give = async (wanted: Wanted): Promise<string> => (await shop.ask('consent.give', { ...manager, wanted })).id;

function entries({ directory }: TestHouse): Entry[] {
  const reader = openReader(directory);
  const rows = reader.prepare<[], JournalRow>(`SELECT ${journalColumns.join(', ')} FROM journal ORDER BY seq`).all();
  reader.close();
  return rows.map(entryOf);
}
const kinds = (house: TestHouse): FactKind[] => entries(house).map(({ header }) => header.kind);

function verified({ directory }: TestHouse): unknown {
  const reader = openReader(directory);
  const { findings } = verifyLedger(reader, must(reader.prepare<[], string>('SELECT public_key FROM store').pluck().get(), 'key'));
  reader.close();
  return findings;
}

describe('a consent', () => {
  test('both are journalled, in one step with what it was for, and verify finds it whole', async () => {
    const id = await give(wantedOf('r1', 15_000));
    await shop.ask('refund.commit', refund('r1', 15_000, id));
    const [given, used, refunded] = entries(shop.house).slice(-3);
    expect(given?.fact).toEqual({ kind: 'consent_given', body: { id, by: '01', asker: '02', wanted: wantedOf('r1', 15_000) } });
    expect(used?.fact).toEqual({ kind: 'consent_used', body: { ...given?.fact.body, standing: false } });
    expect([refunded?.header.kind, refunded?.header.operator]).toEqual(['refund', '02']);
    expect(verified(shop.house)).toEqual([]);
  });

  test.each([[0, 'ok'], [consentMs, 'ok'], [consentMs + 1, 'consent_late'], [-1, 'consent_late']])('%i ms later: %s', async (later, expected) => {
    const id = await give(wantedOf('r1', 15_000));
    shop.house.time.now += later;
    expect(await shop.code('refund.commit', refund('r1', 15_000, id))).toBe(expected);
  });

  test('a refund that is refused for another reason uses none', async () => {
    const id = await give(wantedOf('r1', 15_000));
    expect(await shop.code('refund.commit', { ...refund('r1', 15_000, id), reason: ' ' })).toBe('reason_missing');
    expect(await shop.code('refund.commit', refund('r1', 15_000, id))).toBe('ok');
  });

  test('a retry of what was done is the first answer, whatever consent it brings', async () => {
    const id = await give(wantedOf('r1', 15_000));
    await shop.ask('refund.commit', refund('r1', 15_000, id));
    expect(await shop.ask('refund.commit', refund('r1', 15_000, id))).toMatchObject({ repeated: true });
    expect(await shop.ask('refund.commit', refund('r1', 15_000, 'another'))).toMatchObject({ repeated: true });
  });

  test('is gone after a restart', async () => {
    const id = await give(wantedOf('r1', 15_000));
    const again = openTestHouse({ directory: shop.house.directory });
    again.time.now = shop.house.time.now;
    await shopOn(again).ask('operator.sign_in', cashier);
    expect(await shopOn(again).code('refund.commit', refund('r1', 15_000, id))).toBe('consent_gone');
    await again.close();
  });

  test('a PIN given for it counts with those at the sign-in, and waits like them', async () => {
    const wrong = { ...manager, pin: '000000', wanted: wantedOf('r1', 15_000) };
    expect(await shop.code('consent.give', wrong)).toBe('wrong_pin');
    expect(await shop.code('consent.give', { ...wrong, pin: manager.pin })).toBe('pin_wait');
    expect(await shop.code('operator.sign_in', manager)).toBe('pin_wait');
    shop.house.time.now += 1_000;
    expect(await shop.code('consent.give', { ...wrong, pin: manager.pin })).toBe('ok');
    expect(shop.house.ledger.wrongPins(manager.operatorId as never).count).toBe(0);
  });
});

describe('1,000 consents that are altered, used again, late, or somebody else’s', () => {
  const price = fc.integer({ min: 1, max: 9_000 }).map((n) => n * 10);
  const way = fc.constantFrom('amount', 'cart', 'action', 'line', 'replayed', 'replayed_elsewhere', 'late', 'asker', 'forged', 'left');

  test('none is taken; each would have been, unaltered', async () => {
    let refused = 0;
    let round = 0;
    await fc.assert(fc.asyncProperty(way, price, fc.constantFrom(...actions), fc.nat({ max: 1e9 }), async (how, amount, action, late) => {
      round += 1;
      const saleId = `r${round}`;
      const wanted: Wanted = {
        ...wantedOf(saleId, amount),
        ...(how === 'action' && rightTo('cashier', action) === 'consent' && action !== 'return_without_receipt' ? { action } : {}),
        ...(how === 'line' ? { lineId: 'L1' } : {}),
      };
      const isOther = how !== 'action' || wanted.action !== 'return_without_receipt';
      const id = await give(wanted);
      const bad = await attempt(how, saleId, amount, id, late);
      if (isOther) expect([how, bad]).toEqual([how, expect.stringMatching(/^consent_/)]);
      if (isOther) refused += 1;
      await shop.ask('operator.sign_in', cashier);
    }), { seed, numRuns: 1_150 });
    expect(refused).toBeGreaterThanOrEqual(1_000);
    const refunds = kinds(shop.house).filter((kind) => kind === 'refund').length;
    const used = entries(shop.house).filter(({ fact }) => fact.kind === 'consent_used' && !fact.body.standing);
    expect(refunds).toBe(used.length);
    expect(verified(shop.house)).toEqual([]);
  }, 120_000);

  async function attempt(how: string, saleId: string, amount: number, id: string, late: number): Promise<string> {
    switch (how) {
      case 'amount': return shop.code('refund.commit', refund(saleId, amount + 10, id));
      case 'cart': return shop.code('refund.commit', refund(`${saleId}x`, amount, id));
      case 'replayed':
        await shop.ask('refund.commit', refund(saleId, amount, id));
        return shop.code('refund.commit', refund(`${saleId}x`, amount, id));
      case 'replayed_elsewhere':
        await shop.ask('consent.use', { id, wanted: wantedOf(saleId, amount) });
        return shop.code('refund.commit', refund(saleId, amount, id));
      case 'late':
        shop.house.time.now += consentMs + 1 + late;
        return shop.code('refund.commit', refund(saleId, amount, id));
      case 'asker':
        await shop.ask('operator.sign_in', other);
        return shop.code('refund.commit', refund(saleId, amount, id));
      case 'forged': return shop.code('refund.commit', refund(saleId, amount, `${id}0`));
      case 'left':
        await shop.ask('operator.sign_in', other);
        await shop.ask('operator.sign_out', {});
        await shop.ask('operator.sign_in', other);
        return shop.code('refund.commit', refund(saleId, amount, id));
      default: return shop.code('refund.commit', refund(saleId, amount, id));
    }
  }
});

describe('a grant of a cart', () => {
  const wanted = WantedShape.parse({ action: 'discount_beyond_limit', subject: 'c1', lineId: 'L0', amount: 5_000 });
  const granted = (house: TestHouse): boolean => house.ledger.grants(wanted.subject).length === 1;
  const cart: Input<'draft.save'>['cart'] = {
    saleId: 'c1', kind: 'sale', selected: null, lines: [{
      id: 'L0', itemId: 1, code: '1', name: '수저', maker: '', taxClass: 'taxable', listPrice: 15_000, typedPrice: null, quantity: 1, stocked: true,
      oneOff: false,
    }],
  };
  beforeEach(async () => {
    await shop.ask('screen.open', { screenId: 'a' });
    await shop.ask('draft.save', { screenId: 'a', cart });
    const { id } = await shop.ask('consent.give', { ...manager, wanted });
    await shop.ask('consent.use', { id, wanted });
  });

  test('holds, also after a restart, for just that line and amount', async () => {
    expect(granted(shop.house)).toBe(true);
    const again = openTestHouse({ directory: shop.house.directory });
    expect(again.ledger.grants(wanted.subject)).toEqual([wanted]);
    await again.close();
    expect(verified(shop.house)).toEqual([]);
  });

  test('ends when the cart is sealed', async () => {
    await shop.ask('sale.commit', saleOf('c1'));
    expect(granted(shop.house)).toBe(false);
  });

  test('ends when the cart is dropped', async () => {
    await shop.ask('cart.void', { screenId: 'a', saleId: 'c1', lines: 1, total: 15_000 });
    expect(granted(shop.house)).toBe(false);
  });
});

const asked = rounds(2_000, 10_000);

describe(`${asked} random switches of who is signed in`, () => {
  const people: readonly (readonly [string, string, Role])[] = [
    ['01', manager.pin, 'manager'], ['02', cashier.pin, 'cashier'], ['03', '300000', 'senior'], ['04', '400000', 'owner'], ['05', '500000', 'support'],
  ];
  /** What each kind of entry took, by whom; those that a switch itself writes need nothing. */
  const needed: Partial<Record<FactKind, Action>> = {
    operator_changed: 'change_person', pin_changed: 'reset_pin', settings_changed: 'set_search', sale: 'sell', refund: 'return_without_receipt',
    operator_added: 'add_person', void: 'void_cart',
  };

  test('leak no right: every entry was made by who was signed in and might, however the questions interleave', async () => {
    await shop.house.close();
    // Each PIN takes so many turns that others come between its question and its answer.
    let turns = 0;
    const slow = async <T>(value: Promise<T>): Promise<T> => {
      for (let turn = (turns = (turns * 31 + 7) % 13); turn > 0; turn -= 1) await Promise.resolve();
      return value;
    };
    const pins = { hash: (pin: string) => slow(cheapPins.hash(pin)), matches: (pin: string, stored: string) => slow(cheapPins.matches(pin, stored)) };
    shop = await openShop(openTestHouse({ change: { pins } }));
    await shop.ask('operator.sign_in', manager);
    for (const [, pin, role] of people.slice(2)) await shop.ask('operator.add', { name: role, role, pin });
    const before = shop.house.ledger.head().seq;
    const clients = [shop.client, clientOf(shop.house), clientOf(shop.house)];
    const ask = fc.record({ who: fc.constantFrom(...people), client: fc.nat({ max: 2 }), what: fc.nat({ max: 5 }) });
    const asks = fc.sample(ask, { seed, numRuns: asked });
    let switches = 0;
    let pending: Promise<unknown>[] = [];
    for (const [index, { who: [operatorId, pin], client, what }] of asks.entries()) {
      const till = must(clients[client], 'client');
      switches += 1;
      pending.push(till.call('operator.sign_in', { operatorId, pin }));
      if (what === 0) pending.push(till.call('operator.reset_pin', { operatorId: '02', pin: cashier.pin }));
      if (what === 1) pending.push(till.call('search.set', { isDoubledFound: index % 2 === 0 }));
      if (what === 2) pending.push(till.call('refund.commit', refund(`r${index}`, 1_000)));
      if (what === 3) pending.push(till.call('operator.badge', { operatorId: '02', badge: `B${index}` }));
      if (what === 4) pending.push(till.call('operator.sign_out', {}));
      if (pending.length > 12) {
        await Promise.all(pending);
        pending = [];
      }
    }
    await Promise.all(pending);
    expect(switches).toBe(asked);
    const roleOf = new Map(people.map(([id, , role]) => [id, role]));
    let signedIn = '';
    let made = 0;
    for (const { header, fact } of entries(shop.house).slice(before)) {
      if (fact.kind === 'signed_in') signedIn = fact.body.operatorId;
      const action = needed[header.kind];
      if (action !== undefined) {
        made += 1;
        expect([header.seq, header.operator]).toEqual([header.seq, signedIn]);
        expect([header.seq, rightTo(roleOf.get(signedIn) ?? 'support', action)]).toEqual([header.seq, 'yes']);
      }
      if (fact.kind === 'signed_out') signedIn = '';
    }
    expect(made).toBeGreaterThan(asked / 10);
    expect(verified(shop.house)).toEqual([]);
  }, 240_000);
});
