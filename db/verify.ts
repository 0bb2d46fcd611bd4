/**
 * Checks a whole ledger: the chain, every signature, every body, and every projection against what the journal alone
 * makes. Reads only, in one pass and one transaction, so the till may sell meanwhile. Believes no key that lies beside
 * the rows.
 */
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import type { BusinessDate } from '../src/domain/ids.ts';
import { checkEntry, emptyHead, type Head } from '../src/domain/journal.ts';
import { migrate, readMigrations } from './migrate.ts';
import { openMemory, type Connection } from './open.ts';
import { sqliteCode } from './refusal.ts';
import { entryOf, factOf, headOfRow, journalColumns, type JournalRow } from './rows.ts';
import { openBodyCheck, type BodyCheck, type FindSealed } from './verify-bodies.ts';
import { signersOf, type CheckSignature, type Signers } from './verify-epochs.ts';
import { openRowCheck, type Finding, type Note, type RowCheck } from './verify-rows.ts';

/** What a check of a ledger says. */
export type Verdict = {
  readonly entries: number;
  readonly sales: number;
  readonly refunds: number;
  readonly exchanges: number;
  readonly head: Head;
  /** How much is wrong in all; 0 is a whole ledger. */
  readonly wrong: number;
  /** Lowest entry first, those of no entry last; at most `findingsMax`. */
  readonly findings: readonly Finding[];
  /** The lowest entry with a finding; null when there is none. */
  readonly firstBad: number | null;
};

/** The most findings a verdict lists. */
export const findingsMax = 20;

/** Checks signatures by an Ed25519 public key (base64 of its SPKI DER form). Throws when the text is no such key. */
export function signatureCheck(publicKey: string): CheckSignature {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('the public key is not an Ed25519 key');
  return (entryHash, signature) => verifySignature(null, Buffer.from(entryHash, 'utf8'), key, Buffer.from(signature, 'base64'));
}

/** Checks a ledger that `reader` has open, against the till's public key from outside of it. */
export function verifyLedger(
  reader: Connection, publicKey: string, checkSignature: CheckSignature = signatureCheck(publicKey),
): Verdict {
  const collected = collector();
  const closers: (() => void)[] = [];
  let head = emptyHead;
  let entries = 0;
  let bodies: BodyCheck | null = null;
  reader.exec('BEGIN');
  try {
    checkFile(reader, collected.note);
    const signers = signersOf(reader, publicKey, checkSignature, signatureCheck, collected.note);
    bodies = openBodyCheck(signers.openedWith, sealedFinder(reader));
    const rows = openRowCheck(reader, collected.note, closers);
    const journal = reader.prepare<[], JournalRow>(`SELECT ${journalColumns.join(', ')} FROM journal ORDER BY seq`);
    for (const row of journal.iterate()) {
      head = checkRow(head, row, { bodies, rows, signers, note: collected.note });
      entries += 1;
    }
    rows.end(!collected.names('journal'));
  } catch (fault) {
    if (sqliteCode(fault) === '') throw fault;
    collected.note({ seq: null, table: 'file', what: `SQLite cannot read on after entry ${head.seq}: ${sqliteCode(fault)}` });
  } finally {
    for (const close of closers) close();
    if (reader.inTransaction) reader.exec('ROLLBACK');
  }
  return { entries, ...(bodies?.counts() ?? { sales: 0, refunds: 0, exchanges: 0 }), head, ...collected.sum() };
}

/** A sealed receipt by its id, from the journal's own row; the table of sales only says where to look. */
function sealedFinder(reader: Connection): FindSealed {
  // Prepared when it is first needed: a schema that cannot be read is told of by the walk.
  const find = () => reader.prepare<[string], Pick<JournalRow, 'kind' | 'business_date' | 'body'>>(
    'SELECT journal.kind, journal.business_date, journal.body FROM sale JOIN journal ON journal.seq = sale.entry WHERE sale.sale_id = ?',
  );
  let prepared: ReturnType<typeof find> | null = null;
  return (saleId) => {
    const row = (prepared ??= find()).get(saleId);
    if (row === undefined) return null;
    const fact = factOf(row.kind, row.body);
    if ((fact.kind !== 'sale' && fact.kind !== 'refund' && fact.kind !== 'exchange') || fact.body.saleId !== saleId) return null;
    return { kind: fact.kind, businessDate: row.business_date as BusinessDate, body: fact.body };
  };
}

