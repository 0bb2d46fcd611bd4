// The mechanism of the virtual printer: a receive buffer, printing at a speed, waiting for paper, answering.
// Never listens and never interprets bytes itself: connections come from the server, paper from the interpreter.

import type { Socket } from 'node:net';
import { type Framing, isRealtime, openFraming, type Token } from './framing.ts';
import { type Interpreter, openInterpreter } from './interpreter.ts';
import type { Columns, Roll } from './paper.ts';
import { answer, autoStatusBytes, canPrint, type DeviceState } from './status.ts';

/** One till's connection, kept until its last byte is printed. */
export type Link = {
  readonly socket: Socket;
  readonly framing: Framing;
  readonly interpreter: Interpreter;
  /** Bytes received but not yet framed, because the printer stalls. */
  held: Uint8Array[];
  framedBytes: number;
  waitingBytes: number;
  isAutoStatus: boolean;
  /** The till hung up; then its last byte was framed; then it was printed. */
  hasEnded: boolean;
  isOver: boolean;
  isPrinted: boolean;
};
/** A token to print, or null for the end of the link. */
type Waiting = { readonly link: Link; readonly token: Token | null };

/** The receive buffer: beyond it the socket is not read, and TCP tells the till to wait. */
const bufferBytesMax = 64 * 1024;
/** How often a printer with a speed prints what it may. */
const tickMs = 10;
/** A printer that has been idle prints a tenth of a second's worth at once. */
const burstSeconds = 0.1;

/** The one mechanism behind all connections. */
export type Device = {
  readonly columns: Columns;
  readonly roll: Roll;
  readonly now: () => number;
  readonly links: Set<Link>;
  /** Links that closed while bytes of theirs are held by a stall. */
  readonly stalled: Set<Link>;
  readonly listeners: Set<() => void>;
  waiting: Waiting[];
  state: DeviceState;
  connections: number;
  /** Bytes that may be printed now; below zero a large command is still being printed. */
  credit: number;
  creditAt: number;
  timer: NodeJS.Timeout | null;
  isShut: boolean;
};

/** Says that something changed. */
export function tell(device: Device): void {
  for (const listener of device.listeners) listener();
}

function say(device: Device, link: Link, bytes: Uint8Array): void {
  if (bytes.length > 0 && !device.state.oneWay && link.socket.writable) link.socket.write(bytes);
}

function perform(device: Device, link: Link, token: Token): void {
  const question = link.interpreter.take(token, device.now());
  if (!question) return;
  if (question.kind === 'autoStatus') link.isAutoStatus = question.mask !== 0;
  say(device, link, answer(question, device.state));
}

/** The link's last byte is printed: judge what is left over. */
function finish(device: Device, link: Link): void {
  link.interpreter.end(link.framing.rest(), device.now());
  link.isPrinted = true;
}

/** Frames what was received, up to the stall; real-time commands are answered here, the rest waits its turn. */
function frame(device: Device, link: Link): void {
  const stallAfter = device.state.stallAfter ?? Infinity;
  for (let chunk = link.held.shift(); chunk; chunk = link.held.shift()) {
    const ready = chunk.subarray(0, Math.max(0, stallAfter - link.framedBytes));
    link.framedBytes += ready.length;
    link.framing.push(ready, (token) => {
      if (isRealtime(token)) {
        perform(device, link, token);
        return;
      }
      link.waitingBytes += token.bytes.length;
      device.waiting.push({ link, token });
    });
    if (ready.length < chunk.length) {
      link.held.unshift(chunk.subarray(ready.length));
      return;
    }
  }
  if (link.hasEnded && !link.isOver) {
    link.isOver = true;
    device.stalled.delete(link);
    device.waiting.push({ link, token: null });
  }
}

function earnCredit(device: Device): boolean {
  const { speed } = device.state;
  const now = performance.now();
  if (speed === null) return true;
  const earned = ((now - device.creditAt) * speed) / 1000;
  device.credit = Math.min(device.credit + earned, Math.max(1, speed * burstSeconds));
  device.creditAt = now;
  return device.credit > 0;
}

/** Prints what waits, as far as paper, cover and speed allow; then reads on, or lets the till wait. */
function print(device: Device): void {
  if (device.isShut) return;
  let done = 0;
  const mayPrint = earnCredit(device);
  while (mayPrint && canPrint(device.state) && (device.state.speed === null || device.credit > 0)) {
    const next = device.waiting[done];
    if (!next) break;
    done += 1;
    if (next.token) {
      next.link.waitingBytes -= next.token.bytes.length;
      device.credit -= device.state.speed === null ? 0 : next.token.bytes.length;
      perform(device, next.link, next.token);
    } else {
      finish(device, next.link);
    }
  }
  device.waiting.splice(0, done);
  for (const link of device.links) {
    throttle(link);
    partIfDone(device, link);
  }
  if (device.waiting.length > 0 && device.state.speed !== null && canPrint(device.state)) {
    device.timer ??= setTimeout(() => {
      device.timer = null;
      print(device);
    }, tickMs);
  }
  tell(device);
}

function heldBytes(link: Link): number {
  return link.held.reduce((sum, chunk) => sum + chunk.length, 0);
}

/** Bytes received and not yet printed, of every till. */
export function bufferedBytes(device: Device): number {
  const waiting = device.waiting.reduce((sum, each) => sum + (each.token?.bytes.length ?? 0), 0);
  return [...device.links, ...device.stalled].reduce((sum, link) => sum + heldBytes(link), waiting);
}

function throttle(link: Link): void {
  const full = link.waitingBytes + heldBytes(link) >= bufferBytesMax;
  if (full) link.socket.pause();
  else if (link.socket.isPaused()) link.socket.resume();
}

/** Hangs up on a till that has: after its last byte is printed, or at once when nothing prints, to leave the place free. */
function partIfDone(device: Device, link: Link): void {
  const isPrinting = canPrint(device.state) && link.held.length === 0;
  if (link.hasEnded && (link.isPrinted || !isPrinting)) link.socket.end();
}

/** A connection's place in the mechanism. */
export function openLink(device: Device, socket: Socket): Link {
  device.connections += 1;
  const link: Link = {
    socket,
    framing: openFraming(),
    interpreter: openInterpreter(device.columns, device.roll, device.connections),
    held: [],
    framedBytes: 0,
    waitingBytes: 0,
    isAutoStatus: false,
    hasEnded: false,
    isOver: false,
    isPrinted: false,
  };
  device.links.add(link);
  return link;
}

/** Takes what has come over the link (more bytes, or its end), and prints what may be printed. */
export function proceed(device: Device, link: Link): void {
  frame(device, link);
  print(device);
}

/** The connection is gone: its place is free, what it sent is still printed. */
export function leave(device: Device, link: Link): void {
  link.hasEnded = true;
  device.links.delete(link);
  if (link.held.length > 0) device.stalled.add(link);
  proceed(device, link);
}

/** Changes the state, tells those who asked to be told, and prints or stops accordingly. */
export function change(device: Device, wanted: Partial<DeviceState>): void {
  const before = autoStatusBytes(device.state).join();
  device.state = { ...device.state, ...wanted };
  device.credit = 0;
  device.creditAt = performance.now();
  const after = autoStatusBytes(device.state);
  for (const link of [...device.links, ...device.stalled]) {
    if (link.isAutoStatus && after.join() !== before) say(device, link, after);
    frame(device, link);
  }
  print(device);
}
