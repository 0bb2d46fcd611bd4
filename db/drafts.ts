/** The cart being rung up, in a file of its own: one row, on the disk when a save returns. Holds no fact and outlives no sale. */
import { join } from 'node:path';
import type { Cart } from '../src/domain/cart.ts';
import type { Drafts } from '../src/host/ports.ts';
import { openWriter } from './open.ts';

/** The drafts' file in a data directory. */
export const draftsFile = 'drafts.sqlite';

export type OpenDrafts = Drafts & {
  /** Copies the WAL back into the database without making anyone wait; for idle moments. */
  readonly checkpoint: () => void;
  readonly close: () => void;
};

/** Opens the drafts of a data directory, making the file when it is not there. */
export function openDrafts(directory: string): OpenDrafts {
  const database = openWriter(join(directory, draftsFile));
  database.exec(`
    CREATE TABLE IF NOT EXISTS draft (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      sale_id TEXT NOT NULL,
      cart TEXT NOT NULL
    ) STRICT`);
  const load = database.prepare<[], string>('SELECT cart FROM draft').pluck();
  const save = database.prepare<[string, string]>(`
    INSERT INTO draft (id, sale_id, cart) VALUES (1, ?, ?)
    ON CONFLICT (id) DO UPDATE SET sale_id = excluded.sale_id, cart = excluded.cart`);
  const clear = database.prepare<[string]>('DELETE FROM draft WHERE sale_id = ?');
  return {
    load: () => {
      const text = load.get();
      return text === undefined ? null : (JSON.parse(text) as Cart);
    },
    save: (cart) => void save.run(cart.saleId, JSON.stringify(cart)),
    clear: (id) => void clear.run(id),
    checkpoint: () => void database.pragma('wal_checkpoint(PASSIVE)'),
    close: () => void database.close(),
  };
}
