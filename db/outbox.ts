/**
 * What waits for the mall: the outbox's rows with their journal entries, as the wire carries them. A row is marked, never taken
 * away. Where the first waiting row stands is kept in memory, so that what was delivered long ago is not read again.
 */
import type { Head } from '../src/domain/journal.ts';
import { skuOf } from '../src/mall/effects.ts';
import { kindsSealed, kindsWithBody, type WireItem } from '../src/mall/wire.ts';
import type { Outbox } from '../src/host/mall-ports.ts';
import type { Connection } from './open.ts';
import { headerOf, hex, journalColumns, type JournalRow } from './rows.ts';

/** The outbox, and what only its ledger tells it. */
export type OpenOutbox = Outbox & {
  /** So many entries were appended. */
  readonly owed: (count: number) => void;
};

/** Opens the outbox of an open ledger. `writing` lets a write through as the ledger's guard does; `head` is the journal's. */
export function openOutbox(database: Connection, writing: (write: () => void) => void, head: () => Head): OpenOutbox {
  const columns = journalColumns.map((name) => `journal.${name}`).join(', ');
  const rows = database.prepare<[number, string, number], JournalRow>(
    `SELECT ${columns} FROM outbox JOIN journal ON journal.seq = outbox.entry
     WHERE outbox.entry >= ? AND outbox.delivered_at IS NULL AND outbox.entry NOT IN (SELECT value FROM json_each(?))
     ORDER BY outbox.entry LIMIT ?`,
  );
  const first = database.prepare<[number], number>(
    'SELECT entry FROM outbox WHERE entry >= ? AND delivered_at IS NULL ORDER BY entry LIMIT 1',
  ).pluck();
  const countFrom = database.prepare<[], number>('SELECT count(*) FROM outbox WHERE delivered_at IS NULL').pluck();
  const mark = database.prepare<[number, number, number]>(
    'UPDATE outbox SET delivered_at = ? WHERE entry BETWEEN ? AND ? AND delivered_at IS NULL',
  );
  const unmark = database.prepare<[number]>('UPDATE outbox SET delivered_at = NULL WHERE entry >= ? AND delivered_at IS NOT NULL');
  const entry = database.prepare<[number], { epoch: number; hash: Uint8Array; at: number }>(
    'SELECT epoch, hash, at FROM journal WHERE seq = ?',
  );
  const later = database.prepare<[number], number>('SELECT min(seq) FROM journal WHERE epoch > ?').pluck();
  const name = database.prepare<[number], { kind: string; receiptNumber: string | null }>(
    `SELECT journal.kind, (SELECT receipt_number FROM sale WHERE sale.entry = journal.seq) AS receiptNumber FROM journal WHERE seq = ?`,
  );
  const day = database.prepare<[string], { receipts: number; total: number }>(
    `SELECT count(*) AS receipts,
       coalesce(sum(CASE sale.kind WHEN 'refund' THEN -sale.total ELSE sale.total END), 0) - coalesce(sum(exchange.total), 0) AS total
     FROM sale LEFT JOIN exchange ON exchange.entry = sale.entry WHERE business_day = CAST(replace(?, '-', '') AS INTEGER)`,
  );
  // The range of an entry's moves (`placedId`). By code as it is now: the mall knows an item by nothing else.
  const moves = database.prepare<[number, number], { code: string; name: string; quantity: number }>(
    `SELECT item.code, item.name, stock_move.quantity FROM stock_move JOIN item ON item.id = stock_move.item_id
     WHERE stock_move.id BETWEEN ? << 20 AND (? << 20) + 1048575`,
  );
  const movesOf = (seq: number): { sku: string; quantity: number }[] =>
    moves.all(seq, seq).map(({ quantity, ...item }) => ({ sku: skuOf(item), quantity }));
  const markAll = database.transaction((seqs: readonly number[], at: number): number => (
    runsOf(seqs).reduce((sum, [from, to]) => sum + mark.run(at, from, to).changes, 0)));
  let waiting = countFrom.get() ?? 0;
  // No row below this waits.
  let floor = 1;
  const firstWaiting = (): number | null => {
    const found = first.get(floor) ?? null;
    floor = found ?? head().seq + 1;
    return found;
  };
  return {
    waiting: () => waiting,
    owed: (count) => void (waiting += count),
    firstWaiting,
    items: (most, skip, bare) => {
      firstWaiting();
      return rows.all(floor, JSON.stringify([...skip]), most).map((row) => itemOf(row, bare, movesOf));
    },
    named: (seq) => name.get(seq) ?? { kind: '', receiptNumber: null },
    dayOf: (date) => day.get(date) ?? { receipts: 0, total: 0 },
    delivered: (seqs, at) => writing(() => void (waiting -= markAll.immediate(seqs, at))),
    reopen: (from) => {
      writing(() => void (waiting += unmark.run(from).changes));
      floor = Math.min(floor, from);
    },
    entryAt: (seq) => {
      const row = entry.get(seq);
      return row === undefined ? null : { epoch: row.epoch, hash: hex(row.hash), at: row.at };
    },
    firstAfterEpoch: (epoch) => later.get(epoch) ?? head().seq + 1,
  };
}

/** The wire's item of a row: with its body where the mall uses it and it does not lie aside, else with what stock it moved. */
function itemOf(row: JournalRow, bare: ReadonlySet<number>, movesOf: (seq: number) => { sku: string; quantity: number }[]): WireItem {
  const hash = hex(row.hash);
  const hasBody = kindsWithBody.includes(row.kind);
  const moves = hasBody || bare.has(row.seq) ? [] : movesOf(row.seq);
  return {
    id: kindsSealed.includes(row.kind) ? (JSON.parse(row.body) as { saleId: string }).saleId : hash,
    header: { ...headerOf(row) },
    prevHash: hex(row.prev_hash), hash,
    signature: Buffer.from(row.signature).toString('base64'),
    body: hasBody && !bare.has(row.seq) ? row.body : null,
    ...(moves.length === 0 ? {} : { moves }),
  };
}

/** Numbers as runs without a gap: one statement marks a run. */
function runsOf(seqs: readonly number[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const seq of seqs.toSorted((left, right) => left - right)) {
    const last = runs.at(-1);
    if (last !== undefined && seq === last[1] + 1) last[1] = seq;
    else runs.push([seq, seq]);
  }
  return runs;
}
