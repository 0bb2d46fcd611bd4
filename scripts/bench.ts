/** `npm run bench [-- NAME] [OPTION]`: how fast the till is, each figure beside its floor from the same run. */
import { browserPath, browserVersion } from './bench/browser.ts';
import { measureBursts } from './bench/burst.ts';
import { compared, comparisonText, isCommitted, tries, type Comparison } from './bench/committed.ts';
import { measureCommit } from './bench/commit.ts';
import { measureDrain } from './bench/drain.ts';
import { measureGrowth } from './bench/growth.ts';
import { measureLaunch } from './bench/launch.ts';
import { measureLookup } from './bench/lookup.ts';
import { loadNow, machineWith } from './bench/machine.ts';
import { readBenchOptions, usage, type BenchOptions, type RowName } from './bench/options.ts';
import { measurePaint } from './bench/paint.ts';
import { measureReport } from './bench/report.ts';
import { isMissed, isNotRun, measuredTwice, notRun, type Row } from './bench/row.ts';
import { measureSearch } from './bench/search.ts';
import { measureSyncs } from './bench/syncs.ts';
import { jsonOf, textOf, type Report } from './bench/table.ts';

const exits = { met: 0, missed: 1, usage: 2, notRun: 4 } as const;
const stopped = 130;

type Measure = { readonly number: number; readonly needsBrowser: boolean; readonly run: (browser: string) => Promise<Row> };

function measures({ historyLines }: BenchOptions): Readonly<Record<RowName, Measure>> {
  return {
    commit: { number: 1, needsBrowser: false, run: measureCommit },
    syncs: { number: 3, needsBrowser: false, run: measureSyncs },
    growth: { number: 5, needsBrowser: false, run: () => measureGrowth(historyLines) },
    lookup: { number: 6, needsBrowser: false, run: measureLookup },
    search: { number: 7, needsBrowser: false, run: measureSearch },
    report: { number: 8, needsBrowser: false, run: () => measureReport(historyLines) },
    drain: { number: 11, needsBrowser: false, run: measureDrain },
    paint: { number: 12, needsBrowser: true, run: measurePaint },
    burst: { number: 13, needsBrowser: true, run: measureBursts },
    launch: { number: 14, needsBrowser: true, run: measureLaunch },
  };
}

function withoutBrowser(number: number, name: RowName): Row {
  return {
    number,
    name,
    title: 'a row that needs a browser',
    figures: [notRun('all', 'ms', '')],
    notes: ['NOT RUN: no browser was found; install Chromium, Google Chrome or Microsoft Edge'],
  };
}

async function bench(options: BenchOptions): Promise<Report> {
  const load = loadNow();
  const date = new Date().toISOString();
  const all = measures(options);
  const browser = options.names.some((name) => all[name].needsBrowser) ? browserPath() : null;
  const rows: Row[] = [];
  for (const name of options.names) {
    const { number, needsBrowser, run } = all[name];
    process.stderr.write(`measuring ${name} ...\n`);
    rows.push(needsBrowser && browser === null ? withoutBrowser(number, name) : await measuredTwice(() => run(browser ?? '')));
  }
  const chromium = browser === null ? null : await browserVersion(browser);
  return { date, machine: machineWith(chromium, load), rows };
}

/** Each row several times, its best beside what is committed; a row without a committed figure is not measured. */
async function compare(options: BenchOptions): Promise<readonly Comparison[]> {
  const all = measures(options);
  const browser = browserPath();
  const comparisons: Comparison[] = [];
  for (const name of options.names.filter(isCommitted)) {
    const { number, needsBrowser, run } = all[name];
    const rows: Row[] = [];
    for (let turn = 1; turn <= tries; turn += 1) {
      process.stderr.write(`measuring ${name}, ${turn} of ${tries} ...\n`);
      rows.push(needsBrowser && browser === null ? withoutBrowser(number, name) : await run(browser ?? ''));
    }
    for (const comparison of compared(name, rows)) {
      comparisons.push(comparison);
      process.stdout.write(`${comparisonText(comparison)}\n`);
    }
  }
  return comparisons;
}

const options = readBenchOptions(process.argv.slice(2));
if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n${usage}`);
  process.exit(exits.usage);
}
// Leaves through `exit`, where what was started is ended and what was written is removed.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(stopped));
if (options.againstCommitted) {
  const verdicts = (await compare(options)).map(({ verdict }) => verdict);
  process.exitCode = verdicts.includes('worse') ? exits.missed : verdicts.includes('NOT RUN') ? exits.notRun : exits.met;
} else {
  const report = await bench(options);
  process.stdout.write(options.json ? jsonOf(report) : textOf(report));
  process.exitCode = report.rows.some(isMissed) ? exits.missed : report.rows.some(isNotRun) ? exits.notRun : exits.met;
}
