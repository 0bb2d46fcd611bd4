/** The named queries of a ledger, prepared once. Writes nothing and decides nothing; rows become values of the domain here. */
import { noContract, type Contract, type Item } from '../src/domain/catalog.ts';
import type { ImportedMaker, Operator, RefundBody, Sealed, TenderCorrectedBody } from '../src/domain/facts.ts';
import type { BusinessDate, ItemId, LineId, MakerId, OperatorId, SaleId } from '../src/domain/ids.ts';
import { won, zero, type Won } from '../src/domain/money.ts';
import type { Action } from '../src/domain/permissions.ts';
import { must } from '../src/domain/result.ts';
import type { Store } from '../src/domain/store.ts';
import type { Tender } from '../src/domain/tender.ts';
import type { WrongPins } from '../src/domain/wrong-pins.ts';
import type { Ledger, OpenShift, SealedEntry, ShiftCash } from '../src/host/ports.ts';
import type { Connection } from './open.ts';
import { lowestPriceReader, returnedReader } from './returned.ts';
import { hex } from './rows.ts';
import { termsReads } from './terms-reads.ts';
import { voucherReads } from './vouchers.ts';

/** The part of the Ledger port that only reads. */
export type Reads = Omit<Ledger, 'head' | 'append' | 'appendOperators' | 'printJobs' | 'setPrintJob' | 'outboxWaiting' | 'outbox'>;

/** Prepares every query on an open ledger. */
export function prepareReads(database: Connection): Reads {
  return {
    ...storeReads(database),
    ...catalogReads(database),
    ...operatorReads(database),
    ...shiftReads(database),
    ...sealedReads(database),
    ...paperReads(database),
    ...termsReads(database),
    ...voucherReads(database),
  };
}

type StoreRow = {
  readonly name: string; readonly business_number: string; readonly representative: string; readonly address: string;
  readonly phone: string; readonly store_code: string; readonly till_code: string; readonly practice: number;
};

function storeReads(database: Connection): Pick<Reads, 'store' | 'setting'> {
  const store = database.prepare<[], StoreRow>(
    'SELECT name, business_number, representative, address, phone, store_code, till_code, practice FROM store',
  );
  const setting = database.prepare<[string], string>('SELECT value FROM setting WHERE name = ?').pluck();
  return {
    store: (): Store | null => {
      const row = store.get();
      if (row === undefined) return null;
      const { name, representative, address, phone } = row;
      return {
        name, businessNumber: row.business_number, representative, address, phone, storeCode: row.store_code,
        tillCode: row.till_code, practice: row.practice === 1,
      };
    },
    setting: (name) => setting.get(name) ?? '',
  };
}

type MakerRow = {
  readonly id: number; readonly name: string; readonly contract_kind: Contract['kind']; readonly contract_version: number;
  readonly rate_bp: number; readonly base: Contract['base']; readonly vat_mode: Contract['vatMode'];
};
type ItemRow = {
  readonly id: number; readonly code: string; readonly name: string; readonly maker_id: number | null;
  readonly price: number | null; readonly tax: 'T' | 'E'; readonly stocked: number; readonly one_off: number;
  readonly category: string;
};

function catalogReads(database: Connection): Pick<Reads, 'items' | 'makers' | 'stock'> {
  const makerRows = database.prepare<[], MakerRow>(
    'SELECT id, name, contract_kind, contract_version, rate_bp, base, vat_mode FROM maker ORDER BY id',
  );
  const itemRows = database.prepare<[], ItemRow>(
    'SELECT id, code, name, maker_id, price, tax, stocked, one_off, category FROM item ORDER BY id',
  );
  const quantity = database.prepare<[number], number>('SELECT quantity FROM stock WHERE item_id = ?').pluck();
  const makers = (): ImportedMaker[] => makerRows.all().map((row) => ({
    id: row.id as MakerId,
    name: row.name,
    contract: {
      kind: row.contract_kind, version: row.contract_version, rateBp: row.rate_bp, base: row.base, vatMode: row.vat_mode,
    },
  }));
  const itemWith = (makersById: ReadonlyMap<number, ImportedMaker>) => (row: ItemRow): Item => {
    const maker = row.maker_id === null ? null : must(makersById.get(row.maker_id), `maker ${row.maker_id}`);
    return {
      id: row.id as ItemId,
      code: row.code,
      name: row.name,
      maker: maker === null ? null : { id: maker.id, name: maker.name },
      price: row.price === null ? null : won(row.price),
      taxClass: row.tax === 'T' ? 'taxable' : 'exempt',
      stocked: row.stocked === 1,
      oneOff: row.one_off === 1,
      category: row.category,
      contract: maker?.contract ?? noContract,
    };
  };
  return {
    makers,
    items: () => itemRows.all().map(itemWith(new Map(makers().map((maker) => [maker.id, maker])))),
    stock: (id) => quantity.get(id) ?? 0,
  };
}

