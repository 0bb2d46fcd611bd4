/**
 * Goal 3: how often a committed sale waits for the disk, counted by strace from outside, and how many pages it puts into the
 * WAL, beside the reference transaction's. Counts only; no time is taken.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync, writeSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ledgerFile, openReader } from '../../db/ledger.ts';
import { isProgramFile } from '../start/browser.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { items } from './floors.ts';
import { openReference, referenceFile, rowReader } from './reference.ts';
import { heldTo, notRun, told, type Figure, type Row } from './row.ts';
import { ask, openShop } from './shop.ts';
import { countSyncs, markBegin, markEnd } from './trace.ts';

const tracedSales = 200;
const countedSales = 500;
/** A WAL begins with a header that is synced once, and the first sales name postings' classes. */
const warmUp = 20;
const walHeaderBytes = 32;
const frameHeaderBytes = 24;
const traceTimeoutMs = 120_000;

/** Counts goal 3 on stores of its own. */
export async function measureSyncs(): Promise<Row> {
  const disk = diskDirectory();
  try {
    const pages = await countPages(disk);
    const syncs = traceSales(disk);
    return {
      number: 3,
      name: 'syncs',
      title: 'what a committed cash sale of five lines writes',
      figures: [
        ...syncs.figures,
        heldTo({ of: 'ratio', most: 1.2, mostAmbitious: 1 }, 'WAL pages a sale', 'pages', pages.product, pages.reference),
      ],
      notes: [
        ...syncs.notes,
        `WAL pages: the growth of both WAL files over ${countedSales} sales without a checkpoint, ${pages.pageBytes} bytes a page`,
      ],
    };
  } finally {
    removeDirectory(disk);
  }
}

/** Pages a sale in the WAL of the ledger and in that of the reference, for the same sales. */
async function countPages(disk: string): Promise<{ readonly product: number; readonly reference: number; readonly pageBytes: number }> {
  // Closing and opening again makes a new WAL, which grows until something checkpoints it.
  (await openShop(join(disk, 'pages'), items)).close();
  const shop = await openShop(join(disk, 'pages'), items);
  mkdirSync(join(disk, 'reference'));
  const reference = openReference(join(disk, 'reference'), items);
  const reader = openReader(join(disk, 'pages'));
  const rowsOf = rowReader(reader);
  try {
    const sell = (sales: number): void => {
      for (let sale = 0; sale < sales; sale += 1) {
        for (const entry of shop.ledger.append([shop.seal(shop.nextSale())], shop.stamp())) reference.write(rowsOf(entry.header.seq));
      }
    };
    const bytes = (): [number, number] => [
      statSync(join(disk, 'pages', `${ledgerFile}-wal`)).size - walHeaderBytes,
      statSync(join(disk, 'reference', `${referenceFile}-wal`)).size - walHeaderBytes,
    ];
    const pageBytes = Number(reference.database.pragma('page_size', { simple: true }));
    reference.checkpoint();
    sell(warmUp);
    const [product, plain] = bytes();
    sell(countedSales);
    const [productAfter, plainAfter] = bytes();
    const inFrames = (grown: number): number => grown / (pageBytes + frameHeaderBytes) / countedSales;
    return { product: inFrames(productAfter - product), reference: inFrames(plainAfter - plain), pageBytes };
  } finally {
    reader.close();
    reference.close();
    shop.close();
  }
}

const syncsGoal = 'exactly 1';

function traceSales(disk: string): { readonly figures: readonly Figure[]; readonly notes: readonly string[] } {
  const what = 'syncs a sale.commit';
  const strace = (process.env['PATH'] ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'strace'))
    .find(isProgramFile);
  if (strace === undefined)
    return { figures: [notRun(what, 'syncs', syncsGoal)], notes: ['syncs: NOT RUN, there is no strace on the PATH'] };
  const file = join(disk, 'trace');
  const traced = JSON.stringify(join(disk, 'traced'));
  const program = `import { sellTraced } from ${JSON.stringify(import.meta.url)}; await sellTraced(${traced});`;
  const { status, stderr } = spawnSync(
    strace,
    [
      '-f',
      '-y',
      '-o',
      file,
      '-e',
      'trace=fsync,fdatasync,sync_file_range,msync,sync,syncfs,write',
      process.execPath,
      '--input-type=module',
      '--eval',
      program,
    ],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], timeout: traceTimeoutMs },
  );
  if (status !== 0) {
    const reason = stderr.trim().split('\n').at(-1) ?? '';
    return { figures: [notRun(what, 'syncs', syncsGoal)], notes: [`syncs: NOT RUN, strace could not run the sales (${reason})`] };
  }
  const counted = countSyncs(readFileSync(file, 'utf8'));
  const perSale = counted.all / tracedSales;
  const isExact = counted.all === tracedSales && counted.ofWal === tracedSales;
  const figure: Figure = { ...told(what, 'syncs', perSale, null), goalP: syncsGoal, goalA: '', verdict: isExact ? 'A' : 'missed' };
  return {
    figures: [figure],
    notes: [
      `syncs: ${counted.all} in ${tracedSales} sales, ` +
        `${counted.ofWal} of them of the ledger's WAL, counted by strace over a process of its own`,
    ],
  };
}

/** What the traced process does: sells, with a mark in the trace before the first counted sale and after the last. */
export async function sellTraced(directory: string): Promise<void> {
  const shop = await openShop(directory, items);
  const sell = async (sales: number): Promise<void> => {
    for (let sale = 0; sale < sales; sale += 1) await ask(shop.client, 'sale.commit', shop.nextSale());
  };
  await sell(warmUp);
  writeSync(1, `${markBegin}\n`);
  await sell(tracedSales);
  writeSync(1, `${markEnd}\n`);
  shop.close();
}
