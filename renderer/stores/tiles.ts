/** What is sold by touch: what lies at hand, bags, categories, and the part of the open category that was asked for. Asks nothing. */
import type { ItemView } from '../../src/contract/shapes.ts';
import { storeOf } from '../store-of.ts';

export type TileTab = 'favourites' | 'recent' | 'categories';
export type Category = { readonly name: string; readonly count: number };
/** Items of one page of a category, and after which change of the till they were told. */
type Page = { readonly items: readonly ItemView[]; readonly at: number };

export type Tiles = {
  readonly favourites: readonly ItemView[];
  readonly bags: readonly ItemView[];
  readonly categories: readonly Category[];
  /** Null until somebody chose one: then what lies at hand is shown, or what was rung up last where nothing does. */
  readonly tab: TileTab | null;
  /** The category whose items are shown. */
  readonly open: Category | null;
  readonly pages: ReadonlyMap<number, Page>;
  /** Counts the changes after which stock and prices may be others. */
  readonly change: number;
  /** A press pins and unpins instead of ringing up. */
  readonly pinning: boolean;
  /** Somebody asked for the tabs by key; they take the focus as soon as they are on the screen. */
  readonly focusWanted: boolean;
};

export type TilesAction =
  | ({ readonly type: 'told' } & Pick<Tiles, 'favourites' | 'bags' | 'categories'>)
  | { readonly type: 'favourites_told'; readonly favourites: readonly ItemView[] }
  | { readonly type: 'tab'; readonly tab: TileTab }
  | { readonly type: 'opened'; readonly category: Category | null }
  | {
      readonly type: 'page_told'; readonly category: string; readonly page: number; readonly at: number;
      readonly items: readonly ItemView[]; readonly found: number;
    }
  | { readonly type: 'pinning'; readonly pinning: boolean }
  | { readonly type: 'focus_wanted'; readonly wanted: boolean };

/** Items of one page; full rows of two and of three. */
export const pageSize = 60;
const closed = { open: null, pages: new Map<number, Page>(), pinning: false };

export function reduceTiles(tiles: Tiles, action: TilesAction): Tiles {
  switch (action.type) {
    case 'told': {
      const { favourites, bags, categories } = action;
      const next = { ...tiles, favourites, bags, categories, change: tiles.change + 1 };
      if (tiles.open === null) return next;
      const open = categories.find(({ name }) => name === tiles.open?.name);
      return open === undefined ? { ...next, ...closed } : { ...next, open };
    }
    case 'favourites_told':
      return { ...tiles, favourites: action.favourites, pinning: tiles.pinning && (action.favourites.length > 0 || tiles.open !== null) };
    case 'tab':
      return { ...tiles, ...closed, tab: action.tab };
    case 'opened':
      return { ...tiles, ...closed, tab: 'categories', open: action.category };
    case 'page_told': {
      if (tiles.open?.name !== action.category) return tiles;
      const pages = new Map(tiles.pages).set(action.page, { items: action.items, at: action.at });
      return { ...tiles, pages, open: { name: action.category, count: action.found } };
    }
    case 'pinning':
      return { ...tiles, pinning: action.pinning };
    case 'focus_wanted':
      return { ...tiles, focusWanted: action.wanted };
    default:
      return tiles;
  }
}

/** The tab that is shown. */
export function shownTab({ tab, favourites }: Pick<Tiles, 'tab' | 'favourites'>): TileTab {
  return tab ?? (favourites.length > 0 ? 'favourites' : 'recent');
}

export const tilesStore = storeOf<Tiles, TilesAction>(
  { favourites: [], bags: [], categories: [], tab: null, change: 0, focusWanted: false, ...closed }, reduceTiles,
);
