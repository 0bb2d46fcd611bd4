/** The window's locks, by the calls that set them. The real Electron is not run here. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Session } from 'electron';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { boot, webPreferences, type BootOptions } from '../../electron/boot.ts';
import { preventable, recordElectron, type Recording } from './stand-in.ts';

let page = '';
beforeEach(() => {
  page = mkdtempSync(join(tmpdir(), 'boot-'));
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  writeFileSync(join(page, 'main.js'), 'export {};');
});
afterEach(() => rmSync(page, { recursive: true }));

function options(change: Partial<BootOptions> = {}): BootOptions {
  return {
    profile: '/data/electron', page, preload: '/app/preload.cjs', yield: () => undefined, open: () => Promise.resolve(true),
    close: () => Promise.resolve(), kiosk: false, isSaleOpen: () => false, askToLeave: () => Promise.resolve(true), onTold: () => undefined,
    report: () => undefined, giveUp: () => undefined, now: () => 0,
    ...change,
  };
}

async function booted(change: Partial<BootOptions> = {}): Promise<Recording> {
  const recording = recordElectron();
  await boot(recording.electron, options(change));
  return recording;
}

test('everything is set in order: locks before the services, the till before the page', async () => {
  const recording = recordElectron();
  await boot(recording.electron, options({
    open: () => {
      recording.calls.push('open');
      return Promise.resolve(true);
    },
  }));
  expect(recording.calls).toEqual([
    'enableSandbox', 'setPath userData /data/electron', 'requestSingleInstanceLock', 'registerSchemesAsPrivileged',
    'setApplicationMenu null', 'whenReady', 'handle app', 'setPermissionRequestHandler', 'setPermissionCheckHandler',
    'setDevicePermissionHandler', 'onBeforeRequest', 'BrowserWindow', 'open', 'show', 'loadURL app://pos/',
  ]);
});

test('the page gets no Node, its own world and the sandbox, by one frozen constant', async () => {
  expect(webPreferences).toEqual({
    contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
    webSecurity: true, allowRunningInsecureContent: false, experimentalFeatures: false, webviewTag: false, navigateOnDragDrop: false,
    spellcheck: false, devTools: false,
  });
  expect(Object.isFrozen(webPreferences)).toBe(true);
  const { windowOptions, schemes } = await booted();
  expect(windowOptions.map((each) => each.webPreferences)).toEqual([{ ...webPreferences, preload: '/app/preload.cjs' }]);
  expect(schemes).toEqual([[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]]);
});

test('every permission is denied, asked or checked, and no download starts', async () => {
  const { handlers, electron, session } = await booted();
  type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1];
  const permissions: Permission[] = [
    'clipboard-read', 'clipboard-sanitized-write', 'display-capture', 'fileSystem', 'fullscreen', 'geolocation', 'hid', 'idle-detection',
    'keyboardLock', 'local-fonts', 'media', 'mediaKeySystem', 'midi', 'midiSysex', 'nfc', 'notifications', 'openExternal',
    'payment-handler', 'periodic-background-sync', 'persistent-storage', 'pointerLock', 'screen-wake-lock', 'sensors', 'serial',
    'speaker-selection', 'storage-access', 'top-level-storage-access', 'usb', 'window-management', 'unknown',
  ];
  expect(permissions.length).toBeGreaterThanOrEqual(30);
  const contents = new electron.BrowserWindow({}).webContents;
  for (const permission of permissions) {
    const answers: boolean[] = [];
    handlers.request?.(contents as never, permission, (granted) => void answers.push(granted), {} as never);
    expect([permission, answers]).toEqual([permission, [false]]);
    expect([permission, handlers.check?.(null, permission, 'app://pos', {} as never)]).toEqual([permission, false]);
  }
  expect(handlers.device?.({ deviceType: 'hid', origin: 'app://pos', device: {} as never })).toBe(false);
  const download = preventable();
  session.emit('will-download', download);
  expect(download.isPrevented()).toBe(true);
});

test('no page goes anywhere, opens a window or holds another page', async () => {
  const { contents, handlers } = await booted();
  const urls = [
    'https://evil.example', 'http://127.0.0.1:8000', 'file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'app://pos/',
    'app://other/', 'about:blank', 'blob:app://pos/1', 'ftp://evil.example', 'mailto:x@evil.example', 'ms-settings:', 'chrome://gpu',
    'view-source:app://pos/', 'app://pos/index.html', 'devtools://devtools', 'ws://evil.example', '//evil.example', '', 'tel:1',
  ];
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate', 'will-attach-webview']) {
    for (const url of urls) {
      const details = { ...preventable(), url };
      contents.emit(event, details);
      expect([event, url, details.isPrevented()]).toEqual([event, url, true]);
    }
  }
  for (const url of urls) expect(handlers.open?.({ url } as never)).toEqual({ action: 'deny' });
});

describe('app://pos/', () => {
  const ask = async (url: string, method = 'GET'): Promise<Response> => {
    const { handlers } = await booted();
    return handlers.page?.(new Request(url, { method })) ?? expect.fail('no handler');
  };

  test('serves the built page with a policy that lets it talk to nobody', async () => {
    for (const [name, type] of [['', 'text/html; charset=utf-8'], ['main.js', 'text/javascript; charset=utf-8']] as const) {
      const url = `app://pos/${name}`;
      const response = await ask(url);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
      expect(policy).toContain("connect-src 'none'");
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
    expect(await (await ask('app://pos/')).text()).toBe('<!doctype html>');
  });

  test('serves nothing else', async () => {
    const urls = [
      'app://pos/../secrets', 'app://pos/%2e%2e/x.html', 'app://pos/..%2fx.html', 'app://bad/index.html', 'app://pos.evil/index.html',
      'app://pos/nothing.html', 'app://pos//index.html', 'app://pos/C:%5cx.html', 'https://evil.example/index.html',
    ];
    for (const url of urls) expect([url, (await ask(url)).status]).toEqual([url, 404]);
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD']) {
      expect([method, (await ask('app://pos/', method)).status]).toEqual([method, 405]);
    }
  });
});

test('a second start ends at once and brings the first one to the front, whatever it was given', async () => {
  const second = recordElectron(false);
  await boot(second.electron, options({ yield: () => void second.calls.push('yield') }));
  expect(second.calls.slice(-2)).toEqual(['requestSingleInstanceLock', 'yield']);
  const first = await booted();
  first.app.emit('second-instance', {}, ['--data', '/elsewhere'], '/');
  expect(first.calls.slice(-2)).toEqual(['restore', 'focus']);
});

test('a till that did not open shows no page', async () => {
  const { calls } = await booted({ open: () => Promise.resolve(false) });
  expect(calls.at(-1)).toBe('BrowserWindow');
});

test('the program ends when its window is closed, and only after the till is', async () => {
  let finish = (): void => undefined;
  let closes = 0;
  const recording = await booted({
    close: () => {
      closes += 1;
      return new Promise((resolve) => void (finish = resolve));
    },
  });
  recording.app.emit('window-all-closed');
  expect(recording.quits()).toBe(1);
  const [first, impatient, last] = [preventable(), preventable(), preventable()];
  recording.app.emit('will-quit', first);
  recording.app.emit('will-quit', impatient);
  expect([first.isPrevented(), impatient.isPrevented(), closes, recording.quits()]).toEqual([true, true, 1, 1]);
  finish();
  await new Promise((resolve) => void setImmediate(resolve));
  expect(recording.quits()).toBe(2);
  recording.app.emit('will-quit', last);
  expect([last.isPrevented(), closes]).toEqual([false, 1]);
});
