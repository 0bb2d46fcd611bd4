/**
 * What `electron` is for a built main.js that runs under Node with a real Chromium as its window: the built preload script
 * in a world of its own, the page from main's own handler, and every request, navigation and window put to main's own
 * locks. Commands come on standard input, one a line; each thing that happens is a line of JSON on standard output.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { request, type RequestOptions } from 'node:http';
import { createInterface } from 'node:readline';
import type { BrowserWindowConstructorOptions } from 'electron';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { pageScript, preloadScriptWith, preloadWorld, sendBinding } from './chromium-worlds.ts';
import { preventable, recordElectron, recordIpc } from './stand-in.ts';

const recording = recordElectron();
const ipc = recordIpc();
const contents = new recording.electron.BrowserWindow({}).webContents;
/** A plain Chromium does not know the scheme: its pages lie at this address instead, which no request ever leaves for. */
const [appOrigin, webOrigin] = ['app://pos', 'http://app-pos.localhost'];
const note = (...what: unknown[]): void => void process.stdout.write(`${JSON.stringify(what)}\n`);
const toApp = (url: string): string => (url.startsWith(`${webOrigin}/`) ? appOrigin + url.slice(webOrigin.length) : url);

let profile = '';
let browser: Browser | null = null;
let end = (code: number): void => process.exit(code);
let window: { readonly page: Page; readonly cdp: CDPSession; contextId: number | null } | null = null;
let isClosed = false;
const answers: ((answer: { readonly response: number }) => void)[] = [];

/** Starts Chromium; its debugger's address is told to whoever wants to act as the person. */
async function openChromium(): Promise<Browser> {
  const child = spawn('/usr/bin/chromium', [
    '--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--lang=ko', '--no-first-run', '--disable-gpu', '--remote-debugging-port=0',
    `--user-data-dir=${profile}`, 'about:blank',
  ], { stdio: ['ignore', 'ignore', 'pipe'] });
  end = (code) => {
    child.kill('SIGKILL');
    process.exit(code);
  };
  process.on('exit', () => void child.kill('SIGKILL'));
  const address = await new Promise<string>((resolve) => {
    createInterface(child.stderr).on('line', (line) => {
      const found = /DevTools listening on (\S+)/.exec(line)?.[1];
      if (found !== undefined) resolve(found);
    });
  });
  note('debugger', address);
  return chromium.connectOverCDP(address);
}

/** Puts a request of the page to main, as Electron does, and answers it from main's handler. */
async function answerRequest(cdp: CDPSession, paused: {
  readonly requestId: string; readonly request: { readonly url: string; readonly method: string }; readonly resourceType: string;
}, isAsked: () => boolean): Promise<void> {
  const { requestId, request: { url, method }, resourceType } = paused;
  const fail = async (errorReason: 'BlockedByClient' | 'Aborted'): Promise<void> => {
    await cdp.send('Fetch.failRequest', { requestId, errorReason });
  };
  if (resourceType === 'Document' && !isAsked()) {
    const event = { ...preventable(), url: toApp(url) };
    recording.contents.emit('will-navigate', event);
    note('navigation', toApp(url), event.isPrevented());
    // Aborted: the page stays as it is, as it does in Electron.
    if (event.isPrevented()) return fail('Aborted');
  }
  let isCancelled = false;
  recording.handlers.network?.({ url: toApp(url) }, ({ cancel }) => void (isCancelled = cancel === true));
  note('request', toApp(url), isCancelled);
  if (isCancelled || !url.startsWith(`${webOrigin}/`)) return fail('BlockedByClient');
  const response = await recording.handlers.page?.(new Request(toApp(url), { method }));
  if (response === undefined) return fail('BlockedByClient');
  const body = Buffer.from(await response.arrayBuffer()).toString('base64');
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }));
  await cdp.send('Fetch.fulfillRequest', { requestId, responseCode: response.status, responseHeaders, body });
}

