/** The search box and what the house found for it. Late answers to older texts are dropped here. */
import type { ItemView } from '../../src/contract/shapes.ts';
import { storeOf } from '../store-of.ts';

export type Search = {
  readonly text: string;
  /** The text that `items` answer. */
  readonly answered: string;
  readonly items: readonly ItemView[];
  readonly found: number;
  /** Of a text that found nothing: a text close to it that finds something. */
  readonly nearest: string | null;
  readonly active: number;
  /** Somebody asked to type here; the box takes the caret as soon as it is on the screen. */
  readonly focusWanted: boolean;
};

export type SearchAction =
  | { readonly type: 'typed'; readonly text: string }
  | {
      readonly type: 'answered';
      readonly text: string;
      readonly items: readonly ItemView[];
      readonly found: number;
      readonly nearest: string | null;
    }
  | { readonly type: 'moved'; readonly by: number }
  | { readonly type: 'focus_wanted' }
  | { readonly type: 'focus_taken' }
  | { readonly type: 'cleared' };

const nothingFound = { text: '', answered: '', items: [], found: 0, nearest: null, active: 0 };

export function reduceSearch(search: Search, action: SearchAction): Search {
  switch (action.type) {
    case 'typed':
      return action.text.trim() === '' ? { ...search, ...nothingFound, text: action.text } : { ...search, text: action.text };
    case 'answered':
      if (action.text !== search.text) return search;
      return { ...search, answered: action.text, items: action.items, found: action.found, nearest: action.nearest, active: 0 };
    case 'moved': {
      const last = search.items.length - 1;
      return { ...search, active: Math.max(0, Math.min(last, search.active + action.by)) };
    }
    case 'focus_wanted':
      return { ...search, focusWanted: true };
    case 'focus_taken':
      return { ...search, focusWanted: false };
    case 'cleared':
      return { ...search, ...nothingFound };
    default:
      return search;
  }
}

export const searchStore = storeOf<Search, SearchAction>({ ...nothingFound, focusWanted: false }, reduceSearch);
