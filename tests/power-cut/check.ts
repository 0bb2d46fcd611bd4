/**
 * Cuts the power of a writer thousands of times: runs it once under the recorder, then lays out the directories that a
 * power cut could have left and has each judged. Never passes for want of evidence: a writer without acknowledgements, a
 * history with too few states and a judge that misses a loss are all thrown.
 */
import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { DirectoryImage, History } from './history.ts';
import { isSound } from './judging.ts';
import type { Case, Judged, JudgeDuty, Verdict } from './judging.ts';
import { recordWriter } from './record.ts';
import { powerCutStates } from './states.ts';
import type { Choice, CutState } from './states.ts';

export type PowerCut = {
  /** The writer: a program that works in `workDir` and writes each acknowledgement, one line, to $POWER_CUT_ACK. */
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workDir: string;
  /** How many distinct directories to judge, and the seed that chooses them. */
  readonly states: number;
  readonly seed: number;
  /** URL of a module exporting `judge: Judge`; it is loaded in each judging thread. */
  readonly judge: string;
  readonly threads?: number;
  readonly timeoutMs?: number;
  /** Where to keep the files of the first failing states; nothing is kept when absent. */
  readonly keep?: string;
};

/** A failing state: its number in the run, where the power was cut, what was kept, and where its files were put. */
export type Failure = Verdict & {
  readonly number: number;
  readonly cut: number;
  readonly choice: Choice;
  readonly acks: number;
  readonly kept?: string;
};

export type PowerCutReport = {
  /** States judged; distinct directories among them. The rest are the same directories with more acknowledgements due. */
  readonly states: number;
  readonly distinct: number;
  /** Acknowledged sales missing, summed over the states; states that miss any; the most one state misses. */
  readonly lost: number;
  readonly losing: number;
  readonly lostMost: number;
  /** States the judge called corrupt, or on which it threw. */
  readonly corrupt: number;
  readonly seconds: number;
  readonly operations: number;
  readonly acks: number;
  readonly firstFailure: Failure | undefined;
};

const keptMax = 5;
const casesAheadPerThread = 2;
const spareBytes = 256 * 1024 * 1024;

/** Records the writer, judges `states` distinct power-cut states and counts. The same seed and trace, the same states. */
export async function runPowerCut(run: PowerCut): Promise<PowerCutReport> {
  const begun = performance.now();
  const history = await recordWriter({ timeoutMs: 120_000, ...run });
  const scratch = mkdtempSync(join(scratchRoot(history), 'power-cut-states-'));
  const threads = startThreads(run, history, scratch);
  try {
    await requireSight(threads, history);
    const counted = await judgeStates(threads, history, run);
    return { ...counted, seconds: (performance.now() - begun) / 1000, operations: history.operations.length, acks: history.acks.length };
  } finally {
    await threads.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** A judge that finds nothing missing before the writer has begun would find nothing missing ever. */
async function requireSight(threads: Threads, { initial, acks }: History): Promise<void> {
  const { verdict } = await threads.judge({ number: 0, acks: acks.length, ...caseOf(initial) });
  if (isSound(verdict)) throw new Error(`the judge is blind: on a disk without the writer's work it misses none of ${acks.length} sales`);
}

type Counts = Omit<PowerCutReport, 'seconds' | 'operations' | 'acks'>;

async function judgeStates(threads: Threads, history: History, { states, seed }: PowerCut): Promise<Counts> {
  const count = { states: 0, distinct: 0, lost: 0, losing: 0, lostMost: 0, corrupt: 0 };
  let firstFailure: Failure | undefined;
  const settle = (state: Omit<CutState, 'image'>, { verdict, kept }: Judged): void => {
    count.states += 1;
    count.distinct += state.isFresh ? 1 : 0;
    count.lost += verdict.lost;
    count.losing += verdict.lost > 0 ? 1 : 0;
    count.lostMost = Math.max(count.lostMost, verdict.lost);
    count.corrupt += verdict.corrupt ? 1 : 0;
    if (isSound(verdict) || state.number > (firstFailure?.number ?? Infinity)) return;
    const { number, cut, choice, acks } = state;
    firstFailure = { ...verdict, number, cut, choice, acks, ...(kept === undefined ? {} : { kept }) };
  };
  const judging = new Set<Promise<void>>();
  for (const { image, ...state } of powerCutStates(history, states, seed)) {
    const files = image.files.map(({ path, bytes }) => [path, bytes()] as const);
    const one = threads.judge({ number: state.number, acks: state.acks, directories: [...image.directories], files })
      .then((judged) => { settle(state, judged); })
      .finally(() => { judging.delete(one); });
    judging.add(one);
    if (judging.size >= threads.count * casesAheadPerThread) await Promise.race(judging);
  }
  await Promise.all(judging);
  return { ...count, firstFailure };
}

function caseOf({ directories, files }: DirectoryImage): Pick<Case, 'directories' | 'files'> {
  return { directories: [...directories], files: [...files].map(([path, bytes]) => [path, Uint8Array.from(bytes)] as const) };
}

type Threads = { readonly count: number; readonly judge: (one: Case) => Promise<Judged>; readonly stop: () => Promise<void> };

function startThreads({ judge, keep, threads = 2 }: PowerCut, history: History, scratch: string): Threads {
  const waiting = new Map<number, { readonly resolve: (judged: Judged) => void; readonly reject: (fault: unknown) => void }>();
  let fault: unknown;
  const fail = (cause: unknown): void => {
    fault ??= cause;
    for (const { reject } of waiting.values()) reject(fault);
    waiting.clear();
  };
  const duty: JudgeDuty = { judge, scratch, acks: history.acks, keep, keepMost: keptMax };
  const workers = Array.from({ length: threads }, () => new Worker(new URL('judge-worker.ts', import.meta.url), { workerData: duty }));
  const busy = new Map(workers.map((worker) => [worker, 0]));
  for (const worker of workers) {
    worker.on('error', fail);
    worker.on('exit', (code) => { fail(new Error(`a judging thread ended with exit code ${code}`)); });
    worker.on('message', (judged: Judged) => {
      busy.set(worker, (busy.get(worker) ?? 1) - 1);
      waiting.get(judged.number)?.resolve(judged);
      waiting.delete(judged.number);
    });
  }
  return {
    count: threads,
    judge: (one) => new Promise((resolve, reject) => {
      const idlest = workers.reduce((best, worker) => ((busy.get(worker) ?? 0) < (busy.get(best) ?? 0) ? worker : best));
      if (fault !== undefined) return reject(fault instanceof Error ? fault : new Error('the judge failed', { cause: fault }));
      waiting.set(one.number, { resolve, reject });
      busy.set(idlest, (busy.get(idlest) ?? 0) + 1);
      idlest.postMessage(one, one.files.map(([, bytes]) => bytes.buffer as ArrayBuffer));
    }),
    stop: async () => { await Promise.all(workers.map((worker) => worker.terminate())); },
  };
}

/** Memory when it has the room, for the judging then waits for no disk; otherwise the ordinary temporary directory. */
function scratchRoot(history: History): string {
  const memory = '/dev/shm';
  const written = history.operations.reduce((sum, operation) => sum + (operation.kind === 'write' ? operation.bytes.length : 0), 0);
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize > 4 * written + spareBytes ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}
