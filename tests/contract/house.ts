/** A whole house in a folder of its own: real ledger, drafts, keys; a clock that stands still and a printer that obeys. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDrafts } from '../../db/drafts.ts';
import { openGoodsSheets } from '../../db/goods-sheets.ts';
import { openImports, type OpenImports } from '../../db/imports.ts';
import { openMirror } from '../../db/mirror.ts';
import { openLedger } from '../../db/ledger.ts';
import { readCatalog, readCatalogSlowly } from '../../src/adapters/catalog-csv.ts';
import { turn } from '../../src/adapters/csv-rows.ts';
import { layPaper } from '../../src/adapters/escpos/preview.ts';
import { ed25519Signer, sha256, systemClock } from '../../src/adapters/system.ts';
import type { Entry } from '../../src/domain/journal.ts';
import { openHost, type Host } from '../../src/host/host.ts';
import type { Ledger, Ports } from '../../src/host/ports.ts';
import { fakeMall, memoryDelivery, type FakeMall } from '../fakes/mall.ts';
import { backupTroubles } from '../../src/domain/backup.ts';
import { fakeBackups } from '../fakes/backups.ts';
import { fakeLongReads } from '../fakes/long-reads.ts';
import { cheapPins } from '../fakes/pins.ts';
import { fakeTableFiles } from '../fakes/table-files.ts';
import { fakePrinter, type FakePrinter } from '../fakes/printer.ts';
import { fakeScanners, type FakeScanners } from '../fakes/scanners.ts';
import { demoCsv } from './demo-story.ts';

/** An Ed25519 key of no till: hashes and answers are the same in every run. */
const testKey = Buffer.from(`302e020100300506032b657004220420${'5a'.repeat(32)}`, 'hex');
export const startsAt = Date.UTC(2026, 10, 22, 1, 24);

export type TestHouse = {
  readonly host: Host;
  readonly printer: FakePrinter;
  readonly scanners: FakeScanners;
  readonly mall: FakeMall;
  readonly ledger: Ledger;
  /** Tests may let one of its steps fail. */
  readonly imports: { -readonly [K in keyof OpenImports]: OpenImports[K] };
  readonly directory: string;
  /** The clock's time, in ms; tests move it. */
  readonly time: { now: number };
  /** When set, the next append fails as a dying disk does. */
  readonly disk: { fails: boolean };
  /** Called right after each append's transaction, before the host goes on. */
  readonly onAppended: { run: (entries: readonly Entry[]) => void };
  readonly log: string[];
  readonly close: () => Promise<void>;
};

/** Opens a house; `change` replaces ports. Close it, and its folder is gone unless it was given one. */
export function openTestHouse(given: { directory?: string; change?: Partial<Ports> } = {}): TestHouse {
  const directory = given.directory ?? mkdtempSync(join(tmpdir(), 'sodam-house-'));
  const signer = ed25519Signer(testKey);
  const real = openLedger({ directory, signer, hash: sha256 });
  const drafts = openDrafts(directory);
  const imports = { ...openImports(directory) };
  const mirror = openMirror(directory);
  const goodsSheets = openGoodsSheets(directory);
  const printer = fakePrinter();
  const time = { now: startsAt };
  const disk = { fails: false };
  const onAppended: TestHouse['onAppended'] = { run: () => undefined };
  const log: string[] = [];
  const ledger: Ledger = {
    ...real,
    append: (facts, stamp) => {
      if (disk.fails) throw Object.assign(new Error('the disk took no entry'), { name: 'LedgerStopped' });
      const entries = real.append(facts, stamp);
      onAppended.run(entries);
      return entries;
    },
  };
  const scanners = fakeScanners();
  const mall = fakeMall(() => time.now);
  let ids = 0;
  const host = openHost({
    clock: systemClock(() => time.now, () => 540),
    ids: { next: () => `id-${(ids += 1)}` },
    hash: sha256,
    signer,
    pins: cheapPins,
    secrets: 'file',
    ledger,
    drafts,
    openPrinter: (address) => (address.startsWith('tcp://') ? printer : null),
    layPaper,
    printer: null,
    readCatalog,
    readCatalogSlowly,
    imports,
    goodsSheets,
    pause: turn,
    updates: null,
    anchors: { last: () => null, note: () => undefined },
    backups: fakeBackups(backupTroubles),
    longReads: fakeLongReads(directory),
    tableFiles: fakeTableFiles(),
    scanners,
    mall,
    delivery: memoryDelivery(),
    mirror,
    demoCatalog: () => demoCsv,
    log: { write: (level, event) => void log.push(`${level} ${event}`) },
    ...given.change,
  });
  const close = async (): Promise<void> => {
    await host.close();
    real.close();
    drafts.close();
    imports.close();
    mirror.close();
    goodsSheets.close();
    if (given.directory === undefined) rmSync(directory, { recursive: true, force: true });
  };
  return { host, printer, scanners, mall, ledger, imports, directory, time, disk, onAppended, log, close };
}
