/**
 * A file of receipts rung up on two tills of two stores, each selling what is its own, against one mall over real HTTP; the
 * busiest business week without the mall, then drained, and on. Both sides are held against sums that a reader of its own takes from the
 * file. Used by the test with a small file and by the proof with the real one.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ledgerFile } from '../../db/ledger.ts';
import { mallFile } from '../../db/mall/database.ts';
import { openReaderOf } from '../../db/open.ts';
import { openMall, type MallServer } from '../../scripts/mall/server.ts';
import { readReceipts, type ReplayReceipt } from '../../scripts/replay/receipts.ts';
import { replay } from '../../scripts/replay/run.ts';
import { makeReplayStore, replayPeople, serviceCodes } from '../../scripts/replay/store.ts';
import { epochOfLocal } from '../../src/adapters/system.ts';
import { connect, type Client } from '../../src/contract/client.ts';
import type { CommandName, Input, Output } from '../../src/contract/contract.ts';
import { serve } from '../../src/contract/serve.ts';
import { transportPair } from '../../src/contract/transport.ts';
import { openTill, type Till } from '../../src/wiring.ts';
import { readRows, sumsOf, type DaySum, type Row } from '../proof/csv.ts';

const program = fileURLToPath(new URL('../..', import.meta.url));
const stores = ['0001', '0002'] as const;
type Store = (typeof stores)[number];
/** Days of one business week. */
const weekDays = 5;
/** A till asks more than once a second; so many turns are many times what a year's file needs. */
const turnsMost = 5_000;

export type TwoStores = {
  readonly receipts: number;
  /** Days of a store that are the same in the file, on the till and at the mall. */
  readonly daysEqual: number;
  /** Entries that waited after the week without a mall, of both tills. */
  readonly waited: number;
  /** Items of a store of which the mall has the very pieces that the file leaves. */
  readonly stocksEqual: number;
  /** Whatever is not the same, in words. */
  readonly wrong: readonly string[];
};

type Counter = { readonly store: Store; readonly till: Till; readonly client: Client; readonly clock: { now: number } };

/** Which store a receipt of the file is sold in: by the last figure of its number. */
function storeOf(receipt: string): Store {
  return Number(receipt.at(-1)) % 2 === 0 ? '0001' : '0002';
}

/** Runs the whole of it in an empty directory. `text` is the file's. */
export async function twoStores(directory: string, text: string, progress: (text: string) => void): Promise<TwoStores> {
  const file = readReceipts(text);
  if (file === null || file.rejected.length > 0) throw new Error('this is no receipts file without bad rows');
  const mallData = join(directory, 'mall');
  mkdirSync(mallData, { recursive: true });
  const faults: string[] = [];
  const report = (fault: string): void => void faults.push(fault);
  const openTheMall = (port: number): Promise<MallServer> => openMall({ port, directory: mallData, report });
  const mall = await openTheMall(0);
  let again: MallServer | null = null;
  const counters: Counter[] = [];
  try {
    for (const store of stores) counters.push(await openCounter(directory, store, file.receipts, mall));
    const days = [...new Set(file.receipts.map(({ wallTime }) => wallTime.slice(0, 10)))].sort();
    const [from, to] = busiestWeek(days, file.receipts);
    const part = (isOf: (day: string) => boolean): Promise<void> => (
      sell(counters, file.receipts.filter(({ wallTime }) => isOf(wallTime.slice(0, 10)))));
    progress('with the mall there');
    await part((day) => day < from);
    await drain(counters);
    const before = ordersAt(mallData);
    await mall.close();
    progress('a business week without the mall');
    await part((day) => day >= from && day <= to);
    const waited = await waitingOf(counters);
    if (ordersAt(mallData) !== before) faults.push('the mall got something while it was away');
    again = await openTheMall(mall.port);
    progress('draining, and on to the end');
    await drain(counters);
    await part((day) => day > to);
    await drain(counters);
    const found = await Promise.all(counters.map((counter) => compareStore(counter, mallData, readRows(text))));
    const heads = counters.flatMap((counter) => compareHeads(directory, mallData, counter));
    const stock = compareStock(mallData, file.receipts);
    return {
      receipts: ordersAt(mallData), waited, stocksEqual: stock.equal, daysEqual: found.reduce((sum, { equal }) => sum + equal, 0),
      wrong: [...faults, ...found.flatMap(({ wrong }) => wrong), ...heads, ...stock.wrong],
    };
  } finally {
    for (const { till } of counters) await till.close();
    await (again ?? mall).close();
  }
}

