/**
 * A catalogue file (CSV, UTF-8) → makers and items with their ids, and every row that was left out with its reason.
 * Repairs nothing beyond white space at the ends and NFC, drops nothing silently, never throws on a text.
 */
import { normalCode } from '../domain/barcode.ts';
import { noContract, type Contract, type ContractKind, type TaxClass } from '../domain/catalog.ts';
import type { ImportedItem, ImportedMaker } from '../domain/facts.ts';
import type { ItemId, MakerId } from '../domain/ids.ts';
import { amountMax, won, type Won } from '../domain/money.ts';
import type { CatalogRows } from '../host/ports.ts';
import { readRows, readRowsSlowly, turn, type CsvRows } from './csv-rows.ts';

/** The columns of a catalogue file; the header names all nine, in any order. */
export const catalogColumns = ['code', 'name', 'maker', 'price', 'taxClass', 'stock', 'oneOff', 'contractKind', 'rate'] as const;
/** A tenth that a file may have: without it the file says nothing about categories. */
export const categoryColumn = 'category';
type Column = (typeof catalogColumns)[number] | typeof categoryColumn;

/**
 * Why a row was left out. A reason stands alone or before `:` and what it is about: a column (`too_long:name`), or the
 * line of the earlier row (`duplicate_row:12`, `maker_contract_differs:7`).
 */
export const catalogReasons = [
  'bad_quotes', 'column_count', 'not_text', 'missing', 'too_long', 'code_has_space', 'code_is_rounded', 'not_whole',
  'out_of_range', 'unknown_value', 'contract_needs_maker', 'contract_needs_rate', 'rate_without_contract',
  'maker_contract_differs', 'duplicate_row',
] as const;
export type CatalogReason = (typeof catalogReasons)[number];

/** Longest texts, in code points: what the boundary's schemas take twice over in UTF-16 units. */
const longest = { code: 64, name: 200, maker: 100, category: 40 } as const;
const stockMin = -99_999;
const stockMax = 9_999_999;
const rateMax = 10_000;

type Rejected = { readonly line: number; readonly reason: string };
type Cells = Readonly<Record<(typeof catalogColumns)[number], string>> & { readonly category?: string };
type Terms = { readonly kind: ContractKind | ''; readonly rate: number | null };
type Goods = Omit<ImportedItem, 'id' | 'makerId'>;
type Read = { readonly goods: Goods; readonly maker: string; readonly contract: Contract };
/** A reason in place of a value. */
type Refused = { readonly reason: string };

/**
 * Reads a catalogue. Ids count from 1: items in the file's order, makers by first appearance. Null when the header is
 * not the nine columns, with or without the tenth. From a broken quote on, every line is rejected, for nobody can say where its row ends.
 */
export function readCatalog(csv: string): CatalogRows | null {
  const steps = catalogSteps(readRows(csv));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** As `readCatalog`, in slices of some milliseconds with a turn of the loop between them. */
export async function readCatalogSlowly(csv: string): Promise<CatalogRows | null> {
  const steps = catalogSteps(await readRowsSlowly(csv));
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    await turn();
  }
}

/** Rows judged in one go. */
const rowsAtOnce = 500;
function* catalogSteps({ rows, torn: tornLines }: CsvRows): Generator<undefined, CatalogRows | null> {
  const torn = tornLines.map((line) => ({ line, reason: because('bad_quotes') }));
  const header = rows[0];
  const order = header?.fields.map((field) => field.trim()) ?? [];
  const hasCategories = order.includes(categoryColumn);
  const known = catalogColumns.length + Number(hasCategories);
  const isOurs = order.length === known && catalogColumns.every((column) => order.includes(column));
  if (header === undefined || header.line !== 1 || !isOurs) return null;
  const rejected: Rejected[] = [];
  const shelf = openShelf();
  for (const [index, row] of rows.slice(1).entries()) {
    if (index % rowsAtOnce === 0) yield undefined;
    if (row.fields.every((field) => field.trim() === '')) continue;
    const read = readRow(row.fields, order);
    const reason = 'reason' in read ? read.reason : shelf.add(read, row.line);
    if (reason !== null) rejected.push({ line: row.line, reason });
  }
  return { makers: shelf.makers, items: shelf.items, hasCategories, rejected: [...rejected, ...torn] };
}

function because(reason: CatalogReason, about?: Column | number): string {
  return about === undefined ? reason : `${reason}:${about}`;
}

function refused(reason: CatalogReason, about?: Column | number): Refused {
  return { reason: because(reason, about) };
}

