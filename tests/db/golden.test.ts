import { createHash, createPublicKey, verify } from 'node:crypto';
import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openLedger, openReader } from '../../db/ledger.ts';
import { entryOf, journalColumns, type JournalRow } from '../../db/rows.ts';
import { canonicalText, type Canonical } from '../../src/domain/canonical.ts';
import type { Fact } from '../../src/domain/facts.ts';
import type { BusinessDate, OperatorId } from '../../src/domain/ids.ts';
import { emptyHead, headOf, link, type Entry, type Header } from '../../src/domain/journal.ts';
import { factKinds } from '../../src/domain/facts.ts';
import { must } from '../../src/domain/result.ts';
import type { Stamp } from '../../src/domain/stamp.ts';
import golden from '../golden/journal-v1.json' with { type: 'json' };
import day from '../golden/journal-v1-day.json' with { type: 'json' };
import exchanges from '../golden/journal-v1-exchanges.json' with { type: 'json' };
import goods from '../golden/journal-v1-goods.json' with { type: 'json' };
import office from '../golden/journal-v1-office.json' with { type: 'json' };
import terms from '../golden/journal-v1-terms.json' with { type: 'json' };
import vouchers from '../golden/journal-v1-vouchers.json' with { type: 'json' };
import { keyOf, newDirectory, sha256 } from './shop.ts';

const key = keyOf(golden.seedByte);

/** The same value with the keys of every object in the opposite order: no order of writing may show in the bytes. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).reverse().map(([name, each]) => [name, reversed(each)]));
}

/** What a pinned entry was made from. */
function madeFrom(entry: (typeof golden.entries)[number]): [Fact, Stamp] {
  const { kind, at, businessDate, till, shift, operator } = JSON.parse(entry.header) as Header;
  const stamp = { at, businessDate: businessDate as BusinessDate, till, shift, operator: operator as OperatorId };
  return [{ kind, body: reversed(JSON.parse(entry.body)) } as Fact, stamp];
}

const texts = (entry: Entry): unknown => ({
  header: canonicalText(entry.header as Canonical), body: entry.bodyText, prevHash: entry.prevHash, hash: entry.hash,
    signature: entry.signature,
});

test('the pinned entries have every kind of fact', () => {
  const entries = [...golden.entries, ...terms.entries, ...day.entries, ...office.entries, ...exchanges.entries, ...vouchers.entries, ...goods.entries];
  expect(new Set(entries.map((entry) => (JSON.parse(entry.header) as Header).kind))).toEqual(new Set(factKinds));
});

test.each([golden, terms, day, office, exchanges, vouchers, goods])('they hold by the standard alone: SHA-256 over the domain, the link and the header, Ed25519 over the hash', (golden) => {
  const publicKey = createPublicKey({ key: Buffer.from(golden.publicKey, 'base64'), format: 'der', type: 'spki' });
  const sha = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
  let previous = '0000000000000000000000000000000000000000000000000000000000000000';
  for (const { header, body, prevHash, hash, signature } of golden.entries) {
    expect(prevHash).toBe(previous);
    expect(header).toContain(`"bodyHash":"${sha(body)}"`);
    expect(sha(`pos-journal-v1\n${prevHash}\n${header}`)).toBe(hash);
    expect(verify(null, Buffer.from(hash), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    previous = hash;
  }
});

test.each([golden, terms, day, office, exchanges, vouchers, goods])('the same facts make the same entries, byte for byte', (golden) => {
  let head = emptyHead;
  for (const pinned of golden.entries) {
    const entry = link(head, ...madeFrom(pinned), sha256, key.sign);
    expect(texts(entry)).toEqual(pinned);
    head = headOf(entry);
  }
});

test('the ledger stores them and gives them back, byte for byte', () => {
  const directory = newDirectory();
  const ledger = openLedger({ directory, signer: key, hash: sha256 });
  for (const pinned of golden.entries) {
    const [fact, stamp] = madeFrom(pinned);
    ledger.append([fact], stamp);
  }
  ledger.close();
  const reader = openReader(directory);
  const rows = reader.prepare<[], JournalRow>(`SELECT ${journalColumns.join(', ')} FROM journal ORDER BY seq`).all();
  expect(rows.map(entryOf).map(texts)).toEqual(golden.entries);
  reader.close();
  rmSync(directory, { recursive: true });
});

test('a name typed in decomposed jamo is the same body', () => {
  const [fact, stamp] = madeFrom(must(golden.entries[3], 'operator'));
  const decomposed = { kind: fact.kind, body: JSON.parse(JSON.stringify(fact.body).normalize('NFD')) as unknown } as Fact;
  expect(JSON.stringify(decomposed.body)).not.toBe(JSON.stringify(fact.body));
  const head = { epoch: 1, seq: 3, hash: golden.entries[2]?.hash ?? '', totals: emptyHead.totals };
  expect(texts(link(head, decomposed, stamp, sha256, key.sign))).toEqual(golden.entries[3]);
});
