/** What `npm start` does, in order: options, page, window, till. The words it says go to standard error, save the ready line. */
import { spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { anchorFolder } from '../../src/adapters/data-directory.ts';
import { isPageFresh, pageFolder } from '../build-page.ts';
import { exitCodeOfServed, sentenceOfServed, serveTill, type ServedTill } from '../till.ts';
import { findBrowser, isProgramFile, type Browser } from './browser.ts';
import { openBrowserWindow, type BrowserWindow } from './browser-window.ts';
import { electronBinary, fetchElectron, mayFetch, runElectron, stallMs } from './electron.ts';
import { readStartOptions, usage, type StartOptions } from './options.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const electronFolder = join(repository, 'node_modules', 'electron');
const isRoot = process.getuid?.() === 0;

/** Exit codes; 4 and 5 come with the refusal of the till. */
const exits = { ended: 0, usage: 2, noWindow: 3 } as const;
const noBrowser = 'No browser was found; install Chromium, Google Chrome or Microsoft Edge, and start the till again.';
/** A build that is over by then needs no word. */
const quietMs = 300;
const lookMs = 200;

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Runs the till as the command line says; resolves with the exit code when it is closed. */
export async function runStart(args: readonly string[]): Promise<number> {
  const options = readStartOptions(args);
  if (options === 'help') {
    process.stdout.write(usage);
    return exits.ended;
  }
  if ('wrong' in options) {
    process.stderr.write(`${options.wrong}\n${usage}`);
    return exits.usage;
  }
  if (!options.virtualPrinter) return openShell(options);
  const printer = await startVirtualPrinter();
  say(`the virtual printer shows its paper at ${printer.page}`);
  try {
    return await openShell({ ...options, printer: printer.address });
  } finally {
    await printer.close();
  }
}

async function openShell(options: StartOptions): Promise<number> {
  if (options.headless) return serve(options, null);
  const because = options.shell === 'browser' ? null : await runInElectron(options);
  if (typeof because === 'number') return because;
  const browser = findBrowser(process.platform, process.env, homedir(), isProgramFile);
  if (browser === null || options.shell === 'electron') {
    if (because !== null) say(`There is no Electron window: ${because}.`);
    if (options.shell !== 'electron') say(noBrowser);
    return exits.noWindow;
  }
  if (because !== null) say(`The till opens in ${browser.name}, not in Electron: ${because}.`);
  return serve(options, browser);
}

/** The exit code of Electron's window, or in a few words why there was none. */
async function runInElectron(options: StartOptions): Promise<number | string> {
  let binary = electronBinary(electronFolder);
  if (binary === null) {
    const because = await fetchOnce();
    if (because !== null) return because;
    binary = electronBinary(electronFolder);
    if (binary === null) return 'its program is missing';
  }
  await preparePage();
  const { buildElectron } = await import('../build-electron.ts');
  await buildElectron();
  if (isRoot) say('Electron runs without its sandbox, because the till was started by root.');
  const { code, isSoon } = await runElectron(binary, [
    ...(isRoot ? ['--no-sandbox'] : []), repository, '--data', options.data,
    ...(options.printer === null ? [] : ['--printer', options.printer]), ...(options.demo ? ['--demo'] : []),
    ...(options.kiosk ? ['--kiosk'] : []),
  ]);
  const hasOpened = !isSoon || code === 0 || code === 4 || code === 5;
  return hasOpened ? (code ?? 1) : `it ended at once (exit ${code})`;
}

async function fetchOnce(): Promise<string | null> {
  if (!mayFetch(process.env)) return 'its program is missing and may not be fetched here';
  say('fetching Electron, once ...');
  const because = await fetchElectron({
    script: join(electronFolder, 'install.js'), target: join(electronFolder, 'dist'), stallMs,
    progress: (bytes) => say(`fetching Electron: ${Math.round(bytes / 1_000_000)} MB`),
  });
  return because === null ? null : `it could not be fetched (${because})`;
}

/** Builds the page when its sources changed, in a process of its own: the till keeps none of the builder's memory. */
async function preparePage(): Promise<void> {
  if (isPageFresh()) return;
  const timer = setTimeout(() => say('building the page ...'), quietMs);
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [join(repository, 'scripts', 'build-page.ts')], { stdio: ['ignore', 'ignore', 'inherit'] });
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  clearTimeout(timer);
  if (code !== 0) throw new Error('the page could not be built');
}

/** Serves the till until it is told to end, or until its window is closed and nobody else looks at it. */
async function serve(options: StartOptions, browser: Browser | null): Promise<number> {
  const { data, printer, demo, port, kiosk } = options;
  const ending = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  const opened = await serveTill({
    data, printer, demo, port, keystore: null, program: repository, page: pageFolder(), anchors: anchorFolder(data),
  });
  if (!opened.ok) {
    say(sentenceOfServed(opened.refusal));
    return exitCodeOfServed(opened.refusal);
  }
  const till = opened.value;
  let window: BrowserWindow | null = null;
  try {
    await preparePage();
    if (browser === null) process.stdout.write(`till ready ${till.address}\n`);
    else window = show(till, browser, { data, kiosk });
    await (window === null ? ending : Promise.race([ending, watch(till, window)]));
    return exits.ended;
  } finally {
    window?.close();
    await till.close();
  }
}

function show(till: ServedTill, browser: Browser, { data, kiosk }: Pick<StartOptions, 'data' | 'kiosk'>): BrowserWindow {
  if (isRoot) say(`${browser.name} runs without its sandbox, because the till was started by root.`);
  const window = openBrowserWindow(browser, { address: till.address, profile: join(data, 'browser'), isRoot, kiosk });
  void window.ended.then((end) => {
    if (end.how === 'closed') return;
    say(`${browser.name} ended at once (${end.why}); the till is at ${till.address} until you end it with Ctrl+C.`);
  });
  return window;
}

/** Resolves when the window was closed and the last page has hung up; never when the browser ended at once. */
async function watch(till: ServedTill, window: BrowserWindow): Promise<void> {
  const { how } = await window.ended;
  if (how === 'at_once') return new Promise(() => undefined);
  while (till.openSockets() > 0) await new Promise((resolve) => void setTimeout(resolve, lookMs));
}
