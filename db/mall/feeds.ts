/** The feeds of the reference mall: rows by the mall's own commits, with tombstones. */
import type { MallStorage } from '../../src/mall/storage.ts';
import type { FeedRow } from '../../src/mall/wire.ts';
import type { Connection } from '../open.ts';

type FeedPart = Pick<MallStorage, 'sku' | 'setRow' | 'rowOf' | 'rowsAfter' | 'newest' | 'living'>;

/** The storage's part for the feeds. */
export function feedStorage(database: Connection): FeedPart {
  const columns = 'SELECT commit_place AS "commit", key, version, value FROM feed_row WHERE feed = ?';
  const one = database.prepare<[string, string], FeedRow>(`${columns} AND key = ?`);
  const after = database.prepare<[string, number, number], FeedRow>(`${columns} AND commit_place > ? ORDER BY commit_place LIMIT ?`);
  const living = database.prepare<[string], FeedRow>(`${columns} AND value IS NOT NULL ORDER BY key`);
  const newest = database.prepare<[string], number | null>('SELECT max(commit_place) FROM feed_row WHERE feed = ?').pluck();
  const put = database.prepare<[string, string, number, number, string | null]>(
    'INSERT OR REPLACE INTO feed_row (feed, key, version, commit_place, value) VALUES (?, ?, ?, ?, ?)',
  );
  return {
    sku: (sku) => {
      const value = one.get('catalog', sku)?.value ?? null;
      return value === null ? null : { oneOff: (JSON.parse(value) as { oneOff?: boolean }).oneOff === true };
    },
    setRow: (feed, key, value) => {
      const before = one.get(feed, key);
      if (before?.value === value) return;
      put.run(feed, key, (before?.version ?? 0) + 1, (newest.get(feed) ?? 0) + 1, value);
    },
    rowOf: (feed, key) => one.get(feed, key)?.value ?? null,
    rowsAfter: (feed, place, most) => after.all(feed, place, most),
    newest: (feed) => newest.get(feed) ?? 0,
    living: (feed) => living.iterate(feed),
  };
}
