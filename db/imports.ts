/**
 * A catalogue import under way, in a file of its own: its parts wait here until the ledger has them, so that a till that is
 * cut off goes on where it was. Decides nothing and writes no fact.
 */
import { join } from 'node:path';
import type { Imports, ImportPart } from '../src/host/ports.ts';
import { openWriter } from './open.ts';

/** The file of an import in a data directory. */
export const importsFile = 'import.sqlite';

export type OpenImports = Imports & { readonly close: () => void };

/** Opens the imports of a data directory, making the file when it is not there. */
export function openImports(directory: string): OpenImports {
  const database = openWriter(join(directory, importsFile));
  database.exec(`
    CREATE TABLE IF NOT EXISTS part (id INTEGER PRIMARY KEY, size INTEGER NOT NULL, body TEXT NOT NULL) STRICT;
    CREATE TABLE IF NOT EXISTS staged (id INTEGER PRIMARY KEY CHECK (id = 1), total INTEGER NOT NULL, operator TEXT NOT NULL) STRICT`);
  const add = database.prepare<[number, string]>('INSERT INTO part (size, body) VALUES (?, ?)');
  const drop = database.prepare<[]>('DELETE FROM part');
  const ready = database.prepare<[number, string]>('INSERT INTO staged (id, total, operator) VALUES (1, ?, ?)');
  const unready = database.prepare<[]>('DELETE FROM staged');
  const state = database.prepare<[], { total: number; operator: string }>('SELECT total, operator FROM staged');
  const left = database.prepare<[], number>('SELECT coalesce(sum(size), 0) FROM part').pluck();
  const first = database.prepare<[], { id: number; body: string }>('SELECT id, body FROM part ORDER BY id LIMIT 1');
  const done = database.prepare<[number]>('DELETE FROM part WHERE id = ?');
  return {
    begin: () => database.transaction(() => {
      unready.run();
      drop.run();
    }).immediate(),
    stage: (part) => void add.run(part.makers.length + part.items.length, JSON.stringify(part)),
    ready: (total, operator) => void ready.run(total, operator),
    progress: () => {
      const staged = state.get();
      return staged === undefined ? null : { total: staged.total, done: staged.total - (left.get() ?? 0), operator: staged.operator };
    },
    next: () => {
      const row = state.get() === undefined ? undefined : first.get();
      return row === undefined ? null : { id: row.id, part: JSON.parse(row.body) as ImportPart };
    },
    done: (id) => database.transaction(() => {
      done.run(id);
      if (first.get() === undefined) unready.run();
    }).immediate(),
    close: () => void database.close(),
  };
}
