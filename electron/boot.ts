/**
 * The window: every lock of Electron's checklist, set in one order and in one place. Takes the module as an argument, so
 * that tests see each call. Knows nothing of sales and opens nothing outside itself.
 */
import type { Event, WebContents, WebPreferences } from 'electron';
import { pageHeaders, readPageFile } from '../src/adapters/page-files.ts';
import { pageAddress, type ElectronParts, type ShellWindow } from './parts.ts';
import { askBeforeLeaving, bringBack, type Leaving, type Recovery } from './staying.ts';

export type BootOptions<W extends ShellWindow = ShellWindow> = Omit<Leaving, 'askToLeave'> & Recovery & {
  /** Where Chromium keeps its own files; one window may run on it at a time. */
  readonly profile: string;
  /** Folder of the built page. */
  readonly page: string;
  /** The built preload script. */
  readonly preload: string;
  /** Fills the screen and leaves no way around the till. */
  readonly kiosk: boolean;
  /** Runs when another window has the profile, which comes to the front; ends the program. */
  readonly yield: () => void;
  /** Runs once the system's services are there and before the page loads. False ends the program; it said why. */
  readonly open: (window: W) => Promise<boolean>;
  /** Asks the person whether to close over an open sale. */
  readonly askToLeave: (window: W) => Promise<boolean>;
  /** Runs before the program ends. */
  readonly close: () => Promise<void>;
};

/** The renderer is a page like any other: no Node, its own world, Chromium's sandbox. */
export const webPreferences: Readonly<WebPreferences> = Object.freeze({
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  devTools: false,
} satisfies WebPreferences);

/** Starts the window; resolves when the page is asked for, or at once when another window has the data directory. */
export async function boot<W extends ShellWindow>(electron: ElectronParts<W>, options: BootOptions<W>): Promise<void> {
  const { app, Menu: menu, protocol } = electron;
  app.enableSandbox();
  app.setPath('userData', options.profile);
  if (!app.requestSingleInstanceLock()) return options.yield();
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
  menu.setApplicationMenu(null);
  app.on('web-contents-created', (_event, contents) => confine(contents));
  app.on('window-all-closed', () => app.quit());
  closeBeforeQuit(app, options.close);

  await app.whenReady();
  protocol.handle('app', (request) => answer(request, options.page));
  denyPermissions(electron.session.defaultSession);
  denyNetwork(electron.session.defaultSession);
  const window = new electron.BrowserWindow({
    show: false, width: 1366, height: 768, minWidth: 1024, minHeight: 768, backgroundColor: '#ffffff', autoHideMenuBar: true,
    kiosk: options.kiosk,
    webPreferences: { ...webPreferences, preload: options.preload },
  });
  // What the second start was given is not looked at: it may come from anybody.
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  if (!(await options.open(window))) return;
  bringBack(window, options);
  askBeforeLeaving(app, window, { ...options, askToLeave: () => options.askToLeave(window) });
  window.show();
  await window.loadURL(pageAddress);
}

/** The program ends when the till is closed, not before. */
function closeBeforeQuit(app: ElectronParts['app'], close: () => Promise<void>): void {
  let state: 'open' | 'closing' | 'closed' = 'open';
  app.on('will-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}

/** No page goes anywhere, opens anything or holds another page. */
function confine(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  const prevent = (event: Pick<Event, 'preventDefault'>): void => event.preventDefault();
  contents.on('will-navigate', prevent);
  contents.on('will-redirect', prevent);
  contents.on('will-frame-navigate', prevent);
  contents.on('will-attach-webview', prevent);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}

/** Scanner, printer and terminal are the host's; the page needs no device and no permission. */
function denyPermissions(session: ElectronParts['session']['defaultSession']): void {
  session.setPermissionRequestHandler((_contents, _permission, decide) => decide(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}

/** Whatever a page may try, its requests reach nobody but the handler below. */
function denyNetwork({ webRequest }: ElectronParts['session']['defaultSession']): void {
  webRequest.onBeforeRequest(({ url }, decide) => decide({ cancel: !url.startsWith(pageAddress) }));
}

/** Serves `app://pos/` from the built page's folder. */
async function answer(request: Pick<Request, 'method' | 'url'>, page: string): Promise<Response> {
  const headers = pageHeaders("'none'");
  if (request.method !== 'GET') return new Response(null, { status: 405, headers });
  const isOurs = request.url.startsWith(pageAddress);
  const file = isOurs ? await readPageFile(page, request.url.slice(pageAddress.length - 1)) : null;
  if (file === null) return new Response(null, { status: 404, headers });
  return new Response(new Uint8Array(file.body), {
    status: 200, headers: { ...headers, 'Content-Type': file.type, 'Cache-Control': file.cache },
  });
}
