/**
 * What passes between a till and the mall, as schemas: requests, answers and their headers. Both sides read with these and with
 * nothing else. Fields that a newer side adds are kept where a hash covers them and dropped elsewhere. Decides nothing.
 */
import { z } from 'zod/mini';

/** The form of the messages that this program writes, and the oldest that it still reads. */
export const wireVersion = 1;
export const wireVersionLeast = 1;
/** A batch holds at most so many items, and so many bytes of text unless a single item is longer. */
export const batchItemsMax = 500;
export const batchBytesMax = 1_000_000;
/** No request is read beyond this: one entry of an import may be longer than a batch. */
export const requestBytesMax = 8_000_000;
/** Rows of one page of a feed. */
export const pageRowsMax = 500;

/** Paths of the mall that tills speak to. */
export const paths = {
  batch: '/pos/v1/batch', pull: '/pos/v1/pull', digest: '/pos/v1/digest', day: '/pos/v1/day', enrol: '/pos/v1/enrol',
} as const;
export type WirePath = (typeof paths)[keyof typeof paths];

/** Names of the headers, in lower case as Node gives them. */
export const headers = {
  device: 'pos-device', epoch: 'pos-epoch', schema: 'pos-schema', requestId: 'pos-req-id', counter: 'pos-ctr', time: 'pos-time',
  signature: 'pos-sig', answerSignature: 'mall-sig', retryAfter: 'retry-after',
} as const;

const hex = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const signature = z.string().check(z.regex(/^[A-Za-z0-9+/]{86}==$/));
const name = (longest: number) => z.string().check(z.minLength(1), z.maxLength(longest));
const count = z.int().check(z.minimum(0));
const place = z.int().check(z.minimum(1));
const till = z.string().check(z.regex(/^\d{4}-\d{2}$/));
const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

/** Where a journal stands: its last entry's epoch, number and hash. */
export const HeadShape = z.object({ epoch: place, seq: count, hash: hex });
export type WireHead = z.output<typeof HeadShape>;

/** The header of a journal entry. Loose: what a newer till adds is covered by the entry's hash and must stay. */
export const HeaderShape = z.looseObject({
  v: place, epoch: place, seq: place, kind: name(64), at: z.int(), businessDate: day, till, shift: count,
  operator: z.string().check(z.maxLength(64)),
  totals: z.looseObject({ sales: z.int(), refunds: z.int(), perpetual: z.int() }),
  bodyHash: hex,
});

/** Pieces of an item that an entry moved, signed; its item by `skuOf`. */
const MoveShape = z.object({ sku: name(400), quantity: z.int() });
/**
 * One journal entry. `id` is that of its receipt where it has one, else the entry's hash; `body` is its canonical text, or null.
 * `moves` come with an entry whose body stays at the till and that moved stock all the same, of whatever kind it is.
 */
export const ItemShape = z.object({
  id: name(64), header: HeaderShape, prevHash: hex, hash: hex, signature, body: z.nullable(z.string()),
  moves: z.optional(z.array(MoveShape).check(z.maxLength(10_000))),
});
export type WireItem = z.output<typeof ItemShape>;

/** What a till sends: where its journal stands, and what waits. Without items it only asks how the mall stands. */
export const BatchShape = z.object({ head: HeadShape, items: z.array(ItemShape).check(z.maxLength(batchItemsMax)) });
export type WireBatch = z.output<typeof BatchShape>;

/** How one item ended. `held`: kept, and not applied yet. `fork`: its place is another entry's. */
export const itemStates = ['applied', 'duplicate', 'held', 'rejected', 'conflict', 'fork'] as const;
/** Answer to one item; the till believes it only where id, number and body hash are those that it sent. */
export const OutcomeShape = z.object({
  seq: place, id: name(64), bodyHash: hex, st: z.enum(itemStates),
  /** Why, where it is not plainly applied; empty else. */
  code: z.string().check(z.maxLength(64)),
  /**
   * What stood out although it was applied: `unknown_item`, `negative_stock`, `one_off_twice`, `oversold`,
   * `over_refund`, `time_odd`.
   */
  flags: z.array(name(32)).check(z.maxLength(16)),
});
export type Outcome = z.output<typeof OutcomeShape>;

/** Newest places of the mall's feeds: a till that stands behind has something to pull. */
export const CursorsShape = z.object({ catalog: count, price: z.optional(count), stock: count, staff: z.optional(count) });
export type Cursors = z.output<typeof CursorsShape>;

