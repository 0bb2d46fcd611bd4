/** Tables → bytes of a CSV or an XLSX file, safe from formulas. Writes nothing. */
import { stringify } from 'csv-stringify/sync';
import writeWorkbook from 'write-excel-file/node';
import type { Cell, FileForm, Sheet } from '../domain/table-file.ts';

/** What a spreadsheet may take for a formula at the beginning of a text, in its narrow and wide forms. */
const formula = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;
/** Characters that no XML file may hold. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;
const nameColumn = 28;
const widthLeast = 10;

/** The bytes of a file. A CSV holds the first table alone: UTF-8 with a byte order mark, lines end in CR LF. */
export async function tableBytes(form: FileForm, sheets: readonly Sheet[]): Promise<Uint8Array> {
  if (form === 'csv') {
    const text = stringify((sheets[0]?.rows ?? []).map((row) => [...row]), { bom: true, escape_formulas: true, record_delimiter: '\r\n' });
    return Buffer.from(text, 'utf8');
  }
  return writeWorkbook(sheets.map(({ name, rows }) => ({
    sheet: name, data: rows.map((row, at) => row.map((cell) => workbookCell(cell, at === 0))), stickyRowsCount: 1, columns: widthsOf(rows),
  }))).toBuffer();
}

/** A text stays one also when somebody edits its cell or saves the sheet as CSV. */
function workbookCell(cell: Cell, isHeading: boolean) {
  if (typeof cell === 'number') return { value: cell, type: Number, format: '#,##0' };
  return { value: workbookText(cell), type: String, ...(isHeading ? { fontWeight: 'bold' as const } : {}) };
}

/** A text as a workbook holds it. */
export function workbookText(text: string): string {
  return `${formula.test(text) ? "'" : ''}${text}`.replaceAll(/\r\n?/g, '\n').replaceAll(unwritable, ' ');
}

function widthsOf(rows: readonly (readonly Cell[])[]): { readonly width: number }[] {
  const [heading = []] = rows;
  // A syllable of Hangul is two letters wide.
  return heading.map((cell, at) => ({ width: at === 1 ? nameColumn : Math.max(widthLeast, String(cell).length * 1.4) }));
}
