/** Electron's binary: whether it is there, and how it is fetched once and run. Never imports Electron, which would fetch it unasked. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** A fetch that moves no byte for so long is over. */
export const stallMs = 5_000;
const lookMs = 250;
const sayEveryMs = 1_000;

/** Where the program lies, or null when it was never fetched. `folder` is the package's. */
export function electronBinary(folder: string, environment: Environment = process.env): string | null {
  const named = join(folder, 'path.txt');
  if (!existsSync(named)) return null;
  const path = join(environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), readFileSync(named, 'utf8').trim());
  return existsSync(path) ? path : null;
}

/** Tests and machines that build never fetch. */
export function mayFetch(environment: Environment): boolean {
  return !environment['SODAM_NO_FETCH'] && !environment['CI'];
}

export type Fetch = {
  /** Electron's own installer, as Node runs it. */
  readonly script: string;
  /** Where the installer unpacks, besides the temporary folder it is given. */
  readonly target: string;
  readonly stallMs: number;
  /** Is told how many bytes came so far, about once a second. */
  readonly progress: (bytes: number) => void;
};

/** Runs the installer and watches its bytes on the disk. Null when all went well, else why it did not, in a few words. */
export async function fetchElectron({ script, target, stallMs: limitMs, progress }: Fetch): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'sodam-fetch-'));
  const child = spawn(process.execPath, [script], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
  });
  let said = '';
  let stalled = false;
  let [bytes, movedAt, saidAt] = [0, performance.now(), performance.now()];
  child.stderr.on('data', (text: Buffer) => void (said += text.toString('utf8')));
  const timer = setInterval(() => {
    const now = performance.now();
    const found = bytesIn(folder) + bytesIn(target);
    if (found !== bytes) [bytes, movedAt] = [found, now];
    if (bytes > 0 && now - saidAt >= sayEveryMs) {
      saidAt = now;
      progress(bytes);
    }
    stalled = now - movedAt > limitMs;
    if (stalled) child.kill('SIGKILL');
  }, lookMs);
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  clearInterval(timer);
  rmSync(folder, { recursive: true, force: true });
  if (code === 0) return null;
  return stalled ? `no byte came for ${Math.round(limitMs / 1_000)} seconds` : reasonIn(said);
}

function bytesIn(folder: string): number {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .reduce((sum, file) => sum + (statSync(join(file.parentPath, file.name), { throwIfNoEntry: false })?.size ?? 0), 0);
  } catch {
    return 0;
  }
}

/** The lines of a stack that people can read: the error and what caused it. */
function reasonIn(said: string): string {
  const errors = [...said.matchAll(/^\s*(?:\[cause\]: )?\w*Error: (.+)$/gm)].map(([, text = '']) => text.replace(/ \{$/, ''));
  const line = errors.length > 0 ? [...new Set(errors)].join(': ') : (said.trim().split('\n').at(-1) ?? '');
  return line === '' ? 'the fetch failed' : line.slice(0, 200);
}

export type ElectronEnd = { readonly code: number | null; readonly isSoon: boolean };

/** Runs the window to its end; signals to this program reach it too. */
export async function runElectron(binary: string, args: readonly string[]): Promise<ElectronEnd> {
  const startedAt = performance.now();
  const child = spawn(binary, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  const pass = (signal: NodeJS.Signals): void => void child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  signals.forEach((signal) => process.on(signal, pass));
  const code = await new Promise<number | null>((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
  signals.forEach((signal) => process.off(signal, pass));
  return { code, isSoon: performance.now() - startedAt < stallMs };
}
