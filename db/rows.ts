/**
 * One journal row and the entry it holds, in both directions. Hashes and signatures are bytes in the table and text in
 * the entry; the header is made from the columns. Judges nothing: a body is parsed here and checked by verify.
 */
import type { Fact, FactKind } from '../src/domain/facts.ts';
import type { Entry, Head, Header, Totals } from '../src/domain/journal.ts';
import { won } from '../src/domain/money.ts';

/** What a column can hold. */
export type SqlValue = string | number | null | Uint8Array;

/** A row of the journal as SQLite gives it. */
export type JournalRow = {
  readonly seq: number;
  readonly v: number;
  readonly epoch: number;
  readonly kind: string;
  readonly at: number;
  readonly business_date: string;
  readonly till: string;
  readonly shift: number;
  readonly operator: string;
  readonly total_sales: number;
  readonly total_refunds: number;
  readonly total_perpetual: number;
  readonly body_hash: Uint8Array;
  readonly prev_hash: Uint8Array;
  readonly hash: Uint8Array;
  readonly signature: Uint8Array;
  readonly body: string;
};

export const journalColumns = [
  'seq', 'v', 'epoch', 'kind', 'at', 'business_date', 'till', 'shift', 'operator', 'total_sales', 'total_refunds',
  'total_perpetual', 'body_hash', 'prev_hash', 'hash', 'signature', 'body',
] as const satisfies readonly (keyof JournalRow)[];

/** The values of an entry's row, in the order of `journalColumns`; the body as text, or as its UTF-8 bytes. */
export function journalValues(entry: Entry, body: string | Uint8Array = entry.bodyText): SqlValue[] {
  const { v, epoch, seq, kind, at, businessDate, till, shift, operator, totals, bodyHash } = entry.header;
  return [
    seq, v, epoch, kind, at, businessDate, till, shift, operator, totals.sales, totals.refunds, totals.perpetual,
    bytes(bodyHash), bytes(entry.prevHash), bytes(entry.hash), Buffer.from(entry.signature, 'base64'), body,
  ];
}

/** The header that a row's columns make. `kind` may be any text in a row that somebody altered. */
export function headerOf(row: JournalRow): Header {
  return {
    v: row.v,
    epoch: row.epoch,
    seq: row.seq,
    kind: row.kind as FactKind,
    at: row.at,
    businessDate: row.business_date,
    till: row.till,
    shift: row.shift,
    operator: row.operator,
    totals: totalsOf(row),
    bodyHash: hex(row.body_hash),
  };
}

/** The running totals of a row, in won. Throws when a column holds no safe whole number. */
export function totalsOf(row: Pick<JournalRow, 'total_sales' | 'total_refunds' | 'total_perpetual'>): Totals {
  return { sales: won(row.total_sales), refunds: won(row.total_refunds), perpetual: won(row.total_perpetual) };
}

/** Where the journal stands after a row. */
export function headOfRow(row: Pick<JournalRow, 'epoch' | 'seq' | 'hash' | 'total_sales' | 'total_refunds' | 'total_perpetual'>): Head {
  return { epoch: row.epoch, seq: row.seq, hash: hex(row.hash), totals: totalsOf(row) };
}

/** The entry of a row. Throws when the body is no JSON. */
export function entryOf(row: JournalRow): Entry {
  return {
    header: headerOf(row),
    fact: factOf(row.kind, row.body),
    bodyText: row.body,
    prevHash: hex(row.prev_hash),
    hash: hex(row.hash),
    signature: Buffer.from(row.signature).toString('base64'),
  };
}

/** The fact of a kind and its stored body. Throws when the text is no JSON; whether it is canonical, checkEntry says. */
export function factOf(kind: string, bodyText: string): Fact {
  const body: unknown = JSON.parse(bodyText);
  return { kind, body } as Fact;
}

/** Bytes as lower-case hex. */
export function hex(blob: Uint8Array): string {
  return Buffer.from(blob.buffer, blob.byteOffset, blob.byteLength).toString('hex');
}

function bytes(hexText: string): Uint8Array {
  return Buffer.from(hexText, 'hex');
}

/** One row's values, in the order of its table's columns. */
export type Values = readonly SqlValue[];
/** The rows of one table. */
export type TableRows<T> = { readonly table: T; readonly rows: readonly Values[] };
