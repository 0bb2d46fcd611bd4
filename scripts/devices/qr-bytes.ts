// Bytes -> the codewords of a QR symbol (model 2, byte mode): version, padding, error correction, order.
// Never draws, and never decides what the bytes mean.

import type { QrLevel } from './paper.ts';

/** Error-correction bytes in each block, and number of blocks, for versions 1-40 [ISO/IEC 18004 table 9]. */
const correctionBytes: Readonly<Record<QrLevel, readonly number[]>> = {
  L: [
    7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28,
    28, 28, 30, 30, 26, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
  M: [
    10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26,
    26, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28, 28,
  ],
  Q: [
    13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30,
    28, 30, 30, 30, 30, 28, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
  H: [
    17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28,
    30, 24, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30, 30,
  ],
};
const correctionBlocks: Readonly<Record<QrLevel, readonly number[]>> = {
  L: [
    1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8,
    8, 9, 9, 10, 12, 12, 12, 13, 14, 15, 16, 17, 18, 19, 19, 20, 21, 22, 24, 25,
  ],
  M: [
    1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16,
    17, 17, 18, 20, 21, 23, 25, 26, 28, 29, 31, 33, 35, 37, 38, 40, 43, 45, 47, 49,
  ],
  Q: [
    1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20,
    23, 23, 25, 27, 29, 34, 34, 35, 38, 40, 43, 45, 48, 51, 53, 56, 59, 62, 65, 68,
  ],
  H: [
    1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25,
    25, 34, 30, 32, 35, 37, 40, 42, 45, 48, 51, 54, 57, 60, 63, 66, 70, 74, 77, 81,
  ],
};
/** All data and correction bytes a version holds. */
function capacityOf(version: number): number {
  const marks = version === 1 ? 0 : Math.floor(version / 7) + 2;
  const alignment = marks === 0 ? 0 : (25 * marks - 10) * marks - 55;
  const modules = (16 * version + 128) * version + 64 - alignment - (version >= 7 ? 36 : 0);
  return Math.floor(modules / 8);
}

function shareOf(version: number, level: QrLevel): { blocks: number; correction: number; dataBytes: number } {
  const blocks = correctionBlocks[level][version - 1] ?? 1;
  const correction = correctionBytes[level][version - 1] ?? 0;
  return { blocks, correction, dataBytes: capacityOf(version) - blocks * correction };
}

function pickVersion(length: number, level: QrLevel): number | null {
  for (let version = 1; version <= 40; version += 1) {
    const header = 4 + (version < 10 ? 8 : 16);
    if (Math.ceil((header + length * 8) / 8) <= shareOf(version, level).dataBytes) return version;
  }
  return null;
}

/** Byte mode header, the bytes, the terminator, and the pad bytes EC 11 up to the version's room. */
function packData(data: Uint8Array, version: number, room: number): number[] {
  const bits: number[] = [];
  const put = (value: number, count: number): void => {
    for (let bit = count - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  put(4, 4);
  put(data.length, version < 10 ? 8 : 16);
  for (const byte of data) put(byte, 8);
  put(0, Math.min(4, room * 8 - bits.length));
  while (bits.length % 8 !== 0) bits.push(0);
  const bytes: number[] = [];
  for (let at = 0; at < bits.length; at += 8) bytes.push(Number.parseInt(bits.slice(at, at + 8).join(''), 2));
  for (let pad = 0xec; bytes.length < room; pad ^= 0xec ^ 0x11) bytes.push(pad);
  return bytes;
}

/** Product in the field of 256 elements with polynomial 0x11D. */
function multiply(left: number, right: number): number {
  let product = 0;
  for (let bit = 7; bit >= 0; bit -= 1) {
    product = (product << 1) ^ ((product >> 7) * 0x11d);
    product ^= ((right >> bit) & 1) * left;
  }
  return product;
}

function generatorOf(degree: number): number[] {
  const terms: number[] = new Array<number>(degree).fill(0);
  terms[degree - 1] = 1;
  let root = 1;
  for (let round = 0; round < degree; round += 1) {
    for (let at = 0; at < degree; at += 1) terms[at] = multiply(terms[at] ?? 0, root) ^ (terms[at + 1] ?? 0);
    root = multiply(root, 2);
  }
  return terms;
}

function correct(block: readonly number[], generator: readonly number[]): number[] {
  const rest: number[] = generator.map(() => 0);
  for (const byte of block) {
    const factor = byte ^ (rest.shift() ?? 0);
    rest.push(0);
    generator.forEach((term, at) => { rest[at] = (rest[at] ?? 0) ^ multiply(term, factor); });
  }
  return rest;
}

/** Splits into blocks (the later ones one byte longer), corrects each, and deals the bytes out in turn. */
function interleave(data: readonly number[], version: number, level: QrLevel): number[] {
  const { blocks, correction } = shareOf(version, level);
  const shortLength = Math.floor(data.length / blocks);
  const shortBlocks = blocks - (data.length % blocks);
  const generator = generatorOf(correction);
  const parts: number[][] = [];
  let from = 0;
  for (let block = 0; block < blocks; block += 1) {
    const length = shortLength + (block < shortBlocks ? 0 : 1);
    parts.push(data.slice(from, from + length));
    from += length;
  }
  const dealt: number[] = [];
  const deal = (rows: readonly (readonly number[])[], length: number): void => {
    for (let at = 0; at < length; at += 1) {
      for (const row of rows) {
        const byte = row[at];
        if (byte !== undefined) dealt.push(byte);
      }
    }
  };
  deal(parts, shortLength + 1);
  deal(parts.map((part) => correct(part, generator)), correction);
  return dealt;
}

/**
 * The codewords of the smallest version (1-40) that holds `data` at this level, in drawing order; null when none does.
 * Byte mode always: a printer may choose a denser mode and so a smaller symbol, never a larger one [ISO/IEC 18004].
 */
export function codewordsOf(data: Uint8Array, level: QrLevel): { version: number; codewords: number[] } | null {
  const version = pickVersion(data.length, level);
  if (version === null) return null;
  return { version, codewords: interleave(packData(data, version, shareOf(version, level).dataBytes), version, level) };
}
