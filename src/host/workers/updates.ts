/** Asks once, after the start, whether there is a newer program. Installs none and asks nothing while a shift is open. */
import type { Ports } from '../ports.ts';

/** Answers what to do at each tick: the feed is asked at the first one, and only if no shift is open then. */
export function openUpdateWatch({ updates, ledger }: Pick<Ports, 'updates' | 'ledger'>): () => void {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    if (updates !== null && ledger.openShift() === null) updates.check();
  };
}
