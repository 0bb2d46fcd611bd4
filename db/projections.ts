/**
 * Entry → rows, as pure functions: what the ledger writes beside an entry and what verify expects to find. Reads no
 * table, so the same entries always make the same rows.
 */
import { takenByPassing } from '../src/domain/exchange.ts';
import type { BroughtBack, ExchangeBody, RefundBody, Sealed } from '../src/domain/facts.ts';
import type { Entry } from '../src/domain/journal.ts';
import { postingsOf } from '../src/domain/posting.ts';
import { stockMovesOf } from '../src/domain/stock-moves.ts';
import { assert } from '../src/domain/result.ts';
import { itemChangeValues, settlementValues, taxLetter } from './catalog-rows.ts';
import type { TableRows, Values } from './rows.ts';
import { tenderRows } from './tender-rows.ts';
import { voucherFactRows, voucherMoveRows, voucherTables } from './voucher-rows.ts';

/**
 * Tables whose rows are written once, with their entry; `entry` is the first column. `posting` is read as the view of that
 * name and written as `posting_row` and `posting_class`.
 */
export const factTables = {
  sale: {
    columns: ['entry', 'receipt_seq', 'sale_id', 'kind', 'receipt_number', 'business_day', 'shift', 'total', 'supply', 'vat', 'exempt'],
    order: 'entry',
  },
  sale_line: {
    columns: ['entry', 'line', 'item_id', 'maker', 'contract', 'tax', 'unit', 'quantity', 'gross', 'net', 'vat'],
    order: 'id',
  },
  tender: { columns: ['entry', 'n', 'kind', 'due', 'given', 'handed_back', 'rounding', 'party', 'approval', 'leg'], order: 'entry, n' },
  refund_line: { columns: ['entry', 'line', 'sale_entry', 'quantity', 'damaged', 'gross', 'net', 'vat'], order: 'id' },
  exchange: { columns: ['entry', 'sale_entry', 'total', 'supply', 'vat', 'exempt'], order: 'entry' },
  passed_leg: { columns: ['entry', 'n', 'leg', 'exact', 'paid'], order: 'entry, n' },
  correction: { columns: ['entry', 'sale_entry', 'number'], order: 'entry' },
  stock_move: { columns: ['entry', 'n', 'item_id', 'quantity'], order: 'id' },
  posting: {
    columns: [
      'entry', 'n', 'account', 'amount', 'kind', 'party', 'line', 'item', 'maker', 'contract', 'tax', 'seller', 'flow',
    ],
    order: 'id',
  },
  reprint: { columns: ['entry', 'sale_entry', 'copy'], order: 'entry' },
  gift_receipt: { columns: ['entry', 'sale_entry', 'number', 'code'], order: 'entry' },
  ...voucherTables,
  consent_use: { columns: ['entry', 'consent_id', 'action', 'subject', 'line_id', 'amount', 'standing'], order: 'entry' },
  shift: { columns: ['entry', 'number', 'counted', 'kept', 'added'], order: 'entry' },
  shift_close: { columns: ['entry', 'number', 'counted', 'expected', 'keep'], order: 'entry' },
  settlement: { columns: ['entry', 'maker', 'number', 'shift', 'day', 'opening', 'closing'], order: 'entry' },
  item_change: {
    columns: ['entry', 'item_id', 'from_day', 'name', 'price', 'price_typed', 'category', 'tax', 'low', 'low_usual'], order: 'entry',
  },
  payout: { columns: ['entry', 'maker', 'amount', 'withheld'], order: 'entry' },
} as const;

/** Tables that hold what the last entry said; the first column is the key. */
export const stateTables = {
  store: {
    columns: [
      'id', 'entry', 'name', 'business_number', 'representative', 'address', 'phone', 'store_code', 'till_code', 'practice',
      'public_key',
    ],
  },
  setting: { columns: ['name', 'entry', 'value'] },
  maker: { columns: ['id', 'entry', 'name', 'contract_kind', 'contract_version', 'rate_bp', 'base', 'vat_mode'] },
  item: { columns: ['id', 'entry', 'code', 'name', 'maker_id', 'price', 'tax', 'stocked', 'one_off', 'category'] },
  operator: { columns: ['id', 'entry', 'name', 'role', 'badge', 'has_left'] },
  promotion: { columns: ['id', 'entry', 'terms'] },
  sign_in: { columns: ['operator_id', 'entry', 'wrong', 'last_wrong_at'] },
  contract_version: {
    columns: [
      'id', 'entry', 'maker_id', 'version', 'kind', 'rate_bp', 'base', 'vat_mode', 'scope', 'tax_type', 'from_day', 'until_day',
    ],
  },
  maker_mark: { columns: ['maker_id', 'entry', 'code', 'business_number', 'print'] },
  tax_terms: { columns: ['from_day', 'entry', 'rate_bp', 'rounding'] },
} as const;

