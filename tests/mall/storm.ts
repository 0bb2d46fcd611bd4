/**
 * The storm: real tills and the real mall as processes, a bad network between them, all of them killed at random; then calm, and
 * both sides must have the same. Used by the test and, for longer, by the proof.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ledgerFile } from '../../db/ledger.ts';
import { mallFile } from '../../db/mall/database.ts';
import { openReaderOf } from '../../db/open.ts';
import { randomFrom } from '../../scripts/demo-catalog/random.ts';
import { openBadWire } from './bad-wire.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

export type StormReport = {
  readonly sold: number; readonly orders: number; readonly tillKills: number; readonly mallKills: number;
  readonly requests: number; readonly wireFaults: number;
  /** Everything that is not the same on both sides, in words. */
  readonly wrong: readonly string[];
};

type Actor = { process: ChildProcess; out: string; from: number; readonly start: () => void; kills: number; over: boolean };
/** What a storm must have done at least, however slow the machine is. */
export type Least = { readonly sold: number; readonly tillKills: number; readonly mallKills: number; readonly wireFaults: number };

function actor(args: readonly string[]): Actor {
  const one: Actor = {
    process: null as never, out: '', from: 0, kills: 0, over: false,
    start: () => {
      one.over = false;
      one.from = one.out.length;
      const child = spawn(process.execPath, [...args], { stdio: ['pipe', 'pipe', 'pipe'] });
      one.process = child;
      child.stdin.on('error', () => undefined);
      child.stdout.on('data', (text) => void (one.out += String(text)));
      child.stderr.on('data', (text) => void (one.out += String(text)));
      child.on('close', () => void (one.over = child === one.process));
    },
  };
  one.start();
  return one;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms));

async function until(what: string, holds: () => boolean, timeoutMs: number): Promise<void> {
  for (const end = performance.now() + timeoutMs; !holds(); await pause(50)) {
    if (performance.now() > end) throw new Error(`never came: ${what}`);
  }
}

async function kill(one: Actor): Promise<void> {
  one.kills += 1;
  await gone(one);
  one.start();
}

