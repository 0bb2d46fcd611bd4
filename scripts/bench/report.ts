/** Goal 8: does a long history slow the Z? The same day behind a long history and behind a tenth of it, reckoned in turn. */
import { join } from 'node:path';
import type { ShiftReport } from '../../src/domain/report-values.ts';
import { reportOf } from '../../src/domain/shift-report.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { items, timed } from './floors.ts';
import { writeHistory } from './growth.ts';
import { judged, type Row } from './row.ts';
import { ask, openShop, type Shop } from './shop.ts';
import { summaryOf } from './stats.ts';

const linesPerSale = 5;
/** A day of the shop: 1,200 lines. */
const salesOfDay = 240;
const rounds = 300;
const warmUp = 30;
/** What a Z may take at most, and what is hoped, in ms and times the short history's. */
const most = { ms: 5, ratio: 3 } as const;
const ambitious = { ms: 1, ratio: 1.3 } as const;

/** Measures goal 8 with a history of so many sale lines before the day. */
export async function measureReport(lines: number): Promise<Row> {
  const disk = diskDirectory();
  const closers: (() => void)[] = [];
  try {
    const short = await dayBehind(join(disk, 'short'), lines / 10);
    closers.push(short.close);
    const long = await dayBehind(join(disk, 'long'), lines);
    closers.push(long.close);
    const samples = { short: [] as number[], long: [] as number[] };
    for (let turn = 0; turn < warmUp + rounds; turn += 1) {
      const into = turn < warmUp ? { short: [], long: [] } : samples;
      timed(into.short, () => void zOf(short));
      timed(into.long, () => void zOf(long));
    }
    return rowOf(summaryOf(samples.short).p50, summaryOf(samples.long).p50, summaryOf(samples.long).p99, lines, zOf(long));
  } finally {
    for (const close of closers) close();
    removeDirectory(disk);
  }
}

/** A shop whose second shift is one day, behind a first one of so many lines. */
async function dayBehind(directory: string, lines: number): Promise<Shop> {
  await writeHistory(directory, lines / linesPerSale);
  const before = await openShop(directory, items);
  await ask(before.client, 'shift.close', { counts: [], keep: 0 });
  before.close();
  const shop = await openShop(directory, items);
  for (let sale = 0; sale < salesOfDay; sale += 1) shop.ledger.append([shop.seal(shop.nextSale())], shop.stamp());
  return shop;
}

function zOf({ ledger }: Shop): ShiftReport {
  return reportOf(ledger.shiftSums(2), ledger.shiftHappened(2), true);
}

function rowOf(short: number, long: number, p99: number, lines: number, { figures, happened }: ShiftReport): Row {
  const count = lines.toLocaleString('en');
  const ratio = long / short;
  return {
    number: 8,
    name: 'report',
    title: `the Z of a day behind ${count} sale lines ÷ the same behind a tenth of them`,
    figures: [judged(
      {
        what: `${count} lines before the day, p50`, unit: 'ms', value: long, floor: short,
        goalP: `≤ ${most.ms} ms and ≤ ${most.ratio} x`, goalA: `≤ ${ambitious.ms} ms and ≤ ${ambitious.ratio} x`,
      },
      { p: long <= most.ms && ratio <= most.ratio, a: long <= ambitious.ms && ratio <= ambitious.ratio },
    )],
    notes: [
      `a day of ${happened.sales} sales, ${figures.length} figures; ${rounds} times on each ledger in turn; p99 ${p99.toFixed(3)} ms`,
    ],
  };
}
