/**
 * Every way to falsify a ledger that needs no anchor outside it, many times each: found, and the first falsified entry
 * named. Falsifies copies in memory only; that untouched histories never alarm is the rebuild test's.
 */
import { openFalsifier } from '../db/tampered.ts';
import type { Context, Outcome, Proof } from './proof.ts';

const seed = 20261123;

export const tamperProof: Proof = { name: 'tamper', packages: [], run: proveTamper };

async function proveTamper({ size, progress }: Context): Promise<Outcome> {
  const falsifier = openFalsifier();
  const cases = size('tamperCases');
  const faults: string[] = [];
  let found = 0;
  for (const [index, kind] of falsifier.kinds.entries()) {
    try {
      falsifier.run(kind, cases, seed + index);
      found += cases;
    } catch (fault) {
      faults.push(fault instanceof Error ? fault.message : String(fault));
    }
    if (index % 40 === 0) {
      progress(`tamper: ${index + 1} of ${falsifier.kinds.length} kinds`);
      // A turn of the loop, so that the progress is written.
      await new Promise((resolve) => void setImmediate(resolve));
    }
  }
  const alarms = falsifier.untouched().wrong;
  return {
    figures: { kinds: falsifier.kinds.length, 'cases each': cases, found, missed: faults.length, 'alarms untouched': alarms },
    faults: faults.slice(0, 8),
  };
}
