/**
 * Compares the tables with the rows that the journal alone makes, table by table, in one pass beside the walk over the
 * entries. Holds one row of each large table at a time, so a ledger of a million entries needs no more memory than a
 * small one; only what stands for "now" (catalogue, people, stock) is kept whole.
 */
import type { Entry } from '../src/domain/journal.ts';
import { makerSumColumns, makerSumsOf } from './maker-sums.ts';
import type { Connection } from './open.ts';
import { classKey, classTexts } from './posting-class.ts';
import {
  factRowsOf, factTableNames, factTables, movesOf, owesPaper, stateTableNames, stateTables, type StateTable,
} from './projections.ts';
import type { SqlValue, TableRows, Values } from './rows.ts';
import { stateRowsOf } from './state-rows.ts';
import { voucherColumns, voucherRowsAfter } from './voucher-rows.ts';

/** Something that is wrong: the entry it belongs to (null when it is no entry's), the table, and a sentence. */
export type Finding = { readonly seq: number | null; readonly table: string; readonly what: string };
export type Note = (finding: Finding) => void;

export type RowCheck = {
  /** Compares the rows of the next entry; null for an entry whose body cannot be read. */
  readonly check: (seq: number, entry: Entry | null) => void;
  /**
   * Compares what is left after the last entry. What is so now follows from every entry, so behind a broken journal a
   * difference there names no entry.
   */
  readonly end: (isJournalWhole: boolean) => void;
};

/**
 * Starts beside the first entry, on a reader inside one transaction. `closers` takes what must be called before that
 * transaction can end, also when this throws half way.
 */
export function openRowCheck(reader: Connection, note: Note, closers: (() => void)[]): RowCheck {
  const open = (table: string, sql: string): Cursor => openCursor(reader, note, closers, table, sql);
  const facts = factTableNames.map((table) => (
    open(table, `SELECT ${factTables[table].columns.join(', ')} FROM ${table} ORDER BY ${factTables[table].order}`)));
  const outbox = open('outbox', 'SELECT entry FROM outbox ORDER BY entry');
  const printJobs = open('print_job', 'SELECT entry FROM print_job ORDER BY entry');
  const cursors = [...facts, outbox, printJobs];
  const now = openNow();
  const saleEntry = saleFinder(reader);
  return {
    check: (seq, entry) => {
      // Everything that an altered body may make impossible comes first, so that a throw leaves the cursors in place.
      const made = entry === null ? null : madeBy(entry, saleEntry);
      outbox.compare(seq, [[seq]]);
      if (made === null) {
        for (const cursor of [...facts, printJobs]) cursor.skip(seq);
        return;
      }
      printJobs.compare(seq, made.paper ? [[seq]] : []);
      for (const cursor of facts) cursor.compare(seq, made.facts.get(cursor.table) ?? []);
      now.take(made);
    },
    end: (isJournalWhole) => {
      for (const cursor of cursors) cursor.end();
      const tell: Note = ({ seq, ...rest }) => note({ seq: isJournalWhole ? seq : null, ...rest });
      for (const table of stateTableNames) compareNow(reader, tell, table, stateTables[table].columns, now.states.get(table));
      const stock = new Map([...now.stock].map(([item, quantity]) => [item, [item, quantity]]));
      compareNow(reader, tell, 'stock', ['item_id', 'quantity'], stock);
      compareNow(reader, tell, 'maker_sum', makerSumColumns, now.makerSums);
      compareNow(reader, tell, 'voucher', voucherColumns, now.vouchers);
      compareNow(reader, tell, 'posting_class', ['id', 'account', 'kind', 'tax', 'seller', 'flow'], now.classes());
    },
  };
}

/** The entry of a sealed receipt; believed only when the journal's own body at that place names the sale. */
function saleFinder(reader: Connection): (saleId: string) => number {
  const entryOf = reader.prepare<[string], { entry: number; body: string | null }>(
    'SELECT sale.entry, journal.body FROM sale LEFT JOIN journal ON journal.seq = sale.entry WHERE sale.sale_id = ?',
  );
  return (saleId) => {
    const found = entryOf.get(saleId);
    if (found?.body?.includes(`"saleId":${JSON.stringify(saleId)}`) !== true) throw new Error(`no receipt of the sale ${saleId}`);
    return found.entry;
  };
}

/** All rows that an entry makes. */
type Made = {
  readonly entry: Entry;
  readonly facts: ReadonlyMap<string, readonly Values[]>;
  readonly states: readonly TableRows<StateTable>[];
  readonly moves: ReturnType<typeof movesOf>;
  readonly paper: boolean;
};

function madeBy(entry: Entry, saleEntry: (saleId: string) => number): Made {
  return {
    entry,
    facts: new Map(factRowsOf(entry, saleEntry).map(({ table, rows }) => [table, rows])),
    states: stateRowsOf(entry),
    moves: movesOf(entry),
    paper: owesPaper(entry),
  };
}

