/**
 * What a story left behind at one door: sealed facts, postings, paper, and the words on the screen. Ids become names in the
 * order of their first appearance, times and hashes one word each, so that two doors can be compared. Compares nothing itself.
 */
import { openReader } from '../../db/ledger.ts';
import { failuresOf, pulsesOf, receiptsOf } from '../till/paper.ts';
import type { Door } from './door.ts';

export type Told = {
  readonly facts: readonly { readonly kind: string; readonly body: unknown }[];
  readonly postings: readonly unknown[];
  readonly paper: readonly (readonly string[])[];
  /** Barcodes, drawer pulses, what the interpreter held against the bytes. */
  readonly beside: unknown;
  readonly words: readonly string[];
};

type EntryRow = { readonly kind: string; readonly shift: number; readonly operator: string; readonly business_date: string; readonly body: string };

/** Each id by when it was first met: what is one at one door must be one at the other. */
function namedIds(text: string): string {
  const names = new Map<string, string>();
  return text.replace(/\b[0-9a-f]{32}\b/g, (id) => {
    const name = names.get(id) ?? `id-${names.size + 1}`;
    names.set(id, name);
    return name;
  });
}

/** Text without what no two tills share: ids, hashes, keys, times, ports. */
export function steady(text: string): string {
  return namedIds(text)
    // A consent's id is the house's own.
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, 'ID')
    .replace(/"(requestHash|publicKey)":"[^"]*"/g, '"$1":"…"')
    .replace(/\b\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\b/g, 'DATE TIME')
    .replace(/\b\d{1,2}:\d{2}(?::\d{2})?\b/g, 'TIME')
    .replace(/(장부 ?|ledger ?)[0-9A-Fa-f]{8}\b/gi, '$1HASH')
    .replace(/^[0-9A-Fa-f]{8}$/gm, 'HASH')
    .replace(/tcp:\/\/127\.0\.0\.1:\d+/g, 'PRINTER');
}

/** Entries so far. */
export function entriesAt({ directory }: Door): number {
  try {
    const reader = openReader(directory);
    const row = reader.prepare<[], { n: number }>('SELECT count(*) AS n FROM journal').get();
    reader.close();
    return row?.n ?? 0;
  } catch {
    return 0;
  }
}

/** Everything since entry `from` and paper `papers`, and the screen as it stands. */
export async function toldBy(door: Door, from: number, papers: number): Promise<Told> {
  const reader = openReader(door.directory);
  const entries = reader.prepare<[number], EntryRow>('SELECT kind, shift, operator, business_date, body FROM journal WHERE seq > ? ORDER BY seq').all(from);
  const postings = reader.prepare<[number], object>(
    'SELECT entry, n, account, kind, amount, party, line, item, maker, contract, tax, seller, flow FROM posting WHERE entry > ? ORDER BY entry, n',
  ).all(from);
  reader.close();
  const facts = JSON.parse(steady(JSON.stringify(entries.map(({ kind, body, ...rest }) => ({ kind, ...rest, body: JSON.parse(body) as unknown }))))) as Told['facts'];
  const receipts = receiptsOf(door.printer);
  return {
    facts,
    postings: JSON.parse(namedIds(JSON.stringify(postings))) as unknown[],
    paper: receipts.slice(papers).map(({ lines }) => lines.map(steady)),
    beside: { barcodes: receipts.map(({ barcodes }) => barcodes), pulses: pulsesOf(door.printer).length, failures: failuresOf(door.printer) },
    words: await wordsOn(door),
  };
}

/** The words that a person can read on the screen, line by line. */
export async function wordsOn(door: Door): Promise<readonly string[]> {
  const text = await door.eyes().page.locator('body').innerText();
  return steady(text).split('\n').map((line) => line.trim()).filter((line) => line !== '');
}
