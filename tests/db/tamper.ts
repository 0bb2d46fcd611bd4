/**
 * Ways to falsify a ledger by hand: each takes a database with its triggers gone and its checks off, does its work by a
 * seed, and answers the entry that must be named first (null: no entry's row was touched). Knows nothing of verify.
 */
import { createHash } from 'node:crypto';
import type { Connection } from '../../db/open.ts';
import type { Signer } from '../../src/host/ports.ts';
import type { Chance } from '../power-cut/random.ts';

export type Tamper = (database: Connection, chance: Chance) => number | null;
type Value = string | number | null | Uint8Array;

/** Runs `work` without triggers and checks, as somebody with the file in hand would, and puts the triggers back. */
export function unguarded<T>(database: Connection, work: () => T): T {
  const triggers = database.prepare<[], { name: string; sql: string }>("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all();
  database.pragma('foreign_keys = OFF');
  database.pragma('ignore_check_constraints = ON');
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  try {
    return work();
  } finally {
    for (const { sql } of triggers) database.exec(sql);
    database.pragma('ignore_check_constraints = OFF');
  }
}

/** Every table that verify answers for, its key, and the columns that hold an entry (null: the table names none). */
export const tables: Readonly<Record<string, { readonly key: readonly string[]; readonly entry: string | null }>> = {
  journal: { key: ['seq'], entry: 'seq' },
  sale: { key: ['receipt_seq'], entry: 'entry' },
  sale_line: { key: ['id'], entry: 'entry' },
  refund_line: { key: ['id'], entry: 'entry' },
  tender: { key: ['entry', 'n'], entry: 'entry' }, passed_leg: { key: ['entry', 'n'], entry: 'entry' },
  stock_move: { key: ['id'], entry: 'entry' },
  posting_row: { key: ['id'], entry: 'entry' },
  posting_class: { key: ['id'], entry: null },
  reprint: { key: ['entry'], entry: 'entry' }, gift_receipt: { key: ['entry'], entry: 'entry' }, exchange: { key: ['entry'], entry: 'entry' },
  shift: { key: ['number'], entry: 'entry' }, shift_close: { key: ['number'], entry: 'entry' },
  store: { key: ['id'], entry: 'entry' }, setting: { key: ['name'], entry: 'entry' },
  maker: { key: ['id'], entry: 'entry' }, item: { key: ['id'], entry: 'entry' },
  operator: { key: ['id'], entry: 'entry' },
  sign_in: { key: ['operator_id'], entry: 'entry' },
  stock: { key: ['item_id'], entry: null },
  contract_version: { key: ['id'], entry: 'entry' },
  maker_mark: { key: ['maker_id'], entry: 'entry' },
  tax_terms: { key: ['from_day'], entry: 'entry' },
  maker_sum: { key: ['id'], entry: null },
  voucher_sale: { key: ['entry'], entry: 'entry' }, voucher_move: { key: ['entry', 'n'], entry: 'entry' },
  voucher_reprint: { key: ['entry'], entry: 'entry' }, voucher: { key: ['serial'], entry: 'entry' },
  item_change: { key: ['entry'], entry: 'entry' }, settlement: { key: ['entry'], entry: 'entry' }, payout: { key: ['entry'], entry: 'entry' },
  print_job: { key: ['entry'], entry: 'entry' }, outbox: { key: ['entry'], entry: 'entry' },
};
/** Tables whose `id` is entry × 2^20 + place; `entry` is read off it. */
const placed = ['sale_line', 'refund_line', 'stock_move', 'posting_row'];
const placesOfEntry = 2 ** 20;
/** Tables whose row belongs to the entry that last said so: a row moved to another entry is still that entry's. */
const states = ['store', 'setting', 'maker', 'item', 'operator', 'sign_in', 'contract_version', 'maker_mark', 'tax_terms', 'voucher'];
/** How far work has come is no fact. */
const uncovered: Readonly<Record<string, readonly string[]>> = { print_job: ['state', 'attempts'], outbox: ['delivered_at'] };

/** Every column of every such table, as `table.column`. */
export function coveredColumns(database: Connection): [string, string][] {
  return Object.keys(tables).flatMap((table) => columnsOf(database, table)
    .filter((column) => !(uncovered[table] ?? []).includes(column)).map((column): [string, string] => [table, column]));
}

/** The columns that are written; what is computed from them is left out. */
function columnsOf(database: Connection, table: string): string[] {
  return (database.pragma(`table_info(${table})`) as { name: string }[]).map(({ name }) => name);
}

type Row = Record<string, Value>;

function anyRow(database: Connection, table: string, chance: Chance): Row {
  const all = database.prepare<[], Row>(`SELECT ${columnsOf(database, table).join(', ')} FROM ${table}`).all();
  const row = all[chance.below(all.length)];
  if (row === undefined) throw new Error(`${table} holds no row to alter`);
  return row;
}

function where(table: string, row: Row): { readonly sql: string; readonly values: Value[] } {
  const key = tables[table]?.key ?? [];
  return { sql: key.map((column) => `${column} = ?`).join(' AND '), values: key.map((column) => row[column] ?? null) };
}

/** The entry whose rows a row of a table belongs to; for a class of postings, the first entry that uses it. */
function entryOf(database: Connection, table: string, row: Row): number | null {
  if (table === 'posting_class') {
    return database.prepare<[Value], number>('SELECT min(entry) FROM posting_row WHERE class = ?').pluck().get(row['id'] ?? null) ?? null;
  }
  if (placed.includes(table)) return Math.floor(Number(row['id']) / placesOfEntry);
  const column = tables[table]?.entry ?? null;
  return column === null ? null : Number(row[column]);
}

/** Changes one column of one row into something else that the table takes. */
export function edit(table: string, column: string): Tamper {
  return (database, chance) => {
    const row = anyRow(database, table, chance);
    const before = entryOf(database, table, row);
    const { sql, values } = where(table, row);
    for (let attempt = 0; ; attempt += 1) {
      const steps = placed.includes(table) && column === 'id' && chance.below(2) === 0 ? placesOfEntry : 1;
      const value = steps === 1 ? altered(row[column] ?? null, chance) : Number(row[column]) + steps * (chance.below(2) * 2 - 1);
      try {
        database.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${sql}`).run(value, ...values);
      } catch (fault) {
        // Another row has that key.
        if (attempt > 1_000) throw fault;
        continue;
      }
      const isMoved = (column === tables[table]?.entry || (placed.includes(table) && column === 'id')) && !states.includes(table);
      return isMoved ? Math.min(Number(before), Number(entryOf(database, table, { ...row, [column]: value }))) : before;
    }
  };
}

function altered(value: Value, chance: Chance): Value {
  if (value === null) return 1 + chance.below(9);
  if (typeof value === 'number') return value + (1 + chance.below(chance.below(2) === 0 ? 3 : 100_000)) * (chance.below(2) === 0 ? 1 : -1);
  if (typeof value === 'string') {
    const at = chance.below(value.length + 1);
    const letter = String.fromCharCode(65 + chance.below(26));
    const isLonger = chance.below(2) === 0 || at === value.length;
    return value.slice(0, at) + (isLonger ? letter + value.slice(at) : value.slice(at + 1));
  }
  const bytes = Buffer.from(value);
  const at = chance.below(bytes.length);
  bytes[at] = (bytes[at] ?? 0) ^ (1 << chance.below(8));
  return bytes;
}

/** Takes one row of a table away. */
export function remove(table: string): Tamper {
  return (database, chance) => {
    const row = anyRow(database, table, chance);
    const entry = entryOf(database, table, row);
    const { sql, values } = where(table, row);
    database.prepare(`DELETE FROM ${table} WHERE ${sql}`).run(...values);
    return entry;
  };
}

/** Swaps what stands under two keys of a table. */
export function swap(table: string): Tamper {
  return (database, chance) => {
    const [a, b] = twoRows(database, table, chance);
    const first = Math.min(Number(entryOf(database, table, a)), Number(entryOf(database, table, b)));
    const columns = columnsOf(database, table);
    const key = tables[table]?.key ?? [];
    for (const row of [a, b]) database.prepare(`DELETE FROM ${table} WHERE ${where(table, row).sql}`).run(...where(table, row).values);
    for (const [under, content] of [[a, b], [b, a]] as const) {
      const values = columns.map((column) => (key.includes(column) ? under : content)[column] ?? null);
      database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`).run(...values);
    }
    return first;
  };
}

/** Two rows of a table that differ in more than their keys. */
function twoRows(database: Connection, table: string, chance: Chance): [Row, Row] {
  const key = tables[table]?.key ?? [];
  const content = (row: Row): string => JSON.stringify(Object.entries(row).filter(([column]) => !key.includes(column)));
  for (;;) {
    const a = anyRow(database, table, chance);
    const b = anyRow(database, table, chance);
    if (content(a) !== content(b)) return [a, b];
  }
}

/** Puts a copy of a row under a key of its own. */
export function insert(table: string): Tamper {
  return (database, chance) => {
    const row = { ...anyRow(database, table, chance) };
    const [columns, last] = [columnsOf(database, table), tables[table]?.key.at(-1) ?? ''];
    const most = database.prepare<[], number>(`SELECT max(${last}) FROM ${table}`).pluck().get() ?? 0;
    row[last] = typeof row[last] === 'number' ? Number(most) + 1 : `${String(row[last])}-2`;
    // Under the last entry that has such rows or, as often, under any other that has.
    if (placed.includes(table) && chance.below(2) === 0) row['id'] = Number(anyRow(database, table, chance)['id']) + 10_000;
    if (table === 'sale') row['sale_id'] = `${String(row['sale_id'])}-2`;
    if (table === 'settlement') row['number'] = 99;
    if (table === 'reprint' || table === 'voucher_reprint') row['copy'] = 99;
    if (table === 'voucher_sale') Object.assign(row, { sale_id: `${String(row['sale_id'])}-2`, cancels: null });
    if (table === 'gift_receipt') Object.assign(row, { number: 98, code: 'G000101-000098-98' });
    if (table === 'shift' || table === 'shift_close') row['entry'] = 1_000_000;
    const values = columns.map((column) => row[column] ?? null);
    database.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`).run(...values);
    return entryOf(database, table, row);
  };
}

const headerColumns = [
  'v', 'epoch', 'seq', 'kind', 'at', 'business_date', 'till', 'shift', 'operator', 'total_sales', 'total_refunds', 'total_perpetual',
] as const;

/** The header's text by the rule of the journal, written down a second time. */
function headerText(row: Row): string {
  const written = headerColumns.map((name) => JSON.stringify(row[name]));
  const [v, epoch, seq, kind, at, date, till, shift, operator, sales, refunds, perpetual] = written;
  const bodyHash = Buffer.from(row['body_hash'] as Uint8Array).toString('hex');
  return `{"at":${at},"bodyHash":"${bodyHash}","businessDate":${date},"epoch":${epoch},"kind":${kind},"operator":${operator},"seq":${seq},`
    + `"shift":${shift},"till":${till},"totals":{"perpetual":${perpetual},"refunds":${refunds},"sales":${sales}},"v":${v}}`;
}

const sha = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Recomputes every hash and link from an entry on; the signatures stay, or are made with a key that is not the till's. */
export function rechain(database: Connection, from: number, key: Signer | null): void {
  const change = database.prepare('UPDATE journal SET body_hash = ?, prev_hash = ?, hash = ?, signature = ? WHERE seq = ?');
  let previous = database.prepare<[number], Uint8Array>('SELECT hash FROM journal WHERE seq = ?').pluck().get(from - 1) ?? Buffer.alloc(32);
  for (const row of database.prepare<[number], Row>('SELECT * FROM journal WHERE seq >= ? ORDER BY seq').all(from)) {
    const bodyHash = sha(String(row['body']));
    const hash = sha(`pos-journal-v1\n${Buffer.from(previous).toString('hex')}\n${headerText({ ...row, body_hash: bodyHash })}`);
    const signature = key === null ? row['signature'] : Buffer.from(key.sign(hash.toString('hex')), 'base64');
    change.run(bodyHash, previous, hash, signature ?? null, row['seq'] ?? 0);
    previous = hash;
  }
}

function lastSeq(database: Connection): number {
  return database.prepare<[], number>('SELECT max(seq) FROM journal').pluck().get() ?? 0;
}

/** Falsifies the time of an entry and makes the chain whole behind it. */
export function rewriteTail(key: Signer | null): Tamper {
  return (database, chance) => {
    const from = 1 + chance.below(lastSeq(database));
    database.prepare('UPDATE journal SET at = at + 1 WHERE seq = ?').run(from);
    rechain(database, from, key);
    return from;
  };
}

/** Makes the whole journal anew with another key, and puts that key into the journal and the store's row. */
export function rewriteAll(ours: Signer, theirs: Signer): Tamper {
  return (database) => {
    database.prepare('UPDATE journal SET body = replace(body, ?, ?)').run(ours.publicKey, theirs.publicKey);
    database.prepare('UPDATE store SET public_key = ?').run(theirs.publicKey);
    rechain(database, 1, theirs);
    return 1;
  };
}

const withEntry = Object.entries(tables).filter(([, { entry }]) => entry === 'entry').map(([name]) => name);

/** Moves every row of the entries behind `after` by `by` places, in all tables. */
function renumber(database: Connection, after: number, by: number): void {
  const order = by > 0 ? 'DESC' : 'ASC';
  for (const [table, column] of [['journal', 'seq'], ...withEntry.map((name) => [name, 'entry']), ['reprint', 'sale_entry']]) {
    const key = tables[table ?? '']?.key ?? [];
    const rows = database.prepare<[number], Row>(`SELECT * FROM ${table} WHERE ${column} > ? ORDER BY ${column} ${order}`).all(after);
    for (const row of rows) {
      const { sql, values } = where(table ?? '', row);
      const moved = placed.includes(table ?? '') ? `id = id + ? * ${placesOfEntry}` : `${column} = ${column} + ?`;
      database.prepare(`UPDATE ${table} SET ${moved} WHERE ${sql}`).run(by, ...values);
    }
    if (key.length === 0) throw new Error(`no key of ${table}`);
  }
}

/** Cuts entries out of the middle with all their rows; `isClosed` closes the gap by numbering the rest anew. */
export function cut(isClosed: boolean): Tamper {
  return (database, chance) => {
    const last = lastSeq(database);
    const first = 1 + chance.below(last - 2);
    const end = first + chance.below(last - first - 1);
    for (const table of withEntry) database.prepare(`DELETE FROM ${table} WHERE entry BETWEEN ? AND ?`).run(first, end);
    database.prepare('DELETE FROM journal WHERE seq BETWEEN ? AND ?').run(first, end);
    if (isClosed) renumber(database, end, first - end - 1);
    return first;
  };
}

/** Puts a forged entry between two, numbering the rest anew; its hash is right, its signature is another entry's. */
export function insertBetween(isChained: boolean): Tamper {
  return (database, chance) => {
    const place = 2 + chance.below(lastSeq(database) - 2);
    renumber(database, place - 1, 1);
    const columns = columnsOf(database, 'journal');
    const row = database.prepare<[number], Row>('SELECT * FROM journal WHERE seq = ?').get(place - 1) ?? {};
    const forged = { ...row, seq: place, kind: 'void', body: '{"lines":1,"saleId":"forged","total":1000}' };
    database.prepare(`INSERT INTO journal VALUES (${columns.map(() => '?').join(', ')})`)
      .run(...columns.map((column) => (forged as Row)[column] ?? null));
    database.prepare('INSERT INTO outbox (entry) VALUES (?)').run(place);
    if (isChained) rechain(database, place, null);
    return place;
  };
}

/** Adds a forged entry behind the last one, with all it owes, signed by another key. */
export function append(theirs: Signer): Tamper {
  return (database) => {
    const last = lastSeq(database);
    database.exec(`INSERT INTO journal SELECT seq + 1, v, epoch, 'signed_out', at + 1, business_date, till, shift, operator, total_sales,
      total_refunds, total_perpetual, body_hash, prev_hash, hash, signature, '{"operatorId":"01"}' FROM journal WHERE seq = ${last}`);
    database.prepare('INSERT INTO outbox (entry) VALUES (?)').run(last + 1);
    rechain(database, last + 1, theirs);
    return last + 1;
  };
}
