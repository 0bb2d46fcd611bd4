/** Backups that a test says the outcome of: each one begun is under way until `end` is called. Writes nothing. */
import type { BackupState, BackupTrouble } from '../../src/domain/backup.ts';
import { ok, refuse } from '../../src/domain/result.ts';
import type { Backups } from '../../src/host/keeping-ports.ts';

export type FakeBackups = Backups & {
  /** Stamps of the backups that were begun. */
  readonly begun: string[];
  readonly used: string[];
  /** Ends what is under way: a good backup up to an entry, or a trouble. */
  readonly end: (how: { readonly seq: number; readonly at: number } | BackupTrouble, triedAt?: number) => void;
};

/** A folder whose name is a trouble has that trouble. */
export function fakeBackups(troubles: readonly string[] = []): FakeBackups {
  const listeners: (() => void)[] = [];
  let state: BackupState = { phase: 'idle', last: null, trouble: null, isSameDisk: false, triedAt: null };
  const become = (next: Partial<BackupState>): void => {
    state = { ...state, ...next };
    listeners.forEach((listener) => listener());
  };
  const begun: string[] = [];
  const used: string[] = [];
  return {
    begun,
    used,
    state: () => state,
    look: (place) => {
      const trouble = troubles.find((each) => place === `/${each}`);
      return Promise.resolve(trouble === undefined ? ok({ last: null, isSameDisk: false }) : refuse(trouble as BackupTrouble));
    },
    use: (place) => void used.push(place),
    run: (stamp) => {
      begun.push(stamp);
      become({ phase: 'copying' });
    },
    end: (how, triedAt = 0) => become(typeof how === 'string'
      ? { phase: 'idle', trouble: how, triedAt }
      : { phase: 'idle', trouble: null, triedAt, last: { name: 'a', bytes: 1, ...how } }),
    onChange: (listener) => void listeners.push(listener),
  };
}
