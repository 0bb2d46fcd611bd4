/** What happens at a till while a PIN is being checked: who leaves, who loses a right, whose PIN becomes another, and many tries at once. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { BusinessDate, OperatorId } from '../../src/domain/ids.ts';
import { openConsents } from '../../src/host/consents.ts';
import { openTestHouse } from '../contract/house.ts';
import { cheapPins } from '../fakes/pins.ts';
import { cashier, clientOf, manager, openShop, type Shop } from './shop.ts';

/** Checks that wait until they are let go. */
const held: (() => void)[] = [];
let isHeld = false;
const pins = {
  hash: cheapPins.hash,
  matches: async (pin: string, stored: string): Promise<boolean> => {
    if (isHeld) await new Promise<void>((go) => held.push(go));
    return cheapPins.matches(pin, stored);
  },
};

/** Lets every check go, also those that begin when another ends. */
async function letGo(): Promise<void> {
  isHeld = false;
  for (let turns = 0; turns < 50; turns += 1) {
    for (const go of held.splice(0)) go();
    await Promise.resolve();
  }
}

async function untilHeld(): Promise<void> {
  for (let turns = 0; held.length === 0 && turns < 1_000; turns += 1) await Promise.resolve();
  expect(held.length).toBeGreaterThan(0);
}

let shop: Shop;
beforeEach(async () => {
  shop = await openShop(openTestHouse({ change: { pins } }));
  isHeld = true;
});
afterEach(async () => {
  await letGo();
  await shop.house.close();
});

test('whoever takes another’s place at the till ends their turn in the journal', async () => {
  isHeld = false;
  const before = shop.house.ledger.head().seq;
  await shop.ask('operator.sign_in', manager);
  await shop.ask('operator.sign_in', manager);
  const kinds = [1, 2, 3].map((after) => {
    const { fact: { kind, body } } = shop.house.ledger.entry(before + after);
    return [kind, 'operatorId' in body ? body.operatorId : ''];
  });
  expect(kinds).toEqual([['signed_out', cashier.operatorId], ['signed_in', manager.operatorId], ['signed_in', manager.operatorId]]);
});

const wanted = { action: 'return_without_receipt', subject: 'r1', lineId: null, amount: 15_000 } as const;

test('leave for somebody who has left the till meanwhile is given to nobody', async () => {
  const given = shop.client.call('consent.give', { ...manager, wanted });
  await untilHeld();
  // From another window: what one window asks waits for what it asked before.
  expect(await clientOf(shop.house).call('operator.sign_out', {})).toMatchObject({ ok: true });
  const before = shop.house.ledger.head().seq;
  await letGo();
  expect(await given).toMatchObject({ ok: false, refusal: { code: 'not_signed_in' } });
  expect(shop.house.ledger.head().seq).toBe(before);
});

test('leave of somebody who lost the right meanwhile is none', async () => {
  const given = shop.client.call('consent.give', { ...manager, wanted });
  await untilHeld();
  // As the mall may say it of a person at any time.
  const stamp = { at: shop.house.time.now, businessDate: '2026-11-22' as BusinessDate, till: '0001-01', shift: 1, operator: '01' as OperatorId };
  shop.house.ledger.append([{ kind: 'operator_changed', body: { operator: { id: '01' as OperatorId, name: '점장', role: 'senior' } } }], stamp);
  await letGo();
  expect(await given).toMatchObject({ ok: false, refusal: { code: 'may_not_consent' } });
  expect(shop.house.ledger.grants('r1' as never)).toEqual([]);
});

test('a PIN that was set anew meanwhile signs nobody in: the old one is over', async () => {
  isHeld = false;
  await shop.ask('operator.sign_in', manager);
  isHeld = true;
  const signedIn = clientOf(shop.house).call('operator.sign_in', cashier);
  await untilHeld();
  await shop.ask('operator.reset_pin', { operatorId: cashier.operatorId, pin: '864209' });
  await letGo();
  expect(await signedIn).toMatchObject({ ok: false, refusal: { code: 'unknown_operator' } });
  expect((await shop.ask('till.state', {})).operator?.id).toBe(manager.operatorId);
  expect(await shop.code('operator.sign_in', { ...cashier, pin: '864209' })).toBe('ok');
});

test('ten tries from two windows at once are one try: the others wait for it and then have to wait', async () => {
  const windows = [shop.client, clientOf(shop.house)];
  const tries = Array.from({ length: 10 }, (_, at) => (windows[at % 2] ?? shop.client).call('operator.sign_in', { ...cashier, pin: `00000${at}` }));
  await untilHeld();
  for (let turns = 0; turns < 50; turns += 1) await Promise.resolve();
  await letGo();
  const codes = (await Promise.all(tries)).map((answer) => (answer.ok ? 'ok' : answer.refusal.code));
  expect(codes).toEqual(['wrong_pin', ...Array.from({ length: 9 }, () => 'pin_wait')]);
  expect(shop.house.ledger.wrongPins(cashier.operatorId as OperatorId).count).toBe(1);
});

test('who may not do a thing at all may not do it with a consent in hand either', () => {
  const support = { operator: { id: '05' as OperatorId, name: '지원', role: 'support' as const } };
  const consents = openConsents({ clock: { now: () => 0, offsetMinutes: () => 540 }, ledger: shop.house.ledger } as never, support);
  const body = { id: 'c1', by: manager.operatorId, asker: '05', wanted } as never;
  consents.given(body, 0);
  expect(consents.leaveFor(wanted as never, 'c1' as never)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } });
  expect(consents.leaveFor(wanted as never, null)).toMatchObject({ ok: false, refusal: { code: 'not_allowed' } });
});
