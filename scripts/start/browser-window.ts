/** A browser's window on the till: starts it and says how it ended. Never touches the till. */
import { spawn } from 'node:child_process';
import { browserArguments, type Browser, type BrowserStart } from './browser.ts';

/** A browser that ends this soon never showed its window: no display, or another one took the address over. */
export const soonMs = 5_000;

export type BrowserEnd =
  /** The window was there and was closed. */
  | { readonly how: 'closed' }
  /** It ended at once; `why` is the last thing it said, or its exit code. */
  | { readonly how: 'at_once'; readonly why: string };

export type BrowserWindow = {
  readonly ended: Promise<BrowserEnd>;
  /** Ends the browser, if it still runs. */
  readonly close: () => void;
};

/** Opens an address in a window of its own. */
export function openBrowserWindow(browser: Browser, start: BrowserStart): BrowserWindow {
  const startedAt = performance.now();
  // Quiet: what Chromium says about a machine is not for the person who started the till.
  const child = spawn(browser.path, browserArguments(start), { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => void (said = (said + text.toString('utf8')).slice(-4_000)));
  const ended = new Promise<BrowserEnd>((resolve) => {
    child.on('error', (fault) => resolve({ how: 'at_once', why: fault.message }));
    child.on('close', (code, signal) => {
      const isSoon = performance.now() - startedAt < soonMs;
      resolve(isSoon ? { how: 'at_once', why: reasonIn(said) ?? `exit ${code ?? signal}` } : { how: 'closed' });
    });
  });
  return { ended, close: () => void child.kill() };
}

/** The complaint that says most in what a browser said, without its time and source. */
function reasonIn(said: string): string | null {
  const complaints = said.split('\n').filter((line) => /ERROR|FATAL|error|cannot|failed/i.test(line));
  const telling = complaints.find((line) => /display/i.test(line)) ?? complaints.at(-1);
  const reason = telling?.replace(/^\[[^\]]*\]\s*/, '').trim() ?? '';
  return reason === '' ? null : reason.slice(0, 200);
}
