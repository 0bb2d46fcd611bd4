/** Goal 13: a scanner that never pauses. 200 readings onto 200 lines, without a gap and with 1 ms between the keys: none lost. */
import { join } from 'node:path';
import { draftsFile } from '../../db/drafts.ts';
import { openReaderOf } from '../../db/open.ts';
import type { Cart } from '../../src/domain/cart.ts';
import { frameMs, gapMostMs, openCounter, pause, type Counter } from './counter.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { codeAt } from './goods.ts';
import { judged, notRun, type Figure, type Row } from './row.ts';
import { summaryOf } from './stats.ts';
import { lagsOf, lookAtWatch, scansOf, takeWatch } from './stopwatch.ts';

const lines = 200;
const keysOfScan = 14;
const gapsMs = [0, 1] as const;
const lagMostFrames = 6;
/** Scans whose keys the machine held back are not judged; with fewer judged ones than this nothing is said. */
const judgedLeast = 180;
const settleMs = 20_000;
const lookMs = 100;

type Flood = {
  readonly gapMs: number;
  /** Scans that the machine sent on as a scanner sends them. */
  readonly judged: number;
  /** Lines whose quantity is not what those scans make it. */
  readonly wrong: number;
  readonly lags: readonly number[];
  readonly seconds: number;
};

/** Measures goal 13 in the browser at a path. */
export async function measureBursts(browser: string): Promise<Row> {
  const disk = diskDirectory();
  try {
    const floods: Flood[] = [];
    for (const gapMs of gapsMs) {
      const counter = await openCounter(browser, join(disk, 'till'), lines);
      floods.push(await flood(counter, gapMs).finally(counter.close));
    }
    return {
      number: 13,
      name: 'burst',
      title: `${lines} scans of 13 digits without a pause onto ${lines} lines`,
      figures: floods.flatMap(figuresOf),
      notes: [
        ...floods.map(noteOf),
        'the quantities are those of the draft that the till wrote down; ' +
          "lag is from a scan's Enter to the first painted frame that shows it",
      ],
    };
  } finally {
    removeDirectory(disk);
  }
}

/** Every item of the cart once more, so that every line has to stand at two pieces then; the first one once before, at rest. */
async function flood({ page, keyboard, isSeen, directory }: Counter, gapMs: number): Promise<Flood> {
  // The first scan of a page wakes the browser's sound.
  await keyboard.scan(codeAt(0), 0);
  if (!(await isSeen(({ pieces }) => pieces === lines + 1))) throw new Error('the page never showed the first scan');
  await page.evaluate(takeWatch);
  const from = performance.now();
  const sent: Promise<void>[] = [];
  for (let place = 0; place < lines; place += 1) {
    const scan = keyboard.scan(codeAt(place), gapMs);
    if (gapMs > 0) await scan;
    else sent.push(scan);
  }
  await Promise.all(sent);
  const seconds = (performance.now() - from) / 1_000;
  await isSeen(({ pieces }) => pieces === lines + 1 + lines, settleMs);
  const shown = (await page.evaluate(lookAtWatch)).pieces;
  const cart = await settledCart(directory, shown);
  const { keys, frames } = await page.evaluate(takeWatch);
  const scans = scansOf(keys);
  if (scans.length !== lines) throw new Error(`broken: ${lines} scans were sent and the page saw ${scans.length}`);
  const added = addedPieces(cart);
  const held = scans.map(({ longestGap }) => longestGap > gapMostMs);
  const wrong = added.filter((pieces, place) => (held[place] === true ? pieces > 1 : pieces !== 1)).length + cart.lines.length - lines;
  const entersAt = scans.filter((_, place) => added[place] === 1).map(({ enterAt }) => enterAt);
  return {
    gapMs,
    wrong,
    seconds,
    judged: held.filter((isHeld) => !isHeld).length,
    lags: wrong === 0 ? lagsOf(entersAt, frames, lines + 1) : [],
  };
}

/** What the flood added to each line; a line that is not the one it should be counts as lost. */
function addedPieces(cart: Cart): number[] {
  return Array.from({ length: lines }, (_, place) => {
    const line = cart.lines[place];
    return line?.code === codeAt(place) ? line.quantity - (place === 0 ? 2 : 1) : -1;
  });
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

function figuresOf({ gapMs, wrong, lags, judged: judgedScans }: Flood): Figure[] {
  const what = `${gapMs} ms gap: lines not exact`;
  if (judgedScans < judgedLeast && wrong === 0) return [notRun(what, 'wrong', '0')];
  const meets = wrong === 0;
  const exact = judged({ what, unit: 'wrong', value: wrong, floor: null, goalP: '0', goalA: '0' }, { p: meets, a: meets });
  if (lags.length === 0) return [exact];
  const frames = summaryOf(lags).p99 / frameMs;
  // Column P says nothing of the lag, so it cannot miss it.
  const goalA = `≤ ${lagMostFrames} frames`;
  const lag = judged(
    { what: `${gapMs} ms gap: paint lag p99`, unit: 'frames', value: frames, floor: null, goalP: '', goalA },
    { p: true, a: frames <= lagMostFrames },
  );
  return [exact, lag];
}

function noteOf({ gapMs, lags, seconds, judged: judgedScans }: Flood): string {
  const lag = lags.length === 0 ? '' : `; paint lag p50 ${summaryOf(lags).p50.toFixed(0)}, p99 ${summaryOf(lags).p99.toFixed(0)} ms`;
  const held =
    judgedScans === lines
      ? ''
      : `; ${lines - judgedScans} scans are not judged, the machine held their keys back for more than ${gapMostMs} ms` +
        (judgedScans < judgedLeast ? ': NOT RUN, the machine is too busy' : '');
  return `${gapMs} ms between keys: ${lines} scans (${lines * keysOfScan} keys) in ${seconds.toFixed(1)} s${lag}${held}`;
}