/** The first and the last of five trading days on end with the most receipts. */
function busiestWeek(days: readonly string[], receipts: readonly ReplayReceipt[]): readonly [string, string] {
  const weeks = days.slice(weekDays - 1).map((to, at) => [days[at] ?? '', to] as const);
  const soldIn = ([from, to]: readonly [string, string]): number => (
    receipts.filter(({ wallTime }) => wallTime.slice(0, 10) >= from && wallTime.slice(0, 10) <= to).length);
  return weeks.reduce((best, week) => (soldIn(week) > soldIn(best) ? week : best));
}

async function openCounter(directory: string, store: Store, receipts: readonly ReplayReceipt[], mall: MallServer): Promise<Counter> {
  const clock = { now: epochOfLocal(`${receipts[0]?.wallTime.slice(0, 10) ?? ''} 05:00`) };
  const opened = await openTill({
    data: join(directory, store), printer: '', demo: false, keystore: null, program, now: () => clock.now,
  });
  if (!opened.ok) throw new Error(`the till does not open: ${opened.refusal.code}`);
  const [ours, theirs] = transportPair();
  serve(theirs, opened.value.house, (fault, name) => {
    throw new Error(name, { cause: fault });
  });
  const client = connect(ours, (ms, ring) => {
    const timer = setTimeout(ring, ms);
    return () => clearTimeout(timer);
  }, 60_000);
  await makeReplayStore(client, receipts, store);
  await must(client, 'mall.enrol', { address: mall.address, code: mall.makeCode(`${store}-01`) });
  return { store, till: opened.value, client, clock };
}

