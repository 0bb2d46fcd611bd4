/** The browser that shows the till while it is measured: an installed Chromium without a screen. Measures nothing. */
import { homedir } from 'node:os';
import { chromium, type Browser as Running, type BrowserContext, type Page } from 'playwright-core';
import { findBrowser, isProgramFile } from '../start/browser.ts';
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

/** Starts a browser with a profile that it keeps. */
export function launchWithProfile(path: string, profile: string): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, { ...options, executablePath: path, viewport });
}

function launch(path: string): Promise<Running> {
  return chromium.launch({ ...options, executablePath: path });
}
