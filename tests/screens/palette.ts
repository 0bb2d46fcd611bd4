/** A picture of a screen in 32 colours at a quarter of its size. Reads only what Chromium writes: 8 bits a channel, not interlaced. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const colorsMost = 32;

type Pixels = { readonly width: number; readonly height: number; readonly rgb: Uint8Array };
type Count = { readonly color: number; readonly pixels: number };

/** PNG in full colour → PNG with a palette. Throws on any other kind of PNG. */
export function withPalette(png: Buffer): Buffer {
  const { width, height, rgb } = decode(png);
  const byte = (at: number): number => rgb[at] ?? 0;
  const colors = new Uint32Array(width * height).map((_, at) => (byte(at * 3) << 16) | (byte(at * 3 + 1) << 8) | byte(at * 3 + 2));
  const counts = new Map<number, number>();
  for (const color of colors) counts.set(color, (counts.get(color) ?? 0) + 1);
  const boxes = cut([...counts].map(([color, pixels]) => ({ color, pixels })));
  const places = new Map(boxes.flatMap((box, place) => box.map(({ color }): [number, number] => [color, place])));
  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < colors.length; at += 1) rows[at + Math.floor(at / width) + 1] = places.get(colors[at] ?? 0) ?? 0;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const palette = Buffer.from(boxes.flatMap(middleOf));
  const packed = deflateSync(rows, { level: 9 });
  return Buffer.concat([signature, chunk('IHDR', header), chunk('PLTE', palette), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))]);
}

function chunk(kind: string, bytes: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), bytes]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(bytes.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const channel = (color: number, shift: number): number => (color >> shift) & 0xff;
const shifts = [16, 8, 0] as const;

/** Median cut: the box with the most spread, by pixels, is halved until there are enough boxes. */
function cut(counts: readonly Count[]): Count[][] {
  let boxes: Count[][] = [[...counts]];
  while (boxes.length < colorsMost) {
    const spreads = boxes.map(spreadOf);
    const worst = spreads.reduce((best, spread, at) => (spread.weight > (spreads[best]?.weight ?? 0) ? at : best), 0);
    const [box, spread] = [boxes[worst], spreads[worst]];
    if (box === undefined || spread === undefined || box.length < 2) break;
    const sorted = box.toSorted((a, b) => channel(a.color, spread.shift) - channel(b.color, spread.shift));
    const half = halfOf(sorted);
    boxes = [...boxes.slice(0, worst), sorted.slice(0, half), sorted.slice(half), ...boxes.slice(worst + 1)];
  }
  return boxes;
}

function spreadOf(box: readonly Count[]): { readonly shift: number; readonly weight: number } {
  const pixels = Math.sqrt(box.reduce((all, count) => all + count.pixels, 0));
  const ranges = shifts.map((shift) => {
    const values = box.map(({ color }) => channel(color, shift));
    return { shift, weight: (Math.max(...values) - Math.min(...values)) * pixels };
  });
  return ranges.reduce((best, range) => (range.weight > best.weight ? range : best));
}

function halfOf(sorted: readonly Count[]): number {
  const all = sorted.reduce((sum, count) => sum + count.pixels, 0);
  let passed = 0;
  for (const [at, count] of sorted.entries()) {
    passed += count.pixels;
    if (passed * 2 >= all) return Math.min(sorted.length - 1, Math.max(1, at + (passed * 2 - all < count.pixels ? 1 : 0)));
  }
  return 1;
}

/** The colour that stands for a box: its most frequent one, so that flat faces keep theirs exactly. */
function middleOf(box: readonly Count[]): number[] {
  const { color } = box.reduce((best, count) => (count.pixels > best.pixels ? count : best));
  return shifts.map((shift) => channel(color, shift));
}

function decode(png: Buffer): Pixels {
  const [width, height, depth, kind, interlaced] = [png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25], png[28]];
  const channels = kind === 2 ? 3 : kind === 6 ? 4 : 0;
  if (depth !== 8 || channels === 0 || interlaced !== 0) throw new Error(`not a picture of a screen: ${depth} bits, kind ${kind}`);
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  return { width, height, rgb: withoutFilters(inflateSync(Buffer.concat(parts)), width, height, channels) };
}

function withoutFilters(rows: Buffer, width: number, height: number, channels: number): Uint8Array {
  const stride = width * channels;
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = rows[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < channels ? 0 : (out[at - channels] ?? 0);
      const up = y === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (out[at - stride - channels] ?? 0);
      out[at] = (rows[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  if (channels === 3) return out;
  return out.filter((_, at) => at % 4 !== 3);
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const guess = left + up - corner;
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}
