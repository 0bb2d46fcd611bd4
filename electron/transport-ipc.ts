/**
 * The first door: the only place that touches ipcMain. Takes text from the top frame of our window at our address and
 * from nobody else. Knows nothing of what the text says.
 */
import type { IpcMain, IpcMainEvent } from 'electron';
import type { Transport } from '../src/contract/transport.ts';
import { pageAddress, type ShellWindow } from './boot.ts';

/** One channel, both ways: `(page, text)`. */
export const channel = 'till:text';

/** What is looked at of a message's sender. */
type Message = {
  readonly sender: Pick<IpcMainEvent['sender'], 'id'>;
  readonly senderFrame: Pick<NonNullable<IpcMainEvent['senderFrame']>, 'parent' | 'url'> | null;
};

type IpcParts = { readonly ipcMain: Pick<IpcMain, 'on'> };

/**
 * Gives `attach` a transport for each page that speaks. A page names itself anew each time it loads: the answers to a
 * page that was reloaded must not reach the one that took its place, whose calls count from 1 again.
 */
export function openIpcDoor(electron: IpcParts, window: ShellWindow, attach: (transport: Transport) => void): void {
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
  electron.ipcMain.on(channel, (event, page: unknown, text: unknown) => {
    if (!isOurPage(event, contents.id) || typeof page !== 'string' || typeof text !== 'string' || gone.has(page)) return;
    if (open?.page !== page) {
      leave();
      open = enter(page);
    }
    open?.hear(text);
  });
}

/** The top frame of our window, at our address. A frame that is gone already has no say. */
function isOurPage(message: Message, windowId: number): boolean {
  const { sender, senderFrame: frame } = message;
  return sender.id === windowId && frame !== null && frame.parent === null && frame.url.startsWith(pageAddress);
}
