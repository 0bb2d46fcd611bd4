/**
 * The blind close: a planted expected amount is looked for in every text that the house sends to a screen, through a whole
 * shift with every question a screen can ask, and is in none of them before the count is committed.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { connect, type Client } from '../../src/contract/client.ts';
import type { CommandName } from '../../src/contract/contract.ts';
import { serve } from '../../src/contract/serve.ts';
import { transportPair } from '../../src/contract/transport.ts';
import { openTestHouse, type TestHouse } from '../contract/house.ts';
import { cashier, manager, openShop, saleOf, type Shop } from './shop.ts';

/** Float 200,000 + sales 3 × 15,000 + pay-in 1,234,560 − pay-out 20,010. */
const planted = 200_000 + 45_000 + 1_234_560 - 20_010;
const shapes = [String(planted), String(planted).replace(/\B(?=(\d{3})+$)/g, ',')];

let house: TestHouse;
let shop: Shop;
let screen: Client;
let frames: string[];
beforeEach(async () => {
  house = openTestHouse();
  shop = await openShop(house);
  const [ours, theirs] = transportPair();
  frames = [];
  serve({ ...theirs, send: (text) => (frames.push(text), theirs.send(text)) }, house.host, () => undefined);
  screen = connect(ours, () => () => undefined);
  await shop.ask('operator.sign_in', manager);
  await shop.ask('cash.move', { id: 'a', move: 'pay_in', amount: 1_234_560, reason: 'change', note: '' });
  await shop.ask('cash.move', { id: 'b', move: 'pay_out', amount: 20_010, reason: 'meal', note: '' });
  await shop.ask('operator.sign_in', cashier);
  for (const id of ['s1', 's2', 's3']) await shop.ask('sale.commit', saleOf(id, 1, 15_000, 50_000));
});
afterEach(() => house.close());

const leaks = (): string[] => frames.filter((text) => shapes.some((shape) => text.includes(shape)));
const code = async (name: CommandName, input: object): Promise<string> => {
  const answer = await screen.call(name, input as never);
  return answer.ok ? 'ok' : answer.refusal.code;
};

/** Asks every row that only looks, as a curious screen would. */
async function askEverything(): Promise<void> {
  const inputs: Partial<Record<CommandName, object[]>> = {
    'till.state': [{}], 'screen.open': [{ screenId: 'curious' }], 'receipt.list': [{ most: 200 }], 'receipt.search': [{ text: '15000', day: null, most: 50 }],
    'receipt.read': [{ saleId: 's1' }], 'receipt.preview': [{ saleId: 's1' }], 'return.read': [{ saleId: 's1' }], 'day.rules': [{}],
    'shift.leftovers': [{}], 'shift.x': [{ withCash: false, print: false }, { withCash: false, print: true }], 'z.list': [{ most: 100 }], 'z.read': [{ shift: 1 }],
    'day.explain': ['net', 'gross', 'vat', 'rounding', 'tender:cash', 'expected', 'cash|sale', 'cash|float', 'over_short|opening', 'tender|cash|sale|'].map(
      (key) => ({ shift: 1, key })),
    'tiles.read': [{}], 'return.policy': [{}], 'operator.list': [{}],
  };
  for (const [name, asked] of Object.entries(inputs)) {
    for (const input of asked) await screen.call(name as CommandName, input as never);
  }
  await house.host.handlers['till.state']({});
  await house.host.tick(house.time.now);
}

describe('nothing says what the drawer should hold before it was counted', () => {
  test('D45 no frame, whatever is asked, until the close answers', async () => {
    await askEverything();
    expect(await code('shift.close', { counts: [{ face: 10_000, pieces: 1 }], keep: 0 })).toBe('far_off');
    expect(await code('shift.close', { counts: [{ face: 10_000, pieces: 2 }], keep: 0, consent: 'no-such' })).toBe('consent_gone');
    expect(await code('shift.hand_over', { counts: [], pin: cashier.pin, to: '01', toPin: manager.pin })).toBe('ok');
    await shop.ask('operator.sign_in', cashier);
    await askEverything();
    expect(frames.length).toBeGreaterThan(50);
    expect(leaks()).toEqual([]);
    // The drawer holds it to the won, so the close is let through, and only now it is told.
    const counts = [[50_000, 29], [1_000, 9], [500, 1], [50, 1]].map(([face = 0, pieces = 0]) => ({ face, pieces }));
    expect(counts.reduce((all, { face, pieces }) => all + face * pieces, 0)).toBe(planted);
    expect(await code('shift.close', { counts, keep: 0 })).toBe('ok');
    expect(leaks()).not.toEqual([]);
  });

  test('a look with a manager’s leave tells it once, is written down, and stands on the Z', async () => {
    expect(await code('shift.x', { withCash: true, print: false })).toBe('needs_consent');
    const consent = (await shop.ask('consent.give', { ...manager, wanted: { action: 'see_expected_cash', subject: 'shift-1', lineId: null, amount: 0 } })).id;
    expect(leaks()).toEqual([]);
    const seen = await shop.ask('shift.x', { withCash: true, print: true, consent });
    expect(seen.report.figures.find(({ key }) => key === 'expected')?.amount).toBe(planted);
    for (let step = 0; step < 12; step += 1) await house.host.tick(house.time.now);
    await shop.ask('shift.close', { counts: [], keep: 0, consent: await leaveToClose(0) });
    const z = await shop.ask('z.read', { shift: 1 });
    expect(z.report.happened.seen).toBe(1);
    expect(z.lines.map(({ text }) => text.trim()).find((text) => text.startsWith('마감 전 현금 열람'))).toMatch(/1회$/);
    // The X on paper has no cash even then.
    const x = house.printer.papers.find(({ blocks }) => blocks.some((block) => block.type === 'text' && block.text.startsWith('중간정산 X')));
    expect(JSON.stringify(x)).not.toContain('있어야 할 현금');
  });
});

