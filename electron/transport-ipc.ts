/**
 * The first door: the only place that touches ipcMain. Takes text from the top frame of our window at our address and
 * from nobody else. Knows nothing of what the text says.
 */
import type { IpcMain, IpcMainEvent } from 'electron';
import type { Transport } from '../src/contract/transport.ts';
import { pageAddress, type ShellWindow } from './parts.ts';

/** One channel, both ways: `(page, text)`. */
export const channel = 'till:text';
/** The origin of our page; a page that a script made (`about:blank`) has it too, so the address counts as well. */
const pageOrigin = pageAddress.slice(0, -1);
/** No hand and no scanner asks so often in one second; what comes beyond it is not heard. */
export const textsASecondMax = 1_000;
/** The preload script names a page by a UUID. */
const pageNameMax = 64;

/** What is looked at of a message's sender. */
type Message = {
  readonly sender: Pick<IpcMainEvent['sender'], 'id'>;
  readonly senderFrame: Pick<NonNullable<IpcMainEvent['senderFrame']>, 'parent' | 'url' | 'origin'> | null;
};

type IpcParts = { readonly ipcMain: Pick<IpcMain, 'on'> };

export type DoorWatch = {
  /** Is told of a page that asks too much: `door.flood`; and of text from elsewhere: `door.stranger`. */
  readonly report: (event: string, detail: string) => void;
  /** Milliseconds that only go forward. */
  readonly now: () => number;
};

/**
 * Gives `attach` a transport for each page that speaks. A page names itself anew each time it loads: the answers to a
 * page that was reloaded must not reach the one that took its place, whose calls count from 1 again.
 */
export function openIpcDoor(electron: IpcParts, window: ShellWindow, attach: (transport: Transport) => void, watch: DoorWatch): void {
  const contents = window.webContents;
  const gone = new Set<string>();
  let open: { readonly page: string; readonly hear: (text: string) => void; readonly end: () => void } | null = null;

  const enter = (page: string): typeof open => {
    const texts: ((text: string) => void)[] = [];
    const ends: (() => void)[] = [];
    attach({
      send: (text) => {
        if (open?.page === page && !contents.isDestroyed()) contents.send(channel, page, text);
      },
      onText: (listener) => void texts.push(listener),
      onClosed: (listener) => void ends.push(listener),
    });
    return { page, hear: (text) => texts.forEach((listener) => listener(text)), end: () => ends.forEach((listener) => listener()) };
  };
  const leave = (): void => {
    if (open !== null) gone.add(open.page);
    open?.end();
    open = null;
  };

  contents.on('destroyed', leave);
  contents.on('render-process-gone', leave);
  handle(electron, contents.id, watch, (page, text) => {
    if (gone.has(page)) return;
    if (open?.page !== page) {
      leave();
      open = enter(page);
    }
    open?.hear(text);
  });
}

/** The one way in: hears text of our page, at a pace that a till can have, and nothing else. */
function handle(electron: IpcParts, windowId: number, { report, now }: DoorWatch, hear: (page: string, text: string) => void): void {
  let [second, heard] = [Number.NEGATIVE_INFINITY, 0];
  electron.ipcMain.on(channel, (event, page: unknown, text: unknown) => {
    if (!isOurPage(event, windowId)) return report('door.stranger', event.senderFrame?.url.slice(0, 200) ?? 'a frame that is gone');
    if (typeof page !== 'string' || page.length > pageNameMax || typeof text !== 'string') return;
    if (now() - second >= 1_000) [second, heard] = [now(), 0];
    heard += 1;
    if (heard === textsASecondMax + 1) report('door.flood', `more than ${textsASecondMax} texts in a second`);
    if (heard <= textsASecondMax) hear(page, text);
  });
}

/** The top frame of our window, at our address and of our origin. A frame that is gone already has no say. */
function isOurPage(message: Message, windowId: number): boolean {
  const { sender, senderFrame: frame } = message;
  if (sender.id !== windowId || frame === null || frame.parent !== null) return false;
  return frame.url.startsWith(pageAddress) && frame.origin === pageOrigin;
}
