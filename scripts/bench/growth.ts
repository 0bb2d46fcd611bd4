/** Goal 5: does a long history slow the commit? A ledger that is full of sales beside one that is new, both over C. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tickMostMs } from '../../db/guard.ts';
import { ledgerFile } from '../../db/ledger.ts';
import { openWriter } from '../../db/open.ts';
import { prepareWriter } from '../../db/writer.ts';
import { headOf, link } from '../../src/domain/journal.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { Entry } from '../../src/domain/journal.ts';
import { sha256 } from '../../src/adapters/system.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { items, openFloors, timed, type Floors } from './floors.ts';
import { heldTo, told, type Row } from './row.ts';
import { openShop, type Shop } from './shop.ts';
import { summaryOf } from './stats.ts';

const linesPerSale = 5;
const entriesPerTransaction = 1_000;
const rounds = 6;
const turnsPerRound = 150;
const warmUp = 200;

/** Measures goal 5 with a history of so many sale lines. */
export async function measureGrowth(lines: number): Promise<Row> {
  const disk = diskDirectory();
  const closers: (() => void)[] = [];
  try {
    const builtMs = await writeHistory(join(disk, 'old'), lines / linesPerSale);
    const young = await openShop(join(disk, 'young'), items);
    closers.push(young.close);
    const old = await openShop(join(disk, 'old'), items);
    closers.push(old.close);
    const floors = openFloors(disk, join(disk, 'young'));
    closers.push(floors.close);
    const samples = { young: [] as number[], old: [] as number[] };
    sell(young, old, floors, { young: [], old: [] }, warmUp);
    await sleep(2 * tickMostMs);
    floors.restart();
    for (let round = 0; round < rounds; round += 1) {
      young.ledger.checkpoint();
      old.ledger.checkpoint();
      floors.checkpoint();
      sell(young, old, floors, samples, turnsPerRound);
    }
    return rowOf(samples, floors, lines, builtMs);
  } finally {
    for (const close of closers) close();
    removeDirectory(disk);
  }
}

function sell(young: Shop, old: Shop, floors: Floors, samples: { young: number[]; old: number[] }, turns: number): void {
  for (let turn = 0; turn < turns; turn += 1) {
    const entries = append(young, samples.young);
    append(old, samples.old);
    floors.measure(entries);
  }
}

function append(shop: Shop, samples: number[]): readonly Entry[] {
  const fact = shop.seal(shop.nextSale());
  const stamp = shop.stamp();
  let entries: readonly Entry[] = [];
  timed(samples, () => void (entries = shop.ledger.append([fact], stamp)));
  return entries;
}

/**
 * Fills a ledger with sealed, signed sales through the ledger's own writer, a thousand to a transaction: the rows are the
 * same as of sales that were committed one by one. Resolves with how long it took, in ms.
 */
export function writeHistory(directory: string, sales: number): Promise<number> {
  return writeEntries(directory, sales, (shop, _at, receiptSeq) => shop.seal(shop.nextSale(), receiptSeq));
}

/** The same of any entries: `factAt` makes the fact in a place from 0, with the next receipt's number. */
export async function writeEntries(
  directory: string, count: number, factAt: (shop: Shop, at: number, receiptSeq: number) => Fact,
): Promise<number> {
  const from = performance.now();
  const shop = await openShop(directory, items);
  let head = shop.ledger.head();
  let receiptSeq = shop.ledger.nextReceiptSeq();
  shop.close();
  const database = openWriter(join(directory, ledgerFile));
  const writer = prepareWriter(database);
  const write = database.transaction((first: number, behind: number) => {
    for (let at = first; at < behind; at += 1) {
      const fact = factAt(shop, at, receiptSeq);
      const entry = link(head, fact, shop.stamp(), sha256, shop.signer.sign);
      writer.write(entry);
      head = headOf(entry);
      receiptSeq += Number(fact.kind === 'sale');
    }
  });
  for (let done = 0; done < count; done += entriesPerTransaction) write.immediate(done, Math.min(done + entriesPerTransaction, count));
  // Paper of days ago is printed.
  database.exec("UPDATE print_job SET state = 'printed', attempts = 1");
  database.close();
  return performance.now() - from;
}

function rowOf(samples: { young: number[]; old: number[] }, floors: Floors, lines: number, builtMs: number): Row {
  const { c } = floors.at('p50');
  const [young, old] = [summaryOf(samples.young), summaryOf(samples.old)];
  const count = lines.toLocaleString('en');
  return {
    number: 5,
    name: 'growth',
    title: `a commit on a ledger of ${count} sale lines ÷ a commit on a new one`,
    figures: [
      heldTo({ of: 'ratio', most: 1.2, mostAmbitious: 1.05, held: 'A' }, `${count} lines ÷ none, p50`, 'ms', old.p50, young.p50),
      told(`${count} lines, p50 ÷ C`, 'ms', old.p50, c),
      told('no lines, p50 ÷ C', 'ms', young.p50, c),
    ],
    notes: [
      `${young.n} commits on each ledger and C in turn; best ${old.best.toFixed(3)} and ${young.best.toFixed(3)} ms`,
      `the history was written in ${(builtMs / 1_000).toFixed(0)} s by the ledger's own writer, ` +
        `${entriesPerTransaction} sales to a transaction`,
      ...(floors.note === null ? [] : [floors.note]),
    ],
  };
}
