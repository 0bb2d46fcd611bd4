/** A till's side of a TCP connection to the virtual printer, for tests. It only moves bytes. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type TillLine = {
  readonly socket: Socket;
  readonly send: (bytes: Uint8Array) => void;
  /** All that was answered so far, as hex. */
  readonly answered: () => string;
  /** Waits until the answers are exactly this hex. */
  readonly expectAnswer: (hex: string) => Promise<void>;
  readonly hangUp: () => Promise<void>;
  /** Resolves when the connection is gone, whoever ended it. */
  readonly closed: Promise<void>;
};

const patienceMs = 10_000;

/** Waits until `holds` gives true; throws with `what` when it does not in ten seconds. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = performance.now() + patienceMs;
  while (!holds()) {
    if (performance.now() > deadline) throw new Error(`never: ${what}`);
    await sleep(5);
  }
}

/** Connects to a printer on this machine. */
export async function dial(port: number): Promise<TillLine> {
  const socket = connect(port, '127.0.0.1');
  let answers = Buffer.alloc(0);
  socket.on('data', (part) => { answers = Buffer.concat([answers, part]); });
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => { socket.once('close', () => resolve()); });
  await new Promise<void>((resolve) => {
    socket.once('connect', resolve);
    socket.once('close', () => resolve());
  });
  const answered = (): string => answers.toString('hex');
  return {
    socket,
    answered,
    closed,
    send: (bytes) => { socket.write(bytes); },
    expectAnswer: async (hex) => {
      await until(`answer ${hex}, got ${answered()}`, () => answers.length >= hex.length / 2);
      if (answered() !== hex) throw new Error(`answered ${answered()}, not ${hex}`);
    },
    hangUp: async () => {
      socket.end();
      await closed;
    },
  };
}
