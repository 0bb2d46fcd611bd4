/** The rows of goods beside sales, of what is few and of items changed by hand; `contract.ts` puts them among the others. */
import { z } from 'zod/mini';
import { noteMax } from '../domain/cart.ts';
import { adjustReasons, bearers, goodsMoves } from '../domain/goods-facts.ts';
import { marks, noteNumberMax, sheetPiecesMax } from '../domain/goods-sheet.ts';
import { categoryMax, itemNameMax, lowMax } from '../domain/item-change.ts';
import { fileForms } from '../domain/table-file.ts';
import { consentRefusals, row } from './rows.ts';
import {
  AmountShape, BusinessDateShape, ConsentOrNoneShape, ItemIdShape, ItemShape, MakerIdShape, SaleIdShape, SumShape, TaxClassShape,
  noteOf, textOf, wholeFrom,
} from './shapes.ts';

const MoveShape = z.enum(goodsMoves);

const SheetLineShape = z.strictObject({
  itemId: ItemIdShape, code: z.string(), name: z.string(), maker: z.string(), price: z.nullable(AmountShape),
  /** Pieces on the delivery note; null where it says nothing of it. */
  expected: z.nullable(z.int()),
  counted: z.int(),
  /** The stock when it was counted; null while a count is not to be told. */
  book: z.nullable(z.int()),
  /** Sold or moved between two scans of it: to be counted again. */
  isUnsure: z.boolean(),
});
export type SheetLineView = z.output<typeof SheetLineShape>;

const SheetShape = z.strictObject({
  id: SaleIdShape, move: MoveShape, makerId: z.nullable(MakerIdShape), maker: z.string(), category: z.nullable(z.string()),
  startedAt: z.int(),
  /** In the order in which they came onto the sheet. */
  lines: z.array(SheetLineShape),
  /** Of a count that is compared: the first items that have stock and were not counted, and how many there are. */
  left: z.array(z.strictObject({
    itemId: ItemIdShape, code: z.string(), name: z.string(), stock: z.int(), price: z.nullable(AmountShape),
  })),
  leftCount: z.int(),
  /** What all of those are listed for, in won. */
  leftValue: SumShape,
});
export type SheetView = z.output<typeof SheetShape>;

const PastShape = z.strictObject({
  seq: z.int(), number: z.string(), at: z.int(), day: BusinessDateShape, operator: z.string(), move: MoveShape,
  maker: z.string(), note: z.string(), reason: z.nullable(z.enum(adjustReasons)), words: z.string(),
  items: z.int(), pieces: z.int(), value: SumShape, compensation: SumShape,
});
export type PastMovement = z.output<typeof PastShape>;

const LowShape = z.strictObject({
  item: ItemShape, stock: z.int(), state: z.enum(['low', 'out', 'one_off_sold']), low: z.int(),
});
export type LowItem = z.output<typeof LowShape>;

const ValuesShape = z.strictObject({
  name: textOf(2 * itemNameMax), price: z.nullable(AmountShape), category: textOf(categoryMax), taxClass: TaxClassShape,
  /** Null for the shop's own number. */
  low: z.nullable(wholeFrom(0, lowMax)),
});
const SomeValuesShape = z.partial(z.strictObject({
  name: z.string(), price: z.nullable(AmountShape), category: z.string(), taxClass: TaxClassShape, low: z.nullable(z.int()),
}));

const ItemAnswerShape = z.strictObject({
  item: ItemShape, low: z.nullable(z.int()),
  /** What begins later, the next first. */
  later: z.array(z.strictObject({ from: BusinessDateShape, now: SomeValuesShape })),
  /** What was changed by hand, newest first. */
  history: z.array(z.strictObject({
    at: z.int(), day: BusinessDateShape, operator: z.string(), from: BusinessDateShape, was: SomeValuesShape, now: SomeValuesShape,
  })),
});
export type ItemAnswer = z.output<typeof ItemAnswerShape>;

