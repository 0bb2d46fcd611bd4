/** The year of real receipts on two tills of two stores against one mall, its busiest business week without the mall, then drained. */
import { existsSync, readFileSync } from 'node:fs';
import { twoStores } from '../mall/two-stores.ts';
import type { Context, Outcome, Proof } from './proof.ts';

export const twoStoresProof: Proof = { name: 'stores', packages: [], run: proveTwoStores };

async function proveTwoStores({ receipts, directory, progress }: Context): Promise<Outcome> {
  if (!existsSync(receipts)) return { figures: {}, faults: [], notRun: `real receipts: NOT RUN (there is no ${receipts})` };
  const found = await twoStores(directory('stores'), readFileSync(receipts, 'utf8'), (text) => progress(`stores: ${text}`));
  return {
    figures: {
      receipts: found.receipts, 'days equal': found.daysEqual, 'waited after the week': found.waited, 'stocks equal': found.stocksEqual,
      differences: found.wrong.length,
    },
    faults: found.wrong.slice(0, 12),
  };
}
