/** The parts of the start that decide without starting anything, and the fetch with installers of our own. */
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { buildElectron } from '../../scripts/build-electron.ts';
import { buildPage, isPageFresh, pageFolder } from '../../scripts/build-page.ts';
import { browserArguments, findBrowser, isProgramFile } from '../../scripts/start/browser.ts';
import { electronBinary, fetchElectron, mayFetch } from '../../scripts/start/electron.ts';
import { readStartOptions } from '../../scripts/start/options.ts';
import { cleanUp, fakeBrowser, folder } from './program.ts';

afterEach(cleanUp);

describe('the options', () => {
  test('have their usual values', () => {
    expect(readStartOptions([])).toEqual({
      data: expect.stringMatching(/[sS]odam.*$/) as string, printer: null, demo: false, shell: null, headless: false, kiosk: false, port: null,
      virtualPrinter: false,
    });
  });

  test('mean what they say', () => {
    const all = ['--shell=browser', '--data', '/d/../d', '--port', '8080', '--printer', 'tcp://printer.local:9100', '--demo'];
    expect(readStartOptions(all)).toEqual({
      data: '/d', printer: 'tcp://printer.local:9100', demo: true, shell: 'browser', headless: false, kiosk: false, port: 8080, virtualPrinter: false,
    });
    expect(readStartOptions(['--kiosk'])).toMatchObject({ kiosk: true, headless: false });
    expect(readStartOptions(['--kiosk', '--headless'])).toEqual({ wrong: '--headless opens no window, so --kiosk says nothing' });
    expect(readStartOptions(['--headless', '--printer', 'virtual'])).toMatchObject({ headless: true, printer: null, virtualPrinter: true });
    expect(readStartOptions(['--help'])).toBe('help');
  });

  test('of any other kind are wrong, each with its name', () => {
    const wrong: readonly (readonly [args: readonly string[], named: string])[] = [
      [['--unknown'], '--unknown'], [['-x'], '-x'], [['word'], 'word'], [['--demo=yes'], '--demo'], [['--no-demo'], '--no-demo'],
      [['--port'], '--port'], [['--port', ''], '--port'], [['--port', '-1'], '--port'], [['--port=-1'], '--port'],
      [['--port', '65536'], '--port'],
      [['--port', '80.5'], '--port'], [['--port', '0x50'], '--port'], [['--port', '1e3'], '--port'], [['--port', ' 80'], '--port'],
      [['--shell', 'firefox'], '--shell'], [['--shell', ''], '--shell'], [['--shell', 'browser', '--headless'], '--headless'],
      [['--data'], '--data'], [['--data', ''], '--data'], [['--printer', ''], '--printer'], [['--printer', 'tcp://'], '--printer'],
      [['--printer', 'tcp://host'], '--printer'], [['--printer', 'tcp://host:0'], '--printer'], [['--printer', 'usb:1'], '--printer'],
      [['--printer', 'http://host:9100'], '--printer'], [['--printer', 'Virtual'], '--printer'],
    ];
    for (const [args, named] of wrong) {
      const read = readStartOptions(args);
      expect([args, typeof read === 'object' && 'wrong' in read ? read.wrong.includes(named) : read]).toEqual([args, true]);
    }
  });
});

