/**
 * One backup: the ledger copied as one state while the till sells, synced, read back and verified entry by entry, and only
 * then given its name. A kill at any moment leaves the older ones and at most an unfinished file without a name. Runs on
 * its caller's thread; `backups.ts` runs it on another one than the till's.
 */
import { accessSync, constants, existsSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { isAbsolute, join, sep } from 'node:path';
import {
  backupName, backupsOf, backupsToDrop, readBackupName, type BackupPhase, type BackupTrouble, type GoodBackup,
} from '../src/domain/backup.ts';
import { ok, refuse, type Refusal, type Result } from '../src/domain/result.ts';
import { tillName } from '../src/domain/store.ts';
import type { LookedAt } from '../src/host/keeping-ports.ts';
import { copyWhole } from './copy.ts';
import { ledgerFile, openReader, publicKeyFile } from './ledger.ts';
import { requireCurrent, readMigrations } from './migrate.ts';
import { openReaderOf, syncDirectory, type Connection } from './open.ts';
import { isDatabaseRefusal } from './refusal.ts';
import { verifyLedger } from './verify.ts';

export type BackupTask = {
  /** The data directory. */
  readonly directory: string;
  /** The folder that takes the backups: on another disk, if it is to outlive this one. */
  readonly place: string;
  /** When it is begun, as its name shall say it. */
  readonly stamp: string;
};

/** The name of a file that is being made holds this; SQLite may put a file of its own beside it. */
const unfinished = '.part';

/** Looks at a place: whether it can take backups of a directory's ledger, and the newest that lies there. */
export function lookAtPlace({ directory, place }: Pick<BackupTask, 'directory' | 'place'>): Result<LookedAt, BackupTrouble> {
  const isThere = isAbsolute(place) && statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;
  if (!isThere) return refuse('place_missing', { place });
  const [ours, theirs] = [realpathSync(directory), realpathSync(place)];
  if (theirs === ours || theirs.startsWith(ours + sep)) return refuse('place_inside', { place });
  try {
    accessSync(place, constants.W_OK | constants.X_OK);
  } catch {
    return refuse('place_unwritable', { place });
  }
  const isSameDisk = statSync(ours).dev === statSync(theirs).dev;
  if (!existsSync(join(directory, ledgerFile))) return ok({ last: null, isSameDisk });
  const reader = openReader(directory);
  try {
    return ok({ last: newestIn(place, tillOf(reader)), isSameDisk });
  } finally {
    reader.close();
  }
}

/** The name of the till whose ledger this is; empty where no store was opened yet. */
function tillOf(reader: Connection): string {
  const row = reader.prepare<[], { storeCode: string; tillCode: string }>(
    'SELECT store_code AS storeCode, till_code AS tillCode FROM store').get();
  return row === undefined ? '' : tillName(row);
}

function newestIn(place: string, till: string): GoodBackup | null {
  const [name] = backupsOf(readdirSync(place), till);
  return name === undefined ? null : goodBackup(place, name);
}

function goodBackup(place: string, name: string): GoodBackup {
  const { size, mtimeMs } = statSync(join(place, name));
  return { name, at: Math.round(mtimeMs), bytes: size, seq: readBackupName(name)?.seq ?? 0 };
}

/**
 * Makes one backup and drops those that are not kept any more. Refused in words where the place cannot take it, or where
 * the copy, and so the ledger, is not whole (facts: `entry`, or `reason`); then nothing was dropped.
 */
export function backUp(task: BackupTask, tell: (phase: BackupPhase) => void = () => undefined): Result<GoodBackup, BackupTrouble> {
  try {
    const looked = lookAtPlace(task);
    return looked.ok ? makeBackup(task, tell) : looked;
  } catch (fault) {
    return troubleOf(fault);
  }
}

function makeBackup({ directory, place, stamp }: BackupTask, tell: (phase: BackupPhase) => void): Result<GoodBackup, BackupTrouble> {
  for (const name of readdirSync(place)) if (name.startsWith('sodam-') && name.includes(unfinished)) rmSync(join(place, name));
  const draft = join(place, `sodam-${stamp}${unfinished}`);
  try {
    tell('copying');
    const reader = openReader(directory);
    try {
      copyWhole(reader, draft);
    } finally {
      reader.close();
    }
    tell('checking');
    const checked = checkBackup(draft, readFileSync(join(directory, publicKeyFile), 'utf8').trim());
    if (!checked.ok) return checked;
    const { till, epoch, seq } = checked.value;
    const name = backupName({ till, epoch, seq, stamp });
    renameSync(draft, join(place, name));
    syncDirectory(place);
    for (const old of backupsToDrop(readdirSync(place), till)) if (old !== name) rmSync(join(place, old), { force: true });
    return ok(goodBackup(place, name));
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Opens a copy of a ledger that nobody writes to and verifies all of it: whose it is and where it ends, or what is wrong with it. */
export function checkBackup(path: string, publicKey: string): Result<{ till: string; epoch: number; seq: number }, BackupTrouble> {
  const copy = openReaderOf(path);
  try {
    requireCurrent(copy, readMigrations());
    const { wrong, firstBad, findings, head } = verifyLedger(copy, publicKey);
    const till = tillOf(copy);
    if (wrong === 0 && till !== '') return ok({ till, epoch: head.epoch, seq: head.seq });
    return refuse('ledger_damaged', { entry: firstBad ?? 0, reason: till === '' ? 'no store' : (findings[0]?.what ?? '') });
  } finally {
    copy.close();
  }
}

/** What the disk of the place says, in the words of the house; anything else is told as it is. */
function troubleOf(fault: unknown): { readonly ok: false; readonly refusal: Refusal<BackupTrouble> } {
  if (isDatabaseRefusal(fault)) return refuse('ledger_damaged', { entry: 0, reason: fault.code });
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL') return refuse('place_full');
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_READONLY', 'SQLITE_CANTOPEN'].includes(code)) return refuse('place_unwritable');
  if (code === 'ENOENT' || code === 'ENOTDIR') return refuse('place_missing');
  return refuse('backup_failed', { reason: fault instanceof Error ? fault.message : String(fault) });
}
