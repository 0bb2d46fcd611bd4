/** Sheets of goods in a file of their own, on the disk when a call returns: a count outlives a power cut. Holds no fact. */
import { join } from 'node:path';
import type { MoveId } from '../src/domain/day-facts.ts';
import type { GoodsMove } from '../src/domain/goods-facts.ts';
import type { Sheet, SheetLine } from '../src/domain/goods-sheet.ts';
import type { ItemId, MakerId } from '../src/domain/ids.ts';
import type { GoodsSheets } from '../src/host/goods-ports.ts';
import { openWriter } from './open.ts';

/** The sheets' file in a data directory. */
export const sheetsFile = 'goods.sqlite';

type HeadRow = {
  readonly id: MoveId; readonly move: GoodsMove; readonly maker: MakerId | null; readonly category: string | null;
  readonly started_at: number;
};
type LineRow = {
  readonly item: ItemId; readonly expected: number | null; readonly counted: number; readonly book: number; readonly unsure: number;
};

/** Opens the sheets of a data directory, making the file when it is not there. */
export function openGoodsSheets(directory: string): GoodsSheets & { readonly close: () => void } {
  const database = openWriter(join(directory, sheetsFile));
  database.exec(`
    CREATE TABLE IF NOT EXISTS sheet (
      move TEXT PRIMARY KEY,
      id TEXT NOT NULL UNIQUE,
      maker INTEGER,
      category TEXT,
      started_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS sheet_line (
      -- Rises: the order in which they came onto it.
      n INTEGER PRIMARY KEY,
      sheet TEXT NOT NULL REFERENCES sheet (id) ON DELETE CASCADE,
      item INTEGER NOT NULL,
      expected INTEGER,
      counted INTEGER NOT NULL,
      book INTEGER NOT NULL,
      unsure INTEGER NOT NULL,
      UNIQUE (sheet, item)
    ) STRICT`);
  const columns = 'item, expected, counted, book, unsure';
  const head = database.prepare<[string], HeadRow>('SELECT id, move, maker, category, started_at FROM sheet WHERE move = ?');
  const lines = database.prepare<[string], LineRow>(`SELECT ${columns} FROM sheet_line WHERE sheet = ? ORDER BY n`);
  const line = database.prepare<[string, number], LineRow>(`SELECT ${columns} FROM sheet_line WHERE sheet = ? AND item = ?`);
  const clear = database.prepare<[string]>('DELETE FROM sheet WHERE move = ?');
  const begin = database.prepare<[string, string, number | null, string | null, number]>(
    'INSERT INTO sheet (move, id, maker, category, started_at) VALUES (?, ?, ?, ?, ?)');
  const put = database.prepare<[string, number, number | null, number, number, number]>(`
    INSERT INTO sheet_line (sheet, item, expected, counted, book, unsure) VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (sheet, item) DO UPDATE SET
      expected = excluded.expected, counted = excluded.counted, book = excluded.book, unsure = excluded.unsure`);
  const take = database.prepare<[string, number]>('DELETE FROM sheet_line WHERE sheet = ? AND item = ?');
  const drop = database.prepare<[string]>('DELETE FROM sheet WHERE id = ?');
  return {
    load: (move): Sheet | null => {
      const row = head.get(move);
      return row === undefined ? null : { ...headOf(row), lines: lines.all(row.id).map(lineOf) };
    },
    head: (move) => {
      const row = head.get(move);
      return row === undefined ? null : headOf(row);
    },
    begin: ({ id, move, makerId, category, startedAt }) => database.transaction(() => {
      clear.run(move);
      begin.run(move, id, makerId, category, startedAt);
    }).immediate(),
    line: (id, itemId) => {
      const row = line.get(id, itemId);
      return row === undefined ? null : lineOf(row);
    },
    put: (id, { itemId, expected, counted, book, isUnsure }) => void put.run(id, itemId, expected, counted, book, Number(isUnsure)),
    take: (id, itemId) => void take.run(id, itemId),
    drop: (id) => void drop.run(id),
    close: () => void database.close(),
  };
}

function headOf({ id, move, maker: makerId, category, started_at: startedAt }: HeadRow): Omit<Sheet, 'lines'> {
  return { id, move, makerId, category, startedAt };
}

function lineOf({ item, expected, counted, book, unsure }: LineRow): SheetLine {
  return { itemId: item, expected, counted, book, isUnsure: unsure === 1 };
}
