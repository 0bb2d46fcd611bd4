/** The product's whole verify inside this process, and a few rows counted apart from it. Reads only. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openReader, publicKeyFile } from '../../db/ledger.ts';
import { signatureCheck, verifyLedger } from '../../db/verify.ts';

/** Rows that are owed with an entry, counted by queries of the proof's own: a mistake that verify shares would stay unseen. */
const owed = [
  { what: 'entries without their outbox row', sql: 'SELECT count(*) FROM journal WHERE seq NOT IN (SELECT entry FROM outbox)' },
  { what: 'outbox rows without an entry', sql: 'SELECT count(*) FROM outbox WHERE entry NOT IN (SELECT seq FROM journal)' },
  {
    what: 'papers not queued',
    sql: `SELECT count(*) FROM journal WHERE kind IN ('sale', 'refund', 'exchange', 'receipt_reprinted', 'gift_receipt_printed')
      AND seq NOT IN (SELECT entry FROM print_job)`,
  },
  {
    what: 'sealed entries without a sale row',
    sql: "SELECT count(*) FROM journal WHERE kind IN ('sale', 'refund', 'exchange') AND seq NOT IN (SELECT entry FROM sale)",
  },
] as const;

/** Signatures found good before, by key: thousands of states hold the same entries, and a signature is good or it is not. */
const good = new Map<string, Set<string>>();

/** What is wrong with the ledger of a data directory, as a sentence; null when it is whole. */
export function ledgerFault(directory: string): string | null {
  const reader = openReader(directory);
  try {
    const publicKey = readFileSync(join(directory, publicKeyFile), 'utf8').trim();
    const { wrong, findings } = verifyLedger(reader, publicKey, rememberedCheck(publicKey));
    if (wrong > 0) return `verify finds ${wrong} faults, the first: ${JSON.stringify(findings[0])}`;
    const missing = owed.find(({ sql }) => reader.prepare<[], number>(sql).pluck().get() !== 0);
    return missing === undefined ? null : missing.what;
  } finally {
    reader.close();
  }
}

function rememberedCheck(publicKey: string): (entryHash: string, signature: string) => boolean {
  const check = signatureCheck(publicKey);
  const known = good.get(publicKey) ?? new Set();
  good.set(publicKey, known);
  return (entryHash, signature) => {
    const pair = `${entryHash} ${signature}`;
    if (known.has(pair)) return true;
    const isGood = check(entryHash, signature);
    if (isGood) known.add(pair);
    return isGood;
  };
}
