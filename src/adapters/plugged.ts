/**
 * Keeps devices open that people plug in and pull out: looks for them, opens each, lets go of what failed and tries again.
 * One connection a device; bytes of two are never handed to the same listener. Knows no protocol and no driver.
 */
import type { Log } from '../host/ports.ts';

/** One open device, as a driver offers it. */
export type Connection = {
  readonly onBytes: (listener: (bytes: Uint8Array) => void) => void;
  /** The device failed or is gone; nothing comes after it. */
  readonly onLost: (listener: (reason: string) => void) => void;
  readonly close: () => Promise<void>;
};

/** One device that is there now. `key` is the same as long as it stays in its place: what it is, its serial number, its path. */
export type Plug = { readonly key: string; readonly name: string; readonly open: () => Promise<Connection> };

export type PlugState = 'absent' | 'opening' | 'ready' | 'fault' | 'backoff';

/** What is made of a device's bytes: a reader of its own for every connection, told when that is over. */
export type PlugReader = { readonly take: (bytes: Uint8Array) => void; readonly end: () => void };

export type Plugged = {
  /** Looks once; call it every second or two. Resolves when what was there has been seen, not when it is open. */
  readonly look: () => Promise<void>;
  /** `reason`: why it is not ready, in the driver's words; empty when nothing went wrong. */
  readonly states: () => readonly { readonly key: string; readonly name: string; readonly state: PlugState; readonly reason: string }[];
  readonly close: () => Promise<void>;
};

export type PluggedOptions = {
  /** Names the kind in the log. */
  readonly kind: 'hid' | 'serial';
  readonly list: () => Promise<readonly Plug[]>;
  readonly read: (plug: Plug) => PlugReader;
  /** Milliseconds of a steady clock. */
  readonly now: () => number;
  readonly log: Log;
};

/** A driver that does not even close a device in this time, in ms, is not waited for. */
const closeMs = 5_000;

/** Wait before the n-th attempt to open again, in ms: half a second, doubled up to five. */
export function backOffMs(attempt: number): number {
  return Math.min(5_000, 500 * 2 ** attempt);
}

type Seat = {
  readonly name: string;
  state: PlugState;
  reason: string;
  attempts: number;
  /** When the state began. */
  since: number;
  held: { readonly connection: Connection; readonly reader: PlugReader } | null;
  /** Counts the openings, so that one that ends late is known. */
  turn: number;
};

/** Begins with nothing open. */
export function openPlugged(options: PluggedOptions): Plugged {
  const { kind, list, now, log } = options;
  const seats = new Map<string, Seat>();
  let isClosed = false;
  let looking: Promise<void> | null = null;
  let isListFailing = false;

  const listed = async (): Promise<readonly Plug[] | null> => {
    try {
      const plugs = await list();
      isListFailing = false;
      return plugs;
    } catch (fault) {
      // Said once: it would be said every second for months.
      if (!isListFailing) log.write('warn', `${kind}.list_failed`, textOf(fault));
      isListFailing = true;
      return null;
    }
  };
  const lookOnce = async (): Promise<void> => {
    const plugs = await listed();
    if (plugs === null || isClosed) return;
    const there = new Map(plugs.map((plug) => [plug.key, plug]));
    for (const [key, seat] of seats) {
      if (there.has(key)) continue;
      void letGo(seat, 'absent', 'unplugged', options);
      seats.delete(key);
    }
    for (const [key, plug] of there) {
      const seat = seats.get(key) ?? { name: plug.name, state: 'absent', reason: '', attempts: 0, since: now(), held: null, turn: 0 };
      seats.set(key, seat);
      if (isDue(seat, now())) void openSeat(seat, plug, options, () => !isClosed && seats.get(key) === seat);
    }
  };
  return {
    look: async () => {
      if (isClosed) return;
      await (looking ??= lookOnce().finally(() => (looking = null)));
    },
    states: () => [...seats].map(([key, { name, state, reason }]) => ({ key, name, state, reason })),
    close: async () => {
      isClosed = true;
      await Promise.all([...seats.values()].map((seat) => letGo(seat, 'absent', 'closed', options)));
      seats.clear();
    },
  };
}

function isDue({ state, since, attempts }: Seat, now: number): boolean {
  if (state === 'absent') return true;
  if (state === 'fault') return now - since >= closeMs;
  return state === 'backoff' && now - since >= backOffMs(attempts - 1);
}

async function openSeat(seat: Seat, plug: Plug, options: PluggedOptions, isWanted: () => boolean): Promise<void> {
  const { kind, log, now } = options;
  const turn = (seat.turn += 1);
  enter(seat, 'opening', now());
  let connection: Connection;
  try {
    connection = await plug.open();
  } catch (fault) {
    if (seat.attempts === 0) log.write('warn', `${kind}.open_failed`, `${plug.name}: ${textOf(fault)}`);
    seat.attempts += 1;
    seat.reason = textOf(fault);
    return enter(seat, 'backoff', now());
  }
  if (!isWanted() || seat.turn !== turn) return closed(connection);
  const held = { connection, reader: options.read(plug) };
  seat.held = held;
  seat.reason = '';
  enter(seat, 'ready', now());
  connection.onLost((reason) => {
    if (seat.held === held) void letGo(seat, 'fault', reason, options);
  });
  connection.onBytes((bytes) => {
    if (seat.held !== held) return;
    seat.attempts = 0;
    held.reader.take(bytes);
  });
  log.write('info', `${kind}.ready`, plug.name);
}

/** Ends a connection: what was half read is dropped, and a device that failed waits before it is tried again. */
async function letGo(seat: Seat, next: 'absent' | 'fault', reason: string, { kind, log, now }: PluggedOptions): Promise<void> {
  const { held } = seat;
  seat.held = null;
  seat.reason = reason;
  enter(seat, next, now());
  if (held === null) return;
  held.reader.end();
  log.write('info', `${kind}.lost`, `${seat.name}: ${reason}`);
  seat.attempts += 1;
  const { turn } = seat;
  await closed(held.connection);
  if (seat.state === 'fault' && seat.turn === turn) enter(seat, 'backoff', now());
}

/** A device that is gone often cannot be closed either; there is nothing more to do about it. */
async function closed(connection: Connection): Promise<void> {
  await connection.close().catch(() => undefined);
}

function enter(seat: Seat, state: PlugState, at: number): void {
  seat.state = state;
  seat.since = at;
}

function textOf(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
