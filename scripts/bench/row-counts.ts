/** Which rows a transaction wrote: every table of a database before and after it, compared. For counting, not for timing. */
import type Database from 'better-sqlite3';

/** Every row of every table, as text. */
export type Contents = ReadonlyMap<string, ReadonlySet<string>>;
/** Rows that are new or changed, by table; a table without any is left out. */
export type RowCounts = Readonly<Record<string, number>>;

/** Reads all there is. */
export function contentsOf(database: Database.Database): Contents {
  const names = database
    .prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all();
  return new Map(
    names.map((name) => {
      const rows = database.prepare<[], unknown[]>(`SELECT * FROM "${name}"`).raw().all();
      return [name, new Set(rows.map((row) => JSON.stringify(row)))];
    }),
  );
}

/** Counts what is in `after` and was not in `before`. */
export function rowsWritten(before: Contents, after: Contents): RowCounts {
  const counts = [...after].map(([table, rows]): [string, number] => [
    table,
    [...rows].filter((row) => before.get(table)?.has(row) !== true).length,
  ]);
  return Object.fromEntries(counts.filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** `journal 1, outbox 1, ...`. */
export function countsText(counts: RowCounts): string {
  return Object.entries(counts)
    .map(([table, count]) => `${table} ${count}`)
    .join(', ');
}

/** Throws unless both wrote the same number of rows to the same tables: else one is no measure of the other. */
export function requireSameRows(product: RowCounts, reference: RowCounts): void {
  const [a, b] = [countsText(product), countsText(reference)];
  if (a !== b) throw new Error(`broken: a sale writes ${a}; the reference transaction writes ${b}`);
}
