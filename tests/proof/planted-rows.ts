/** Malformed rows, one of each kind, planted into a copy of a receipts file. Knows which lines must be rejected, and with what word. */
import { readRecords, readRows, type Row } from './csv.ts';

export type Planted = {
  readonly kind: string;
  /** Its line in the copy; the header is line 1. */
  readonly line: number;
  /** What the reason must say. */
  readonly reason: RegExp;
  /** The other lines of its receipt, which are rejected with it. */
  readonly companions: readonly number[];
};

export type PlantedFile = {
  readonly text: string;
  readonly planted: readonly Planted[];
  /** Lines of the copy that hold a row. */
  readonly lines: number;
  /** The rows of the receipts that stay whole. */
  readonly kept: readonly Row[];
};

type Spoil = {
  readonly kind: string; readonly reason: RegExp; readonly on: 'sale' | 'return'; readonly change: (fields: string[]) => string;
};

const quoted = (field: string): string => (/[",]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);
const csvOf = (fields: readonly string[]): string => fields.map(quoted).join(',');
const withField = (place: number, value: string | ((was: string) => string)) => (fields: string[]): string => (
  csvOf(fields.map((field, index) => (index === place ? (typeof value === 'string' ? value : value(field)) : field))));

/** Columns: Invoice 0, StockCode 1, Description 2, Quantity 3, InvoiceDate 4, Price 5, Customer ID 6, Country 7. */
const spoils: readonly Spoil[] = [
  { kind: 'a column missing', reason: /columns/, on: 'sale', change: (fields) => csvOf(fields.slice(0, 7)) },
  { kind: 'a column too many', reason: /columns/, on: 'sale', change: (fields) => csvOf([...fields, 'more']) },
  { kind: 'a quantity in words', reason: /quantity/, on: 'sale', change: withField(3, 'six') },
  { kind: 'half a piece', reason: /quantity/, on: 'sale', change: withField(3, '1.5') },
  { kind: 'no piece', reason: /quantity/, on: 'sale', change: withField(3, '0') },
  { kind: 'pieces sold backwards', reason: /quantity/, on: 'sale', change: withField(3, (was) => `-${was}`) },
  { kind: 'pieces returned forwards', reason: /quantity/, on: 'return', change: withField(3, (was) => was.replace('-', '')) },
  { kind: 'more pieces than a line takes', reason: /quantity/, on: 'sale', change: withField(3, '10000') },
  { kind: 'a price in words', reason: /price/, on: 'sale', change: withField(5, 'free') },
  { kind: 'a price below zero', reason: /price/, on: 'sale', change: withField(5, '-2.95') },
  { kind: 'a fraction of a won', reason: /price/, on: 'sale', change: withField(5, '2.9505') },
  { kind: 'a day that is not', reason: /time/, on: 'sale', change: withField(4, '2010-02-30 10:00') },
  { kind: 'a time in words', reason: /time/, on: 'return', change: withField(4, 'yesterday') },
  { kind: 'no stock code', reason: /code/, on: 'sale', change: withField(1, '') },
  {
    kind: 'a quote left open', reason: /CSV/, on: 'sale',
    change: ([invoice, code, , ...rest]) => `${invoice},${code},"left open,${rest.join(',')}`,
  },
];

/** Plants one row of each kind into a receipt of its own, spread over the file. Every receipt chosen has several rows. */
export function plantRows(text: string): PlantedFile {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  const rows = readRows(text);
  const spoiled = new Map<string, { readonly spoil: Spoil; readonly line: number }>();
  const byReceipt = new Map<string, Row[]>();
  for (const row of rows) byReceipt.set(row.receipt, [...(byReceipt.get(row.receipt) ?? []), row]);
  for (const on of ['sale', 'return'] as const) {
    const isOf = (group: readonly Row[]): boolean => group[0]?.receipt.startsWith('C') === (on === 'return');
    const receipts = [...byReceipt.values()].filter((group) => group.length >= 3 && isOf(group));
    const wanted = spoils.filter((spoil) => spoil.on === on);
    wanted.forEach((spoil, index) => {
      const group = receipts[Math.floor(((index + 0.5) * receipts.length) / wanted.length)];
      const row = group?.[Math.floor(group.length / 2)];
      if (row === undefined || spoiled.has(row.receipt)) throw new Error('the receipts file is too small to plant rows in');
      spoiled.set(row.receipt, { spoil, line: row.line });
    });
  }
  for (const { spoil, line } of spoiled.values()) {
    const fields = [...(readRecords(lines[line - 1] ?? '')[0]?.fields ?? [])];
    lines[line - 1] = spoil.change(fields);
  }
  const planted = [...spoiled].map(([receipt, { spoil: { kind, reason }, line }]): Planted => ({
    kind, reason, line, companions: (byReceipt.get(receipt) ?? []).map((row) => row.line).filter((other) => other !== line),
  }));
  return { text: `${lines.join('\n')}\n`, planted, lines: rows.length, kept: rows.filter(({ receipt }) => !spoiled.has(receipt)) };
}
