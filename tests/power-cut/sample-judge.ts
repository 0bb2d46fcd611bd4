/** Judges the sample writer's directory: every acknowledged sale is there, whole, in an unbroken ledger. Never repairs. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Verdict } from './judging.ts';

type SaleRow = { readonly id: number; readonly body: string; readonly check_digits: number };

/** Opens both databases as the next start would, which replays the WAL, and compares the sales with the acknowledgements. */
export async function judge(directory: string, acksBefore: readonly string[]): Promise<Verdict> {
  const drafts = join(directory, 'drafts/drafts.sqlite');
  const fault = existsSync(drafts) ? integrityFault(drafts) : undefined;
  if (fault !== undefined) return { lost: 0, corrupt: true, detail: `drafts: ${fault}` };
  const path = join(directory, 'ledger.sqlite');
  if (!existsSync(path)) return { lost: acksBefore.length, corrupt: false, detail: 'no ledger' };
  const ledgerFault = integrityFault(path);
  if (ledgerFault !== undefined) return { lost: 0, corrupt: true, detail: `ledger: ${ledgerFault}` };
  const rows = salesIn(path);
  const found = new Set(rows.map(({ id }) => String(id)));
  const missing = acksBefore.filter((ack) => !found.has(ack));
  const isBroken = rows.some(({ id, body, check_digits: digits }, index) => id !== index + 1 || digits !== body.length * 7 + id);
  const detail = `missing ${missing.join(' ')}${isBroken ? '; a sale is altered or a number skipped' : ''}`;
  return { lost: missing.length, corrupt: isBroken, detail };
}

function integrityFault(path: string): string | undefined {
  const database = new Database(path);
  try {
    const answer = database.pragma('integrity_check', { simple: true });
    return answer === 'ok' ? undefined : String(answer);
  } finally {
    database.close();
  }
}

function salesIn(path: string): SaleRow[] {
  const database = new Database(path);
  try {
    const hasTable = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'sale'").get() !== undefined;
    return hasTable ? database.prepare<[], SaleRow>('SELECT id, body, check_digits FROM sale ORDER BY id').all() : [];
  } finally {
    database.close();
  }
}