async function must<N extends CommandName>(client: Client, name: N, input: Input<N>): Promise<Output<N>> {
  const answer = await client.call(name, input);
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.refusal.code}`);
  return answer.value;
}

async function sell(counters: readonly Counter[], receipts: readonly ReplayReceipt[]): Promise<void> {
  for (const counter of counters) {
    const own = receipts.filter(({ number }) => storeOf(number) === counter.store);
    const setTime = (wallTime: string): void => void (counter.clock.now = epochOfLocal(wallTime));
    const report = await replay(own, { client: counter.client, people: replayPeople, setTime, progress: () => undefined });
    if (report.rejected.length > 0) throw new Error(`not sold: ${JSON.stringify(report.rejected.slice(0, 3))}`);
  }
}

async function waitingOf(counters: readonly Counter[]): Promise<number> {
  const states = await Promise.all(counters.map(({ client }) => must(client, 'mall.state', {})));
  return states.reduce((sum, { waiting }) => sum + waiting, 0);
}

/** Steps both tills, a second of their own time at a turn, until nothing waits. */
async function drain(counters: readonly Counter[]): Promise<void> {
  for (let turn = 0; turn < turnsMost; turn += 1) {
    if ((await waitingOf(counters)) === 0) return;
    for (const counter of counters) {
      counter.clock.now += 1_000;
      await counter.till.house.tick(counter.clock.now);
    }
  }
  throw new Error('it never drained');
}

type DayOrders = { readonly day: string; readonly kind: string; readonly receipts: number; readonly total: number };

function readMall<T>(mallData: string, sql: string, ...given: string[]): T[] {
  const reader = openReaderOf(join(mallData, mallFile));
  try {
    return reader.prepare<string[], T>(sql).all(...given);
  } finally {
    reader.close();
  }
}

function ordersAt(mallData: string): number {
  return readMall<{ n: number }>(mallData, 'SELECT count(*) AS n FROM sale_order')[0]?.n ?? 0;
}

/** Each business day of a store: the mall's orders against the file, and what till and mall prove to each other. */
async function compareStore({ store, client }: Counter, mallData: string, rows: readonly Row[]): Promise<{ equal: number; wrong: string[] }> {
  const { days } = sumsOf(rows.filter(({ receipt }) => storeOf(receipt) === store));
  const orders = readMall<DayOrders>(
    mallData, 'SELECT business_date AS day, kind, count(*) AS receipts, sum(total) AS total FROM sale_order WHERE till = ? GROUP BY 1, 2',
    `${store}-01`,
  );
  const wrong = orders.filter(({ day }) => !days.has(day)).map(({ day }) => `${store} ${day}: not in the file`);
  let equal = 0;
  for (const [day, sum] of days) {
    const faults = compareDay(orders.filter((one) => one.day === day), sum);
    const { here, there } = await must(client, 'mall.prove', { day: day as Input<'mall.prove'>['day'] });
    const net = Number(sum.gross + sum.returnsTotal);
    for (const [side, told] of [['till', here], ['mall', there]] as const) {
      if (told.receipts !== sum.receipts || told.total !== net) faults.push(`the ${side} proves ${told.receipts} and ${told.total}`);
    }
    if (faults.length === 0) equal += 1;
    wrong.push(...faults.map((fault) => `${store} ${day}: ${fault}`));
  }
  return { equal, wrong };
}

function compareDay(orders: readonly DayOrders[], { receipts, returns, gross, returnsTotal }: DaySum): string[] {
  const expected = [['sale', receipts - returns, gross], ['refund', returns, returnsTotal]] as const;
  return expected.flatMap(([kind, count, total]) => {
    const found = orders.find((one) => one.kind === kind) ?? { receipts: 0, total: 0 };
    return found.receipts === count && BigInt(found.total) === total
      ? [] : [`${kind}: ${found.receipts} of ${found.total} won instead of ${count} of ${total}`];
  });
}

/** The mall has every entry of the journal, up to the same head. */
function compareHeads(directory: string, mallData: string, { store }: Counter): string[] {
  const reader = openReaderOf(join(directory, store, ledgerFile));
  const here = reader.prepare<[], { n: number; hash: string }>(
    'SELECT count(*) AS n, (SELECT lower(hex(hash)) FROM journal ORDER BY seq DESC LIMIT 1) AS hash FROM journal',
  ).get();
  reader.close();
  const [there] = readMall<{ n: number; hash: string }>(
    mallData, 'SELECT count(*) AS n, (SELECT hash FROM head WHERE till = ?) AS hash FROM entry WHERE till = ?', `${store}-01`, `${store}-01`,
  );
  return here?.n === there?.n && here?.hash === there?.hash ? [] : [`${store}: ${here?.n ?? 0} entries here, ${there?.n ?? 0} at the mall`];
}

/** Goods of the file, by store: each has the pieces that came back less those that were sold; what has no stock is no row. */
function compareStock(mallData: string, receipts: readonly ReplayReceipt[]): { equal: number; wrong: string[] } {
  const expected = new Map<string, number>();
  for (const { number, kind, lines } of receipts) {
    for (const { code, quantity } of lines) {
      const key = `${storeOf(number)} ${code}`;
      expected.set(key, (expected.get(key) ?? 0) + (kind === 'sale' ? -quantity : quantity));
    }
  }
  const rows = readMall<{ store: string; sku: string; quantity: number }>(mallData, 'SELECT store, sku, quantity FROM stock');
  const wrong = rows.flatMap(({ store, sku, quantity }) => {
    const pieces = expected.get(`${store} ${sku}`) ?? 0;
    return pieces === quantity ? [] : [`${store} ${sku}: ${quantity} pieces at the mall instead of ${pieces}`];
  });
  const known = new Set(rows.map(({ store, sku }) => `${store} ${sku}`));
  const missing = [...expected].filter(([key, pieces]) => pieces !== 0 && !known.has(key) && !serviceCodes.has(key.slice(5)));
  return { equal: rows.length - wrong.length, wrong: [...wrong, ...missing.map(([key]) => `${key}: not at the mall`)] };
}
