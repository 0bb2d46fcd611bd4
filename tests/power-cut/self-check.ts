/**
 * Checks the power-cut proof itself, with a sample writer: right, it loses nothing; wrong in each of three ways (NORMAL,
 * OFF, acknowledging before the commit), it must be caught; a sale cut out of its ledger must be missed; and the recorder
 * must follow every call it models and refuse the others. Run by the proof runner, or by hand:
 * node tests/power-cut/self-check.ts [states] [seed]. Never skips: without gcc it throws and names the Debian packages.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { runPowerCut } from './check.ts';
import type { PowerCutReport } from './check.ts';
import { recordWriter } from './record.ts';
import { judge } from './sample-judge.ts';

export type SelfCheckReport = {
  readonly full: PowerCutReport;
  readonly normal: PowerCutReport;
  readonly off: PowerCutReport;
  readonly early: PowerCutReport;
};

/** What a report fails to show, as the end of a sentence; nothing when it is as it must be. */
type Demand = (report: PowerCutReport) => string | undefined;

const mustBeClean: Demand = ({ lost, corrupt }) => (lost > 0 || corrupt > 0 ? 'must lose and spoil nothing' : undefined);
const mustOnlyLose: Demand = ({ lost, corrupt }) => (lost === 0 || corrupt > 0 ? 'must lose sales and spoil nothing' : undefined);
const mustSpoil: Demand = ({ corrupt }) => (corrupt === 0 ? 'must spoil databases' : undefined);

/** Runs every check; throws a sentence for the first thing that is not as it must be. */
export async function runSelfCheck({ states, seed }: { readonly states: number; readonly seed: number }): Promise<SelfCheckReport> {
  await requireEveryCall();
  return {
    full: await runSample('FULL', 'after', mustBeClean, states, seed),
    normal: await runSample('NORMAL', 'after', mustOnlyLose, states, seed),
    off: await runSample('OFF', 'after', mustSpoil, states, seed),
    early: await runSample('FULL', 'early', mustOnlyLose, states, seed),
  };
}

async function runSample(synchronous: string, acknowledge: string, demand: Demand, states: number, seed: number): Promise<PowerCutReport> {
  return inTemporaryDirectory(async (workDir) => {
    const report = await runPowerCut({
      command: process.execPath,
      args: [pathOf('sample-writer.ts'), `--directory=${workDir}`, `--synchronous=${synchronous}`, `--acknowledge=${acknowledge}`],
      env: process.env,
      workDir,
      states,
      seed,
      judge: new URL('sample-judge.ts', import.meta.url).href,
    });
    const wrong = report.distinct < states ? `must be judged on ${states} distinct states` : demand(report);
    const writer = `the sample writer (${synchronous}, acknowledging ${acknowledge})`;
    if (wrong !== undefined) throw new Error(`${writer} ${wrong}: ${JSON.stringify(report)}`);
    await requireMissed(workDir);
    return report;
  });
}

/** A sale that is cut out of the ledger the writer left must be reported lost, and so must one that never was. */
async function requireMissed(workDir: string): Promise<void> {
  const ledger = new Database(join(workDir, 'ledger.sqlite'));
  const { last } = ledger.prepare<[], { last: number }>('SELECT max(id) AS last FROM sale').get() ?? { last: 0 };
  ledger.prepare('DELETE FROM sale WHERE id = ?').run(last);
  ledger.close();
  const verdict = await judge(workDir, ['1', String(last), String(last + 1)]);
  if (verdict.lost !== 2) throw new Error(`the judge missed ${verdict.lost} of 2 sales that are not in the ledger`);
}

/** The replayed trace equals the directory after every modelled call, or recordWriter throws; each other call is refused. */
async function requireEveryCall(): Promise<void> {
  await recordCalls([]);
  for (const forbidden of ['copy', 'link', 'leave', 'dsync']) {
    const message = await recordCalls([forbidden]).then(() => 'nothing', (fault: unknown) => String(fault));
    if (!message.includes('model does not have')) throw new Error(`the recorder let the call "${forbidden}" pass: ${message}`);
  }
}

async function recordCalls(words: readonly string[]): Promise<void> {
  await inTemporaryDirectory((outer) => inTemporaryDirectory(async (workDir) => {
    const args = [pathOf('sample-calls.ts'), workDir, ...words];
    await recordWriter({ command: process.execPath, args, env: process.env, workDir, timeoutMs: 60_000 });
  }, outer));
}

async function inTemporaryDirectory<T>(work: (directory: string) => Promise<T>, root = tmpdir()): Promise<T> {
  const directory = mkdtempSync(join(root, 'power-cut-sample-'));
  try {
    return await work(directory);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function pathOf(file: string): string {
  return fileURLToPath(new URL(file, import.meta.url));
}

if (import.meta.main) {
  const [states = '2000', seed = '1'] = process.argv.slice(2);
  const report = await runSelfCheck({ states: Number(states), seed: Number(seed) });
  process.stdout.write(`${JSON.stringify({ seed: Number(seed), ...report }, null, 2)}\n`);
}
