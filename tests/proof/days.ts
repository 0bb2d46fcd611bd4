/** Random days of every kind of contract through the postings, against the oracle that reads only the papers; wrong rules are found. */
import { planted, product } from '../domain/days/planted.ts';
import { runDays } from '../domain/days/run.ts';
import type { Context, Outcome, Proof } from './proof.ts';

const seed = 20_261_122;
/** Days within which a wrong rule must be found. */
const daysOfWrong = 1_000;

export const daysProof: Proof = { name: 'days', packages: [], run: proveDays };

async function proveDays(context: Context): Promise<Outcome> {
  await Promise.resolve();
  const ran = runDays(context.size('days'), seed, product);
  const missed = Object.entries(planted).filter(([, wrong]) => runDays(daysOfWrong, seed, wrong).fault === null).map(([name]) => name);
  return {
    figures: {
      days: ran.days, documents: ran.entries, postings: ran.postings, 'rows settled': ran.settled,
      differences: ran.fault === null ? 0 : 1, 'wrong rules found': Object.keys(planted).length - missed.length,
    },
    faults: [...(ran.fault === null ? [] : [ran.fault]), ...missed.map((name) => `not found: ${name}`)],
  };
}
