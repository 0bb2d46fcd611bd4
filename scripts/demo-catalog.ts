// Writes db/demo/catalog.csv, the goods of the demo store, from its word lists: `node scripts/demo-catalog.ts`.
// With --check it writes nothing and exits 1 when the committed file is not what the lists give. It never opens a database.
import { readFileSync, writeFileSync } from 'node:fs';
import { catalogCsv } from './demo-catalog/csv.ts';
import { demoCatalog } from './demo-catalog/generate.ts';
import { DEMO_SEED } from './demo-catalog/seed.ts';

const target = new URL('../db/demo/catalog.csv', import.meta.url);

/** What the file holds, or nothing when there is none yet. */
function committed(): string | null {
  try {
    return readFileSync(target, 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return null;
    throw fault;
  }
}

const rows = demoCatalog(DEMO_SEED);
const text = catalogCsv(rows);
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
  process.stdout.write(`db/demo/catalog.csv: ${rows.length} rows\n`);
} else if (committed() !== text) {
  process.stderr.write('db/demo/catalog.csv is not what scripts/demo-catalog gives; run: node scripts/demo-catalog.ts\n');
  process.exitCode = 1;
}
