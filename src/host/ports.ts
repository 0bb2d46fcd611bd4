/** What the house needs of the world, as types. Real things stand in db and src/adapters, fakes in tests. */
import type { Cart } from '../domain/cart.ts';
import type { Item, MakerMark } from '../domain/catalog.ts';
import type { MakerSum } from '../domain/commission.ts';
import type { Wanted } from '../domain/consent.ts';
import type { ContractVersion } from '../domain/effective.ts';
import type {
  AnyBody, Fact, FactKind, GiftReceiptBody, ImportedItem, ImportedMaker, Operator, Settings, TaxTermsSetBody,
} from '../domain/facts.ts';
import type { BusinessDate, ItemId, MakerId, OperatorId, SaleId } from '../domain/ids.ts';
import type { Entry, Head } from '../domain/journal.ts';
import type { Won } from '../domain/money.ts';
import type { PaperColumns, PaperLine } from '../domain/paper.ts';
import type { Parked } from '../domain/parking.ts';
import type { ReceiptQuery } from '../domain/past.ts';
import type { Promotion } from '../domain/promotion.ts';
import type { Receipt } from '../domain/receipt.ts';
import type { Taken } from '../domain/refund.ts';
import type { ScannerPort, ScannerPortState } from '../domain/scan/serial-line.ts';
import type { OpenShift, ShiftCash } from '../domain/shift.ts';
import type { Stamp } from '../domain/stamp.ts';
import type { Store } from '../domain/store.ts';
import type { Tender } from '../domain/tender.ts';
import type { UpdateState } from '../domain/updates.ts';
import type { VoucherBook } from '../domain/voucher-sale.ts';
import type { WrongPins } from '../domain/wrong-pins.ts';
import type { DayLedger } from './day-ports.ts';
import type { GoodsPorts, GoodsReads } from './goods-ports.ts';
import type { KeepingPorts, OfficeReads } from './keeping-ports.ts';
import type { MallPorts, Outbox } from './mall-ports.ts';
import type { ReportPorts } from './report-ports.ts';

/** Time: now, the trading day it belongs to, and how paper and people read it. */
export type Clock = {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** The business date of a moment in the store's zone (Asia/Seoul), where a day ends at this hour of the next morning. */
  readonly businessDate: (at: number, turnsAtHour: number) => BusinessDate;
  /** `YYYY-MM-DD HH:MM:SS` in the store's zone. */
  readonly localTime: (at: number) => string;
  /** How many minutes this machine's own zone is ahead of UTC at a moment. */
  readonly offsetMinutes: (at: number) => number;
};

/** Makes names that were never used before. */
export type Ids = { readonly next: () => string };

/** SHA-256 of a text's UTF-8 bytes, or of bytes as they are, in lower-case hex. */
export type Hash = (content: string | Uint8Array) => string;

/** The till's own key. Signs hex hashes; the public half is base64 of its SPKI DER form. */
export type Signer = {
  readonly sign: (entryHash: string) => string;
  readonly publicKey: string;
};

/** Slow one-way PIN hashes with a pepper that lies outside the database. */
export type Pins = {
  /** Hash of a PIN under a fresh salt, as one text. Takes about 0.1 s, off the main thread. */
  readonly hash: (pin: string) => Promise<string>;
  readonly matches: (pin: string, stored: string) => Promise<boolean>;
};

/** A sealed sale or refund with its place in the journal. */
export type SealedEntry = {
  readonly seq: number;
  readonly kind: 'sale' | 'refund' | 'exchange';
  readonly at: number;
  readonly businessDate: BusinessDate;
  readonly operator: OperatorId;
  readonly hash: string;
  /** As sealed: its tenders are those that were said at first. */
  readonly body: AnyBody;
  readonly shift: number;
  /** Its means of payment after all corrections. */
  readonly tenders: readonly Tender[];
  /** How often its means of payment were corrected. */
  readonly corrections: number;
  /** Why goods came back; empty for a sale. */
  readonly reason: string;
  /** How often it was printed again. */
  readonly copies: number;
};

/** One paper that is owed, in the order it was owed. */
export type PrintJob = {
  readonly id: number;
  /** The entry whose paper it is. */
  readonly entrySeq: number;
  readonly kind: FactKind;
  readonly state: 'waiting' | 'printing' | 'printed' | 'sent' | 'unknown' | 'dropped';
  readonly attempts: number;
  readonly queuedAt: number;
};

