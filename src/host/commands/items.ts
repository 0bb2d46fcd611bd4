/** What is few, and items changed by hand from a business day on. Moves no stock. */
import type { ItemAnswer, LowItem } from '../../contract/goods-rows.ts';
import type { Handlers, HandlerAnswer } from '../../contract/serve.ts';
import type { ItemId } from '../../domain/ids.ts';
import { lowOf, setItem, usualLow } from '../../domain/item-change.ts';
import { ok, refuse } from '../../domain/result.ts';
import { tillName } from '../../domain/store.ts';
import { lowSheets } from '../../domain/goods-file.ts';
import type { Desk } from '../desk.ts';
import { itemView } from '../views.ts';
import { stockOf } from '../workers/mirror.ts';

type ItemRow = 'goods.low' | 'goods.set_low' | 'goods.export_low' | 'item.read' | 'item.set';

/** Changes of an item that are shown, newest first. */
const historyShown = 50;
/** Items looked at before a pause: a few milliseconds. */
const itemsAtOnce = 500;

/** Handlers of the list of few and of items. */
export function itemCommands(desk: Desk): Pick<Handlers, ItemRow> {
  const { ports } = desk;
  return {
    'goods.low': async ({ most }) => {
      const { items, oneOffs, usual } = await lowList(desk);
      return ok({
        usual, items: items.slice(0, most), oneOffs: oneOffs.slice(0, most), lowCount: items.length, oneOffCount: oneOffs.length,
      });
    },
    'goods.set_low': ({ usual }) => {
      if (usual !== usualLow(ports.ledger.setting('low_stock'))) {
        desk.append([{ kind: 'settings_changed', body: { low_stock: String(usual) } }]);
      }
      return ok({ usual });
    },
    'goods.export_low': async ({ form }) => {
      const { items, oneOffs } = await lowList(desk);
      const rows = [...items, ...oneOffs].map(({ item: { code, name, maker, category, price }, stock, state, low }) => (
        { code, name, maker: maker?.name ?? '', category, price, stock, state, low }));
      const saved = await ports.tableFiles.save(`sodam-low-${tillName(desk.store())}-${desk.day()}`, form, lowSheets(rows));
      return saved.ok ? ok({ ...saved.value, rows: rows.length }) : saved;
    },
    'item.read': ({ itemId }) => answerOf(desk, itemId),
    'item.set': ({ itemId, from, values }) => {
      const shown = desk.catalog().item(itemId);
      if (shown === undefined) return refuse('unknown_item');
      // A file that is being taken in says all of its items.
      if (ports.imports.progress() !== null) return refuse('import_running');
      const before = desk.items().one(itemId, from > desk.day() ? from : desk.day()) ?? { item: shown, low: null };
      const set = setItem(before, from, values, desk.day());
      if (!set.ok) return set;
      desk.append([set.value]);
      desk.reloadItems();
      return answerOf(desk, itemId);
    },
  };
}

function answerOf(desk: Desk, itemId: ItemId): HandlerAnswer<'item.read'> & HandlerAnswer<'item.set'> {
  const { ledger } = desk.ports;
  const item = desk.catalog().item(itemId);
  if (item === undefined) return refuse('unknown_item');
  const day = desk.day();
  const answer: ItemAnswer = {
    item: itemView(item, stockOf(desk, item)), low: desk.items().low(itemId, day),
    later: desk.items().later(itemId, day).map(({ from, now }) => ({ from, now })),
    history: ledger.itemHistory(itemId, historyShown).map(({ at, day: on, operator, body: { from, was, now } }) => (
      { at, day: on, operator: desk.operatorName(operator), from, was, now })),
  };
  return ok(answer);
}

/** The fewest first; what was sold and comes no more stands apart. Scans and sales come in between. */
async function lowList(desk: Desk): Promise<{ readonly usual: number; readonly items: LowItem[]; readonly oneOffs: LowItem[] }> {
  const { ledger, pause } = desk.ports;
  const usual = usualLow(ledger.setting('low_stock'));
  const day = desk.day();
  const few: LowItem[] = [];
  for (const [index, item] of desk.catalog().all().entries()) {
    if (index % itemsAtOnce === itemsAtOnce - 1) await pause();
    const stock = stockOf(desk, item);
    const own = desk.items().low(item.id, day);
    const state = lowOf(item, stock, own, usual);
    if (state !== null) few.push({ item: itemView(item, stock), stock, state, low: own ?? usual });
  }
  few.sort((a, b) => a.stock - b.stock || a.item.id - b.item.id);
  const isOneOff = ({ state }: LowItem): boolean => state === 'one_off_sold';
  return { usual, items: few.filter((each) => !isOneOff(each)), oneOffs: few.filter(isOneOff) };
}
