/** Past receipts, printing again, and papers that nobody is sure of. */
import type { Answer } from '../../src/contract/client.ts';
import type { SaleId } from '../../src/domain/ids.ts';
import type { Desk } from '../desk.ts';
import { historyStore } from '../stores/history.ts';
import { tillStore } from '../stores/till.ts';
import { notice } from './cart.ts';

const listed = 200;

/** Lists the newest receipts and reads the selected one. */
export async function listReceipts(desk: Desk): Promise<void> {
  const answer = await desk.call('receipt.list', { most: listed });
  if (!answer.ok) return historyStore.dispatch({ type: 'refused', refusal: answer.refusal });
  historyStore.dispatch({ type: 'listed', receipts: answer.value.receipts });
  const { selected } = historyStore.get();
  if (selected !== null) await readReceipt(desk, selected);
}

/** Selects a receipt and shows its lines. */
export async function readReceipt(desk: Desk, saleId: SaleId): Promise<void> {
  if (historyStore.get().selected !== saleId) historyStore.dispatch({ type: 'selected', saleId });
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

/** Sets where paper comes from. */
export async function setPrinter(desk: Desk, address: string): Promise<Answer<'printer.set'>> {
  const answer = await desk.call('printer.set', { address });
  if (answer.ok) tillStore.dispatch({ type: 'printer_told', printer: answer.value });
  return answer;
}
