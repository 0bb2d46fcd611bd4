/** The wiring of a till in a directory of its own: who gets it, how it is let go, what is said when it does not open. */
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { openReader } from '../../db/ledger.ts';
import { openVirtualPrinter } from '../../scripts/devices/server.ts';
import { exitCodeOfServed, sentenceOfServed, serveTill, usualPort, type ServedTillRefusal } from '../../scripts/till.ts';
import { connect, type Client } from '../../src/contract/client.ts';
import { serve } from '../../src/contract/serve.ts';
import { transportPair } from '../../src/contract/transport.ts';
import type { LineId, SaleId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import { openTill, type Till, type TillOptions } from '../../src/wiring.ts';
import { cleanUp, folder } from './program.ts';

const program = fileURLToPath(new URL('../..', import.meta.url));
const tills: Till[] = [];
afterEach(async () => {
  await Promise.all(tills.splice(0).map((till) => till.close()));
  await cleanUp();
});

const optionsFor = (data: string): TillOptions => ({ data, printer: '', demo: false, keystore: null, program });

async function opened(options: TillOptions): Promise<Till> {
  const till = await openTill(options);
  if (!till.ok) return expect.fail(till.refusal.code);
  tills.push(till.value);
  return till.value;
}

async function refusalOf(options: TillOptions): Promise<string> {
  const till = await openTill(options);
  if (till.ok) tills.push(till.value);
  return till.ok ? 'opened' : till.refusal.code;
}

function clientOf(till: Till): Client {
  const [ours, theirs] = transportPair();
  serve(theirs, till.house, (fault) => expect.fail(String(fault)));
  return connect(ours, (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  });
}

/** Signs in, opens a shift and sells one thing for cash. */
async function sellOne(client: Client): Promise<void> {
  const state = await client.call('till.state', {});
  const manager = state.ok ? state.value.operators.find(({ role }) => role === 'manager') : undefined;
  await client.call('operator.sign_in', { operatorId: manager?.id ?? '', pin: '975310' });
  await client.call('shift.open', { counts: [] });
  const line = {
    lineId: 'line-1' as LineId, itemId: null, open: { name: '포장', taxClass: 'taxable' as const }, quantity: 1, typedPrice: won(1000),
  };
  const sold = await client.call('sale.commit', {
    saleId: 'sale-1' as SaleId, lines: [line], tenders: [{ kind: 'cash', given: won(1000) }], expectedTotal: won(1000),
  });
  expect(sold).toMatchObject({ ok: true });
}

async function waitingPapers(client: Client): Promise<number> {
  const state = await client.call('till.state', {});
  return state.ok ? state.value.printer.waiting : -1;
}

test('a directory is one till\'s until it is closed, which may be asked for twice', async () => {
  const data = join(folder(), 'deep', 'data');
  const till = await opened(optionsFor(data));
  expect(await refusalOf(optionsFor(data))).toBe('directory_in_use');
  const endOfHouse = till.house.close;
  let ends = 0;
  Object.assign(till.house, { close: () => ((ends += 1), endOfHouse()) });
  await Promise.all([till.close(), till.close()]);
  expect(ends).toBe(1);
  expect(readFileSync(join(data, 'log', 'till.log'), 'utf8').match(/till\.closed/g)).toHaveLength(1);
  expect(await refusalOf(optionsFor(data))).toBe('opened');
});

test('a till that was refused lets its directory go', async () => {
  const data = folder();
  await (await opened(optionsFor(data))).close();
  const path = join(data, 'ledger.sqlite');
  const setVersion = (version: number): void => {
    const database = new Database(path);
    database.pragma(`user_version = ${version}`);
    database.close();
  };
  const before = new Database(path, { readonly: true });
  const version = Number(before.pragma('user_version', { simple: true }));
  before.close();
  setVersion(999);
  expect(await refusalOf(optionsFor(data))).toBe('from_the_future');
  setVersion(version);
  rmSync(join(data, 'secrets'), { recursive: true });
  expect(await refusalOf(optionsFor(data))).toBe('secrets_missing');
  rmSync(join(data, 'ledger-key.pub'));
  expect(await refusalOf(optionsFor(data))).toBe('secrets_missing');
  rmSync(path);
  expect(await refusalOf(optionsFor(data))).toBe('opened');
});

test('the key of another store is refused, even with its public half beside it', async () => {
  const [data, other] = [folder(), folder()];
  await (await opened({ ...optionsFor(data), demo: true })).close();
  await (await opened(optionsFor(other))).close();
  for (const name of ['ledger-key.pub', join('secrets', 'till.json')]) {
    writeFileSync(join(data, name), readFileSync(join(other, name)));
  }
  expect(await refusalOf(optionsFor(data))).toBe('key_differs');
});

test('a place where nothing can be written is unusable, and says why', async () => {
  const place = join(folder(), 'file');
  writeFileSync(place, '');
  for (const data of [place, join(place, 'below')]) expect([data, await refusalOf(optionsFor(data))]).toEqual([data, 'directory_unusable']);
  const data = folder();
  mkdirSync(join(data, 'ledger.sqlite'));
  expect(await refusalOf(optionsFor(data))).not.toBe('opened');
});

test('time comes from the clock that is given', async () => {
  const till = await opened({ ...optionsFor(folder()), now: () => Date.parse('2010-01-04T19:59:00Z') });
  expect(await clientOf(till).call('till.state', {})).toMatchObject({ ok: true, value: { today: '2010-01-04' } });
});

test('what was sold is copied out of the WAL in a quiet moment, and is read by others while the till is open', async () => {
  const data = folder();
  const till = await opened({ ...optionsFor(data), demo: true });
  const client = clientOf(till);
  await sellOne(client);
  // Without a printer no paper is owed: the worker lets it go at its next step.
  await expect.poll(() => waitingPapers(client), { timeout: 3_000 }).toBe(0);
  const main = join(data, 'ledger.sqlite');
  const before = statSync(main).mtimeMs;
  await expect.poll(() => statSync(main).mtimeMs > before, { timeout: 10_000, interval: 200 }).toBe(true);
  const reader = openReader(data);
  expect(reader.prepare('SELECT count(*) FROM sale').pluck().get()).toBe(1);
  reader.close();
});

test('a paper that is being printed is asked about at the next start', async () => {
  const slow = await openVirtualPrinter({ state: { speed: 5 } });
  const data = folder();
  const till = await opened({ ...optionsFor(data), demo: true, printer: `tcp://127.0.0.1:${slow.port}` });
  await sellOne(clientOf(till));
  // The drawer's pulse is the first thing sent, the paper the second.
  await expect.poll(() => slow.paper().jobs.length, { timeout: 5_000 }).toBe(2);
  await till.close();
  await slow.close();
  const state = await clientOf(await opened(optionsFor(data))).call('till.state', {});
  const receiptNumber = expect.stringMatching(/-000001$/) as string;
  expect(state).toMatchObject({ ok: true, value: { printer: { unknown: [{ receiptNumber }] } } });
});

test('a house that does not end keeps its directory for five seconds and no longer', async () => {
  const data = folder();
  const till = await opened(optionsFor(data));
  Object.assign(till.house, { close: () => new Promise(() => undefined) });
  const before = performance.now();
  await till.close();
  expect(performance.now() - before).toBeLessThan(6_000);
  expect(await refusalOf(optionsFor(data))).toBe('opened');
});

test('every refusal has its sentence and its exit code', () => {
  const codes: readonly ServedTillRefusal[] = [
    'directory_in_use', 'directory_unusable', 'real_store', 'secrets_in_keystore', 'secrets_unreadable', 'secrets_missing',
    'secrets_exposed', 'key_differs', 'no_ledger', 'not_a_ledger', 'damaged', 'needs_migration', 'from_the_future',
    'migration_changed', 'migration_missing', 'sqlite_too_old', 'port_unusable',
  ];
  const facts = { directory: '/d', path: '/d/p', reason: 'why', found: 9, known: 2, name: '0001-x.sql', least: '3.51.3', port: 80 };
  for (const code of codes) {
    const sentence = sentenceOfServed({ code, facts });
    expect(sentence, code).toMatch(/^[A-Z/].+\.$/);
    expect(sentence, code).not.toMatch(/undefined|\n/);
    expect([code, exitCodeOfServed({ code })]).toEqual([code, ['directory_in_use', 'port_unusable'].includes(code) ? 4 : 5]);
  }
});

test('a door that cannot open closes its till', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => void taken.once('listening', resolve));
  const { port } = taken.address() as { port: number };
  const data = folder();
  const served = await serveTill({ ...optionsFor(data), page: join(program, 'renderer', 'dist'), port });
  expect(served.ok ? 'served' : served.refusal.code).toBe('port_unusable');
  await new Promise((resolve) => void taken.close(resolve));
  expect(await refusalOf(optionsFor(data))).toBe('opened');
  expect(existsSync(join(data, 'log', 'till.log'))).toBe(true);
});

test('a data directory keeps its port from start to start, and opens without it when it is taken', async () => {
  const data = folder();
  const open = async (): Promise<{ readonly port: number; readonly close: () => Promise<void> }> => {
    const served = await serveTill({ ...optionsFor(data), page: join(program, 'renderer', 'dist'), port: null });
    if (!served.ok) throw new Error(served.refusal.code);
    return { port: Number(new URL(served.value.address).port), close: served.value.close };
  };
  for (let start = 0; start < 2; start += 1) {
    const { port, close } = await open();
    await close();
    expect(port).toBe(usualPort(data));
  }
  const taken = createServer().listen(usualPort(data), '127.0.0.1');
  await new Promise((resolve) => void taken.once('listening', resolve));
  const { port, close } = await open();
  await close();
  await new Promise((resolve) => void taken.close(resolve));
  expect([port === usualPort(data), port > 0]).toEqual([false, true]);
});