async function leaveToClose(amount: number): Promise<string> {
  return (await shop.ask('consent.give', { ...manager, wanted: { action: 'close_far_off', subject: 'shift-1', lineId: null, amount } })).id;
}

describe('a close is always possible', () => {
  test('D35 far off with leave; each count that was tried is a record, and minus is short', async () => {
    for (const pieces of [1, 2, 3]) expect(await code('shift.close', { counts: [{ face: 10_000, pieces }], keep: 0 })).toBe('far_off');
    const consent = await leaveToClose(30_000);
    const closed = await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 3 }], keep: 0, consent });
    expect(closed.overShort).toBe(30_000 - planted);
    const z = await shop.ask('z.read', { shift: 1 });
    expect([z.report.happened.counts, z.report.happened.consents]).toEqual([4, 1]);
    const net = z.report.figures.find(({ key }) => key === 'net')?.amount;
    const printed = z.lines.map(({ text }) => text.trim().replace(/ {2,}/g, ' '));
    for (const [name, title] of [['hour', '시간대별'], ['category', '분류별'], ['maker', '작가별']] as const) {
      const rows = z.report.by?.[name] ?? [];
      expect(rows.reduce((all, { amount }) => all + amount, 0), name).toBe(net);
      expect(printed, name).toContain(`${title} 순매출`);
      const explained = await shop.ask('day.explain', { shift: 1, key: `${name}|${rows[0]?.key}` });
      expect(explained.amount, name).toBe(rows[0]?.amount);
    }
  });

  test('a manager needs nobody, and cheques count by their faces', async () => {
    await shop.ask('operator.sign_in', manager);
    const closed = await shop.ask('shift.close', { counts: [{ face: 1_000_000, pieces: 2 }, { face: 300_000, pieces: 1 }], keep: 0 });
    expect(closed).toMatchObject({ counted: 2_300_000, overShort: 2_300_000 - planted });
  });

  test('what is open is carried over by name, or the list is looked at again', async () => {
    house.printer.outcomes = [{ outcome: 'not_printed', condition: 'paper_out' }];
    const cart = {
      saleId: 'p1', kind: 'sale' as const, selected: null, lines: [{
        id: 'L1', itemId: 1, code: '8801234567893', name: '옻칠 수저 세트', maker: '칠몽', taxClass: 'taxable' as const, listPrice: 15_000, typedPrice: null,
        quantity: 1, stocked: true, oneOff: false,
      }],
    };
    await shop.ask('screen.open', { screenId: 'mine' });
    await shop.ask('cart.park', { screenId: 'mine', cart: cart as never, name: '파란 가방 손님' });
    house.time.now += 60_000;
    await shop.ask('operator.sign_in', manager);
    expect(await code('shift.close', { counts: [], keep: 0, carried: [] })).toBe('not_carried');
    const { things, undelivered } = await shop.ask('shift.leftovers', {});
    expect(things.map(({ kind }) => kind)).toEqual(['parked', 'paper', 'paper', 'paper', 'paper', 'paper']);
    expect(undelivered).toBeGreaterThan(10);
    await shop.ask('shift.close', { counts: [], keep: 0, carried: things.map(({ key }) => key) });
    const close = house.ledger.entry(house.ledger.closedShift(1)?.entry ?? 0).fact;
    expect(close.body).toMatchObject({ carried: [{ kind: 'parked', name: '파란 가방 손님', amount: 15_000 }, { kind: 'paper' }, {}, {}, {}, {}] });
    const z = await shop.ask('z.read', { shift: 1 });
    expect(z.lines.some(({ text }) => text.startsWith('보류 파란 가방 손님') && text.endsWith('15,000'))).toBe(true);
  });
});

describe('a hand-over', () => {
  test('is signed by both PINs, says who, and leaves the one who took over at the till', async () => {
    expect(await code('shift.hand_over', { counts: [], pin: '000000', to: '01', toPin: manager.pin })).toBe('wrong_pin');
    house.time.now += 5_000;
    expect(await code('shift.hand_over', { counts: [], pin: cashier.pin, to: '01', toPin: '000000' })).toBe('wrong_pin');
    house.time.now += 5_000;
    const handed = await shop.ask('shift.hand_over', { counts: [{ face: 50_000, pieces: 2 }], pin: cashier.pin, to: '01', toPin: manager.pin });
    expect(handed.counted).toBe(100_000);
    expect((await shop.ask('till.state', {})).operator?.id).toBe('01');
    const { fact } = house.ledger.entry(Number(handed.number.split('-E')[1]));
    expect(fact).toMatchObject({ kind: 'shift_handed_over', body: { from: '02', to: '01', counted: 100_000, expected: planted } });
  });
});
