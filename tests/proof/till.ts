/** Starts the till of a repository as people do, without a screen, and talks to it through its second door. Sells nothing by itself. */
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { connect, type After, type Client } from '../../src/contract/client.ts';
import type { Transport } from '../../src/contract/transport.ts';
import { start, type Started } from './processes.ts';

export type Till = { readonly process: Started; readonly origin: string; readonly token: string };

/** A client of a till behind its socket. */
export type Line = {
  readonly client: Client;
  /** Resolves when the socket is gone, whoever closed it. */
  readonly closed: Promise<void>;
  readonly close: () => void;
};

export type TillOptions = {
  readonly root: string;
  readonly data: string;
  readonly more?: readonly string[];
  /** Words to stand before the command, such as strace and its options. */
  readonly before?: readonly string[];
  /** Starts it by `npm start`, as the README says, instead of by node. */
  readonly byNpm?: boolean;
  readonly timeoutMs?: number;
};

const readyLine = /^till ready (http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]+)$/m;

/** Starts a till on a data directory and waits until it says that it is ready. */
export async function startTill({ root, data, more = [], before = [], byNpm = false, timeoutMs = 60_000 }: TillOptions): Promise<Till> {
  const options = ['--headless', '--data', data, '--port', '0', ...more];
  const command = byNpm
    ? [...before, 'npm', 'start', '--prefix', root, '--', ...options]
    : [...before, process.execPath, join(root, 'scripts', 'start.ts'), ...options];
  const [program = '', ...args] = command;
  const started = start(program, args, { cwd: root, env: { NODE_OPTIONS: undefined } });
  try {
    const [, origin = '', token = ''] = await started.said(readyLine, timeoutMs);
    return { process: started, origin, token };
  } catch (fault) {
    await started.end();
    throw fault;
  }
}

/** Opens a client on a till's socket. Rejects when the door refuses it. */
export async function openLine({ origin, token }: Pick<Till, 'origin' | 'token'>, timeoutMs?: number): Promise<Line> {
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/ws?token=${token}`, { origin, perMessageDeflate: false });
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  socket.on('error', () => socket.terminate());
  const transport: Transport = {
    send: (text) => { if (socket.readyState === socket.OPEN) socket.send(text); },
    onText: (listener) => void socket.on('message', (bytes: Buffer) => listener(bytes.toString('utf8'))),
    onClosed: (listener) => void socket.once('close', listener),
  };
  return { client: connect(transport, after, timeoutMs), closed, close: () => socket.terminate() };
}

/** The timer of a client that runs in Node. */
export const after: After = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};