function readRow(fields: readonly string[], order: readonly string[]): Read | Refused {
  if (fields.length !== order.length) return refused('column_count');
  const cells = Object.fromEntries(order.map((column, index) => [column, tidy(fields[index] ?? '')])) as Cells;
  const texts = readTexts(cells);
  if ('reason' in texts) return texts;
  const price = readNumber(cells, 'price', 0, amountMax);
  if (price !== null && typeof price !== 'number') return price;
  const stock = readNumber(cells, 'stock', stockMin, stockMax);
  if (stock !== null && typeof stock !== 'number') return stock;
  const taxClass = readTaxClass(cells.taxClass);
  if (taxClass === null) return refused('unknown_value', 'taxClass');
  const oneOff = readSwitch(cells.oneOff);
  if (oneOff === null) return refused('unknown_value', 'oneOff');
  const terms = readTerms(cells);
  if ('reason' in terms) return terms;
  const contract = contractOf(terms, texts.maker !== '');
  if ('reason' in contract) return contract;
  const listed: Won | null = price === null ? null : won(price);
  const goods = { code: cells.code, name: texts.name, price: listed, taxClass, stocked: stock !== null, oneOff, stock: stock ?? 0 };
  return { goods: texts.category === '' ? goods : { ...goods, category: texts.category }, maker: texts.maker, contract };
}

function tidy(field: string): string {
  return field.normalize('NFC').trim();
}

/** Does a text show anything at all? */
function isSeen(text: string): boolean {
  return /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/** Code, name, maker and category. U+FFFD is what a file in another encoding becomes; NUL crosses no boundary of ours. */
function readTexts(cells: Cells): { readonly name: string; readonly maker: string; readonly category: string } | Refused {
  for (const column of ['code', 'name', 'maker', categoryColumn] as const) {
    const text = cells[column] ?? '';
    if (/[\0\uFFFD]/.test(text)) return refused('not_text', column);
    if (text.length > longest[column] && [...text].length > longest[column]) return refused('too_long', column);
  }
  if (!isSeen(cells.code)) return refused('missing', 'code');
  if (/[\s\p{Cc}\p{Cf}]/u.test(cells.code)) return refused('code_has_space');
  // 8.80E+12 is what a spreadsheet leaves of a 13-digit code.
  if (/^\d+([.,]\d+)?E\+\d+$/i.test(cells.code)) return refused('code_is_rounded');
  if (!isSeen(cells.name)) return refused('missing', 'name');
  const seen = (text = ''): string => (isSeen(text) ? text : '');
  return { name: cells.name, maker: seen(cells.maker), category: seen(cells.category) };
}

/** A whole number in digits, null when the cell is empty. */
function readNumber(cells: Cells, column: 'price' | 'stock' | 'rate', least: number, most: number): number | null | Refused {
  const text = cells[column];
  if (text === '') return null;
  if (!/^-?\d{1,15}$/.test(text)) return refused('not_whole', column);
  const value = Number(text);
  // -0 is 0, and no two zeros may differ in a journal.
  return value < least || value > most ? refused('out_of_range', column) : value + 0;
}

function readTaxClass(text: string): TaxClass | null {
  return text === 'taxable' || text === 'exempt' ? text : null;
}

function readSwitch(text: string): boolean | null {
  const value = text.toLowerCase();
  if (value === '1' || value === 'true') return true;
  return value === '' || value === '0' || value === 'false' ? false : null;
}

function readTerms(cells: Cells): Terms | Refused {
  const rate = readNumber(cells, 'rate', 0, rateMax);
  if (rate !== null && typeof rate !== 'number') return rate;
  const kind = cells.contractKind;
  const isKnown = kind === '' || kind === 'outright' || kind === 'special' || kind === 'consign';
  return isKnown ? { kind, rate } : refused('unknown_value', 'contractKind');
}

/** The terms of the row's maker. Own goods, and a maker without a contract, are bought outright. */
function contractOf({ kind, rate }: Terms, hasMaker: boolean): Contract | Refused {
  if (kind === '') return (rate ?? 0) > 0 ? refused('rate_without_contract') : noContract;
  if (!hasMaker && (kind !== 'outright' || (rate ?? 0) > 0)) return refused('contract_needs_maker');
  if (kind !== 'outright' && rate === null) return refused('contract_needs_rate');
  return hasMaker ? { ...noContract, kind, version: 1, rateBp: rate ?? 0 } : noContract;
}

/** Collects what is kept; refuses a row that was there before, or that gives a maker other terms than its first row did. */
function openShelf() {
  const makers: ImportedMaker[] = [];
  const items: ImportedItem[] = [];
  const known = new Map<string, { readonly maker: ImportedMaker; readonly line: number }>();
  const lines = new Map<string, number>();
  const add = ({ goods, maker, contract }: Read, line: number): string | null => {
    const key = JSON.stringify([normalCode(goods.code), goods.name, maker]);
    const before = lines.get(key);
    if (before !== undefined) return because('duplicate_row', before);
    const first = known.get(maker);
    if (first !== undefined && !isSame(first.maker.contract, contract)) return because('maker_contract_differs', first.line);
    const makerId = maker === '' ? null : (first?.maker.id ?? ((makers.length + 1) as MakerId));
    if (makerId !== null && first === undefined) {
      const added = { id: makerId, name: maker, contract };
      makers.push(added);
      known.set(maker, { maker: added, line });
    }
    lines.set(key, line);
    items.push({ id: (items.length + 1) as ItemId, makerId, ...goods });
    return null;
  };
  return { makers, items, add };
}

function isSame(a: Contract, b: Contract): boolean {
  return a.kind === b.kind && a.version === b.version && a.rateBp === b.rateBp;
}
