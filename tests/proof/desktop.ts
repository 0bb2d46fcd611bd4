/**
 * A desktop without a screen: Xvfb, a message bus, ibus with its Hangul engine, and Chromium showing one page. Keys come
 * from xdotool, through the X server and the input method, as a scanner's do. Knows no till.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { run, start, until, type Started } from './processes.ts';

export type Desktop = {
  readonly page: Page;
  /** Types a text as a keyboard does, so many ms between keys; `\n` is Enter and `\t` is Tab. */
  readonly type: (text: string, gapMs: number) => Promise<void>;
  /** Presses keys by their X names, one after the other: `Escape`, `F3`, `shift+space`. */
  readonly press: (...keys: readonly string[]) => Promise<void>;
  readonly close: () => Promise<void>;
};

type Environment = Readonly<Record<string, string | undefined>>;

/** Opens the page at `address` on a desktop of its own, its files below `directory`. Ends all it started when it fails. */
export async function openDesktop(directory: string, address: string): Promise<Desktop> {
  const started: Started[] = [];
  const close = async (): Promise<void> => {
    for (const one of started.splice(0).reverse()) await one.end();
  };
  try {
    const environment = await openSession(directory, started);
    const { page, browser } = await openPage(directory, address, environment, started);
    const xdotool = async (...words: readonly string[]): Promise<void> => {
      const { code, err } = await run('xdotool', words, 60_000, { env: environment });
      if (code !== 0) throw new Error(`xdotool ${words.join(' ')} ended with ${code}: ${err}`);
    };
    return {
      page,
      type: (text, gapMs) => xdotool('type', '--delay', String(gapMs), '--', text),
      press: async (...keys) => { for (const key of keys) await xdotool('key', key); },
      close: async () => {
        await browser.close();
        await close();
      },
    };
  } catch (fault) {
    await close();
    throw fault;
  }
}

/** X server, message bus and input method; answers what programs on this desktop need in their environment. */
async function openSession(directory: string, started: Started[]): Promise<Environment> {
  const server = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1366x768x24', '-nolisten', 'tcp', '-noreset']);
  started.push(server);
  const [, display = ''] = await server.said(/^(\d+)$/m, 20_000);
  const quiet: Environment = {
    DISPLAY: `:${display}`, HOME: directory, XDG_CONFIG_HOME: join(directory, 'config'), XDG_CACHE_HOME: join(directory, 'cache'),
    XDG_DATA_HOME: join(directory, 'share'), XDG_RUNTIME_DIR: directory, WAYLAND_DISPLAY: undefined, GSETTINGS_BACKEND: 'keyfile',
    GTK_IM_MODULE: 'ibus', QT_IM_MODULE: 'ibus', XMODIFIERS: '@im=ibus', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8',
  };
  writeSettings(join(directory, 'config'));
  const busFile = join(directory, 'bus.conf');
  writeFileSync(busFile, busSettings);
  const holdBus = ['sh', '-c', 'echo "bus $DBUS_SESSION_BUS_ADDRESS"; exec sleep infinity'];
  const bus = start('dbus-run-session', [`--config-file=${busFile}`, '--', ...holdBus], { env: quiet });
  started.push(bus);
  const [, address = ''] = await bus.said(/^bus (\S+)$/m, 20_000);
  const environment: Environment = { ...quiet, DBUS_SESSION_BUS_ADDRESS: address };
  started.push(start('ibus-daemon', ['--xim', '--panel', 'disable', '--replace'], { env: environment }));
  const isHangul = async (): Promise<boolean> => {
    await run('ibus', ['engine', 'hangul'], 10_000, { env: environment });
    const { out } = await run('ibus', ['engine'], 10_000, { env: environment });
    return out.trim() === 'hangul';
  };
  if (!(await until(isHangul, 60_000, 200))) throw new Error('ibus does not take the engine hangul');
  return environment;
}

/** A bus that starts no services by itself: a portal would mount a file system and outlive the desktop. */
const busSettings = `<busconfig><type>session</type><listen>unix:tmpdir=${tmpdir()}</listen><policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
`;

/** The engine is in Hangul mode wherever the focus goes, and stays in it: Escape would leave it. */
function writeSettings(config: string): void {
  const folder = join(config, 'glib-2.0', 'settings');
  mkdirSync(folder, { recursive: true });
  const settings = ["initial-input-mode='hangul'", 'disable-latin-mode=true', "off-keys=''"];
  writeFileSync(join(folder, 'keyfile'), `[org/freedesktop/ibus/engine/hangul]\n${settings.join('\n')}\n`);
}

async function openPage(
  directory: string, address: string, environment: Environment, started: Started[],
): Promise<{ readonly page: Page; readonly browser: Browser }> {
  const profile = join(directory, 'profile');
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  started.push(start('chromium', [
    ...sandbox, '--gtk-version=3', '--ozone-platform=x11', `--user-data-dir=${profile}`, '--remote-debugging-port=0', '--no-first-run',
    '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu',
    '--window-position=0,0', '--window-size=1366,768', `--app=${address}`,
  ], { env: environment }));
  const portFile = join(profile, 'DevToolsActivePort');
  const portOf = (): string => (existsSync(portFile) ? /^(\d+)\n/.exec(readFileSync(portFile, 'utf8'))?.[1] ?? '' : '');
  if (!(await until(() => portOf() !== '', 60_000, 50))) throw new Error('Chromium does not say its port');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${portOf()}`);
  let page: Page | undefined;
  const find = (): Page | undefined => browser.contexts().flatMap((context) => context.pages()).find((one) => one.url().startsWith('http'));
  await until(() => (page = find()) !== undefined, 30_000, 50);
  if (page === undefined) throw new Error('Chromium shows no page');
  const words = ['search', '--sync', '--onlyvisible', '--class', 'chromium', 'windowfocus', '--sync'];
  const focus = await run('xdotool', words, 30_000, { env: environment });
  if (focus.code !== 0) throw new Error(`Chromium's window takes no focus: ${focus.err}`);
  return { page, browser };
}
