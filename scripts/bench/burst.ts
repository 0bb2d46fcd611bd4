/** Goal 13: a scanner that never pauses. 200 readings onto 200 lines, without a gap and with 1 ms between the keys: none lost. */
import { join } from 'node:path';
import { draftsFile } from '../../db/drafts.ts';
import { openReaderOf } from '../../db/open.ts';
import type { Cart } from '../../src/domain/cart.ts';
import { frameMs, gapMaxMs, openCounter, pause, type Counter } from './counter.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { codeAt } from './goods.ts';
import { judged, told, type Figure, type Row } from './row.ts';
import { summaryOf } from './stats.ts';
import { lagsOf, longestGap, lookAtWatch, takeWatch, type Watch } from './stopwatch.ts';

const scans = 200;
const keysOfScan = 14;
const gapsMs = [0, 1] as const;
const lagMostFrames = 6;
const triesMost = 5;
const settleMs = 60_000;
const lookMs = 100;

type Flood = {
  readonly gapMs: number;
  /** Lines whose quantity is not what was scanned. */
  readonly wrong: number;
  readonly lags: readonly number[];
  readonly seconds: number;
  /** How often it was begun anew, because the machine held keys back. */
  readonly again: number;
};

/** Measures goal 13 in the browser at a path. */
export async function measureBursts(browser: string): Promise<Row> {
  const disk = diskDirectory();
  try {
    const floods: Flood[] = [];
    for (const gapMs of gapsMs) floods.push(await floodWith(browser, join(disk, 'till'), gapMs));
    return {
      number: 13, name: 'burst', title: `${scans} scans of 13 digits without a pause onto ${scans} lines`,
      figures: floods.flatMap(figuresOf),
      notes: [
        ...floods.map(noteOf),
        'the quantities are those of the draft that the till wrote down; lag is from a scan\'s Enter to the first painted frame that shows it',
      ],
    };
  } finally {
    removeDirectory(disk);
  }
}

/** Floods a fresh cart of 200 lines; again, when the machine held keys back for longer than any scanner does. */
async function floodWith(browser: string, directory: string, gapMs: number): Promise<Flood> {
  for (let again = 0; ; again += 1) {
    const counter = await openCounter(browser, directory, scans);
    const { wrong, watch, seconds } = await flood(counter, gapMs).finally(counter.close);
    if (longestGap(watch.keys) < gapMaxMs || again === triesMost) {
      return { gapMs, wrong, seconds, again, lags: wrong === 0 ? lagsOf(watch, scans) : [settleMs] };
    }
  }
}

/** Every item of the cart once more: every line has to stand at two pieces then. */
async function flood(
  { page, keyboard, isSeen, directory }: Counter, gapMs: number,
): Promise<{ readonly wrong: number; readonly watch: Watch; readonly seconds: number }> {
  await page.evaluate(takeWatch);
  const { pieces } = await page.evaluate(lookAtWatch);
  const from = performance.now();
  const sent: Promise<void>[] = [];
  for (let place = 0; place < scans; place += 1) {
    const scan = keyboard.scan(codeAt(place), gapMs);
    if (gapMs > 0) await scan;
    else sent.push(scan);
  }
  await Promise.all(sent);
  const seconds = (performance.now() - from) / 1_000;
  await isSeen((seen) => seen.pieces === pieces + scans, settleMs);
  const cart = await settledCart(directory, pieces + scans);
  const right = cart.lines.filter((line, place) => line.code === codeAt(place) && line.quantity === 2);
  return { wrong: Math.max(cart.lines.length, scans) - right.length, watch: await page.evaluate(takeWatch), seconds };
}

/** The cart that the till wrote down, once it holds so many pieces, or as it is when it never does. */
async function settledCart(directory: string, pieces: number): Promise<Cart> {
  const reader = openReaderOf(join(directory, draftsFile));
  const read = reader.prepare<[], string>('SELECT cart FROM draft').pluck();
  const last = performance.now() + settleMs;
  try {
    for (;;) {
      const cart = JSON.parse(read.get() ?? '{"lines":[]}') as Cart;
      if (cart.lines.reduce((sum, line) => sum + line.quantity, 0) === pieces || performance.now() > last) return cart;
      await pause(lookMs);
    }
  } finally {
    reader.close();
  }
}

function figuresOf({ gapMs, wrong, lags }: Flood): Figure[] {
  const frames = summaryOf(lags).p99 / frameMs;
  const exact = judged(
    { what: `${gapMs} ms gap: lines not exact`, unit: 'wrong', value: wrong, floor: null, goalP: '0', goalA: `0, lag p99 ≤ ${lagMostFrames} frames` },
    { p: wrong === 0, a: frames <= lagMostFrames },
  );
  return [exact, told(`${gapMs} ms gap: paint lag p99`, 'frames', frames, null)];
}

function noteOf({ gapMs, lags, seconds, again }: Flood): string {
  const { p50, p99 } = summaryOf(lags);
  return `${gapMs} ms between keys: ${scans} scans (${scans * keysOfScan} keys) in ${seconds.toFixed(1)} s; paint lag p50 ${p50.toFixed(0)}, `
    + `p99 ${p99.toFixed(0)} ms${again === 0 ? '' : `; begun anew ${again} times, because the machine held keys back`}`;
}
