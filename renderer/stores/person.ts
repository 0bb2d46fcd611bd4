/** Whom a touch, a key or a badge chose where a PIN is asked for: at the sign-in or in a dialog. Signs nobody in. */
import type { OperatorId } from '../../src/domain/ids.ts';
import { storeOf } from '../store-of.ts';

export type PersonState = { readonly chosen: OperatorId | null };
export type PersonAction = { readonly type: 'chosen'; readonly id: OperatorId | null };

export function reducePerson(_state: PersonState, action: PersonAction): PersonState {
  return { chosen: action.id };
}

export const personStore = storeOf<PersonState, PersonAction>({ chosen: null }, reducePerson);
