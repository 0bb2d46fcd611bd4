/** An item's row changed by hand from a business day on: what holds on a day, and what a change may be. Rewrites no fact. */
import { isDay } from './calendar.ts';
import type { Item } from './catalog.ts';
import { holdsCardNumber } from './card-number.ts';
import type { Fact } from './facts.ts';
import type { ItemValues } from './goods-facts.ts';
import type { BusinessDate, ItemId } from './ids.ts';
import { ok, refuse, type Result } from './result.ts';

/** A change that an import has not replaced. */
export type ItemChange = { readonly itemId: ItemId; readonly from: BusinessDate; readonly now: Partial<ItemValues> };

/** The longest name and category, in UTF-16 units, and the highest number of few. */
export const itemNameMax = 80;
export const categoryMax = 30;
export const lowMax = 99_999;

/** An item with what is said of it by hand on a day: `low` is null for the shop's own number. */
export type ItemOfDay = { readonly item: Item; readonly low: number | null };

/**
 * An item on a business day: its row as imported, with every change that has begun by then. `changes` are its own, by the
 * day on which they begin, of one day the later one last. The same object where nothing is changed.
 */
export function itemOn(item: Item, changes: readonly ItemChange[], day: BusinessDate): ItemOfDay {
  let now: Partial<ItemValues> = {};
  for (const change of changes) if (change.from <= day) now = { ...now, ...change.now };
  const { low = null, ...values } = now;
  return { item: Object.keys(values).length === 0 ? item : { ...item, ...values }, low };
}

export type ItemRefusal = 'date_passed' | 'bad_date' | 'item_unchanged' | 'name_missing' | 'card_number';

/** Seals a change from a day on that is not over; `before` is the item on that day. What stays as it is is left out. */
export function setItem(
  { item, low }: ItemOfDay, from: BusinessDate, wanted: ItemValues, today: BusinessDate,
): Result<Fact, ItemRefusal> {
  if (!isDay(from)) return refuse('bad_date');
  if (from < today) return refuse('date_passed', { least: today });
  const typed: ItemValues = { ...wanted, name: wanted.name.trim(), category: wanted.category.trim() };
  if (typed.name === '' || typed.name.length > itemNameMax) return refuse('name_missing');
  if (holdsCardNumber(typed.name) || holdsCardNumber(typed.category)) return refuse('card_number');
  const before: ItemValues = { name: item.name, price: item.price, category: item.category, taxClass: item.taxClass, low };
  const changed = (Object.keys(before) as (keyof ItemValues)[]).filter((name) => before[name] !== typed[name]);
  if (changed.length === 0) return refuse('item_unchanged');
  const only = (values: ItemValues): Partial<ItemValues> => Object.fromEntries(changed.map((name) => [name, values[name]]));
  return ok({ kind: 'item_set', body: { itemId: item.id, code: item.code, from, was: only(before), now: only(typed) } });
}

/** What is on the list of few, and what is not there any more: one-offs that are sold stand apart, for none will come. */
export type Low = 'low' | 'out' | 'one_off_sold' | null;

/** Is an item with so many pieces one to tell of? `low` is its own number, else the shop's `usual`; 0 tells only of none left. */
export function lowOf({ stocked, oneOff }: Pick<Item, 'stocked' | 'oneOff'>, stock: number, low: number | null, usual: number): Low {
  if (!stocked) return null;
  if (oneOff) return stock <= 0 ? 'one_off_sold' : null;
  if (stock <= 0) return 'out';
  return stock <= (low ?? usual) ? 'low' : null;
}

/** The shop's own number of few from its setting; 2 until a manager sets one. */
export function usualLow(setting: string): number {
  const number = Number(setting);
  return setting !== '' && Number.isSafeInteger(number) && number >= 0 && number <= lowMax ? number : 2;
}