/** The append-only ledger. Every append is one immediate transaction that is on the disk when the call returns. */
export type Ledger = DayLedger & OfficeReads & VoucherBook & GoodsReads & {
  readonly head: () => Head;
  /**
   * Links, signs and writes facts with all their rows (projections, postings, stock, print job, outbox).
   * Throws if anything fails; then nothing was written.
   */
  readonly append: (facts: readonly Fact[], stamp: Stamp) => readonly Entry[];
  /** As `append`, and keeps PIN hashes in the same transaction, in the place of those that were. */
  readonly appendOperators: (
    facts: readonly Fact[], stamp: Stamp, pins: readonly { readonly operatorId: OperatorId; readonly hash: string }[],
  ) => readonly Entry[];
  readonly store: () => Store | null;
  readonly setting: (name: keyof Settings) => string;
  readonly items: () => readonly Item[];
  /** Those of them that were ever changed by hand, as the last import wrote them. */
  readonly itemsChanged: () => readonly Item[];
  /** Makers as last imported; which of their terms hold on a day, `contractVersions` says. */
  readonly makers: () => readonly ImportedMaker[];
  /** Every promotion as it was last set, also those that are over, in the order of that. */
  readonly promotions: () => readonly Promotion[];
  /** Every version of every maker's terms. */
  readonly contractVersions: () => readonly ContractVersion[];
  readonly makerMarks: () => ReadonlyMap<MakerId, MakerMark>;
  /** Tax terms by the day from which they hold, oldest first. */
  readonly taxTerms: () => readonly TaxTermsSetBody[];
  /** What every contract sold, and what is owed and charged by postings so far. */
  readonly makerSums: () => readonly MakerSum[];
  /** Pieces on hand; 0 for an item that never moved. */
  readonly stock: (id: ItemId) => number;
  /** Everybody who ever was one, those who left too, in the order in which they came. */
  readonly operators: () => readonly Operator[];
  readonly pinHash: (id: OperatorId) => string | null;
  /** Wrong PINs since the last right one, and when the last wrong one was given. */
  readonly wrongPins: (id: OperatorId) => WrongPins;
  /** The same, added up over everybody who works here. */
  readonly wrongPinsInAll: () => WrongPins;
  /** What standing consents allow for a cart that is neither sealed nor dropped. */
  readonly grants: (subject: SaleId) => readonly Wanted[];
  readonly openShift: () => OpenShift | null;
  /** Number for the next shift to open. */
  readonly nextShift: () => number;
  /** Cash left in the drawer by the last close. */
  readonly kept: () => Won;
  readonly shiftCash: (shift: number) => ShiftCash;
  readonly nextReceiptSeq: () => number;
  readonly sealed: (id: SaleId) => SealedEntry | null;
  /** What refunds by receipt took back of a sale so far, by place of line and means of payment. */
  readonly returned: (id: SaleId) => Taken;
  /** How many gift receipts a receipt has, and the gift receipt of a code; null when there is none. */
  readonly gifts: (id: SaleId) => number;
  readonly gift: (code: string) => GiftReceiptBody | null;
  /** The lowest price one piece of an item was sold for since a business date, in won; null when it was not. */
  readonly lowestPrice: (id: ItemId, since: BusinessDate) => Won | null;
  /** Newest first, like the next. */
  readonly lastSealed: (most: number) => readonly SealedEntry[];
  readonly searchSealed: (query: ReceiptQuery, most: number) => readonly SealedEntry[];
  readonly outboxWaiting: () => number;
  readonly outbox: Outbox;
  readonly printJobs: (states: readonly PrintJob['state'][], most: number) => readonly PrintJob[];
  readonly setPrintJob: (id: number, state: PrintJob['state'], attempts: number) => void;
  /** The sealed entry a print job's paper shows, the copy number (0 = first paper), and the gift receipt that it is, if it is one. */
  readonly paperOf: (job: PrintJob) => { readonly sealed: SealedEntry; readonly copy: number; readonly gift: GiftReceiptBody | null };
};

/** Carts being rung up, outside the ledger. A save is on the disk when the call returns. */
export type Drafts = {
  readonly load: () => Cart | null;
  readonly save: (cart: Cart) => void;
  readonly clear: (id: SaleId) => void;
  /** Carts put aside, oldest first. */
  readonly parked: () => readonly Parked[];
  /** Puts a cart aside and clears its draft, in one step. */
  readonly park: (parked: Parked) => void;
  /** Makes a cart put aside the draft again, in one step with putting another aside. Null when there is no such cart. */
  readonly recall: (id: SaleId, park: Parked | null) => Cart | null;
  /** Throws a cart put aside away; one that is not there changes nothing. */
  readonly unpark: (id: SaleId) => void;
};

