/**
 * Looks into a data directory with read-only connections of the proof's own, beside the till or after its death. Writes
 * nothing and uses none of the product's queries.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

export type SaleRow = {
  readonly receiptSeq: number;
  readonly saleId: string;
  readonly total: number;
  readonly receiptNumber: string;
};

/** Every sealed sale and refund, by receipt: from the journal itself, so that no projection can hide one or show one twice. */
export function readSales(data: string): SaleRow[] {
  return reading(join(data, 'ledger.sqlite'), [], (database) => database.prepare<[], SaleRow>(`
    SELECT body ->> 'receiptSeq' AS receiptSeq, body ->> 'saleId' AS saleId, body ->> 'total' AS total,
      body ->> 'receiptNumber' AS receiptNumber
    FROM journal WHERE kind IN ('sale', 'refund') ORDER BY seq`).all());
}

/** The sale id of the kept draft; null when none is kept. */
export function draftSaleId(data: string): string | null {
  return reading(join(data, 'drafts.sqlite'), null, (database) => (
    database.prepare<[], string>('SELECT sale_id FROM draft').pluck().get() ?? null));
}

/** The kept cart: pieces by code. */
export function draftLines(data: string): Map<string, number> {
  const text = reading(join(data, 'drafts.sqlite'), undefined, (database) => (
    database.prepare<[], string>('SELECT cart FROM draft').pluck().get()));
  const { lines } = JSON.parse(text ?? '{"lines":[]}') as { lines: { code: string; quantity: number }[] };
  const pieces = new Map<string, number>();
  for (const { code, quantity } of lines) pieces.set(code, (pieces.get(code) ?? 0) + quantity);
  return pieces;
}

export type SalesWatch = {
  /** Waits, letting nothing else run, until so many sales more than at first are in the ledger; false when time is up. */
  readonly waitForMore: (sales: number, timeoutMs: number) => boolean;
  readonly close: () => void;
};

/** Watches a ledger for commits of sales, as closely as one can from outside. */
export function watchSales(data: string): SalesWatch {
  const database = new Database(join(data, 'ledger.sqlite'), { readonly: true });
  const last = database.prepare<[], number>('SELECT coalesce(max(receipt_seq), 0) FROM sale').pluck();
  const first = last.get() ?? 0;
  return {
    waitForMore: (sales, timeoutMs) => {
      const until = performance.now() + timeoutMs;
      while (performance.now() < until) if ((last.get() ?? 0) >= first + sales) return true;
      return false;
    },
    close: () => void database.close(),
  };
}

function reading<T>(path: string, empty: T, read: (database: Database.Database) => T): T {
  if (!existsSync(path)) return empty;
  const database = new Database(path, { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}
