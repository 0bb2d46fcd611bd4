/** Goal 12: from the last key of a scan to the frame that shows it, beside a key that changes one text node, in turn on one page. */
import { join } from 'node:path';
import { randomFrom } from '../demo-catalog/random.ts';
import { frameMs, gapMostMs, itemsOfCounter, openCounter, pause, type Counter } from './counter.ts';
import { diskDirectory, removeDirectory } from './disk.ts';
import { codeAt } from './goods.ts';
import { judged, type Figure, type Row } from './row.ts';
import { summaryOf } from './stats.ts';
import { lookAtWatch, scansOf, takeWatch } from './stopwatch.ts';

/** Lines in the cart: the first is scanned again and again, around the others each scan adds a line. */
const cartLines = [1, 50, 200] as const;
const turns = 60;
const warmUpTurns = 4;
/** Turns in which the machine held keys back; more of them, and it is too busy to be measured on. */
const heldBackMost = 40;
/** Longer than a line flashes: both keys meet a page at rest. */
const restMs = 430;
const seenMs = 3_000;
/**
 * Between two keys: a press and a release are two reports of a USB keyboard, which are one ms apart at best. Without a gap Enter
 * would wait in the browser behind thirteen digits, and the floor's key waits behind none.
 */
const keyGapMs = 2;
const seed = 12;
const lateFrames = 2;
const excessMost = 0.01;

type Lags = { readonly scans: readonly number[]; readonly floors: readonly number[]; readonly heldBack: number };

/** Measures goal 12 in the browser at a path. */
export async function measurePaint(browser: string): Promise<Row> {
  const disk = diskDirectory();
  try {
    const all: { readonly figure: Figure; readonly note: string }[] = [];
    for (const lines of cartLines) {
      const counter = await openCounter(browser, join(disk, 'till'), linesBefore(lines));
      const lags = await alternate(counter, lines).finally(counter.close);
      all.push({ figure: figureOf(lines, lags), note: noteOf(lines, lags) });
    }
    return {
      number: 12,
      name: 'paint',
      title: "from a scan's last key to the frame that shows it",
      figures: all.map(({ figure }) => figure),
      notes: [
        ...all.map(({ note }) => note),
        `trusted key events through the browser's own input, 13 digits and Enter, ${keyGapMs} ms apart; ` +
          'each is of some line of the cart, which comes into sight with ' +
          `one piece more; the code goes to the till's process and back; ${itemsOfCounter.toLocaleString('en')} items`,
        'floor: F12 changes one text node on the same page; ' +
          "both end when the message arrives that the next frame's animation callback posted",
      ],
    };
  } finally {
    removeDirectory(disk);
  }
}

/** Half of the counted scans come before the cart has so many lines, half behind. */
function linesBefore(lines: number): number {
  return lines === 1 ? 1 : lines - warmUpTurns - turns / 2;
}

async function alternate(counter: Counter, lines: number): Promise<Lags> {
  const random = randomFrom(seed + lines);
  // Items that are not in the cart yet; a scan that came apart used its code up.
  let place = linesBefore(lines);
  const nextCode = (): string => codeAt(lines === 1 ? 0 : place++);
  const scans: number[] = [];
  const floors: number[] = [];
  let heldBack = 0;
  for (let turn = 0; turn < warmUpTurns + turns; turn += 1) {
    const seen = await oneTurn(counter, nextCode(), () => pause(restMs + random.between(0, 16)));
    if (seen === null) {
      heldBack += 1;
      turn -= 1;
      if (heldBack > heldBackMost) throw new Error(`the machine is too busy: it held the keys of ${heldBack} scans back`);
    } else if (turn >= warmUpTurns) {
      scans.push(seen.scan);
      floors.push(seen.floor);
    }
  }
  return { scans, floors, heldBack };
}

/** One press of the floor's key and one scan, in ms; null when the machine held keys back, so that no scanner sent them. */
async function oneTurn(
  { page, keyboard, isSeen }: Counter,
  code: string,
  rest: () => Promise<void>,
): Promise<{ readonly scan: number; readonly floor: number } | null> {
  await page.evaluate(takeWatch);
  const { pieces } = await page.evaluate(lookAtWatch);
  // Not in step with the frames.
  await rest();
  await keyboard.floorKey();
  if (!(await isSeen(({ floors }) => floors === 1))) throw new Error("the page never showed the floor's text");
  await rest();
  await keyboard.scan(code, keyGapMs);
  const isThere = await isSeen((seen) => seen.frames === 1 && seen.pieces === pieces + 1, seenMs);
  const {
    keys,
    frames: [frame],
    floors: [floor],
  } = await page.evaluate(takeWatch);
  const sent = scansOf(keys).at(-1);
  if (isThere && sent !== undefined && frame !== undefined && floor !== undefined) {
    return { scan: frame.at - sent.enterAt, floor: floor.at - floor.from };
  }
  if (sent === undefined || sent.longestGap <= gapMostMs) throw new Error(`a scan of ${code} was never seen on the screen`);
  return null;
}

function figureOf(lines: number, { scans, floors }: Lags): Figure {
  const [scan, floor] = [summaryOf(scans), summaryOf(floors)];
  const excess = shareLate(scans) - shareLate(floors);
  return judged(
    {
      what: lines === 1 ? 'onto 1 line, p95' : `around ${lines} lines, p95`,
      unit: 'ms',
      value: scan.p95,
      floor: floor.p95,
      goalP: '≤ floor + 1 frame',
      goalA: '≤ 1.3 x, late ≤ 1 %',
    },
    { p: scan.p95 <= floor.p95 + frameMs, a: scan.p95 <= 1.3 * floor.p95 && excess <= excessMost },
  );
}

/** Of 1, how many took longer than two frames. */
function shareLate(lags: readonly number[]): number {
  return lags.filter((lag) => lag > lateFrames * frameMs).length / lags.length;
}

function noteOf(lines: number, { scans, floors, heldBack }: Lags): string {
  const [scan, floor] = [summaryOf(scans), summaryOf(floors)];
  const late = (lags: readonly number[]): number => Math.round(shareLate(lags) * lags.length);
  return (
    `${lines} in the cart: scan p50 ${scan.p50.toFixed(1)}, p99 ${scan.p99.toFixed(1)} ms; floor p50 ${floor.p50.toFixed(1)}, ` +
    `p99 ${floor.p99.toFixed(1)} ms; later than ${lateFrames} frames ${late(scans)} and ${late(floors)} of ${scan.n}` +
    (heldBack === 0 ? '' : `; ${heldBack} scans left out, whose keys the machine held back for more than ${gapMostMs} ms`)
  );
}
