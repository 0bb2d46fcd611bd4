// What each text, feed, cut and drawer command does to the press.
// Never frames bytes and never draws symbols. Each range is checked: a value no manual names is a failure.

import type { CommandName, CommandToken } from './framing.ts';
import type { Align } from './paper.ts';
import {
  beginJob, dropLine, expectLineStart, fail, freshFormat, jobFor, lay, type Press, printLine, printLineOrBlank,
} from './press.ts';

export type Perform = (press: Press, token: CommandToken) => void;

/** Drawer solenoids: at least 50 ms, and on for at most a fifth of the time [Epson TM drawer kick-out specification]. */
const pulseOnMsMin = 50;
const pulseDutyInverse = 4;
/** ESC, FS, GS: seen as t1 they mean that t1 and t2 were left out and the next command was eaten. */
const leadBytes = [0x1b, 0x1c, 0x1d];

/** The parameter byte of a three-byte command. */
export function argument(token: CommandToken): number {
  return token.bytes[2] ?? 0;
}

/** Reads 0, 1 ... or the digits '0', '1' ... up to `most`; null for any other byte. */
export function smallNumber(byte: number, most: number): number | null {
  const value = byte >= 0x30 ? byte - 0x30 : byte;
  return value >= 0 && value <= most ? value : null;
}

/** Applies a parameter that must be 0 to `most` (or those digits), or fails the job. */
export function choose(most: number, apply: (press: Press, value: number) => void): Perform {
  return (press, token) => {
    const value = smallNumber(argument(token), most);
    if (value === null) fail(press, token, 'bad_parameter');
    else apply(press, value);
  };
}

const alignments: readonly Align[] = ['left', 'center', 'right'];

const align: Perform = (press, token) => {
  const value = alignments[smallNumber(argument(token), 2) ?? -1];
  if (value === undefined) fail(press, token, 'bad_parameter');
  else if (expectLineStart(press, token)) press.format.align = value;
};

const initialise: Perform = (press, token) => {
  dropLine(press);
  beginJob(press, token.offset);
  press.format = freshFormat();
  press.isInitialised = true;
};

const nation: Perform = (press, token) => {
  const value = argument(token);
  if (value === 0 || value === 13) press.format.national = value;
  else fail(press, token, 'bad_parameter', 'ESC R: 0 (USA) or 13 (Korea)');
};

/** ESC !: bit 0 font B, 3 bold, 4 double height, 5 double width, 7 underline; the others are reserved. */
const printMode: Perform = (press, token) => {
  const mode = argument(token);
  if (mode & 0x01) fail(press, token, 'font_not_a');
  else if (mode & 0x46) fail(press, token, 'bad_parameter');
  press.format.bold = (mode & 0x08) !== 0;
  press.format.underline = (mode & 0x80) !== 0;
  press.format.size = { width: mode & 0x20 ? 2 : 1, height: mode & 0x10 ? 2 : 1 };
};

const magnify: Perform = (press, token) => {
  const value = argument(token);
  if (value & 0x88) fail(press, token, 'bad_parameter');
  press.format.size = { width: ((value >> 4) & 7) + 1, height: (value & 7) + 1 };
};

const font: Perform = (press, token) => {
  if (smallNumber(argument(token), 0) === null) fail(press, token, 'font_not_a');
};

/** ESC d n: printing a line feeds one of the n. */
const feedLines: Perform = (press, token) => {
  const count = argument(token) - (printLine(press, token) ? 1 : 0);
  if (count > 0) lay(press, token, { kind: 'feed', count, unit: 'lines' });
};

const feedDots: Perform = (press, token) => {
  printLine(press, token);
  if (argument(token) > 0) lay(press, token, { kind: 'feed', count: argument(token), unit: 'dots' });
};

const cut: Perform = (press, token) => {
  expectLineStart(press, token);
  const form = argument(token);
  const full = form === 0 || form === 0x30 || form === 0x41;
  lay(press, token, { kind: 'cut', full, feedDots: token.bytes[3] ?? 0 });
  jobFor(press, token.offset).state = 'cut';
};

/** ESC p m t1 t2: on t1 x 2 ms, then off at least t2 x 2 ms. */
const pulse: Perform = (press, token) => {
  const pin = smallNumber(argument(token), 1);
  const [first = 0, second = 0] = token.bytes.subarray(3);
  const onMs = first * 2;
  const offMs = second * 2;
  if (pin === null) fail(press, token, 'bad_parameter');
  else if (leadBytes.includes(first)) fail(press, token, 'pulse_timing', 't1 t2 missing: they look like the next command');
  else if (onMs < pulseOnMsMin || offMs < onMs * pulseDutyInverse) {
    fail(press, token, 'pulse_timing', `on ${onMs} ms, off ${offMs} ms`);
  }
  lay(press, token, { kind: 'pulse', pin: pin === 1 ? 5 : 2, onMs, offMs, realtime: false, at: instant(press) });
};

/** DLE DC4 1 m t: on and off t x 100 ms, at once. */
const pulseNow: Perform = (press, token) => {
  const [pin = 0, tenths = 0] = token.bytes.subarray(3);
  if (pin > 1 || tenths < 1 || tenths > 8) fail(press, token, 'bad_parameter', 'DLE DC4 1: m 0-1, t 1-8');
  const ms = tenths * 100;
  lay(press, token, { kind: 'pulse', pin: pin === 1 ? 5 : 2, onMs: ms, offMs: ms, realtime: true, at: instant(press) });
};

/** The press's present time as ISO 8601. */
export function instant(press: Press): string {
  return new Date(press.now).toISOString();
}

export const textCommands: ReadonlyMap<CommandName, Perform> = new Map<CommandName, Perform>([
  ['LF', printLineOrBlank],
  ['ESC @', initialise],
  ['ESC R', nation],
  ['ESC t', () => {}],
  ['ESC a', align],
  ['ESC E', choose(1, (press, value) => { press.format.bold = value === 1; })],
  ['ESC !', printMode],
  ['ESC -', choose(2, (press, value) => { press.format.underline = value > 0; })],
  ['ESC M', font],
  ['ESC d', feedLines],
  ['ESC J', feedDots],
  ['ESC 2', (press) => { press.format.spacing = null; }],
  ['ESC 3', (press, token) => { press.format.spacing = argument(token); }],
  ['FS &', () => {}],
  ['FS .', () => {}],
  ['GS !', magnify],
  ['GS V', cut],
  ['ESC p', pulse],
  ['DLE DC4', pulseNow],
]);
