/** Cash in and out, the drawer without a sale, the day's hour: through the house, down to paper, pulse and close. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { cashier, manager, openShop, saleOf, type Shop } from './shop.ts';

let house: TestHouse;
let shop: Shop;
beforeEach(async () => {
  house = openTestHouse();
  shop = await openShop(house);
});
afterEach(() => house.close());

const move = (id: string, change: object = {}) => (
  { id, move: 'pay_out' as const, amount: 12_000, reason: 'supplies' as const, note: '', ...change });
const pulses = (): number => house.printer.pulses;

async function consentTo(action: 'move_cash' | 'open_drawer', subject: string, amount: number): Promise<string> {
  return (await shop.ask('consent.give', { ...manager, wanted: { action, subject, lineId: null, amount } })).id;
}

describe('moves of cash', () => {
  test('D42 all three change what the close expects, and the derivation says so', async () => {
    await shop.ask('operator.sign_in', manager);
    await shop.ask('sale.commit', saleOf('s1'));
    await shop.ask('cash.move', move('a', { move: 'pay_in', amount: 50_000, reason: 'change' }));
    await shop.ask('cash.move', move('b'));
    await shop.ask('cash.move', move('c', { move: 'drop', amount: 100_000, reason: 'lift' }));
    const closed = await shop.ask('shift.close', { counts: [{ face: 1_000, pieces: 153 }], keep: 0 });
    expect(closed).toMatchObject({ expected: 153_000, overShort: 0, cashSales: 15_000, payIns: 50_000, payOuts: 12_000, drops: 100_000 });
  });

  test('a cashier moves none alone, and with leave only what the leave says', async () => {
    expect(await shop.code('cash.move', move('a'))).toBe('needs_consent');
    const consent = await consentTo('move_cash', 'out-a', 12_000);
    expect(await shop.code('cash.move', { ...move('a', { move: 'pay_in', reason: 'change' }), consent })).toBe('consent_differs');
    expect(await shop.code('cash.move', { ...move('a', { amount: 120_000 }), consent })).toBe('consent_differs');
    expect(await shop.code('cash.move', { ...move('a'), consent })).toBe('ok');
    expect(await shop.code('cash.move', { ...move('b'), consent })).toBe('consent_gone');
  });

  test('asked twice it moves once, prints once and opens once', async () => {
    await shop.ask('operator.sign_in', manager);
    const before = { pulses: pulses(), entries: house.ledger.head().seq };
    await shop.ask('cash.move', move('a'));
    expect(await shop.ask('cash.move', move('a'))).toEqual({ number: '', repeated: true });
    expect([pulses() - before.pulses, house.ledger.head().seq - before.entries]).toEqual([1, 1]);
    await house.host.tick(house.time.now);
    await house.host.tick(house.time.now);
    const titles = house.printer.papers.map(({ blocks }) => blocks.flatMap((block) => (block.type === 'text' ? [block.text] : [])));
    expect(titles.filter((texts) => texts.includes('출금 전표'))).toHaveLength(1);
  });

  test('a slip that may have come out is asked about by its own number, and can be printed again', async () => {
    await shop.ask('operator.sign_in', manager);
    house.printer.outcomes = [{ outcome: 'unknown', condition: 'fault' }];
    const { number } = await shop.ask('cash.move', move('a'));
    await house.host.tick(house.time.now);
    const { unknown } = (await shop.ask('till.state', {})).printer;
    expect(unknown.map(({ receiptNumber }) => receiptNumber)).toEqual([number]);
    await shop.ask('print.resolve', { job: unknown[0]?.job ?? 0, outcome: 'again' });
    const printed = house.printer.papers.length;
    await house.host.tick(house.time.now);
    expect(house.printer.papers).toHaveLength(printed + 1);
  });
});

describe('the drawer without a sale', () => {
  test('opens once for each leave, and is counted', async () => {
    const before = pulses();
    expect(await shop.code('drawer.open', { id: 'o1', reason: 'check', note: '' })).toBe('needs_consent');
    const consent = await consentTo('open_drawer', 'o1', 0);
    expect(await shop.code('drawer.open', { id: 'o1', reason: 'check', note: '', consent })).toBe('ok');
    expect(await shop.code('drawer.open', { id: 'o1', reason: 'check', note: '', consent })).toBe('ok');
    expect(await shop.code('drawer.open', { id: 'o2', reason: 'check', note: '', consent })).toBe('consent_gone');
    expect(pulses() - before).toBe(1);
    await shop.ask('operator.sign_in', manager);
    await shop.ask('drawer.open', { id: 'o3', reason: 'stuck', note: '' });
    expect(house.ledger.moved('o3' as never)).toMatchObject({ body: { number: 2 } });
  });
});

describe('much cash', () => {
  test('is said from the limit on, as yes or no alone, and stops nothing', async () => {
    expect((await shop.ask('till.state', {})).isCashHigh).toBe(false);
    await shop.ask('operator.sign_in', manager);
    await shop.ask('day.set_rules', { cashLimit: 215_000, closeLimit: 10_000, dayTurns: 5 });
    expect((await shop.ask('till.state', {})).isCashHigh).toBe(false);
    await shop.ask('sale.commit', saleOf('s1'));
    expect((await shop.ask('till.state', {})).isCashHigh).toBe(true);
    await shop.ask('sale.commit', saleOf('s2'));
    await shop.ask('cash.move', move('a', { move: 'drop', amount: 20_000, reason: 'lift' }));
    expect((await shop.ask('till.state', {})).isCashHigh).toBe(false);
    await shop.ask('day.set_rules', { cashLimit: 0, closeLimit: 10_000, dayTurns: 5 });
    await shop.ask('cash.move', move('b', { move: 'pay_in', amount: 9_000_000, reason: 'change' }));
    expect((await shop.ask('till.state', {})).isCashHigh).toBe(false);
  });
});

describe('the business day', () => {
  test('D44 ends at the shop’s hour; what is sold after midnight belongs to the open day, and an old day is told', async () => {
    house.time.now = Date.UTC(2026, 10, 22, 16, 30); // 01:30 in Seoul
    await shop.ask('sale.commit', saleOf('s1'));
    expect(house.ledger.lastSealed(1)[0]?.businessDate).toBe('2026-11-22');
    expect((await shop.ask('till.state', {})).today).toBe('2026-11-22');
    await shop.ask('operator.sign_in', manager);
    await shop.ask('day.set_rules', { cashLimit: 0, closeLimit: 0, dayTurns: 1 });
    await shop.ask('operator.sign_in', cashier);
    await shop.ask('sale.commit', saleOf('s2'));
    expect(house.ledger.lastSealed(1)[0]?.businessDate).toBe('2026-11-22');
    // A window that nobody signed in at knows, too: the band stands over the sign-in.
    await shop.ask('operator.sign_out', {});
    const state = await shop.ask('till.state', {});
    expect([state.operator, state.shift?.businessDate, state.today]).toEqual([null, '2026-11-22', '2026-11-23']);
  });

  test('may have several shifts, each with its own number and drawer', async () => {
    await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 100_000 });
    house.time.now += 3_600_000;
    await shop.ask('shift.open', { counts: [{ face: 10_000, pieces: 10 }] });
    await shop.ask('sale.commit', saleOf('s1'));
    const state = await shop.ask('till.state', {});
    expect(state.shift).toMatchObject({ number: 2, businessDate: '2026-11-22', float: 100_000 });
    expect(house.ledger.shiftCash(1)).toMatchObject({ expected: 200_000, sales: 0 });
    expect(house.ledger.shiftCash(2)).toMatchObject({ expected: 115_000, sales: 15_000 });
  });
});
