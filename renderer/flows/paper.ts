/** Past receipts, printing again, and papers that nobody is sure of. */
import type { Answer } from '../../src/contract/client.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import type { PaperColumns } from '../../src/domain/paper.ts';
import type { Desk } from '../desk.ts';
import { historyStore, type ReceiptSearch } from '../stores/history.ts';
import { tillStore } from '../stores/till.ts';
import { notice } from './cart.ts';

const listed = 200;

/** Lists the newest receipts, or those that are looked for, and reads the selected one. An answer to an older question is dropped. */
export async function listReceipts(desk: Desk): Promise<void> {
  const { query } = historyStore.get();
  const looking = query.text.trim() !== '' || query.day !== '';
  const answer = looking
    ? await desk.call('receipt.search', { text: query.text, day: query.day === '' ? null : query.day, most: listed })
    : await desk.call('receipt.list', { most: listed });
  if (historyStore.get().query !== query) return;
  if (!answer.ok) return historyStore.dispatch({ type: 'refused', refusal: answer.refusal });
  historyStore.dispatch({ type: 'listed', receipts: answer.value.receipts });
  const { selected } = historyStore.get();
  if (selected !== null) await readReceipt(desk, selected);
}

/** Looks for receipts by a text, a day (`2026-11-23`), or both. */
export function searchReceipts(desk: Desk, query: Partial<ReceiptSearch>): void {
  historyStore.dispatch({ type: 'searched', query: { ...historyStore.get().query, ...query } });
  void listReceipts(desk);
}

/** Shows the selected receipt as paper, or as lines again. */
export function showAsPaper(desk: Desk, asPaper: boolean): void {
  historyStore.dispatch({ type: 'as_paper', asPaper });
  const { selected } = historyStore.get();
  if (asPaper && selected !== null) void previewReceipt(desk, selected);
}

async function previewReceipt(desk: Desk, saleId: SaleId): Promise<void> {
  const answer = await desk.call('receipt.preview', { saleId });
  if (answer.ok) historyStore.dispatch({ type: 'previewed', saleId, paper: answer.value });
  else historyStore.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** Selects a receipt and shows its lines. */
export async function readReceipt(desk: Desk, saleId: SaleId): Promise<void> {
  if (historyStore.get().selected !== saleId) historyStore.dispatch({ type: 'selected', saleId });
  if (historyStore.get().asPaper) void previewReceipt(desk, saleId);
  const answer = await desk.call('receipt.read', { saleId });
  if (answer.ok) historyStore.dispatch({ type: 'read', detail: answer.value });
  else historyStore.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** Prints a chosen receipt again. */
export async function reprintReceipt(desk: Desk, saleId: SaleId): Promise<void> {
  const answer = await desk.call('receipt.reprint', { saleId });
  if (answer.ok) historyStore.dispatch({ type: 'reprinted', reprint: answer.value });
  else historyStore.dispatch({ type: 'refused', refusal: answer.refusal });
}

/** Prints the last receipt again, from anywhere. */
export async function reprintLast(desk: Desk): Promise<void> {
  const answer = await desk.call('receipt.reprint', { saleId: null });
  if (answer.ok) return notice('reprinted', 'info', { number: answer.value.receiptNumber, copy: answer.value.copy });
  if (answer.refusal.code === 'unknown_receipt') notice('no_receipt', 'info');
  else notice('refused', 'bad', { code: answer.refusal.code });
}

/** Says what became of a paper that may have been printed. */
export function resolveJob(desk: Desk, job: number, outcome: 'printed' | 'again'): Promise<Answer<'print.resolve'>> {
  return desk.call('print.resolve', { job, outcome });
}

/** Sets where paper comes from, and how wide it is. */
export async function setPrinter(desk: Desk, address: string, columns: PaperColumns): Promise<Answer<'printer.set'>> {
  const answer = await desk.call('printer.set', { address, columns });
  if (answer.ok) tillStore.dispatch({ type: 'printer_told', printer: answer.value });
  return answer;
}
