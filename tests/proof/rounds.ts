/** The tests of chance that `npm test` plays a part of (tests/rounds.ts), played to their end. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { start } from './processes.ts';
import type { Context, Outcome, Proof } from './proof.ts';

export const roundsProof: Proof = { name: 'rounds', packages: [], run: proveRounds };

type Reported = {
  readonly numPassedTests: number; readonly numTotalTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[]; }[];
};

async function proveRounds({ root, directory, progress }: Context): Promise<Outcome> {
  const files = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.test\.ts$/.test(file) && readFileSync(join(root, 'tests', file), 'utf8').includes("/rounds.ts';"))
    .map((file) => join('tests', file)).sort();
  progress(`rounds: ${files.length} files`);
  const report = join(directory('rounds'), 'report.json');
  const program = start(process.execPath, [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--config', 'tests/vitest.config.ts', ...files,
    '--testTimeout', '600000', '--reporter', 'json', '--outputFile', report,
  ], { cwd: root, env: { SODAM_ROUNDS: 'all' } });
  await program.ended;
  const { numPassedTests, numTotalTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Reported;
  const failed = testResults.filter(({ status }) => status !== 'passed').map(({ name, message, assertionResults }) => (
    `${name}: ${assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName).join('; ')} ${message}`));
  return { figures: { files: testResults.length, tests: numTotalTests, passed: numPassedTests, failed: numTotalTests - numPassedTests }, faults: failed };
}
