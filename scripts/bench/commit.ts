/** Goal 1: what a committed sale costs, beside C, the parts of both in turn in one run. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { tickMostMs } from '../../db/guard.ts';
import { openReader } from '../../db/ledger.ts';
import type { Entry } from '../../src/domain/journal.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { items, openFloors, timed, type Floors } from './floors.ts';
import { contentsOf, countsText, requireSameRows, rowsWritten, type RowCounts } from './row-counts.ts';
import { heldTo, told, type Row } from './row.ts';
import { ask, openShop, type Shop } from './shop.ts';
import { summaryOf } from './stats.ts';

const rounds = 6;
const turnsPerRound = 200;
/** More than a round writes, so that the WAL's file is all there when the clock starts, as it is on any later day. */
const warmUp = 260;

/** `rest` is an append without the signature of its entry. */
type Samples = { readonly append: number[]; readonly rest: number[]; readonly command: number[] };

/** Measures goal 1 on a store of its own. */
export async function measureCommit(): Promise<Row> {
  const disk = diskDirectory();
  const directory = join(disk, 'till');
  const shop = await openShop(directory, items);
  const floors = openFloors(disk, directory);
  try {
    await sell(shop, floors, { append: [], rest: [], command: [] }, warmUp);
    const rows = await sameRows(shop, floors, directory);
    const samples: Samples = { append: [], rest: [], command: [] };
    // The directory has stood as it is for a while, as on any later day.
    await sleep(2 * tickMostMs);
    floors.restart();
    for (let round = 0; round < rounds; round += 1) {
      // Checkpoints belong to idle moments, in the product too.
      shop.ledger.checkpoint();
      floors.checkpoint();
      await sell(shop, floors, samples, turnsPerRound);
    }
    return rowOf(samples, floors, rows);
  } finally {
    shop.close();
    floors.close();
    removeDirectory(disk);
  }
}

/** One turn: a sale by the ledger alone, both parts of C for it, and a sale by the whole command. */
async function sell(shop: Shop, floors: Floors, samples: Samples, turns: number): Promise<void> {
  for (let turn = 0; turn < turns; turn += 1) {
    const fact = shop.seal(shop.nextSale());
    const stamp = shop.stamp();
    let entries: readonly Entry[] = [];
    timed(samples.append, () => void (entries = shop.ledger.append([fact], stamp)));
    samples.rest.push((samples.append.at(-1) ?? 0) - (shop.signed.at(-1) ?? 0));
    floors.measure(entries);
    const sale = shop.nextSale();
    const from = performance.now();
    await ask(shop.client, 'sale.commit', sale);
    samples.command.push(performance.now() - from);
  }
}

/** The rows of one sale by the ledger, by the command and by the reference: the same, or the figures say nothing. */
async function sameRows(shop: Shop, { reference, rowsOf }: Floors, directory: string): Promise<RowCounts> {
  const reader = openReader(directory);
  try {
    const start = contentsOf(reader);
    const entries = shop.ledger.append([shop.seal(shop.nextSale())], shop.stamp());
    const appended = contentsOf(reader);
    await ask(shop.client, 'sale.commit', shop.nextSale());
    const committed = contentsOf(reader);
    const before = contentsOf(reference.database);
    reference.write(rowsOf(entries));
    const rows = rowsWritten(before, contentsOf(reference.database));
    requireSameRows(rowsWritten(start, appended), rows);
    requireSameRows(rowsWritten(appended, committed), rows);
    return rows;
  } finally {
    reader.close();
  }
}

function rowOf({ append, rest, command }: Samples, floors: Floors, rows: RowCounts): Row {
  const [median, best] = [floors.at('p50'), floors.at('best')];
  const [one, all] = [summaryOf(append), summaryOf(command)];
  const ms = (value: number): string => value.toFixed(3);
  return {
    number: 1,
    name: 'commit',
    title: 'a committed cash sale of five lines ÷ C',
    figures: [
      heldTo({ of: 'ratio', most: 1.5, mostAmbitious: 1.2 }, 'ledger.append, p50', 'ms', one.p50, median.c),
      told('the same less its signature', 'ms', summaryOf(rest).p50, median.c),
      told('ledger.append, best', 'ms', one.best, best.c),
      told('sale.commit, p50', 'ms', all.p50, median.c),
    ],
    notes: [
      `C = 4 KB overwrite + fdatasync on the data disk ${ms(median.overwrite)} ` +
        `+ reference transaction in memory ${ms(median.transaction)} (p50); ` +
        `best ${ms(best.overwrite)} + ${ms(best.transaction)}; ${one.n} of each in turn`,
      `rows of one sale, the reference's and the product's: ${countsText(rows)}`,
      `p95 / p99: ledger.append ${ms(one.p95)} / ${ms(one.p99)}, ` +
        `sale.commit (the whole command in one process) ${ms(all.p95)} / ${ms(all.p99)}`,
      ...(floors.note === null ? [] : [floors.note]),
    ],
  };
}
