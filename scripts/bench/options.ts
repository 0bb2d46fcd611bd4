/** The command line of `npm run bench`: which rows, in which form. Measures nothing. */
import { parseArgs } from 'node:util';

/** The rows by name, in the order of their goals. */
export const rowNames = ['commit', 'syncs', 'growth', 'lookup', 'search', 'report', 'drain', 'paint', 'burst', 'launch'] as const;
export type RowName = (typeof rowNames)[number];

export type BenchOptions = {
  readonly names: readonly RowName[];
  readonly json: boolean;
  /** Sale lines of the long history. */
  readonly historyLines: number;
  /** Compare with the committed figures instead of the goals: several tries of each row. */
  readonly againstCommitted: boolean;
};

const shortHistory = 200_000;
const fullHistory = 1_000_000;

export const usage = `usage: npm run bench [-- NAME] [--json] [--full] [--against-committed]
  NAME     one of ${rowNames.join(', ')}; all of them without it
  --json   one JSON object instead of the table
  --full   growth and report against ${fullHistory.toLocaleString('en')} sale lines (default ${shortHistory.toLocaleString('en')})
  --against-committed
           each row five times; 1 when the best of a figure that README.md holds is above 1.10 times the figure there
exit codes: 0 every figure meets what it is held to, 1 a row misses its goal twice or is worse than committed, 2 usage,
  4 a figure could not be measured here (NOT RUN)
`;

/** The options, or what is wrong as one line. */
export function readBenchOptions(args: readonly string[]): BenchOptions | { readonly wrong: string } {
  let parsed;
  try {
    const flag = { type: 'boolean' } as const;
    parsed = parseArgs({ args: [...args], allowPositionals: true, options: { json: flag, full: flag, 'against-committed': flag } });
  } catch (fault) {
    return { wrong: fault instanceof Error ? (fault.message.split('. ')[0] ?? '') : String(fault) };
  }
  const { values, positionals } = parsed;
  const [name, more] = positionals;
  if (more !== undefined) return { wrong: `one name at most, and there is also ${more}` };
  const known = rowNames.find((each) => each === name);
  if (name !== undefined && known === undefined) return { wrong: `there is no row ${name}` };
  const againstCommitted = values['against-committed'] === true;
  if (againstCommitted && (values.json === true || values.full === true)) return { wrong: '--against-committed goes with no other option' };
  return {
    names: known === undefined ? rowNames : [known],
    json: values.json === true,
    historyLines: values.full === true ? fullHistory : shortHistory,
    againstCommitted,
  };
}
