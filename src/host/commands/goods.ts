/** Goods that come, go back to their maker, are lost or counted: sheets worked on scan by scan, sealed as one entry with its slip. */
import type { PastMovement, SheetLineView, SheetView } from '../../contract/goods-rows.ts';
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import type { Item } from '../../domain/catalog.ts';
import type { MoveId } from '../../domain/day-facts.ts';
import type { GoodsMove, GoodsMovedBody } from '../../domain/goods-facts.ts';
import {
  isInScope, markLine, sealGoods, uncounted, valueOf, wantedForGoods, type GoodsFacts, type Sheet, type SheetLine,
} from '../../domain/goods-sheet.ts';
import type { MakerId } from '../../domain/ids.ts';
import { sum, zero } from '../../domain/money.ts';
import { must, ok, refuse } from '../../domain/result.ts';
import { slipNumber } from '../../domain/slip.ts';
import type { Desk } from '../desk.ts';
import type { Booked } from '../goods-ports.ts';
import { stockOf } from '../workers/mirror.ts';

type GoodsRow = 'goods.sheet' | 'goods.begin' | 'goods.mark' | 'goods.drop' | 'goods.commit' | 'goods.past';

/** Uncounted items that are shown by name. */
const leftShown = 100;

/** Handlers of sheets. */
export function goodsCommands(desk: Desk): Pick<Handlers, GoodsRow> {
  const { ledger, goodsSheets } = desk.ports;
  return {
    'goods.sheet': ({ move, compare }) => {
      const sheet = openSheet(desk, move);
      return ok({ sheet: sheet === null ? null : sheetView(desk, sheet, compare) });
    },
    'goods.begin': ({ id, move, makerId, category }) => {
      const before = openSheet(desk, move);
      if (before !== null) return before.id === id ? ok(sheetView(desk, before, false)) : refuse('sheet_open');
      if (ledger.goodsMoved(id) !== null) return refuse('exists_with_different_body');
      if (makerId !== null && desk.terms().maker(makerId) === undefined) return refuse('unknown_maker');
      const sheet = { id, move, makerId, category, startedAt: desk.ports.clock.now() };
      goodsSheets.begin(sheet);
      return ok(sheetView(desk, { ...sheet, lines: [] }, false));
    },
    'goods.mark': (input) => marked(desk, input),
    'goods.drop': ({ id, move }) => {
      if (openSheet(desk, move)?.id !== id) return refuse('unknown_sheet');
      goodsSheets.drop(id);
      return ok({});
    },
    'goods.commit': (input) => committed(desk, input),
    'goods.past': ({ most }) => ok({ movements: ledger.goodsPast(most).map((each) => pastView(desk, each)) }),
  };
}

/** The sheet of a movement; one that is in the ledger already, its answer lost with the power, is over. */
function openSheet({ ports: { ledger, goodsSheets } }: Desk, move: GoodsMove): Sheet | null {
  const sheet = goodsSheets.load(move);
  if (sheet === null || ledger.goodsMoved(sheet.id) === null) return sheet;
  goodsSheets.drop(sheet.id);
  return null;
}

function marked(desk: Desk, { id, move, itemId, mark, pieces }: Parameters<Handlers['goods.mark']>[0]): HandlerAnswer<'goods.mark'> {
  const { goodsSheets } = desk.ports;
  const sheet = goodsSheets.head(move);
  if (sheet?.id !== id) return refuse('unknown_sheet');
  const item = desk.catalog().item(itemId);
  if (item === undefined) return refuse('unknown_item');
  const line = markLine(sheet, item, goodsSheets.line(id, itemId), mark, pieces, stockOf(desk, item));
  if (!line.ok) return line;
  if (line.value === null) goodsSheets.take(id, itemId);
  else goodsSheets.put(id, line.value);
  return ok({ line: line.value === null ? null : lineView(item, line.value, move !== 'counted') });
}

