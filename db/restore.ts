/**
 * A till made anew from a backup: verified, copied, gone on from in a new epoch with a key of its own, verified again, and
 * only then given the name of its directory. A kill at any moment leaves no directory or a whole one.
 */
import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readBackupName } from '../src/domain/backup.ts';
import { startEpoch, type Anchor } from '../src/domain/epoch.ts';
import type { EpochStartedBody } from '../src/domain/epoch-body.ts';
import type { Fact, Operator } from '../src/domain/facts.ts';
import { receiptNumber, type BusinessDate, type OperatorId } from '../src/domain/ids.ts';
import { headOf, link } from '../src/domain/journal.ts';
import { mayConsent } from '../src/domain/permissions.ts';
import { must, ok, refuse, type Result } from '../src/domain/result.ts';
import type { Stamp } from '../src/domain/stamp.ts';
import { tillName } from '../src/domain/store.ts';
import type { Hash, Signer } from '../src/host/ports.ts';
import { copyWhole } from './copy.ts';
import { ledgerFile } from './ledger.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openReaderOf, openWriter, syncDirectory, type Connection } from './open.ts';
import { prepareReads } from './reads.ts';
import { isDatabaseRefusal } from './refusal.ts';
import { headOfRow, type JournalRow } from './rows.ts';
import { verifyLedger } from './verify.ts';
import { prepareWriter } from './writer.ts';

/** What a restored till has besides its ledger; made in the new directory. */
export type RestoreSecrets = { readonly signer: Signer; readonly hashPin: (pin: string) => Promise<string> };

export type RestoreTask = {
  /** The backup. */
  readonly file: string;
  /** Where the till shall be: not there yet, or empty. */
  readonly directory: string;
  /** The till's public key, to verify the backup by; null to take the one that it names itself. */
  readonly publicKey: string | null;
  readonly anchor: Anchor | null;
  /** The PIN with which the first manager signs in: the old PINs were bound to the machine that is gone. */
  readonly pin: string;
  readonly hash: Hash;
  readonly now: number;
  readonly businessDate: BusinessDate;
  /** Makes key and pepper in a directory that has none. */
  readonly makeSecrets: (directory: string) => RestoreSecrets;
};

export type Restored = {
  readonly body: EpochStartedBody;
  /** Who signs in with the new PIN. */
  readonly manager: Pick<Operator, 'id' | 'name'>;
  /** The next receipt's number. */
  readonly nextReceipt: string;
  /** A shift that was open, and goes on. */
  readonly openShift: number | null;
};

export type RestoreTrouble = 'not_empty' | 'no_backup' | 'backup_damaged' | 'nobody_leads';

/** The folder in which a till is made before it has its name. */
function unfinishedFolder(directory: string): string {
  return join(dirname(directory), `.${basename(directory)}.restoring`);
}

