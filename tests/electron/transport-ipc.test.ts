/** The first door: whose text is taken, and who gets the answer. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { ShellWindow } from '../../electron/parts.ts';
import { channel, openIpcDoor, textsASecondMax } from '../../electron/transport-ipc.ts';
import type { Transport } from '../../src/contract/transport.ts';
import { recordElectron, recordIpc, type IpcRecording, type Recording } from './stand-in.ts';

let ipc: IpcRecording;
let recording: Recording;
let heard: string[];
let ended: number;
let attached: Transport[];
let reports: string[];
const time = { now: 0 };

beforeEach(() => {
  ipc = recordIpc();
  recording = recordElectron();
  const window: ShellWindow = new recording.electron.BrowserWindow({});
  heard = [];
  attached = [];
  reports = [];
  ended = 0;
  time.now = 0;
  openIpcDoor(ipc, window, (transport) => {
    const place = attached.push(transport);
    transport.onText((text) => void heard.push(`${place} ${text}`));
    transport.onClosed(() => void (ended += 1));
  }, { report: (event) => void reports.push(event), now: () => time.now });
});

type Frame = { readonly parent: object | null; readonly url: string; readonly origin: string } | null;
const origin = 'app://pos';
const top: Frame = { parent: null, url: 'app://pos/', origin };

function say(page: unknown, text: unknown, frame: Frame = top, id = 7): void {
  ipc.emit(channel, { sender: { id }, senderFrame: frame }, page, text);
}

test('there is one channel', () => {
  expect([channel, ipc.channels]).toEqual(['till:text', ['till:text']]);
});

describe('a sender', () => {
  test('is our top frame at our address', () => {
    say('a', 'one');
    say('a', 'two', { parent: null, url: 'app://pos/index.html#/sale', origin });
    expect(heard).toEqual(['1 one', '1 two']);
    expect(attached).toHaveLength(1);
  });

  test('of any other kind is not heard', () => {
    const strangers: readonly (readonly [string, Frame, number])[] = [
      ['another window', top, 8],
      ['no window', top, 0],
      ['a frame that is gone', null, 7],
      ['a frame inside ours', { parent: {}, url: 'app://pos/', origin }, 7],
      ['another page', { parent: null, url: 'https://evil.example/', origin }, 7],
      ['a file', { parent: null, url: 'file:///page/index.html', origin }, 7],
      ['another host of our scheme', { parent: null, url: 'app://other/', origin }, 7],
      ['a host that begins like ours', { parent: null, url: 'app://pos.evil/', origin }, 7],
      ['our address without its end', { parent: null, url: 'app://pos', origin }, 7],
      ['our address in another case', { parent: null, url: 'APP://POS/', origin }, 7],
      ['an address that holds ours', { parent: null, url: 'https://evil.example/app://pos/', origin }, 7],
      ['a blank page', { parent: null, url: 'about:blank', origin }, 7],
      ['data', { parent: null, url: 'data:text/html,app://pos/', origin }, 7],
      ['an empty address', { parent: null, url: '', origin }, 7],
      ['our address with another origin', { parent: null, url: 'app://pos/', origin: 'null' }, 7],
      ['our address with an origin like ours', { parent: null, url: 'app://pos/', origin: 'app://pos.evil' }, 7],
    ];
    for (const [name, frame, id] of strangers) {
      say('a', 'x', frame, id);
      expect([name, heard.length, attached.length]).toEqual([name, 0, 0]);
    }
    expect(reports).toEqual(strangers.map(() => 'door.stranger'));
  });

  test('that asks more than a till can is heard again in the next second', () => {
    for (let text = 0; text < textsASecondMax + 500; text += 1) say('a', 'x');
    expect([heard.length, reports]).toEqual([textsASecondMax, ['door.flood']]);
    time.now = 999;
    say('a', 'x');
    expect(heard).toHaveLength(textsASecondMax);
    time.now = 1_000;
    say('a', 'x');
    expect([heard.length, reports]).toEqual([textsASecondMax + 1, ['door.flood']]);
  });

  test('says text and nothing else', () => {
    for (const text of [undefined, null, 7, {}, ['x'], Buffer.from('x'), true]) say('a', text);
    for (const page of [undefined, null, 7, {}, ['a'], 'a'.repeat(65)]) say(page, 'x');
    expect([heard, attached]).toEqual([[], []]);
  });
});

describe('a page', () => {
  test('gets its own answers', () => {
    say('a', 'ask');
    attached[0]?.send('answer');
    expect(recording.sent).toEqual([[channel, 'a', 'answer']]);
  });

  test('that was loaded anew gets no answer of the one before, and that one is over', () => {
    say('a', 'ask');
    say('b', 'ask');
    expect([attached.length, ended]).toEqual([2, 1]);
    attached[0]?.send('late');
    attached[1]?.send('answer');
    expect(recording.sent).toEqual([[channel, 'b', 'answer']]);
    say('a', 'from the page that is gone');
    expect(heard).toEqual(['1 ask', '2 ask']);
    expect([attached.length, ended]).toEqual([2, 1]);
  });

  test.each(['destroyed', 'render-process-gone'])('ends with its window: %s', (event) => {
    say('a', 'ask');
    recording.contents.emit(event);
    attached[0]?.send('late');
    expect([ended, recording.sent]).toEqual([1, []]);
    say('a', 'ghost');
    expect(heard).toEqual(['1 ask']);
  });
});
