/** Opens the reference mall's database: its form, its keys, and the reads of its page. */
import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate, readMigrations } from '../migrate.ts';
import { openWriter, type Connection } from '../open.ts';

/** The mall's file in its data directory. */
export const mallFile = 'mall.sqlite';

/** Opens the mall of a directory that is there, making or stepping its database. */
export function openMallDatabase(directory: string): Connection {
  const database = openWriter(join(directory, mallFile));
  try {
    migrate(database, readMigrations(fileURLToPath(new URL('migrations/', import.meta.url))), join(directory, 'backups'));
    makeKeys(database);
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
}

/** The mall's two keys (PKCS8 DER): the one that signs its answers, and the next, which tills already know. */
export function mallKeys(database: Connection): readonly Buffer[] {
  return database.prepare<[], Uint8Array>('SELECT private_key FROM mall_key ORDER BY id').pluck().all().map((bytes) => Buffer.from(bytes));
}

function makeKeys(database: Connection): void {
  const add = database.prepare<[number, Buffer]>('INSERT OR IGNORE INTO mall_key VALUES (?, ?)');
  for (const id of [1, 2]) {
    const { privateKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { format: 'der', type: 'pkcs8' }, publicKeyEncoding: { format: 'der', type: 'spki' },
    });
    add.run(id, privateKey);
  }
}

/** One till as the page shows it. Times in ms since 1970. */
export type TillRow = {
  readonly till: string; readonly revoked: number;
  readonly epoch: number | null; readonly seq: number | null; readonly hash: string | null; readonly at: number | null;
};
/** What one till sold on one day, as the mall has it, in won. */
export type DayRow = { readonly till: string; readonly day: string; readonly receipts: number; readonly total: number };
/** An entry that is kept and not applied. */
export type AsideEntry = {
  readonly till: string; readonly epoch: number; readonly seq: number; readonly kind: string; readonly code: string;
};

/** What all tills of all stores sold on one day. */
export type TotalRow = { readonly day: string; readonly tills: number; readonly receipts: number; readonly total: number };
/** An item that an online order holds, or of which less than nothing is left. */
export type StockRow = { readonly store: string; readonly sku: string; readonly quantity: number; readonly held: number };
export type OnlineRow = {
  readonly id: string; readonly store: string; readonly sku: string; readonly quantity: number; readonly state: string;
  readonly expiresAt: number;
};
/** A living row of prices or people, as its feed gives it. */
export type ValueRow = { readonly feed: string; readonly key: string; readonly value: string };

function deskReads(database: Connection) {
  const totals = database.prepare<[], TotalRow>(
    `SELECT business_date AS day, count(DISTINCT till) AS tills, count(*) AS receipts, sum(total) AS total FROM sale_order
     GROUP BY business_date ORDER BY business_date DESC LIMIT 62`,
  );
  const stock = database.prepare<[], StockRow>(
    `SELECT stock.store, stock.sku, stock.quantity, coalesce(sum(online_order.quantity), 0) AS held FROM stock
     LEFT JOIN online_order ON online_order.store = stock.store AND online_order.sku = stock.sku
       AND (online_order.state = 'reserved' OR online_order.state = 'paid')
     GROUP BY stock.store, stock.sku HAVING stock.quantity < 0 OR held > 0 ORDER BY stock.store, stock.sku LIMIT 200`,
  );
  const online = database.prepare<[], OnlineRow>(
    'SELECT id, store, sku, quantity, state, expires_at AS expiresAt FROM online_order ORDER BY rowid DESC LIMIT 100',
  );
  const values = database.prepare<[], ValueRow>(
    `SELECT feed, key, value FROM feed_row
     WHERE value IS NOT NULL AND (feed = 'price' OR feed GLOB 'staff *') ORDER BY feed, key LIMIT 500`,
  );
  return { totals: () => totals.all(), stock: () => stock.all(), online: () => online.all(), values: () => values.all() };
}

/** The reads of the mall's page, prepared once: newest first, no more than a page can show. */
export function prepareMallReads(database: Connection) {
  const tills = database.prepare<[], TillRow>(
    `SELECT device.till, min(device.revoked) AS revoked, head.epoch, head.seq, head.hash, head.at
     FROM device LEFT JOIN head ON head.till = device.till GROUP BY device.till ORDER BY device.till`,
  );
  const days = database.prepare<[number], DayRow>(
    `SELECT till, business_date AS day, count(*) AS receipts, sum(total) AS total FROM sale_order
     GROUP BY till, business_date ORDER BY business_date DESC, till LIMIT ?`,
  );
  const tasks = database.prepare<[], { kind: string; subject: string; detail: string }>(
    'SELECT kind, subject, detail FROM task ORDER BY id DESC LIMIT 200',
  );
  const aside = database.prepare<[], AsideEntry>(
    "SELECT till, epoch, seq, kind, code FROM entry WHERE state <> 'applied' ORDER BY place DESC LIMIT 200",
  );
  return {
    ...deskReads(database),
    tills: () => tills.all(), days: (most: number) => days.all(most), tasks: () => tasks.all(), aside: () => aside.all(),
  };
}

export type MallReads = ReturnType<typeof prepareMallReads>;