type OperatorRow = {
  readonly id: OperatorId; readonly name: string; readonly role: Operator['role']; readonly badge: string; readonly has_left: number;
};

type PeopleReads = 'operators' | 'pinHash' | 'wrongPins' | 'wrongPinsInAll' | 'grants';

function operatorReads(database: Connection): Pick<Reads, PeopleReads> {
  // Ids are numbers of two digits and more: in their order people came.
  const operators = database.prepare<[], OperatorRow>('SELECT id, name, role, badge, has_left FROM operator ORDER BY length(id), id');
  const pinHash = database.prepare<[string], string>('SELECT hash FROM operator_pin WHERE operator_id = ?').pluck();
  const wrong = database.prepare<[string], WrongPins>(
    'SELECT wrong AS count, last_wrong_at AS lastAt FROM sign_in WHERE operator_id = ?',
  );
  const inAll = database.prepare<[], WrongPins>(`
    SELECT coalesce(sum(wrong), 0) AS count, coalesce(max(last_wrong_at), 0) AS lastAt
    FROM sign_in JOIN operator ON operator.id = sign_in.operator_id WHERE NOT operator.has_left`);
  const grants = database.prepare<[string], GrantRow>(`
    SELECT action, subject, line_id, amount FROM consent_use
    WHERE subject = ? AND standing = 1
      AND NOT EXISTS (SELECT 1 FROM sale WHERE sale.sale_id = consent_use.subject)
      AND NOT EXISTS (
        SELECT 1 FROM journal
        WHERE journal.seq > consent_use.entry AND journal.kind = 'void' AND journal.body ->> '$.saleId' = consent_use.subject)
    ORDER BY entry`);
  return {
    operators: () => operators.all().map(({ id, name, role, badge, has_left: left }) => (
      { id, name, role, ...(badge === '' ? {} : { badge }), ...(left === 1 ? { hasLeft: true as const } : {}) })),
    pinHash: (id) => pinHash.get(id) ?? null,
    wrongPins: (id) => wrong.get(id) ?? { count: 0, lastAt: 0 },
    wrongPinsInAll: () => inAll.get() ?? { count: 0, lastAt: 0 },
    grants: (subject) => grants.all(subject).map(({ line_id: line, ...rest }) => ({ ...rest, lineId: line === '' ? null : line })),
  };
}

type GrantRow = { readonly action: Action; readonly subject: SaleId; readonly line_id: LineId | ''; readonly amount: Won };

/** A shift's entries stand together in the journal, from its opening to its close. */
const inShift = `
  id >= (SELECT entry FROM shift WHERE number = :shift) << 20
  AND id < (1 + coalesce((SELECT entry FROM shift_close WHERE number = :shift), (SELECT max(seq) FROM journal))) << 20`;

type ShiftRow = { number: number; businessDate: BusinessDate; openedAt: number; openedBy: OperatorId; float: Won };
type CashRow = { expected: Won; float: Won; sales: Won; refunds: Won };

