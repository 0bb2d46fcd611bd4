/**
 * `npm run proof [-- --receipts FILE] [--only NAME]... [--quick]`: the long proofs, one after the other. Prints one line
 * each and a table; ends with 1 when one failed or a figure is below its number, with 4 when the real receipts are not
 * there. Installs nothing and shrinks nothing in silence.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPage, isPageFresh } from '../../scripts/build-page.ts';
import { cleanProof } from './clean.ts';
import { daysProof } from './days.ts';
import { drawerProof } from './drawer.ts';
import { fsyncProof } from './fsync.ts';
import { hangulProof } from './hangul.ts';
import { killsProof } from './kills.ts';
import { lawMutantsProof } from './law-mutants.ts';
import { mutantsProof } from './mutants.ts';
import { demands, type Demand } from './numbers.ts';
import { packageProof } from './package.ts';
import { missingPackages } from './packages.ts';
import { powerCutProof } from './power-cut.ts';
import { killAll } from './processes.ts';
import { sizeOf, unmet, type Context, type Figures, type Proof } from './proof.ts';
import { receiptsProof } from './receipts.ts';
import { roundsProof } from './rounds.ts';
import { simProof } from './sim.ts';
import { stormProof } from './storm.ts';
import { tamperProof } from './tamper.ts';
import { twoStoresProof } from './two-stores.ts';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const proofs: readonly Proof[] = [
  receiptsProof, twoStoresProof, daysProof, roundsProof, simProof, stormProof, fsyncProof, drawerProof, tamperProof, cleanProof, powerCutProof,
  killsProof, mutantsProof, lawMutantsProof, hangulProof, packageProof,
];
/** Where the file of real receipts lies when nobody says otherwise: beside the repository, which does not carry it. */
const usualReceipts = join(root, '..', ['sha', 'red'].join(''), 'data', 'gift-shop-2010.csv');

const exitCodes = { passed: 0, failed: 1, usage: 2, receiptsMissing: 4 } as const;

type Options = { readonly receipts: string; readonly only: readonly string[]; readonly isQuick: boolean };
type Result = {
  readonly name: string; readonly state: 'ok' | 'FAILED' | 'NOT RUN'; readonly figures: Figures; readonly faults: readonly string[];
  readonly notes: readonly string[]; readonly seconds: number;
};

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        receipts: { type: 'string', default: usualReceipts },
        only: { type: 'string', multiple: true, default: [] },
        quick: { type: 'boolean', default: false },
      },
    });
    const unknown = values.only.find((name) => !proofs.some((proof) => proof.name === name));
    if (unknown !== undefined) throw new Error(`--only ${unknown}: there are ${proofs.map(({ name }) => name).join(', ')}`);
    return { receipts: resolve(values.receipts), only: values.only, isQuick: values.quick };
  } catch (fault) {
    say(`${fault instanceof Error ? fault.message : String(fault)}\nusage: npm run proof [-- --receipts FILE] [--only NAME]... [--quick]`);
    process.exit(exitCodes.usage);
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Runs one proof in temporary directories of its own; what it throws is its fault. */
async function prove(proof: Proof, { receipts, isQuick }: Options): Promise<Result> {
  const begun = performance.now();
  const directories: string[] = [];
  const context: Context = {
    root, isQuick, receipts,
    size: sizeOf(isQuick),
    directory: (name) => {
      const made = mkdtempSync(join(tmpdir(), `sodam-proof-${name}-`));
      directories.push(made);
      return made;
    },
    progress: (text) => process.stderr.write(`  ${text}\n`),
  };
  const missing = missingPackages(proof.packages);
  let result: Omit<Result, 'seconds' | 'name'>;
  try {
    if (missing !== null) throw new Error(`${proof.name} ${missing}`);
    const { figures, faults, notes = [], notRun } = await proof.run(context);
    const wrong = notRun === undefined ? [...faults, ...unmet(figures, demandsOf(proof.name, isQuick))] : [notRun];
    const state = notRun !== undefined ? 'NOT RUN' : wrong.length === 0 ? 'ok' : 'FAILED';
    result = { state, figures, faults: wrong, notes };
  } catch (fault) {
    result = { state: 'FAILED', figures: {}, faults: [fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)], notes: [] };
  } finally {
    killAll();
  }
  const isKept = result.state === 'FAILED' && directories.length > 0;
  if (!isKept) directories.forEach((directory) => rmSync(directory, { recursive: true, force: true }));
  const kept = isKept ? [`kept for looking at: ${directories.join(' ')}`] : [];
  return { ...result, notes: [...result.notes, ...kept], name: proof.name, seconds: (performance.now() - begun) / 1000 };
}

/** A quick run does less, so only what may never happen is judged in it; it fails as a whole anyway. */
function demandsOf(name: string, isQuick: boolean): Readonly<Record<string, Demand>> {
  const demanded = Object.entries(demands[name] ?? {});
  return Object.fromEntries(demanded.filter(([, demand]) => !isQuick || 'exactly' in demand));
}

function tell({ name, state, figures, faults, notes, seconds }: Result): void {
  const counted = Object.entries(figures).map(([figure, value]) => `${figure} ${value.toLocaleString('en-US')}`).join(', ');
  say(`${name}: ${state}${counted === '' ? '' : `; ${counted}`}; ${seconds.toFixed(1)} s`);
  for (const note of notes) say(`  ${note}`);
  for (const fault of faults) say(`  ! ${fault}`);
}

function table(results: readonly Result[]): string {
  const rows = results.flatMap(({ name, state, figures, seconds }) => {
    const demanded = demands[name] ?? {};
    const lines = Object.entries(demanded).map(([figure, demand]) => {
      const wanted = 'exactly' in demand ? `= ${demand.exactly}` : `>= ${demand.least.toLocaleString('en-US')}`;
      return `  ${figure.padEnd(28)} ${(figures[figure]?.toLocaleString('en-US') ?? '-').padStart(14)}  ${wanted}`;
    });
    return [`${name.padEnd(12)} ${state.padEnd(8)} ${seconds.toFixed(1).padStart(8)} s`, ...lines];
  });
  return rows.join('\n');
}

function endWith(signal: NodeJS.Signals): void {
  process.once(signal, () => {
    killAll();
    process.exit(130);
  });
}

endWith('SIGINT');
endWith('SIGTERM');
const options = readOptions();
// So that no start of the till in a proof builds it first.
if (!isPageFresh(root)) await buildPage(root);
const results: Result[] = [];
for (const proof of proofs.filter(({ name }) => options.only.length === 0 || options.only.includes(name))) {
  const result = await prove(proof, options);
  tell(result);
  results.push(result);
}
say(`\n${table(results)}\n`);
const seconds = results.reduce((sum, result) => sum + result.seconds, 0);
const failed = results.filter(({ state }) => state === 'FAILED').length;
const notRun = results.filter(({ state }) => state === 'NOT RUN').length;
const held = results.length - failed - notRun;
say(`${held} of ${results.length} proofs hold, ${failed} failed, ${notRun} not run, ${seconds.toFixed(0)} s in all`);
if (options.isQuick) say('quick: counts below the promise');
const code = failed > 0 || options.isQuick ? exitCodes.failed : notRun > 0 ? exitCodes.receiptsMissing : exitCodes.passed;
process.exit(code);