/** A fresh page with the preload script in it and main's locks on it. */
async function openPage(preload: string, isAsked: () => boolean): Promise<NonNullable<typeof window>> {
  browser ??= await openChromium();
  const context = browser.contexts()[0] ?? await browser.newContext();
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  const opened: NonNullable<typeof window> = { page, cdp, contextId: null };
  // From its first line on: whoever looks at the page from outside comes later.
  page.on('pageerror', (fault) => note('complaint', fault.message));
  page.on('console', (message) => message.type() === 'error' && note('complaint', message.text()));
  page.on('crash', () => recording.contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 }));
  page.on('popup', (popup) => {
    note('popup', popup.url(), recording.handlers.open?.({ url: popup.url() } as never).action);
    void popup.close();
  });
  cdp.on('Fetch.requestPaused', (paused) => void answerRequest(cdp, paused, isAsked).catch((fault: unknown) => note('fault', String(fault))));
  cdp.on('Runtime.executionContextCreated', ({ context: { id, name } }) => {
    if (name === preloadWorld) opened.contextId = id;
  });
  cdp.on('Runtime.bindingCalled', ({ payload }) => {
    const [channel, ...args] = JSON.parse(payload) as [string, ...unknown[]];
    const event = { sender: { id: contents.id }, senderFrame: { parent: null, url: toApp(page.url()), origin: appOrigin } };
    ipc.emit(channel, event, ...args);
    note('said', /"name":"([^"]*)"/.exec(String(args[1]))?.[1]);
  });
  await cdp.send('Page.enable');
  await cdp.send('Runtime.enable');
  await cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*' }] });
  await cdp.send('Runtime.addBinding', { name: sendBinding, executionContextName: preloadWorld });
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source: pageScript });
  const source = preloadScriptWith(readFileSync(preload, 'utf8'));
  await cdp.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName: preloadWorld });
  return opened;
}

/** The window: a page of Chromium, and a new one when the old one's process is gone. */
class Window {
  readonly webContents = contents;
  on = recording.window.on;
  private readonly preload: string;

  constructor({ webPreferences, kiosk }: BrowserWindowConstructorOptions) {
    note('window', { webPreferences, kiosk });
    recording.app.emit('web-contents-created', {}, contents);
    this.preload = webPreferences?.preload ?? '';
  }

  show = (): void => note('show');
  focus = (): void => note('focus');
  isMinimized = (): boolean => true;
  restore = (): void => note('restore');
  loadURL = async (url: string): Promise<void> => {
    const old = window;
    let asked = true;
    window = await openPage(this.preload, () => asked);
    void old?.page.close().catch(() => undefined);
    await window.page.goto(url.replace(appOrigin, webOrigin));
    asked = false;
    note('loaded', url);
  };
}

Object.assign(contents, {
  isDestroyed: () => isClosed,
  send: (channel: string, ...args: unknown[]) => {
    if (window === null || window.contextId === null) return;
    const expression = `standInReceive(${JSON.stringify(channel)}, ${JSON.stringify(args)})`;
    window.cdp.send('Runtime.evaluate', { expression, contextId: window.contextId }).catch(() => undefined);
  },
});

/** False when main keeps the window open. */
function closeWindow(): boolean {
  const event = preventable();
  recording.window.emit('close', event);
  if (event.isPrevented()) return false;
  isClosed = true;
  recording.contents.emit('destroyed');
  return true;
}

function quit(): void {
  if (!isClosed && !closeWindow()) return;
  const event = preventable();
  recording.app.emit('will-quit', event);
  if (!event.isPrevented()) end(0);
}

const commands: Readonly<Record<string, (word: string) => void>> = {
  close: () => void (closeWindow() && recording.app.emit('window-all-closed')),
  answer: (word) => answers.shift()?.({ response: Number(word) }),
  second: () => recording.app.emit('second-instance', {}, ['--data', '/elsewhere'], '/'),
};
createInterface(process.stdin).on('line', (line) => {
  const [command = '', word = ''] = line.split(' ');
  commands[command]?.(word);
}).on('close', () => end(1));

Object.assign(recording.electron.app, {
  isPackaged: process.env['STAND_IN_PACKAGED'] !== undefined, getVersion: () => '0.1.0', getName: () => 'sodam-pos', getPath: () => profile,
  relaunch: () => note('relaunch'), once: recording.app.on,
  quit, exit: (code: number) => end(code), setPath: (_name: string, path: string) => void (profile = path),
});
// Where the packed program's own files lie beside its archive.
Object.assign(process, { resourcesPath: process.env['STAND_IN_RESOURCES'] ?? '' });
export const { app, Menu, protocol } = recording.electron;
/** electron-updater asks in a session of its own, over Electron's network; its redirects are not followed here. */
export const session = { ...recording.electron.session, fromPartition: (name: string) => ({ name }) };
export const net = { request: ({ session: _own, ...options }: RequestOptions & { readonly session: object }) => request(options) };
export const autoUpdater = { emit: (event: string) => note('updater', event) };
export const BrowserWindow = Window;
export const ipcMain = ipc.ipcMain;
export const dialog = {
  showErrorBox: (_title: string, sentence: string) => note('error', sentence),
  showMessageBox: (_window: object, { message, buttons }: { readonly message: string; readonly buttons: readonly string[] }) => {
    note('asked', message, buttons);
    return new Promise((resolve) => void answers.push(resolve));
  },
};
export const safeStorage = { getSelectedStorageBackend: () => 'basic_text', isEncryptionAvailable: () => true };
