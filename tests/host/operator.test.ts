import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { wrongPinsMax } from '../../src/domain/wrong-pins.ts';
import { openTestHouse } from '../contract/house.ts';
import { cashier, manager, openShop, saleOf, shopOn, type Shop } from './shop.ts';

let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
});
afterEach(() => shop.house.close());

describe('signing in', () => {
  test('the lock outlives a restart of the till', async () => {
    for (let i = 0; i < wrongPinsMax; i += 1) {
      shop.house.time.now += 10_000;
      await shop.code('operator.sign_in', { ...cashier, pin: '000000' });
    }
    const again = openTestHouse({ directory: shop.house.directory });
    again.time.now = shop.house.time.now + 1_000;
    expect(await shopOn(again).code('operator.sign_in', cashier)).toBe('pin_locked');
    expect(await shopOn(again).code('operator.sign_in', manager)).toBe('ok');
    await again.close();
  });

  test('the right PIN forgets the wrong ones', async () => {
    for (let round = 0; round < 3; round += 1) {
      for (let i = 1; i < wrongPinsMax; i += 1) {
        expect(await shop.code('operator.sign_in', { ...cashier, pin: '000000' })).toBe('wrong_pin');
        shop.house.time.now += 10_000;
      }
      expect(await shop.code('operator.sign_in', cashier)).toBe('ok');
    }
  });

  test('a PIN stands in no entry and in no answer', async () => {
    await shop.code('operator.sign_in', { ...cashier, pin: '424242' });
    const state = JSON.stringify(await shop.ask('till.state', {}));
    expect(state).not.toContain('424242');
    expect(state).not.toContain(cashier.pin);
    expect(state).not.toContain('scrypt');
  });
});

describe('the lock screen', () => {
  test('ends what the operator may do, and keeps the shift', async () => {
    await shop.ask('operator.sign_out', {});
    expect(await shop.code('sale.commit', saleOf('s1'))).toBe('not_signed_in');
    const state = await shop.ask('till.state', {});
    expect(state.operator).toBeNull();
    expect(state.shift?.number).toBe(1);
  });

  test('a manager’s rights end with the manager', async () => {
    await shop.ask('operator.sign_in', manager);
    await shop.ask('operator.sign_in', cashier);
    expect(await shop.code('operator.add', { name: '새 사람', role: 'manager', pin: '111111' })).toBe('not_allowed');
  });
});
