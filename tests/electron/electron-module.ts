/**
 * What `electron` is for a built main.js that runs under Node: the recording stand-in, and a page that asks one thing as
 * soon as it is loaded and closes its window when it has the answer. Prints each thing that happens as a line of JSON.
 */
import { recordElectron, recordIpc } from './stand-in.ts';

const recording = recordElectron(process.env['STAND_IN_SECOND'] === undefined);
const ipc = recordIpc();
const note = (...what: unknown[]): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
const contents = new recording.electron.BrowserWindow({}).webContents;
const keystore = process.env['STAND_IN_KEYSTORE'] ?? 'basic_text';
const mask = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0x33));

/** What Electron does once every window is closed. */
function quit(): void {
  const event = { prevented: false, preventDefault: () => void (event.prevented = true) };
  recording.app.emit('will-quit', event);
  if (!event.prevented) process.exit(0);
}

Object.assign(recording.electron.app, { isPackaged: process.env['STAND_IN_PACKAGED'] !== undefined, quit, exit: (code: number) => process.exit(code) });
Object.assign(process, { resourcesPath: import.meta.dirname });
Object.assign(contents, {
  send: (...sent: unknown[]) => {
    note('sent', ...sent);
    if (String(sent[2]).includes('"id":1')) recording.app.emit('window-all-closed');
  },
});

/** The page: it loads, then asks for the till's state. */
class Window {
  constructor({ kiosk }: { readonly kiosk?: boolean }) {
    note('window', { kiosk });
  }

  readonly webContents = contents;
  on = recording.window.on;
  show = (): void => undefined;
  focus = (): void => undefined;
  isMinimized = (): boolean => false;
  restore = (): void => undefined;
  loadURL = async (url: string): Promise<void> => {
    const response = await recording.handlers.page?.(new Request(url));
    note('loaded', url, response?.status);
    const event = { sender: { id: contents.id }, senderFrame: { parent: null, url, origin: 'app://pos' } };
    ipc.emit('till:text', event, 'page-1', JSON.stringify({ id: 1, name: 'till.state', input: {} }));
  };
}

export const { app, Menu, protocol, session } = recording.electron;
export const BrowserWindow = Window;
export const ipcMain = ipc.ipcMain;
export const dialog = { showErrorBox: (_title: string, sentence: string) => note('error', sentence) };
export const safeStorage = {
  getSelectedStorageBackend: () => keystore,
  isEncryptionAvailable: () => keystore !== 'none',
  encryptString: (text: string) => mask(Buffer.from(text)),
  decryptString: (sealed: Buffer) => mask(sealed).toString(),
};