/** Rows of goods. */
export const goodsRows = {
  /** The sheet of a movement that is being worked on; null for none. `compare` tells a count what the books say. */
  'goods.sheet': row({
    needs: 'count_goods',
    input: z.strictObject({ move: MoveShape, compare: z.boolean() }),
    output: z.strictObject({ sheet: z.nullable(SheetShape) }),
    refusals: [],
  }),
  /** Begins a sheet, for all goods or those of a maker and a category. One of each movement at a time. */
  'goods.begin': row({
    needs: 'count_goods',
    input: z.strictObject({
      id: SaleIdShape, move: MoveShape, makerId: z.nullable(MakerIdShape), category: z.nullable(textOf(100)),
    }),
    output: SheetShape,
    refusals: ['sheet_open', 'unknown_maker', 'exists_with_different_body'],
  }),
  /** Marks an item on a sheet; null once it is off it. It is on the disk when the answer comes. */
  'goods.mark': row({
    needs: 'count_goods',
    input: z.strictObject({
      id: SaleIdShape, move: MoveShape, itemId: ItemIdShape, mark: z.enum(marks), pieces: wholeFrom(0, sheetPiecesMax),
    }),
    output: z.strictObject({ line: z.nullable(SheetLineShape) }),
    refusals: ['unknown_sheet', 'unknown_item', 'no_stock_kept', 'not_on_this_sheet', 'quantity_out_of_range'],
  }),
  /** Throws a sheet away: nothing was moved. */
  'goods.drop': row({
    needs: 'count_goods',
    input: z.strictObject({ id: SaleIdShape, move: MoveShape }),
    output: z.strictObject({}),
    refusals: ['unknown_sheet'],
  }),
  /** Seals a sheet as one entry with its slip. The same sheet again moves nothing more. */
  'goods.commit': row({
    needs: 'count_goods',
    input: z.strictObject({
      id: SaleIdShape, move: MoveShape, note: noteOf(2 * noteNumberMax), reason: z.nullable(z.enum(adjustReasons)), bearer: z.enum(bearers),
      words: noteOf(2 * noteMax), restIsMissing: z.boolean(), consent: ConsentOrNoneShape,
    }),
    output: z.strictObject({ number: z.string(), repeated: z.boolean(), items: z.int(), pieces: z.int(), compensation: SumShape }),
    refusals: [
      'unknown_sheet', 'nothing_on_sheet', 'not_in_stock', 'reason_missing', 'count_again', 'note_too_long', 'card_number', 'shift_closed',
      'amount_too_large', ...consentRefusals,
    ],
  }),
  /** Movements of goods, newest first. */
  'goods.past': row({
    needs: 'count_goods',
    input: z.strictObject({ most: wholeFrom(1, 200) }),
    output: z.strictObject({ movements: z.array(PastShape) }),
    refusals: [],
  }),
  /** What is few, what is out, and one-offs that are sold; the first of each, and how many there are. `usual` is the shop's number. */
  'goods.low': row({
    needs: 'count_goods',
    input: z.strictObject({ most: wholeFrom(1, 500) }),
    output: z.strictObject({
      usual: z.int(), items: z.array(LowShape), oneOffs: z.array(LowShape), lowCount: z.int(), oneOffCount: z.int(),
    }),
    refusals: [],
  }),
  /** From how many pieces left an item without a number of its own is few. */
  'goods.set_low': row({
    needs: 'change_price', input: z.strictObject({ usual: wholeFrom(0, lowMax) }), output: z.strictObject({ usual: z.int() }), refusals: [],
  }),
  /** Writes the list of few into the folder for files, safe from formulas. */
  'goods.export_low': row({
    needs: 'see_sales', isLong: true,
    input: z.strictObject({ form: z.enum(fileForms) }),
    output: z.strictObject({ path: z.string(), rows: z.int() }),
    refusals: ['file_not_written'],
  }),
  /** An item with what will be changed of it and what was, by whom. */
  'item.read': row({
    needs: 'change_price', input: z.strictObject({ itemId: ItemIdShape }), output: ItemAnswerShape, refusals: ['unknown_item'],
  }),
  /** Changes an item's row from a business day on that is not over. A cart that shows the old price keeps it. */
  'item.set': row({
    needs: 'change_price',
    input: z.strictObject({ itemId: ItemIdShape, from: BusinessDateShape, values: ValuesShape }),
    output: ItemAnswerShape,
    refusals: ['unknown_item', 'import_running', 'date_passed', 'bad_date', 'item_unchanged', 'name_missing', 'card_number'],
  }),
} as const;
