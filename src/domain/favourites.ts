/** The items that the shop keeps at hand on the counter: which, in which order, how many. Looks up no item. */
import type { ItemId } from './ids.ts';
import { ok, refuse, type Result } from './result.ts';

/** So many are found at a glance; more is a category. */
export const favouritesMax = 24;

/** The ids that a setting's text names, in their order. What is no id is passed over; empty for no text. */
export function favouritesOf(text: string): readonly ItemId[] {
  const ids = text.split(' ').filter((part) => /^[1-9]\d{0,14}$/.test(part)).map((part) => Number(part) as ItemId);
  return [...new Set(ids)].slice(0, favouritesMax);
}

/** The text of a setting that names these ids. */
export function favouritesText(ids: readonly ItemId[]): string {
  return ids.join(' ');
}

/**
 * Puts an item behind the last one, or takes it away; the order of the others stays. An item that is there already, or is
 * not there, changes nothing. Refuses the 25th with `favourites_full`.
 */
export function favour(ids: readonly ItemId[], id: ItemId, isOn: boolean): Result<readonly ItemId[], 'favourites_full'> {
  if (ids.includes(id) === isOn) return ok(ids);
  if (!isOn) return ok(ids.filter((other) => other !== id));
  return ids.length >= favouritesMax ? refuse('favourites_full', { most: favouritesMax }) : ok([...ids, id]);
}
