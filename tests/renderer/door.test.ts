/** The door is opened before there is a program: whoever comes to listen later learns that it is open, or that it was not to be opened. */
import { afterEach, expect, test, vi } from 'vitest';
import { overSocket } from '../../renderer/transport.ts';

class Socket extends EventTarget {
  static readonly OPEN = 1;
  static last: Socket | null = null;
  readonly readyState = Socket.OPEN;
  constructor() {
    super();
    Socket.last = this;
  }
}
afterEach(() => vi.unstubAllGlobals());

function opened() {
  vi.stubGlobal('WebSocket', Socket);
  vi.stubGlobal('window', { setTimeout: () => 0 });
  const door = overSocket('ws://127.0.0.1:1/ws');
  const heard: string[] = [];
  const listen = async (): Promise<string[]> => {
    door.onOpen(() => void heard.push('open'));
    door.onClosed(() => void heard.push('closed'));
    await Promise.resolve();
    return heard;
  };
  return { listen, heard, tell: (name: string) => Socket.last?.dispatchEvent(new Event(name)) };
}

test('who listens in time is told when it happens, once', async () => {
  const { listen, heard, tell } = opened();
  expect(await listen()).toEqual([]);
  tell('open');
  tell('close');
  expect(heard).toEqual(['open', 'closed']);
});

test('who listens when it is open already is told so, once', async () => {
  const { listen, tell } = opened();
  tell('open');
  expect(await listen()).toEqual(['open']);
});

test('who listens when it is lost already is told so, and of its coming back', async () => {
  const { listen, heard, tell } = opened();
  tell('close');
  expect(await listen()).toEqual(['closed']);
  tell('open');
  expect(heard).toEqual(['closed', 'open']);
});
