/** The badge code that the people card takes in: by scan or typed. Says nothing of whose it is. */
import { storeOf } from '../store-of.ts';

export type BadgeState = { readonly listening: boolean; readonly text: string };
export type BadgeAction =
  | { readonly type: 'listening'; readonly listening: boolean }
  | { readonly type: 'read'; readonly text: string };

export function reduceBadge(state: BadgeState, action: BadgeAction): BadgeState {
  return action.type === 'read' ? { ...state, text: action.text } : { listening: action.listening, text: '' };
}

export const badgeStore = storeOf<BadgeState, BadgeAction>({ listening: false, text: '' }, reduceBadge);
