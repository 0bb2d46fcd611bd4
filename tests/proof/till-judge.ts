/**
 * Judges what a power cut left of a till: it opens as at its next start, its ledger is whole by the product's verify and
 * by SQLite's check, and all that was acknowledged is there, once. Loaded by the threads of the power-cut proof.
 */
import { chmodSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openTill } from '../../src/wiring.ts';
import type { Verdict } from '../power-cut/judging.ts';
import { readSales, type SaleRow } from './ledger-eye.ts';
import { ledgerFault } from './whole-ledger.ts';

/** What the writer acknowledged, by kind. */
type Acks = {
  isStoreMade: boolean;
  readonly sealed: { readonly saleId: string; readonly total: number; readonly receiptNumber: string }[];
  readonly reprints: { readonly saleId: string; readonly copy: number }[];
  readonly shifts: number[];
  readonly closed: number[];
  /** The last draft that was answered; the last thing that happened, when nothing was sealed after it. */
  draft: { readonly saleId: string; readonly lines: number; readonly pieces: number } | null;
};

/** Opens both databases as the next start would and compares with the acknowledgements. */
export async function judge(directory: string, acksBefore: readonly string[]): Promise<Verdict> {
  const acks = readAcks(acksBefore);
  const secrets = join(directory, 'secrets', 'till.json');
  // The states hold no modes; this file is made with its mode, in one call.
  if (existsSync(secrets)) chmodSync(secrets, 0o600);
  const opened = await openTill({ data: directory, printer: null, demo: false, keystore: null, program: directory });
  if (!opened.ok) return { lost: 0, corrupt: true, detail: `the till does not open: ${JSON.stringify(opened.refusal)}` };
  let draft;
  try {
    const answer = await opened.value.house.handlers['screen.open']({ screenId: 'judge' });
    if (!answer.ok) throw new Error('the screen does not open');
    draft = answer.value.draft;
  } finally {
    await opened.value.close();
  }
  const broken = sqliteFault(join(directory, 'drafts.sqlite')) ?? ledgerFault(directory);
  if (broken !== null) return { lost: 0, corrupt: true, detail: broken };
  const sales = readSales(directory);
  const missing = [...missingFacts(directory, acks, sales), ...draftFaults(acks, draft, sales)];
  const ids = new Set(sales.map(({ saleId }) => saleId));
  const doubled = ids.size === sales.length ? [] : [`${sales.length - ids.size} sales stand twice`];
  return { lost: missing.length, corrupt: doubled.length > 0, detail: [...missing.slice(0, 5), ...doubled].join('; ') };
}

function readAcks(lines: readonly string[]): Acks {
  const acks: Acks = { isStoreMade: false, sealed: [], reprints: [], shifts: [], closed: [], draft: null };
  for (const line of lines) {
    const [kind, first = '', second = '', third = '', fourth = ''] = line.split(' ');
    if (kind === 'store') acks.isStoreMade = true;
    else if (kind === 'sealed') acks.sealed.push({ saleId: first, total: Number(second), receiptNumber: third });
    else if (kind === 'reprint') acks.reprints.push({ saleId: first, copy: Number(second) });
    else if (kind === 'shift') acks.shifts.push(Number(first));
    else if (kind === 'closed') acks.closed.push(Number(first));
    else if (kind === 'draft') acks.draft = { saleId: first, lines: Number(third), pieces: Number(fourth) };
    else throw new Error(`an acknowledgement of an unknown kind: ${line}`);
  }
  return acks;
}

function sqliteFault(path: string): string | null {
  if (!existsSync(path)) return null;
  const database = new Database(path, { readonly: true });
  try {
    const answer = String(database.pragma('quick_check', { simple: true }));
    return answer === 'ok' ? null : `${path}: ${answer}`;
  } finally {
    database.close();
  }
}

function missingFacts(directory: string, acks: Acks, sales: readonly SaleRow[]): string[] {
  const byId = new Map(sales.map((sale) => [sale.saleId, sale]));
  const facts = readFacts(directory);
  const isThere = (...fact: readonly (string | number)[]): boolean => facts.filter((one) => one === fact.join(' ')).length === 1;
  return [
    ...(!acks.isStoreMade || isThere('store_opened') ? [] : ['the store']),
    ...acks.sealed.filter(({ saleId, total, receiptNumber }) => {
      const found = byId.get(saleId);
      return found?.total !== total || found.receiptNumber !== receiptNumber;
    }).map(({ saleId }) => saleId),
    ...acks.reprints.filter(({ saleId, copy }) => !isThere('receipt_reprinted', saleId, copy))
      .map(({ saleId, copy }) => `copy ${copy} of ${saleId}`),
    ...acks.shifts.filter((shift) => !isThere('shift_opened', shift)).map((shift) => `shift ${shift}`),
    ...acks.closed.filter((shift) => !isThere('shift_closed', shift)).map((shift) => `the close of shift ${shift}`),
  ];
}

/** Entries other than sales, each as its kind and what tells it from others of that kind. */
function readFacts(directory: string): string[] {
  const database = new Database(join(directory, 'ledger.sqlite'), { readonly: true });
  try {
    return database.prepare<[], string>(`
      SELECT concat_ws(' ', kind, coalesce(body ->> 'saleId', body ->> 'shift'), body ->> 'copy')
      FROM journal WHERE kind IN ('store_opened', 'receipt_reprinted', 'shift_opened', 'shift_closed')`).pluck().all();
  } finally {
    database.close();
  }
}

type Draft = { readonly saleId: string; readonly lines: readonly { readonly quantity: number }[] } | null;

/**
 * A draft whose sale is sealed is gone. One that is not sealed is there with every scan that was answered; the scan under
 * way when the power went may be there too.
 */
function draftFaults({ sealed, draft: acked }: Acks, draft: Draft, sales: readonly SaleRow[]): string[] {
  const found = new Set(sales.map(({ saleId }) => saleId));
  if (draft !== null && found.has(draft.saleId)) return [`the draft of ${draft.saleId}, which is sealed, came back`];
  if (acked === null || found.has(acked.saleId) || sealed.some(({ saleId }) => saleId === acked.saleId)) return [];
  if (draft === null || draft.saleId !== acked.saleId) return [`the draft of ${acked.saleId}`];
  const pieces = draft.lines.reduce((sum, line) => sum + line.quantity, 0);
  return pieces === acked.pieces || pieces === acked.pieces + 1 ? [] : [`scans of ${acked.saleId}: ${pieces} instead of ${acked.pieces}`];
}
