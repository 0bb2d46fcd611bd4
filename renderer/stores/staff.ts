/** The people of the store as the house last told those who lead it; null before that. Asks nothing. */
import type { PersonView } from '../../src/contract/people-rows.ts';
import type { Refusal } from '../../src/domain/result.ts';
import { storeOf } from '../store-of.ts';

export type StaffState = { readonly people: readonly PersonView[] | null; readonly refusal: Refusal | null };
export type StaffAction =
  | { readonly type: 'told'; readonly people: readonly PersonView[] }
  | { readonly type: 'refused'; readonly refusal: Refusal };

export function reduceStaff(state: StaffState, action: StaffAction): StaffState {
  return action.type === 'told' ? { people: action.people, refusal: null } : { ...state, refusal: action.refusal };
}

export const staffStore = storeOf<StaffState, StaffAction>({ people: null, refusal: null }, reduceStaff);
