/** The figures that the README's table holds, and whether a later run is worse than them. Measures nothing. */
import type { RowName } from './options.ts';
import type { Figure, Row } from './row.ts';

export type Committed = {
  /** The row, and what the bench calls the figure there, with the short history. */
  readonly row: RowName;
  readonly figure: string;
  /** The two cells that name it in the README's table. */
  readonly readme: readonly [row: string, figure: string];
  /** What the figure is compared by: its ratio to the floor of its run, or its value where it has none. */
  readonly by: 'ratio' | 'value';
  readonly committed: number;
};

/** How often a row is measured when it is compared; its best figure counts, for a busy machine only makes figures worse. */
export const tries = 5;
/** The best may be so many times the committed figure. */
const mostOfCommitted = 1.1;

/** The README's table as data. A test compares the two, so one is not changed without the other. */
export const committedFigures: readonly Committed[] = [
  {
    row: 'commit', figure: 'ledger.append, p50', by: 'ratio', committed: 1.44,
    readme: ['1 commit', '`ledger.append` of a 5-line cash sale, p50 ÷ C'],
  },
  {
    row: 'commit', figure: 'the same less its signature', by: 'ratio', committed: 1.3,
    readme: ['1 commit', 'the same less the time of its signature'],
  },
  {
    row: 'commit', figure: 'sale.commit, p50', by: 'ratio', committed: 2.2,
    readme: ['1 commit', '`sale.commit`, the whole command, p50 ÷ C'],
  },
  { row: 'syncs', figure: 'syncs a sale.commit', by: 'value', committed: 1, readme: ['3 syncs', 'syncs a committed sale (200 traced)'] },
  { row: 'syncs', figure: 'WAL pages a sale', by: 'ratio', committed: 0.89, readme: ['3 pages', 'WAL pages a sale'] },
  {
    row: 'growth', figure: '200,000 lines ÷ none, p50', by: 'ratio', committed: 0.97,
    readme: ['5 growth', 'commit on 200,000 sale lines ÷ on none, p50'],
  },
  {
    row: 'lookup', figure: 'code → item, p99', by: 'ratio', committed: 2.22,
    readme: ['6 lookup', 'a scanned code over 100,000 items ÷ a Map of the codes, p99'],
  },
  {
    row: 'search', figure: 'p99 of the best of 5', by: 'ratio', committed: 0.13,
    readme: ['7 search', 'a keystroke over 100,000 items, p99 of the best of 5'],
  },
  { row: 'paint', figure: 'onto 1 line, p95', by: 'ratio', committed: 2.27, readme: ['12 paint', 'scan → painted, 1 line, p95'] },
  { row: 'paint', figure: 'around 50 lines, p95', by: 'ratio', committed: 1.38, readme: ['12 paint', 'around 50 lines, p95'] },
  { row: 'paint', figure: 'around 200 lines, p95', by: 'ratio', committed: 1.64, readme: ['12 paint', 'around 200 lines, p95'] },
  {
    row: 'burst', figure: '0 ms gap: lines not exact', by: 'value', committed: 0,
    readme: ['13 burst', '200 scans without a gap onto 200 lines: lines not exact'],
  },
  { row: 'burst', figure: '1 ms gap: lines not exact', by: 'value', committed: 0, readme: ['13 burst', 'the same with 1 ms between keys'] },
  {
    row: 'burst', figure: '0 ms gap: paint lag p99', by: 'value', committed: 98,
    readme: ['13 burst', 'paint lag p99, no gap'],
  },
  {
    row: 'burst', figure: '1 ms gap: paint lag p99', by: 'value', committed: 26,
    readme: ['13 burst', 'paint lag p99, 1 ms between keys'],
  },
  {
    row: 'launch', figure: 'launch to live, p50', by: 'ratio', committed: 1.91,
    readme: ['14 launch', 'browser launch → the cart is painted, p50 (20,000 items), nothing listening to the page'],
  },
  {
    row: 'launch', figure: 'scripts and styles to live, gzip', by: 'value', committed: 220,
    readme: ['14 bundle', 'scripts and styles that the first screen waits for, gzip'],
  },
  {
    row: 'launch', figure: 'with all later screens, gzip', by: 'value', committed: 313,
    readme: ['14 bundle', 'with all later screens, gzip'],
  },
];

/** Has the README a figure of this row? */
export function isCommitted(name: RowName): boolean {
  return committedFigures.some(({ row }) => row === name);
}

/** How one committed figure did: the best of all tries in its own measure, null where none could be run. */
export type Comparison = {
  readonly committed: Committed;
  readonly best: number | null;
  readonly verdict: 'held' | 'worse' | 'NOT RUN';
};

/** Compares the committed figures of one row with its tries; worse is above 1.10 times. Throws on a name that no try has. */
export function compared(name: RowName, runs: readonly Row[]): readonly Comparison[] {
  return committedFigures.filter(({ row }) => row === name).map((committed) => {
    const measured = runs.map((run) => measuredOf(run, committed)).filter((value) => value !== null);
    if (measured.length === 0) return { committed, best: null, verdict: 'NOT RUN' };
    const best = Math.min(...measured);
    return { committed, best, verdict: best > committed.committed * mostOfCommitted + Number.EPSILON ? 'worse' : 'held' };
  });
}

function measuredOf({ figures }: Row, { figure, by, row }: Committed): number | null {
  const found: Figure | undefined = figures.find(({ what }) => what === figure);
  if (found !== undefined) return by === 'ratio' ? found.ratio : found.value;
  // What a machine cannot measure stands under one figure for all.
  if (figures.some(({ verdict }) => verdict === 'NOT RUN')) return null;
  throw new Error(`broken: the row ${row} has no figure '${figure}', and the README has one`);
}

/** A comparison as a line: row, figure, committed, best, verdict. */
export function comparisonText({ committed: { row, figure, committed, by }, best, verdict }: Comparison): string {
  const unit = by === 'ratio' ? ' x' : '';
  const now = best === null ? 'none' : `${best.toFixed(2)}${unit}`;
  return `${row.padEnd(8)}${figure.padEnd(40)}committed ${committed.toFixed(2)}${unit}, best of ${tries} ${now}: ${verdict}`;
}
