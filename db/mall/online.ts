/** Online orders of the reference mall, and when a store was heard. */
import type { MallStorage, Online } from '../../src/mall/storage.ts';
import type { Connection } from '../open.ts';

type OnlinePart = Pick<MallStorage, 'onHand' | 'onlineOf' | 'online' | 'setOnline' | 'seenAt' | 'seen'>;

/** The storage's part for online orders. */
export function onlineStorage(database: Connection): OnlinePart {
  const columns = 'SELECT id, store, sku, quantity, state, expires_at AS expiresAt FROM online_order';
  const hand = database.prepare<[string, string], number>('SELECT quantity FROM stock WHERE store = ? AND sku = ?').pluck();
  const live = database.prepare<[string, string], Online>(
    `${columns} WHERE store = ? AND sku = ? AND (state = 'reserved' OR state = 'paid') ORDER BY rowid`,
  );
  const one = database.prepare<[string], Online>(`${columns} WHERE id = ?`);
  const put = database.prepare<[string, string, string, number, string, number]>(
    'INSERT INTO online_order VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state',
  );
  const seenAt = database.prepare<[string], number | null>('SELECT max(seen_at) FROM device WHERE substr(till, 1, 4) = ?').pluck();
  const seen = database.prepare<[number, string]>('UPDATE device SET seen_at = max(seen_at, ?) WHERE id = ?');
  return {
    onHand: (store, sku) => hand.get(store, sku) ?? 0,
    onlineOf: (store, sku) => live.all(store, sku),
    online: (id) => one.get(id) ?? null,
    setOnline: ({ id, store, sku, quantity, state, expiresAt }) => void put.run(id, store, sku, quantity, state, expiresAt),
    seenAt: (store) => seenAt.get(store) ?? 0,
    seen: (device, at) => void seen.run(at, device),
  };
}
