/** What the rows say about goods brought back: what of a sale is back already, what a piece was sold for of late. Decides nothing. */
import type { Taken } from '../src/domain/refund.ts';
import { nothingTaken } from '../src/domain/money-back.ts';
import { won, type Won } from '../src/domain/money.ts';
import type { BusinessDate, ItemId } from '../src/domain/ids.ts';
import type { Connection } from './open.ts';

type Piece = { readonly line: number; readonly pieces: number };
type Leg = { readonly leg: number; readonly exact: number; readonly paid: number };

/** Prepares the reading of what is back of the sale at an entry: pieces by line, money by means of payment, by place. */
export function returnedReader(database: Connection): (saleEntry: number) => Taken {
  const pieces = database.prepare<[number], Piece>(
    'SELECT line, sum(quantity) AS pieces FROM refund_line WHERE sale_entry = ? GROUP BY line',
  );
  // What passed to an exchange's goods is gone from the old receipt as if it had been handed back.
  const legs = database.prepare<[{ sale: number }], Leg>(`
    SELECT leg, sum(exact) AS exact, sum(paid) AS paid FROM (
      SELECT leg, due AS exact, handed_back AS paid FROM tender
      WHERE leg > 0 AND entry IN (SELECT entry FROM refund_line WHERE sale_entry = :sale)
      UNION ALL
      SELECT leg, exact, paid FROM passed_leg WHERE entry IN (SELECT entry FROM refund_line WHERE sale_entry = :sale)
    ) GROUP BY leg`);
  return (saleEntry) => {
    const [byLine, byLeg] = [pieces.all(saleEntry), legs.all({ sale: saleEntry })];
    return {
      pieces: placed(byLine.map(({ line, pieces: back }) => [line, back]), 0),
      legs: placed(byLeg.map(({ leg, exact, paid }) => [leg, { exact: won(exact), paid: won(paid) }]), nothingTaken),
    };
  };
}

/** Values by their place from 1 as a list without gaps. */
function placed<T>(values: readonly (readonly [number, T])[], nothing: T): T[] {
  const byPlace = new Map(values);
  return Array.from({ length: Math.max(0, ...byPlace.keys()) }, (_, index) => byPlace.get(index + 1) ?? nothing);
}

/** Prepares the reading of the lowest price of one piece since a day. Reads back from the newest receipt, as far as that day. */
export function lowestPriceReader(database: Connection): (id: ItemId, since: BusinessDate) => Won | null {
  const before = database.prepare<[number], number>(
    "SELECT entry FROM sale WHERE business_day < ? ORDER BY receipt_seq DESC LIMIT 1",
  ).pluck();
  const lowest = database.prepare<[number, number], number | null>(`
    SELECT min((sale_line.net + sale_line.quantity - 1) / sale_line.quantity) FROM sale_line
    JOIN sale ON sale.entry = sale_line.entry AND sale.kind <> 'refund'
    WHERE sale_line.id >= (? + 1) << 20 AND sale_line.item_id = ?`).pluck();
  return (id, since) => {
    const price = lowest.get(before.get(Number(since.replaceAll('-', ''))) ?? 0, id) ?? null;
    return price === null ? null : won(price);
  };
}
