/**
 * The preload script as it is built, onto the real door, without a window: the two functions that a page has, and text
 * that goes both ways. Knows nothing of what it says.
 */
import { createContext, runInContext } from 'node:vm';
import { openIpcDoor, type DoorWatch } from '../../electron/transport-ipc.ts';
import { preloadScript } from '../../scripts/build-electron.ts';
import type { Transport } from '../../src/contract/transport.ts';
import { recordElectron, recordIpc } from './stand-in.ts';

/** All that a page has. */
export type Bridge = { readonly send: (text: unknown) => void; readonly onText: (listener: (text: string) => void) => void };

/** Opens the door and a page before it; `close` is the end of the window. */
export async function openBridge(attach: (transport: Transport) => void, watch: DoorWatch): Promise<Bridge & { readonly close: () => void }> {
  const [ipc, recording] = [recordIpc(), recordElectron()];
  const window = new recording.electron.BrowserWindow({});
  openIpcDoor(ipc, window, attach, watch);
  const listeners: ((...args: unknown[]) => void)[] = [];
  const senderFrame = { parent: null, url: 'app://pos/', origin: 'app://pos' };
  Object.assign(window.webContents, { send: (_channel: string, ...args: unknown[]) => listeners.forEach((listener) => listener({}, ...args)) });
  const ipcRenderer = {
    send: (channel: string, ...args: unknown[]) => ipc.emit(channel, { sender: { id: window.webContents.id }, senderFrame }, ...args),
    on: (_channel: string, listener: (...args: unknown[]) => void) => void listeners.push(listener),
  };
  const exposed: Bridge[] = [];
  const contextBridge = { exposeInMainWorld: (_name: string, api: Bridge) => void exposed.push(api) };
  const world = { require: () => ({ contextBridge, ipcRenderer }), module: {}, exports: {}, crypto: { randomUUID: () => 'page' } };
  runInContext(await preloadScript(), createContext(world));
  const [bridge] = exposed;
  if (bridge === undefined) throw new Error('the preload script exposed nothing');
  return { send: bridge.send, onText: bridge.onText, close: () => recording.contents.emit('destroyed') };
}
