/**
 * Starts programs for the proofs, each in a process group of its own, and ends every one that it started. Never touches
 * a process that it did not start.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readlinkSync } from 'node:fs';

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null };

export type Started = {
  readonly pid: number;
  /** Everything it wrote so far. */
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<Ending>;
  readonly hasEnded: () => boolean;
  /** The first match of `pattern` in what it wrote to its output; throws, with what it said, when it ends or time is up. */
  readonly said: (pattern: RegExp, timeoutMs: number) => Promise<RegExpExecArray>;
  /** Sends a signal to its whole group, and waits for its end. */
  readonly end: (signal?: NodeJS.Signals) => Promise<Ending>;
};

export type StartOptions = {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
};

const living = new Map<number, ChildProcess>();
process.on('exit', () => killAll());

/** Starts a program; its group is its own, so that a signal reaches all it started in turn. */
export function start(command: string, args: readonly string[], { cwd, env }: StartOptions = {}): Started {
  const child = spawn(command, args, {
    detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }, ...(cwd === undefined ? {} : { cwd }),
  });
  const { pid } = child;
  let out = '';
  let err = '';
  let isOver = false;
  const watchers = new Set<() => void>();
  const wake = (): void => [...watchers].forEach((watch) => watch());
  child.stdout.on('data', (text) => { out += String(text); wake(); });
  child.stderr.on('data', (text) => { err += String(text); wake(); });
  const ended = new Promise<Ending>((resolve) => {
    const settle = (ending: Ending): void => {
      isOver = true;
      if (pid !== undefined) living.delete(pid);
      wake();
      resolve(ending);
    };
    child.on('error', (fault) => { err += `${command}: ${fault.message}\n`; settle({ code: null, signal: null }); });
    child.on('close', (code, signal) => settle({ code, signal }));
  });
  if (pid !== undefined) living.set(pid, child);
  const said = (pattern: RegExp, timeoutMs: number): Promise<RegExpExecArray> => new Promise((resolve, reject) => {
    const finish = (): void => { watchers.delete(look); clearTimeout(timer); };
    const fail = (why: string): void => {
      finish();
      reject(new Error(`${[command, ...args].join(' ')} ${why}; it said:\n${(out + err).slice(-2000)}`));
    };
    const look = (): void => {
      const match = pattern.exec(out);
      if (match !== null) { finish(); resolve(match); } else if (isOver) fail('ended');
    };
    const timer = setTimeout(() => fail(`did not say ${pattern} within ${timeoutMs} ms`), timeoutMs);
    watchers.add(look);
    look();
  });
  return {
    pid: pid ?? 0, out: () => out, err: () => err, ended, hasEnded: () => isOver, said,
    end: (signal = 'SIGKILL') => {
      if (pid !== undefined && !isOver) signalGroup(pid, signal);
      return ended;
    },
  };
}

/** Runs a program to its end; kills it when time is up. */
export async function run(
  command: string, args: readonly string[], timeoutMs: number, options: StartOptions = {},
): Promise<Ending & { readonly out: string; readonly err: string }> {
  const started = start(command, args, options);
  const timer = setTimeout(() => void started.end(), timeoutMs);
  const ending = await started.ended;
  clearTimeout(timer);
  return { ...ending, out: started.out(), err: started.err() };
}

/** Ends every program that is still running, without asking it. */
export function killAll(): void {
  for (const pid of living.keys()) signalGroup(pid, 'SIGKILL');
  living.clear();
}

/** True while a program with this id runs that has a file of this ending open (Linux). */
export function holdsFile(pid: number, ending: string): boolean {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((descriptor) => linkOf(`/proc/${pid}/fd/${descriptor}`).endsWith(ending));
  } catch {
    return false;
  }
}

/** Waits until `isSo`, looking every few milliseconds; false when time is up. */
export async function until(isSo: () => boolean | Promise<boolean>, timeoutMs: number, everyMs = 20): Promise<boolean> {
  const last = performance.now() + timeoutMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > last) return false;
    await pause(everyMs);
  }
}

/** Waits so many milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // The group is gone already.
  }
}
