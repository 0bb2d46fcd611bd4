/** People at the till in a real Chromium, by keys alone and by touch alone: badge, switch, lost PIN, leaver, idle lock, leave that runs out. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TillWindow } from './browser.ts';
import { codes } from './goods.ts';
import { keyHands, touchHands, type Hands } from './hands.ts';
import { openSelling, type Selling } from './selling.ts';
import { cashier, manager, signIn } from './shop.ts';

vi.setConfig({ testTimeout: 120_000 });
const patient = { timeout: 20_000 };
const badge = 'BADGE-0002';
const newPin = '604020';

describe.each(['keys', 'touch'] as const)('by %s', (kind) => {
  let selling: Selling;
  let till: TillWindow;
  let hands: Hands;
  let now = Date.UTC(2026, 10, 23, 3, 0, 0);
  const tap = (testId: string): Promise<void> => hands.do({ tap: testId });
  /** Moves the clock of page and house on. */
  const pass = async (ms: number): Promise<void> => {
    now += ms;
    await till.page.clock.setFixedTime(now);
  };
  /** Digits as a hand keys them; by touch on the newest keypad, for behind a dialog there may be another. */
  const pin = async (digits: string): Promise<void> => {
    if (kind === 'keys') return till.keys.type(digits);
    for (const digit of digits) await till.page.getByTestId(`pad-${digit}`).last().tap();
  };
  const says = async (testId: string): Promise<string> => (await till.page.getByTestId(testId).first().innerText()).replace(/\s+/g, ' ');
  const operator = async (): Promise<string | null> => (await selling.shop.ask('till.state', {})).operator?.name ?? null;
  /** Chooses who gives a PIN, among the tiles that are shown. */
  const choose = async (id: string): Promise<void> => {
    if (kind === 'touch') return tap(`person-${id}`);
    const isChosen = async (): Promise<boolean> => (await till.page.getByTestId(`person-${id}`).getAttribute('aria-pressed')) === 'true';
    for (let presses = 0; presses < 5 && !(await isChosen()); presses += 1) await till.keys.press('ArrowRight');
  };
  const lock = (): Promise<void> => hands.do({ tap: 'lock', key: 'Control+l' });

  beforeAll(async () => {
    selling = await openSelling({ now: () => now });
    await signIn(selling.shop, manager);
    till = await selling.open({ now: () => now, touch: kind === 'touch' });
    hands = kind === 'keys' ? keyHands(till) : touchHands(till);
  }, 120_000);
  afterAll(async () => {
    expect(till.faults).toEqual([]);
    await selling.close();
  });

  it('a badge is taken in by scanning it, names a person at the lock, and a PIN is still asked for', async () => {
    await tap('tab-manage');
    await tap('staff-edit-02');
    await till.until('person-form');
    await till.keys.scan(badge);
    await expect.poll(() => till.page.getByTestId('staff-badge').inputValue(), patient).toBe(badge);
    await tap('staff-badge-save');
    await till.until('staff-said');
    expect(await says('staff-said')).toBe('명찰을 저장했어요.');
    await tap('tab-sale');
    await till.keys.scan(codes.cup);
    await till.due(24_900);
    await lock();
    await till.until('locked-says');
    await till.keys.scan('BADGE-9999');
    await till.page.locator('.note').first().waitFor();
    expect(await operator()).toBeNull();
    await till.keys.scan(badge);
    await expect.poll(() => till.page.getByTestId('person-02').getAttribute('aria-pressed'), patient).toBe('true');
    expect(await operator()).toBeNull();
    await pin(cashier.pin);
    await till.due(24_900);
    expect(await operator()).toBe(cashier.name);
  });

  it('somebody else takes the place over an open cart, which stays; a badge picks them in the question', async () => {
    await tap('operator');
    await till.until('manager-dialog');
    await choose('01');
    await pin(manager.pin);
    await till.until('manager-dialog', 'hidden');
    await till.due(24_900);
    expect(await operator()).toBe(manager.name);
    await tap('operator');
    await till.until('manager-dialog');
    await till.keys.scan(badge);
    await expect.poll(() => till.page.getByTestId('person-02').getAttribute('aria-pressed'), patient).toBe('true');
    await pin(cashier.pin);
    await till.until('manager-dialog', 'hidden');
    await till.due(24_900);
    expect(await operator()).toBe(cashier.name);
  });

  it('leave counts its minute down, ends without doing anything, can be asked once more, and is used once', async () => {
    await hands.do({ tap: 'discount', key: 'F4' });
    await till.until('discount-dialog');
    await pin('20');
    await hands.do({ tap: 'discount-give', key: 'Enter' });
    await till.until('consent-dialog');
    expect(await says('consent-left')).toBe('60초 남았어요');
    await pass(31_000);
    await expect.poll(() => says('consent-left'), patient).toBe('29초 남았어요');
    expect(await till.page.getByTestId('consent-dialog').locator('[role=status]').first().innerText()).toBe('30초 남았어요');
    await pin(manager.pin.slice(0, 3));
    await pass(29_000);
    await till.until('consent-over');
    await pin(manager.pin);
    expect(await says('consent-over')).toContain('아무것도 바뀌지 않았어요');
    expect(await till.page.getByTestId('pin-dots').locator('.on').count()).toBe(0);
    expect(till.relay.asked('consent.give')).toBe(0);
    await hands.do({ tap: 'consent-again', key: 'Enter' });
    await till.until('consent-left');
    await pin(manager.pin);
    await till.until('consent-dialog', 'hidden');
    await till.due(19_920);
    expect([till.relay.asked('consent.give'), till.relay.asked('consent.use'), await operator()]).toEqual([1, 1, cashier.name]);
    await tap('void');
    await tap('void-yes');
    await till.until('cart-empty');
  });

  it('a forgotten PIN is set anew by a manager: the old one ends, the new one works', async () => {
    await tap('operator');
    await till.until('manager-dialog');
    await choose('01');
    await pin(manager.pin);
    await till.until('manager-dialog', 'hidden');
    await tap('tab-manage');
    await tap('staff-edit-02');
    await hands.write('staff-pin', '12');
    await tap('staff-pin-save');
    await expect.poll(() => says('person-form'), patient).toContain('6자리');
    await hands.write('staff-pin', newPin);
    await tap('staff-pin-save');
    await till.until('staff-said');
    expect(await says('staff-said')).toContain('새 PIN을 정했어요');
    await lock();
    await till.until('locked-says');
    await choose('02');
    await pin(cashier.pin);
    await till.page.locator('.pin-says.bad').waitFor();
    await pass(2_000);
    await pin(newPin);
    await expect.poll(operator, patient).toBe(cashier.name);
    // The screen is the one that was locked.
    await tap('tab-sale');
    await till.until('cart-empty');
  });

  it('a till that nobody touches locks itself after the minutes that were set; a touch puts it off', async () => {
    await signIn(selling.shop, manager);
    await till.page.reload();
    await till.until('due');
    await tap('tab-manage');
    await tap('idle-lock-1');
    await expect.poll(async () => (await selling.shop.ask('till.state', {})).idleLock, patient).toBe(1);
    await tap('tab-sale');
    await till.keys.scan(codes.notebook);
    await till.due(7_000);
    await pass(59_000);
    await till.keys.scan(codes.notebook);
    await till.due(14_000);
    await pass(59_000);
    expect(await operator()).toBe(manager.name);
    await pass(2_000);
    await till.until('locked-says');
    expect(await operator()).toBeNull();
    expect(await says('locked-says')).toContain('2');
    await choose('01');
    await pin(manager.pin);
    await till.due(14_000);
    await tap('void');
    await tap('void-yes');
    await till.until('cart-empty');
  });

  it('who left is gone from the till at once, after a question', async () => {
    await tap('tab-manage');
    await tap('staff-edit-02');
    await tap('staff-leave');
    await till.until('leave-person');
    await tap('leave-person-yes');
    await till.until('person-form', 'hidden');
    await lock();
    await till.until('pin-dots');
    await expect.poll(() => till.page.getByTestId('person-02').count(), patient).toBe(0);
    expect(await selling.shop.ask('till.state', {})).toMatchObject({ operators: [{ name: manager.name }] });
  });
});
