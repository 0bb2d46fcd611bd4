/** The doors of the house as tests use them: each gives a raw asking transport onto a served house. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { WebSocket } from 'ws';
import { openLoopback } from '../../src/adapters/loopback.ts';
import { openBridge } from '../electron/bridge.ts';
import { portTransport } from './message-port.ts';
import { serve, type House } from '../../src/contract/serve.ts';
import { transportPair, type Transport } from '../../src/contract/transport.ts';

export type Door = { readonly transport: Transport; readonly close: () => Promise<void> };

type OpenDoor = (house: House, report: (fault: unknown) => void) => Promise<Door>;

function inProcess(house: House, report: (fault: unknown) => void): Promise<Door> {
  const [ours, theirs] = transportPair();
  serve(theirs, house, report);
  return Promise.resolve({ transport: ours, close: () => Promise.resolve() });
}

function overMessagePort(house: House, report: (fault: unknown) => void): Promise<Door> {
  const { port1, port2 } = new MessageChannel();
  serve(portTransport(port2), house, report);
  return Promise.resolve({
    transport: portTransport(port1),
    close: () => {
      port1.close();
      return Promise.resolve();
    },
  });
}

async function overWebSocket(house: House, report: (fault: unknown) => void): Promise<Door> {
  const root = mkdtempSync(join(tmpdir(), 'sodam-page-'));
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  const door = await openLoopback({ root, port: 0, attach: (transport) => serve(transport, house, report), report: () => undefined });
  const socket = new WebSocket(`ws://127.0.0.1:${door.port}/ws?token=${door.token}`, { origin: door.origin });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  const transport: Transport = {
    send: (text) => socket.send(text),
    onText: (listener) => void socket.on('message', (bytes: Buffer) => listener(bytes.toString('utf8'))),
    onClosed: (listener) => void socket.on('close', listener),
  };
  return {
    transport,
    close: async () => {
      socket.close();
      await door.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function overBridge(house: House, report: (fault: unknown) => void): Promise<Door> {
  const watch = { report: () => undefined, now: () => performance.now() };
  const { send, onText, close } = await openBridge((transport) => serve(transport, house, report), watch);
  return {
    transport: { send, onText, onClosed: () => undefined },
    close: () => {
      close();
      return Promise.resolve();
    },
  };
}

export const doors: Readonly<Record<string, OpenDoor>> = {
  'in process': inProcess,
  MessagePort: overMessagePort,
  WebSocket: overWebSocket,
  'Electron IPC': overBridge,
};
