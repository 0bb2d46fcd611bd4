/**
 * Writes an entry and every row that comes with it, through statements prepared once. Opens no transaction: the ledger
 * does, around one append.
 */
import type { OperatorId } from '../src/domain/ids.ts';
import type { Entry } from '../src/domain/journal.ts';
import { must } from '../src/domain/result.ts';
import { addingUp, makerSumColumns, makerSumsOf } from './maker-sums.ts';
import type { Connection } from './open.ts';
import { accountOf, classTexts, isOfClass, ownValues } from './posting-class.ts';
import {
  factRowsOf, factTableNames, factTables, isPlaced, movesOf, owesPaper, placedId, stateTableNames, stateTables,
  type FactTable, type StateTable,
} from './projections.ts';
import { journalColumns, journalValues, type SqlValue, type Values } from './rows.ts';
import { stateRowsOf } from './state-rows.ts';
import { voucherColumns, voucherRowsAfter } from './voucher-rows.ts';

export type Writer = {
  /**
   * The journal's row, the projections' rows, stock, print job and outbox row of one entry. `body` is its body's text as UTF-8,
   * where the caller has it: bytes are bound in a third of the time of a text.
   */
  readonly write: (entry: Entry, body?: Uint8Array) => void;
  /** Keeps an operator's PIN hash, the newest only. */
  readonly keepPin: (operatorId: OperatorId, hash: string) => void;
  /** Drops what was remembered of a transaction that was rolled back. */
  readonly forget: () => void;
};

type Insert = (rows: readonly Values[]) => void;

/** The body may come as the bytes of its text. */
const journalPlaces = journalColumns.map((column) => (column === 'body' ? 'CAST(? AS TEXT)' : '?')).join(', ');

/** Prepares every statement of an append on an open ledger. */
export function prepareWriter(database: Connection): Writer {
  const journal = database.prepare<SqlValue[]>(`INSERT INTO journal (${journalColumns.join(', ')}) VALUES (${journalPlaces})`);
  const postings = postingWriter(database);
  const facts = byName(factTableNames, (table: FactTable) => {
    if (table === 'posting') return postings.insert;
    return isPlaced(table) ? placing(database, table) : inserting(database, table, factTables[table].columns);
  });
  const states = byName(stateTableNames, (table: StateTable) => upserting(database, table, stateTables[table].columns));
  const stock = inserting(database, 'stock', ['item_id', 'quantity'],
    'ON CONFLICT (item_id) DO UPDATE SET quantity = quantity + excluded.quantity');
  const makerSums = inserting(database, 'maker_sum', makerSumColumns, addingUp);
  const vouchers = voucherWriter(database);
  const printJob = inserting(database, 'print_job', ['entry']);
  const outbox = inserting(database, 'outbox', ['entry']);
  const pin = upserting(database, 'operator_pin', ['operator_id', 'hash']);
  const entryOfSale = database.prepare<[string], number>('SELECT entry FROM sale WHERE sale_id = ?').pluck();
  const saleEntry = (saleId: string): number => must(entryOfSale.get(saleId), `the sale ${saleId} that is printed again`);
  return {
    write: (entry, body) => {
      const { seq } = entry.header;
      journal.run(...journalValues(entry, body));
      for (const { table, rows } of stateRowsOf(entry)) states[table](rows);
      for (const { table, rows } of factRowsOf(entry, saleEntry)) {
        facts[table](rows);
        if (table === 'posting') makerSums(makerSumsOf(rows));
      }
      stock(movesOf(entry).map(({ itemId, quantity }) => [itemId, quantity]));
      vouchers(entry);
      if (owesPaper(entry)) printJob([[seq]]);
      outbox([[seq]]);
    },
    keepPin: (operatorId, hash) => pin([[operatorId, hash]]),
    forget: postings.forget,
  };
}

/** Issues vouchers and changes what is left of them. An upsert would check the row to be inserted, which is none that could stand. */
function voucherWriter(database: Connection): (entry: Entry) => void {
  const known = database.prepare<[string], SqlValue[]>(`SELECT ${voucherColumns.join(', ')} FROM voucher WHERE serial = ?`).raw();
  const issue = inserting(database, 'voucher', voucherColumns);
  const change = database.prepare<[SqlValue, SqlValue]>('UPDATE voucher SET balance = ? WHERE serial = ?');
  return (entry) => {
    for (const row of voucherRowsAfter(entry, (serial) => known.get(serial) ?? null)) {
      const [serial = null, issued] = row;
      if (issued === entry.header.seq) issue([row]);
      else change.run(row[4] ?? null, serial);
    }
  };
}

