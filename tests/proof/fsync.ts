/**
 * Traces the system calls of `npm start` while it sells: each sale's WAL is synced, and the sync has returned, before the
 * first byte of its answer is written. Judges the trace alone; what the till says of itself does not count.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededChance } from '../power-cut/random.ts';
import { cartSteps, commitOf, makeStore, must, readItems, screenId, takeTill } from './counter.ts';
import { pause } from './processes.ts';
import type { Context, Outcome, Proof } from './proof.ts';
import { messagesOf, readCalls, straceWords, type Call, type Message } from './strace.ts';
import { openLine, startTill } from './till.ts';

const seed = 20261122;

export const fsyncProof: Proof = { name: 'fsync', packages: ['strace'], run: proveFsync };

async function proveFsync(context: Context): Promise<Outcome> {
  const directory = context.directory('fsync');
  const trace = join(directory, 'trace');
  const sold = await sellTraced(context, join(directory, 'data'), trace);
  const calls = readCalls(readFileSync(trace, 'utf8'));
  const sales = sold.map((saleId) => judgeSale(saleId, calls));
  const faults = sales.flatMap(({ faults: wrong }) => wrong);
  return {
    figures: {
      sales: sales.length,
      'synced before the answer': sales.filter(({ isSynced }) => isSynced).length,
      'exactly one sync': sales.filter(({ syncs }) => syncs === 1).length,
      'writes to the WAL': sales.reduce((sum, { writes }) => sum + writes, 0),
    },
    faults: faults.slice(0, 5),
  };
}

async function sellTraced({ root, size }: Context, data: string, trace: string): Promise<string[]> {
  const till = await startTill({ root, data, before: straceWords(trace), byNpm: true, timeoutMs: 180_000 });
  try {
    const { client, close } = await openLine(till, 60_000);
    await makeStore(client);
    await takeTill(client);
    const items = await readItems(client);
    const chance = seededChance(seed);
    const sold: string[] = [];
    for (let sale = 1; sale <= size('tracedSales'); sale += 1) {
      const steps = cartSteps(`traced-${sale}`, 1 + chance.below(4), items, chance);
      for (const cart of steps) await must(client, 'draft.save', { screenId, cart });
      const cart = steps.at(-1);
      if (cart !== undefined) sold.push((await must(client, 'sale.commit', commitOf(cart))).receipt.saleId);
    }
    close();
    return sold;
  } finally {
    // Asked to end, so that strace writes its last lines.
    const ended = till.process.end('SIGTERM');
    await Promise.race([ended, pause(10_000)]);
    await till.process.end();
  }
}

type Judged = { readonly isSynced: boolean; readonly syncs: number; readonly writes: number; readonly faults: readonly string[] };

const nothing = { isSynced: false, syncs: 0, writes: 0 };

/** Looks at all that happened between the reading of a sale's request and the writing of its answer. */
function judgeSale(saleId: string, calls: readonly Call[]): Judged {
  const found = findTalk(saleId, calls);
  if (found === null) return { ...nothing, faults: [`${saleId}: its request or its answer is not in the trace`] };
  const { request, answer, told } = found;
  const between = calls.filter(({ begun, ended }) => begun > request.lastEnded && ended < answer.firstBegun);
  const writes = between.filter(({ name, target }) => name.startsWith('pwrite') && target.endsWith('/ledger.sqlite-wal'));
  const syncs = between.filter(({ name, target, result }) => (
    (name === 'fsync' || name === 'fdatasync') && /\/ledger\.sqlite(-wal)?$/.test(target) && result === 0));
  const last = writes.at(-1);
  const sync = syncs.find(({ begun, target }) => last !== undefined && target === last.target && begun > last.ended);
  const early = sync === undefined ? undefined : told.find(({ firstBegun }) => firstBegun < sync.ended);
  const faults = [
    ...(writes.length === 0 ? [`${saleId}: nothing was written to the WAL before its answer`] : []),
    ...(sync === undefined ? [`${saleId}: no sync of the WAL returned between its last page and its answer`] : []),
    ...(syncs.length === 1 ? [] : [`${saleId}: ${syncs.length} syncs of the ledger before its answer, instead of 1`]),
    ...(early === undefined ? [] : [`${saleId}: the till told of it before the sync returned: ${early.text.slice(0, 80)}`]),
  ];
  return { isSynced: sync !== undefined && early === undefined, syncs: syncs.length, writes: writes.length, faults };
}

type Talk = {
  readonly request: Message;
  readonly answer: Message;
  /** Texts that the till sent after the request was read: the first of them would be the first sign of the sale. */
  readonly told: readonly Message[];
};

const sockets = new WeakMap<readonly Call[], readonly { readonly read: readonly Message[]; readonly written: readonly Message[] }[]>();

function findTalk(saleId: string, calls: readonly Call[]): Talk | null {
  const known = sockets.get(calls) ?? allSockets(calls);
  sockets.set(calls, known);
  for (const { read, written } of known) {
    const request = read.find(({ text }) => text.includes('"name":"sale.commit"') && text.includes(`"saleId":"${saleId}"`));
    if (request === undefined) continue;
    const { id } = JSON.parse(request.text) as { id: number };
    const answer = written.find(({ text }) => text.startsWith(`{"id":${id},"ok":true`));
    if (answer === undefined) return null;
    const told = written.filter(({ firstBegun }) => firstBegun > request.lastEnded && firstBegun <= answer.firstBegun);
    return { request, answer, told };
  }
  return null;
}

/** The ends of sockets at which the till is spoken to: it reads the line that asks for the upgrade. */
function allSockets(calls: readonly Call[]): { readonly read: readonly Message[]; readonly written: readonly Message[] }[] {
  const targets = new Set(calls.filter(({ bytes }) => bytes.subarray(0, 7).toString('latin1') === 'GET /ws').map(({ target }) => target));
  return [...targets].map((target) => ({ read: messagesOf(calls, target, 'in'), written: messagesOf(calls, target, 'out') }));
}
