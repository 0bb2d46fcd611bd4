/**
 * Puts the real ledger, keys and devices behind the ports and opens the house on them: what both composition roots share.
 * Knows no door and decides nothing about selling.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openAnchors } from '../db/anchors.ts';
import { openBackups } from '../db/backups.ts';
import { openDrafts, type OpenDrafts } from '../db/drafts.ts';
import { openGoodsSheets } from '../db/goods-sheets.ts';
import { openDelivery } from '../db/delivery.ts';
import { openImports } from '../db/imports.ts';
import { openMirror } from '../db/mirror.ts';
import { openLongReads } from '../db/long-reads.ts';
import { ledgerFile, openLedger, type OpenLedger } from '../db/ledger.ts';
import { lockDirectory } from '../db/lock.ts';
import { isDatabaseRefusal, type DatabaseRefusalCode } from '../db/refusal.ts';
import { readCatalog, readCatalogSlowly } from './adapters/catalog-csv.ts';
import { turn } from './adapters/csv-rows.ts';
import { warmUp } from './adapters/escpos/encode.ts';
import { openTcpPrinter } from './adapters/escpos/port.ts';
import { layPaper } from './adapters/escpos/preview.ts';
import { openLog } from './adapters/log.ts';
import { openMallLink } from './adapters/mall-http.ts';
import { pepperedPins } from './adapters/pins.ts';
import { openScanners, systemScanners, type ScannerPorts } from './adapters/scanners.ts';
import { openSecrets, type Keystore, type Secrets, type SecretsRefusal } from './adapters/secrets.ts';
import { sha256, systemClock, systemIds } from './adapters/system.ts';
import { openTableFiles, usualFolder } from './adapters/table-files.ts';
import { ok, refuse, type Refusal, type Result } from './domain/result.ts';
import { openCart } from './host/carts.ts';
import { openHost, type Host } from './host/host.ts';
import type { Clock, Log, Ports, Updates } from './host/ports.ts';

export type TillOptions = {
  /** The data directory; made when it is not there. */
  readonly data: string;
  /** `tcp://HOST:PORT` for this run, empty for none, or null for what the store's settings say. */
  readonly printer: string | null;
  /** Make the practice store when there is none. */
  readonly demo: boolean;
  /** The door's keystore, or null for a file. */
  readonly keystore: Keystore | null;
  /** The folder that holds `db/demo`: the repository, or the packed program. */
  readonly program: string;
  /** The time in ms since 1970; this machine's by default. */
  readonly now?: () => number;
  /** Minutes that the machine is ahead of UTC; as its own zone says by default. */
  readonly offsetMinutes?: () => number;
  /** Newer programs; none by default, for the program's files come by hand. */
  readonly updates?: Updates | null;
  /** The folder outside of the data directory in which anchors lie; none by default. */
  readonly anchors?: string;
  /** The folder for files that go elsewhere; the one for downloads by default. */
  readonly exports?: string;
  /** The drivers of scanners; this machine's by default. */
  readonly scanners?: ScannerPorts;
};

export type Till = {
  readonly house: Host;
  readonly log: Log;
  /** Whether the till's key lies in the system's keystore or in a file. */
  readonly secrets: Secrets['kind'];
  /** Whether a cart with lines waits to be paid. */
  readonly isSaleOpen: () => boolean;
  /** Ends printing, closes the files and gives the directory free. Calling it again is the same end. */
  readonly close: () => Promise<void>;
};

/** Why a till does not open. */
export type TillRefusal = 'directory_in_use' | 'directory_unusable' | 'real_store' | SecretsRefusal | DatabaseRefusalCode;

const tickMs = 250;
/** The WAL is copied back once nothing was sold for so long. */
const idleMs = 3_000;
/** A printer that hangs must not keep the program from ending; its paper is asked about at the next start. */
const closeMs = 5_000;

type Closers = (() => void)[];

