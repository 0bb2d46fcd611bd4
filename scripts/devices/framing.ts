// Bytes -> tokens: where one ESC/POS command ends and the next begins, however the network cut the stream.
// Never judges what a command means; it knows lengths, and whether Hangul mode is on, and nothing else.

import { decodePair } from './hangul.ts';
import type { Rule } from './paper.ts';

export type CommandName =
  | 'LF' | 'ESC @' | 'ESC R' | 'ESC t' | 'ESC a' | 'ESC E' | 'ESC !' | 'ESC d' | 'ESC J' | 'ESC 2' | 'ESC 3' | 'ESC -'
  | 'ESC M' | 'ESC p' | 'FS &' | 'FS .' | 'GS !' | 'GS V' | 'GS h' | 'GS w' | 'GS H' | 'GS f' | 'GS k' | 'GS r' | 'GS a'
  | 'GS I' | 'GS ( k' | 'GS ( H' | 'GS v 0' | 'DLE EOT' | 'DLE DC4';

type Placed = { readonly offset: number; readonly bytes: Uint8Array };
export type CharToken = Placed & { readonly kind: 'char'; readonly text: string; readonly columns: 1 | 2 };
export type CommandToken = Placed & { readonly kind: 'command'; readonly name: CommandName };
export type FaultToken = Placed & { readonly kind: 'fault'; readonly rule: Rule; readonly detail: string };
/** `offset` counts bytes from the start of the connection. */
export type Token = CharToken | CommandToken | FaultToken;

type Measured =
  | { readonly length: number; readonly name: CommandName }
  | { readonly length: number; readonly rule: Rule; readonly detail: string };
/** Looks at the bytes from the lead on; null means more bytes are needed. */
type Measure = (bytes: Uint8Array) => Measured | null;

/** The largest raster block taken at once; hardware prints bands of 256 rows. */
const rasterBytesMax = 1024 * 1024;
const rasterRowsMax = 4095;
/** A QR symbol holds at most 7,089 characters; three bytes of header go before them. */
const blockBytesMax = 7092;
const formABytesMax = 255;

function fixed(name: CommandName, length: number): Measure {
  return (bytes) => (bytes.length < length ? null : { length, name });
}

function refused(length: number, rule: Rule, detail: string): Measured {
  return { length, rule, detail };
}

function measureCut(bytes: Uint8Array): Measured | null {
  const form = bytes[2];
  if (form === undefined) return null;
  if (form === 0 || form === 1 || form === 0x30 || form === 0x31) return { length: 3, name: 'GS V' };
  if (form === 0x41 || form === 0x42) return bytes.length < 4 ? null : { length: 4, name: 'GS V' };
  return refused(3, 'bad_parameter', 'GS V knows 00 01 30 31 41 42');
}

/** GS k: form A (m 0-6) ends at NUL, form B (m 65-79) carries its length. */
function measureBarcode(bytes: Uint8Array): Measured | null {
  const system = bytes[2];
  if (system === undefined) return null;
  if (system <= 6) {
    const end = bytes.subarray(0, 4 + formABytesMax).indexOf(0, 3);
    if (end >= 0) return { length: end + 1, name: 'GS k' };
    return bytes.length < 4 + formABytesMax ? null : refused(3, 'bad_parameter', 'GS k form A without its NUL');
  }
  if (system < 65 || system > 79) return refused(3, 'bad_parameter', 'GS k system unknown');
  const count = bytes[3];
  if (count === undefined || bytes.length < 4 + count) return null;
  return { length: 4 + count, name: 'GS k' };
}

function measureBlock(bytes: Uint8Array): Measured | null {
  const letter = bytes[2];
  if (letter === undefined) return null;
  if (letter !== 0x6b && letter !== 0x48) return refused(3, 'unknown_command', 'GS ( knows k and H');
  const low = bytes[3];
  const high = bytes[4];
  if (low === undefined || high === undefined) return null;
  const count = low + high * 256;
  if (count > blockBytesMax) return refused(5, 'bad_parameter', `GS ( block of ${count} bytes`);
  return bytes.length < 5 + count ? null : { length: 5 + count, name: letter === 0x6b ? 'GS ( k' : 'GS ( H' };
}

function measureRaster(bytes: Uint8Array): Measured | null {
  const letter = bytes[2];
  if (letter === undefined) return null;
  if (letter !== 0x30) return refused(3, 'unknown_command', 'GS v knows 0');
  const [xLow, xHigh, yLow, yHigh] = bytes.subarray(4, 8);
  if (xLow === undefined || xHigh === undefined || yLow === undefined || yHigh === undefined) return null;
  const wide = xLow + xHigh * 256;
  const rows = yLow + yHigh * 256;
  const size = wide * rows;
  if (size === 0 || rows > rasterRowsMax || size > rasterBytesMax) {
    return refused(8, 'bad_parameter', `raster of ${wide} bytes x ${rows} rows`);
  }
  return bytes.length < 8 + size ? null : { length: 8 + size, name: 'GS v 0' };
}

function measureRealtime(bytes: Uint8Array): Measured | null {
  const kind = bytes[2];
  if (kind === undefined) return null;
  if (kind !== 1) return refused(3, 'unknown_command', 'DLE DC4 knows 01');
  return bytes.length < 5 ? null : { length: 5, name: 'DLE DC4' };
}

function table(rows: readonly [string, Measure][]): ReadonlyMap<number, Measure> {
  return new Map(rows.map(([letter, measure]) => [letter.charCodeAt(0), measure]));
}

