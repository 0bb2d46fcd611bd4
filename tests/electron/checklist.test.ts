/**
 * The Electron checklist, one test a row: the options that are in force, by the calls that set them, and what the source
 * may not say. What only the binary can show is left to the proof `package` and to the smoke test.
 */
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Session } from 'electron';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { boot, webPreferences } from '../../electron/boot.ts';
import { pageAddress } from '../../electron/parts.ts';
import { refusedStart } from '../../electron/switches.ts';
import { channel, openIpcDoor } from '../../electron/transport-ipc.ts';
import { preloadScript } from '../../scripts/build-electron.ts';
import { electronLooked } from '../../scripts/dist.ts';
import { feedFile, readUpdateFeed } from '../../src/adapters/update-feed.ts';
import { contract } from '../../src/contract/contract.ts';
import { actions } from '../../src/domain/permissions.ts';
import { evilFeeds, evilUrls, permissions, strangers, traversals } from './checklist-table.ts';
import { preventable, recordElectron, recordIpc, type Recording } from './stand-in.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\//g, '').replace(/\/\/.*$/gm, '');
const filesIn = (folder: string): string[] => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('dist')).map((path) => join(folder, path));
const shell = filesIn('electron').map(read).map(withoutComments).join('\n');
const product = ['electron', 'renderer', 'src', 'db'].flatMap(filesIn).map(read).map(withoutComments).join('\n');

let folder = '';
let page = '';
let booted: Recording;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'checklist-'));
  page = join(folder, 'dist');
  mkdirSync(page);
  mkdirSync(join(folder, 'dist-evil'));
  writeFileSync(join(page, 'index.html'), '<!doctype html>');
  writeFileSync(join(page, 'main.js'), 'export {};');
  for (const secret of ['secret.html', 'dist-evil/index.html']) writeFileSync(join(folder, secret), 'secret');
  symlinkSync(join(folder, 'secret.html'), join(page, 'link.html'));
  symlinkSync(folder, join(page, 'up'));
  booted = recordElectron();
  await boot(booted.electron, {
    profile: join(folder, 'profile'), page, preload: '/app/preload.cjs', kiosk: true, yield: () => undefined, open: () => Promise.resolve(true),
    close: () => Promise.resolve(), isSaleOpen: () => false, askToLeave: () => Promise.resolve(true), onTold: () => undefined,
    report: () => undefined, giveUp: () => undefined, now: () => 0,
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

const preferences = (): Readonly<Record<string, unknown>> => ({ ...booted.windowOptions[0]?.webPreferences });
const ask = async (url: string, method = 'GET'): Promise<Response> =>
  booted.handlers.page?.(new Request(url, { method })) ?? expect.fail('no handler');

test('1 only secure content', () => {
  const loaded = booted.calls.filter((name) => name.startsWith('loadURL'));
  expect(loaded).toEqual([`loadURL ${pageAddress}`]);
  expect(shell).not.toMatch(/\b(?:https?|wss?|ftp|file):/);
  expect(shell).not.toMatch(/\bloadFile\b/);
  for (const url of evilUrls) {
    let cancelled: unknown = 'nothing said';
    booted.handlers.network?.({ url }, ({ cancel }) => void (cancelled = cancel));
    expect([url, cancelled]).toEqual([url, !url.startsWith(pageAddress)]);
  }
});

test('2 no nodeIntegration', () => {
  expect(preferences()).toMatchObject({ nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false });
});

test('3 contextIsolation', () => {
  expect(preferences()).toMatchObject({ contextIsolation: true });
});

test('4 sandbox', async () => {
  expect(preferences()).toMatchObject({ sandbox: true });
  expect(booted.calls.indexOf('enableSandbox')).toBe(0);
  expect(booted.calls).toContain('whenReady');
  expect([...(await preloadScript()).matchAll(/require\(\s*"([^"]+)"\s*\)/g)].map(([, name]) => name)).toEqual(['electron']);
});

test('5 permission handler', () => {
  type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1];
  expect(permissions.length).toBeGreaterThanOrEqual(30);
  for (const permission of permissions as readonly Permission[]) {
    const granted: boolean[] = [];
    booted.handlers.request?.(null as never, permission, (answer) => void granted.push(answer), {} as never);
    granted.push(booted.handlers.check?.(null, permission, pageAddress, {} as never) ?? true);
    expect([permission, granted]).toEqual([permission, [false, false]]);
  }
  for (const deviceType of ['hid', 'serial', 'usb'] as const) {
    expect(booted.handlers.device?.({ deviceType, origin: pageAddress, device: {} as never })).toBe(false);
  }
});

test('6 webSecurity', () => {
  expect(preferences()).toMatchObject({ webSecurity: true });
  expect(shell).not.toMatch(/disable-web-security|webSecurity:\s*false|bypassCSP/);
});

test('7 CSP', async () => {
  const policies = await Promise.all(['', 'main.js', 'nothing.js'].map(async (path) => (await ask(pageAddress + path)).headers.get('content-security-policy')));
  for (const policy of policies) {
    const rules = new Map((policy ?? '').split('; ').map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1).join(' ')]));
    const inForce = (name: string): string | undefined => rules.get(name) ?? rules.get('default-src');
    expect(rules.get('default-src')).toBe("'none'");
    for (const name of ['script-src', 'style-src', 'font-src']) expect([name, inForce(name)]).toEqual([name, "'self'"]);
    for (const name of ['connect-src', 'frame-src', 'object-src', 'worker-src', 'child-src', 'media-src', 'manifest-src']) {
      expect([name, inForce(name)]).toEqual([name, "'none'"]);
    }
    expect(inForce('img-src')).toBe("'self' data:");
    for (const name of ['base-uri', 'form-action', 'frame-ancestors']) expect([name, rules.get(name)]).toEqual([name, "'none'"]);
    expect(rules.get('require-trusted-types-for')).toBe("'script'");
  }
  const html = read('renderer/index.html');
  expect(html).not.toMatch(/<style|\son\w+=|\sstyle=|<script(?![^>]*\ssrc=)/);
  expect(product).not.toMatch(/dangerouslySetInnerHTML|\.innerHTML|document\.write/);
});

