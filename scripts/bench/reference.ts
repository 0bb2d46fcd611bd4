/**
 * The reference transaction: plain SQL that writes the rows of one sale and nothing else. Its tables have the keys that
 * make rows unique and no more: no CHECK, no trigger, no foreign key, no hash, no signature. It is a floor, not a ledger.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { addingUp, makerSumColumns, makerSumsOf } from '../../db/maker-sums.ts';
import { factTables } from '../../db/projections.ts';

type Connection = Database.Database;
type Values = readonly (string | number | null | Uint8Array)[];

/** The rows that one sale writes, by table, ready to be bound. */
export type ReferenceRows = readonly { readonly table: ReferenceTable; readonly rows: readonly Values[] }[];

export type Reference = {
  /** One immediate transaction: begin, one prepared insert a row, commit. */
  readonly write: (rows: ReferenceRows) => void;
  /** For looking at what was written. */
  readonly database: Connection;
  readonly checkpoint: () => void;
  readonly close: () => void;
};

/** Every table of a sale in the order of writing, with the columns that a sale fills and the rest of its definition. */
const tables = {
  journal: {
    columns: [
      'seq',
      'v',
      'epoch',
      'kind',
      'at',
      'business_date',
      'till',
      'shift',
      'operator',
      'total_sales',
      'total_refunds',
      'total_perpetual',
      'body_hash',
      'prev_hash',
      'hash',
      'signature',
      'body',
    ],
    key: 'PRIMARY KEY (seq)',
    form: '',
  },
  sale: {
    columns: ['entry', 'receipt_seq', 'sale_id', 'kind', 'receipt_number', 'business_day', 'shift', 'total', 'supply', 'vat', 'exempt'],
    key: 'PRIMARY KEY (receipt_seq), UNIQUE (sale_id)',
    form: '',
  },
  sale_line: {
    columns: ['entry', 'line', 'item_id', 'maker', 'contract', 'tax', 'unit', 'quantity', 'gross', 'net', 'vat'],
    key: 'PRIMARY KEY (entry, line)',
    form: 'WITHOUT ROWID',
  },
  tender: {
    columns: ['entry', 'n', 'kind', 'due', 'given', 'handed_back', 'rounding', 'party', 'approval', 'leg'],
    key: 'PRIMARY KEY (entry, n)',
    form: 'WITHOUT ROWID',
  },
  stock_move: { columns: ['entry', 'n', 'item_id', 'quantity'], key: 'PRIMARY KEY (entry, n)', form: 'WITHOUT ROWID' },
  posting_row: {
    columns: ['entry', 'n', 'class', 'amount', 'party', 'line', 'item', 'maker', 'contract'],
    key: 'PRIMARY KEY (entry, n)',
    form: 'WITHOUT ROWID',
  },
  stock: { columns: ['item_id', 'quantity'], key: 'PRIMARY KEY (item_id)', form: '' },
  maker_sum: { columns: makerSumColumns, key: 'PRIMARY KEY (id)', form: '' },
  print_job: { columns: ['entry', 'state', 'attempts'], key: 'PRIMARY KEY (entry)', form: '' },
  outbox: { columns: ['entry', 'delivered_at'], key: 'PRIMARY KEY (entry)', form: '' },
} as const;

type ReferenceTable = keyof typeof tables;
const referenceTables = Object.keys(tables) as ReferenceTable[];

const keys = new Set(['seq', 'receipt_seq', 'item_id', 'entry', 'id']);
const texts = new Set([
  'kind', 'business_date', 'till', 'operator', 'body', 'sale_id', 'receipt_number', 'tax', 'party', 'approval', 'state',
]);
const blobs = new Set(['body_hash', 'prev_hash', 'hash', 'signature']);
const autocheckpointPages = 16_384;
/** The reference's file in its directory. */
export const referenceFile = 'reference.sqlite';

/** A new reference database in a directory, or in memory when there is none, with stock of so many items. */
export function openReference(directory: string | null, items: number): Reference {
  const database = new Database(directory === null ? ':memory:' : join(directory, referenceFile));
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma(`wal_autocheckpoint = ${autocheckpointPages}`);
  for (const table of referenceTables) database.exec(definitionOf(table));
  const insert = Object.fromEntries(referenceTables.map((table) => [table, database.prepare(insertInto(table))]));
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  begin.run();
  for (let item = 1; item <= items; item += 1) insert['stock']?.run(item, 0);
  commit.run();
  return {
    write: (all) => {
      begin.run();
      for (const { table, rows } of all) {
        const statement = insert[table];
        for (const row of rows) statement?.run(row);
      }
      commit.run();
    },
    database,
    checkpoint: () => void database.pragma('wal_checkpoint(PASSIVE)'),
    close: () => void database.close(),
  };
}

function definitionOf(table: ReferenceTable): string {
  const { columns, key, form } = tables[table];
  const single = /^PRIMARY KEY \((\w+)\)/.exec(key)?.[1];
  const typed = columns.map((column) => {
    const type = texts.has(column) ? 'TEXT' : blobs.has(column) ? 'BLOB' : 'INTEGER';
    return column === single && keys.has(column) ? `${column} INTEGER PRIMARY KEY` : `${column} ${type}`;
  });
  const rest = single === undefined ? [key] : key.split(', ').slice(1);
  return `CREATE TABLE ${table} (${[...typed, ...rest].join(', ')}) ${['STRICT', form].filter((part) => part !== '').join(', ')}`;
}

function insertInto(table: ReferenceTable): string {
  const { columns } = tables[table];
  const conflict = table === 'stock' ? 'ON CONFLICT (item_id) DO UPDATE SET quantity = quantity + excluded.quantity'
    : table === 'maker_sum' ? addingUp : '';
  return `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')}) ${conflict}`;
}

/**
 * Reads the rows of a sale out of the ledger that sealed it: the very values, so that both write the same bytes of content.
 * Takes its time; call it outside what is timed.
 */
export function rowReader(ledger: Connection): (entry: number) => ReferenceRows {
  const reads = referenceTables.map((table) => ({ table, read: ledger.prepare<[{ entry: number }], Values>(rowsIn(table)).raw() }));
  return (entry) => reads.map(({ table, read }) => {
    const rows = read.all({ entry });
    return { table, rows: table === 'maker_sum' ? makerSumsOf(rows) : rows };
  });
}

/** What changes the stock are the sale's moves, and the makers' sums its postings. */
function rowsIn(table: ReferenceTable): string {
  const placed = 'WHERE id BETWEEN :entry << 20 AND (:entry << 20) + 1048575 ORDER BY id';
  if (table === 'stock') return `SELECT item_id, quantity FROM stock_move ${placed}`;
  if (table === 'maker_sum') return `SELECT ${factTables.posting.columns.join(', ')} FROM posting ${placed}`;
  const isPlaced = ['sale_line', 'stock_move', 'posting_row'].includes(table);
  const key = table === 'journal' ? 'seq' : 'entry';
  return `SELECT ${tables[table].columns.join(', ')} FROM ${table} ${isPlaced ? placed : `WHERE ${key} = :entry`}`;
}
