/**
 * A sheet of goods that come, go or are counted: worked on scan by scan, sealed as one fact at its end. Sales go on meanwhile,
 * so a count compares with the stock at the moment each item was counted. Keeps nothing, appends nothing.
 */
import type { Item } from './catalog.ts';
import { holdsCardNumber } from './card-number.ts';
import { noteMax } from './cart.ts';
import type { Wanted } from './consent.ts';
import type { MoveId } from './day-facts.ts';
import type { Fact } from './facts.ts';
import type { AdjustReason, Bearer, GoodsLine, GoodsMove, GoodsMovedBody } from './goods-facts.ts';
import type { ItemId, MakerId } from './ids.ts';
import { amountMax, sum, won, zero, type Won } from './money.ts';
import type { Action } from './permissions.ts';
import { compensationFor } from './refund.ts';
import { must, ok, refuse, type Result } from './result.ts';

/** The most pieces of one item on a sheet. */
export const sheetPiecesMax = 99_999;
/** The longest number of a delivery note, in UTF-16 units. */
export const noteNumberMax = 40;

/** One item on a sheet. */
export type SheetLine = {
  readonly itemId: ItemId;
  /** Pieces on the delivery note; null where it says nothing of it. */
  readonly expected: number | null;
  readonly counted: number;
  /** The stock when it was counted. */
  readonly book: number;
  /** The stock moved between two scans of it: which of its pieces were counted nobody knows. Of a count alone. */
  readonly isUnsure: boolean;
};

export type Sheet = {
  readonly id: MoveId;
  readonly move: GoodsMove;
  /** Whose goods alone, and of which category alone; null for all. */
  readonly makerId: MakerId | null;
  readonly category: string | null;
  readonly startedAt: number;
  /** In the order in which they came onto it. */
  readonly lines: readonly SheetLine[];
};

/** `scan`: so many more pieces. `set`: so many in all. `expect`: so many on the note. `drop`: not on the sheet. */
export const marks = ['scan', 'set', 'expect', 'drop'] as const;
export type Mark = (typeof marks)[number];

/** Does an item belong on this sheet? */
export function isInScope({ makerId, category }: Pick<Sheet, 'makerId' | 'category'>, item: Item): boolean {
  return item.stocked && (makerId === null || item.maker?.id === makerId) && (category === null || item.category === category);
}

/**
 * An item's line after a mark, null once it is off the sheet. A count that goes on after the stock moved is unsure until the
 * pieces are said in all; `stock` is what the books say now.
 */
export function markLine(
  sheet: Pick<Sheet, 'move' | 'makerId' | 'category'>, item: Item, before: SheetLine | null, mark: Mark, pieces: number, stock: number,
): Result<SheetLine | null, 'no_stock_kept' | 'not_on_this_sheet' | 'quantity_out_of_range'> {
  if (!item.stocked) return refuse('no_stock_kept', { name: item.name });
  if (!isInScope(sheet, item)) return refuse('not_on_this_sheet', { name: item.name });
  if (mark === 'drop') return ok(null);
  const line = before ?? { itemId: item.id, expected: null, counted: 0, book: stock, isUnsure: false };
  if (mark === 'expect') {
    return isInRange(pieces) ? ok({ ...line, expected: pieces }) : refuse('quantity_out_of_range', { most: sheetPiecesMax });
  }
  const counted = mark === 'set' ? pieces : line.counted + pieces;
  if (!isInRange(counted)) return refuse('quantity_out_of_range', { most: sheetPiecesMax });
  const hasMoved = sheet.move === 'counted' && mark === 'scan' && before !== null && before.book !== stock;
  return ok({ ...line, counted, book: stock, isUnsure: mark === 'set' ? false : line.isUnsure || hasMoved });
}

function isInRange(pieces: number): boolean {
  return Number.isSafeInteger(pieces) && pieces >= 0 && pieces <= sheetPiecesMax;
}

/** What is said of a sheet when it is sealed. */
export type GoodsProposal = {
  readonly note: string;
  readonly reason: AdjustReason | null;
  readonly bearer: Bearer;
  readonly words: string;
  /** Of a count: what has stock and was not counted is missing; else it stays as it is. */
  readonly restIsMissing: boolean;
};