/** Writes postings by the number of their class, giving a new class the next number. */
function postingWriter(database: Connection): { readonly insert: Insert; readonly forget: () => void } {
  const known = database.prepare<[], SqlValue[]>('SELECT account, kind, tax, seller, flow FROM posting_class ORDER BY id').raw();
  const newClass = inserting(database, 'posting_class', ['id', 'account', 'kind', 'tax', 'seller', 'flow']);
  const columns = ['id', 'class', 'amount', 'party', 'line', 'item', 'maker', 'contract'];
  let classes: ClassNumbers | null = null;
  const classOf = (posting: Values): number => {
    classes ??= classNumbers(known.all());
    const found = classes.of(posting);
    if (found !== undefined) return found;
    const texts = classTexts(posting);
    const next = classes.add(texts);
    newClass([[next, ...texts]]);
    return next;
  };
  const insert = insertingAs(database, 'posting_row', columns, '', (row, values) => {
    values.push(placedId(row), classOf(row));
    ownValues(row, values);
  });
  return { insert, forget: () => void (classes = null) };
}

type ClassNumbers = {
  /** The number of a posting's class; undefined for a new one. */
  readonly of: (posting: Values) => number | undefined;
  /** Gives the next number to a class. */
  readonly add: (texts: Values) => number;
};

/** The numbers of classes, from 1 in the order of `known`: a shelf for each account, where an append finds its few texts. */
function classNumbers(known: readonly Values[]): ClassNumbers {
  const shelves = new Map<SqlValue, { readonly texts: Values; readonly number: number }[]>();
  let count = 0;
  const add = (texts: Values): number => {
    count += 1;
    const [account = null] = texts;
    const shelf = shelves.get(account);
    if (shelf === undefined) shelves.set(account, [{ texts, number: count }]);
    else shelf.push({ texts, number: count });
    return count;
  };
  known.forEach(add);
  const of = (posting: Values): number | undefined => {
    for (const { texts, number } of shelves.get(accountOf(posting)) ?? []) if (isOfClass(posting, texts)) return number;
    return undefined;
  };
  return { of, add };
}

function byName<K extends string>(names: readonly K[], make: (name: K) => Insert): Record<K, Insert> {
  return Object.fromEntries(names.map((name) => [name, make(name)])) as Record<K, Insert>;
}

/** Binds the values of its rows one after the other: one list of arguments is bound in half the time of a list of lists. */
type Statement = { readonly run: (...values: Values) => unknown };

/** The most rows one statement inserts. Many rows in one call cost about half of as many calls. */
const rowsAtOnce = 32;

/** Inserts rows that hold the columns' values in their order. */
function inserting(database: Connection, table: string, columns: readonly string[], conflict = ''): Insert {
  return insertingAs(database, table, columns, conflict, (row, values) => {
    for (const value of row) values.push(value);
  });
}

/** Inserts rows; `lay` puts the values of one behind those of the rows before, in the order of the columns. */
function insertingAs(
  database: Connection, table: string, columns: readonly string[], conflict: string, lay: (row: Values, values: SqlValue[]) => void,
): Insert {
  const places = `(${columns.map(() => '?').join(', ')})`;
  const statements = new Map<number, Statement>();
  const statementFor = (count: number): Statement => {
    const known = statements.get(count);
    if (known !== undefined) return known;
    const values = Array.from({ length: count }, () => places).join(', ');
    const made = database.prepare<SqlValue[]>(
      `INSERT INTO ${table} (${columns.join(', ')}) VALUES ${values} ${conflict}`,
    );
    statements.set(count, made);
    return made;
  };
  statementFor(1);
  return (rows) => {
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.length <= rowsAtOnce ? rows : rows.slice(from, from + rowsAtOnce);
      // One list, put together by hand: `flat` costs as much as the insert of a small table.
      const values: SqlValue[] = [];
      for (const row of some) lay(row, values);
      statementFor(some.length).run(...values);
    }
  };
}

/** Inserts rows of a table that keeps entry and place as one number. */
function placing(database: Connection, table: FactTable): Insert {
  const [, , ...columns] = factTables[table].columns;
  return insertingAs(database, table, ['id', ...columns], '', (row, values) => {
    values.push(placedId(row));
    for (let place = 2; place < row.length; place += 1) values.push(row[place] ?? null);
  });
}

/** Inserts a row, or replaces every column of the row with the same key (the first column). */
function upserting(database: Connection, table: string, columns: readonly string[]): Insert {
  const [key = '', ...others] = columns;
  const changes = others.map((column) => `${column} = excluded.${column}`).join(', ');
  return inserting(database, table, columns, `ON CONFLICT (${key}) DO UPDATE SET ${changes}`);
}
