/** What leave is being asked for, and the consent that was given. Holds no PIN and asks nobody. */
import type { Wanted } from '../../src/domain/consent.ts';
import type { ConsentId } from '../../src/domain/ids.ts';
import type { Won } from '../../src/domain/money.ts';
import { storeOf } from '../store-of.ts';

/** `before` is what the goods cost without it; null where there is nothing to compare with. */
export type Asked = { readonly wanted: Wanted; readonly before: Won | null };

export type ConsentState = { readonly asked: Asked | null; readonly given: ConsentId | null };

export type ConsentAction =
  | { readonly type: 'asked'; readonly asked: Asked }
  | { readonly type: 'given'; readonly id: ConsentId }
  | { readonly type: 'ended' };

export function reduceConsent(state: ConsentState, action: ConsentAction): ConsentState {
  switch (action.type) {
    case 'asked':
      return { asked: action.asked, given: null };
    case 'given':
      return { ...state, given: action.id };
    default:
      return { asked: null, given: null };
  }
}

export const consentStore = storeOf<ConsentState, ConsentAction>({ asked: null, given: null }, reduceConsent);
