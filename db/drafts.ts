/** Carts in a file of their own: the one being rung up and those put aside, on the disk when a call returns. Holds no fact. */
import { join } from 'node:path';
import type { Cart, CartLine } from '../src/domain/cart.ts';
import type { Parked } from '../src/domain/parking.ts';
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
    ) STRICT;
    CREATE TABLE IF NOT EXISTS parked (
      -- Rises: the order in which they were put aside.
      id INTEGER PRIMARY KEY,
      sale_id TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      at INTEGER NOT NULL,
      operator TEXT NOT NULL,
      cart TEXT NOT NULL
    ) STRICT`);
  const load = database.prepare<[], string>('SELECT cart FROM draft').pluck();
  const save = database.prepare<[string, string]>(`
    INSERT INTO draft (id, sale_id, cart) VALUES (1, ?, ?)
    ON CONFLICT (id) DO UPDATE SET sale_id = excluded.sale_id, cart = excluded.cart`);
  const clear = database.prepare<[string]>('DELETE FROM draft WHERE sale_id = ?');
  const parked = database.prepare<[], { name: string; at: number; operator: string; cart: string }>(
    'SELECT name, at, operator, cart FROM parked ORDER BY id',
  );
  const aside = database.prepare<[string, string, number, string, string]>(`
    INSERT INTO parked (sale_id, name, at, operator, cart) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (sale_id) DO UPDATE SET name = excluded.name, at = excluded.at, operator = excluded.operator, cart = excluded.cart`);
  const take = database.prepare<[string], string>('DELETE FROM parked WHERE sale_id = ? RETURNING cart').pluck();
  // Asked with every state that is told; only the till that holds the directory changes it.
  let known: readonly Parked[] | null = null;
  const changing = <T>(change: () => T): T => {
    known = null;
    return database.transaction(change).immediate();
  };
  const park = ({ cart, name, at, operator }: Parked): void => {
    aside.run(cart.saleId, name, at, operator, JSON.stringify(cart));
    clear.run(cart.saleId);
  };
  return {
    load: () => {
      const text = load.get();
      return text === undefined ? null : readCart(text);
    },
    save: (cart) => void save.run(cart.saleId, JSON.stringify(cart)),
    clear: (id) => void clear.run(id),
    parked: () => (known ??= parked.all().map((row) => ({ ...row, cart: readCart(row.cart) }))),
    park: (one) => changing(() => park(one)),
    recall: (id, present) => changing(() => {
      const text = take.get(id);
      if (text === undefined) return null;
      if (present !== null) park(present);
      save.run(id, text);
      return readCart(text);
    }),
    unpark: (id) => changing(() => void take.get(id)),
    checkpoint: () => void database.pragma('wal_checkpoint(PASSIVE)'),
    close: () => void database.close(),
  };
}

type WrittenLine = Omit<CartLine, 'asked'> & Partial<Pick<CartLine, 'asked'>>;
type Written = Omit<Cart, 'note' | 'taken' | 'asked' | 'lines'> & Partial<Pick<Cart, 'note' | 'taken' | 'asked'>> & {
  readonly lines: readonly WrittenLine[];
};

/** A cart as it was written, also by an older program that knew no notes, no money taken before the end, or no discounts. */
function readCart(text: string): Cart {
  const kept = JSON.parse(text) as Written;
  const lines = kept.lines.map((line) => ({ ...line, asked: line.asked ?? [] }));
  return { ...kept, lines, note: kept.note ?? '', taken: kept.taken ?? [], asked: kept.asked ?? [] };
}
