/** The preload script as it is built, run with nothing but the two things it may know. */
import { createContext, runInContext } from 'node:vm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { preloadScript } from '../../scripts/build-electron.ts';

type Bridge = { readonly send: (text: unknown) => void; readonly onText: (listener: (text: unknown) => void) => void };

let script = '';
let required: string[] = [];
let exposed: (readonly [name: string, api: Bridge])[] = [];
let sent: unknown[][] = [];
let listeners: ((...args: unknown[]) => void)[] = [];

beforeAll(async () => void (script = await preloadScript()));

beforeEach(() => {
  [required, exposed, sent, listeners] = [[], [], [], []];
  const electron = {
    contextBridge: { exposeInMainWorld: (name: string, api: Bridge) => void exposed.push([name, api]) },
    ipcRenderer: {
      send: (...args: unknown[]) => void sent.push(args),
      on: (channel: string, listener: (...args: unknown[]) => void) => {
        expect(channel).toBe('till:text');
        listeners.push(listener);
      },
    },
  };
  const require = (name: string): unknown => {
    required.push(name);
    return electron;
  };
  runInContext(script, createContext({ require, module: { exports: {} }, exports: {}, crypto: { randomUUID: () => 'page-1' } }));
});

const bridge = (): Bridge => exposed[0]?.[1] ?? expect.fail('nothing exposed');

test('it knows electron and nothing else', () => {
  expect(required).toEqual(['electron']);
});

test('it exposes exactly two functions', () => {
  expect(exposed.map(([name]) => name)).toEqual(['till']);
  expect(Object.entries(bridge()).map(([name, value]) => [name, typeof value])).toEqual([['send', 'function'], ['onText', 'function']]);
});

describe('the bridge', () => {
  test('sends text under the page\'s name, and nothing else', () => {
    bridge().send('ask');
    for (const other of [undefined, null, 7, {}, ['x']]) bridge().send(other);
    expect(sent).toEqual([['till:text', 'page-1', 'ask']]);
  });

  test('gives a listener the text meant for this page, without the event', () => {
    const heard: unknown[][] = [];
    bridge().onText((...args: unknown[]) => void heard.push(args));
    const tell = (...args: unknown[]): void => listeners.forEach((listener) => listener({ sender: 'ipcRenderer' }, ...args));
    tell('page-1', 'answer');
    tell('page-0', 'meant for the page before');
    tell('page-1', { text: 'no text' });
    tell();
    expect(heard).toEqual([['answer']]);
  });
});
