/**
 * Runs a writer under the recorder and returns its history. Builds the recorder with gcc for each run, into a temporary
 * directory. Never trusts the trace unseen: replayed to its end it must equal the directory, byte for byte.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { advance, imageOf, newDisk } from './disk.ts';
import type { StateFile } from './disk.ts';
import { historyOf } from './history.ts';
import type { DirectoryImage, History } from './history.ts';
import { readImage } from './image.ts';
import { seededChance } from './random.ts';
import { keepFor } from './states.ts';
import { parseTrace } from './trace.ts';

export type Writer = {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The directory the writer keeps its files in; what is in it already counts as durable. */
  readonly workDir: string;
  /** The writer is stopped and the run fails after this long. */
  readonly timeoutMs: number;
};

const missingCompiler =
  'the power-cut recorder could not be built: it needs the Debian packages gcc and libc6-dev (apt-get install gcc libc6-dev)';

/** Compiles the recorder into `directory` and returns the library's path. Throws, naming the packages, without gcc. */
export function buildRecorder(directory: string, compiler = 'gcc'): string {
  const source = fileURLToPath(new URL('recorder.c', import.meta.url));
  const library = join(directory, 'recorder.so');
  const options = ['-shared', '-fPIC', '-O2', '-Wall', '-Wextra', '-U_FORTIFY_SOURCE', '-o', library, source, '-ldl', '-lpthread'];
  const built = spawnSync(compiler, options, { encoding: 'utf8' });
  if (built.error !== undefined) throw new Error(`${missingCompiler}; starting ${compiler} failed: ${built.error.message}`);
  if (built.status !== 0) throw new Error(`${missingCompiler}; ${compiler} said:\n${built.stderr}`);
  return library;
}

/**
 * Runs the writer to its end. It finds the path for its acknowledgements, one line each, in the environment as
 * POWER_CUT_ACK. Throws when it fails, writes nothing or acknowledges nothing, or when the trace has missed a change.
 */
export async function recordWriter(writer: Writer): Promise<History> {
  const scratch = mkdtempSync(join(tmpdir(), 'power-cut-'));
  try {
    const library = buildRecorder(scratch);
    const [trace, ack] = [join(scratch, 'trace'), join(scratch, 'acks')];
    writeFileSync(trace, '');
    writeFileSync(ack, '');
    const initial = readImage(writer.workDir);
    await runToEnd(writer, {
      ...writer.env,
      LD_PRELOAD: [library, writer.env['LD_PRELOAD']].filter(Boolean).join(' '),
      POWER_CUT_TRACE: trace,
      POWER_CUT_DIR: writer.workDir,
      POWER_CUT_ACK: ack,
      UV_USE_IO_URING: '0',
    });
    const history = historyOf(initial, parseTrace(readFileSync(trace)));
    requireContent(history, readFileSync(ack, 'utf8'));
    requireSameEnd(history, readImage(writer.workDir));
    return history;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function runToEnd({ command, args, timeoutMs }: Writer, env: Record<string, string | undefined>): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs, killSignal: 'SIGKILL' });
    const said: string[] = [];
    child.stdout.on('data', (text) => said.push(String(text)));
    child.stderr.on('data', (text) => said.push(String(text)));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const ending = signal === null ? `exit code ${code}` : `${signal} (it has ${timeoutMs} ms)`;
      if (code === 0) resolve();
      else reject(new Error(`the writer ended with ${ending} and said:\n${said.join('').slice(-4000)}`));
    });
  });
}

function requireContent({ operations, acks }: History, given: string): void {
  if (!operations.some(({ kind }) => kind === 'write')) throw new Error('the recorder saw no write in the watched directory');
  if (acks.length === 0) throw new Error('the writer acknowledged nothing: no state could show a loss');
  const seen = acks.map((line) => `${line}\n`).join('');
  if (seen !== given) throw new Error('the recorder missed an acknowledgement: the trace differs from the file');
}

/** The trace, replayed whole, must give the directory the writer left: otherwise the recorder missed a change. */
function requireSameEnd(history: History, found: DirectoryImage): void {
  const disk = newDisk(history.initial);
  history.operations.forEach((operation, order) => advance(disk, operation, order));
  const image = imageOf(disk, keepFor('all', disk, seededChance(0)));
  const replayed = new Map(image.files.map((file) => [file.path, file]));
  const wrong = [...found.files].filter(([path, bytes]) => !isSame(replayed.get(path), bytes)).map(([path]) => path)
    .concat([...replayed.keys()].filter((path) => !found.files.has(path)))
    .concat([...image.directories].filter((path) => !found.directories.has(path)))
    .concat([...found.directories].filter((path) => !image.directories.has(path)));
  if (wrong.length === 0) return;
  throw new Error(`the recorder missed a change: replayed, the trace differs from the directory in ${wrong.join(', ')}`);
}

function isSame(file: StateFile | undefined, bytes: Uint8Array): boolean {
  return file !== undefined && Buffer.compare(file.bytes(), bytes) === 0;
}