function shiftReads(database: Connection): Pick<Reads, 'openShift' | 'nextShift' | 'kept' | 'shiftCash'> {
  const last = database.prepare<[], ShiftRow & { closed: number | null }>(`
    SELECT shift.number, journal.business_date AS businessDate, journal.at AS openedAt, journal.operator AS openedBy,
      shift.counted AS float, shift_close.entry AS closed
    FROM shift JOIN journal ON journal.seq = shift.entry LEFT JOIN shift_close ON shift_close.number = shift.number
    ORDER BY shift.number DESC LIMIT 1`);
  const lastNumber = database.prepare<[], number>('SELECT coalesce(max(number), 0) FROM shift').pluck();
  const keep = database.prepare<[], Won>('SELECT keep FROM shift_close ORDER BY number DESC LIMIT 1').pluck();
  const cash = database.prepare<[{ shift: number }], CashRow>(`
    SELECT coalesce(sum(amount), 0) AS expected,
      coalesce(sum(amount) FILTER (WHERE kind = 'float'), 0) AS float,
      coalesce(sum(amount) FILTER (WHERE kind IN ('sale', 'change')), 0) AS sales,
      -coalesce(sum(amount) FILTER (WHERE kind = 'refund'), 0) AS refunds
    FROM posting WHERE ${inShift} AND account = 'cash' AND kind NOT IN ('over_short', 'close')`);
  // From the newest backwards, so that only the shift's own sales are read.
  const sealed = database.prepare<[], { entry: number; kind: string }>('SELECT entry, kind FROM sale ORDER BY receipt_seq DESC');
  const bounds = database.prepare<[number], { first: number; last: number | null }>(`
    SELECT shift.entry AS first, shift_close.entry AS last
    FROM shift LEFT JOIN shift_close ON shift_close.number = shift.number WHERE shift.number = ?`);
  const counts = (shift: number): { saleCount: number; refundCount: number } => {
    const { first, last } = must(bounds.get(shift), `shift ${shift}`);
    const count = { saleCount: 0, refundCount: 0 };
    for (const { entry, kind } of sealed.iterate()) {
      if (entry < first) break;
      if (last !== null && entry > last) continue;
      count[kind === 'sale' ? 'saleCount' : 'refundCount'] += 1;
    }
    return count;
  };
  return {
    openShift: (): OpenShift | null => {
      const row = last.get();
      if (row === undefined || row.closed !== null) return null;
      const { number, businessDate, openedAt, openedBy, float } = row;
      return { number, businessDate, openedAt, openedBy, float };
    },
    nextShift: () => (lastNumber.get() ?? 0) + 1,
    kept: () => keep.get() ?? zero,
    shiftCash: (shift): ShiftCash => {
      const { expected, float, sales, refunds } = must(cash.get({ shift }), 'a sum of postings');
      return { expected, float, sales, refunds, ...counts(shift) };
    },
  };
}

type SealedRow = {
  readonly seq: number; readonly kind: 'sale' | 'refund'; readonly at: number; readonly businessDate: BusinessDate;
  readonly operator: OperatorId; readonly shift: number;
  readonly hash: Uint8Array; readonly body: string; readonly copies: number; readonly corrections: number;
};

const sealedColumns = `
  SELECT journal.seq, journal.kind, journal.at, journal.business_date AS businessDate, journal.operator, journal.shift, journal.hash,
    journal.body,
    (SELECT count(*) FROM reprint WHERE reprint.sale_entry = journal.seq) AS copies,
    (SELECT count(*) FROM correction WHERE correction.sale_entry = journal.seq) AS corrections`;
const fromSale = 'FROM sale JOIN journal ON journal.seq = sale.entry';

/** A row as a sealed entry; `correctedTenders` reads the means of payment that the last correction of an entry left. */
function sealedEntry(row: SealedRow, correctedTenders: (seq: number) => readonly Tender[]): SealedEntry {
  const { seq, kind, at, businessDate, operator, shift, copies, corrections } = row;
  const body = JSON.parse(row.body) as Sealed | RefundBody;
  const tenders = corrections === 0 ? body.tenders : correctedTenders(seq);
  const reason = 'reason' in body ? body.reason : '';
  return { seq, kind, at, businessDate, operator, shift, hash: hex(row.hash), body, tenders, corrections, reason, copies };
}

function tendersReader(database: Connection): (seq: number) => readonly Tender[] {
  const last = database.prepare<[number], string>(`
    SELECT journal.body FROM correction JOIN journal ON journal.seq = correction.entry
    WHERE correction.sale_entry = ? ORDER BY correction.number DESC LIMIT 1`).pluck();
  return (seq) => (JSON.parse(must(last.get(seq), `the correction of entry ${seq}`)) as TenderCorrectedBody).after;
}

/** Goods are looked for on the lines of so many entries back: more would keep a customer waiting. */
const entriesSearched = 200_000;

