/** A CSV text → its records and the lines they begin on, at once or in slices. Knows no column and judges no value. */
import { parse as parseSlowly, type Options } from 'csv-parse';
import { parse } from 'csv-parse/sync';

/** One record and the line it begins on, counted from 1. */
export type CsvRow = { readonly line: number; readonly fields: readonly string[] };
/** The records; and, from a broken quote on, the lines nobody can read. */
export type CsvRows = { readonly rows: readonly CsvRow[]; readonly torn: readonly number[] };

/** Bytes handed to the parser in one go. */
const bytesAtOnce = 64 * 1024;

/** A turn of the loop: whatever waits goes first. */
export function turn(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve));
}

/** Records with the line each begins on; a record may span lines inside quotes, and empty lines are passed over. */
export function readRows(csv: string): CsvRows {
  const bytes = Buffer.from(csv.replace(/^\uFEFF/, ''));
  const rows: CsvRow[] = [];
  const place = openLines(bytes);
  try {
    parse(bytes, parsing(rows, place));
    return { rows, torn: [] };
  } catch (fault) {
    return { rows, torn: tornLines(fault, place) };
  }
}

/** As `readRows`, with a turn of the loop after each slice. */
export async function readRowsSlowly(csv: string): Promise<CsvRows> {
  const bytes = Buffer.from(csv.replace(/^\uFEFF/, ''));
  const rows: CsvRow[] = [];
  const place = openLines(bytes);
  const parser = parseSlowly(parsing(rows, place));
  const ended = new Promise<Error | null>((resolve) => {
    parser.on('error', resolve);
    parser.on('end', () => resolve(null));
  });
  parser.resume();
  for (let from = 0; from < bytes.length && !parser.destroyed; from += bytesAtOnce) {
    parser.write(bytes.subarray(from, from + bytesAtOnce));
    await turn();
  }
  if (!parser.destroyed) parser.end();
  const fault = await ended;
  return { rows, torn: fault === null ? [] : tornLines(fault, place) };
}

type Lines = ReturnType<typeof openLines>;

function parsing(rows: CsvRow[], place: Lines): Options {
  return {
    bom: false, relax_column_count: true, skip_empty_lines: true, record_delimiter: ['\r\n', '\n', '\r'],
    on_record: (fields: string[], { bytes: end }) => {
      rows.push({ line: place.begin(), fields });
      place.moveTo(end);
      return null;
    },
  };
}

/** After a broken quote nobody can say where a row ends: every line from there on is rejected. */
function tornLines(fault: unknown, place: Lines): number[] {
  if (!(fault instanceof Error && 'code' in fault && /QUOTE/.test(String(fault.code)))) throw fault;
  const torn: number[] = [];
  for (let line = place.begin(); !place.isEnd(); line = place.begin()) {
    torn.push(line);
    place.skipLine();
  }
  return torn;
}

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Counts lines from 1 while moving through a text; CRLF, LF and CR each end one. */
function openLines(bytes: Uint8Array) {
  let at = 0;
  let line = 1;
  const step = (): void => {
    const byte = bytes[at];
    at += 1;
    if (byte === lineFeed || (byte === carriageReturn && bytes[at] !== lineFeed)) line += 1;
  };
  const isBreak = (): boolean => bytes[at] === lineFeed || bytes[at] === carriageReturn;
  return {
    isEnd: () => at >= bytes.length,
    /** Passes over empty lines; the line on which the next record begins. */
    begin: () => {
      while (isBreak()) step();
      return line;
    },
    moveTo: (end: number) => {
      while (at < end) step();
    },
    skipLine: () => {
      while (at < bytes.length && !isBreak()) step();
    },
  };
}
