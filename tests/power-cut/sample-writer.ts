/**
 * A tiny till for checking the recorder: sales in ledger.sqlite, a draft per sale in drafts/drafts.sqlite, each sale
 * acknowledged to $POWER_CUT_ACK once its commit has returned. Never part of the product: with --synchronous=NORMAL or
 * OFF, or with --acknowledge=early, it is wrong on purpose.
 */
import { mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';

const { values } = parseArgs({
  options: {
    directory: { type: 'string', default: '.' },
    synchronous: { type: 'string', default: 'FULL' },
    sales: { type: 'string', default: '300' },
    /** The WAL is copied back into the database after so many pages, so that checkpoints happen. */
    checkpoint: { type: 'string', default: '40' },
    /** The database is closed and opened again after so many sales, which deletes the WAL. */
    reopen: { type: 'string', default: '75' },
    acknowledge: { type: 'string', default: 'after' },
  },
});
const ackPath = process.env['POWER_CUT_ACK'];
if (ackPath === undefined) throw new Error('POWER_CUT_ACK names no file for the acknowledgements');
const ack = openSync(ackPath, 'a');

function openDatabase(path: string, schema: string): Database.Database {
  const database = new Database(path);
  database.pragma('synchronous = EXTRA');
  database.pragma('journal_mode = WAL');
  database.exec(schema);
  database.pragma(`synchronous = ${values.synchronous}`);
  database.pragma(`wal_autocheckpoint = ${values.checkpoint}`);
  return database;
}

const saleTable = 'CREATE TABLE IF NOT EXISTS sale (id INTEGER PRIMARY KEY, body TEXT NOT NULL, check_digits INTEGER NOT NULL) STRICT';
const draftTable = 'CREATE TABLE IF NOT EXISTS draft (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT';
const openLedger = (): Database.Database => openDatabase(join(values.directory, 'ledger.sqlite'), saleTable);
mkdirSync(join(values.directory, 'drafts'), { recursive: true });
const drafts = openDatabase(join(values.directory, 'drafts/drafts.sqlite'), draftTable);
let ledger = openLedger();

for (let id = 1; id <= Number(values.sales); id++) {
  const body = `sale ${id} `.repeat(1 + ((id * 37) % 90));
  drafts.prepare('INSERT OR REPLACE INTO draft (id, body) VALUES (1, ?)').run(body);
  const isEarly = values.acknowledge === 'early';
  ledger.transaction(() => {
    if (isEarly) writeSync(ack, `${id}\n`);
    ledger.prepare('INSERT INTO sale (id, body, check_digits) VALUES (?, ?, ?)').run(id, body, body.length * 7 + id);
  }).immediate();
  if (!isEarly) writeSync(ack, `${id}\n`);
  if (id % Number(values.reopen) === 0) {
    ledger.close();
    ledger = openLedger();
  }
}
ledger.close();
drafts.close();
