/** What the house needs to send its entries to the mall, as types. Real things stand in db and src/adapters. */
import type { Silence } from '../mall/client.ts';
import type { VerifyText } from '../mall/signing.ts';
import type { Digest, Feed, FeedRow, WireAnswer, WireItem, WireRequest } from '../mall/wire.ts';

/** Where the mall is, and what enrolment gave this till. */
export type MallPlace = {
  /** `https://HOST[:PORT]`; plain http to this machine alone. */
  readonly address: string;
  readonly device: string;
  readonly till: string;
  /** Public keys that may sign the mall's answers (base64 SPKI DER). */
  readonly keys: readonly string[];
  /** SHA-256 of the TLS keys it may show (base64); empty asks for none. */
  readonly pins: readonly string[];
  readonly enrolledAt: number;
};

/** An entry that nothing waits for any more. `isHeaded`: the mall has its header. */
export type AsideRow = { readonly seq: number; readonly reason: string; readonly at: number; readonly isHeaded: boolean };

/** What is kept beside the ledger about the mall. Each call is on the disk when it returns. */
export type Delivery = {
  /** Null until the till is enrolled. */
  readonly place: () => MallPlace | null;
  readonly setPlace: (place: MallPlace) => void;
  /** The counter of the last request; it never falls. */
  readonly counter: () => number;
  readonly setCounter: (counter: number) => void;
  readonly aside: () => readonly AsideRow[];
  /** Puts rows aside; one that lies there keeps its reason and time. */
  readonly putAside: (rows: readonly Omit<AsideRow, 'at'>[], at: number) => void;
  /** Nothing lies aside any more: all of it waits again. */
  readonly takeUpAgain: () => void;
  /** The mall lost the headers of entries from this number on. */
  readonly unhead: (from: number) => void;
};

/** The ledger's rows that wait for the mall. */
export type Outbox = {
  /** Entries that the mall has not acknowledged, those aside among them. */
  readonly waiting: () => number;
  /** Number of the first of them; null for none. */
  readonly firstWaiting: () => number | null;
  /** The first of them that are not in `skip`, oldest first; those in `bare` without their body. */
  readonly items: (most: number, skip: ReadonlySet<number>, bare: ReadonlySet<number>) => readonly WireItem[];
  /** What an entry is called: its kind, and its receipt's number where it has one. */
  readonly named: (seq: number) => { readonly kind: string; readonly receiptNumber: string | null };
  /** How many receipts were sealed on a business day, and their sum in won, refunds taken off. */
  readonly dayOf: (day: string) => { readonly receipts: number; readonly total: number };
  /** Marks rows as acknowledged at a time (ms since 1970), all of them or none. */
  readonly delivered: (seqs: readonly number[], at: number) => void;
  /** Every row from this number on waits again. */
  readonly reopen: (from: number) => void;
  readonly entryAt: (seq: number) => { readonly epoch: number; readonly hash: string; readonly at: number } | null;
  /** Number of the first entry of a later epoch; one behind the head where there is none. */
  readonly firstAfterEpoch: (epoch: number) => number;
};

/** A row of the mirror that the ledger has not taken up yet. `value` null: the mall took it away. */
export type MirrorRow = Pick<FeedRow, 'key' | 'version' | 'value'>;

/** What was pulled of the mall's feeds, beside the ledger: it can be pulled anew at any time. Each call is on the disk when it returns. */
export type Mirror = {
  /** Up to where the rows of a feed are here. */
  readonly cursor: (feed: Feed) => number;
  /** Takes a page in one step with its cursor: rows newer than those here, tombstones too. Answers how many those were. */
  readonly take: (feed: Feed, rows: readonly FeedRow[], cursor: number, isLast: boolean) => number;
  /** Everything of a feed is pulled again from the beginning; what does not come then is gone. */
  readonly rewind: (feed: Feed) => void;
  /** The first rows that the ledger has not taken up yet, by key. */
  readonly untaken: (feed: Feed, most: number) => readonly MirrorRow[];
  /** Of the prices among them, those whose day has come by this business date, and those that were withdrawn. */
  readonly duePrices: (day: string, most: number) => readonly MirrorRow[];
  /** Counts the pages that changed anything since this start. */
  readonly changes: () => number;
  /** The ledger has taken up these rows, in these versions. */
  readonly taken: (feed: Feed, rows: readonly MirrorRow[]) => void;
  /** The value of a row; null where there is none that lives. */
  readonly valueOf: (feed: Feed, key: string) => string | null;
  /** Values of living rows whose keys begin with a text, by key. */
  readonly valuesOf: (feed: Feed, beginning: string) => readonly string[];
  /** Items that the mall took away; another set as soon as they are others. */
  readonly gone: () => ReadonlySet<string>;
  readonly digest: (feed: Feed) => Digest;
  /** When digests were last compared, in ms since 1970; 0 for never. */
  readonly comparedAt: () => number;
  readonly setComparedAt: (at: number) => void;
};

/** The way to the mall. */
export type MallLink = {
  /** Sends one request to an address and answers what came back within 20 s, or why nothing did. Never throws. */
  readonly send: (place: Pick<MallPlace, 'address' | 'pins'>, request: WireRequest) => Promise<WireAnswer | Silence>;
  /** `https://HOST[:PORT]`, or plain http to this machine. */
  readonly isAddress: (text: string) => boolean;
  readonly verify: VerifyText;
  /** In [0, 1). */
  readonly chance: () => number;
};

/** The ports of the mall. */
export type MallPorts = { readonly delivery: Delivery; readonly mirror: Mirror; readonly mall: MallLink };