/** SQLite's own check of the pages and indexes, and the tables, indexes and triggers against those of the migrations. */
function checkFile(reader: Connection, note: Note): void {
  const answers = reader.pragma(`integrity_check(${findingsMax})`) as { integrity_check: string }[];
  for (const { integrity_check: what } of answers) if (what !== 'ok') note({ seq: null, table: 'file', what });
  const wanted = (migratedSchema ??= schemaOfMigrations());
  const found = schemaOf(reader);
  for (const name of new Set([...wanted.keys(), ...found.keys()])) {
    if (wanted.get(name) === found.get(name)) continue;
    note({ seq: null, table: 'sqlite_schema', what: `${name} is not as the migrations make it` });
  }
}

type Schema = ReadonlyMap<string, string | null>;
/** The same for every ledger, so it is made once. */
let migratedSchema: Schema | null = null;

function schemaOfMigrations(): Schema {
  const made = openMemory();
  try {
    migrate(made, readMigrations(), '');
    return schemaOf(made);
  } finally {
    made.close();
  }
}

function schemaOf(database: Connection): Schema {
  return new Map(database.prepare<[], [string, string | null]>('SELECT name, sql FROM sqlite_schema').raw().all());
}

type Checks = {
  readonly bodies: BodyCheck;
  readonly rows: RowCheck;
  readonly signers: Signers;
  readonly note: Note;
};

/** Checks one row of the journal behind `head` and answers the head after it, as far as the row tells it. */
function checkRow(head: Head, row: JournalRow, { bodies, rows, signers, note }: Checks): Head {
  const { seq } = row;
  const journal = (what: string): void => note({ seq, table: 'journal', what });
  if (seq < 1) journal('stands before the first entry');
  else if (seq > head.seq + 1) note({ seq: head.seq + 1, table: 'journal', what: `is missing; the next entry is ${seq}` });
  const entry = attempt(() => entryOf(row), (why) => journal(`cannot be read: ${why}`));
  attempt(() => {
    const fault = entry === null ? null : checkEntry({ ...head, seq: seq - 1 }, entry, sha256, signers.checkOf(row.epoch));
    if (fault !== null) journal(faultSentences[fault]);
  }, (why) => journal(`cannot be checked: ${why}`));
  attempt(() => entry !== null && bodies.check(entry).forEach(journal), (why) => journal(`has a body of another form: ${why}`));
  attempt(() => rows.check(seq, entry), (why) => {
    journal(`makes no rows: ${why}`);
    rows.check(seq, null);
  });
  if (seq < 1) return head;
  return attempt(() => headOfRow(row), () => undefined) ?? { ...head, seq };
}

const faultSentences: Record<NonNullable<ReturnType<typeof checkEntry>>, string> = {
  version: 'has a version this program does not know',
  epoch: 'has an epoch that no entry began',
  sequence: 'is out of sequence',
  link: 'does not link to the entry before it',
  body_hash: 'has a body that its hash does not cover',
  hash: 'has a hash that is not the hash of its header',
  signature: "is not signed by the till's key",
  totals: 'does not carry the totals on',
  body: 'has a body that is not canonical',
};