/** The mall's answer to a batch. `head` is where it knows the till's journal; its signature is the till's anchor. */
export const BatchAnswerShape = z.object({
  items: z.array(OutcomeShape).check(z.maxLength(batchItemsMax)),
  head: HeadShape,
  anchor: signature,
  /** Numbers that the mall misses before what it holds; null for none. */
  missing: z.nullable(z.object({ from: place, to: place })),
  cursors: CursorsShape,
  /** The mall's time in ms since 1970; evidence. */
  at: z.int(),
});
export type BatchAnswer = z.output<typeof BatchAnswerShape>;

/** Why the mall does not take a request at all. */
export const doorCodes = [
  'BAD_REQUEST', 'UNKNOWN_DEVICE', 'BAD_SIGNATURE', 'REVOKED', 'CTR_OLD', 'CTR_USED', 'OLD_EPOCH', 'UPGRADE', 'TOO_LARGE', 'SLOW_DOWN',
  'CODE_WRONG', 'CODE_EXPIRED', 'NOT_FOUND', 'FAULT',
] as const;
export type DoorCode = (typeof doorCodes)[number];
/** A refusal at the door. `counter` is the highest that the mall knows of this device; `head` where it knows its journal. */
export const DoorAnswerShape = z.object({
  code: z.enum(doorCodes), counter: z.optional(count), head: z.optional(HeadShape), versions: z.optional(z.tuple([place, place])),
});
export type DoorAnswer = z.output<typeof DoorAnswerShape>;

/** Goods; their prices by the day from which they hold; pieces in the till's store; people of the till's store. */
export const feeds = ['catalog', 'price', 'stock', 'staff'] as const;
export type Feed = (typeof feeds)[number];
/** The name of a feed at the mall for a till of a store: stock and people are those of the store alone. */
export function feedOf(feed: Feed, store: string): string {
  return feed === 'stock' || feed === 'staff' ? `${feed} ${store}` : feed;
}
/** Asks for the rows of a feed behind a place of the mall's own commits; 0 is the beginning. */
export const PullShape = z.object({ feed: z.enum(feeds), after: count, most: z.int().check(z.minimum(1), z.maximum(pageRowsMax)) });
export type Pull = z.output<typeof PullShape>;
/** A row of a feed: its key, its version, and its canonical value text; null says that it is gone. */
export const FeedRowShape = z.object({ commit: place, key: name(200), version: place, value: z.nullable(z.string()) });
export type FeedRow = z.output<typeof FeedRowShape>;
export const PageShape = z.object({
  rows: z.array(FeedRowShape).check(z.maxLength(pageRowsMax)), cursor: count, more: z.boolean(),
});
export type Page = z.output<typeof PageShape>;

/** Asks for the digest of a feed: how many rows live, and a mark of them all, by thousands of keys in their order. */
export const DigestAskShape = z.object({ feed: z.enum(feeds) });
export const DigestShape = z.object({ buckets: z.array(z.object({ rows: count, mark: hex })), cursor: count });
export type Digest = z.output<typeof DigestShape>;

/** Asks what the mall has of this till's business day, and its answer: sealed receipts, and their sum in won, refunds taken off. */
export const DayAskShape = z.object({ day });
export const DayShape = z.object({ day, receipts: count, total: z.int() });
export type DaySums = z.output<typeof DayShape>;

/** Makes a till a device of the mall: a one-time code and the public half of the key that signs its journal (base64 SPKI DER). */
export const EnrolShape = z.object({
  code: z.string().check(z.regex(/^[0-9A-Z]{8}$/)), publicKey: z.string().check(z.regex(/^[A-Za-z0-9+/=]{40,120}$/)), till, epoch: place,
});
export type Enrol = z.output<typeof EnrolShape>;
/** Keys that sign the mall's answers from now on: the one in use and the next; and SHA-256 pins of its TLS keys (base64). */
export const EnrolledShape = z.object({
  device: name(64), till, keys: z.array(z.string().check(z.maxLength(120))).check(z.minLength(1), z.maxLength(2)),
  pins: z.array(z.string().check(z.maxLength(64))).check(z.maxLength(2)),
});
export type Enrolled = z.output<typeof EnrolledShape>;

/** A request as bytes will carry it. Header names in lower case; the body is UTF-8 text before compression. */
export type WireRequest = { readonly path: WirePath; readonly headers: Readonly<Record<string, string>>; readonly body: string };
/** An answer as bytes carried it. */
export type WireAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** Kinds of entries whose bodies the mall uses; every other entry goes with its header and signature alone. */
export const kindsWithBody: readonly string[] = ['sale', 'refund', 'exchange', 'tender_corrected', 'catalog_imported'];
/** Kinds that are receipts: their items go by the id that the receipt was born with. */
export const kindsSealed: readonly string[] = ['sale', 'refund', 'exchange'];

/** The JSON of a text, or undefined where it is none. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
