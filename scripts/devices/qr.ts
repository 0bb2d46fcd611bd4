// Codewords -> the modules of a QR symbol, so that the paper shows a symbol a telephone can read.
// Never reads a QR symbol, and never sees what the bytes mean.

import type { QrLevel } from './paper.ts';
import { codewordsOf } from './qr-bytes.ts';

/** `fixed` marks the modules that belong to finders, timing, alignment, format and version. */
type Grid = { readonly side: number; readonly dark: Uint8Array; readonly fixed: Uint8Array };

const levelBits: Readonly<Record<QrLevel, number>> = { L: 1, M: 0, Q: 3, H: 2 };

const masks: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

function fix(grid: Grid, x: number, y: number, dark: boolean): void {
  if (x < 0 || y < 0 || x >= grid.side || y >= grid.side) return;
  grid.dark[y * grid.side + x] = dark ? 1 : 0;
  grid.fixed[y * grid.side + x] = 1;
}

/** A finder with its white border, or an alignment mark, as rings around a centre. */
function fixRings(grid: Grid, centreX: number, centreY: number, reach: number, white: readonly number[]): void {
  for (let dy = -reach; dy <= reach; dy += 1) {
    for (let dx = -reach; dx <= reach; dx += 1) {
      fix(grid, centreX + dx, centreY + dy, !white.includes(Math.max(Math.abs(dx), Math.abs(dy))));
    }
  }
}

function alignmentPlaces(version: number): number[] {
  if (version === 1) return [];
  const count = Math.floor(version / 7) + 2;
  const step = version === 32 ? 26 : Math.ceil((version * 4 + 4) / (count * 2 - 2)) * 2;
  const places = [6];
  for (let place = version * 4 + 10; places.length < count; place -= step) places.splice(1, 0, place);
  return places;
}

function fixPatterns(grid: Grid, version: number): void {
  const last = grid.side - 1;
  for (let at = 0; at < grid.side; at += 1) {
    fix(grid, 6, at, at % 2 === 0);
    fix(grid, at, 6, at % 2 === 0);
  }
  fixRings(grid, 3, 3, 4, [2, 4]);
  fixRings(grid, last - 3, 3, 4, [2, 4]);
  fixRings(grid, 3, last - 3, 4, [2, 4]);
  const places = alignmentPlaces(version);
  const end = last - 6;
  for (const y of places) {
    for (const x of places) {
      const isFinder = (x === 6 && y === 6) || (x === 6 && y === end) || (x === end && y === 6);
      if (!isFinder) fixRings(grid, x, y, 2, [1]);
    }
  }
  if (version >= 7) fixVersion(grid, version);
}

function fixVersion(grid: Grid, version: number): void {
  let rest = version;
  for (let round = 0; round < 12; round += 1) rest = (rest << 1) ^ ((rest >> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at += 1) {
    const far = grid.side - 11 + (at % 3);
    const near = Math.floor(at / 3);
    fix(grid, far, near, ((bits >> at) & 1) === 1);
    fix(grid, near, far, ((bits >> at) & 1) === 1);
  }
}

function fixFormat(grid: Grid, level: QrLevel, mask: number): void {
  const own = (levelBits[level] << 3) | mask;
  let rest = own;
  for (let round = 0; round < 10; round += 1) rest = (rest << 1) ^ ((rest >> 9) * 0x537);
  const bits = ((own << 10) | rest) ^ 0x5412;
  const isDark = (at: number): boolean => ((bits >> at) & 1) === 1;
  for (let at = 0; at < 15; at += 1) {
    const place = at < 6 ? at : at < 8 ? at + 1 : 14 - at;
    if (at < 8) fix(grid, 8, place, isDark(at));
    else fix(grid, at === 8 ? 7 : place, 8, isDark(at));
    if (at < 8) fix(grid, grid.side - 1 - at, 8, isDark(at));
    else fix(grid, 8, grid.side - 15 + at, isDark(at));
  }
  fix(grid, 8, grid.side - 8, true);
}

/** Lays the codewords in two-module columns from the right, up and down in turn, around what is fixed. */
function layCodewords(grid: Grid, codewords: readonly number[]): void {
  let bit = 0;
  for (let right = grid.side - 1; right >= 1; right -= 2) {
    if (right === 6) right = 5;
    const isUpward = ((right + 1) & 2) === 0;
    for (let step = 0; step < grid.side; step += 1) {
      const y = isUpward ? grid.side - 1 - step : step;
      for (const x of [right, right - 1]) {
        const place = y * grid.side + x;
        if (grid.fixed[place] === 1) continue;
        grid.dark[place] = ((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
        bit += 1;
      }
    }
  }
}

function flipMask(grid: Grid, mask: number): void {
  const flips = masks[mask] ?? (() => false);
  for (let y = 0; y < grid.side; y += 1) {
    for (let x = 0; x < grid.side; x += 1) {
      const place = y * grid.side + x;
      if (grid.fixed[place] === 0 && flips(x, y)) grid.dark[place] = (grid.dark[place] ?? 0) ^ 1;
    }
  }
}

function rowsOf(grid: Grid): string[] {
  const rows: string[] = [];
  for (let y = 0; y < grid.side; y += 1) rows.push(grid.dark.subarray(y * grid.side, (y + 1) * grid.side).join(''));
  return rows;
}

/** How hard a symbol is to read: long runs, blocks, finder look-alikes, and far from half dark. */
function penaltyOf(rows: readonly string[]): number {
  const columns = rows.map((_, x) => rows.map((row) => row[x] ?? '').join(''));
  let penalty = 0;
  for (const line of [...rows, ...columns]) {
    for (const run of line.match(/0{5,}|1{5,}/g) ?? []) penalty += run.length - 2;
    penalty += 40 * (line.match(/(?=10111010000|00001011101)/g) ?? []).length;
  }
  for (let y = 1; y < rows.length; y += 1) {
    for (let x = 1; x < rows.length; x += 1) {
      const corner = rows[y]?.[x];
      if (corner === rows[y]?.[x - 1] && corner === rows[y - 1]?.[x] && corner === rows[y - 1]?.[x - 1]) penalty += 3;
    }
  }
  const dark = rows.join('').replaceAll('0', '').length;
  return penalty + 10 * Math.floor(Math.abs(dark * 20 - rows.length * rows.length * 10) / (rows.length * rows.length));
}

/** The modules as rows of 0 and 1, without the quiet zone; null when no version holds the bytes [ISO/IEC 18004]. */
export function drawQr(data: Uint8Array, level: QrLevel): string[] | null {
  const found = codewordsOf(data, level);
  if (found === null) return null;
  const side = found.version * 4 + 17;
  const grid: Grid = { side, dark: new Uint8Array(side * side), fixed: new Uint8Array(side * side) };
  fixPatterns(grid, found.version);
  fixFormat(grid, level, 0);
  layCodewords(grid, found.codewords);
  let best: string[] | null = null;
  let least = Infinity;
  for (let mask = 0; mask < masks.length; mask += 1) {
    flipMask(grid, mask);
    fixFormat(grid, level, mask);
    const rows = rowsOf(grid);
    const penalty = penaltyOf(rows);
    if (penalty < least) {
      least = penalty;
      best = rows;
    }
    flipMask(grid, mask);
  }
  return best;
}