test('8 allowRunningInsecureContent', () => {
  expect(preferences()).toMatchObject({ allowRunningInsecureContent: false });
});

test('9-10 experimental and blink features', () => {
  expect(preferences()).toMatchObject({ experimentalFeatures: false });
  expect(Object.keys(preferences()).filter((name) => /blink/i.test(name))).toEqual([]);
  expect(shell).not.toMatch(/appendSwitch|appendArgument|commandLine/);
});

test('11-12 webview', () => {
  expect(preferences()).toMatchObject({ webviewTag: false });
  const attach = preventable();
  booted.contents.emit('will-attach-webview', attach, {}, { src: 'https://evil.example' });
  expect(attach.isPrevented()).toBe(true);
});

test('13 navigation', () => {
  expect(evilUrls.length).toBeGreaterThanOrEqual(20);
  for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate']) {
    for (const url of [...evilUrls, pageAddress, `${pageAddress}index.html`]) {
      const details = { ...preventable(), url };
      booted.contents.emit(event, details);
      expect([event, url, details.isPrevented()]).toEqual([event, url, true]);
    }
  }
});

test('14 new windows', () => {
  for (const url of [...evilUrls, pageAddress]) expect(booted.handlers.open?.({ url } as never)).toEqual({ action: 'deny' });
});

test('15 openExternal', () => {
  expect(product).not.toMatch(/openExternal|openPath|\bshell\b\s*[,}].*from 'electron'/);
});

test('16 current Electron', () => {
  // What is installed is what somebody looked at; how long ago that may be is asked when the program is packed (package.test.ts).
  const version = (path: string): unknown => (JSON.parse(read(path)) as { readonly version: unknown }).version;
  const wanted = JSON.parse(read('package.json')) as { readonly devDependencies: Readonly<Record<string, string>> };
  expect([wanted.devDependencies['electron'], version('node_modules/electron/package.json')]).toEqual([electronLooked.version, electronLooked.version]);
  expect(read('package.json')).toContain('"dist": "node scripts/dist.ts"');
  expect(withoutComments(read('electron/main.ts'))).toContain("versions['chrome']");
});

