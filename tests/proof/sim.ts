/** A million simulated days of tills and mall, and every planted fault found within a thousand. Runs `scripts/sim.ts` itself. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { mutants } from '../../scripts/sim/mutants.ts';
import { sizes } from './numbers.ts';
import type { Context, Outcome, Proof } from './proof.ts';

export const simProof: Proof = { name: 'sim', packages: [], run: proveSim };

/** What `--json` prints. */
export type SimReport = {
  readonly days: number; readonly sold: number; readonly requests: number; readonly faults: number; readonly violations: number;
  readonly found: readonly { readonly seed: number; readonly violations: readonly string[] }[];
};

/** Runs the simulator of a repository; its exit code is left to the caller's judgement of the report. */
export async function simulate(root: string, given: readonly string[]): Promise<SimReport> {
  const args = [join(root, 'scripts', 'sim.ts'), '--json', ...given];
  const ran = await promisify(execFile)(process.execPath, args, { maxBuffer: 64_000_000 }).catch((fault: unknown) => {
    // Exit 1 says that something was found, or was not: the report stands all the same.
    if (typeof fault === 'object' && fault !== null && 'stdout' in fault && String(fault.stdout).startsWith('{')) return { stdout: String(fault.stdout) };
    throw fault;
  });
  return JSON.parse(ran.stdout) as SimReport;
}

async function proveSim({ root, size, progress }: Context): Promise<Outcome> {
  const { days, sold, requests, faults, violations, found } = await simulate(root, ['--seeds', `${size('simulatedDays')}`]);
  progress(`${days} days`);
  let fallen = 0;
  const survivors: string[] = [];
  for (const { name } of mutants) {
    const report = await simulate(root, ['--seeds', `${sizes.mutantDays.promised}`, '--mutant', name]);
    if (report.violations > 0) fallen += 1;
    else survivors.push(`${name} was not found in ${sizes.mutantDays.promised} days`);
  }
  return {
    figures: { days, sold, requests, 'faults made': faults, violations, 'mutants found': fallen },
    faults: [...survivors, ...found.map(({ seed, violations: words }) => `seed ${seed}: ${words[0] ?? ''}`)],
  };
}