type Cursor = {
  readonly table: string;
  /** Takes the rows of an entry and notes how they differ from the expected ones, once. */
  readonly compare: (seq: number, expected: readonly Values[]) => void;
  /** Passes over the rows of an entry that cannot be judged. */
  readonly skip: (seq: number) => void;
  readonly end: () => void;
};

function openCursor(reader: Connection, note: Note, closers: (() => void)[], table: string, sql: string): Cursor {
  const rows = reader.prepare<[], SqlValue[]>(sql).raw().iterate();
  closers.push(() => rows.return?.());
  let next = rows.next();
  const entryOf = (row: Values): number => Number(row[0]);
  const orphansBefore = (seq: number): void => {
    while (next.done !== true && entryOf(next.value) < seq) {
      note({ seq: entryOf(next.value), table, what: 'has a row too many, which no entry makes' });
      next = rows.next();
    }
  };
  const take = (seq: number): Values[] => {
    const taken: Values[] = [];
    while (next.done !== true && entryOf(next.value) === seq) {
      taken.push(next.value);
      next = rows.next();
    }
    return taken;
  };
  return {
    table,
    compare: (seq, expected) => {
      orphansBefore(seq);
      const difference = firstDifference(take(seq), expected);
      if (difference !== null) note({ seq, table, what: difference });
    },
    skip: (seq) => {
      orphansBefore(seq);
      take(seq);
    },
    end: () => orphansBefore(Infinity),
  };
}

function firstDifference(found: readonly Values[], expected: readonly Values[]): string | null {
  if (found.length !== expected.length) return `has ${found.length} rows, the journal makes ${expected.length}`;
  for (const [index, row] of expected.entries()) {
    const other = found[index] ?? [];
    if (!sameRow(other, row)) return `row ${index + 1} is [${other.join(', ')}], the journal makes [${row.join(', ')}]`;
  }
  return null;
}

function sameRow(a: Values, b: Values): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

type Key = string | number;

/** What the entries so far say is so now. */
function openNow(): {
  readonly states: Map<StateTable, Map<Key, Values>>;
  readonly stock: Map<number, number>;
  readonly makerSums: Map<Key, Values>;
  readonly vouchers: Map<Key, Values>;
  readonly classes: () => Map<Key, Values>;
  readonly take: (made: Made) => void;
} {
  const states = new Map<StateTable, Map<Key, Values>>(stateTableNames.map((table) => [table, new Map()]));
  const stock = new Map<number, number>();
  const makerSums = new Map<Key, Values>();
  const vouchers = new Map<Key, Values>();
  const classes = new Map<string, Values>();
  return {
    states,
    stock,
    makerSums,
    vouchers,
    classes: () => new Map([...classes.values()].map((row) => [Number(row[0]), row])),
    take: (made) => {
      for (const { table, rows } of made.states) {
        for (const row of rows) states.get(table)?.set(keyOf(row), row);
      }
      for (const { itemId, quantity } of made.moves) stock.set(itemId, (stock.get(itemId) ?? 0) + quantity);
      for (const row of makerSumsOf(made.facts.get('posting') ?? [])) {
        const before = makerSums.get(keyOf(row));
        const added = row.map((value, at) => (at === 0 ? value : Number(value) + Number(before?.[at] ?? 0)));
        makerSums.set(keyOf(row), added);
      }
      for (const row of voucherRowsAfter(made.entry, (serial) => vouchers.get(serial) ?? null)) vouchers.set(keyOf(row), row);
      for (const posting of made.facts.get('posting') ?? []) {
        const key = classKey(posting);
        if (!classes.has(key)) classes.set(key, [classes.size + 1, ...classTexts(posting)]);
      }
    },
  };
}

function keyOf(row: Values): Key {
  const [key = null] = row;
  return typeof key === 'number' ? key : String(key);
}

/** Compares a table that holds what is so now; `expected` by its key. The second column may name an entry. */
function compareNow(
  reader: Connection, note: Note, table: string, columns: readonly string[], expected: ReadonlyMap<Key, Values> | undefined,
): void {
  const left = new Map(expected);
  const entryAt = columns.indexOf('entry');
  const seqOf = (row: Values): number | null => (entryAt < 0 ? null : Number(row[entryAt]));
  const sql = `SELECT ${columns.join(', ')} FROM ${table}`;
  for (const row of reader.prepare<[], SqlValue[]>(sql).raw().iterate()) {
    const wanted = left.get(keyOf(row));
    left.delete(keyOf(row));
    if (wanted === undefined) note({ seq: seqOf(row), table, what: `has [${row.join(', ')}], which no entry says` });
    else if (!sameRow(row, wanted)) {
      note({ seq: seqOf(wanted), table, what: `has [${row.join(', ')}], the journal says [${wanted.join(', ')}]` });
    }
  }
  for (const row of left.values()) note({ seq: seqOf(row), table, what: `lacks [${row.join(', ')}]` });
}
