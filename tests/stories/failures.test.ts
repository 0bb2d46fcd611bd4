/** The stories of other tills that no test beside the code tells yet, through a whole house on a real ledger; and all are told. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { en } from '../../renderer/words/en.ts';
import { ko } from '../../renderer/words/ko.ts';
import { openTestHouse } from '../contract/house.ts';
import { fakePrinter } from '../fakes/printer.ts';
import { cashier, manager, openShop, saleOf, shopOn, type Shop } from '../host/shop.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import { cartOf } from './cart.ts';
import { later, stories } from './ids.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});
function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'sodam-story-'));
  open.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}
async function counter(directory?: string): Promise<Shop> {
  const shop = await openShop(openTestHouse(directory === undefined ? {} : { directory }));
  open.push(shop.house.close);
  return shop;
}
/** The till opened anew on the same directory, with the cashier signed in. */
async function reopened(directory: string): Promise<Shop> {
  const shop = shopOn(openTestHouse({ directory }));
  open.push(shop.house.close);
  await shop.ask('operator.sign_in', cashier);
  return shop;
}
function sourcesIn(folder: string, ending: RegExp): { path: string; text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((path) => ending.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(root, folder, path), 'utf8') }));
}

test('every story has a test that begins with its id, or a reason why not yet', () => {
  const named = sourcesIn('tests', /\.test\.tsx?$/).flatMap(({ text }) => [...text.matchAll(/\b(?:test|it)(?:\.each\([^]{0,120}?\)(?: as const)?)?\(\s*['"`]((?:[A-Z]\d+,? )+)/g)])
    .flatMap(([, ids = '']) => ids.match(/[A-Z]\d+/g) ?? []);
  const told = new Set(named);
  const ids = Object.keys(stories);
  expect(ids.filter((id) => !told.has(id) && later[id] === undefined)).toEqual([]);
  expect(Object.keys(later).filter((id) => told.has(id) || !ids.includes(id) || later[id] === '')).toEqual([]);
  const spans = [[1, 17], [30, 30], [33, 57], [60, 69], [70, 80], [81, 103]];
  expect(ids.map((id) => Number(id.slice(1)))).toEqual(spans.flatMap(([from = 0, to = 0]) => Array.from({ length: to - from + 1 }, (_, i) => from + i)));
});

describe('lost sales', () => {
  test('A1, A2 a till killed right after its answer has the sale, its number, the open cart and the one put aside', async () => {
    const directory = newDirectory();
    const killed = spawnSync(process.execPath, [join(root, 'tests', 'stories', 'killed.ts'), directory], { encoding: 'utf8' });
    expect([killed.signal, killed.stdout, killed.stderr]).toEqual(['SIGKILL', '0001-01-1-000001', '']);
    const shop = await reopened(directory);
    const { receipts } = await shop.ask('receipt.list', { most: 9 });
    expect(receipts).toMatchObject([{ saleId: 's1', receiptNumber: '0001-01-1-000001', total: 15_000 }]);
    const { state, draft } = await shop.ask('screen.open', { screenId: 'b' });
    expect(draft).toEqual(cartOf('open', 3));
    expect(state.parked).toMatchObject([{ saleId: 'held', name: '두 번째 손님' }]);
    expect(state.nextReceiptNumber).toBe('0001-01-1-000002');
    // Its paper is still owed: it was sold, not printed.
    expect(state.printer.waiting).toBe(1);
    expect((await shop.ask('sale.commit', saleOf('s1'))).repeated).toBe(true);
    expect((await shop.ask('sale.commit', saleOf('s2'))).receipt.receiptNumber).toBe('0001-01-1-000002');
  });

  test('A3 the page keeps nothing in the browser: no storage of it is named in any file', () => {
    const stores = /\b(?:localStorage|sessionStorage|indexedDB|caches|cookieStore|document\.cookie|serviceWorker|showSaveFilePicker)\b/;
    const files = sourcesIn('renderer', /\.(?:ts|tsx|html)$/);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter(({ text }) => stores.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('A4 a paid sale never comes back as an open cart, though its draft is sent once more after it', async () => {
    const shop = await counter();
    await shop.ask('screen.open', { screenId: 'a' });
    await shop.ask('draft.save', { screenId: 'a', cart: cartOf('s1', 1) });
    await shop.ask('sale.commit', saleOf('s1'));
    expect(await shop.code('draft.save', { screenId: 'a', cart: cartOf('s1', 1) })).toBe('already_sealed');
    expect(await shop.code('cart.park', { screenId: 'a', cart: cartOf('s1', 1), name: '' })).toBe('already_sealed');
    expect((await shop.ask('screen.open', { screenId: 'b' })).draft).toBeNull();
    expect((await shop.ask('receipt.list', { most: 9 })).receipts).toMatchObject([{ saleId: 's1', total: 15_000 }]);
  });

  test('A5, A6, A7 what waits for the mall is counted truly, and neither a restart nor the close takes one away', async () => {
    const directory = newDirectory();
    const first = await openShop(openTestHouse({ directory }));
    const waiting = async (shop: Shop): Promise<number[]> => {
      const { outboxWaiting, entries } = await shop.ask('till.state', {});
      return [outboxWaiting, entries];
    };
    for (const id of ['s1', 's2', 's3']) await first.ask('sale.commit', saleOf(id));
    const [before = 0, entries] = await waiting(first);
    expect(before).toBe(entries);
    await first.ask('shift.close', { counts: [{ face: 10_000, pieces: 24 }, { face: 5_000, pieces: 1 }], keep: 0 });
    const [closed = 0] = await waiting(first);
    expect(closed).toBeGreaterThan(before);
    await first.house.close();
    const again = shopOn(openTestHouse({ directory }));
    open.push(again.house.close);
    expect(await waiting(again)).toEqual([closed, closed]);
    // No row of the boundary drops what waits.
    expect(Object.keys(again.house.host.handlers).filter((name) => /outbox|sync|reset|clear|delete|reload/.test(name) && name !== 'operator.reset_pin')).toEqual([]);
  });

  test('A9 closing leaves the carts put aside; the next shift sells one', async () => {
    const shop = await counter();
    await shop.ask('screen.open', { screenId: 'a' });
    await shop.ask('cart.park', { screenId: 'a', cart: cartOf('held', 1), name: '' });
    await shop.ask('shift.close', { counts: [{ face: 10_000, pieces: 20 }], keep: 200_000 });
    await shop.ask('shift.open', { counts: [{ face: 10_000, pieces: 20 }] });
    const { cart } = await shop.ask('cart.recall', { screenId: 'a', saleId: 'held', park: null });
    expect(cart).toEqual(cartOf('held', 1));
    expect((await shop.ask('sale.commit', { ...saleOf('held'), lines: [{ ...saleOf('held').lines[0], lineId: 'L0', itemId: 1, open: null, quantity: 1, typedPrice: null }] })).receipt.total).toBe(15_000);
  });

  test('A11 looking at past receipts, searching and printing them again leaves the cart as it is', async () => {
    const shop = await counter();
    await shop.ask('sale.commit', saleOf('s1'));
    await shop.ask('screen.open', { screenId: 'a' });
    await shop.ask('draft.save', { screenId: 'a', cart: cartOf('open', 3) });
    await shop.ask('receipt.list', { most: 9 });
    await shop.ask('receipt.search', { text: '수저', day: null, most: 9 });
    await shop.ask('receipt.read', { saleId: 's1' });
    await shop.ask('receipt.preview', { saleId: 's1' });
    await shop.ask('receipt.reprint', { saleId: 's1' });
    expect((await shop.ask('screen.open', { screenId: 'b' })).draft).toEqual(cartOf('open', 3));
  });

  test('A12 a cart of 500 lines waits a day and a change of cashier, and is sold whole', async () => {
    const shop = await counter();
    const cart = cartOf('long', 500);
    await shop.ask('screen.open', { screenId: 'a' });
    await shop.ask('draft.save', { screenId: 'a', cart });
    await shop.ask('operator.sign_out', {});
    shop.house.time.now += 24 * 3_600_000;
    await shop.house.host.tick(shop.house.time.now);
    await shop.ask('operator.sign_in', manager);
    expect((await shop.ask('screen.open', { screenId: 'b' })).draft).toEqual(cart);
    const lines = cart.lines.map(({ id }) => ({ lineId: id, itemId: 1, open: null, quantity: 1, typedPrice: null }));
    const { receipt } = await shop.ask('sale.commit', { saleId: 'long', lines, tenders: [{ kind: 'cash', given: 7_500_000 }], expectedTotal: 7_500_000 });
    expect([receipt.lineCount, receipt.total]).toEqual([500, 7_500_000]);
  });

  test('A14 what was paid offline comes to the mall as it was paid, and a mall that does not answer lets nothing stick', async () => {
    const shop = await counter();
    const { mall, ledger, host, time } = shop.house;
    await shop.ask('sale.commit', saleOf('s1'));
    mall.letIn('0001-01', 'ABCD2345');
    await shop.ask('operator.sign_in', manager);
    await shop.ask('mall.enrol', { address: 'https://mall.example', code: 'ABCD2345' });
    mall.silences = Array.from({ length: 4 }, () => ({ why: 'unreachable' as const }));
    for (let tick = 0; tick < 80; tick += 1) await host.tick((time.now += 250));
    expect(ledger.outboxWaiting()).toBe(0);
    const sent = mall.asked.flatMap(({ body }) => (JSON.parse(body) as { items?: { id: string; body: string | null }[] }).items ?? []);
    const body = JSON.parse(sent.findLast(({ id }) => id === 's1')?.body ?? '{}') as { tenders?: unknown };
    expect(body.tenders).toEqual(ledger.sealed('s1' as SaleId)?.tenders);
  });

  test('A13 of two screens one has the cart; the other writes nothing', async () => {
    const shop = await counter();
    await shop.ask('screen.open', { screenId: 'a' });
    await shop.ask('draft.save', { screenId: 'a', cart: cartOf('s1', 1) });
    const { draft } = await shop.ask('screen.open', { screenId: 'b' });
    expect(draft).toEqual(cartOf('s1', 1));
    for (const code of [
      await shop.code('draft.save', { screenId: 'a', cart: cartOf('s1', 2) }),
      await shop.code('cart.void', { screenId: 'a', saleId: 's1', lines: 1, total: 15_000 }),
      await shop.code('cart.park', { screenId: 'a', cart: cartOf('s1', 2), name: '' }),
    ]) expect(code).toBe('screen_replaced');
    expect((await shop.ask('screen.open', { screenId: 'c' })).draft).toEqual(cartOf('s1', 1));
  });

  test('A17 a cart taken up again is the draft in the same step: a till that dies then has it still, once', async () => {
    const directory = newDirectory();
    const first = await openShop(openTestHouse({ directory }));
    await first.ask('screen.open', { screenId: 'a' });
    await first.ask('cart.park', { screenId: 'a', cart: cartOf('held', 2), name: '' });
    await first.ask('cart.recall', { screenId: 'a', saleId: 'held', park: null });
    // Nothing is closed: the files are as a power cut leaves them.
    const again = await reopened(directory);
    const { state, draft } = await again.ask('screen.open', { screenId: 'b' });
    expect([draft, state.parked]).toEqual([cartOf('held', 2), []]);
    await first.house.close();
  });
});

describe('paper', () => {
  test('G60 a printer that never ends a paper holds up neither the next sale nor its drawer', async () => {
    const shop = await counter();
    shop.house.printer.print = () => new Promise(() => undefined);
    for (const id of ['s1', 's2', 's3']) {
      await shop.ask('sale.commit', saleOf(id));
      void shop.house.host.tick((shop.house.time.now += 1_000));
    }
    expect((await shop.ask('receipt.list', { most: 9 })).receipts).toHaveLength(3);
    expect(shop.house.printer.pulses).toBe(3);
  });

  test('G64 a printer that was set is set after a restart, and one that was refused never was', async () => {
    const directory = newDirectory();
    const first = await openShop(openTestHouse({ directory }));
    await first.ask('operator.sign_in', manager);
    await first.ask('printer.set', { address: 'tcp://10.0.0.9:9100', columns: 48 });
    expect(await first.code('printer.set', { address: 'lpt1' })).toBe('bad_printer');
    await first.house.close();
    const again = shopOn(openTestHouse({ directory, change: { openPrinter: (address) => fakePrinter(address) } }));
    open.push(again.house.close);
    expect((await again.ask('till.state', {})).printer).toMatchObject({ address: 'tcp://10.0.0.9:9100', columns: 48 });
  });

  test.each([['ko', ko], ['en', en]] as const)('G65 every trouble of the printer has its own sentence and three steps (%s)', (_, { printer }) => {
    const troubles = ['offline', 'paper_out', 'cover_open', 'fault'] as const;
    const says = troubles.map((trouble) => printer[`${trouble}Says`]);
    const steps = troubles.map((trouble) => [printer[`${trouble}Step1`], printer[`${trouble}Step2`], printer[`${trouble}Step3`]].join('\n'));
    expect([new Set(says).size, new Set(steps).size]).toEqual([4, 4]);
  });
});

describe('scanners', () => {
  test.each(['FIX', 'fix', 'A1'])('H80 a short code, %s, is looked up like any other', async (text) => {
    const shop = await counter();
    expect(await shop.code('catalog.scan', { text })).toBe(text === 'A1' ? 'unknown_code' : 'ok');
  });
});
