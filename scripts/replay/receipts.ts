/** A file of real receipts → receipts in won, and the rows that cannot be read. Repairs nothing, drops nothing silently. */
import { parse } from 'csv-parse/sync';
import { quantityMax } from '../../src/domain/cart.ts';
import { amountMax, won, type Won } from '../../src/domain/money.ts';

/** One row of the file: one line of a receipt, at the price on the row. */
export type ReplayLine = {
  readonly line: number;
  readonly code: string;
  readonly name: string;
  /** Positive, also on a return. */
  readonly quantity: number;
  readonly unit: Won;
};

/** Rows that share a receipt number and stand together. */
export type ReplayReceipt = {
  readonly number: string;
  readonly kind: 'sale' | 'return';
  /** The shop's wall time, `YYYY-MM-DD HH:MM`. */
  readonly wallTime: string;
  readonly lines: readonly ReplayLine[];
};

/** A row that was left out, by its line in the file (the header is line 1), and why. */
export type RejectedLine = { readonly line: number; readonly reason: string };

export type ReceiptsFile = { readonly receipts: readonly ReplayReceipt[]; readonly rejected: readonly RejectedLine[] };

/** What a column must be called for this to be a receipts file. */
export const receiptColumns = ['Invoice', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'Price', 'Customer ID', 'Country'];

type Row = { readonly line: number; readonly number: string; readonly fields: readonly string[] };

/**
 * Reads the CSV text. A malformed row rejects its whole receipt: the row with its reason, its neighbours with
 * `receipt has a bad row`. Prices are pounds × 1000 as whole won. Null when the header is another.
 */
export function readReceipts(csv: string): ReceiptsFile | null {
  const rows = readRows(csv);
  if (rows === null) return null;
  const receipts: ReplayReceipt[] = [];
  const rejected: RejectedLine[] = [];
  const groups = together(rows);
  const tornNumbers = torn(groups);
  for (const group of groups) {
    const read = readGroup(group, tornNumbers);
    if ('rejected' in read) rejected.push(...read.rejected);
    else receipts.push(read);
  }
  return { receipts, rejected };
}

/** Every physical line is read by itself, so that a quote left open can never swallow its neighbours. */
function readRows(csv: string): Row[] | null {
  const [header = '', ...body] = csv.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (header !== receiptColumns.join(',')) return null;
  return body.flatMap((text, index) => {
    if (text.trim() === '') return [];
    const fields = fieldsOf(text);
    return [{ line: index + 2, number: (fields?.[0] ?? text.split(',')[0] ?? '').trim(), fields: fields ?? [] }];
  });
}

function fieldsOf(text: string): string[] | null {
  try {
    return parse(text, { relaxQuotes: false })[0] ?? [];
  } catch {
    return null;
  }
}

function together(rows: readonly Row[]): Row[][] {
  const groups: Row[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last !== undefined && last[0]?.number === row.number && row.number !== '') last.push(row);
    else groups.push([row]);
  }
  return groups;
}

/** Receipt numbers whose rows do not stand together: a part of such a receipt is never sold. */
function torn(groups: readonly Row[][]): ReadonlySet<string> {
  const seen = new Set<string>();
  return new Set(groups.flatMap(([first]) => (first !== undefined && seen.size === seen.add(first.number).size ? [first.number] : [])));
}

function readGroup(group: readonly Row[], tornNumbers: ReadonlySet<string>): ReplayReceipt | { rejected: RejectedLine[] } {
  const number = group[0]?.number ?? '';
  const kind = number.startsWith('C') ? 'return' : 'sale';
  const times = new Set(group.flatMap((row) => row.fields[4] ?? []));
  const read = group.map((row) => ({ row, result: readLine(row, kind) }));
  const bad = read.filter((one) => typeof one.result === 'string');
  const whole = wholeFault(number, tornNumbers, times.size);
  if (bad.length === 0 && whole === null) {
    const lines = read.flatMap((one) => (typeof one.result === 'string' ? [] : [one.result]));
    return { number, kind, wallTime: group[0]?.fields[4] ?? '', lines };
  }
  const rejected = read.map(({ row, result }) => ({
    line: row.line,
    reason: typeof result === 'string' ? result : (whole ?? `receipt ${number} has a bad row`),
  }));
  return { rejected };
}

function wholeFault(number: string, tornNumbers: ReadonlySet<string>, times: number): string | null {
  if (number === '') return 'no receipt number';
  if (tornNumbers.has(number)) return `the rows of receipt ${number} do not stand together`;
  return times > 1 ? `receipt ${number} has two times` : null;
}

function readLine(row: Row, kind: 'sale' | 'return'): ReplayLine | string {
  const [, code = '', name = '', quantity = '', wallTime = '', price = ''] = row.fields;
  if (row.fields.length === 0) return 'row cannot be read as CSV';
  if (row.fields.length !== receiptColumns.length) return `${row.fields.length} columns instead of ${receiptColumns.length}`;
  if (code.trim() === '') return 'no stock code';
  if (!/^-?\d{1,9}$/.test(quantity) || Number(quantity) === 0) return `quantity is not a whole number: ${quantity}`;
  if (kind === 'sale' && Number(quantity) < 0) return `negative quantity on a sale: ${quantity}`;
  if (kind === 'return' && Number(quantity) > 0) return `positive quantity on a return: ${quantity}`;
  const pieces = Math.abs(Number(quantity));
  if (pieces > quantityMax) return `quantity over ${quantityMax}: ${quantity}`;
  if (!isWallTime(wallTime)) return `time cannot be read: ${wallTime}`;
  const unit = wonOf(price);
  if (unit === null) return `price is not a whole number of won: ${price}`;
  return { line: row.line, code: code.trim(), name: name.trim() === '' ? code.trim() : name, quantity: pieces, unit };
}

function isWallTime(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = parts;
  const lengths = [31, year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day >= 1 && day <= (lengths[month - 1] ?? 0) && hour < 24 && minute < 60;
}

/** Pounds with up to three decimals, × 1000, without ever being a float; null for anything else. */
function wonOf(price: string): Won | null {
  const parts = /^(\d{1,9})(?:\.(\d{1,9}))?$/.exec(price.trim());
  if (parts === null) return null;
  const decimals = (parts[2] ?? '').replace(/0+$/, '');
  if (decimals.length > 3) return null;
  const amount = Number(parts[1]) * 1000 + Number(decimals.padEnd(3, '0'));
  return amount <= amountMax ? won(amount) : null;
}
