/** A statement's file, CSV or XLSX → its rows, and the rows that its proof says it should have. Checks no signature. */
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import { workbookText } from '../../src/adapters/table-bytes.ts';
import type { Entry } from '../../src/domain/journal.ts';
import type { MakerSettledBody } from '../../src/domain/settlement-body.ts';
import { proofLabels, statementCsv, statementSheet, statementSheetName } from '../../src/domain/statement-paper.ts';

/** What a file shows, in a form in which two files that show the same are one text; and its proof. */
export type ReadFile = { readonly shown: string; readonly proof: readonly [string, string, string, string] };

/** Reads a file; null when there is no whole proof at its end. */
export async function readStatement(bytes: Buffer): Promise<ReadFile | null> {
  return isWorkbook(bytes) ? readSheet(bytes) : readText(bytes.toString('utf8'));
}

/** What a file of these bytes would show if its proof is true. */
export function shownBy(bytes: Buffer, entry: Entry, body: MakerSettledBody): string {
  if (!isWorkbook(bytes)) return statementCsv(entry, body);
  const rows = statementSheet(entry, body).map((row) => row.map((cell) => (typeof cell === 'string' ? workbookText(cell) : cell)));
  return textOf([{ sheet: statementSheetName, data: rows }]);
}

/** A workbook is a ZIP file. */
function isWorkbook(bytes: Buffer): boolean {
  return bytes.subarray(0, 2).toString('latin1') === 'PK';
}

function readText(text: string): ReadFile | null {
  try {
    return withProof(text, parse(text, { bom: true, relax_column_count: true }));
  } catch {
    return null;
  }
}

async function readSheet(bytes: Buffer): Promise<ReadFile | null> {
  try {
    const sheets = await readWorkbook(bytes, { trim: false });
    return withProof(textOf(sheets), sheets[0]?.data ?? []);
  } catch {
    return null;
  }
}

type Sheets = readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[];

/** An empty text is an empty cell, and those at a row's end are none: a reader fills every row up to the longest. */
function textOf(sheets: Sheets): string {
  return JSON.stringify(sheets.map(({ sheet, data }) => [sheet, data.map((row) => row.slice(0, lengthOf(row)).map((cell) => cell ?? ''))]));
}

function lengthOf(row: readonly unknown[]): number {
  return row.findLastIndex((cell) => cell !== null && cell !== '') + 1;
}

function withProof(shown: string, rows: readonly (readonly unknown[])[]): ReadFile | null {
  const parts = rows.slice(-proofLabels.length).map(([label, ...cells], at) => (
    label === proofLabels[at] ? cells.filter((cell) => cell !== null).map(String).join('') : ''));
  const [header = '', body = '', previous = '', signature = ''] = parts;
  return [header, body, previous, signature].includes('') ? null : { shown, proof: [header, body, previous, signature] };
}
