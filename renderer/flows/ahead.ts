/** Fetching the rest of the screen behind the first one, so that nobody waits for it later. Knows not what it fetches. */
import type { World } from '../desk.ts';

/** Fetches what comes later; false when it did not come. */
type Part = { readonly fetch: () => Promise<boolean> };

/** How long a part that did not come is left alone, in ms. */
const againMs = 5_000;

/** Fetches one part after the other, each when nothing else is to be done; those that did not come are fetched again. */
export async function fetchAhead({ whenIdle, wait }: Pick<World, 'whenIdle' | 'wait'>, parts: readonly Part[]): Promise<void> {
  let left = parts;
  while (left.length > 0) {
    const missing: Part[] = [];
    for (const part of left) {
      await new Promise<void>(whenIdle);
      if (!(await part.fetch())) missing.push(part);
    }
    left = missing;
    if (left.length > 0) await wait(againMs);
  }
}