/** What a printer said of itself. `silent`: it takes bytes and never answers. */
export type PrinterCondition = 'ready' | 'offline' | 'paper_out' | 'cover_open' | 'fault' | 'silent';

/** How one paper ended: on paper; taken by a printer that never answers; certainly not printed; or nobody can know. */
export type PrintOutcome = {
  readonly outcome: 'printed' | 'sent' | 'not_printed' | 'unknown';
  readonly condition: PrinterCondition;
};

/** One receipt printer. Owns the connection; jobs and pulses are sent one after the other. */
export type Printer = {
  readonly address: string;
  readonly print: (receipt: Receipt) => Promise<PrintOutcome>;
  /** Pulses the cash drawer once; a pulse that cannot be sent within two seconds is dropped, never kept. */
  readonly openDrawer: () => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/** Opens the printer at an address (`tcp://HOST:PORT`), or null when the address has no such form. */
export type OpenPrinter = (address: string, columns: PaperColumns) => Printer | null;

/** A receipt as the lines that paper of so many columns will show. */
export type LayPaper = (receipt: Receipt, columns: PaperColumns) => readonly PaperLine[];

/** A catalogue file read: good rows with their ids given by the caller, bad rows by line. */
export type CatalogRows = {
  readonly makers: readonly ImportedMaker[];
  readonly items: readonly ImportedItem[];
  /** Does the file say categories? */
  readonly hasCategories: boolean;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
};

/** Reads a catalogue CSV (`code,name,maker,price,taxClass,stock,oneOff,contractKind,rate[,category]`); null for another header. */
export type ReadCatalog = (csv: string) => CatalogRows | null;

/** Reads a catalogue as `ReadCatalog` does, a little at a time: selling goes on meanwhile. */
export type ReadCatalogSlowly = (csv: string) => Promise<CatalogRows | null>;

/** A part of an import that is written as one fact. */
export type ImportPart = { readonly makers: readonly ImportedMaker[]; readonly items: readonly ImportedItem[] };

/** An import that is under way, kept until the ledger has all of it. Each call is on the disk when it returns. */
export type Imports = {
  /** Drops what is there: a new import begins. */
  readonly begin: () => void;
  readonly stage: (part: ImportPart) => void;
  /** All parts are staged: from here on the import goes on whatever happens. `total` counts makers and items. */
  readonly ready: (total: number, operator: string) => void;
  readonly progress: () => { readonly done: number; readonly total: number; readonly operator: string } | null;
  readonly next: () => { readonly id: number; readonly part: ImportPart } | null;
  readonly done: (id: number) => void;
};

/** Newer programs, fetched from the store's feed. Throws nothing: what went wrong is in the state. */
export type Updates = {
  readonly state: () => UpdateState;
  /** Asks the feed once; does nothing while it is being asked. */
  readonly check: () => void;
  /** Fetches what is offered, behind the selling. */
  readonly fetch: () => void;
  /** Ends the till in order, then puts the fetched program in the place of this one. */
  readonly install: () => void;
  readonly onChange: (listener: () => void) => void;
};

/** The scanner that a manager named: a serial port that nothing but a person can know for one. */
export type Scanners = {
  /** Serial ports that the system names now. Takes up to a second. */
  readonly ports: () => Promise<readonly { readonly path: string; readonly name: string }[]>;
  /** Reads this port as a scanner from now on, as soon as it is there; null for none. */
  readonly use: (port: ScannerPort | null) => void;
  readonly state: () => ScannerPortState;
};

/** A log of what the program did; never of people, PINs, or what was sold. */
export type Log = { readonly write: (level: 'info' | 'warn' | 'error', event: string, detail?: string) => void };

/** Everything the house is given. */
export type Ports = KeepingPorts & MallPorts & ReportPorts & GoodsPorts & {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly hash: Hash;
  readonly signer: Signer;
  readonly pins: Pins;
  readonly secrets: 'keystore' | 'file';
  readonly ledger: Ledger;
  readonly drafts: Drafts;
  readonly openPrinter: OpenPrinter;
  readonly layPaper: LayPaper;
  /** Overrides the printer setting for this run; null leaves it to the setting. */
  readonly printer: string | null;
  readonly readCatalog: ReadCatalog;
  readonly readCatalogSlowly: ReadCatalogSlowly;
  readonly imports: Imports;
  readonly scanners: Scanners;
  /** Lets whatever waits go first: one turn of the loop. */
  readonly pause: () => Promise<void>;
  /** Null where newer programs come by hand. */
  readonly updates: Updates | null;
  /** The demo store's catalogue file. */
  readonly demoCatalog: () => string;
  readonly log: Log;
};
