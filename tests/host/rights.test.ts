/** Who may do what, in every state of a till: each cell asked of the real house's gate, some checked by hand as well. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contract, type CommandName } from '../../src/contract/contract.ts';
import { actions, rightTo, roles, type Action, type Role } from '../../src/domain/permissions.ts';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { openShop, shopOn, manager, type Shop } from './shop.ts';

const states = ['not set up', 'nobody signed in', 'no shift', 'shift open', 'stopped', 'updating'] as const;
type State = (typeof states)[number];

const pins: Readonly<Record<Role, { operatorId: string; pin: string }>> = {
  manager, cashier: { operatorId: '02', pin: '135790' }, senior: { operatorId: '03', pin: '300000' },
  owner: { operatorId: '04', pin: '400000' }, support: { operatorId: '05', pin: '500000' },
};

/** A store with somebody of every role, and an open shift. */
async function openStaffed(house: TestHouse): Promise<Shop> {
  const shop = await openShop(house);
  await shop.ask('operator.sign_in', manager);
  for (const role of ['senior', 'owner', 'support'] as const) await shop.ask('operator.add', { name: role, role, pin: pins[role].pin });
  return shop;
}

async function bringTo(state: State): Promise<Shop> {
  const house = openTestHouse();
  if (state === 'not set up') return shopOn(house);
  const shop = await openStaffed(house);
  if (state !== 'shift open') await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 0 });
  return shop;
}

/** Puts somebody of a role before a till in a state. */
async function stand(shop: Shop, state: State, role: Role): Promise<void> {
  if (state === 'not set up') return;
  await shop.ask('operator.sign_in', pins[role]);
  if (state === 'nobody signed in') await shop.ask('operator.sign_out', {});
}

const right = { yes: 'may', consent: 'needs_consent', no: 'not_allowed' } as const;
const refusalOf: Partial<Record<State, string>> = {
  'not set up': 'not_set_up', 'nobody signed in': 'not_signed_in', stopped: 'ledger_stopped', updating: 'updating',
};

const shops = new Map<State, Shop>();
const ended: Shop[] = [];
beforeAll(async () => {
  for (const state of ['not set up', 'nobody signed in', 'no shift', 'shift open'] as const) shops.set(state, await bringTo(state));
}, 60_000);
afterAll(async () => {
  for (const shop of [...shops.values(), ...ended]) await shop.house.close();
});

/** What the house's gate says to a role in a state, for each action, of a row that takes a consent and of one that does not. */
async function told(state: State, role: Role): Promise<Map<Action, readonly [string, string]>> {
  const { host } = (await standing(state, role)).house;
  const word = (row: Parameters<typeof host.gate>[0]): string => host.gate(row)?.code ?? 'may';
  return new Map(actions.map((needs) => [needs, [word({ needs, takesConsent: true }), word({ needs })]]));
}

/** A till in a state with somebody of a role before it. One that stopped takes no sign-in: each role has its own. */
async function standing(state: State, role: Role): Promise<Shop> {
  const shared = shops.get(state);
  if (shared !== undefined) {
    await stand(shared, state, role);
    return shared;
  }
  const shop = await openStaffed(openTestHouse(state === 'updating' ? { change: { updates: readyUpdates } } : {}));
  ended.push(shop);
  await shop.ask('operator.sign_in', pins.manager);
  if (state === 'updating') {
    await shop.ask('printer.set', { address: '' });
    await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 0 });
    // Without a printer the Z is owed to nobody.
    await shop.house.host.tick(shop.house.time.now);
    await shop.ask('update.install', { version: '9.9.9' });
  }
  await shop.ask('operator.sign_in', pins[role]);
  if (state === 'stopped') {
    shop.house.disk.fails = true;
    expect(await shop.code('operator.sign_out', {})).toBe('fault');
  }
  return shop;
}

const readyUpdates = {
  state: () => ({ phase: 'ready', running: '1.0.0', offered: '9.9.9', percent: 100 }) as const,
  check: () => undefined, fetch: () => undefined, install: () => undefined, onChange: () => undefined,
};

test('1,200 cells and more of the matrix roles × actions × states', async () => {
  let cells = 0;
  for (const state of states) {
    for (const role of roles) {
      for (const [action, [consenting, plain]] of await told(state, role)) {
        const wanted = refusalOf[state] ?? right[rightTo(role, action)];
        expect([state, role, action, consenting]).toEqual([state, role, action, wanted]);
        expect([state, role, action, plain]).toEqual([state, role, action, wanted === 'needs_consent' ? 'not_allowed' : wanted]);
        cells += 1;
      }
    }
  }
  expect(cells).toBe(states.length * roles.length * actions.length);
  expect(cells).toBeGreaterThanOrEqual(1_200);
}, 120_000);

/** y: may, c: with a consent, n: may not; in the order cashier, senior, manager, owner, support. Written by hand. */
const byHand: Readonly<Partial<Record<Action, string>>> = {
  sell: 'yyyyn', keep_cart: 'yyyyn', see_receipts: 'yyyyy', correct_tenders: 'cyyyn', discount_beyond_limit: 'ccyyn', give_free: 'ccyyn',
  override_price: 'ccyyn', return_by_receipt: 'cyyyn', return_without_receipt: 'ccyyn', return_late: 'ccyyn', open_drawer: 'cyyyn',
  add_person: 'nnyyn', change_person: 'nnyyn', reset_pin: 'nnyyn', name_owner: 'nnnyn', change_tax: 'nnyyn', change_limits: 'nnyyn',
  set_devices: 'nnyyy', set_backup: 'nnyyy', settle_makers: 'nnyyn', pay_makers: 'nnyyn', update_program: 'nnyyy', import_catalog: 'nnyyn',
};

test('100 cells of it, written down a second time', async () => {
  const letters = { may: 'y', needs_consent: 'c', not_allowed: 'n' } as const;
  const found = new Map<Action, string>();
  for (const role of roles) {
    for (const [action, [word]] of await told('shift open', role)) {
      found.set(action, (found.get(action) ?? '') + (letters[word as keyof typeof letters] ?? '?'));
    }
  }
  for (const [action, expected] of Object.entries(byHand)) expect([action, found.get(action as Action)]).toEqual([action, expected]);
  expect(Object.keys(byHand).length * roles.length).toBeGreaterThanOrEqual(100);
});

describe('every row of the contract', () => {
  /** What anybody at the till may ask for, signed in or not. */
  const open = ['till.state', 'screen.open', 'store.demo', 'store.create', 'operator.sign_in', 'operator.sign_out', 'operator.find'];
  const rows = Object.keys(contract) as CommandName[];

  test.each(rows)('%s names what it needs', (name) => {
    const { needs } = contract[name];
    expect(open.includes(name) ? ['nothing'] : actions).toContain(needs);
  });

  test('is refused to whom it is not for, before anything of it is read', async () => {
    const shop = shops.get('shift open');
    if (shop === undefined) throw new Error('no shop');
    for (const role of roles) {
      await shop.ask('operator.sign_in', pins[role]);
      for (const name of rows) {
        const { needs, takesConsent } = contract[name];
        const may = needs === 'nothing' ? 'yes' : rightTo(role, needs);
        if (may === 'yes') continue;
        const answer = await shop.client.call(name, { nonsense: true } as never);
        const code = may === 'consent' && takesConsent === true ? 'needs_consent' : 'not_allowed';
        expect([role, name, answer]).toEqual([role, name, { ok: false, refusal: { code, facts: { action: needs } } }]);
      }
    }
  });
});
