/** The named queries of goods: changes of items that hold or will, movements, what was changed of an item. Writes nothing. */
import type { GoodsMovedBody, ItemSetBody, ItemValues } from '../src/domain/goods-facts.ts';
import type { BusinessDate, ItemId, OperatorId } from '../src/domain/ids.ts';
import type { ItemChange } from '../src/domain/item-change.ts';
import { won } from '../src/domain/money.ts';
import type { Booked, GoodsReads } from '../src/host/goods-ports.ts';
import type { Connection } from './open.ts';

type ChangeRow = {
  readonly item_id: ItemId; readonly from_day: BusinessDate; readonly name: string | null; readonly price: number | null;
  readonly price_typed: number; readonly category: string | null; readonly tax: 'T' | 'E' | null; readonly low: number | null;
  readonly low_usual: number;
};
type BookedRow = {
  readonly seq: number; readonly at: number; readonly day: BusinessDate; readonly till: string; readonly operator: OperatorId;
  readonly body: string;
};

const booked = 'journal.seq, journal.at, journal.business_date AS day, journal.till, journal.operator, journal.body';

/** Prepares the queries of goods on an open ledger. */
export function goodsReads(database: Connection): GoodsReads {
  // A file says all of an item: what was changed before it is over, what begins later still comes.
  const changes = database.prepare<[], ChangeRow>(`
    SELECT item_change.item_id, from_day, item_change.name, item_change.price, price_typed, item_change.category, item_change.tax, low,
      low_usual
    FROM item_change JOIN item ON item.id = item_change.item_id JOIN journal ON journal.seq = item.entry
    WHERE item_change.entry > item.entry OR from_day > journal.business_date
    ORDER BY item_change.item_id, from_day, item_change.entry`);
  const moved = database.prepare<[string], BookedRow>(
    `SELECT ${booked} FROM journal INDEXED BY journal_goods WHERE kind = 'goods_moved' AND body ->> '$.id' = ? ORDER BY seq DESC`);
  const past = database.prepare<[number], BookedRow>(
    `SELECT ${booked} FROM journal INDEXED BY journal_goods WHERE kind = 'goods_moved' ORDER BY seq DESC LIMIT ?`);
  const history = database.prepare<[number, number], BookedRow>(`
    SELECT ${booked} FROM item_change JOIN journal ON journal.seq = item_change.entry
    WHERE item_change.item_id = ? ORDER BY item_change.entry DESC LIMIT ?`);
  return {
    itemChanges: () => changes.all().map((row): ItemChange => ({ itemId: row.item_id, from: row.from_day, now: valuesOf(row) })),
    goodsMoved: (id) => {
      const row = moved.get(id);
      return row === undefined ? null : bookedOf<GoodsMovedBody>(row);
    },
    goodsPast: (most) => past.all(most).map((row) => bookedOf<GoodsMovedBody>(row)),
    itemHistory: (id, most) => history.all(id, most).map((row) => bookedOf<ItemSetBody>(row)),
  };
}

function valuesOf(row: ChangeRow): Partial<ItemValues> {
  return {
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.price_typed === 1 ? { price: null } : row.price === null ? {} : { price: won(row.price) }),
    ...(row.category === null ? {} : { category: row.category }),
    ...(row.tax === null ? {} : { taxClass: row.tax === 'T' ? 'taxable' : 'exempt' }),
    ...(row.low_usual === 1 ? { low: null } : row.low === null ? {} : { low: row.low }),
  };
}

function bookedOf<T>({ body, ...row }: BookedRow): Booked<T> {
  return { ...row, body: JSON.parse(body) as T };
}
