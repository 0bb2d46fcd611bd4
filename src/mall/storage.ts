/** What the mall's rules need of their store, as types: SQLite stands behind it, or any commerce engine that can do this. */
import type { Pieces } from './rows.ts';
import type { FeedRow, WireHead, WireItem } from './wire.ts';

/** One till as the mall knows it. */
export type Device = {
  readonly id: string;
  readonly till: string;
  /** Base64 of the SPKI DER form of the key that signs its requests and its journal. */
  readonly publicKey: string;
  readonly revoked: boolean;
  /** Highest counter of a request it was answered. */
  readonly counter: number;
};

/**
 * An entry that the mall keeps. `applied`: what it did is done. `bare`: its header stands, its body was withheld by the till.
 * `rejected`: its header stands, its body could not be used. `unknown`: of a kind that this mall does not know yet.
 */
export type KeptState = 'applied' | 'bare' | 'rejected' | 'unknown';
export type Kept = {
  readonly id: string;
  readonly till: string;
  readonly epoch: number;
  readonly seq: number;
  readonly kind: string;
  readonly businessDate: string;
  readonly hash: string;
  readonly bodyHash: string;
  readonly state: KeptState;
  readonly code: string;
  readonly flags: readonly string[];
};

/** What the mall makes of a receipt. Amounts in won: negative for what came back, of an exchange the difference. */
export type Order = {
  readonly id: string;
  readonly kind: 'sale' | 'refund' | 'exchange';
  readonly till: string;
  readonly businessDate: string;
  readonly receiptNumber: string;
  readonly total: number;
  /** The receipt whose goods came back with it, else null. */
  readonly original: string | null;
  readonly lines: readonly OrderLine[];
};
/** `place` counts the lines of the receipt (of goods that came back: of the receipt they came from) from 1; those have less than 0. */
export type OrderLine = { readonly place: number; readonly sku: string; readonly quantity: number; readonly net: number };

/** One signed change of the pieces of an item in a store. `cause` is the item that made it, `by` the till or `mall`. */
export type Movement = {
  readonly store: string; readonly sku: string; readonly quantity: number; readonly cause: string; readonly by: string;
};

/** An online order of one item at one store. Times in ms since 1970. */
export type Online = {
  readonly id: string;
  readonly store: string;
  readonly sku: string;
  readonly quantity: number;
  readonly state: 'reserved' | 'paid' | 'sent' | 'cancelled';
  /** Until when it holds its pieces while it is not paid. */
  readonly expiresAt: number;
};

/** Something a person of the mall must look at. The same one twice is one. */
export type Task = { readonly kind: string; readonly subject: string; readonly detail: string };

/** A request that was answered, to answer it again with the same. `mark` tells it from another under the same counter. */
export type Answered = { readonly counter: number; readonly mark: string; readonly status: number; readonly body: string };

export type MallStorage = {
  readonly device: (id: string) => Device | null;
  readonly setCounter: (device: string, counter: number) => void;
  /** The answer to the request of a counter; null where it was never seen or is forgotten. */
  readonly answered: (device: string, counter: number) => Answered | null;
  /** Keeps an answer, and forgets those of counters below `forgetBelow`. */
  readonly keepAnswer: (device: string, answer: Answered, forgetBelow: number) => void;
  /** Where the journal of a till stands here; null before its first entry. */
  readonly head: (till: string) => WireHead | null;
  readonly setHead: (till: string, head: WireHead, at: number) => void;
  readonly keptById: (id: string) => Kept | null;
  readonly keptAt: (till: string, epoch: number, seq: number) => Kept | null;
  /** The kept entry of a till with this hash. */
  readonly keptByHash: (till: string, hash: string) => Kept | null;
  /** Keeps an entry, or the new state of one that is kept. */
  readonly keep: (kept: Kept, item: WireItem) => void;
  readonly hold: (till: string, item: WireItem) => void;
  readonly heldAt: (till: string, epoch: number, seq: number) => WireItem | null;
  /** Number of the first entry held of a till; null for none. */
  readonly firstHeld: (till: string) => number | null;
  readonly unhold: (till: string, epoch: number, seq: number) => void;
  readonly addOrder: (order: Order) => void;
  readonly order: (id: string) => Order | null;
  /** How many receipts of a till the mall has of a business day, and their sum in won. */
  readonly dayOf: (till: string, day: string) => { readonly receipts: number; readonly total: number };
  /** Pieces of each line of a receipt that came back so far, by place. */
  readonly refunded: (saleId: string) => ReadonlyMap<number, number>;
  /** Adds the movement and answers the pieces on hand after it. */
  readonly move: (movement: Movement) => number;
  /** Counts the opening pieces of an item in a store, once for ever; a second telling changes nothing. */
  readonly open: (movement: Movement) => void;
  /** Pieces of an item in a store by whose movements they are; what a till told as opening under `told TILL`, counted or not. */
  readonly pieces: (store: string, sku: string) => Pieces;
  /** Numbers of the receipts that sold an item in a store, oldest first. */
  readonly receiptsOf: (store: string, sku: string) => readonly string[];
  /** Pieces of an item that stand in a store, as far as was told. */
  readonly onHand: (store: string, sku: string) => number;
  /** Online orders of an item at a store that are reserved or paid, also those whose time is over. */
  readonly onlineOf: (store: string, sku: string) => readonly Online[];
  readonly online: (id: string) => Online | null;
  readonly setOnline: (order: Online) => void;
  /** When any till of a store was heard last; 0 for never. */
  readonly seenAt: (store: string) => number;
  readonly seen: (device: string, at: number) => void;
  /** What is known of an item: null for one that no catalogue named. */
  readonly sku: (sku: string) => { readonly oneOff: boolean } | null;
  /** Writes an item's row, as the feeds give it; the same value again changes nothing. `null` makes a tombstone. */
  readonly setRow: (feed: string, key: string, value: string | null) => void;
  /** The value of a row that lives; null for none. */
  readonly rowOf: (feed: string, key: string) => string | null;
  /** Rows behind a place of the mall's commits, oldest first. */
  readonly rowsAfter: (feed: string, after: number, most: number) => readonly FeedRow[];
  /** The place of the newest row of a feed; 0 for none. */
  readonly newest: (feed: string) => number;
  /** Every living row of a feed in the order of its keys. */
  readonly living: (feed: string) => Iterable<FeedRow>;
  readonly addTask: (task: Task) => void;
  /** Undoes everything written inside when it throws, and nothing else. */
  readonly savepoint: (work: () => void) => void;
};