/** What the house knows when a sheet is sealed. */
export type GoodsFacts = {
  readonly item: (id: ItemId) => Item | undefined;
  readonly stock: (id: ItemId) => number;
  /** Every item of the sheet's scope; asked for by a count that takes the rest for missing. */
  readonly inScope: () => readonly Item[];
  readonly makerName: (id: MakerId) => string;
  readonly isShiftOpen: boolean;
};

export type GoodsRefusal =
  | 'nothing_on_sheet' | 'not_in_stock' | 'reason_missing' | 'count_again' | 'note_too_long' | 'card_number' | 'shift_closed'
  | 'amount_too_large';

/**
 * Seals a sheet. Refuses more pieces out of the stock than are there, a count of goods that were sold while they were counted,
 * more won than an entry holds, and, outside of a shift, what the shop would owe a maker for: statements are made of shifts.
 */
export function sealGoods(sheet: Sheet, proposal: GoodsProposal, facts: GoodsFacts): Result<Fact, GoodsRefusal> {
  const said = textsOf(sheet, proposal);
  if (!said.ok) return said;
  const unsure = sheet.lines.find(({ isUnsure }) => isUnsure);
  if (unsure !== undefined) return refuse('count_again', { name: facts.item(unsure.itemId)?.name ?? '' });
  const pieces = piecesMoved(sheet, proposal, facts);
  // A count in which nothing differs is worth an entry; nothing counted is not.
  if (pieces.length === 0 && (sheet.move !== 'counted' || sheet.lines.length === 0)) return refuse('nothing_on_sheet');
  const lines: GoodsLine[] = [];
  for (const { itemId, quantity, expected } of pieces) {
    const item = must(facts.item(itemId), `item ${itemId} of the sheet`);
    const left = facts.stock(itemId);
    if (sheet.move !== 'counted' && quantity < 0 && left + quantity < 0) return refuse('not_in_stock', { name: item.name, left });
    lines.push(lineOf(item, quantity, expected, bearerOf(sheet.move, proposal)));
  }
  if (lines.reduce((all, line) => all + valueOf(line), 0) > amountMax) return refuse('amount_too_large');
  if (!facts.isShiftOpen && lines.some(({ compensation }) => compensation !== undefined)) return refuse('shift_closed');
  return ok({ kind: 'goods_moved', body: bodyOf(sheet, proposal, said.value, lines, facts) });
}

function textsOf(
  { move }: Sheet, { note, words, reason }: GoodsProposal,
): Result<{ readonly note: string; readonly words: string }, 'reason_missing' | 'note_too_long' | 'card_number'> {
  const said = { note: note.trim(), words: words.trim() };
  if (move === 'adjusted' && reason === null) return refuse('reason_missing');
  if (move === 'counted' && said.words === '') return refuse('reason_missing');
  if (said.note.length > noteNumberMax || said.words.length > noteMax) return refuse('note_too_long', { most: noteMax });
  return holdsCardNumber(said.note) || holdsCardNumber(said.words) ? refuse('card_number') : ok(said);
}

type Moved = { readonly itemId: ItemId; readonly quantity: number; readonly expected?: number };

function piecesMoved(sheet: Sheet, { reason, restIsMissing }: GoodsProposal, facts: GoodsFacts): Moved[] {
  const { move, lines } = sheet;
  if (move === 'received') {
    return lines.filter(({ counted, expected }) => counted > 0 || (expected ?? 0) > 0)
      .map(({ itemId, counted, expected }) => ({ itemId, quantity: counted, ...(expected === null ? {} : { expected }) }));
  }
  if (move !== 'counted') {
    const sign = reason === 'found' && move === 'adjusted' ? 1 : -1;
    return lines.filter(({ counted }) => counted > 0).map(({ itemId, counted }) => ({ itemId, quantity: sign * counted }));
  }
  const differing = lines.filter(({ counted, book }) => counted !== book)
    .map(({ itemId, counted, book }) => ({ itemId, quantity: counted - book, expected: book }));
  const missing = restIsMissing ? uncounted(sheet, facts) : [];
  return [...differing, ...missing.map(({ id, stock }) => ({ itemId: id, quantity: -stock, expected: stock }))];
}

