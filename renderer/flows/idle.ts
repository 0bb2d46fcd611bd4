/** A till that nobody touches locks itself; the cart stays. Looks at the time, never at what is done. */
import type { Desk } from '../desk.ts';
import { tenderStore } from '../stores/tender.ts';
import { tillStore } from '../stores/till.ts';
import { lock } from './people.ts';

/** How often it is looked at, in ms. */
const lookMs = 5_000;

/** What a person's hands do is told to `touched`. Looks again and again for as long as the page lives. */
export function watchIdle(desk: Desk): { readonly touched: () => void } {
  let lastAt = desk.now();
  const look = async (): Promise<never> => {
    for (;;) {
      await desk.wait(lookMs);
      if (await lockIfIdle(desk, lastAt)) lastAt = desk.now();
    }
  };
  void look();
  return { touched: () => void (lastAt = desk.now()) };
}

/** Locks when nothing was touched since `lastAt` for as long as the setting says, and no payment is being recorded. */
export async function lockIfIdle(desk: Desk, lastAt: number): Promise<boolean> {
  const { state } = tillStore.get();
  if (state === null || state.operator === null || tenderStore.get().busy !== 'no') return false;
  if (desk.now() - lastAt < state.idleLock * 60_000) return false;
  await lock(desk);
  return true;
}