describe('the browser', () => {
  const find = (platform: NodeJS.Platform, environment: Record<string, string>, there: readonly string[]): string | null =>
    findBrowser(platform, environment, '/u/kim', (path) => there.includes(path))?.path ?? null;

  test('is the first one there, by a list for each system', () => {
    const path = { PATH: '/usr/local/bin:/usr/bin' };
    const windows = { ProgramFiles: 'C:\\Program Files', 'ProgramFiles(x86)': 'C:\\Program Files (x86)', LOCALAPPDATA: 'C:\\Local' };
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    const chrome = 'C:\\Local\\Google\\Chrome\\Application\\chrome.exe';
    const macChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    const macEdge = '/u/kim/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge';
    expect(find('linux', path, ['/usr/bin/chromium', '/usr/bin/google-chrome'])).toBe('/usr/bin/chromium');
    expect(find('linux', path, ['/usr/bin/msedge', '/usr/local/bin/google-chrome-stable'])).toBe('/usr/local/bin/google-chrome-stable');
    for (const name of ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'msedge']) {
      expect(find('linux', path, [`/usr/bin/${name}`])).toBe(`/usr/bin/${name}`);
    }
    expect(find('darwin', path, [macEdge, macChrome])).toBe(macChrome);
    expect(find('darwin', path, [macEdge])).toBe(macEdge);
    expect(find('darwin', path, ['/usr/local/bin/chromium'])).toBe('/usr/local/bin/chromium');
    expect(find('win32', windows, [edge, chrome])).toBe(chrome);
    expect(find('win32', windows, [edge])).toBe(edge);
    expect(find('win32', {}, [edge, chrome])).toBe(null);
  });

  test('is never one that lies where the till was started from', () => {
    for (const PATH of ['', ':', '.:/usr/bin', 'bin:', '../bin', './']) {
      expect([PATH, find('linux', { PATH }, ['chromium', 'bin/chromium', '../bin/chromium'])]).toEqual([PATH, null]);
    }
    expect(find('linux', {}, ['/usr/bin/chromium'])).toBe(null);
  });

  test('is a file that may be run', () => {
    const bin = fakeBrowser(['exit 0']);
    writeFileSync(join(bin, 'plain'), '', { mode: 0o644 });
    mkdirSync(join(bin, 'folder'));
    expect(['chromium', 'plain', 'folder', 'nothing'].map((name) => isProgramFile(join(bin, name)))).toEqual([true, false, false, false]);
  });

  test('keeps its sandbox unless root starts it', () => {
    const start = { address: 'http://127.0.0.1:1/#token=t', profile: '/d/browser', isRoot: false, kiosk: false };
    expect(browserArguments(start)).not.toContain('--no-sandbox');
    expect(browserArguments({ ...start, isRoot: true })).toContain('--no-sandbox');
    expect(browserArguments(start)).not.toContain('--kiosk');
    expect(browserArguments({ ...start, kiosk: true })).toContain('--kiosk');
  });
});

describe('Electron\'s program', () => {
  test('is there when its package says where and the file is there', () => {
    const electron = folder();
    expect(electronBinary(electron, {})).toBe(null);
    writeFileSync(join(electron, 'path.txt'), 'electron');
    expect(electronBinary(electron, {})).toBe(null);
    mkdirSync(join(electron, 'dist'));
    writeFileSync(join(electron, 'dist', 'electron'), '');
    expect(electronBinary(electron, {})).toBe(join(electron, 'dist', 'electron'));
    const other = folder();
    expect(electronBinary(electron, { ELECTRON_OVERRIDE_DIST_PATH: other })).toBe(null);
    writeFileSync(join(other, 'electron'), '');
    expect(electronBinary(electron, { ELECTRON_OVERRIDE_DIST_PATH: other })).toBe(join(other, 'electron'));
  });

  test('is never fetched where tests run', () => {
    const environments = [{}, { CI: '' }, { CI: 'true' }, { SODAM_NO_FETCH: '1' }];
    expect(environments.map((environment) => mayFetch(environment))).toEqual([true, true, false, false]);
  });

  /** Runs an installer of these lines. `folder` is where it may write, `target` where it unpacks. */
  async function fetched(lines: readonly string[]): Promise<{ because: string | null; steps: number[]; ms: number; target: string }> {
    const place = folder();
    const target = join(place, 'dist');
    const script = join(place, 'install.cjs');
    writeFileSync(script, [
      "const fs = require('node:fs'); const path = require('node:path'); const os = require('node:os');",
      "const zip = path.join(os.tmpdir(), 'electron.zip'); const grow = (kb) => fs.appendFileSync(zip, Buffer.alloc(kb * 1024));",
      `const target = ${JSON.stringify(target)}; const wait = (ms) => new Promise((done) => setTimeout(done, ms));`,
      `(async () => { ${lines.join(' ')} })();`,
    ].join('\n'));
    const steps: number[] = [];
    const before = performance.now();
    const because = await fetchElectron({ script, target, stallMs: 3_000, progress: (bytes) => void steps.push(bytes) });
    return { because, steps, ms: performance.now() - before, target };
  }

  test('comes with its bytes told, though it takes longer than a stall', async () => {
    const { because, steps, ms, target } = await fetched([
      'for (let n = 0; n < 15; n += 1) { grow(100); await wait(300); }',
      "fs.mkdirSync(target); fs.writeFileSync(path.join(target, 'electron'), ''); fs.rmSync(zip);",
    ]);
    expect(because).toBe(null);
    expect(ms).toBeGreaterThan(4_000);
    expect(steps.length).toBeGreaterThanOrEqual(2);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(existsSync(join(target, 'electron'))).toBe(true);
  });

  test('is given up when no byte comes, at the start or later', async () => {
    const never = await fetched(['await wait(60000);']);
    expect([never.because, never.ms < 8_000]).toEqual(['no byte came for 3 seconds', true]);
    const later = await fetched(['grow(100); await wait(500); grow(100); await wait(60000);']);
    expect([later.because, later.ms > 3_400, later.ms < 9_000]).toEqual(['no byte came for 3 seconds', true, true]);
  });

  test('is given up with the installer\'s own reason', async () => {
    const { because } = await fetched(["throw new TypeError('fetch failed');"]);
    expect(because).toBe('fetch failed');
  });

  test('is built with everything beside it but native code', async () => {
    const target = join(folder(), 'dist');
    const main = await buildElectron(target);
    const text = readFileSync(main, 'utf8');
    const imported = [...text.matchAll(/^import\s[^;]*?from\s+"([^"]+)";$/gm)].map(([, name = '']) => name);
    expect(new Set(imported.filter((name) => !isBuiltin(name)))).toEqual(new Set(['electron', 'better-sqlite3']));
    expect(existsSync(join(target, 'migrations', '0001-journal.sql'))).toBe(true);
    expect(statSync(join(target, 'preload.cjs')).size).toBeLessThan(5_000);
  });
});

