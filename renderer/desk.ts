/** What every flow and screen is handed: the house to ask, ids, waiting, sounds. Holds no state of the till. */
import { createContext, useContext } from 'react';
import type { Client } from '../src/contract/client.ts';
import { emptyCart, type Cart } from '../src/domain/cart.ts';
import type { SaleId } from '../src/domain/ids.ts';
import { must } from '../src/domain/result.ts';
import { linkStore } from './stores/link.ts';
import { tillStore } from './stores/till.ts';

export type SoundName = 'scanned' | 'unknown' | 'consent' | 'committed' | 'fault';

/** The world as flows need it. */
export type World = {
  readonly client: Client;
  /** Names this window among others. */
  readonly screenId: string;
  /** A name never used before. */
  readonly newId: () => string;
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<void>;
  readonly sound: (name: SoundName) => void;
};

export type Desk = World & {
  /** As the client's call; refusals that concern the whole till are noted on the way. */
  readonly call: Client['call'];
};

/** Sets up the desk on its world. */
export function openDesk(world: World): Desk {
  const call: Client['call'] = async (name, input, timeoutMs) => {
    const answer = await world.client.call(name, input, timeoutMs);
    if (!answer.ok) noteRefusal(answer.refusal.code);
    return answer;
  };
  return { ...world, call };
}

function noteRefusal(code: string): void {
  if (code === 'ledger_stopped') tillStore.dispatch({ type: 'stopped' });
  if (code === 'screen_replaced') linkStore.dispatch({ type: 'replaced' });
  if (code === 'not_signed_in') tillStore.dispatch({ type: 'operator_changed', operator: null });
}

/** An empty cart under an id of its own. */
export function newCart(desk: Desk, kind: Cart['kind'] = 'sale'): Cart {
  return emptyCart(desk.newId() as SaleId, kind);
}

export const DeskContext = createContext<Desk | null>(null);

/** The desk, in a component. */
export function useDesk(): Desk {
  return must(useContext(DeskContext), 'the desk around the screen');
}