/** Makes the till. Refused without a change where the directory holds anything or the backup is not whole (facts: `entry`, `reason`). */
export async function restore(task: RestoreTask): Promise<Result<Restored, RestoreTrouble>> {
  const { file, directory } = task;
  if (existsSync(directory) && (!statSync(directory).isDirectory() || readdirSync(directory).length > 0)) {
    return refuse('not_empty', { directory });
  }
  const draft = unfinishedFolder(directory);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  try {
    const copied = copyVerified(file, draft, task.publicKey);
    if (!copied.ok) return copied;
    const restored = await goOn(task, draft);
    if (!restored.ok) return restored;
    // What is in it is there before its name is.
    syncDirectory(draft);
    // An empty directory in the place is no loss; some systems rename over none.
    if (existsSync(directory)) rmdirSync(directory);
    renameSync(draft, directory);
    syncDirectory(dirname(directory));
    return restored;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function copyVerified(file: string, draft: string, publicKey: string | null): Result<null, RestoreTrouble> {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined || !found.isFile()) return refuse('no_backup', { file });
  let backup: Connection;
  try {
    backup = openReaderOf(file);
  } catch (fault) {
    if (isDatabaseRefusal(fault)) return refuse('backup_damaged', { reason: fault.code, entry: 0 });
    throw fault;
  }
  try {
    copyWhole(backup, join(draft, ledgerFile));
  } catch (fault) {
    return refuse('backup_damaged', { reason: fault instanceof Error ? fault.message : String(fault), entry: 0 });
  } finally {
    backup.close();
  }
  return stepAndVerify(draft, publicKey);
}

/** A backup of an older program is brought to this one's form first: what verify compares with is this program's. */
function stepAndVerify(draft: string, publicKey: string | null): Result<null, RestoreTrouble> {
  try {
    const database = openWriter(join(draft, ledgerFile));
    try {
      migrate(database, readMigrations(), join(draft, 'backups'));
      return verified(database, publicKey ?? keyNamedBy(database));
    } finally {
      database.close();
    }
  } catch (fault) {
    if (isDatabaseRefusal(fault)) return refuse('backup_damaged', { reason: fault.code, entry: 0 });
    throw fault;
  }
}

function verified(database: Connection, publicKey: string): Result<null, RestoreTrouble> {
  const { wrong, firstBad, findings } = verifyLedger(database, publicKey);
  return wrong === 0 ? ok(null) : refuse('backup_damaged', { entry: firstBad ?? 0, reason: findings[0]?.what ?? '' });
}

function keyNamedBy(database: Connection): string {
  return database.prepare<[], string>(`
    SELECT coalesce(
      (SELECT body ->> 'publicKey' FROM journal WHERE kind = 'epoch_started' ORDER BY seq DESC LIMIT 1),
      (SELECT public_key FROM store))`).pluck().get() ?? '';
}

/** Begins the new epoch in the draft: its first entries are the epoch's own and the manager's new PIN, in one transaction. */
async function goOn(task: RestoreTask, draft: string): Promise<Result<Restored, RestoreTrouble>> {
  const { signer, hashPin } = task.makeSecrets(draft);
  const pinHash = await hashPin(task.pin);
  const database = openWriter(join(draft, ledgerFile));
  try {
    const reads = prepareReads(database);
    const store = reads.store();
    if (store === null) return refuse('backup_damaged', { entry: 0, reason: 'no store' });
    const manager = reads.operators().find(({ role, hasLeft }) => hasLeft !== true && mayConsent(role, 'reset_pin'));
    if (manager === undefined) return refuse('nobody_leads');
    const shift = reads.openShift();
    const stamp: Stamp = {
      at: task.now, businessDate: shift?.businessDate ?? task.businessDate, till: tillName(store), shift: shift?.number ?? 0,
      operator: '' as OperatorId,
    };
    const head = headOfRow(must(lastRow(database), 'the last entry'));
    const receipts = reads.nextReceiptSeq() - 1;
    const epochs = epochsBeside(task.file, stamp.till);
    const body = startEpoch('restored', signer.publicKey, { head, receipts, anchor: task.anchor, epochs });
    const facts: Fact[] = [{ kind: 'epoch_started', body }, { kind: 'pin_changed', body: { operatorId: manager.id } }];
    const writer = prepareWriter(database);
    database.transaction(() => {
      let at = head;
      for (const fact of facts) {
        const entry = link(at, fact, stamp, task.hash, signer.sign);
        writer.write(entry);
        at = headOf(entry);
      }
      writer.keepPin(manager.id, pinHash);
    }).immediate();
    const whole = verified(database, signer.publicKey);
    if (!whole.ok) return whole;
    const { storeCode, tillCode } = store;
    return ok({
      body, manager: { id: manager.id, name: manager.name }, openShift: shift?.number ?? null,
      nextReceipt: receiptNumber(storeCode, tillCode, body.epoch, receipts + 1),
    });
  } finally {
    database.close();
  }
}

function lastRow(database: Connection): JournalRow | undefined {
  return database.prepare<[], JournalRow>('SELECT * FROM journal ORDER BY seq DESC LIMIT 1').get();
}

/** Epochs that lie beside a backup: one of them may have gone on from it already. */
function epochsBeside(file: string, till: string): number[] {
  return readdirSync(dirname(file)).flatMap((name) => {
    const said = readBackupName(name);
    return said?.till === till ? [said.epoch] : [];
  });
}