test('17 IPC sender', () => {
  expect(strangers.length).toBeGreaterThanOrEqual(16);
  const names = Object.keys(contract);
  const [ipc, heard] = [recordIpc(), [] as string[]];
  const window = new booted.electron.BrowserWindow({});
  openIpcDoor(ipc, window, (transport) => transport.onText((text) => void heard.push(text)), { report: () => undefined, now: () => 0 });
  for (const name of names) {
    const text = JSON.stringify({ id: 1, name, input: {} });
    for (const { id, frame } of strangers) ipc.emit(channel, { sender: { id }, senderFrame: frame }, 'page', text);
    expect([name, heard]).toEqual([name, []]);
  }
  for (const row of Object.values(contract)) expect(['nothing', ...actions]).toContain(row.needs);
  expect(shell.match(/ipcMain\.\w+/g)).toEqual(['ipcMain.on']);
});

test('18 no file://', async () => {
  expect(traversals.length).toBeGreaterThanOrEqual(500);
  expect(booted.schemes).toEqual([[{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]]);
  for (const path of traversals) {
    // As Electron hands it over: the text of the address as it stood, which `new Request` would tidy up first.
    const response = await booted.handlers.page?.({ method: 'GET', url: pageAddress + path } as Request);
    expect([path, response?.status, await response?.text()]).toEqual([path, 404, '']);
  }
  for (const method of ['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH']) expect((await ask(pageAddress, method)).status).toBe(405);
  expect((await ask(pageAddress)).headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect((await ask(`${pageAddress}main.js`)).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('19 fuses', () => {
  const fuses = /electronFuses:\n((?: {2}\w+: (?:true|false)\n)+)/.exec(read('electron-builder.yml'))?.[1] ?? '';
  const on = [...fuses.matchAll(/(\w+): true/g)].map(([, name]) => name);
  expect(on).toEqual(['enableCookieEncryption', 'enableEmbeddedAsarIntegrityValidation', 'onlyLoadAppFromAsar']);
  expect([...fuses.matchAll(/(\w+): false/g)].map(([, name]) => name)).toEqual([
    'runAsNode', 'enableNodeOptionsEnvironmentVariable', 'enableNodeCliInspectArguments', 'loadBrowserProcessSpecificV8Snapshot',
    'grantFileProtocolExtraPrivileges',
  ]);
  // The bytes in the packed binary are read by the proof `package`.
  expect(read('tests/proof/numbers.ts')).toContain("'fuses right': { exactly: 8 }");
});

test('20 no Electron APIs to web content', async () => {
  const script = await preloadScript();
  expect([...script.matchAll(/exposeInMainWorld\("(\w+)"/g)].map(([, name]) => name)).toEqual(['till']);
  expect(script).not.toMatch(/ipcRenderer\.(?!send\(|on\()/);
  expect(script).not.toMatch(/\binvoke\b|sendSync|postMessage|webFrame|process\b/);
});

test('+ remote debugging', () => {
  const starts = [
    '--remote-debugging-port=9222', '--remote-debugging-port=0', '--remote-debugging-pipe', '--remote-debugging-address=0.0.0.0',
    '--remote-allow-origins=*', '--inspect', '--inspect=9229', '--inspect-brk', '--inspect-brk=0', '--inspect-wait', '--inspect-port=1',
    '--inspect-publish-uid=http', '--no-sandbox', '--disable-web-security', '--proxy-server=x', '--proxy-pac-url=x', '--host-rules=x',
    '--host-resolver-rules=x', '--ignore-certificate-errors', '--js-flags=x', '--load-extension=x', '--user-data-dir=x', '--enable-automation',
    '--renderer-cmd-prefix=x', '--utility-cmd-prefix=x', '--disable-site-isolation-trials',
  ];
  expect(starts.length).toBeGreaterThanOrEqual(25);
  const start = { environment: {}, platform: 'linux', isRoot: false } as const;
  for (const arg of starts) expect([arg, refusedStart({ ...start, args: [arg] })]).toEqual([arg, expect.stringContaining('does not start')]);
  for (const name of ['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE']) {
    expect(refusedStart({ ...start, args: [], environment: { [name]: '1' } })).toContain(name);
  }
});

test('+ single instance, kiosk, no devtools, no download, no deep links', async () => {
  expect(preferences()).toMatchObject({ devTools: false });
  expect(booted.windowOptions[0]).toMatchObject({ kiosk: true });
  const second = recordElectron(false);
  await boot(second.electron, { ...({} as Parameters<typeof boot>[1]), yield: () => void second.calls.push('yield') });
  expect(second.calls).not.toContain('BrowserWindow');
  expect(second.calls.at(-1)).toBe('yield');
  const calls = booted.calls.length;
  booted.app.emit('second-instance', {}, ['--data', '/elsewhere', 'app://pos/evil'], '/');
  expect(booted.calls.slice(calls)).toEqual(['restore', 'focus']);
  const download = preventable();
  booted.session.emit('will-download', download);
  expect(download.isPrevented()).toBe(true);
  expect(shell).not.toMatch(/setAsDefaultProtocolClient|open-url|crashReporter|openDevTools|printToPDF/);
  expect(booted.calls).toContain('setApplicationMenu null');
});

test('+ native code outside the archive, and nothing else', () => {
  const builder = read('electron-builder.yml');
  expect(builder).toMatch(/asarUnpack:\n {2}- "\*\*\/\*\.node"\n/);
  expect(builder).toMatch(/smartUnpack: false/);
  // That the packed code is what npm brought, byte for byte, is shown by the proof `package`.
  expect(read('tests/proof/numbers.ts')).toContain("'native files outside': { exactly: 3 }");
});

test('+ updates: offered only, never older, from nobody but a feed that cannot be forged on the way', () => {
  expect(evilFeeds.length).toBeGreaterThanOrEqual(12);
  for (const [platform, text] of evilFeeds) {
    writeFileSync(join(folder, feedFile), text);
    expect([text, readUpdateFeed(folder, platform)]).toEqual([text, { off: expect.any(String) }]);
  }
  const updates = withoutComments(read('electron/updates.ts'));
  for (const name of ['autoDownload', 'autoInstallOnAppQuit', 'allowPrerelease', 'allowDowngrade']) expect(updates).toMatch(new RegExp(`${name} = false`));
  expect(updates).toMatch(/disableWebInstaller = true/);
  // What it does with a real feed is shown by updates.test.ts and update-window.test.ts.
  expect(shell.match(/\bautoUpdater\b/g)).toHaveLength(2);
  expect(product).not.toMatch(/checkForUpdatesAndNotify|verifyUpdateCodeSignature|forceDevUpdateConfig|requestHeaders|addAuthHeader/);
});

test('+ each of the OWASP desktop ten has a test', () => {
  const shownBy: Readonly<Record<string, string>> = {
    'DA1 injection': 'tests/electron/attack-table.ts',
    'DA2 broken authentication and session': 'tests/host/operator.test.ts',
    'DA3 sensitive data exposure': 'tests/adapters/system-secrets.test.ts',
    'DA4 improper cryptography': 'tests/adapters/system.test.ts',
    'DA5 improper authorization': 'tests/electron/attacks.test.ts',
    'DA6 security misconfiguration': 'tests/electron/boot.test.ts',
    'DA7 insecure communication': 'tests/adapters/loopback.test.ts',
    'DA8 poor code quality': 'tests/tidy.test.ts',
    'DA9 components with known faults': 'tests/electron/checklist.test.ts',
    'DA10 logging and monitoring': 'tests/adapters/system.test.ts',
  };
  for (const [risk, path] of Object.entries(shownBy)) expect([risk, /\b(?:test|it|asks|expect)\b/.test(read(path))]).toEqual([risk, true]);
});

test('the preferences are one frozen constant with nothing beside it but the preload script', () => {
  expect(preferences()).toEqual({ ...webPreferences, preload: preferences()['preload'] });
  expect(Object.isFrozen(webPreferences)).toBe(true);
});
