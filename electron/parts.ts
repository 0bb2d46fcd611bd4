/** What of Electron the shell touches, as types cut out of its own, and where the page lives. Does nothing. */
import type {
  App, BrowserWindow, BrowserWindowConstructorOptions, Menu, Protocol, Session, WebContents, WebRequest,
} from 'electron';

/** Where the page lives. No other address is ever loaded. */
export const pageAddress = 'app://pos/';

/** What of a window is touched. */
export type ShellWindow = Pick<BrowserWindow, 'loadURL' | 'show' | 'focus' | 'isMinimized' | 'restore' | 'on'> & {
  readonly webContents: Pick<WebContents, 'id' | 'on' | 'send' | 'isDestroyed' | 'setWindowOpenHandler'>;
};

/** What of the `electron` module is touched; nothing else can be. `W` is its window. */
export type ElectronParts<W extends ShellWindow = ShellWindow> = {
  readonly app: Pick<App, 'enableSandbox' | 'setPath' | 'requestSingleInstanceLock' | 'quit' | 'whenReady' | 'on'>;
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => W;
  readonly Menu: Pick<typeof Menu, 'setApplicationMenu'>;
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  readonly session: {
    readonly defaultSession: Pick<
      Session, 'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler' | 'on'
    > & { readonly webRequest: Pick<WebRequest, 'onBeforeRequest'> };
  };
};
