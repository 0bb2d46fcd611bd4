/**
 * The Backups port: every look at a second place, which may hang, and every backup happens on a thread of its own, one at
 * a time. Decides nothing about when.
 */
import { Worker } from 'node:worker_threads';
import type { BackupPhase, BackupState, BackupTrouble, GoodBackup } from '../src/domain/backup.ts';
import { refuse, type Result } from '../src/domain/result.ts';
import type { Backups, LookedAt } from '../src/host/keeping-ports.ts';
import type { BackupTask } from './backup.ts';

export type OpenBackups = Backups & {
  /** Stops what is under way; what is finished stays. */
  readonly close: () => void;
};

/** A folder of a network that is gone can keep a look waiting for minutes. */
const lookMs = 10_000;
/** Beside this file in the sources, and beside the bundled program. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './backup-worker.ts' : './backup-worker.js', import.meta.url);

type Told = { readonly phase: BackupPhase } | { readonly end: Result<LookedAt | GoodBackup, BackupTrouble> };
type Task<T> = { readonly end: Promise<Result<T, BackupTrouble>>; readonly stop: () => void };

/** Opens the port for a data directory. `now` is the time in ms. */
export function openBackups(directory: string, now: () => number): OpenBackups {
  const listeners: (() => void)[] = [];
  const running = new Set<Task<unknown>>();
  let place = '';
  let state: BackupState = { phase: 'idle', last: null, trouble: null, isSameDisk: false, triedAt: null };
  const become = (next: Partial<BackupState>): void => {
    state = { ...state, ...next };
    listeners.forEach((listener) => listener());
  };
  const start = <T extends LookedAt | GoodBackup>(kind: 'look' | 'run', task: BackupTask, told?: (phase: BackupPhase) => void): Task<T> => {
    const started = startTask<T>(kind, task, told);
    running.add(started);
    void started.end.then(() => running.delete(started));
    return started;
  };
  const look = (at: string): Promise<Result<LookedAt, BackupTrouble>> => {
    const { end, stop } = start<LookedAt>('look', { directory, place: at, stamp: '' });
    return orLate(end, stop);
  };
  const finish = (at: string, next: Partial<BackupState>): void => {
    // Another place may have been named meanwhile: what is said is of the one that is used.
    if (at === place) become({ phase: 'idle', triedAt: now(), ...next });
  };
  const makeOne = async (at: string, stamp: string): Promise<void> => {
    become({ phase: 'looking' });
    const looked = await look(at);
    if (!looked.ok) return finish(at, { trouble: looked.refusal.code });
    if (at !== place) return;
    become({ isSameDisk: looked.value.isSameDisk });
    const made = await start<GoodBackup>('run', { directory, place: at, stamp }, (phase) => at === place && become({ phase })).end;
    finish(at, made.ok ? { last: made.value, trouble: null } : { trouble: made.refusal.code });
  };
  return {
    state: () => state,
    look,
    use: (at) => {
      place = at;
      become({ phase: at === '' ? 'idle' : 'looking', last: null, trouble: null, isSameDisk: false, triedAt: null });
      if (at === '') return;
      void look(at).then((looked) => finish(at, looked.ok ? looked.value : { trouble: looked.refusal.code }));
    },
    run: (stamp) => {
      if (place !== '' && state.phase === 'idle') void makeOne(place, stamp);
    },
    onChange: (listener) => void listeners.push(listener),
    close: () => {
      place = '';
      for (const { stop } of running) stop();
    },
  };
}

function startTask<T>(kind: 'look' | 'run', task: BackupTask, told: (phase: BackupPhase) => void = () => undefined): Task<T> {
  const worker = new Worker(workerFile, { workerData: { kind, task } });
  const end = new Promise<Result<T, BackupTrouble>>((resolve) => {
    worker.on('message', (message: Told) => {
      if ('phase' in message) told(message.phase);
      else resolve(message.end as Result<T, BackupTrouble>);
    });
    worker.on('error', (fault) => resolve(refuse('backup_failed', { reason: String(fault) })));
    worker.on('exit', () => resolve(refuse('backup_failed', { reason: 'stopped' })));
  });
  // A thread that hangs in a dead folder must not keep the program from ending.
  worker.unref();
  return { end, stop: () => void worker.terminate() };
}

async function orLate<T>(end: Promise<Result<T, BackupTrouble>>, stop: () => void): Promise<Result<T, BackupTrouble>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Result<T, BackupTrouble>>((resolve) => {
    timer = setTimeout(() => {
      stop();
      resolve(refuse('place_slow'));
    }, lookMs);
    timer.unref();
  });
  const first = await Promise.race([end, late]);
  clearTimeout(timer);
  return first;
}
