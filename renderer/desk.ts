/** What every flow and screen is handed: the house to ask, ids, waiting, sounds. Holds no state of the till. */
import { createContext, useContext } from 'react';
import type { Client } from '../src/contract/client.ts';
import type { CommandName } from '../src/contract/contract.ts';
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
  /** Runs once the screen shows what was changed until now; soon, where nothing is drawn. */
  readonly afterPaint: (run: () => void) => void;
  /** Runs once the screen shows what was changed until now and nothing else is to be done, or soon all the same. */
  readonly whenIdle: (run: () => void) => void;
  readonly sound: (name: SoundName) => void;
};

export type Desk = World & {
  /** As the client's call; refusals that concern the whole till are noted on the way. */
  readonly call: Client['call'];
  /** Runs this before every call that is more than a question, so that what the house is owed arrives before it. */
  readonly beforeSending: (run: () => void) => void;
};

/** Calls that look something up and depend on nothing that was sent before. */
const questions: readonly CommandName[] = ['catalog.scan', 'catalog.search', 'tiles.read', 'tiles.list'];

/** Sets up the desk on its world. */
export function openDesk(world: World): Desk {
  let before = (): void => undefined;
  const call: Client['call'] = async (name, input, timeoutMs) => {
    if (!questions.includes(name)) before();
    const answer = await world.client.call(name, input, timeoutMs);
    if (!answer.ok) noteRefusal(answer.refusal.code);
    return answer;
  };
  return { ...world, call, beforeSending: (run) => void (before = run) };
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
