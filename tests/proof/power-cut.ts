/**
 * Ten thousand distinct power-cut states with the product as the writer: first creation, sales, refunds, reprints, closes
 * and starts, a migration, backups and a restore. Also checks the recorder itself, which must catch a till that is wrong on purpose.
 */
import { join } from 'node:path';
import { runPowerCut, type PowerCutReport } from '../power-cut/check.ts';
import { runSelfCheck } from '../power-cut/self-check.ts';
import type { Context, Outcome, Proof } from './proof.ts';

const seed = 20261122;

export const powerCutProof: Proof = { name: 'power-cut', packages: ['gcc', 'libc6-dev'], run: provePowerCut };

/** What the till does while it is recorded, and which share of the states it gets. */
const workloads = [
  { name: 'day', share: 0.6, writer: 'till', options: ['--lives', '3', '--sales', '25'] },
  { name: 'migration', share: 0.25, writer: 'till', options: ['--lives', '1', '--sales', '12', '--older'] },
  { name: 'backup and restore', share: 0.15, writer: 'keeper', options: [] },
] as const;

async function provePowerCut(context: Context): Promise<Outcome> {
  context.progress('power-cut: the recorder against tills that are wrong on purpose');
  await runSelfCheck({ states: context.size('selfCheckStates'), seed });
  const reports: { readonly name: string; readonly report: PowerCutReport }[] = [];
  for (const { name, share, writer, options } of workloads) {
    const states = Math.round(context.size('powerCutStates') * share);
    context.progress(`power-cut: ${name}, ${states} states`);
    reports.push({ name, report: await cutPower(context, name, options, states, writer) });
  }
  const sum = (figure: 'distinct' | 'acks' | 'lost' | 'losing' | 'corrupt' | 'operations'): number => (
    reports.reduce((total, { report }) => total + report[figure], 0));
  return {
    figures: {
      states: sum('distinct'), acknowledged: sum('acks'), 'calls recorded': sum('operations'), lost: sum('lost'),
      'states that lose': sum('losing'), corrupt: sum('corrupt'), 'recorder checked': 1,
    },
    faults: reports.flatMap(({ name, report: { firstFailure } }) => (
      firstFailure === undefined ? [] : [`${name}: ${JSON.stringify(firstFailure)}`])),
    notes: reports.map(({ name, report: { distinct, operations, seconds } }) => (
      `${name}: ${distinct} states of ${operations} calls in ${seconds.toFixed(1)} s`)),
  };
}

/** Records a writer of `context.root` once and judges so many states of it with this repository's judge of the same name. */
export async function cutPower(
  context: Context, name: string, options: readonly string[], states: number, writer: 'till' | 'keeper' = 'till',
): Promise<PowerCutReport> {
  const directory = context.directory(`power-cut-${name.replaceAll(' ', '-')}`);
  return runPowerCut({
    command: process.execPath,
    args: [join(context.root, 'tests', 'proof', `${writer}-writer.ts`), '--data', directory, ...options],
    env: { ...process.env, NODE_OPTIONS: undefined },
    workDir: directory,
    states,
    seed,
    judge: new URL(`${writer}-judge.ts`, import.meta.url).href,
    keep: context.directory(`power-cut-${name.replaceAll(' ', '-')}-failing`),
  });
}