/** Runs a check over rows that somebody may have altered; a fault of theirs is told, one of SQLite is thrown on. */
function attempt<T>(check: () => T, tell: (why: string) => void): T | null {
  try {
    return check();
  } catch (fault) {
    if (sqliteCode(fault) !== '') throw fault;
    tell(fault instanceof Error ? fault.message : String(fault));
    return null;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Keeps the findings of the lowest entries and counts all. */
function collector(): {
  readonly note: Note;
  /** Was anything noted of this table? */
  readonly names: (table: string) => boolean;
  readonly sum: () => Pick<Verdict, 'wrong' | 'findings' | 'firstBad'>;
} {
  let findings: Finding[] = [];
  const tables = new Set<string>();
  let wrong = 0;
  const cut = (): void => {
    const place = (finding: Finding): number => finding.seq ?? Infinity;
    // Infinity − Infinity is no number; equal places keep the order in which they were found.
    findings = findings.sort((a, b) => (place(a) === place(b) ? 0 : place(a) - place(b))).slice(0, findingsMax);
  };
  return {
    note: (finding) => {
      wrong += 1;
      tables.add(finding.table);
      findings.push(finding);
      if (findings.length > 50 * findingsMax) cut();
    },
    names: (table) => tables.has(table),
    sum: () => {
      cut();
      return { wrong, findings, firstBad: findings[0]?.seq ?? null };
    },
  };
}

/** A table and whether verify answers for it. */
export type Cover = { readonly table: string; readonly covered: boolean; readonly by: string };

/** What verify answers for, and what it does not and why. */
export const covers: readonly Cover[] = [
  { table: 'journal', covered: true, by: 'sequence, links, hashes, signatures, running totals, canonical bodies' },
  { table: 'sale', covered: true, by: 'made again from the journal, row by row; receipts 1 to n without gap or repeat' },
  { table: 'sale_line', covered: true, by: 'made again from the journal, row by row; amounts and VAT recomputed from the bodies' },
  { table: 'tender', covered: true, by: 'made again from the journal, row by row; change and rounding recomputed' },
  { table: 'refund_line', covered: true, by: "made again from the journal, row by row; differences recomputed from the sale's own body" },
  {
    table: 'exchange, passed_leg', covered: true,
    by: 'made again from the journal, row by row; both halves and what passes recomputed from the bodies',
  },
  { table: 'posting_row, posting_class (view posting)', covered: true, by: 'recomputed from the bodies, row by row; each entry sums to 0' },
  { table: 'stock_move', covered: true, by: 'recomputed from the bodies, row by row' },
  { table: 'stock', covered: true, by: 'the sum of the moves recomputed from the bodies' },
  { table: 'reprint, gift_receipt', covered: true, by: 'made again from the journal, row by row; copies and gifts count from 1' },
  { table: 'consent_use', covered: true, by: 'made again from the journal, row by row; given before by another, used once, soon' },
  { table: 'shift, shift_close', covered: true, by: 'made again from the journal, row by row; expected cash recomputed' },
  { table: 'journal: X, Z, hand-overs, moves of cash', covered: true, by: 'made again from the entries of their shift, byte for byte' },
  { table: 'store, setting, maker, item, item_change, operator, sign_in', covered: true, by: 'made again from the journal, row by row' },
  {
    table: 'contract_version, maker_mark, tax_terms', covered: true,
    by: 'made again from the journal, row by row; versions rise, and each begins no earlier than its entry',
  },
  { table: 'maker_sum', covered: true, by: 'the sums of the postings recomputed from the bodies' },
  {
    table: 'settlement, payout', covered: true,
    by: 'made again from the journal, row by row; what is charged and owed recomputed from all sales',
  },
  { table: 'voucher_sale, voucher_move, voucher_reprint', covered: true, by: 'made again from the journal, row by row' },
  { table: 'voucher', covered: true, by: 'the sums of the moves recomputed from the bodies; no move takes more than is left' },
  { table: 'outbox', covered: true, by: 'every entry stands in it once' },
  { table: 'print_job', covered: true, by: 'every entry that owes a paper stands in it once, and nothing else' },
  { table: 'sqlite_schema, migration', covered: true, by: 'tables, indexes and triggers as the migrations make them' },
  { table: 'outbox.delivered_at', covered: false, by: 'how far delivery has come is no fact of the journal' },
  { table: 'print_job.state, print_job.attempts', covered: false, by: 'how far printing has come is no fact of the journal' },
  { table: 'operator_pin', covered: false, by: 'PIN hashes are kept out of the journal, so that nobody can try PINs against it' },
  { table: 'drafts.sqlite', covered: false, by: 'a cart is no fact before it is sealed' },
  {
    table: 'the last entries', covered: false,
    by: 'entries cut off at the end with all their rows leave no trace in this file; the receipts and the mall know them',
  },
];
