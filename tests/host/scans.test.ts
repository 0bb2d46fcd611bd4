/** Readings that reach the house, by the screen's question and from scanners of its own, on the real ledger. */
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { readCatalog } from '../../src/adapters/catalog-csv.ts';
import type { EventOf } from '../../src/contract/contract.ts';
import type { Reading } from '../../src/domain/scan/reading.ts';
import { openTestHouse } from '../contract/house.ts';
import { cashier, openShop, type Shop } from './shop.ts';

type Scanned = EventOf<'code.scanned'>;
const hid = (text: string, aim: string | null = null): Reading => ({ text, aim, source: 'hid' });
const payment = '281006011234567890';
const open: Shop[] = [];
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.house.close();
});

async function counter(): Promise<{ shop: Shop; told: Scanned[] }> {
  const shop = await openShop();
  open.push(shop);
  const told: Scanned[] = [];
  shop.client.on('code.scanned', (scanned) => void told.push(scanned));
  return { shop, told };
}
const turns = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

describe('a reading of a scanner that the house holds', () => {
  test('is told to the newest screen alone, looked up', async () => {
    const { shop, told } = await counter();
    await shop.ask('screen.open', { screenId: 'old' });
    await shop.ask('screen.open', { screenId: 'new' });
    shop.house.host.takeReading(hid('8801234567893', ']E0'));
    shop.house.host.takeReading(hid('0108801234567893\u001D10LOT', ']C1'));
    await turns();
    expect(told).toMatchObject([
      { screenId: 'new', text: '8801234567893', answer: { ok: true, value: { code: '8801234567893', items: [{ id: 1 }] } } },
      { screenId: 'new', text: '8801234567893', answer: { ok: true, value: { items: [{ id: 1 }] } } },
    ]);
  });

  test('that nobody lists says the code that was looked up', async () => {
    const { shop, told } = await counter();
    await shop.ask('screen.open', { screenId: 's' });
    shop.house.host.takeReading(hid('https://idus.com/p/ab12?x=1', ']Q1'));
    await turns();
    expect(told[0]?.answer).toEqual({ ok: false, refusal: { code: 'unknown_code', facts: { code: 'AB12' } } });
  });

  test('while the till is locked tells no code and looks nothing up', async () => {
    const { shop, told } = await counter();
    await shop.ask('screen.open', { screenId: 's' });
    await shop.ask('operator.sign_out', {});
    shop.house.host.takeReading(hid('8801234567893'));
    await turns();
    expect(told).toEqual([{ screenId: 's', text: '', answer: { ok: false, refusal: { code: 'not_signed_in' } } }]);
    await shop.ask('operator.sign_in', cashier);
    shop.house.host.takeReading(hid('8801234567893'));
    await turns();
    expect(told[1]?.answer.ok).toBe(true);
  });

  test('before any screen is dropped, and the log says so without the code', async () => {
    const { shop, told } = await counter();
    shop.house.host.takeReading(hid('8801234567893'));
    await turns();
    expect(told).toEqual([]);
    expect(shop.house.log).toContain('warn scan.no_screen');
  });
});

describe('a customer’s payment code', () => {
  test('is refused on both ways, told to nobody and never searched, though an item carries it', async () => {
    const details: string[] = [];
    const house = openTestHouse({ change: {
      readCatalog: (csv) => readCatalog(csv.replace('FIX', payment)),
      log: { write: (...said) => void details.push(JSON.stringify(said)) },
    } });
    const shop = await openShop(house);
    open.push(shop);
    expect((await shop.ask('catalog.search', { text: '수선', most: 1 })).items).toMatchObject([{ code: payment }]);
    const told: unknown[] = [];
    shop.client.on('code.scanned', (scanned) => void told.push(scanned));
    await shop.ask('screen.open', { screenId: 's' });
    expect(await shop.client.call('catalog.scan', { text: payment })).toEqual({ ok: false, refusal: { code: 'payment_code' } });
    house.host.takeReading(hid(payment, ']Q1'));
    await turns();
    expect(told).toEqual([{ screenId: 's', text: '', answer: { ok: false, refusal: { code: 'payment_code' } } }]);
    expect(details.join('\n')).not.toContain(payment.slice(4));
  });
});

test('20,000 readings, hostile ones too, change nothing and meet listed refusals only', async () => {
  const { shop, told } = await counter();
  await shop.ask('screen.open', { screenId: 's' });
  const before = shop.house.ledger.head();
  let count = 0;
  const unit = fc.constantFrom(...'0123456789()]EQC/:.-\u001D\u0000ㅂ뮻<', '880', '01', '978', 'https://', '__proto__');
  const text = fc.oneof(fc.string({ unit, maxLength: 40 }), fc.string({ unit: 'binary', maxLength: 600 }), fc.stringMatching(/^\d{8,26}$/));
  const aim = fc.option(fc.constantFrom(']E0', ']E3', ']C1', ']e0', ']Q1', ']Q3'), { nil: null });
  await fc.assert(fc.asyncProperty(text, aim, async (value, id) => {
    const asked = await shop.house.host.handlers['catalog.scan']({ text: value });
    expect(asked.ok || ['unknown_code', 'payment_code'].includes(asked.refusal.code)).toBe(true);
    count += 1;
    if (count % 10 === 0) shop.house.host.takeReading(hid(value, id));
  }), { seed: 20261122, numRuns: 20_000 });
  await turns();
  expect(told).toHaveLength(2_000);
  expect(shop.house.ledger.head()).toEqual(before);
}, 120_000);

test.each([
  ['8801234567893', 'ok'], ['08801234567893', 'ok'], ['010880123456789310A', 'ok'], ['https://id.gs1.org/01/08801234567893', 'ok'],
  ['2000000000015', 'ok'], ['ㄴ으00123', 'ok'], [']C0SDM00123', 'ok'], ['18801234567890', 'unknown_code'], ['123456789012345', 'unknown_code'],
  ['134567890123456789', 'payment_code'],
])('%s asked by the screen: %s', async (text, code) => {
  const { shop } = await counter();
  expect(await shop.code('catalog.scan', { text })).toBe(code);
});
