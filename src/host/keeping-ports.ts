/**
 * What the house needs so that nothing is lost and every maker gets what is owed, as types: second places, and what is read
 * for settling. `ports.ts` has the others.
 */
import type { BackupState, BackupTrouble, GoodBackup } from '../domain/backup.ts';
import type { Anchor } from '../domain/epoch.ts';
import type { BusinessDate, MakerId } from '../domain/ids.ts';
import type { Won } from '../domain/money.ts';
import type { Result } from '../domain/result.ts';
import type { LifeSums } from '../domain/settlement.ts';
import type { MakerSettledBody } from '../domain/settlement-body.ts';

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

/** Where the journal stood, kept outside of the ledger's folder. Writes behind the selling and throws nothing. */
export type Anchors = {
  /** The one that knows most; null for none. */
  readonly last: () => Anchor | null;
  readonly note: (anchor: Anchor, day: BusinessDate) => void;
};

/** A shift that was closed, and its business date. */
export type ClosedShift = { readonly shift: number; readonly day: BusinessDate };

/** What a contract version and tax class sold over its life, up to some shift. */
export type LifeSum = { readonly makerId: MakerId; readonly version: number; readonly tax: 'T' | 'E'; readonly sums: LifeSums };

/** What is read of the ledger for anchors, and for settling with makers. */
export type OfficeReads = {
  /** The hash of an entry, in hex; null when there is no such entry. */
  readonly hashAt: (seq: number) => string | null;
  /** The last closed shift of a business date or of one before it; null for none. */
  readonly lastShiftBy: (day: BusinessDate) => ClosedShift | null;
  /** What every contract sold up to a closed shift; what came later, also to shifts that are closed, is left out. */
  readonly lifeSums: (shift: number) => readonly LifeSum[];
  /** Paid to each maker over the whole life, in won. */
  readonly paidSoFar: () => ReadonlyMap<MakerId, Won>;
  /** The last statement of each maker that has any. */
  readonly lastStatements: () => ReadonlyMap<MakerId, MakerSettledBody>;
  /** A maker's statements, newest first. */
  readonly statements: (maker: MakerId) => readonly MakerSettledBody[];
};

/** The ports of second places. */
export type KeepingPorts = { readonly backups: Backups; readonly anchors: Anchors };
