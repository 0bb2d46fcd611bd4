/** The chain of entries: canonical header, link, running totals, and the walk that checks them. Hashing and signing are arguments. */
import { canonicalText, type Canonical } from './canonical.ts';
import type { Fact, FactKind } from './facts.ts';
import type { BusinessDate, OperatorId } from './ids.ts';
import { add, subtract, zero, type Won } from './money.ts';
import type { Stamp } from './stamp.ts';

/** The form of header and hash that this program writes. */
export const journalVersion = 1;
/** What the hash of an entry begins with: no other hash of ours can be mistaken for one. */
export const journalDomain = 'pos-journal-v1';
/** What the first entry links to: 32 zero bytes, in hex. */
export const genesisHash = '0'.repeat(64);

/** SHA-256 of a UTF-8 text, in lower-case hex. */
export type HashText = (text: string) => string;

/** Running grand totals, never reset: sales, refunds (positive), and their difference. */
export type Totals = { readonly sales: Won; readonly refunds: Won; readonly perpetual: Won };

/** All that the hash covers beside the link; the body by its hash, so the chain can be checked without bodies. */
export type Header = {
  readonly v: number;
  readonly epoch: number;
  readonly seq: number;
  readonly kind: FactKind;
  readonly at: number;
  readonly businessDate: string;
  readonly till: string;
  readonly shift: number;
  readonly operator: string;
  readonly totals: Totals;
  readonly bodyHash: string;
};

/** A fact in its place in the journal. Hashes in hex, the Ed25519 signature in base64. */
export type Entry = {
  readonly header: Header;
  readonly fact: Fact;
  /** The canonical body text: the bytes that bodyHash covers. */
  readonly bodyText: string;
  readonly prevHash: string;
  readonly hash: string;
  readonly signature: string;
};

/** A fact and where it stands in the journal, as its own paper needs it. */
export type JournalEntry = {
  readonly seq: number;
  readonly fact: Fact;
  readonly at: number;
  readonly businessDate: BusinessDate;
  readonly till: string;
  readonly shift: number;
  readonly operator: OperatorId;
  readonly hash: string;
  readonly totals: Totals;
};

/** Where the journal stands: the last entry's place, hash and totals. */
export type Head = { readonly epoch: number; readonly seq: number; readonly hash: string; readonly totals: Totals };

/** The head of a journal that holds nothing yet. */
export const emptyHead: Head = { epoch: 1, seq: 0, hash: genesisHash, totals: { sales: zero, refunds: zero, perpetual: zero } };

/** The grand totals after a fact. */
export function totalsAfter(totals: Totals, fact: Fact): Totals {
  if (fact.kind === 'sale') {
    return { ...totals, sales: add(totals.sales, fact.body.total), perpetual: add(totals.perpetual, fact.body.total) };
  }
  if (fact.kind === 'refund') {
    return { ...totals, refunds: add(totals.refunds, fact.body.total), perpetual: subtract(totals.perpetual, fact.body.total) };
  }
  if (fact.kind === 'exchange') {
    const { total, back } = fact.body;
    return {
      sales: add(totals.sales, total), refunds: add(totals.refunds, back.total),
      perpetual: add(totals.perpetual, subtract(total, back.total)),
    };
  }
  return totals;
}

/** The hash of an entry: SHA-256("pos-journal-v1" | previous hash | canonical header), parts joined by a line feed. */
export function entryHash(prevHash: string, header: Canonical, hash: HashText): string {
  return hash(`${journalDomain}\n${prevHash}\n${canonicalText(header)}`);
}

/** The canonical body text of a fact. */
export function bodyTextOf(fact: Fact): string {
  return canonicalText(fact.body as Canonical);
}

/** A body as the journal keeps it: its canonical text, and the SHA-256 of that text's UTF-8 bytes in hex. */
export type Body = { readonly text: string; readonly hash: string };

/** Links a fact behind `head`. `sign` gives the base64 Ed25519 signature of an entry's hash (its hex text). */
export function link(head: Head, fact: Fact, stamp: Stamp, hash: HashText, sign: (entryHash: string) => string): Entry {
  const text = bodyTextOf(fact);
  return linkBody(head, fact, stamp, { text, hash: hash(text) }, hash, sign);
}

/** `link` for a fact whose body was written out and hashed before. */
export function linkBody(
  head: Head, fact: Fact, stamp: Stamp, body: Body, hash: HashText, sign: (entryHash: string) => string,
): Entry {
  const header: Header = {
    v: journalVersion,
    epoch: fact.kind === 'epoch_started' ? fact.body.epoch : head.epoch,
    seq: head.seq + 1,
    kind: fact.kind,
    at: stamp.at,
    businessDate: stamp.businessDate,
    till: stamp.till,
    shift: stamp.shift,
    operator: stamp.operator,
    totals: totalsAfter(head.totals, fact),
    bodyHash: body.hash,
  };
  const entry = entryHash(head.hash, header, hash);
  return { header, fact, bodyText: body.text, prevHash: head.hash, hash: entry, signature: sign(entry) };
}

/** The head after an entry. */
export function headOf(entry: Entry): Head {
  const { epoch, seq, totals } = entry.header;
  return { epoch, seq, hash: entry.hash, totals };
}

/** What the walk found wrong with an entry. */
export type JournalFault =
  | 'version' | 'epoch' | 'sequence' | 'link' | 'body_hash' | 'hash' | 'signature' | 'totals' | 'body';

/**
 * Checks one entry against the head before it: null when it is whole, else the first thing wrong.
 * `verifySignature(hash, signature)` must use a key that does not lie beside the rows.
 */
export function checkEntry(
  head: Head,
  entry: Entry,
  hash: HashText,
  verifySignature: (entryHash: string, signature: string) => boolean,
): JournalFault | null {
  const { header } = entry;
  if (header.v !== journalVersion) return 'version';
  if (header.seq !== head.seq + 1) return 'sequence';
  const isNewEpoch = entry.fact.kind === 'epoch_started';
  if (isNewEpoch ? header.epoch <= head.epoch : header.epoch !== head.epoch) return 'epoch';
  if (entry.prevHash !== head.hash) return 'link';
  if (hash(entry.bodyText) !== header.bodyHash) return 'body_hash';
  if (entryHash(entry.prevHash, header, hash) !== entry.hash) return 'hash';
  if (!verifySignature(entry.hash, entry.signature)) return 'signature';
  const expected = totalsAfter(head.totals, entry.fact);
  const { totals } = header;
  const same = totals.sales === expected.sales && totals.refunds === expected.refunds && totals.perpetual === expected.perpetual;
  if (!same) return 'totals';
  return bodyTextOf(entry.fact) === entry.bodyText ? null : 'body';
}

/** The eight characters of an entry's hash that paper carries. */
export function printedHash(hash: string): string {
  return hash.slice(0, 8).toUpperCase();
}
