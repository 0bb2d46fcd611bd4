/** The schemas of papers and of the printer that puts them out. Decides nothing. */
import { z } from 'zod/mini';
import { paperColumns } from '../domain/paper.ts';

/** State of one print job. `sent`: a printer that never answers took every byte. `unknown`: a person must look at the paper. */
export const JobStateShape = z.enum(['waiting', 'printing', 'printed', 'sent', 'unknown', 'dropped']);

export const PaperColumnsShape = z.literal([...paperColumns]);

/** One line of a paper as a screen shows it. */
export const PaperLineShape = z.strictObject({ kind: z.enum(['line', 'barcode', 'qr']), text: z.string(), bold: z.boolean() });

export const PrinterStateShape = z.strictObject({
  /** `tcp://HOST:PORT`, or empty without a printer. */
  address: z.string(),
  columns: PaperColumnsShape,
  state: z.enum(['none', 'ready', 'offline', 'paper_out', 'cover_open', 'fault']),
  waiting: z.int(),
  unknown: z.array(z.strictObject({ job: z.int(), receiptNumber: z.string(), at: z.int() })),
});
export type PrinterState = z.output<typeof PrinterStateShape>;
