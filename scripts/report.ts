/** `npm run report -- days --data DIR [--json]`: reads the ledger, also while the till sells. Changes nothing. */
import { parseArgs } from 'node:util';
import { isDatabaseRefusal } from '../db/refusal.ts';
import { openReader } from '../db/ledger.ts';
import { dayReport, type DayReport } from '../db/reports.ts';

const usage = 'usage: npm run report -- days --data DIR [--json]';

function fail(sentence: string, code: number): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

function options(): { directory: string; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      options: { data: { type: 'string' }, json: { type: 'boolean', default: false } }, allowPositionals: true,
    });
    if (positionals.length !== 1 || positionals[0] !== 'days' || values.data === undefined) fail(usage, 2);
    return { directory: values.data, json: values.json };
  } catch {
    return fail(usage, 2);
  }
}

function table(days: readonly DayReport[]): string {
  const columns = ['date', 'receipts', 'returns', 'gross', 'discounts', 'returnsTotal', 'net', 'cash'] as const;
  const rows = [columns, ...days.map((day) => columns.map((column) => String(day[column] ?? 0)))];
  return rows.map((row) => row.map((cell, place) => (place === 0 ? cell.padEnd(10) : cell.padStart(14))).join('')).join('\n');
}

const { directory, json } = options();
try {
  const reader = openReader(directory);
  const days = dayReport(reader);
  reader.close();
  process.stdout.write(json ? `[${days.map((day) => `\n${JSON.stringify(day)}`).join(',')}\n]\n` : `${table(days)}\n`);
} catch (fault) {
  if (!isDatabaseRefusal(fault)) throw fault;
  fail(`no ledger can be read in ${directory}: ${fault.code}`, 1);
}
