/** The browser that shows the till while it is measured: an installed Chromium without a screen. Measures nothing. */
import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser as Running, type Page } from 'playwright-core';
import { browserArguments, findBrowser, isProgramFile } from '../start/browser.ts';
import { keyboardOf, type Keyboard } from './keys.ts';

export const viewport = { width: 1_366, height: 768 } as const;
const isRoot = process.getuid?.() === 0;
const options = { headless: true, args: isRoot ? ['--no-sandbox'] : [] } as const;

export type OpenPage = { readonly page: Page; readonly keyboard: Keyboard; readonly close: () => Promise<void> };

/** Where a browser lies, or null when none is installed. */
export function browserPath(): string | null {
  return findBrowser(process.platform, process.env, homedir(), isProgramFile)?.path ?? null;
}

/** The version of the browser at a path. */
export async function browserVersion(path: string): Promise<string> {
  const browser = await launch(path);
  const version = browser.version();
  await browser.close();
  return version;
}

/** Opens an address in a browser of its own; `first` runs in the page before any script of its own. */
export async function openPage(path: string, address: string, first: () => void): Promise<OpenPage> {
  const browser = await launch(path);
  const page = await browser.newPage({ viewport });
  await page.addInitScript(first);
  const keyboard = keyboardOf(await page.context().newCDPSession(page));
  await page.goto(address);
  return { page, keyboard, close: () => browser.close() };
}

export type Alone = {
  /** Comes to a browser that has been left to itself. */
  readonly attach: () => Promise<Running>;
  readonly end: (browser: Running) => Promise<void>;
};

/** Starts a browser as the till does, with a profile that it keeps, and listens to nothing in it. */
export function startAlone(path: string, profile: string, address: string): Alone {
  const portFile = join(profile, 'DevToolsActivePort');
  rmSync(portFile, { force: true });
  const shown = [...browserArguments({ address, profile, isRoot, kiosk: false }), `--window-size=${viewport.width},${viewport.height}`];
  const child = spawn(path, ['--headless', '--remote-debugging-port=0', ...shown], { stdio: 'ignore' });
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const kill = (): void => void child.kill('SIGKILL');
  process.on('exit', kill);
  return {
    attach: () => {
      const [port = ''] = readFileSync(portFile, 'utf8').split('\n');
      return chromium.connectOverCDP(`http://127.0.0.1:${port}`);
    },
    end: async (browser) => {
      await (await browser.newBrowserCDPSession()).send('Browser.close');
      await ended;
      process.off('exit', kill);
    },
  };
}

function launch(path: string): Promise<Running> {
  return chromium.launch({ ...options, executablePath: path });
}
