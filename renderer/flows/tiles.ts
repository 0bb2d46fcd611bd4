/** Selling by touch: asks for what lies at hand and for the part of a category that is in sight; pins and unpins. Holds nothing. */
import type { ItemId } from '../../src/domain/ids.ts';
import type { Desk } from '../desk.ts';
import { checkoutStore } from '../stores/checkout.ts';
import { searchStore } from '../stores/search.ts';
import { pageSize, tilesStore } from '../stores/tiles.ts';
import { notice, selectedLine } from './cart.ts';
import { leaveSearch } from './find.ts';

/** Asks for all tiles anew: stock and prices may be others. */
export async function refreshTiles(desk: Desk): Promise<void> {
  const answer = await desk.call('tiles.read', {});
  if (answer.ok) tilesStore.dispatch({ type: 'told', ...answer.value });
}

/** Pages that were asked for and are not answered yet. */
const asked = new Set<string>();

/** Asks for the pages of the open category from one item up to, without, another, where they are missing or were told before a change. */
export function wantItems(desk: Desk, from: number, end: number): void {
  const { open, pages, change } = tilesStore.get();
  if (open === null) return;
  for (let page = Math.floor(from / pageSize); page * pageSize < Math.min(end, open.count); page += 1) {
    const key = `${change}/${page}/${open.name}`;
    if (pages.get(page)?.at === change || asked.has(key)) continue;
    asked.add(key);
    void readPage(desk, open.name, page, change).finally(() => asked.delete(key));
  }
}

async function readPage(desk: Desk, category: string, page: number, at: number): Promise<void> {
  const answer = await desk.call('tiles.list', { category, from: page * pageSize, most: pageSize });
  if (answer.ok) tilesStore.dispatch({ type: 'page_told', category, page, at, ...answer.value });
}

/** An item that may be pinned: a tile's, a hit's, a line's. */
export type Pinnable = { readonly id: ItemId; readonly name: string };

export function isFavourite(id: ItemId): boolean {
  return tilesStore.get().favourites.some((item) => item.id === id);
}

/** Pins an item, or unpins one that is pinned; says which. */
export async function toggleFavourite(desk: Desk, { id, name }: Pinnable): Promise<void> {
  const on = !isFavourite(id);
  const answer = await desk.call('catalog.favour', { itemId: id, on });
  if (!answer.ok) return notice('refused', 'bad', { code: answer.refusal.code, ...answer.refusal.facts });
  tilesStore.dispatch({ type: 'favourites_told', favourites: answer.value.favourites });
  notice(on ? 'pinned' : 'unpinned', 'info', { name });
}

/** What Ctrl+D means: the tile that has the focus, else the marked hit, else the selected line. False when it is none of them. */
export function toggleMarked(desk: Desk): boolean {
  const item = focusedTile() ?? activeHit() ?? itemOfLine();
  if (item === null) return false;
  void toggleFavourite(desk, item);
  return true;
}

function focusedTile(): Pinnable | null {
  const tile = document.activeElement;
  if (!(tile instanceof HTMLElement) || tile.dataset['item'] === undefined) return null;
  return { id: Number(tile.dataset['item']) as ItemId, name: tile.dataset['name'] ?? '' };
}

function activeHit(): Pinnable | null {
  const { items, active, text, answered } = searchStore.get();
  return text.trim() !== '' && text === answered ? (items[active] ?? null) : null;
}

function itemOfLine(): Pinnable | null {
  const line = selectedLine();
  return line === undefined || line.itemId === null ? null : { id: line.itemId, name: line.name };
}

/** Shows the tiles and gives them the keyboard; not while a price or a choice waits for an answer. */
export function focusTiles(): boolean {
  const { kind } = checkoutStore.get().panel;
  if (kind !== 'browse' && kind !== 'unknown') return false;
  leaveSearch();
  if (kind !== 'browse') checkoutStore.dispatch({ type: 'panel', panel: { kind: 'browse' } });
  checkoutStore.dispatch({ type: 'tab', tab: 'find' });
  tilesStore.dispatch({ type: 'focus_wanted', wanted: true });
  return true;
}
