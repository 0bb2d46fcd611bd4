/** The bridge between the page and the till: two functions moving text. Gives the page nothing else. */
import { contextBridge, ipcRenderer } from 'electron';

const channel = 'till:text';
/** Names this load of the page; what was meant for an earlier one is dropped. */
const page = crypto.randomUUID();

contextBridge.exposeInMainWorld('till', {
  send: (text: unknown): void => {
    if (typeof text === 'string') ipcRenderer.send(channel, page, text);
  },
  onText: (listener: (text: string) => void): void => {
    ipcRenderer.on(channel, (_event, to: unknown, text: unknown) => {
      if (to === page && typeof text === 'string') listener(text);
    });
  },
});
