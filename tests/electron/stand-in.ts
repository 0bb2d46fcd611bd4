/**
 * A stand-in for the `electron` module that writes down each call. Its types come from the real electron.d.ts, so that an
 * option or an event that Electron does not have is a compile error. Opens nothing.
 */
import type {
  App, BrowserWindow, BrowserWindowConstructorOptions, Event, IpcMain, Protocol, Session, WebContents,
  WebRequest,
} from 'electron';
import type { ElectronParts, ShellWindow } from '../../electron/parts.ts';

type Listener = (...args: never[]) => void;
type PermissionRequest = NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>;
type PermissionCheck = NonNullable<Parameters<Session['setPermissionCheckHandler']>[0]>;
type DeviceCheck = NonNullable<Parameters<Session['setDevicePermissionHandler']>[0]>;
type PageHandler = Parameters<Protocol['handle']>[1];
type RequestHandler = (details: { readonly url: string }, decide: (answer: { readonly cancel?: boolean }) => void) => void;
type WindowOpen = Parameters<WebContents['setWindowOpenHandler']>[0];

/** Listeners by event, told by hand. */
export type Events = {
  readonly on: (event: string, listener: Listener) => void;
  readonly emit: (event: string, ...args: unknown[]) => void;
};

export function openEvents(): Events {
  const listeners = new Map<string, Listener[]>();
  return {
    on: (event, listener) => void listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    emit: (event, ...args) => (listeners.get(event) ?? []).forEach((listener) => listener(...(args as never[]))),
  };
}

/** The `on` of an Electron object. What the real one returns is used by nobody, so this one returns nothing of any type. */
function listening(events: Events): (event: string, listener: Listener) => never {
  return (event, listener) => {
    events.on(event, listener);
    return undefined as never;
  };
}

/** An event that remembers whether it was prevented. */
export function preventable(): Pick<Event, 'preventDefault'> & { readonly isPrevented: () => boolean } {
  let prevented = false;
  return { preventDefault: () => void (prevented = true), isPrevented: () => prevented };
}

export type Recording = {
  readonly electron: ElectronParts;
  /** Every call in order, by name. */
  readonly calls: string[];
  readonly app: Events;
  readonly session: Events;
  readonly contents: Events;
  readonly window: Events;
  readonly sent: unknown[][];
  readonly handlers: {
    request?: PermissionRequest; check?: PermissionCheck; device?: DeviceCheck; page?: PageHandler; open?: WindowOpen; network?: RequestHandler;
  };
  readonly windowOptions: BrowserWindowConstructorOptions[];
  readonly schemes: Parameters<Protocol['registerSchemesAsPrivileged']>[0][];
  readonly quits: () => number;
};

/** Makes a recording; `isFirst` is what the single-instance lock says. */
export function recordElectron(isFirst = true): Recording {
  const calls: string[] = [];
  const call = (name: string): void => void calls.push(name);
  const [app, session, contents, windowEvents] = [openEvents(), openEvents(), openEvents(), openEvents()];
  const sent: unknown[][] = [];
  const handlers: Recording['handlers'] = {};
  const windowOptions: BrowserWindowConstructorOptions[] = [];
  const schemes: Recording['schemes'] = [];
  let isMinimized = true;

  const appParts: Pick<App, 'enableSandbox' | 'setPath' | 'requestSingleInstanceLock' | 'quit' | 'whenReady'> = {
    enableSandbox: () => call('enableSandbox'),
    setPath: (name, path) => call(`setPath ${name} ${path}`),
    requestSingleInstanceLock: () => (call('requestSingleInstanceLock'), isFirst),
    quit: () => call('quit'),
    whenReady: () => (call('whenReady'), Promise.resolve()),
  };
  const contentParts: Pick<WebContents, 'id' | 'send' | 'isDestroyed' | 'setWindowOpenHandler'> = {
    id: 7,
    send: (...args) => void sent.push(args),
    isDestroyed: () => false,
    setWindowOpenHandler: (handler) => void (handlers.open = handler),
  };
  const windowParts: Pick<BrowserWindow, 'loadURL' | 'show' | 'focus' | 'isMinimized' | 'restore'> = {
    loadURL: (url) => (call(`loadURL ${url}`), Promise.resolve()),
    show: () => call('show'),
    focus: () => call('focus'),
    isMinimized: () => isMinimized,
    restore: () => void (call('restore'), (isMinimized = false)),
  };
  const sessionParts: Pick<Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'> = {
    setPermissionRequestHandler: (handler) => void (call('setPermissionRequestHandler'), handler && (handlers.request = handler)),
    setPermissionCheckHandler: (handler) => void (call('setPermissionCheckHandler'), handler && (handlers.check = handler)),
    setDevicePermissionHandler: (handler) => void (call('setDevicePermissionHandler'), handler && (handlers.device = handler)),
  };

  const fullApp = { ...appParts, on: listening(app) };
  const fullContents = { ...contentParts, on: listening(contents) };
  // Of its two forms the one without a filter is used.
  const onBeforeRequest = ((handler: RequestHandler) => void (call('onBeforeRequest'), (handlers.network = handler)));
  const webRequest = { onBeforeRequest: onBeforeRequest as WebRequest['onBeforeRequest'] };
  const fullSession = { ...sessionParts, on: listening(session), webRequest };
  const window: ShellWindow = { ...windowParts, on: listening(windowEvents), webContents: fullContents };

  function StandInWindow(options: BrowserWindowConstructorOptions): ShellWindow {
    call('BrowserWindow');
    windowOptions.push(options);
    app.emit('web-contents-created', {}, fullContents);
    return window;
  }

  const electron: ElectronParts = {
    app: fullApp,
    BrowserWindow: class {
      constructor(options: BrowserWindowConstructorOptions) {
        return StandInWindow(options);
      }
    } as ElectronParts['BrowserWindow'],
    Menu: { setApplicationMenu: (menu) => call(`setApplicationMenu ${menu === null ? 'null' : 'menu'}`) },
    protocol: {
      registerSchemesAsPrivileged: (given) => void (call('registerSchemesAsPrivileged'), schemes.push(given)),
      handle: (scheme, handler) => void (call(`handle ${scheme}`), (handlers.page = handler)),
    },
    session: { defaultSession: fullSession },
  };
  return {
    electron, calls, app, session, contents, window: windowEvents, sent, handlers, windowOptions, schemes,
    quits: () => calls.filter((name) => name === 'quit').length,
  };
}

export type IpcRecording = { readonly ipcMain: Pick<IpcMain, 'on'>; readonly channels: string[]; readonly emit: Events['emit'] };

/** The ipcMain of the stand-in. */
export function recordIpc(): IpcRecording {
  const events = openEvents();
  const channels: string[] = [];
  const ipcMain = listening({ ...events, on: (channel, listener) => (channels.push(channel), events.on(channel, listener)) });
  return { ipcMain: { on: ipcMain }, channels, emit: events.emit };
}
