/** What came out of the virtual printer, as a test asks for it. Reads the interpreter's paper and no byte of its own. */
import { piecesOf, textOf, type Job, type Pulse } from '../../scripts/devices/paper.ts';
import type { VirtualPrinter } from '../../scripts/devices/server.ts';

export type Receipt = { readonly lines: readonly string[]; readonly barcodes: readonly string[]; readonly job: Job };

/** The papers that were cut, oldest first. */
export function receiptsOf(printer: VirtualPrinter): Receipt[] {
  return printer.paper().jobs.filter((job) => piecesOf(job, 'cut').length > 0).map((job) => ({
    job, lines: textOf(job), barcodes: piecesOf(job, 'barcode').map((barcode) => barcode.text),
  }));
}

/** Every drawer pulse so far. */
export function pulsesOf(printer: VirtualPrinter): Pulse[] {
  return printer.paper().jobs.flatMap((job) => piecesOf(job, 'pulse'));
}

/** Everything the interpreter held against the bytes. */
export function failuresOf(printer: VirtualPrinter): unknown[] {
  return printer.paper().jobs.flatMap((job) => [...job.failures]);
}

/** The right side of the line that begins with a word: `합계   1,000` → `1,000`. */
export function valueOf({ lines }: Receipt, word: string): string | undefined {
  return lines.find((line) => line.startsWith(`${word} `))?.slice(word.length).trim();
}
