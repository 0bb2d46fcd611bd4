/**
 * The mall's feeds as this till pulled them, in a file of its own beside the ledger: rows with their versions, how far each feed is
 * here, and which rows the ledger has not taken up yet. No fact of the journal: lost, it is pulled again.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Mirror, MirrorRow } from '../src/host/mall-ports.ts';
import { digestOf, newerRows } from '../src/mall/feed.ts';
import { openWriter } from './open.ts';

/** The file in a data directory. */
export const mirrorFile = 'mirror.sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS feed (name TEXT PRIMARY KEY, cursor INTEGER NOT NULL, rewound INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS row (
    feed TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, value TEXT, untaken INTEGER NOT NULL, PRIMARY KEY (feed, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS row_untaken ON row (feed, key) WHERE untaken = 1;
  CREATE INDEX IF NOT EXISTS row_gone ON row (feed, key) WHERE value IS NULL;
  CREATE TABLE IF NOT EXISTS compared (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT`;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export type OpenMirror = Mirror & { readonly close: () => void };

/** Opens the mirror of a data directory, making the file when it is not there. */
export function openMirror(directory: string): OpenMirror {
  const database = openWriter(join(directory, mirrorFile));
  database.exec(schema);
  const cursor = database.prepare<[string], { cursor: number; rewound: number }>('SELECT cursor, rewound FROM feed WHERE name = ?');
  const setCursor = database.prepare<[string, number, number]>('INSERT OR REPLACE INTO feed (name, cursor, rewound) VALUES (?, ?, ?)');
  const one = database.prepare<[string, string], MirrorRow>('SELECT key, version, value FROM row WHERE feed = ? AND key = ?');
  const put = database.prepare<[string, string, number, string | null, number]>(
    // What comes again as it was is nothing new to the ledger.
    `INSERT INTO row (feed, key, version, value, untaken) VALUES (?, ?, ?, ?, ?) ON CONFLICT (feed, key) DO UPDATE SET
       version = excluded.version, untaken = max(untaken, row.value IS NOT excluded.value), value = excluded.value`,
  );
  const age = database.prepare<[string]>('UPDATE row SET version = 0 WHERE feed = ?');
  const bury = database.prepare<[string]>(
    'UPDATE row SET value = NULL, untaken = 1 WHERE feed = ? AND version = 0 AND value IS NOT NULL',
  );
  const untaken = database.prepare<[string, number], MirrorRow>(
    'SELECT key, version, value FROM row WHERE feed = ? AND untaken = 1 ORDER BY key LIMIT ?',
  );
  const due = database.prepare<[string, number], MirrorRow>(
    `SELECT key, version, value FROM row
     WHERE feed = 'price' AND untaken = 1 AND (value IS NULL OR substr(key, -10) <= ?) ORDER BY key LIMIT ?`,
  );
  const settle = database.prepare<[string, string, number]>('UPDATE row SET untaken = 0 WHERE feed = ? AND key = ? AND version = ?');
  const values = database.prepare<[string, string, string], string>(
    'SELECT value FROM row WHERE feed = ? AND key >= ? AND key < ? AND value IS NOT NULL ORDER BY key',
  ).pluck();
  const gone = database.prepare<[], string>("SELECT key FROM row WHERE feed = 'catalog' AND value IS NULL").pluck();
  const living = database.prepare<[string], MirrorRow>(
    'SELECT key, version, value FROM row WHERE feed = ? AND value IS NOT NULL ORDER BY key',
  );
  const compared = database.prepare<[], number>('SELECT at FROM compared').pluck();
  const setCompared = database.prepare<[number]>('INSERT OR REPLACE INTO compared (id, at) VALUES (1, ?)');
  let changes = 0;
  let goneNow = new Set(gone.all());
  const takePage = database.transaction<Mirror['take']>((feed, rows, at, isLast) => {
    const isRewound = cursor.get(feed)?.rewound === 1;
    const newer = newerRows(rows, (key) => one.get(feed, key)?.version ?? 0);
    for (const { key, version, value } of newer) put.run(feed, key, version, value, value === null && feed === 'catalog' ? 0 : 1);
    setCursor.run(feed, at, isRewound && !isLast ? 1 : 0);
    return newer.length + (isRewound && isLast ? bury.run(feed).changes : 0);
  });
  return {
    cursor: (feed) => cursor.get(feed)?.cursor ?? 0,
    take: (...page) => {
      const count = takePage.immediate(...page);
      changes += count > 0 ? 1 : 0;
      if (page[0] === 'catalog' && count > 0) goneNow = new Set(gone.all());
      return count;
    },
    rewind: (feed) => database.transaction(() => {
      age.run(feed);
      setCursor.run(feed, 0, 1);
    }).immediate(),
    duePrices: (day, most) => due.all(day, most),
    changes: () => changes,
    untaken: (feed, most) => untaken.all(feed, most),
    taken: (feed, rows) => database.transaction(() => {
      for (const { key, version } of rows) settle.run(feed, key, version);
    }).immediate(),
    valueOf: (feed, key) => one.get(feed, key)?.value ?? null,
    valuesOf: (feed, beginning) => values.all(feed, beginning, `${beginning}\u{10ffff}`),
    gone: () => goneNow,
    digest: (feed) => digestOf(living.iterate(feed), cursor.get(feed)?.cursor ?? 0, sha256),
    comparedAt: () => compared.get() ?? 0,
    setComparedAt: (at) => void setCompared.run(at),
    close: () => void database.close(),
  };
}
