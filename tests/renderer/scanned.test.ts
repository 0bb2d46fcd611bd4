/** What a scanner of the house's own read, pushed to the screen: in order with the screen's own scans, and for one screen alone. */
import { beforeEach, expect, test } from 'vitest';
import type { EventOf } from '../../src/contract/contract.ts';
import { takeScan, takeScanned } from '../../renderer/flows/scans.ts';
import { checkoutStore } from '../../renderer/stores/checkout.ts';
import { tillStore } from '../../renderer/stores/till.ts';
import { viewStore } from '../../renderer/stores/view.ts';
import { beginAnew, codes, found, item, silentHouse, turns } from './silent-house.ts';

type Scanned = EventOf<'code.scanned'>;
let house = silentHouse();
beforeEach(async () => {
  house = await beginAnew();
});

const read = (code: string, screenId = 'screen'): Scanned => ({ screenId, text: code, answer: { ok: true, value: { code, items: [item(code)] } } });
const refused = (code: 'unknown_code' | 'payment_code' | 'not_signed_in', facts?: Record<string, string>): Scanned => ({
  screenId: 'screen', text: '', answer: { ok: false, refusal: facts === undefined ? { code } : { code, facts } },
});

test('rings up without asking, after the scans that came before it', async () => {
  takeScan(house.desk, '1');
  takeScanned(house.desk, read('2'));
  await turns();
  expect([codes(), house.asked.length]).toEqual([[], 1]);
  await house.answerTo(0, found('1'));
  expect(codes()).toEqual(['1×1', '2×1']);
});

test('for another screen is left alone', async () => {
  takeScanned(house.desk, read('2', 'other'));
  await turns();
  expect([codes(), house.sounds]).toEqual([[], []]);
});

test('an unknown code is shown, and the cart stays', async () => {
  takeScanned(house.desk, refused('unknown_code', { code: 'AB12' }));
  await turns();
  expect(checkoutStore.get().panel).toMatchObject({ kind: 'unknown', code: 'AB12' });
});

test('a payment code is said to be one wherever the cashier stands, by both ways, and its digits are nowhere', async () => {
  viewStore.dispatch({ type: 'went', screen: 'tender' });
  takeScanned(house.desk, refused('payment_code'));
  await turns();
  expect([checkoutStore.get().notice, house.sounds, viewStore.get().screen]).toEqual([
    { code: 'refused', tone: 'bad', facts: { code: 'payment_code' } }, ['unknown'], 'tender',
  ]);
  checkoutStore.dispatch({ type: 'noticed', notice: null });
  takeScan(house.desk, '281006011234567890');
  await house.answerTo(0, { ok: false, refusal: { code: 'payment_code' } });
  expect(checkoutStore.get().notice?.facts).toEqual({ code: 'payment_code' });
  expect([house.asked.length, JSON.stringify(checkoutStore.get()).includes('28100601')]).toEqual([1, false]);
});

test('on a locked till nothing is rung up, and the screen says to sign in', async () => {
  takeScanned(house.desk, refused('not_signed_in'));
  await turns();
  expect([codes(), viewStore.get().scansRefused, house.sounds]).toEqual([[], 1, ['unknown']]);
  tillStore.dispatch({ type: 'operator_changed', operator: null });
  takeScanned(house.desk, read('2'));
  await turns();
  expect([codes(), viewStore.get().scansRefused]).toEqual([[], 2]);
});
