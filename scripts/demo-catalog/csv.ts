// The demo catalogue as the text the till imports: UTF-8, one header line, LF. It never touches a file.
import type { Row } from './generate.ts';

/** The columns, in the order of the file. */
export const HEADER = 'code,name,maker,price,taxClass,stock,oneOff,contractKind,rate,category';

const cell = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The whole file, its last line ended. */
export function catalogCsv(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.code, row.name, row.maker, row.price, row.taxClass, row.stock, row.isOneOff ? 1 : 0, row.contractKind, row.rate,
    row.category,
  ].map(cell).join(','));
  return `${[HEADER, ...lines].join('\n')}\n`;
}