/** Opens the till of a data directory, which is this process's until it is closed or dies. */
export async function openTill(options: TillOptions): Promise<Result<Till, TillRefusal>> {
  const closers: Closers = [];
  try {
    const opened = openParts(options, closers);
    if (opened.ok) {
      const till = run(opened.value, closers);
      const refusal = options.demo ? await makeDemo(opened.value) : null;
      if (refusal === null) return ok(till);
      await till.close();
      return refuse(refusal, { directory: options.data });
    }
    closeAll(closers);
    return opened;
  } catch (fault) {
    closeAll(closers);
    if (isDatabaseRefusal(fault)) return refuse(fault.code, { directory: options.data, ...fault.facts });
    if (isUnusable(fault)) return refuse('directory_unusable', { directory: options.data, reason: fault.message });
    throw fault;
  }
}

type Parts = {
  readonly house: Host; readonly log: Log; readonly clock: Clock; readonly ledger: OpenLedger; readonly drafts: OpenDrafts;
  readonly scanners: ReturnType<typeof openScanners>; readonly secrets: Secrets['kind'];
};

function openParts(options: TillOptions, closers: Closers): Result<Parts, TillRefusal> {
  const { data: directory, printer, keystore, program, now } = options;
  const lock = lockDirectory(directory);
  if (!lock.ok) return lock;
  closers.push(lock.value.release);
  const clock = systemClock(now, options.offsetMinutes);
  const log = openLog(join(directory, 'log'));
  const opened = openSecrets(directory, keystore, !existsSync(join(directory, ledgerFile)));
  if (!opened.ok) return opened;
  const { signer, pepper, kind } = opened.value;
  const ledger = openLedger({ directory, signer, hash: sha256 });
  closers.push(ledger.close);
  const drafts = openDrafts(directory);
  closers.push(drafts.close);
  const imports = openImports(directory);
  closers.push(imports.close);
  const goodsSheets = openGoodsSheets(directory);
  closers.push(goodsSheets.close);
  const noteFault = (fault: unknown): void => log.write('error', 'anchor.fault', textOf(fault));
  const anchors = openAnchors(options.anchors ?? null, () => ledger.setting('backup_place'), noteFault);
  const delivery = openDelivery(directory);
  closers.push(delivery.close);
  const mirror = openMirror(directory);
  closers.push(mirror.close);
  const backups = openBackups(directory, clock.now);
  closers.push(backups.close);
  const longReads = openLongReads(directory);
  closers.push(longReads.close);
  const scanners = openScanners(options.scanners ?? systemScanners, (reading) => house.takeReading(reading), log);
  closers.push(() => void scanners.close());
  const ports: Ports = {
    clock, ids: systemIds, hash: sha256, signer, pins: pepperedPins(pepper), secrets: kind, ledger, drafts, imports, goodsSheets,
    openPrinter: (address, columns) => openTcpPrinter(address, { columns }), layPaper, printer, readCatalog, readCatalogSlowly, pause: turn,
    updates: options.updates ?? null, scanners, backups, longReads, anchors,
    tableFiles: openTableFiles(options.exports ?? usualFolder(directory)), delivery, mirror, mall: openMallLink(Math.random),
    demoCatalog: () => readFileSync(join(program, 'db', 'demo', 'catalog.csv'), 'utf8'), log,
  };
  const house = openHost(ports);
  return ok({ house, log, clock, ledger, drafts, scanners, secrets: kind });
}

/** Steps the house until it is closed. */
function run({ house, log, clock, ledger, drafts, scanners, secrets }: Parts, closers: Closers): Till {
  let changedAt: number | null = null;
  const report = (fault: unknown): void => log.write('error', 'tick.fault', textOf(fault));
  house.onEvent((name) => {
    if (name === 'entry.appended') changedAt = performance.now();
  });
  const settle = (): void => {
    if (changedAt === null || performance.now() - changedAt < idleMs) return;
    changedAt = null;
    ledger.checkpoint();
    drafts.checkpoint();
  };
  const timer = setInterval(() => {
    // Not awaited: a tick lasts as long as its paper, and the screens are told by the next one.
    house.tick(clock.now()).catch(report);
    try {
      settle();
    } catch (fault) {
      report(fault);
    }
  }, tickMs);
  let closing: Promise<void> | null = null;
  const end = async (): Promise<void> => {
    clearInterval(timer);
    await within(closeMs, scanners.close()).catch(report);
    await within(closeMs, house.close()).catch(report);
    closeAll(closers);
    log.write('info', 'till.closed');
  };
  // The first Hangul costs tens of milliseconds: paid here, not by the first customer.
  setImmediate(warmUp);
  log.write('info', 'till.opened', `node ${process.versions.node}, key in a ${secrets}`);
  const isSaleOpen = (): boolean => openCart({ drafts, ledger }) !== null;
  return { house, log, secrets, isSaleOpen, close: () => (closing ??= end()) };
}

