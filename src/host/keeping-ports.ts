/** What the house needs so that nothing is lost, as types: the ports of second places. `ports.ts` has the others. */
import type { BackupState, BackupTrouble, GoodBackup } from '../domain/backup.ts';
import type { Result } from '../domain/result.ts';

/** Backups of the ledger in a second place, made behind the selling. Throws nothing: what went wrong is in the state. */
export type Backups = {
  readonly state: () => BackupState;
  /** Whether a folder can take backups, and the newest that lies there. A place that does not answer within 10 s is slow. */
  readonly look: (place: string) => Promise<Result<LookedAt, BackupTrouble>>;
  /** Backs up into this folder from now on; an empty one for nowhere. */
  readonly use: (place: string) => void;
  /** Begins a backup; does nothing while one is under way. `stamp` as `backupStamp` writes it. */
  readonly run: (stamp: string) => void;
  readonly onChange: (listener: () => void) => void;
};

/** What lies in a place for backups. */
export type LookedAt = { readonly last: GoodBackup | null; readonly isSameDisk: boolean };
