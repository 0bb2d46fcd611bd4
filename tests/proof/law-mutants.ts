/**
 * Every law of money, seen failing: a copy of the repository gets one mistake at a time, and the law's own test must go red on
 * it. A clean copy comes first, in which all of them pass. Never touches this repository.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { laws, type LawMutant, type LawTest } from './law-mutants-table.ts';
import { plant } from './mutants.ts';
import { start } from './processes.ts';
import type { Context, Outcome, Proof } from './proof.ts';

export const lawMutantsProof: Proof = { name: 'laws', packages: [], run: proveLaws };

/** What came of a law's test: how many passed, and the first that failed and why. */
type Ran = { readonly passed: number; readonly failed: string | null };
type Reported = {
  readonly numPassedTests: number; readonly numFailedTests: number;
  readonly testResults: readonly { readonly message: string; readonly assertionResults: readonly { readonly status: string; readonly title: string; readonly failureMessages: readonly string[] }[] }[];
};

async function proveLaws(context: Context): Promise<Outcome> {
  const copy = plant(context, { name: 'clean copy', edits: [] });
  const tests = new Map(laws.flatMap(({ mutants }) => mutants.map((each) => [`${each.test.file} ${each.test.name}`, each.test])));
  const faults: string[] = [];
  for (const test of tests.values()) {
    context.progress(`laws: clean copy, ${test.file}`);
    const { passed, failed } = await run(copy, test);
    if (failed !== null || passed === 0) faults.push(`the clean copy fails "${test.name}": ${failed ?? 'there is no such test'}`);
  }
  let caught = 0;
  const notes: string[] = [];
  for (const { law, mutants } of laws) {
    for (const mutant of mutants) {
      context.progress(`laws: ${law}: ${mutant.name}`);
      const { failed } = await runMutant(copy, mutant);
      if (failed === null) faults.push(`"${law}" survives the mistake "${mutant.name}"`);
      else caught += 1;
      notes.push(`${law}: ${mutant.name}: ${failed === null ? 'SURVIVED' : `red (${failed})`}`);
    }
  }
  const counted = laws.reduce((all, { mutants }) => all + mutants.length, 0);
  return { figures: { laws: laws.length, mistakes: counted, caught, 'tests green without': tests.size - faults.filter((each) => each.startsWith('the clean')).length }, faults, notes };
}

/** The copy with a mistake in it, for one run of the test; afterwards it is clean again. */
async function runMutant(copy: string, { name, edits, test }: LawMutant): Promise<Ran> {
  const before = new Map(edits.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]));
  try {
    for (const { file, from, to } of edits) {
      const text = readFileSync(join(copy, file), 'utf8');
      const places = text.split(from).length - 1;
      if (places !== 1) throw new Error(`the mistake "${name}" fits ${places} places of ${file}, not one; write it anew`);
      writeFileSync(join(copy, file), text.replace(from, () => to));
    }
    return await run(copy, test);
  } finally {
    for (const [file, text] of before) writeFileSync(join(copy, file), text);
  }
}

/** Runs one test of the copy, all rounds of it. A file that does not load at all is a broken copy, which is no catch. */
async function run(copy: string, { file, name }: LawTest): Promise<Ran> {
  const report = join(copy, 'law-report.json');
  writeFileSync(report, '');
  const program = start(process.execPath, [
    join(copy, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', file, '-t', name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    '--reporter', 'json', '--outputFile', report,
  ], { cwd: copy, env: { SODAM_ROUNDS: 'all' } });
  await program.ended;
  const text = readFileSync(report, 'utf8');
  if (text === '') throw new Error(`${file} was not run:\n${program.err().slice(-1_000)}`);
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(text) as Reported;
  const failed = testResults.flatMap(({ assertionResults }) => assertionResults).find(({ status }) => status === 'failed');
  if (numFailedTests === 0 && numPassedTests === 0) throw new Error(`${file} has no test "${name}", or does not load: ${testResults[0]?.message ?? ''}`);
  return { passed: numPassedTests, failed: failed === undefined ? null : `${failed.title.slice(0, 60)}: ${(failed.failureMessages[0] ?? '').split('\n')[0]?.slice(0, 100) ?? ''}` };
}
