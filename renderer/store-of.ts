/** How every store is made: a state, and a pure reducer that is the only way to change it. Waits for nothing. */
import { create, type StoreApi, type UseBoundStore } from 'zustand';

export type Store<S, A> = {
  /** Reads a part of the state in a component; it is drawn again only when that part changes. */
  readonly use: UseBoundStore<StoreApi<S>>;
  readonly get: () => S;
  readonly dispatch: (action: A) => void;
  readonly subscribe: (listener: (state: S, before: S) => void) => () => void;
};

/** Makes a store. */
export function storeOf<S, A>(initial: S, reduce: (state: S, action: A) => S): Store<S, A> {
  const use = create<S>()(() => initial);
  return {
    use,
    get: use.getState,
    dispatch: (action) => use.setState(reduce(use.getState(), action), true),
    subscribe: use.subscribe,
  };
}
