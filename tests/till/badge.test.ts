/**
 * A badge read by a keyboard scanner in a real Chromium, wherever the till stands: it names a person and proves nothing, and it
 * is never taken for goods. By keys alone.
 */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, manager, signIn } from './shop.ts';

vi.setConfig({ testTimeout: 60_000 });
const patient = { timeout: 15_000 };
const badge = { manager: 'SDMB-0001', cashier: 'SDMB-0002' } as const;

let selling: Selling;
let till: TillWindow;

const operator = async (): Promise<string | null> => (await selling.shop.ask('till.state', {})).operator?.name ?? null;
const picked = (id: string) => expect.poll(() => till.page.getByTestId(`person-${id}`).last().getAttribute('aria-pressed'), patient);

beforeAll(async () => {
  selling = await openSelling();
  await signIn(selling.shop, manager);
  await selling.shop.ask('operator.badge', { operatorId: '01', badge: badge.manager });
  await selling.shop.ask('operator.badge', { operatorId: '02', badge: badge.cashier });
}, 120_000);
afterAll(() => selling.close());
beforeEach(async () => {
  await signIn(selling.shop, cashier);
  till = await selling.open();
}, 60_000);
afterEach(async () => {
  expect(till.faults).toEqual([]);
  await till.empty();
  await till.close();
  await signIn(selling.shop, cashier);
}, 60_000);

describe('over an open sale', () => {
  it('asks for that person’s PIN; the cart stays, a wrong PIN changes nobody, and the right one the place', async () => {
    await till.keys.scan(codes.cup);
    await till.due(24_900);
    await till.keys.scan(badge.manager);
    await till.until('manager-dialog');
    await picked('01').toBe('true');
    expect([await operator(), await till.sees('unknown-code')]).toEqual([cashier.name, false]);
    await till.keys.press('Escape');
    await till.until('manager-dialog', 'hidden');
    expect(await operator()).toBe(cashier.name);
    await till.keys.scan(badge.manager);
    await till.until('manager-dialog');
    await till.keys.type(manager.pin);
    await till.until('manager-dialog', 'hidden');
    await till.due(24_900);
    expect(await operator()).toBe(manager.name);
    await till.empty();
  });

  it('between scans takes nothing out of their order, and in Hangul mode it is the same badge', async () => {
    await till.keys.scans([codes.notebook, badge.cashier, codes.book]);
    await till.due(22_000);
    await till.keys.scan(badge.cashier);
    await till.until('notice-badge_own');
    expect([await operator(), await till.sees('manager-dialog')]).toEqual([cashier.name, false]);
    await till.keys.scan(badge.manager, { hangul: true });
    await till.until('manager-dialog');
    await picked('01').toBe('true');
    await till.keys.press('Escape');
    await till.empty();
  });

  it('while money is taken it leaves what was typed, and over a question it says so and changes nothing', async () => {
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    await till.keys.press('F4');
    await till.until('discount-dialog');
    await till.keys.scan(badge.manager);
    await till.page.getByText('하던 것을 마치고 다시 찍어 주세요').first().waitFor();
    expect([await till.sees('discount-dialog'), await till.sees('manager-dialog')]).toEqual([true, false]);
    await till.keys.press('Escape');
    await till.keys.press('F8');
    await till.until('take');
    await till.keys.type('10000');
    await till.shows('change-now', 3_000);
    await till.keys.scan(badge.manager);
    await till.until('manager-dialog');
    await till.keys.press('Escape');
    await till.until('manager-dialog', 'hidden');
    await till.shows('change-now', 3_000);
    await till.keys.press('Enter');
    await till.until('done');
  });

  it('that is nobody’s is a code like any other', async () => {
    await till.keys.scan('SDMB-0099');
    await till.until('unknown-code');
    expect(await till.text('unknown-code')).toContain('SDMB-0099');
    await till.keys.press('Escape');
    await till.until('unknown-code', 'hidden');
  });
});

describe('where a person is asked for', () => {
  it('at the lock it picks its person, shows nothing of the cart, and the PIN is still asked for', async () => {
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    await till.keys.press('Control+l');
    await till.until('locked-says');
    await till.keys.scan(badge.manager);
    await picked('01').toBe('true');
    await till.keys.scan(badge.cashier);
    await picked('02').toBe('true');
    expect([await operator(), await till.sees('due')]).toEqual([null, false]);
    await till.keys.type('000000');
    await till.page.locator('.pin-says.bad').waitFor();
    expect(await operator()).toBeNull();
    await till.page.reload();
    await till.until('locked-says');
    await till.keys.scan(badge.manager);
    await picked('01').toBe('true');
    await till.keys.type(manager.pin);
    await till.due(7_000);
    expect(await operator()).toBe(manager.name);
    await till.empty();
  });

  it('before the till is opened: at the sign-in, and over the float that is being counted', async () => {
    const { shift } = await selling.shop.ask('till.state', {});
    expect(shift).not.toBeNull();
    await selling.shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 10 }], keep: 0 });
    await till.until('open-shift');
    await till.keys.scan(badge.manager);
    await till.until('manager-dialog');
    await picked('01').toBe('true');
    await till.keys.type(manager.pin);
    await till.until('manager-dialog', 'hidden');
    await till.until('open-shift');
    expect(await operator()).toBe(manager.name);
    await till.keys.press('Control+l');
    await till.until('pin-dots');
    await till.keys.scan(badge.cashier);
    await picked('02').toBe('true');
    expect(await operator()).toBeNull();
    await till.keys.type(cashier.pin);
    await till.until('open-shift');
    // Goods find nothing to be rung up in yet: nothing is added, and nothing opens.
    await till.keys.scan(codes.cup);
    await till.until('open-shift');
    expect([await operator(), await till.sees('manager-dialog')]).toEqual([cashier.name, false]);
  });
});
