/** Runs the real `scripts/start.ts` as a program of its own and talks to it. Ends every program that it started. */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { connect, type Client } from '../../src/contract/client.ts';

const script = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

export type Program = {
  readonly child: ChildProcess;
  readonly out: () => string;
  readonly err: () => string;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** The first match in what it said on either stream. */
  readonly said: (pattern: RegExp, timeoutMs?: number) => Promise<RegExpExecArray>;
};

const started = new Set<ChildProcess>();
const folders: string[] = [];

/** A new empty folder, gone after `cleanUp`. */
export function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'start-'));
  folders.push(made);
  return made;
}

/** Kills what still runs and removes every folder. */
export async function cleanUp(): Promise<void> {
  const running = [...started];
  const ends = running.map((child) => new Promise((resolve) => void child.once('close', resolve)));
  running.forEach((child) => void child.kill('SIGKILL'));
  await Promise.all(ends);
  for (const made of folders.splice(0)) rmSync(made, { recursive: true, force: true });
}

/** Starts the program; it never fetches anything and sees no display. */
export function startProgram(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Program {
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...inherited } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'], env: { ...inherited, NODE_OPTIONS: '', SODAM_NO_FETCH: '1', ...environment },
  });
  started.add(child);
  const said = { out: '', err: '' };
  const watchers = new Set<() => void>();
  const hear = (name: 'out' | 'err') => (text: Buffer): void => {
    said[name] += text.toString('utf8');
    [...watchers].forEach((watch) => watch());
  };
  child.stdout.on('data', hear('out'));
  child.stderr.on('data', hear('err'));
  const ended = new Promise<Awaited<Program['ended']>>((resolve) => void child.once('close', (code, signal) => {
    started.delete(child);
    resolve({ code, signal });
    [...watchers].forEach((watch) => watch());
  }));
  const waitFor = (pattern: RegExp, timeoutMs = 60_000): Promise<RegExpExecArray> => new Promise((resolve, reject) => {
    const all = (): string => `${said.out}\n${said.err}`;
    const settle = (run: () => void): void => {
      watchers.delete(look);
      clearTimeout(timer);
      run();
    };
    const look = (): void => {
      const match = pattern.exec(all());
      if (match !== null) settle(() => resolve(match));
      else if (!started.has(child)) settle(() => reject(new Error(`it ended without ${pattern}; it said:\n${all()}`)));
    };
    const timer = setTimeout(() => settle(() => reject(new Error(`it did not say ${pattern}; it said:\n${all()}`))), timeoutMs);
    watchers.add(look);
    look();
  });
  return { child, out: () => said.out, err: () => said.err, ended, said: waitFor };
}

export const readyLine = /^till ready (http:\/\/127\.0\.0\.1:\d+)\/#token=([\w-]{43})$/m;

/** Starts a till without a window and waits until it is ready. */
export async function startHeadless(
  data: string, more: readonly string[] = [],
): Promise<Program & { readonly origin: string; readonly token: string }> {
  const program = startProgram(['--headless', '--data', data, ...more]);
  const [, origin = '', token = ''] = await program.said(readyLine);
  return { ...program, origin, token };
}

/** A client on the socket of a till. */
export async function openClient(origin: string, token: string): Promise<{ readonly client: Client; readonly close: () => void }> {
  const socket = new WebSocket(`${origin.replace('http:', 'ws:')}/ws?token=${token}`, { origin });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const transport = {
    send: (text: string) => socket.send(text),
    onText: (listener: (text: string) => void) => void socket.on('message', (bytes: Buffer) => listener(bytes.toString('utf8'))),
    onClosed: (listener: () => void) => void socket.on('close', listener),
  };
  const client = connect(transport, (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  });
  return { client, close: () => socket.terminate() };
}

/** A folder for the PATH that holds one browser: a shell script of these lines. */
export function fakeBrowser(lines: readonly string[], name = 'chromium'): string {
  const bin = join(folder(), 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, name), ['#!/bin/sh', ...lines, ''].join('\n'));
  chmodSync(join(bin, name), 0o755);
  return bin;
}
