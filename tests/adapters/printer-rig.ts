/** Jobs for printer tests: receipts with numbers of their own, counted on whatever paper they came out on. */
import { openTcpPrinter, type PrinterOptions } from '../../src/adapters/escpos/port.ts';
import { must } from '../../src/domain/result.ts';
import type { Receipt } from '../../src/domain/receipt.ts';
import type { Printer, PrintOutcome } from '../../src/host/ports.ts';
import type { Paper } from '../../scripts/devices/paper.ts';
import { textOf } from '../../scripts/devices/paper.ts';
import { receiptOfGoods } from '../golden/receipt-cases.ts';

/** Limits short enough for tests, in the proportions of the real ones. */
export const quick: PrinterOptions = {
  columns: 42, connectMs: 1_000, statusMs: 250, stallMs: 800, markerMs: 300, bytesPerSecondMin: 8_000, pollMs: 50,
  troubleMs: 1_500, jobMs: 5_000, endMs: 120, silentEndMs: 600, pulseMs: 600, graceMs: 300,
};

/** A printer port at 127.0.0.1. */
export function portAt(port: number, change: Partial<PrinterOptions> = {}): Printer {
  return must(openTcpPrinter(`tcp://127.0.0.1:${port}`, { ...quick, ...change }), 'an address of its form');
}

/** The receipt of job number `seq`. */
export function receiptNo(seq: number, lines = 1): Receipt {
  return receiptOfGoods(Array.from({ length: lines }, (_, index) => ({ name: `엽서 ${index + 1}`, price: 1_000 })), { seq });
}

/** The number that stands once on the paper of job `seq`, in the line with the time. */
export function headOf(seq: number): string {
  return `2026-11-22 14:05:31       0001-01-1-${String(seq).padStart(6, '0')}`;
}

/** How often job `seq` was begun on the virtual printer's paper. */
export function copiesOn(paper: Paper, seq: number): number {
  return paper.jobs.flatMap(textOf).filter((line) => line === headOf(seq)).length;
}

/** How often job `seq` was begun in bytes that a printer took. */
export function copiesIn(bytes: Buffer, seq: number): number {
  return bytes.toString('latin1').split(headOf(seq)).length - 1;
}

/** Failures that the virtual printer found in whole jobs; a job cut off in the middle is no fault of the bytes. */
export function failuresOn(paper: Paper): string[] {
  return paper.jobs.filter((job) => job.state === 'cut').flatMap((job) => job.failures.map((failure) => failure.rule));
}

/**
 * Prints jobs 1 to `count` as the house does: one after the other; again only when it certainly was not printed; never
 * again when nobody can know. `between` may mend the printer after a try.
 */
export async function printAll(
  printer: Printer, count: number, between: (seq: number, result: PrintOutcome) => void | Promise<void> = () => {},
): Promise<PrintOutcome[]> {
  const results: PrintOutcome[] = [];
  for (let seq = 1; seq <= count; seq += 1) {
    for (let tries = 0; tries < 20; tries += 1) {
      const result = await printer.print(receiptNo(seq));
      if (result.outcome !== 'not_printed') {
        results.push(result);
        break;
      }
      await between(seq, result);
    }
  }
  return results;
}

/** Waits a little. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