/** Receipts by any of the ways in which a text may mean one, newest first. Names are those of the catalogue now. */
const searchSql = `${sealedColumns} ${fromSale}
  WHERE (:day IS NULL OR sale.business_day = :day) AND (
    :isAny OR sale.receipt_number = :number OR sale.receipt_seq = :receiptSeq OR sale.total = :amount
    OR sale.entry IN (
      SELECT coalesce(correction.sale_entry, tender.entry) FROM tender LEFT JOIN correction ON correction.entry = tender.entry
      WHERE (tender.kind = 'card' OR tender.kind = 'card_back') AND substr(tender.approval, -4) = :approvalEnd)
    OR sale.entry IN (
      SELECT line.entry FROM (
        SELECT entry, item_id FROM sale_line WHERE id > (SELECT max(seq) - ${entriesSearched} FROM journal) << 20
        UNION ALL
        SELECT refund_line.entry, sale_line.item_id FROM refund_line
        JOIN sale_line ON sale_line.id = (refund_line.sale_entry << 20) + refund_line.line WHERE refund_line.quantity > 0
      ) AS line WHERE line.item_id IN (
        SELECT id FROM item WHERE instr(upper(replace(name, ' ', '')), :goods) OR upper(code) = :goods))
  ) ORDER BY sale.receipt_seq DESC LIMIT :most`;

type SearchParameters = {
  readonly day: number | null; readonly isAny: number; readonly number: string | null; readonly receiptSeq: number | null;
  readonly amount: number | null; readonly approvalEnd: string | null; readonly goods: string | null; readonly most: number;
};

const noText = { number: null, receiptSeq: null, amount: null, approvalEnd: null, goods: null } as const;

type SealedReads = Pick<Reads, 'nextReceiptSeq' | 'sealed' | 'lastSealed' | 'searchSealed' | 'returned' | 'lowestPrice'>;

function sealedReads(database: Connection): SealedReads {
  const lastSeq = database.prepare<[], number>('SELECT coalesce(max(receipt_seq), 0) FROM sale').pluck();
  // In two steps: every sale asks whether its id is new, and a look into one index is a fifth of a join that finds nothing.
  const entryOf = database.prepare<[string], number>('SELECT entry FROM sale WHERE sale_id = ?').pluck();
  const byEntry = database.prepare<[number], SealedRow>(`${sealedColumns} FROM journal WHERE journal.seq = ?`);
  const newest = database.prepare<[number], SealedRow>(`${sealedColumns} ${fromSale} ORDER BY sale.receipt_seq DESC LIMIT ?`);
  const found = database.prepare<[SearchParameters], SealedRow>(searchSql);
  const tenders = tendersReader(database);
  const returned = returnedReader(database);
  const sealedOf = (row: SealedRow): SealedEntry => sealedEntry(row, tenders);
  return {
    nextReceiptSeq: () => (lastSeq.get() ?? 0) + 1,
    sealed: (id: SaleId) => {
      const entry = entryOf.get(id);
      return entry === undefined ? null : sealedOf(must(byEntry.get(entry), `the entry of the sale ${id}`));
    },
    lowestPrice: lowestPriceReader(database),
    returned: (id) => {
      const entry = entryOf.get(id);
      return entry === undefined ? { pieces: [], legs: [] } : returned(entry);
    },
    lastSealed: (most) => newest.all(most).map(sealedOf),
    searchSealed: ({ day, text }, most) => {
      const onDay = day === null ? null : Number(day.replaceAll('-', ''));
      return found.all({ day: onDay, isAny: Number(text === null), ...(text ?? noText), most }).map(sealedOf);
    },
  };
}

function paperReads(database: Connection): Pick<Reads, 'paperOf'> {
  const original = database.prepare<[number], SealedRow>(`${sealedColumns} FROM journal WHERE journal.seq = ?`);
  const reprint = database.prepare<[number], { saleEntry: number; copy: number }>(
    'SELECT sale_entry AS saleEntry, copy FROM reprint WHERE entry = ?',
  );
  const corrected = database.prepare<[number], number>('SELECT sale_entry FROM correction WHERE entry = ?').pluck();
  const tenders = tendersReader(database);
  return {
    paperOf: (job) => {
      const again = reprint.get(job.entrySeq);
      const row = original.get(again?.saleEntry ?? corrected.get(job.entrySeq) ?? job.entrySeq);
      return { sealed: sealedEntry(must(row, `the receipt of entry ${job.entrySeq}`), tenders), copy: again?.copy ?? 0 };
    },
  };
}
