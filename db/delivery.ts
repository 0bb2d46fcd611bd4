/**
 * What the till keeps of its mall, in a file of its own beside the ledger: where it is, what enrolment gave, how far requests
 * have counted, and what lies aside. No fact of the journal: a ledger that comes back elsewhere must enrol anew, and the mall
 * tells it the rest.
 */
import { join } from 'node:path';
import type { AsideRow, Delivery, MallPlace } from '../src/host/mall-ports.ts';
import { openWriter } from './open.ts';

/** The file in a data directory. */
export const deliveryFile = 'delivery.sqlite';

export type OpenDelivery = Delivery & { readonly close: () => void };

type PlaceRow = { body: string; counter: number };

/** Opens the delivery file of a data directory, making it when it is not there. */
export function openDelivery(directory: string): OpenDelivery {
  const database = openWriter(join(directory, deliveryFile));
  database.exec(`
    CREATE TABLE IF NOT EXISTS place (
      id INTEGER PRIMARY KEY CHECK (id = 1), body TEXT NOT NULL, counter INTEGER NOT NULL CHECK (counter >= 0)
    ) STRICT;
    CREATE TABLE IF NOT EXISTS aside (
      entry INTEGER PRIMARY KEY, reason TEXT NOT NULL, at INTEGER NOT NULL, headed INTEGER NOT NULL CHECK (headed IN (0, 1))
    ) STRICT`);
  const place = database.prepare<[], PlaceRow>('SELECT body, counter FROM place');
  const setPlace = database.prepare<[string]>(
    'INSERT INTO place (id, body, counter) VALUES (1, ?, 0) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  const setCounter = database.prepare<[number]>('UPDATE place SET counter = max(counter, ?)');
  const asides = database.prepare<[], { seq: number; reason: string; at: number; headed: number }>(
    'SELECT entry AS seq, reason, at, headed FROM aside ORDER BY entry',
  );
  const add = database.prepare<[number, string, number, number]>(
    // Why it lies there was said first; that its header went since changes nothing of that.
    'INSERT INTO aside (entry, reason, at, headed) VALUES (?, ?, ?, ?) ON CONFLICT (entry) DO UPDATE SET headed = excluded.headed',
  );
  const clear = database.prepare<[]>('DELETE FROM aside');
  const unhead = database.prepare<[number]>('UPDATE aside SET headed = 0 WHERE entry >= ?');
  const read = (): readonly AsideRow[] => asides.all().map(({ headed, ...row }) => ({ ...row, isHeaded: headed === 1 }));
  let known = read();
  const changed = (write: () => void): void => {
    write();
    known = read();
  };
  return {
    place: () => {
      const row = place.get();
      return row === undefined ? null : (JSON.parse(row.body) as MallPlace);
    },
    setPlace: (given) => void setPlace.run(JSON.stringify(given)),
    counter: () => place.get()?.counter ?? 0,
    setCounter: (counter) => void setCounter.run(counter),
    aside: () => known,
    putAside: (rows, at) => {
      if (rows.length === 0) return;
      changed(() => database.transaction(() => {
        for (const { seq, reason, isHeaded } of rows) add.run(seq, reason, at, isHeaded ? 1 : 0);
      }).immediate());
    },
    takeUpAgain: () => changed(() => void clear.run()),
    unhead: (from) => changed(() => void unhead.run(from)),
    close: () => void database.close(),
  };
}
