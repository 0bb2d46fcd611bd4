/** Failure stories of other tills about who may do what, told on this one. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Input } from '../../src/contract/contract.ts';
import { demoOperators } from '../../src/domain/demo.ts';
import { must } from '../../src/domain/result.ts';
import { cashier, manager, openShop, saleOf, type Shop } from '../host/shop.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let shop: Shop;
beforeEach(async () => {
  shop = await openShop();
  await shop.ask('screen.open', { screenId: 'a' });
});
afterEach(() => shop.house.close());

const refund = (consent: string | null, change: Partial<Input<'refund.commit'>> = {}): Input<'refund.commit'> => ({
  saleId: 'r1', lines: [{ lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: 15_000 }], reason: '흠집', restock: true,
  expectedTotal: 15_000, consent, ...change,
});
const wanted = { action: 'return_without_receipt', subject: 'r1', lineId: null, amount: 15_000 } as const;

test('J88 (a discount bypasses the price lock): no role types over a listed price, and a consent changes nothing else', async () => {
  const below = { ...saleOf('s1', 1, 100), lines: [{ lineId: 'L1', itemId: 1, open: null, quantity: 1, typedPrice: 100 }] };
  for (const who of [cashier, manager]) {
    await shop.ask('operator.sign_in', who);
    expect(await shop.code('sale.commit', below)).toBe('price_not_allowed');
  }
  await shop.ask('operator.sign_in', cashier);
  const { id } = await shop.ask('consent.give', { ...manager, wanted });
  const [line] = refund(id).lines;
  const dearer = { lines: [{ ...must(line, 'a line'), typedPrice: 99_000 }], expectedTotal: 99_000 };
  expect(await shop.code('refund.commit', refund(id, dearer))).toBe('consent_differs');
});

test('J90 (a manager’s PIN stays unlocked): a consent is for one thing, once, and signs nobody in', async () => {
  const { id } = await shop.ask('consent.give', { ...manager, wanted });
  expect((await shop.ask('till.state', {})).operator?.id).toBe('02');
  expect(await shop.code('printer.set', { address: '' })).toBe('not_allowed');
  expect(await shop.code('refund.commit', refund(id))).toBe('ok');
  expect(await shop.code('refund.commit', refund(id, { saleId: 'r2' }))).toBe('consent_gone');
  expect(await shop.code('refund.commit', refund(null, { saleId: 'r2' }))).toBe('needs_consent');
});

test('J90: a manager’s rights end with the manager, whoever comes next and however they come', async () => {
  await shop.ask('operator.sign_in', manager);
  expect(await shop.code('search.set', { isDoubledFound: false })).toBe('ok');
  await shop.ask('operator.sign_in', cashier);
  expect(await shop.code('search.set', { isDoubledFound: true })).toBe('not_allowed');
  await shop.ask('operator.sign_out', {});
  expect(await shop.code('search.set', { isDoubledFound: true })).toBe('not_signed_in');
});

test('J90: who leaves or takes a lower role loses the rights at once, signed in or not', async () => {
  await shop.ask('operator.sign_in', manager);
  await shop.ask('operator.add', { name: '점장 2', role: 'manager', pin: '112233' });
  await shop.ask('operator.change', { operatorId: '01', role: 'cashier' });
  expect(await shop.code('operator.change', { operatorId: '01', role: 'manager' })).toBe('not_allowed');
  await shop.ask('operator.sign_in', { operatorId: '03', pin: '112233' });
  await shop.ask('operator.change', { operatorId: '01', role: 'manager' });
  await shop.ask('operator.leave', { operatorId: '03' });
  expect((await shop.ask('till.state', {})).operator).toBeNull();
  expect(await shop.code('sale.commit', saleOf('s1'))).toBe('not_signed_in');
  expect(await shop.code('operator.sign_in', { operatorId: '03', pin: '112233' })).toBe('unknown_operator');
});

test('J91 (a cashier deletes completed sales): nothing takes a sealed sale away, and a correction needs leave', async () => {
  await shop.ask('sale.commit', saleOf('s1'));
  const before = shop.house.ledger.head().seq;
  expect(await shop.code('cart.void', { screenId: 'a', saleId: 's1', lines: 1, total: 15_000 })).toBe('already_sealed');
  expect(await shop.code('parked.void', { screenId: 'a', saleId: 's1' })).toBe('unknown_parked');
  const paid = { saleId: 's1', corrections: 0, tenders: [{ kind: 'transfer' as const, amount: 15_000, payer: '손님' }] };
  expect(await shop.code('sale.correct_tenders', paid)).toBe('needs_consent');
  expect(shop.house.ledger.head().seq).toBe(before);
});

test('J92 (the screen is believed): a consent that the screen makes up, widens or carries over is refused by the house', async () => {
  expect(await shop.code('refund.commit', refund('made-up'))).toBe('consent_gone');
  const { id } = await shop.ask('consent.give', { ...manager, wanted: { ...wanted, amount: 10 } });
  expect(await shop.code('refund.commit', refund(id))).toBe('consent_differs');
  expect(await shop.code('consent.use', { id, wanted })).toBe('consent_differs');
  const role = { ...cashier, role: 'manager' } as Input<'operator.sign_in'>;
  expect(await shop.code('operator.sign_in', role)).toBe('bad_input');
  expect(shop.house.ledger.lastSealed(1)).toEqual([]);
});

test('J93 (totals, dates and a known password of the program’s own): the house reckons and dates itself, money is whole, no PIN is ready-made', async () => {
  const [line] = saleOf('s1').lines;
  const wrong: [string, object][] = [
    ['price_changed', { ...saleOf('s1'), expectedTotal: 1, tenders: [{ kind: 'cash', given: 1 }] }],
    ['bad_input', { ...saleOf('s1'), expectedTotal: 15_000.5 }], ['bad_input', { ...saleOf('s1'), expectedTotal: '15000' }],
    ['bad_input', { ...saleOf('s1'), at: 0 }], ['bad_input', { ...saleOf('s1'), businessDate: '2020-01-01' }],
    ['bad_input', { ...saleOf('s1'), lines: [{ ...line, quantity: 0.5 }] }], ['bad_input', { ...saleOf('s1'), lines: [{ ...line, net: 1 }] }],
  ];
  for (const [code, input] of wrong) expect(await shop.code('sale.commit', input as Input<'sale.commit'>)).toBe(code);
  const { receipt } = await shop.ask('sale.commit', saleOf('s1'));
  expect([receipt.total, receipt.at]).toEqual([15_000, shop.house.time.now]);
  const ready = ['000000', '111111', '123456', '654321', '999999', ...demoOperators.map(({ pin }) => pin)];
  const { operators } = await shop.ask('till.state', {});
  const own = new Set([manager.pin, cashier.pin]);
  await shop.ask('operator.sign_out', {});
  for (const { id: operatorId } of operators) {
    for (const pin of ready.filter((each) => !own.has(each))) {
      shop.house.time.now += 3_600_000;
      expect(await shop.code('operator.sign_in', { operatorId, pin })).toMatch(/^(?:wrong_pin|pin_locked|till_locked)$/);
    }
  }
  expect((await shop.ask('till.state', {})).operator).toBeNull();
});

test('J94 (code in a receipt’s template runs): a name is a name on paper, whatever it looks like, and nothing makes code of text', async () => {
  const names = ['<?php echo 1 ?>', '{{7*7}} ${7*7} <%= 7*7 %>', "'; DROP TABLE sale; --", '<script>x()</script>', '%s %n $(reboot) `id`'];
  for (const [at, name] of names.entries()) {
    await shop.ask('sale.commit', {
      saleId: `s${at}`, lines: [{ lineId: 'L1', itemId: null, open: { name, taxClass: 'taxable' }, quantity: 1, typedPrice: 7_000 }],
      tenders: [{ kind: 'cash', given: 7_000 }], expectedTotal: 7_000,
    });
    const { lines } = await shop.ask('receipt.preview', { saleId: `s${at}` });
    expect(lines.map(({ text }) => text).join(' ').replace(/\s+/g, ' ')).toContain(name);
  }
  const makesCode = /\beval\(|new Function\(|vm\.run|dangerouslySetInnerHTML|\.innerHTML\b/;
  const found = ['src', 'db', 'electron', 'renderer'].flatMap((folder) => (
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path))
      .filter((path) => makesCode.test(readFileSync(join(root, folder, path), 'utf8')))));
  expect(found).toEqual([]);
});
