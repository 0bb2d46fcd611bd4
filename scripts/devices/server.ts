// The virtual printer on the network: a TCP server that takes one till at a time, and its handle for tests and the page.
// Never listens beyond 127.0.0.1 and never prints: the mechanism does.

import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { bufferedBytes, change, type Device, leave, openLink, proceed, tell } from './device.ts';
import { type Columns, dotsOf, openRoll, type Paper } from './paper.ts';
import { type DeviceState, freshState } from './status.ts';

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
  /** Bytes received and waiting for paper, speed or the end of a stall. */
  readonly bufferedBytes: () => number;
  /** Changes the device under the till's hands; printing goes on or stops at once. */
  readonly setState: (change: Partial<DeviceState>) => void;
  /** Throws the printed paper away; a job still printing stays. */
  readonly clear: () => void;
  /** Calls back after anything changed; returns how to stop that. */
  readonly onChange: (listener: () => void) => () => void;
  readonly close: () => Promise<void>;
};

/** How long a second till waits for the first to hang up before it is turned away. */
const graceMs = 150;

/** Who is connected and who waits at the door. */
type Door = {
  readonly device: Device;
  readonly isSingle: boolean;
  /** Every open socket, those that wait too. */
  readonly sockets: Set<Socket>;
  waiting: Socket[];
};

function admit(door: Door, socket: Socket): void {
  const link = openLink(door.device, socket);
  socket.on('data', (chunk) => {
    link.held.push(chunk);
    proceed(door.device, link);
  });
  socket.on('end', () => {
    link.hasEnded = true;
    proceed(door.device, link);
  });
  socket.on('close', () => {
    leave(door.device, link);
    const next = door.waiting.shift();
    if (next) admit(door, next);
  });
}

function accept(door: Door, socket: Socket): void {
  door.sockets.add(socket);
  socket.on('error', () => {});
  socket.on('close', () => {
    door.sockets.delete(socket);
    door.waiting = door.waiting.filter((waiting) => waiting !== socket);
  });
  socket.setNoDelay(true);
  if (door.device.state.refuse) {
    socket.resetAndDestroy();
    return;
  }
  if (!door.isSingle || door.device.links.size === 0) {
    admit(door, socket);
    return;
  }
  door.waiting.push(socket);
  setTimeout(() => {
    if (door.waiting.includes(socket)) socket.resetAndDestroy();
  }, graceMs).unref();
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

async function shut({ device, sockets }: Door, server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => { server.close(() => resolve()); });
  if (device.timer) clearTimeout(device.timer);
  device.isShut = true;
  device.listeners.clear();
  for (const socket of sockets) socket.destroy();
  await closed;
}

/** Opens a virtual printer on 127.0.0.1. Rejects when the port is taken. */
export async function openVirtualPrinter(options: PrinterOptions = {}): Promise<VirtualPrinter> {
  const device: Device = {
    columns: options.columns ?? 42,
    roll: openRoll(options.keepJobs ?? 500),
    now: options.now ?? Date.now,
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
  const door: Door = { device, isSingle: options.connections !== 'many', sockets: new Set(), waiting: [] };
  const server = createServer({ allowHalfOpen: true }, (socket) => accept(door, socket));
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
    bufferedBytes: () => bufferedBytes(device),
    setState: (wanted) => change(device, wanted),
    clear: () => {
      device.roll.jobs = device.roll.jobs.filter((job) => job.state === 'printing');
      tell(device);
    },
    onChange: (listener) => {
      device.listeners.add(listener);
      return () => device.listeners.delete(listener);
    },
    close: () => shut(door, server),
  };
}
