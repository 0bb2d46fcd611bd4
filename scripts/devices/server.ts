// The virtual printer as a device: a TCP server that buffers, prints at its speed, waits for paper and answers.
// Never listens beyond 127.0.0.1 and never interprets bytes itself.

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { type Framing, isRealtime, openFraming, type Token } from './framing.ts';
import { type Interpreter, openInterpreter } from './interpreter.ts';
import { type Columns, dotsOf, openRoll, type Paper, type Roll } from './paper.ts';
import { answer, autoStatusBytes, canPrint, type DeviceState, freshState } from './status.ts';

export type PrinterOptions = {
  readonly columns?: Columns;
  /** 0 (the default) takes any free port. */
  readonly port?: number;
  /** Most printers talk to one till at a time: a second connection is reset. */
  readonly connections?: 'one' | 'many';
  readonly state?: Partial<DeviceState>;
  /** How many finished jobs are kept (default 500). */
  readonly keepJobs?: number;
  /** The clock on pulses, markers and jobs, in milliseconds since 1970. */
  readonly now?: () => number;
};

export type VirtualPrinter = {
  readonly port: number;
  /** A copy of all that was printed so far. */
  readonly paper: () => Paper;
  readonly state: () => DeviceState;
  /** Changes the device under the till's hands; printing goes on or stops at once. */
  readonly setState: (change: Partial<DeviceState>) => void;
  /** Throws the printed paper away; a job still printing stays. */
  readonly clear: () => void;
  /** Calls back after anything changed; returns how to stop that. */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
};

type Link = {
  readonly socket: Socket;
  readonly framing: Framing;
  readonly interpreter: Interpreter;
  /** Bytes received but not yet framed, because the printer stalls. */
  held: Uint8Array[];
  framedBytes: number;
  waitingBytes: number;
  isAutoStatus: boolean;
  hasEnded: boolean;
  isOver: boolean;
};
/** A token to print, or null for the end of the link. */
type Waiting = { readonly link: Link; readonly token: Token | null };

/** The receive buffer: beyond it the socket is not read, and TCP tells the till to wait. */
const bufferBytesMax = 64 * 1024;
/** How often a printer with a speed prints what it may. */
const tickMs = 10;
/** A printer that has been idle prints a tenth of a second's worth at once. */
const burstSeconds = 0.1;
/** How long a second till waits for the first to hang up before it is turned away. */
const graceMs = 150;

type Device = {
  readonly columns: Columns;
  readonly roll: Roll;
  readonly now: () => number;
  /** Every open socket, the ones that wait for a free place too. */
  readonly sockets: Set<Socket>;
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

function tell(device: Device): void {
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

/** The link's last byte is printed: judge what is left over and hang up. */
function finish(device: Device, link: Link): void {
  link.interpreter.end(link.framing.rest(), device.now());
  link.socket.end();
}

/** Frames what was received, up to the stall; real-time commands are answered here, the rest waits its turn. */
function frame(device: Device, link: Link): void {
  const stallAfter = device.state.stallAfter ?? Infinity;
  for (let chunk = link.held.shift(); chunk; chunk = link.held.shift()) {
    const ready = chunk.subarray(0, Math.max(0, stallAfter - link.framedBytes));
    link.framedBytes += ready.length;
    for (const token of link.framing.push(ready)) {
      if (isRealtime(token)) {
        perform(device, link, token);
        continue;
      }
      link.waitingBytes += token.bytes.length;
      device.waiting.push({ link, token });
    }
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
  for (const link of device.links) throttle(link);
  if (device.waiting.length > 0 && device.state.speed !== null && canPrint(device.state)) {
    device.timer ??= setTimeout(() => {
      device.timer = null;
      print(device);
    }, tickMs);
  }
  tell(device);
}

function throttle(link: Link): void {
  const full = link.waitingBytes + link.held.reduce((sum, chunk) => sum + chunk.length, 0) >= bufferBytesMax;
  if (full) link.socket.pause();
  else if (link.socket.isPaused()) link.socket.resume();
}

function admit(device: Device, socket: Socket): void {
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
  };
  device.links.add(link);
  const proceed = (): void => {
    frame(device, link);
    print(device);
  };
  socket.on('data', (chunk) => {
    link.held.push(chunk);
    proceed();
  });
  socket.on('end', () => {
    link.hasEnded = true;
    proceed();
  });
  socket.on('close', () => {
    link.hasEnded = true;
    device.links.delete(link);
    if (link.held.length > 0) device.stalled.add(link);
    proceed();
  });
}

function accept(device: Device, socket: Socket, connections: 'one' | 'many'): void {
  const isBusy = (): boolean => connections === 'one' && device.links.size > 0;
  device.sockets.add(socket);
  socket.on('close', () => device.sockets.delete(socket));
  socket.on('error', () => {});
  socket.setNoDelay(true);
  if (device.state.refuse) socket.resetAndDestroy();
  else if (!isBusy()) admit(device, socket);
  else {
    setTimeout(() => {
      if (socket.destroyed) return;
      if (isBusy()) socket.resetAndDestroy();
      else admit(device, socket);
    }, graceMs).unref();
  }
}

function change(device: Device, wanted: Partial<DeviceState>): void {
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

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function shut(device: Device, server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
  if (device.timer) clearTimeout(device.timer);
  device.isShut = true;
  device.listeners.clear();
  for (const socket of device.sockets) socket.destroy();
  await closed;
}

/** Opens a virtual printer on 127.0.0.1. Rejects when the port is taken. */
export async function openVirtualPrinter(options: PrinterOptions = {}): Promise<VirtualPrinter> {
  const device: Device = {
    columns: options.columns ?? 42,
    roll: openRoll(options.keepJobs ?? 500),
    now: options.now ?? Date.now,
    sockets: new Set(),
    links: new Set(),
    stalled: new Set(),
    listeners: new Set(),
    waiting: [],
    state: { ...freshState, ...options.state },
    connections: 0,
    credit: 0,
    creditAt: performance.now(),
    timer: null,
    isShut: false,
  };
  const server = createServer({ allowHalfOpen: true }, (socket) => accept(device, socket, options.connections ?? 'one'));
  const port = await listen(server, options.port ?? 0);
  return {
    port,
    paper: () => structuredClone({
      columns: device.columns,
      dots: dotsOf[device.columns],
      jobs: device.roll.jobs,
      jobsForgotten: device.roll.forgotten,
    }),
    state: () => device.state,
    setState: (wanted) => change(device, wanted),
    clear: () => {
      device.roll.jobs = device.roll.jobs.filter((job) => job.state === 'printing');
      tell(device);
    },
    onChange: (listener) => {
      device.listeners.add(listener);
      return () => device.listeners.delete(listener);
    },
    close: () => shut(device, server),
  };
}
