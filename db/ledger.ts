/**
 * The ledger of one till: the Ledger port on SQLite. One append is one immediate transaction that is on the disk when the
 * call returns. Never answers for a sale it could lose: after an I/O error, or when its file is gone, it stops.
 */
import { join } from 'node:path';
import type { Fact } from '../src/domain/facts.ts';
import { bodyTextOf, emptyHead, headOf, linkBody, type Entry, type Head } from '../src/domain/journal.ts';
import { assert } from '../src/domain/result.ts';
import type { Stamp } from '../src/domain/stamp.ts';
import type { Hash, Ledger, Signer } from '../src/host/ports.ts';
import { openGuard } from './guard.ts';
import { migrate, readMigrations, requireCurrent } from './migrate.ts';
import { openOutbox } from './outbox.ts';
import { openReaderOf, openWriter, type Connection } from './open.ts';
import { openPrintQueue } from './print-queue.ts';
import { prepareReads } from './reads.ts';
import { databaseRefusal } from './refusal.ts';
import { remembered } from './remembered.ts';
import { headOfRow, type JournalRow } from './rows.ts';
import { prepareWriter, type Writer } from './writer.ts';

/** The ledger's file in a data directory. */
export const ledgerFile = 'ledger.sqlite';
/** Where the till's public key lies outside the database: base64 of its SPKI DER form. */
export const publicKeyFile = 'ledger-key.pub';

/** The Ledger port, and what only its owner may do. */
export type OpenLedger = Ledger & {
  /** Copies the WAL back into the database without making anyone wait; for idle moments. Answers the pages still in the WAL. */
  readonly checkpoint: () => number;
  readonly close: () => void;
};

export type LedgerOptions = {
  /** The data directory; it exists, and this process holds its lock. */
  readonly directory: string;
  readonly signer: Signer;
  readonly hash: Hash;
};

type Pins = Parameters<Ledger['appendOperators']>[2];

/**
 * Opens the ledger of a data directory, making or migrating it. Throws a DatabaseRefusal when it may not be opened, and a
 * LedgerStopped from any later write once the ledger cannot vouch for its disk.
 */
export function openLedger({ directory, signer, hash }: LedgerOptions): OpenLedger {
  const path = join(directory, ledgerFile);
  const database = openWriter(path);
  try {
    migrate(database, readMigrations(), join(directory, 'backups'));
    requireKey(database, signer);
    return ledgerOn(database, directory, signer, hash);
  } catch (fault) {
    database.close();
    throw fault;
  }
}

/** Opens a ledger for reading only, also while the till sells. Throws a DatabaseRefusal when none can be read there. */
export function openReader(directory: string): Connection {
  const database = openReaderOf(join(directory, ledgerFile));
  try {
    requireCurrent(database, readMigrations());
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
}

/** Entries signed by another key could never be told from forged ones. */
function requireKey(database: Connection, signer: Signer): void {
  const of = (sql: string): string | undefined => database.prepare<[], string>(sql).pluck().get();
  const key = of("SELECT body ->> 'publicKey' FROM journal WHERE kind = 'epoch_started' ORDER BY seq DESC LIMIT 1")
    ?? of('SELECT public_key FROM store');
  if (key !== undefined && key !== signer.publicKey) throw databaseRefusal('key_differs');
}

function ledgerOn(database: Connection, directory: string, signer: Signer, hash: Hash): OpenLedger {
  const writer = prepareWriter(database);
  const memory = remembered(prepareReads(database));
  const { reads } = memory;
  const queue = openPrintQueue(database);
  const readHead = headReader(database);
  const guard = openGuard(directory, [ledgerFile, `${ledgerFile}-wal`]);
  let head = readHead();
  const outbox = openOutbox(database, (write) => guard.writing(write), () => head);

  const inOneTransaction = database.transaction((facts: readonly Fact[], stamp: Stamp, pins: Pins): Entry[] => {
    // That nobody else wrote behind the head, the journal's own trigger sees: it knows the last hash and the last number.
    let receiptSeq = reads.nextReceiptSeq();
    let at = head;
    const entries = facts.map((fact) => {
      if (fact.kind === 'sale' || fact.kind === 'refund' || fact.kind === 'exchange') {
        assert(fact.body.receiptSeq === receiptSeq, `receipt ${fact.body.receiptSeq} is number ${receiptSeq}`);
        receiptSeq += 1;
      }
      const text = bodyTextOf(fact);
      // Encoded once, for its hash and for its row.
      const body = Buffer.from(text, 'utf8');
      const entry = linkBody(at, fact, stamp, { text, hash: hash(body) }, hash, signer.sign);
      writer.write(entry, body);
      at = headOf(entry);
      return entry;
    });
    keepPins(writer, pins);
    return entries;
  });

  const append = (facts: readonly Fact[], stamp: Stamp, pins: Pins): Entry[] => {
    const entries = guard.writing(() => inOneTransaction.immediate(facts, stamp, pins), () => {
      writer.forget();
      memory.forget();
    });
    const last = entries.at(-1);
    if (last !== undefined) head = headOf(last);
    outbox.owed(entries.length);
    queue.owed(entries);
    memory.appended(entries);
    return entries;
  };
  return {
    ...reads,
    head: () => head,
    append: (facts, stamp) => append(facts, stamp, []),
    appendOperators: append,
    outboxWaiting: outbox.waiting,
    outbox,
    printJobs: queue.jobs,
    setPrintJob: (id, state, attempts) => guard.writing(() => queue.set(id, state, attempts)),
    checkpoint: () => guard.writing(() => checkpointed(database)),
    close: () => void database.close(),
  };
}

function keepPins(writer: Writer, pins: Pins): void {
  for (const { operatorId, hash } of pins) writer.keepPin(operatorId, hash);
}

type HeadRow = Pick<JournalRow, 'epoch' | 'seq' | 'hash' | 'total_sales' | 'total_refunds' | 'total_perpetual'>;

function headReader(database: Connection): () => Head {
  const last = database.prepare<[], HeadRow>(
    'SELECT epoch, seq, hash, total_sales, total_refunds, total_perpetual FROM journal ORDER BY seq DESC LIMIT 1',
  );
  return () => {
    const row = last.get();
    return row === undefined ? emptyHead : headOfRow(row);
  };
}

function checkpointed(database: Connection): number {
  const [row] = database.pragma('wal_checkpoint(PASSIVE)') as { log: number; checkpointed: number }[];
  return row === undefined ? 0 : row.log - row.checkpointed;
}
