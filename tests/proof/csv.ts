/**
 * A reader of the receipts file of its own, for checking sums. Shares no code with the replay: another CSV reader, other
 * arithmetic (whole numbers of any size), other grouping. Judges no row; it is for files without a malformed one.
 */

export type Row = { readonly line: number; readonly receipt: string; readonly day: string; readonly amount: bigint };

export type DaySum = { receipts: number; returns: number; gross: bigint; returnsTotal: bigint; cash: bigint };

export type Sums = {
  readonly receipts: number;
  readonly returns: number;
  readonly lines: number;
  readonly gross: bigint;
  readonly returnsTotal: bigint;
  readonly days: ReadonlyMap<string, DaySum>;
};

/** Splits a CSV text into records; a quoted field may hold commas, quotes doubled and line ends. */
export function readRecords(text: string): { readonly line: number; readonly fields: readonly string[] }[] {
  const records: { line: number; fields: string[] }[] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let line = 1;
  let first = 1;
  const endRecord = (): void => {
    fields.push(field);
    if (fields.length > 1 || field !== '') records.push({ line: first, fields });
    fields = [];
    field = '';
    first = line;
  };
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at];
    if (one === '\n') line += 1;
    if (isQuoted) {
      if (one !== '"') field += one;
      else if (text[at + 1] === '"') { field += '"'; at += 1; } else isQuoted = false;
    } else if (one === '"') isQuoted = true;
    else if (one === ',') { fields.push(field); field = ''; } else if (one === '\n') endRecord();
    else if (one !== '\r') field += one;
  }
  if (field !== '' || fields.length > 0) endRecord();
  return records;
}

/** The rows of the file: line in the file, receipt, business day, quantity × price in won. */
export function readRows(text: string): Row[] {
  const [header, ...records] = readRecords(text);
  const names = header?.fields ?? [];
  const column = (name: string): number => {
    const found = names.indexOf(name);
    if (found < 0) throw new Error(`the receipts file has no column ${name}`);
    return found;
  };
  const [receipt, quantity, date, price] = ['Invoice', 'Quantity', 'InvoiceDate', 'Price'].map(column) as [number, number, number, number];
  return records.map(({ line, fields }) => ({
    line,
    receipt: fields[receipt] ?? '',
    day: dayOf(fields[date] ?? ''),
    amount: BigInt(fields[quantity] ?? '') * thousandfold(fields[price] ?? ''),
  }));
}

/** A trading day turns at 05:00: what is sold before belongs to the day before. */
function dayOf(wallTime: string): string {
  const [day = '', time = ''] = wallTime.split(' ');
  if (time >= '05:00') return day;
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
}

/** A decimal number × 1000. Throws when that is no whole number. */
export function thousandfold(decimal: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal);
  if (match === null) throw new Error(`no decimal number: ${decimal}`);
  const [, sign = '', whole = '', fraction = ''] = match;
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(whole + fraction) * 1000n;
  if (scaled % scale !== 0n) throw new Error(`no whole won: ${decimal}`);
  return (sign === '-' ? -1n : 1n) * (scaled / scale);
}

/** Sums over the file: sales and returns apart, and by business day. `cash` hands a return out in coins of 10 won, rounded up. */
export function sumsOf(rows: readonly Row[]): Sums {
  const receipts = new Map<string, { day: string; amount: bigint }>();
  for (const { receipt, day, amount } of rows) {
    const known = receipts.get(receipt);
    if (known === undefined) receipts.set(receipt, { day, amount });
    else known.amount += amount;
  }
  const days = new Map<string, DaySum>();
  let [gross, returnsTotal, returns] = [0n, 0n, 0];
  for (const [number, { day, amount }] of receipts) {
    const sum = days.get(day) ?? { receipts: 0, returns: 0, gross: 0n, returnsTotal: 0n, cash: 0n };
    days.set(day, sum);
    sum.receipts += 1;
    if (number.startsWith('C')) {
      returns += 1;
      returnsTotal += amount;
      sum.returns += 1;
      sum.returnsTotal += amount;
      sum.cash -= ((-amount + 9n) / 10n) * 10n;
    } else {
      gross += amount;
      sum.gross += amount;
      sum.cash += amount;
    }
  }
  return { receipts: receipts.size, returns, lines: rows.length, gross, returnsTotal, days };
}