/** Items of a count's scope that have stock and were not counted, in their order. */
export function uncounted(
  { lines }: Pick<Sheet, 'lines'>, { inScope, stock }: Pick<GoodsFacts, 'inScope' | 'stock'>,
): { readonly id: ItemId; readonly item: Item; readonly stock: number }[] {
  const seen = new Set(lines.map(({ itemId }) => itemId));
  return inScope().filter(({ id }) => !seen.has(id)).map((item) => ({ id: item.id, item, stock: stock(item.id) }))
    .filter((each) => each.stock !== 0);
}

/** What is given away or used up by the shop is never the maker's to bear. */
function bearerOf(move: GoodsMove, { reason, bearer }: GoodsProposal): Bearer | null {
  if (move === 'counted') return bearer;
  if (move !== 'adjusted' || reason === 'found') return null;
  return reason === 'given' || reason === 'own_use' ? 'store' : bearer;
}

function lineOf(item: Item, quantity: number, expected: number | undefined, bearer: Bearer | null): GoodsLine {
  const { id: itemId, code, name, maker, contract, taxClass, price } = item;
  const bare = { itemId, code, name, maker, contract, taxClass, price, quantity, ...(expected === undefined ? {} : { expected }) };
  const compensation = compensationOf(bare, bearer);
  return compensation === 0 ? bare : { ...bare, compensation };
}

/**
 * What the shop owes a maker for pieces that are gone, in won: what their sale at the listed price would have left the maker.
 * Nothing for goods of its own, for those whose price is typed, and where the maker bears it.
 */
export function compensationOf(
  { maker, contract, price, quantity }: Pick<GoodsLine, 'maker' | 'contract' | 'price' | 'quantity'>, bearer: Bearer | null,
): Won {
  if (bearer !== 'store' || quantity >= 0) return zero;
  const pieces = -quantity;
  const gross = won((price ?? 0) * pieces);
  return compensationFor({ maker, contract, gross, net: gross, discounts: [], quantity: pieces }, { pieces, bearer });
}

function bodyOf(
  sheet: Sheet, proposal: GoodsProposal, { note, words }: { readonly note: string; readonly words: string }, lines: readonly GoodsLine[],
  facts: GoodsFacts,
): GoodsMovedBody {
  const { id, move, makerId, category } = sheet;
  const isGone = lines.some(({ quantity }) => quantity < 0);
  const bearer = isGone ? bearerOf(move, proposal) : null;
  return {
    id, move,
    ...(makerId === null ? {} : { maker: { id: makerId, name: facts.makerName(makerId) } }),
    ...(category === null ? {} : { category }),
    ...(note === '' ? {} : { note }),
    ...(move === 'adjusted' && proposal.reason !== null ? { reason: proposal.reason } : {}),
    ...(bearer === null ? {} : { bearer }),
    ...(words === '' ? {} : { words }),
    ...(move === 'counted' ? { checked: { items: sheet.lines.length, pieces: sheet.lines.reduce((all, { counted }) => all + counted, 0) } }
      : {}),
    lines,
  };
}

/** What somebody must be allowed to do to seal a sheet of a movement. */
export const goodsActions: Readonly<Record<GoodsMove, Action>> = {
  received: 'receive_goods', returned: 'return_goods', adjusted: 'adjust_stock', counted: 'adjust_stock',
};

/** Whose leave it needs; `amount` is what the moved pieces are listed for. */
export function wantedForGoods({ id, move, lines }: Pick<GoodsMovedBody, 'id' | 'move' | 'lines'>): Wanted {
  return { action: goodsActions[move], subject: id, lineId: null, amount: sum(lines.map(valueOf)) };
}

/** What the moved pieces of a line are listed for, in won, whichever way they go; nothing where the price is typed. */
export function valueOf({ price, quantity }: Pick<GoodsLine, 'price' | 'quantity'>): Won {
  return won((price ?? 0) * Math.abs(quantity));
}
