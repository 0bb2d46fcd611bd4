/**
 * Copies of the repository with one mistake each that loses sales, money or trust; the proofs must catch every one. A
 * clean copy comes first, so that a copy that is merely broken is not taken for a catch. Never touches this repository.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readTree } from '../tidy/tree.ts';
import { drawerProof } from './drawer.ts';
import { fsyncProof } from './fsync.ts';
import { demands } from './numbers.ts';
import { cutPower } from './power-cut.ts';
import { sizeOf, unmet, type Context, type Outcome, type Proof } from './proof.ts';

export const mutantsProof: Proof = { name: 'mutants', packages: ['strace', 'gcc', 'libc6-dev'], run: proveMutants };

/** One place of a file, exactly as it stands, and what stands there instead. */
export type Edit = { readonly file: string; readonly from: string; readonly to: string };
type Mutant = { readonly name: string; readonly edits: readonly Edit[] };

const appendLine = "  const sealed = sealedOf(must(desk.append([...before, fact]).at(-1), 'the entry just appended'));\n";
const commitLines = `${appendLine}  if (movesCash(sealed.tenders)) openDrawer();
  return ok(answerOf(desk, sealed, false));`;

export const mutants: readonly Mutant[] = [
  {
    name: 'synchronous NORMAL',
    edits: [
      { file: 'db/open.ts', from: "database.pragma('synchronous = FULL');", to: "database.pragma('synchronous = NORMAL');" },
      { file: 'db/open.ts', from: "  requirePragma(database, path, 'synchronous', synchronousFull);\n", to: '' },
    ],
  },
  {
    name: 'outbox outside the transaction',
    edits: [
      { file: 'db/writer.ts', from: '      outbox([[seq]]);\n', to: '      (globalThis.owedRows ??= []).push(() => outbox([[seq]]));\n' },
      {
        file: 'db/ledger.ts', from: '    const last = entries.at(-1);\n',
        to: '    for (const owe of globalThis.owedRows.splice(0)) owe();\n    const last = entries.at(-1);\n',
      },
    ],
  },
  {
    name: 'answer before commit',
    edits: [{
      file: 'src/host/commands/sale.ts', from: commitLines,
      to: `  const operator = must(desk.session.operator, 'operator').id;
  const { kind, body } = fact;
  const place = { seq: 0, shift: 1, businessDate: desk.day(), at: desk.ports.clock.now(), operator, hash: '0'.repeat(64) };
  const sealed = { ...place, kind, body, tenders: body.tenders, corrections: 0, reason: '', copies: 0 };
  setImmediate(() => { desk.append([...before, fact]); openDrawer(); });
  return ok(answerOf(desk, sealed, false));`,
    }],
  },
  {
    name: 'drawer before commit',
    edits: [{
      file: 'src/host/commands/sale.ts', from: appendLine, to: `  openDrawer();\n${appendLine}`,
    }],
  },
];

type Check = { readonly name: string; readonly run: (context: Context) => Promise<Outcome> };

/** The proofs in their fast versions. */
const checks: readonly Check[] = [
  { name: 'fsync', run: fsyncProof.run },
  { name: 'power-cut', run: fastPowerCut },
  { name: 'drawer', run: drawerProof.run },
];

async function proveMutants(context: Context): Promise<Outcome> {
  const clean = await check(context, { name: 'clean copy', edits: [] });
  const faults = clean.filter(({ caught }) => caught !== null).map(({ name, caught }) => `the clean copy fails ${name}: ${caught}`);
  const notes: string[] = [];
  let caughtCount = 0;
  for (const mutant of mutants) {
    const catches = (await check(context, mutant)).filter(({ caught }) => caught !== null);
    if (catches.length === 0) faults.push(`the mutant "${mutant.name}" survived`);
    else caughtCount += 1;
    const by = catches.map(({ name, caught }) => `caught by ${name} (${caught})`).join('; ');
    notes.push(`${mutant.name}: ${by === '' ? 'SURVIVED' : by}`);
  }
  const passed = clean.filter(({ caught }) => caught === null).length;
  return { figures: { mutants: mutants.length, caught: caughtCount, 'clean copy passes': passed }, faults, notes };
}

/** Runs every check on a copy with a mistake; a check that throws has found a broken copy, which is no catch. */
async function check(context: Context, mutant: Mutant): Promise<{ readonly name: string; readonly caught: string | null }[]> {
  const root = plant(context, mutant);
  const fast: Context = { ...context, root, isQuick: true, size: sizeOf(true) };
  const results = [];
  for (const { name, run } of checks) {
    context.progress(`mutants: ${mutant.name}, ${name}`);
    const { figures, faults } = await run(fast);
    const never = Object.entries(demands[name] ?? {}).filter(([figure, demand]) => 'exactly' in demand && figure in figures);
    const wrong = [...faults, ...unmet(figures, Object.fromEntries(never))];
    results.push({ name, caught: wrong[0]?.slice(0, 200) ?? null });
  }
  return results;
}

/** A copy of what git would keep, with the packages and the built page, and the mistake in it. */
export function plant(context: Context, { name, edits }: Mutant): string {
  const copy = join(context.directory('mutant'), 'repository');
  for (const path of readTree(context.root).keys()) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(context.root, path), join(copy, path));
  }
  const page = join('renderer', 'dist');
  if (existsSync(join(context.root, page))) cpSync(join(context.root, page), join(copy, page), { recursive: true });
  symlinkSync(join(context.root, 'node_modules'), join(copy, 'node_modules'));
  for (const { file, from, to } of edits) {
    const text = readFileSync(join(copy, file), 'utf8');
    const places = text.split(from).length - 1;
    if (places !== 1) throw new Error(`the mutant "${name}" fits ${places} places of ${file}, not one; write it anew`);
    writeFileSync(join(copy, file), text.replace(from, () => to));
  }
  return copy;
}

async function fastPowerCut(context: Context): Promise<Outcome> {
  const report = await cutPower(context, 'day', ['--lives', '2', '--sales', '12'], context.size('powerCutStates'));
  const { distinct, lost, corrupt, firstFailure } = report;
  const counted = `lost ${lost}, corrupt ${corrupt} in ${distinct} states`;
  const faults = firstFailure === undefined ? [] : [`${counted}, first: ${firstFailure.detail ?? ''}`];
  return { figures: { states: distinct, lost, corrupt }, faults };
}