/** Lengths by lead byte and the byte after it [Epson ESC/POS reference; Bixolon thermal command manual 1.01]. */
const commands: ReadonlyMap<number, ReadonlyMap<number, Measure>> = new Map([
  [0x1b, table([
    ['@', fixed('ESC @', 2)], ['2', fixed('ESC 2', 2)], ['p', fixed('ESC p', 5)],
    ['R', fixed('ESC R', 3)], ['t', fixed('ESC t', 3)], ['a', fixed('ESC a', 3)], ['E', fixed('ESC E', 3)],
    ['!', fixed('ESC !', 3)], ['d', fixed('ESC d', 3)], ['J', fixed('ESC J', 3)], ['3', fixed('ESC 3', 3)],
    ['-', fixed('ESC -', 3)], ['M', fixed('ESC M', 3)],
  ])],
  [0x1c, table([['&', fixed('FS &', 2)], ['.', fixed('FS .', 2)]])],
  [0x1d, table([
    ['!', fixed('GS !', 3)], ['h', fixed('GS h', 3)], ['w', fixed('GS w', 3)], ['H', fixed('GS H', 3)],
    ['f', fixed('GS f', 3)], ['r', fixed('GS r', 3)], ['a', fixed('GS a', 3)], ['I', fixed('GS I', 3)],
    ['V', measureCut], ['k', measureBarcode], ['(', measureBlock], ['v', measureRaster],
  ])],
  [0x10, table([['\x04', fixed('DLE EOT', 3)], ['\x14', measureRealtime]])],
]);

function measureCommand(bytes: Uint8Array, family: ReadonlyMap<number, Measure>): Measured | null {
  const second = bytes[1];
  if (second === undefined) return null;
  const measure = family.get(second);
  return measure ? measure(bytes) : refused(2, 'unknown_command', '');
}

function readChar(bytes: Uint8Array, offset: number, hangul: boolean): Token | null {
  const lead = bytes[0] ?? 0;
  if (lead >= 0x20 && lead <= 0x7e) {
    return { kind: 'char', offset, bytes: bytes.subarray(0, 1), text: String.fromCharCode(lead), columns: 1 };
  }
  const one = bytes.subarray(0, 1);
  if (lead < 0x80) return { kind: 'fault', offset, bytes: one, rule: 'control_byte', detail: '' };
  if (!hangul) return { kind: 'fault', offset, bytes: one, rule: 'hangul_off', detail: '' };
  const trail = bytes[1];
  if (trail === undefined) return null;
  const pair = bytes.subarray(0, 2);
  const text = decodePair(lead, trail);
  if (text === null) return { kind: 'fault', offset, bytes: pair, rule: 'hangul_invalid', detail: '' };
  return { kind: 'char', offset, bytes: pair, text, columns: 2 };
}

function readToken(bytes: Uint8Array, offset: number, hangul: boolean): Token | null {
  const lead = bytes[0];
  if (lead === undefined) return null;
  if (lead === 0x0a) return { kind: 'command', offset, bytes: bytes.subarray(0, 1), name: 'LF' };
  const family = commands.get(lead);
  if (!family) return readChar(bytes, offset, hangul);
  const measured = measureCommand(bytes, family);
  if (measured === null) return null;
  const own = bytes.subarray(0, measured.length);
  if ('name' in measured) return { kind: 'command', offset, bytes: own, name: measured.name };
  return { kind: 'fault', offset, bytes: own, rule: measured.rule, detail: measured.detail };
}

export type Framing = {
  /** Takes the next bytes of the connection; hands over every token they complete, in order, as views not copies. */
  readonly push: (chunk: Uint8Array, take: (token: Token) => void) => void;
  /** The bytes of a token begun but not finished, as a fault to record when the connection ends; null when none. */
  readonly rest: () => FaultToken | null;
};

/** A new connection's byte stream. Hangul mode starts off, because models differ; only FS & turns it on. */
export function openFraming(): Framing {
  let store = new Uint8Array(1024);
  let start = 0;
  let end = 0;
  let offset = 0;
  let hangul = false;

  /** Written once only: when the room ends a larger store begins, for tokens still look into the old one. */
  function keep(chunk: Uint8Array): void {
    if (end + chunk.length > store.length) {
      const pending = store.subarray(start, end);
      store = new Uint8Array(Math.max(1024, (pending.length + chunk.length) * 2));
      store.set(pending);
      start = 0;
      end = pending.length;
    }
    store.set(chunk, end);
    end += chunk.length;
  }

  function push(chunk: Uint8Array, take: (token: Token) => void): void {
    keep(chunk);
    for (;;) {
      const token = readToken(store.subarray(start, end), offset, hangul);
      if (token === null) return;
      start += token.bytes.length;
      offset += token.bytes.length;
      if (token.kind === 'command' && token.name === 'FS &') hangul = true;
      if (token.kind === 'command' && (token.name === 'FS .' || token.name === 'ESC @')) hangul = false;
      take(token);
    }
  }

  function rest(): FaultToken | null {
    if (start === end) return null;
    return { kind: 'fault', offset, bytes: store.subarray(start, end), rule: 'incomplete_command', detail: '' };
  }

  return { push, rest };
}

/** True for the commands a printer answers on arrival, even while it cannot print (DLE EOT, DLE DC4). */
export function isRealtime(token: Token): boolean {
  return token.kind === 'command' && (token.name === 'DLE EOT' || token.name === 'DLE DC4');
}