export type FactTable = keyof typeof factTables;
export type StateTable = keyof typeof stateTables;
export const factTableNames = Object.keys(factTables) as FactTable[];
export const stateTableNames = Object.keys(stateTables) as StateTable[];

/** Tables that keep the first two columns, entry and place, as one number. */
const placedTables: readonly FactTable[] = ['sale_line', 'refund_line', 'stock_move', 'posting'];
/** The rows one entry can have in such a table, and one more. */
const placesOfEntry = 2 ** 20;

/** Does a table keep entry and place as one `id`? */
export function isPlaced(table: FactTable): boolean {
  return placedTables.includes(table);
}

/** The `id` of a row in such a table, from its first two values. */
export function placedId([entry, place]: Values): number {
  assert(typeof entry === 'number' && typeof place === 'number' && place < placesOfEntry, 'an entry and a place below 1048576');
  return entry * placesOfEntry + place;
}

/**
 * The rows of an entry in its facts' projections. `saleEntry` finds the entry of a sealed sale or refund (a reprint
 * points at it).
 */
export function factRowsOf(entry: Entry, saleEntry: (saleId: string) => number): TableRows<FactTable>[] {
  const { fact } = entry;
  const { seq } = entry.header;
  switch (fact.kind) {
    case 'sale':
      return [...sealedRows(entry, 'sale', fact.body), ...movesAndPostings(entry)];
    case 'refund':
      return [...refundRows(entry, fact.body, saleEntry), ...movesAndPostings(entry)];
    case 'exchange':
      return [...exchangeRows(entry, fact.body, saleEntry), ...movesAndPostings(entry)];
    case 'gift_receipt_printed':
      return [{ table: 'gift_receipt', rows: [[seq, saleEntry(fact.body.saleId), fact.body.gift, fact.body.code]] }];
    case 'tender_corrected':
      return [
        { table: 'correction', rows: [[seq, saleEntry(fact.body.saleId), fact.body.correction]] },
        { table: 'tender', rows: tenderRows(seq, fact.body.after) },
        ...movesAndPostings(entry),
      ];
    case 'receipt_reprinted':
      return [{ table: 'reprint', rows: [[seq, saleEntry(fact.body.saleId), fact.body.copy]] }];
    case 'consent_used': {
      const { id, wanted, standing } = fact.body;
      const { action, subject, lineId, amount } = wanted;
      return [{ table: 'consent_use', rows: [[seq, id, action, subject, lineId ?? '', amount, Number(standing)]] }];
    }
    case 'shift_opened': {
      const { shift, counted, kept, added } = fact.body;
      return [{ table: 'shift', rows: [[seq, shift, counted, kept, added]] }, ...movesAndPostings(entry)];
    }
    case 'shift_closed': {
      const { shift, counted, expected, keep } = fact.body;
      return [{ table: 'shift_close', rows: [[seq, shift, counted, expected, keep]] }, ...movesAndPostings(entry)];
    }
    case 'maker_settled':
      return [{ table: 'settlement', rows: [settlementValues(seq, fact.body)] }, ...movesAndPostings(entry)];
    case 'maker_paid':
      return [{ table: 'payout', rows: [[seq, fact.body.makerId, fact.body.amount, fact.body.withheld]] }, ...movesAndPostings(entry)];
    case 'item_set':
      return [{ table: 'item_change', rows: [itemChangeValues(seq, fact.body)] }];
    case 'voucher_sold':
    case 'voucher_cancelled':
    case 'voucher_reprinted':
      return [...voucherFactRows(entry), ...movesAndPostings(entry)];
    default:
      return movesAndPostings(entry);
  }
}

