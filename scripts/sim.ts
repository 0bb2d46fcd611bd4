/**
 * `npm run sim -- --seeds N [--from S] [--mutant K] [--json]`: simulated days of tills and mall, one for each seed, on all cores.
 * Ends with 1 when a day had a violation; with a mutant, when none had. The same seed is the same day everywhere.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { runDay } from './sim/day.ts';
import { mutants } from './sim/mutants.ts';
import { realSides } from './sim/sides.ts';

type Share = { readonly from: number; readonly to: number; readonly step: number; readonly mutant: string | null };
type Tally = { days: number; sold: number; requests: number; faults: number; found: { seed: number; violations: readonly string[] }[] };

/** Found days told of; more would tell nothing new. */
const foundMax = 20;

/** Runs the days of one share. With a mutant, the first day that finds it ends the share. */
function run({ from, to, step, mutant }: Share): Tally {
  const tally: Tally = { days: 0, sold: 0, requests: 0, faults: 0, found: [] };
  const wrong = mutants.find(({ name }) => name === mutant);
  for (let seed = from; seed < to; seed += step) {
    const { sold, requests, faults, violations } = dayOf(seed, wrong === undefined ? realSides : wrong.sides());
    tally.days += 1;
    tally.sold += sold;
    tally.requests += requests;
    tally.faults += faults;
    if (violations.length > 0 && tally.found.length < foundMax) tally.found.push({ seed, violations });
    if (violations.length > 0 && wrong !== undefined) break;
  }
  return tally;
}

/** What is thrown in a day is its violation. */
function dayOf(seed: number, sides: Parameters<typeof runDay>[1]): ReturnType<typeof runDay> {
  try {
    return runDay(seed, sides);
  } catch (fault) {
    const thrown = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    return { seed, violations: [`thrown: ${thrown}`], sold: 0, requests: 0, faults: 0 };
  }
}

function readOptions(): { readonly seeds: number; readonly from: number; readonly mutant: string | null; readonly isJson: boolean } {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '1000' }, from: { type: 'string', default: '1' }, mutant: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const [seeds, from] = [Number(values.seeds), Number(values.from)];
  const areWhole = Number.isSafeInteger(seeds) && seeds >= 1 && Number.isSafeInteger(from) && from >= 0;
  if (!areWhole) throw new Error('--seeds and --from are whole numbers');
  const { mutant = null } = values;
  if (mutant !== null && !mutants.some(({ name }) => name === mutant)) {
    throw new Error(`--mutant ${mutant}: there are ${mutants.map(({ name }) => name).join(', ')}`);
  }
  return { seeds, from, mutant, isJson: values.json };
}

function inWorker(share: Share): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function main(): Promise<number> {
  const { seeds, from, mutant, isJson } = readOptions();
  const begun = performance.now();
  const step = mutant === null ? Math.min(availableParallelism(), Math.ceil(seeds / 200)) : 1;
  const shares = Array.from({ length: step }, (_, at): Share => ({ from: from + at, to: from + seeds, step, mutant }));
  const tallies = step === 1 ? shares.map(run) : await Promise.all(shares.map(inWorker));
  const sum = (name: 'days' | 'sold' | 'requests' | 'faults'): number => tallies.reduce((total, tally) => total + tally[name], 0);
  const found = tallies.flatMap((tally) => tally.found).sort((left, right) => left.seed - right.seed);
  const figures = {
    days: sum('days'), sold: sum('sold'), requests: sum('requests'), faults: sum('faults'), violations: found.length,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
  };
  if (isJson) process.stdout.write(`${JSON.stringify({ mutant, ...figures, found })}\n`);
  else {
    for (const { seed, violations } of found) process.stdout.write(`seed ${seed}: ${violations.slice(0, 5).join('; ')}\n`);
    process.stdout.write(`${Object.entries(figures).map(([name, value]) => `${name} ${value.toLocaleString('en-US')}`).join(', ')}\n`);
  }
  return (found.length > 0) === (mutant !== null) ? 0 : 1;
}

// A day throws thousands of faults on purpose; their stacks would cost more than the day.
Error.stackTraceLimit = 0;
if (isMainThread) {
  try {
    process.exitCode = await main();
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : String(fault)}\n`);
    process.exitCode = 2;
  }
} else {
  parentPort?.postMessage(run(workerData as Share));
}
