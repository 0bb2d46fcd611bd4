/** The application window of a built program in a real Chromium, and a person in front of it. Knows nothing of selling. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';
import { openKeys, type Keys } from '../till/keys.ts';
import { hooks, type Program } from './program.ts';

export type AppWindow = {
  /** Each thing that happened, as the stand-in tells it. */
  readonly notes: readonly (readonly unknown[])[];
  /** The page that is shown now; another one after its process died. */
  readonly page: () => Promise<Page>;
  readonly keys: (page: Page) => Promise<Keys>;
  /** What the page threw, and what its console called an error. */
  readonly faults: string[];
  /** `close`, `second`, or `answer N` to the question that stands. */
  readonly tell: (command: string) => void;
  readonly until: (what: string, times?: number) => Promise<readonly unknown[]>;
  readonly signal: (name: NodeJS.Signals) => void;
  /** The exit code. */
  readonly ended: Promise<number | null>;
  readonly end: () => Promise<void>;
};

const patienceMs = 20_000;
const endMs = 5_000;

/** Starts a program's window on a data directory. */
export async function openAppWindow(program: Program, args: readonly string[], more: Readonly<Record<string, string>> = {}): Promise<AppWindow> {
  const child = spawn(process.execPath, ['--import', hooks, program.main, ...args], {
    env: { ...process.env, NODE_OPTIONS: '', STAND_IN_CHROMIUM: '1', TZ: 'Asia/Seoul', ...more }, stdio: ['pipe', 'pipe', 'inherit'],
  });
  const notes: (readonly unknown[])[] = [];
  const waiting = new Set<() => void>();
  createInterface(child.stdout).on('line', (line) => {
    notes.push(JSON.parse(line) as unknown[]);
    waiting.forEach((look) => look());
  });
  const ended = new Promise<number | null>((resolve) => void child.on('close', (code) => resolve(code)));
  const until = (what: string, times = 1): Promise<readonly unknown[]> => new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`no ${what} after ${JSON.stringify(notes.slice(-8))}`)), patienceMs);
    const look = (): void => {
      const found = notes.filter(([name]) => name === what)[times - 1];
      if (found === undefined) return;
      clearTimeout(timer);
      waiting.delete(look);
      resolve(found);
    };
    waiting.add(look);
    look();
  });
  const faults: string[] = [];
  const seen = new Set<Page>();
  const [, address] = await until('debugger');
  const browser = await chromium.connectOverCDP(String(address));
  const page = async (): Promise<Page> => {
    const shown = browser.contexts().flatMap((context) => context.pages()).findLast((each) => each.url().startsWith('http://app-pos.'));
    if (shown === undefined) throw new Error('no page is shown');
    if (!seen.has(shown)) {
      seen.add(shown);
      shown.setDefaultTimeout(15_000);
      shown.on('pageerror', (fault) => void faults.push(`${fault.name}: ${fault.message}`));
      shown.on('console', (message) => void (message.type() === 'error' && faults.push(message.text())));
    }
    return Promise.resolve(shown);
  };
  await until('loaded');
  return {
    notes, page, keys: openKeys, faults, until, ended,
    tell: (command) => void child.stdin.write(`${command}\n`),
    signal: (name) => void child.kill(name),
    end: async () => {
      await browser.close().catch(() => undefined);
      // The stand-in ends with its input, and its Chromium with it; killed, it would leave that one behind.
      child.stdin.end();
      const limit = setTimeout(() => child.kill('SIGKILL'), endMs);
      await ended;
      clearTimeout(limit);
    },
  };
}
