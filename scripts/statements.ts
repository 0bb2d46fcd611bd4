/**
 * `npm run statements`: writes makers' statements as files that prove themselves. Reads only, also while the till sells.
 * Exit 0: written. Exit 1: none, and why. Exit 2: the command line makes no sense.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openReader } from '../db/ledger.ts';
import { settledEntries } from '../db/office-reads.ts';
import { isDatabaseRefusal } from '../db/refusal.ts';
import { tableBytes } from '../src/adapters/table-bytes.ts';
import type { MakerSettledBody } from '../src/domain/settlement-body.ts';
import { statementCsv, statementFileName, statementSheet, statementSheetName } from '../src/domain/statement-paper.ts';
import type { FileForm } from '../src/domain/table-file.ts';

const usage = `usage: npm run statements -- --data DIR --to DIR [--maker ID] [--day YYYY-MM-DD] [--form csv|xlsx]
  --data DIR   the till's data directory
  --to DIR     the folder for the files; made when it is not there
  --maker ID   of one maker alone
  --day DAY    that end on this business date alone
  --form FORM  csv (by default) or xlsx`;

type Options = {
  readonly data: string; readonly to: string; readonly maker: number | null; readonly day: string | null; readonly form: FileForm;
};

function readOptions(args: readonly string[]): Options | null {
  try {
    const { values: { data, to, maker, day, form = 'csv' } } = parseArgs({
      args: [...args],
      options: {
        data: { type: 'string' }, to: { type: 'string' }, maker: { type: 'string' }, day: { type: 'string' }, form: { type: 'string' },
      },
    });
    if (data === undefined || to === undefined || (maker !== undefined && !/^\d+$/.test(maker))) return null;
    if (form !== 'csv' && form !== 'xlsx') return null;
    return { data, to, maker: maker === undefined ? null : Number(maker), day: day ?? null, form };
  } catch {
    return null;
  }
}

async function run(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const { data, to, maker, day, form } = options;
  let reader;
  try {
    reader = openReader(data);
  } catch (fault) {
    if (!isDatabaseRefusal(fault)) throw fault;
    process.stdout.write(`No ledger can be read in ${data} (${fault.code}).\n`);
    return 1;
  }
  try {
    const isAsked = (of: MakerSettledBody): boolean => (maker === null || of.makerId === maker) && (day === null || of.day === day);
    const chosen = settledEntries(reader).filter(({ body }) => isAsked(body));
    if (!existsSync(to)) mkdirSync(to, { recursive: true });
    for (const { entry, body } of chosen) {
      const sheets = [{ name: statementSheetName, rows: statementSheet(entry, body) }];
      const bytes = form === 'csv' ? statementCsv(entry, body) : await tableBytes('xlsx', sheets);
      writeFileSync(join(to, statementFileName(body, entry.header.till, form)), bytes);
    }
    process.stdout.write(`${chosen.length} statements were written to ${to}.\n`);
    return chosen.length === 0 ? 1 : 0;
  } finally {
    reader.close();
  }
}

process.exitCode = await run(process.argv.slice(2));