describe('the page', () => {
  /** A repository with the smallest page there is. */
  function smallRepository(): string {
    const root = folder();
    for (const name of ['renderer', 'src/domain', 'src/contract']) mkdirSync(join(root, name), { recursive: true });
    const files: readonly (readonly [string, string])[] = [
      ['renderer/index.html', '<!doctype html><script type="module" src="./main.ts"></script>'],
      ['renderer/main.ts', "import { name } from '../src/domain/name.ts';\ndocument.title = `${name} ${process.env.NODE_ENV}`;\n"],
      ['renderer/vite.config.ts', 'export default { root: import.meta.dirname, base: "./" };\n'],
      ['src/domain/name.ts', "export const name = 'first';\n"], ['src/contract/wire.ts', 'export const wire = 1;\n'],
      ['package-lock.json', '{}'], ['tsconfig.json', '{}'],
    ];
    for (const [name, text] of files) writeFileSync(join(root, name), text);
    return root;
  }
  const change = (root: string, name: string, text: string): void => writeFileSync(join(root, name), text);

  test('is built once, and again when a source of it was changed, added or taken away', async () => {
    const root = smallRepository();
    expect(isPageFresh(root)).toBe(false);
    await buildPage(root);
    expect(isPageFresh(root)).toBe(true);
    const page = pageFolder(root);
    const [, script = ''] = /<script type="module"[^>]* src="\.\/([^"]+)"/.exec(readFileSync(join(page, 'index.html'), 'utf8')) ?? [];
    expect(readFileSync(join(page, script), 'utf8')).toContain('production');
    utimesSync(join(root, 'renderer', 'main.ts'), new Date(), new Date());
    expect(isPageFresh(root)).toBe(true);

    const stales: readonly (() => void)[] = [
      () => change(root, 'renderer/main.ts', 'document.title = "other";\n'),
      () => change(root, 'renderer/added.ts', 'export const added = 1;\n'),
      () => change(root, 'src/domain/name.ts', "export const name = 'second';\n"),
      () => change(root, 'src/contract/wire.ts', 'export const wire = 2;\n'),
      () => change(root, 'package-lock.json', '{ }'),
      () => renameSync(join(root, 'renderer', 'added.ts'), join(root, 'renderer', 'addee.ts')),
      () => rmSync(join(root, 'renderer', 'addee.ts')),
      () => rmSync(page, { recursive: true }),
    ];
    for (const [index, spoil] of stales.entries()) {
      spoil();
      expect([index, isPageFresh(root)]).toEqual([index, false]);
      await buildPage(root);
      expect([index, isPageFresh(root)]).toEqual([index, true]);
    }
    expect(existsSync(join(root, 'node_modules', '.cache', 'sodam-pos'))).toBe(true);
  });

  test('that cannot be built leaves the one that is there', async () => {
    const root = smallRepository();
    await buildPage(root);
    const before = readFileSync(join(pageFolder(root), 'index.html'), 'utf8');
    change(root, 'renderer/main.ts', "import './nothing.ts';\n");
    await expect(buildPage(root)).rejects.toThrow(/nothing/);
    expect(readFileSync(join(pageFolder(root), 'index.html'), 'utf8')).toBe(before);
    expect(isPageFresh(root)).toBe(false);
  });

  test('may be built by two starts at once', async () => {
    const root = smallRepository();
    await Promise.all([buildPage(root), buildPage(root)]);
    expect(isPageFresh(root)).toBe(true);
    expect(existsSync(join(pageFolder(root), 'index.html'))).toBe(true);
  });
});
