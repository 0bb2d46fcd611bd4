/**
 * A maker's statement as a file that proves itself: what people read, and the journal entry it is made from with the till's
 * signature. The same entry always makes the same bytes, so whoever has the till's public key can check it alone.
 */
import type { Entry } from './journal.ts';
import { figuresOf, type RowFigures } from './settlement.ts';
import type { MakerSettledBody } from './settlement-body.ts';
import type { Cell, FileForm } from './table-file.ts';

/** What stands before each part of the proof, in the file's last lines. */
export const proofLabels = ['proof.header', 'proof.body', 'proof.previous', 'proof.signature'] as const;

/** A cell of a workbook holds 32,767 characters; longer parts of the proof stand in more than one. */
const partMost = 30_000;

/** A text is never taken for a formula by a spreadsheet, and a cell that needs quotes has them. Numbers are numbers. */
function cellText(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const kinds = { outright: '직매입 Outright', special: '특약매입 Sale or return', consign: '위탁판매 Consignment' } as const;
const labels = {
  sales: '판매 Sales', refunds: '반품 Returns', discountStore: '매장 부담 할인 Discounts by store', discountMaker: '작가 부담 할인 Discounts by maker',
  discountMall: '몰 부담 할인 Discounts by mall', base: '수수료 기준 Base', charge: '수수료·마진 Charge', vat: '그 부가세 VAT in it',
  inputVat: '작가 세금계산서 부가세 VAT of maker invoice', compensation: '파손 보상 Compensation', earned: '받을 돈 Earned',
} as const satisfies Partial<Record<keyof RowFigures, string>>;

/** The file's text: UTF-8 with a byte order mark, lines end in CR LF. */
export function statementCsv(entry: Entry, body: MakerSettledBody): string {
  return `\uFEFF${statementRows(entry, body).map((cells) => `${cells.map(cellText).join(',')}\r\n`).join('')}`;
}

/** As `statementCsv`, for a workbook: the parts of the proof that are too long for a cell go on in the next ones. */
export function statementSheet(entry: Entry, body: MakerSettledBody): Cell[][] {
  return statementRows(entry, body).map((cells) => cells.flatMap((cell): Cell[] => (
    typeof cell === 'string' && cell.length > partMost ? cell.match(new RegExp(`[^]{1,${partMost}}`, 'g')) ?? [] : [cell])));
}

/** Amounts in won, fractions in ten-thousandths of a won. */
function statementRows(entry: Entry, body: MakerSettledBody): Cell[][] {
  const { header, bodyText, prevHash, signature } = entry;
  const head: Cell[][] = [
    ['정산서 Statement', header.till, body.makerId, body.number],
    ['작가 Maker', body.name],
    ['기간 Period', body.afterDay, body.day],
    ['영업 Shifts', body.after, body.shift],
    ['지난 잔액 Brought forward', body.opening],
  ];
  const rows = body.rows.flatMap((row): Cell[][] => {
    const { terms, tax } = row;
    const figures = figuresOf(row);
    const named = Object.entries(labels) as [keyof typeof labels, string][];
    return [
      ['계약 Contract', kinds[terms.kind], terms.version, terms.rateBp / 100, tax === 'T' ? '과세 Taxable' : '면세 Exempt'],
      ...named.map(([name, label]): Cell[] => [label, figures[name]]),
      ['원 미만 Fraction carried', figures.fractionBefore, figures.fraction],
    ];
  });
  const end: Cell[][] = [['그 사이 지급 Paid meanwhile', body.paid], ['줄 돈 Owed', body.closing]];
  const proof = [JSON.stringify(header), bodyText, prevHash, signature].map((part, at): Cell[] => [proofLabels[at] ?? '', part]);
  return [...head, ...rows, ...end, ...proof];
}

/** The one sheet of a statement's workbook. */
export const statementSheetName = '정산서 Statement';

/** The name of a statement's file. */
export function statementFileName({ makerId, number, day }: MakerSettledBody, till: string, form: FileForm): string {
  return `statement-${till}-${makerId}-${number}-${day}.${form}`;
}
