/** The named queries of a ledger, prepared once. Writes nothing and decides nothing; rows become values of the domain here. */
import { noContract, type Contract, type Item } from '../src/domain/catalog.ts';
import type { ImportedMaker, Operator } from '../src/domain/facts.ts';
import type { ItemId, LineId, MakerId, OperatorId, SaleId } from '../src/domain/ids.ts';
import { won, type Won } from '../src/domain/money.ts';
import type { Action } from '../src/domain/permissions.ts';
import { must } from '../src/domain/result.ts';
import type { Store } from '../src/domain/store.ts';
import type { WrongPins } from '../src/domain/wrong-pins.ts';
import type { Ledger, SealedEntry } from '../src/host/ports.ts';
import type { Connection } from './open.ts';
import { dayReads } from './day-reads.ts';
import { goodsReads } from './goods-reads.ts';
import { giftOf, paperReads } from './paper-reads.ts';
import { reportReads } from './report-reads.ts';
import { lowestPriceReader, returnedReader } from './returned.ts';
import { officeReads } from './office-reads.ts';
import { fromSale, sealedColumns, sealedEntry, tendersReader, type SealedRow } from './sealed-row.ts';
import { shiftReads } from './shift-reads.ts';
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
    ...dayReads(database),
    ...reportReads(database),
    ...sealedReads(database),
    ...paperReads(database),
    ...termsReads(database),
    ...officeReads(database),
    ...voucherReads(database),
    ...goodsReads(database),
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

function catalogReads(database: Connection): Pick<Reads, 'items' | 'itemsChanged' | 'makers' | 'stock'> {
  const makerRows = database.prepare<[], MakerRow>(
    'SELECT id, name, contract_kind, contract_version, rate_bp, base, vat_mode FROM maker ORDER BY id',
  );
  const columns = 'id, code, name, maker_id, price, tax, stocked, one_off, category';
  const itemRows = database.prepare<[], ItemRow>(`SELECT ${columns} FROM item ORDER BY id`);
  const changedRows = database.prepare<[], ItemRow>(
    `SELECT ${columns} FROM item WHERE id IN (SELECT item_id FROM item_change) ORDER BY id`);
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
  const itemsOf = (rows: ItemRow[]): Item[] => (
    rows.length === 0 ? [] : rows.map(itemWith(new Map(makers().map((maker) => [maker.id, maker])))));
  return {
    makers,
    items: () => itemsOf(itemRows.all()),
    itemsChanged: () => itemsOf(changedRows.all()),
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

/** Goods are looked for on the lines of so many entries back: more would keep a customer waiting. */
const entriesSearched = 200_000;

/** Receipts by any of the ways in which a text may mean one, newest first. Names are those of the catalogue now. */
const searchSql = `${sealedColumns} ${fromSale}
  WHERE (:day IS NULL OR sale.business_day = :day) AND (
    :isAny OR sale.receipt_number = :number OR sale.receipt_seq = :receiptSeq OR sale.total = :amount
    OR sale.entry IN (
      SELECT exchange.entry FROM exchange JOIN sale AS new ON new.entry = exchange.entry
      WHERE exchange.total = :amount OR abs(new.total - exchange.total) = :amount)
    OR sale.entry IN (
      SELECT coalesce(correction.sale_entry, tender.entry) FROM tender LEFT JOIN correction ON correction.entry = tender.entry
      WHERE (tender.kind = 'card' OR tender.kind = 'card_back') AND substr(tender.approval, -4) = :approvalEnd)
    OR sale.entry IN (
      SELECT coalesce(correction.sale_entry, moved.entry) FROM voucher_move AS moved LEFT JOIN correction ON correction.entry = moved.entry
      WHERE moved.serial = :serial)
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
  readonly amount: number | null; readonly approvalEnd: string | null; readonly goods: string | null; readonly serial: string | null;
  readonly most: number;
};

const noText = { number: null, receiptSeq: null, amount: null, approvalEnd: null, goods: null, serial: null } as const;

type SealedReads = Pick<Reads, 'nextReceiptSeq' | 'sealed' | 'lastSealed' | 'searchSealed' | 'returned' | 'lowestPrice' | 'gifts' | 'gift'>;

function sealedReads(database: Connection): SealedReads {
  const lastSeq = database.prepare<[], number>('SELECT coalesce(max(receipt_seq), 0) FROM sale').pluck();
  // In two steps: every sale asks whether its id is new, and a look into one index is a fifth of a join that finds nothing.
  const entryOf = database.prepare<[string], number>('SELECT entry FROM sale WHERE sale_id = ?').pluck();
  const byEntry = database.prepare<[number], SealedRow>(`${sealedColumns} FROM journal WHERE journal.seq = ?`);
  const newest = database.prepare<[number], SealedRow>(`${sealedColumns} ${fromSale} ORDER BY sale.receipt_seq DESC LIMIT ?`);
  const found = database.prepare<[SearchParameters], SealedRow>(searchSql);
  const tenders = tendersReader(database);
  const returned = returnedReader(database);
  const giftCount = database.prepare<[string], number>(
    'SELECT count(*) FROM gift_receipt JOIN sale ON sale.entry = gift_receipt.sale_entry WHERE sale.sale_id = ?').pluck();
  const byCode = database.prepare<[string], string>(
    'SELECT journal.body FROM gift_receipt JOIN journal ON journal.seq = gift_receipt.entry WHERE gift_receipt.code = ?').pluck();
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
    gifts: (id) => giftCount.get(id) ?? 0,
    gift: (code) => giftOf(byCode.get(code)),
    lastSealed: (most) => newest.all(most).map(sealedOf),
    searchSealed: ({ day, text }, most) => {
      const onDay = day === null ? null : Number(day.replaceAll('-', ''));
      return found.all({ day: onDay, isAny: Number(text === null), ...(text ?? noText), most }).map(sealedOf);
    },
  };
}
