/**
 * The coded faults of the database: one that may not be opened, and one that takes no more entries. Codes and plain
 * facts only; the words for people stand elsewhere.
 */
import type { RefusalFacts } from '../src/domain/result.ts';

/** Why a database is not opened. */
export type DatabaseRefusalCode =
  /** No ledger lies there. */
  | 'no_ledger'
  /** A database, but not one of ours. */
  | 'not_a_ledger'
  /** SQLite cannot read the file. */
  | 'damaged'
  /** Of an older program; opening the till steps it. Facts: found, known. */
  | 'needs_migration'
  /** Written by a newer program. Facts: found, known. */
  | 'from_the_future'
  /** An applied migration differs from the one this program carries. Facts: number, name. */
  | 'migration_changed'
  /** An applied migration is none of this program's. Facts: number, name. */
  | 'migration_missing'
  /** This SQLite has faults that lose data. Facts: found, least. */
  | 'sqlite_too_old'
  /** The till's key is not the one the store was opened with. */
  | 'key_differs';

export type DatabaseRefusal = Error & {
  readonly name: 'DatabaseRefusal';
  readonly code: DatabaseRefusalCode;
  readonly facts: RefusalFacts;
};

/** Makes the fault of a database that may not be opened. */
export function databaseRefusal(code: DatabaseRefusalCode, facts: RefusalFacts = {}): DatabaseRefusal {
  return Object.assign(new Error(`database refused: ${code} ${JSON.stringify(facts)}`), { name: 'DatabaseRefusal' as const, code, facts });
}

/** Is it the fault of a database that may not be opened? */
export function isDatabaseRefusal(fault: unknown): fault is DatabaseRefusal {
  return fault instanceof Error && fault.name === 'DatabaseRefusal';
}

/** A ledger that takes no more entries until it is opened anew; `code` is what the contract calls it. */
export type LedgerStopped = Error & { readonly name: 'LedgerStopped'; readonly code: 'ledger_stopped' };

/** Makes the fault of a stopped ledger. `reason` is one plain sentence; `cause` is what stopped it. */
export function ledgerStopped(reason: string, cause?: unknown): LedgerStopped {
  return Object.assign(new Error(reason, { cause }), { name: 'LedgerStopped' as const, code: 'ledger_stopped' as const });
}

/** SQLite's code of a fault (`SQLITE_IOERR_FSYNC`), or an empty text when SQLite did not throw it. */
export function sqliteCode(fault: unknown): string {
  if (!(fault instanceof Error) || !('code' in fault) || typeof fault.code !== 'string') return '';
  return fault.code.startsWith('SQLITE_') ? fault.code : '';
}
