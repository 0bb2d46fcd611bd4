/** Half an hour of the storm: real tills and mall, a bad network, kills at random; both sides must have the same afterwards. */
import { storm } from '../mall/storm.ts';
import type { Context, Outcome, Proof } from './proof.ts';

export const stormProof: Proof = { name: 'storm', packages: [], run: proveStorm };

const seed = 20261130;

async function proveStorm({ directory, size }: Context): Promise<Outcome> {
  const { wrong, ...figures } = await storm(directory('storm'), size('stormSeconds') * 1_000, { sold: 100, tillKills: 5, mallKills: 1, wireFaults: 50 }, seed, 900_000);
  return {
    figures: {
      sold: figures.sold, orders: figures.orders, 'tills killed': figures.tillKills, 'mall killed': figures.mallKills,
      'faults of the wire': figures.wireFaults, differences: wrong.length,
    },
    faults: wrong.slice(0, 20),
  };
}
