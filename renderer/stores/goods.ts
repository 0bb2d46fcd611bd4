/** The goods' screen: which part is shown, the sheet that is worked on, what is typed for its end. The house keeps the sheet itself. */
import type { ItemAnswer, SheetLineView, SheetView } from '../../src/contract/goods-rows.ts';
import type { ItemView } from '../../src/contract/shapes.ts';
import type { AdjustReason, Bearer, GoodsMove } from '../../src/domain/goods-facts.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { won } from '../../src/domain/money.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { storeOf } from '../store-of.ts';

/** The parts of the screen: the movements, the list of few, items changed by hand. */
export type GoodsTab = GoodsMove | 'low' | 'items';

export type GoodsForm = {
  readonly note: string; readonly reason: AdjustReason | null; readonly bearer: Bearer; readonly words: string;
  readonly restIsMissing: boolean;
};

export type Goods = {
  readonly tab: GoodsTab;
  /** Null for none; undefined until the house has said. */
  readonly sheet: SheetView | null | undefined;
  readonly chosen: ItemId | null;
  /** Digits keyed for the chosen line. */
  readonly digits: string;
  /** Items that share the code that was read: which is meant? */
  readonly choices: readonly ItemView[];
  readonly refusal: Refusal | null;
  /** The last step before the sheet is sealed is asked. */
  readonly finishing: boolean;
  readonly form: GoodsForm;
  readonly busy: boolean;
  /** The slip of the sheet that was sealed last. */
  readonly done: { readonly number: string; readonly pieces: number; readonly compensation: number } | null;
  readonly item: ItemAnswer | null;
};

export type GoodsAction =
  | { readonly type: 'tab'; readonly tab: GoodsTab }
  | { readonly type: 'sheet'; readonly sheet: SheetView | null }
  | { readonly type: 'line'; readonly itemId: ItemId; readonly line: SheetLineView | null }
  | { readonly type: 'chosen'; readonly itemId: ItemId | null }
  | { readonly type: 'digits'; readonly digits: string }
  | { readonly type: 'choices'; readonly choices: readonly ItemView[] }
  | { readonly type: 'refused'; readonly refusal: Refusal | null }
  | { readonly type: 'finishing'; readonly finishing: boolean }
  | { readonly type: 'form'; readonly change: Partial<GoodsForm> }
  | { readonly type: 'busy'; readonly busy: boolean }
  | { readonly type: 'done'; readonly done: Goods['done'] }
  | { readonly type: 'item'; readonly item: ItemAnswer | null };

const blankForm: GoodsForm = { note: '', reason: null, bearer: 'store', words: '', restIsMissing: false };
const blank: Goods = {
  tab: 'received', sheet: undefined, chosen: null, digits: '', choices: [], refusal: null, finishing: false, form: blankForm, busy: false,
  done: null, item: null,
};

export function reduceGoods(goods: Goods, action: GoodsAction): Goods {
  switch (action.type) {
    case 'tab':
      return { ...blank, tab: action.tab };
    case 'sheet':
      return { ...goods, sheet: action.sheet, refusal: null, busy: false };
    case 'line':
      return lineTold(goods, action.itemId, action.line);
    case 'chosen':
      return { ...goods, chosen: action.itemId, digits: '' };
    case 'digits':
      return { ...goods, digits: action.digits };
    case 'choices':
      return { ...goods, choices: action.choices };
    case 'refused':
      return { ...goods, refusal: action.refusal, busy: false };
    case 'finishing':
      return { ...goods, finishing: action.finishing, refusal: null };
    case 'form':
      return { ...goods, form: { ...goods.form, ...action.change }, refusal: null };
    case 'busy':
      return { ...goods, busy: action.busy, refusal: null };
    case 'done':
      return { ...blank, tab: goods.tab, sheet: null, done: action.done };
    case 'item':
      return { ...goods, item: action.item, refusal: null, busy: false };
    default:
      return goods;
  }
}

/** A line that is new on the sheet is its last; what was read is what is worked on. */
function lineTold(goods: Goods, itemId: ItemId, line: SheetLineView | null): Goods {
  const { sheet } = goods;
  if (sheet === null || sheet === undefined) return goods;
  const before = sheet.lines;
  const isThere = before.some((each) => each.itemId === itemId);
  const lines = line === null ? before.filter((each) => each.itemId !== itemId)
    : isThere ? before.map((each) => (each.itemId === itemId ? line : each)) : [...before, line];
  return {
    ...goods, sheet: { ...sheet, lines, left: [], leftCount: 0, leftValue: won(0) },
    chosen: line === null ? (lines.at(-1)?.itemId ?? null) : itemId,
    digits: '', choices: [], refusal: null, done: null,
  };
}

export const goodsStore = storeOf<Goods, GoodsAction>(blank, reduceGoods);
