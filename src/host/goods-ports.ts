/** What the house needs for goods that come, go and are counted, as types. `ports.ts` has the others. */
import type { MoveId } from '../domain/day-facts.ts';
import type { GoodsMove, GoodsMovedBody, ItemSetBody } from '../domain/goods-facts.ts';
import type { Sheet, SheetLine } from '../domain/goods-sheet.ts';
import type { BusinessDate, ItemId, OperatorId } from '../domain/ids.ts';
import type { ItemChange } from '../domain/item-change.ts';

/** Sheets that are being worked on, outside of the ledger, one of each movement. Each call is on the disk when it returns. */
export type GoodsSheets = {
  readonly load: (move: GoodsMove) => Sheet | null;
  /** The same without its lines: what a scan asks. */
  readonly head: (move: GoodsMove) => Omit<Sheet, 'lines'> | null;
  /** Begins an empty sheet in the place of one of the same movement. */
  readonly begin: (sheet: Omit<Sheet, 'lines'>) => void;
  readonly line: (id: MoveId, itemId: ItemId) => SheetLine | null;
  readonly put: (id: MoveId, line: SheetLine) => void;
  readonly take: (id: MoveId, itemId: ItemId) => void;
  readonly drop: (id: MoveId) => void;
};

/** A movement or change with its place in the journal. */
export type Booked<T> = {
  readonly seq: number; readonly at: number; readonly day: BusinessDate; readonly till: string; readonly operator: OperatorId;
  readonly body: T;
};

/** What is read of the ledger about goods. */
export type GoodsReads = {
  /** Changes of items that no import has replaced, by the day on which they begin, of one day in their order. */
  readonly itemChanges: () => readonly ItemChange[];
  /** A movement of late by its id; null when there was none. */
  readonly goodsMoved: (id: MoveId) => Booked<GoodsMovedBody> | null;
  /** Movements, newest first. */
  readonly goodsPast: (most: number) => readonly Booked<GoodsMovedBody>[];
  /** What was changed of an item by hand, newest first. */
  readonly itemHistory: (id: ItemId, most: number) => readonly Booked<ItemSetBody>[];
};

/** The ports of goods. */
export type GoodsPorts = { readonly goodsSheets: GoodsSheets };
