/** What a backup is called, and which of many are kept. Opens no file and knows no clock. */

/** What a backup holds, as its name says it. */
export type BackupName = {
  /** `{store4}-{till2}`. */
  readonly till: string;
  readonly epoch: number;
  /** The last entry in it. */
  readonly seq: number;
  /** When it was begun in the store's zone: `YYYYMMDD-HHMMSS`. */
  readonly stamp: string;
};

/** How many are kept: the newest of so many hours, days and months that have any. */
export const backupsKept = { hours: 24, days: 35, months: 12 } as const;

/** How long after the last backup the next one is due, in ms. */
export const backupEveryMs = 3_600_000;
/** How long after one that did not succeed the next try is due, in ms. */
export const backupRetryMs = 600_000;

const form = /^sodam-(\d{4}-\d{2})-(\d+)-(\d+)-(\d{8}-\d{6})\.sqlite$/;

/** The file name of a backup. */
export function backupName({ till, epoch, seq, stamp }: BackupName): string {
  return `sodam-${till}-${epoch}-${seq}-${stamp}.sqlite`;
}

/** What a file name says; null for a file that is no backup. */
export function readBackupName(name: string): BackupName | null {
  const [, till = '', epoch, seq, stamp = ''] = form.exec(name) ?? [];
  return till === '' ? null : { till, epoch: Number(epoch), seq: Number(seq), stamp };
}

/** `YYYY-MM-DD HH:MM:SS` as the stamp of a name. */
export function backupStamp(localTime: string): string {
  return localTime.replaceAll(/[-:]/g, '').replace(' ', '-');
}

/** The backups of a till among file names, the one that holds most first: by entries, for clocks jump. */
export function backupsOf(names: readonly string[], till: string): string[] {
  const read = names.flatMap((name) => {
    const said = readBackupName(name);
    return said?.till === till ? [{ name, ...said }] : [];
  });
  return read.sort((a, b) => b.epoch - a.epoch || b.seq - a.seq || (a.stamp < b.stamp ? 1 : -1)).map(({ name }) => name);
}

/**
 * The backups of a till that are not kept any more: those that are neither the newest of one of the last 24 hours with a
 * backup, nor of one of the last 35 days, nor of one of the last 12 months. A long holiday takes none away.
 */
export function backupsToDrop(names: readonly string[], till: string): string[] {
  const newestFirst = backupsOf(names, till);
  const kept = new Set<string>();
  for (const [most, letters] of [[backupsKept.hours, 11], [backupsKept.days, 8], [backupsKept.months, 6]] as const) {
    const spans = new Set<string>();
    for (const name of newestFirst) {
      const span = readBackupName(name)?.stamp.slice(0, letters) ?? '';
      if (spans.has(span) || spans.size === most) continue;
      spans.add(span);
      kept.add(name);
    }
  }
  return newestFirst.filter((name) => !kept.has(name));
}

/** How far a backup is: nothing under way, the place is looked at, the ledger is copied, the copy is checked entry by entry. */
export const backupPhases = ['idle', 'looking', 'copying', 'checking'] as const;
export type BackupPhase = (typeof backupPhases)[number];

/** Why a place is not taken: there is no such folder, it is the till's own, or nothing may be written there. */
export const placeTroubles = ['place_missing', 'place_inside', 'place_unwritable'] as const;
/** Why there is no new backup. `ledger_damaged`: the ledger itself is not whole, so that older backups must be kept. */
export const backupTroubles = [...placeTroubles, 'place_full', 'place_slow', 'ledger_damaged', 'backup_failed'] as const;
export type BackupTrouble = (typeof backupTroubles)[number];

/** A backup that was read back whole. */
export type GoodBackup = {
  readonly name: string;
  /** When it was made, in ms. */
  readonly at: number;
  readonly bytes: number;
  /** The last entry in it. */
  readonly seq: number;
};

export type BackupState = {
  readonly phase: BackupPhase;
  /** The newest good one in the place; null for none, or while nobody has looked yet. */
  readonly last: GoodBackup | null;
  /** What came of the last try; null when it was good. */
  readonly trouble: BackupTrouble | null;
  /** The place is on the disk that the ledger is on: it does not outlive that disk. */
  readonly isSameDisk: boolean;
  /** When the last try ended, in ms; null before any. */
  readonly triedAt: number | null;
};

/** Is a backup due? Every hour in which something was entered, after a close at once, and some time after a try that failed. */
export function isBackupDue(
  { phase, last, trouble, triedAt }: BackupState, now: number, { entries, hasClosed }: { entries: number; hasClosed: boolean },
): boolean {
  if (phase !== 'idle' || last?.seq === entries) return false;
  const since = (then: number): number => Math.abs(now - then);
  if (trouble !== null) return triedAt === null || since(triedAt) >= backupRetryMs;
  return hasClosed || last === null || since(last.at) >= backupEveryMs;
}