/** A directory becomes a practice store or a real one once, for good. */
async function makeDemo({ house, ledger }: Parts): Promise<'real_store' | null> {
  const store = ledger.store();
  if (store !== null) return store.practice ? null : 'real_store';
  const made = await house.handlers['store.demo']({});
  return made.ok || ledger.store()?.practice === true ? null : 'real_store';
}

function closeAll(closers: Closers): void {
  for (const close of closers.splice(0).reverse()) close();
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => void (timer = setTimeout(resolve, ms)));
  await Promise.race([work, limit]);
  clearTimeout(timer);
}

function textOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
}

/** What the system says of a directory that is no directory, is not ours or has no room; anything else is a fault of the program. */
function isUnusable(fault: unknown): fault is Error {
  if (!(fault instanceof Error) || !('code' in fault)) return false;
  const codes = [
    'EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'EROFS', 'ENOSPC', 'ENAMETOOLONG', 'SQLITE_CANTOPEN', 'SQLITE_READONLY', 'SQLITE_FULL',
  ];
  return codes.some((code) => String(fault.code).startsWith(code));
}

/** The exit code of a program that could not open its till: 4 when another has the directory, else 5. */
export function exitCodeOf(refusal: Refusal<TillRefusal>): number {
  return refusal.code === 'directory_in_use' ? 4 : 5;
}

/** One sentence for whoever started the till: what is wrong and what to do. */
export function sentenceOf({ code, facts }: Refusal<TillRefusal>): string {
  const fact = (name: string): string => String(facts?.[name] ?? '');
  return sentences[code](fact);
}

const sentences: Readonly<Record<TillRefusal, (fact: (name: string) => string) => string>> = {
  directory_in_use: (fact) => `Another till is running on ${fact('directory')}; close it first, or choose another directory with --data.`,
  directory_unusable: (fact) => `The data directory ${fact('directory')} cannot be used (${fact('reason')}); `
    + 'choose another one with --data.',
  real_store: (fact) => `${fact('directory')} holds a real store, and --demo makes a practice store only in an empty directory; `
    + 'leave --demo out, or choose another directory with --data.',
  secrets_in_keystore: (fact) => `The till's key was put into the keystore of this computer by the application window (${fact('path')}); `
    + 'the browser cannot reach it, so start the till with --shell electron.',
  secrets_unreadable: (fact) => `The till's key in ${fact('path')} cannot be read: it is damaged, or it was sealed for another user or `
    + 'computer; sign in as the user who made it, or bring the file back from a backup.',
  secrets_missing: (fact) => `The till's key ${fact('path')} is gone, and without it no entry can be signed; bring it back from a backup.`,
  secrets_exposed: (fact) => `Others on this computer may read the till's key ${fact('path')}; allow it to its owner only (chmod 600).`,
  key_differs: () => 'The till\'s key is not the one that this store was opened with; bring the directory\'s own key back from a backup.',
  no_ledger: (fact) => `There is no ledger in ${fact('directory')}.`,
  not_a_ledger: (fact) => `The database in ${fact('directory')} was not made by this program; choose another directory with --data.`,
  damaged: (fact) => `The database ${fact('path')} is damaged; bring the directory back from a backup.`,
  needs_migration: (fact) => `The database in ${fact('directory')} is of an older program; opening the till brings it up to date.`,
  from_the_future: (fact) => `The database in ${fact('directory')} was written by a newer program (form ${fact('found')}, this one knows `
    + `${fact('known')}); start the newer program.`,
  migration_changed: (fact) => `The database in ${fact('directory')} was brought up to date by another version of ${fact('name')}; `
    + 'start the program that did it.',
  migration_missing: (fact) => `The database in ${fact('directory')} was brought up to date by ${fact('name')}, which this program does `
    + 'not have; start the program that did it.',
  sqlite_too_old: (fact) => `SQLite ${fact('found')} can lose data; at least ${fact('least')} is needed (run npm ci).`,
};
