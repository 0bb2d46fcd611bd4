/** Orders and stock of the reference mall. Stock is a running sum of movements; nothing here overwrites it. */
import type { MallStorage, Movement, Order, OrderLine } from '../../src/mall/storage.ts';
import type { Connection } from '../open.ts';

type OrderPart = Pick<MallStorage, 'addOrder' | 'order' | 'dayOf' | 'refunded' | 'move' | 'open' | 'pieces' | 'receiptsOf'>;
type OrderRow = Omit<Order, 'lines'>;

/** The storage's part for orders, movements and stock. */
export function orderStorage(database: Connection): OrderPart {
  const add = database.prepare<[string, string, string, string, string, number, string | null]>(
    'INSERT INTO sale_order VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const addLine = database.prepare<[string, number, number, string, number, number]>(
    'INSERT INTO order_line VALUES (?, ?, ?, ?, ?, ?)',
  );
  const order = database.prepare<[string], OrderRow>(
    'SELECT id, kind, till, business_date AS businessDate, receipt_number AS receiptNumber, total, original FROM sale_order WHERE id = ?',
  );
  const lines = database.prepare<[string], OrderLine>(
    'SELECT place, sku, quantity, net FROM order_line WHERE order_id = ? ORDER BY number',
  );
  const refunded = database.prepare<[string], { place: number; pieces: number }>(
    `SELECT order_line.place, -sum(order_line.quantity) AS pieces FROM sale_order JOIN order_line ON order_line.order_id = sale_order.id
     WHERE sale_order.original = ? AND order_line.quantity < 0 GROUP BY order_line.place`,
  );
  const receipts = database.prepare<[string, string], string>(
    `SELECT sale_order.receipt_number FROM order_line JOIN sale_order ON sale_order.id = order_line.order_id
     WHERE order_line.sku = ? AND order_line.quantity > 0 AND substr(sale_order.till, 1, 4) = ? ORDER BY sale_order.rowid`,
  ).pluck();
  const day = database.prepare<[string, string], { receipts: number; total: number }>(
    'SELECT count(*) AS receipts, coalesce(sum(total), 0) AS total FROM sale_order WHERE till = ? AND business_date = ?',
  );
  const addMove = database.prepare<[string, string, number, string]>(
    'INSERT INTO movement (store, sku, quantity, cause) VALUES (?, ?, ?, ?)',
  );
  const stock = database.prepare<[string, string, number, number], number>(
    `INSERT INTO stock VALUES (?, ?, ?, ?)
     ON CONFLICT (store, sku) DO UPDATE SET quantity = quantity + excluded.quantity, opened = max(opened, excluded.opened)
     RETURNING quantity`,
  ).pluck();
  const opened = database.prepare<[string, string], number>('SELECT opened FROM stock WHERE store = ? AND sku = ?').pluck();
  const party = database.prepare<[string, string, string, number]>(
    `INSERT INTO stock_party VALUES (?, ?, ?, ?) ON CONFLICT (store, sku, party) DO UPDATE SET quantity = quantity + excluded.quantity`,
  );
  const parties = database.prepare<[string, string], [string, number]>(
    'SELECT party, quantity FROM stock_party WHERE store = ? AND sku = ? ORDER BY party',
  ).raw();
  const move = ({ store, sku, quantity, cause, by }: Movement, isOpening: 0 | 1): number => {
    addMove.run(store, sku, quantity, cause);
    party.run(store, sku, isOpening === 1 ? 'opening' : by, quantity);
    return stock.get(store, sku, quantity, isOpening) ?? 0;
  };
  return {
    addOrder: (given) => {
      add.run(given.id, given.kind, given.till, given.businessDate, given.receiptNumber, given.total, given.original);
      given.lines.forEach(({ place, sku, quantity, net }, index) => addLine.run(given.id, index + 1, place, sku, quantity, net));
    },
    order: (id) => {
      const row = order.get(id);
      return row === undefined ? null : { ...row, lines: lines.all(id) };
    },
    dayOf: (till, date) => day.get(till, date) ?? { receipts: 0, total: 0 },
    refunded: (saleId) => new Map(refunded.all(saleId).map(({ place, pieces }) => [place, pieces])),
    move: (movement) => move(movement, 0),
    pieces: (store, sku) => Object.fromEntries(parties.all(store, sku)),
    open: (movement) => {
      party.run(movement.store, movement.sku, `told ${movement.by}`, movement.quantity);
      if (opened.get(movement.store, movement.sku) !== 1) move(movement, 1);
    },
    receiptsOf: (store, sku) => receipts.all(sku, store),
  };
}