/** Kills a process that lives, and waits until nothing of it is left. */
async function gone(one: Actor): Promise<void> {
  if (one.over) return;
  const closed = new Promise<void>((resolve) => void one.process.once('close', () => resolve()));
  one.process.kill('SIGKILL');
  await closed;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Runs the storm for so long in an empty directory, and on until the least is done; then lets everything through. */
export async function storm(directory: string, stormMs: number, least: Least, seed: number, drainMs = 120_000): Promise<StormReport> {
  const random = randomFrom(seed);
  const port = await freePort();
  const mallData = join(directory, 'mall');
  const mall = actor([join(root, 'scripts/mall.ts'), '--port', `${port}`, '--data', mallData]);
  await until('the mall', () => mall.out.includes('mall ready'), 30_000);
  const wire = await openBadWire(() => port, random);
  wire.calm = true;
  const names = [['0001', '01'], ['0001', '02'], ['0002', '01']] as const;
  const tills: Actor[] = [];
  for (const [store, till] of names) {
    const data = join(directory, `${store}-${till}`);
    mkdirSync(data, { recursive: true });
    const code = await makeCode(port, `${store}-${till}`);
    tills.push(actor([
      join(root, 'tests/mall/storm-till.ts'), '--data', data, '--mall', `http://127.0.0.1:${wire.port}`, '--store', store, '--till', till,
      '--code', code,
    ]));
  }
  try {
    await until('every till', () => tills.every(({ out }) => out.includes('ready')), 60_000);
    wire.calm = false;
    const isEnough = (): boolean => soldBy(tills).length >= least.sold && killsOf(tills) >= least.tillKills
      && mall.kills >= least.mallKills && wire.counts.faults >= least.wireFaults;
    for (const end = performance.now() + stormMs; performance.now() < end || !isEnough();) {
      if (performance.now() > end + drainMs) throw new Error('the storm does not get anywhere');
      await pause(random.between(300, 1_500));
      const victim = random.chance(0.25) ? mall : (tills[random.between(0, tills.length - 1)] ?? mall);
      // Who has not done anything since the last time is left alone: on a slow machine nothing would ever happen.
      if (victim.over || /^(?:sold|mall ready)/m.test(victim.out.slice(victim.from))) await kill(victim);
    }
    wire.calm = true;
    [...tills, mall].filter(({ over }) => over).forEach((one) => one.start());
    for (const till of tills) till.process.stdin?.write('stop\n');
    await until('everything through', () => tills.every(({ out }) => out.includes('drained')), drainMs).catch((fault: unknown) => {
      throw new Error(`${String(fault)}\n${tills.map(({ out }) => out.slice(-600)).join('\n---\n')}\n--- mall\n${mall.out.slice(-600)}`);
    });
  } finally {
    // Gone before anybody reads what they left, or takes it away.
    await Promise.all([...tills, mall].map(gone));
    await wire.close();
  }
  const sold = soldBy(tills);
  const { orders, wrong } = compare(mallData, names.map(([store, till]) => ({ store, path: join(directory, `${store}-${till}`, ledgerFile) })), sold);
  const tillKills = killsOf(tills);
  return {
    sold: sold.length, orders, tillKills, mallKills: mall.kills, requests: wire.counts.requests, wireFaults: wire.counts.faults, wrong,
  };
}

function soldBy(tills: readonly Actor[]): string[] {
  return tills.flatMap(({ out }) => [...out.matchAll(/^sold (\S+)$/gm)].map(([, id]) => id ?? ''));
}

function killsOf(tills: readonly Actor[]): number {
  return tills.reduce((sum, { kills }) => sum + kills, 0);
}

async function makeCode(port: number, till: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/codes?lang=en`, { method: 'POST', body: new URLSearchParams({ till }) });
  const code = /<strong>([0-9A-Z]{8})<\/strong>/.exec(await answer.text())?.[1];
  if (code === undefined) throw new Error('the mall made no code');
  return code;
}

type Ledger = { readonly store: string; readonly path: string };

/** Both sides, by plain SQL of this file's own. */
function compare(mallData: string, ledgers: readonly Ledger[], sold: readonly string[]): { readonly orders: number; readonly wrong: string[] } {
  const wrong: string[] = [];
  const mall = openReaderOf(join(mallData, mallFile));
  const theirs = new Map(mall.prepare<[], [string, number]>('SELECT id, total FROM sale_order').raw().all());
  const here = new Map<string, number>();
  const stock = new Map<string, number>();
  for (const { store, path } of ledgers) {
    const ledger = openReaderOf(path);
    for (const [id, total] of ledger.prepare<[], [string, number]>('SELECT sale_id, total FROM sale').raw().all()) here.set(id, total);
    const moved = ledger.prepare<[], [string, number]>(
      `SELECT item.code, -sum(sale_line.quantity) FROM sale_line JOIN item ON item.id = sale_line.item_id GROUP BY 1`,
    ).raw().all();
    for (const [code, quantity] of moved) stock.set(`${store} ${code}`, (stock.get(`${store} ${code}`) ?? 0) + quantity);
    const waiting = ledger.prepare<[], number>('SELECT count(*) FROM outbox WHERE delivered_at IS NULL').pluck().get() ?? 0;
    if (waiting > 0) wrong.push(`${path} still has ${waiting} waiting`);
    ledger.close();
  }
  for (const id of sold) if (!theirs.has(id)) wrong.push(`${id} was sold and is not at the mall`);
  for (const [id, total] of here) if (theirs.get(id) !== total) wrong.push(`${id} is ${total} here and ${theirs.get(id) ?? 'nothing'} there`);
  for (const id of theirs.keys()) if (!here.has(id)) wrong.push(`${id} is at the mall and nowhere else`);
  const opened = new Map(mall.prepare<[], [string, number]>(
    `SELECT store || ' ' || sku, sum(quantity) FROM movement WHERE cause NOT IN (SELECT id FROM sale_order) GROUP BY 1`,
  ).raw().all());
  const onHand = mall.prepare<[], [string, number]>(`SELECT store || ' ' || sku, quantity FROM stock`).raw().all();
  for (const [key, quantity] of onHand) {
    const expected = (opened.get(key) ?? 0) + (stock.get(key) ?? 0);
    if (quantity !== expected) wrong.push(`stock of ${key} is ${expected} here and ${quantity} there`);
  }
  mall.close();
  return { orders: theirs.size, wrong };
}
