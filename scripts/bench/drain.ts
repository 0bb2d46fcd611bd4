/**
 * Goal 11: a backlog of 10,000 sales through the till's own sender, over HTTP with 30 ms between question and answer, into the
 * reference mall in a process of its own; beside it the mall's rows written by plain SQL.
 */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { openMallDatabase, mallFile } from '../../db/mall/database.ts';
import { openDelivery } from '../../db/delivery.ts';
import { openLedger } from '../../db/ledger.ts';
import { openMallLink } from '../../src/adapters/mall-http.ts';
import { sha256 } from '../../src/adapters/system.ts';
import { EnrolledShape, headers, jsonOf, paths, type Enrol } from '../../src/mall/wire.ts';
import { enrolText } from '../../src/mall/enrol.ts';
import { openDeliverWorker } from '../../src/host/workers/deliver.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { items } from './floors.ts';
import { writeHistory } from './growth.ts';
import { heldTo, judged, told, type Row } from './row.ts';
import { openShop } from './shop.ts';

const sales = 10_000;
const roundTripMs = 30;
const till = '0001-01';
const chunk = 500;

type Drained = { readonly ms: number; readonly bytes: number; readonly requests: number; readonly entries: number };

/** Measures goal 11. */
export async function measureDrain(): Promise<Row> {
  const disk = diskDirectory();
  try {
    await writeHistory(join(disk, 'till'), sales);
    const drained = await drain(disk);
    return rowOf(drained, floor(disk));
  } finally {
    removeDirectory(disk);
  }
}

async function drain(disk: string): Promise<Drained> {
  const mall = await startMall(join(disk, 'mall'));
  try {
    return await send(join(disk, 'till'), mall.address);
  } finally {
    mall.end();
  }
}

async function startMall(directory: string): Promise<{ readonly address: string; readonly end: () => void }> {
  const script = fileURLToPath(new URL('../mall.ts', import.meta.url));
  const child = spawn(process.execPath, [script, '--port', '0', '--data', directory], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      const found = /mall ready (\S+)/.exec(String(text))?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the mall ended with ${code ?? 'a signal'}`)));
  });
  return { address, end: () => void child.kill('SIGKILL') };
}

/** Steps the sender as the till does, a tick a time, and without waiting where one would be due. */
async function send(directory: string, address: string): Promise<Drained> {
  const shop = await openShop(directory, items);
  const { signer } = shop;
  shop.close();
  const ledger = openLedger({ directory, signer, hash: sha256 });
  const delivery = openDelivery(directory);
  const link = openMallLink(() => 0);
  const bodies: string[] = [];
  const mall: typeof link = {
    ...link,
    send: async (place, request) => {
      bodies.push(request.body);
      await new Promise((resolve) => void setTimeout(resolve, roundTripMs));
      return link.send(place, request);
    },
  };
  try {
    delivery.setPlace({ ...await enrol(address, signer), address, enrolledAt: 0 });
    const ids = { next: () => randomUUID() };
    const log = { write: () => undefined };
    const worker = openDeliverWorker({ ledger, delivery, ids, signer, hash: sha256, mall, log }, () => undefined);
    const from = performance.now();
    // Each tick is a second of the sender's own time: what it would wait for costs nothing here.
    for (let now = 0; ledger.outboxWaiting() > 0; now += 1_000) await worker.step(now);
    const ms = performance.now() - from;
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 4 }).length, 0);
    return { ms, bytes, requests: bodies.length, entries: ledger.head().seq };
  } finally {
    delivery.close();
    ledger.close();
  }
}

async function enrol(address: string, signer: { readonly publicKey: string; readonly sign: (text: string) => string }) {
  const page = await fetch(`${address}/codes?lang=en`, { method: 'POST', body: new URLSearchParams({ till }) });
  const code = /<strong>([0-9A-Z]{8})<\/strong>/.exec(await page.text())?.[1] ?? '';
  const asked: Enrol = { code, publicKey: signer.publicKey, till, epoch: 1 };
  const answer = await openMallLink(() => 0).send({ address, pins: [] }, {
    path: paths.enrol, body: JSON.stringify(asked),
    headers: { [headers.requestId]: randomUUID(), [headers.signature]: signer.sign(enrolText(asked)) },
  });
  if ('why' in answer) throw new Error(`the mall does not answer: ${answer.why}`);
  return EnrolledShape.parse(jsonOf(answer.body));
}

/** The same rows by SQL alone, 500 entries to a durable transaction: no HTTP, no hash, no signature, no rule. In ms. */
function floor(disk: string): number {
  const directory = join(disk, 'floor');
  mkdirSync(directory, { recursive: true });
  const database = openMallDatabase(directory);
  try {
    database.prepare('ATTACH ? AS full').run(join(disk, 'mall', mallFile));
    const last = database.prepare<[], number>('SELECT max(place) FROM full.entry').pluck().get() ?? 0;
    const copies = [
      'INSERT INTO entry SELECT * FROM full.entry WHERE place BETWEEN ? AND ?',
      'INSERT INTO sale_order SELECT o.* FROM full.entry e JOIN full.sale_order o ON o.id = e.id WHERE e.place BETWEEN ? AND ?',
      'INSERT INTO order_line SELECT l.* FROM full.entry e JOIN full.order_line l ON l.order_id = e.id WHERE e.place BETWEEN ? AND ?',
    ].map((sql) => database.prepare<[number, number]>(sql));
    const write = database.transaction((from: number) => copies.forEach((copy) => void copy.run(from, from + chunk - 1)));
    const begun = performance.now();
    for (let from = 1; from <= last; from += chunk) write.immediate(from);
    return performance.now() - begun;
  } finally {
    database.close();
  }
}

function rowOf({ ms, bytes, requests, entries }: Drained, floorMs: number): Row {
  const megabytes = bytes / 1_000_000;
  return {
    number: 11,
    name: 'drain',
    title: '10,000 waiting sales sent to the mall, 30 ms between question and answer',
    figures: [
      judged(
        { what: 'all of them delivered', unit: 'ms', value: ms, floor: floorMs, goalP: '≤ 5,000 ms (2,000 a second)', goalA: '≤ 2,000 ms' },
        { p: ms <= 5_000, a: ms <= 2_000 },
      ),
      heldTo({ of: 'value', most: 5_000, mostAmbitious: 2_500 }, 'on the wire, gzip', 'KB', megabytes * 1_000, null),
      told('requests', 'x', requests, null),
    ],
    notes: [
      `${entries.toLocaleString('en')} entries in ${requests} requests, ${(sales / (ms / 1_000)).toFixed(0)} sales a second`,
      'the floor is the same rows copied by SQL, 500 entries to a durable transaction',
    ],
  };
}
