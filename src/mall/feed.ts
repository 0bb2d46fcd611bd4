/**
 * Rows that tills pull: catalogue and stock, by the mall's own commits and never by time, with tombstones and a digest that finds
 * drift. Both sides' rules: the mall's pages, and how a till takes one.
 */
import type { HashText } from '../domain/journal.ts';
import type { MallStorage } from './storage.ts';
import { feedOf, type Digest, type FeedRow, type Page, type Pull } from './wire.ts';

/** Keys of one bucket of a digest. */
export const bucketKeys = 1_000;

/** A page of rows for a till of a store, behind a place, oldest first. Asked again from the beginning, it gives everything again. */
export function pageOf(
  storage: Pick<MallStorage, 'rowsAfter' | 'newest'>, { feed: asked, after, most }: Pull, store = '',
): Page {
  const feed = feedOf(asked, store);
  const rows = storage.rowsAfter(feed, after, most);
  const cursor = rows.at(-1)?.commit ?? after;
  return { rows: [...rows], cursor, more: cursor < storage.newest(feed) };
}

/** How many rows live and the mark of each thousand of them: the XOR of their hashes, in hex, whatever the order they came in. */
export function digestOf(rows: Iterable<Pick<FeedRow, 'key' | 'version' | 'value'>>, cursor: number, hash: HashText): Digest {
  const buckets: { rows: number; mark: string }[] = [];
  let index = 0;
  for (const { key, version, value } of rows) {
    const at = Math.floor(index / bucketKeys);
    const bucket = (buckets[at] ??= { rows: 0, mark: '0'.repeat(64) });
    bucket.rows += 1;
    bucket.mark = xored(bucket.mark, hash(`${key}\n${version}\n${value ?? ''}`));
    index += 1;
  }
  return { buckets, cursor };
}

function xored(left: string, right: string): string {
  let text = '';
  for (let at = 0; at < 64; at += 8) {
    const part = (Number.parseInt(left.slice(at, at + 8), 16) ^ Number.parseInt(right.slice(at, at + 8), 16)) >>> 0;
    text += part.toString(16).padStart(8, '0');
  }
  return text;
}

/** Numbers of the buckets in which two digests differ; all of them where the counts of buckets do. */
export function drift(ours: Digest, theirs: Digest): number[] {
  const longest = Math.max(ours.buckets.length, theirs.buckets.length);
  return Array.from({ length: longest }, (_, at) => at).filter((at) => {
    const left = ours.buckets[at];
    const right = theirs.buckets[at];
    return left?.rows !== right?.rows || left?.mark !== right?.mark;
  });
}

/**
 * Rows of a page that a till must write: those newer than what it has of the same key (`versionOf`; 0 for nothing), tombstones
 * too. A page that came before, or came twice, gives none.
 */
export function newerRows(rows: readonly FeedRow[], versionOf: (key: string) => number): FeedRow[] {
  const newest = new Map<string, FeedRow>();
  for (const row of rows) {
    if (row.version > (newest.get(row.key)?.version ?? versionOf(row.key))) newest.set(row.key, row);
  }
  return [...newest.values()];
}