/** What deciding of a sheet knows of the catalogue and the stock now. */
function factsOf(desk: Desk, sheet: Pick<Sheet, 'makerId' | 'category'>): GoodsFacts {
  const { ledger } = desk.ports;
  const catalog = desk.catalog();
  return {
    item: catalog.item, isShiftOpen: ledger.openShift() !== null,
    inScope: () => catalog.all().filter((item) => isInScope(sheet, item))
      .map((item) => must(catalog.item(item.id), 'an item of the catalogue')),
    // What other tills and the mall moved of it, too.
    stock: (id) => stockOf(desk, must(catalog.item(id), `item ${id}`)),
    makerName: (id) => makerName(desk, id),
  };
}

function makerName(desk: Desk, id: MakerId | null): string {
  return id === null ? '' : (desk.terms().maker(id)?.name ?? '');
}

function committed(desk: Desk, { id, move, consent, ...proposal }: Parameters<Handlers['goods.commit']>[0]): HandlerAnswer<'goods.commit'> {
  const { ledger, goodsSheets } = desk.ports;
  const before = ledger.goodsMoved(id);
  if (before !== null) return ok({ ...outcome(before), repeated: true });
  const sheet = goodsSheets.load(move);
  if (sheet?.id !== id) return refuse('unknown_sheet');
  const sealed = sealGoods(sheet, proposal, factsOf(desk, sheet));
  if (!sealed.ok) return sealed;
  if (sealed.value.kind !== 'goods_moved') throw new Error(`a sheet is no matter of ${sealed.value.kind}`);
  const { body } = sealed.value;
  const leave = desk.consents.leaveFor(wantedForGoods(body), consent);
  if (!leave.ok) return leave;
  const { header } = must(desk.append([...leave.value, sealed.value]).at(-1), 'the entry just appended');
  goodsSheets.drop(id);
  return ok({ ...outcome({ till: header.till, seq: header.seq, body }), repeated: false });
}

function outcome({ till, seq, body: { lines } }: Pick<Booked<GoodsMovedBody>, 'till' | 'seq' | 'body'>) {
  return {
    number: slipNumber(till, seq), items: lines.length, pieces: lines.reduce((all, { quantity }) => all + quantity, 0),
    compensation: sum(lines.map(({ compensation }) => compensation ?? zero)),
  };
}

function sheetView(desk: Desk, sheet: Sheet, compare: boolean): SheetView {
  const catalog = desk.catalog();
  const isTold = compare || sheet.move !== 'counted';
  const left = compare && sheet.move === 'counted' ? uncounted(sheet, factsOf(desk, sheet)) : [];
  const { id, move, makerId, category, startedAt, lines } = sheet;
  return {
    id: id satisfies MoveId, move, makerId, maker: makerName(desk, makerId), category, startedAt,
    lines: lines.flatMap((line) => {
      const item = catalog.item(line.itemId);
      return item === undefined ? [] : [lineView(item, line, isTold)];
    }),
    left: left.slice(0, leftShown).map(({ item, stock }) =>
      ({ itemId: item.id, code: item.code, name: item.name, stock, price: item.price })),
    leftCount: left.length,
    leftValue: sum(left.map(({ item, stock }) => valueOf({ price: item.price, quantity: stock }))),
  };
}

function lineView(item: Item, { expected, counted, book, isUnsure }: SheetLine, isTold: boolean): SheetLineView {
  const { id: itemId, code, name, maker, price } = item;
  return { itemId, code, name, maker: maker?.name ?? '', price, expected, counted, book: isTold ? book : null, isUnsure };
}

function pastView(desk: Desk, booked: Booked<GoodsMovedBody>): PastMovement {
  const { seq, at, day, operator, body } = booked;
  const { number, items, pieces, compensation } = outcome(booked);
  return {
    seq, number, at, day, operator: desk.operatorName(operator), move: body.move, maker: body.maker?.name ?? '', note: body.note ?? '',
    reason: body.reason ?? null, words: body.words ?? '', items, pieces, value: sum(body.lines.map(valueOf)), compensation,
  };
}