function movesAndPostings(entry: Entry): TableRows<FactTable>[] {
  const { seq } = entry.header;
  const moves = movesOf(entry).map((move, index) => [seq, index + 1, move.itemId, move.quantity]);
  const postings = postingsOf(entry.fact).map((each, index) => {
    const { account, amount, kind, party, line, item, maker, contract, tax, seller, flow } = each;
    return [seq, index + 1, account, amount, kind, party, line, item, maker, contract, tax, seller, flow];
  });
  const vouchers = voucherMoveRows(entry);
  return [{ table: 'stock_move', rows: moves }, { table: 'posting', rows: postings }, { table: 'voucher_move', rows: vouchers }];
}

/** The stock moves of an entry in their order; a move of nothing is none. */
export function movesOf(entry: Entry): { readonly itemId: number; readonly quantity: number }[] {
  return stockMovesOf(entry.fact).filter((move) => move.quantity !== 0);
}

/** A refund without receipt has lines of its own; one by receipt says what the sale's lines lose. */
function refundRows(entry: Entry, body: RefundBody, saleEntry: (saleId: string) => number): TableRows<FactTable>[] {
  const { returned } = body;
  if (returned === undefined) return sealedRows(entry, 'refund', body);
  return [
    receiptRow(entry, 'refund', body),
    { table: 'refund_line', rows: backRows(entry, { ...body, returned }, saleEntry(returned.saleId)) },
    { table: 'tender', rows: tenderRows(entry.header.seq, body.tenders) },
  ];
}

/** Both halves: the new goods as a sale's lines, what came back as a refund's, and what passed from one to the other. */
function exchangeRows(entry: Entry, body: ExchangeBody, saleEntry: (saleId: string) => number): TableRows<FactTable>[] {
  const { seq } = entry.header;
  const { back, passed } = body;
  const sale = saleEntry(back.returned.saleId);
  return [
    ...sealedRows(entry, 'exchange', body),
    { table: 'refund_line', rows: backRows(entry, back, sale) },
    { table: 'exchange', rows: [[seq, sale, back.total, back.supply, back.vat, back.exempt]] },
    { table: 'passed_leg', rows: takenByPassing(passed).map(({ leg, exact, paid }, index) => [seq, index + 1, leg, exact, paid]) },
  ];
}

function backRows(entry: Entry, body: Pick<BroughtBack, 'lines' | 'returned'>, sale: number): Values[] {
  const { seq } = entry.header;
  const { returned } = body;
  const back = body.lines.map(({ quantity, gross, net, vat }, index) => {
    const { place = 0, damaged } = returned.lines[index] ?? {};
    return [seq, place, sale, quantity, damaged?.pieces ?? 0, gross, net, vat];
  });
  const shifted = returned.shifted.map(({ place, vat }) => [seq, place, sale, 0, 0, 0, 0, vat]);
  return [...back, ...shifted].sort(([, a = 0], [, b = 0]) => a - b);
}

type ReceiptKind = 'sale' | 'refund' | 'exchange';

function receiptRow(entry: Entry, kind: ReceiptKind, body: Sealed): TableRows<FactTable> {
  const { seq, businessDate, shift } = entry.header;
  const day = Number(businessDate.replaceAll('-', ''));
  const { receiptSeq, saleId, receiptNumber, total, supply, vat, exempt } = body;
  return { table: 'sale', rows: [[seq, receiptSeq, saleId, kind, receiptNumber, day, shift, total, supply, vat, exempt]] };
}

function sealedRows(entry: Entry, kind: ReceiptKind, body: Sealed): TableRows<FactTable>[] {
  const { seq } = entry.header;
  const lines = body.lines.map((line, index) => [
    seq, index + 1, line.itemId, line.maker?.id ?? 0, line.contract.version, taxLetter(line.taxClass),
    line.typedPrice ?? line.listPrice ?? 0, line.quantity, line.gross, line.net, line.vat,
  ]);
  return [
    receiptRow(entry, kind, body),
    { table: 'sale_line', rows: lines },
    { table: 'tender', rows: tenderRows(seq, body.tenders) },
  ];
}

const paperKinds: readonly string[] = [
  'sale', 'refund', 'exchange', 'receipt_reprinted', 'gift_receipt_printed', 'tender_corrected', 'cash_moved', 'shift_handed_over',
  'x_printed', 'z_reprinted', 'voucher_sold', 'voucher_cancelled', 'voucher_reprinted', 'goods_moved',
];

/** Does an entry owe somebody a paper? */
export function owesPaper({ fact }: Entry): boolean {
  // Tills that wrote no Z into a close printed none.
  return fact.kind === 'shift_closed' ? fact.body.report !== undefined : paperKinds.includes(fact.kind);
}
