/** A till as people start it, in a process of its own, behind its door: a store is made and a shift opened through the socket. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { connect, type Client } from '../../src/contract/client.ts';
import type { Transport } from '../../src/contract/transport.ts';
import { after, beginDay } from './shop.ts';

export type BenchTill = {
  /** What the browser opens: the page with its token. */
  readonly address: string;
  readonly close: () => Promise<void>;
};

const readyLine = /^till ready (http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]+)$/m;
/** A page that has to be built first takes a while. */
const startMs = 120_000;
const answerTimeoutMs = 120_000;

/** Starts the till of a directory with a store of so many items, somebody signed in and a shift open. */
export async function startTill(directory: string, items: number): Promise<BenchTill> {
  const script = fileURLToPath(new URL('../start.ts', import.meta.url));
  const child = spawn(process.execPath, [script, '--headless', '--data', directory, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kill = (): void => void child.kill('SIGKILL');
  process.on('exit', kill);
  const ended = new Promise<void>((resolve) => void child.once('close', () => resolve()));
  const ready = await new Promise<RegExpExecArray>((resolve, reject) => {
    let said = '';
    const timer = setTimeout(() => reject(new Error(`the till was not ready after ${startMs} ms: ${said}`)), startMs);
    const hear = (text: Buffer): void => {
      said += text.toString('utf8');
      const found = readyLine.exec(said);
      if (found === null) return;
      clearTimeout(timer);
      resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void ended.then(() => {
      clearTimeout(timer);
      reject(new Error(`the till did not start: ${said}`));
    });
  });
  const [, origin = '', token = ''] = ready;
  const line = await openLine(origin, token);
  await beginDay(line.client, items);
  line.close();
  return {
    address: `${origin}/#token=${token}`,
    close: async () => {
      child.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
    },
  };
}

async function openLine(origin: string, token: string): Promise<{ readonly client: Client; readonly close: () => void }> {
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/ws?token=${token}`, { origin, perMessageDeflate: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const transport: Transport = {
    send: (text) => socket.send(text),
    onText: (listener) => void socket.on('message', (bytes: Buffer) => listener(bytes.toString('utf8'))),
    onClosed: (listener) => void socket.once('close', listener),
  };
  return { client: connect(transport, after, answerTimeoutMs), close: () => socket.close() };
}
