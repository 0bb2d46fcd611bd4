/** The receipt that an owed paper shows, whichever entry owes it. Prints nothing. */
import type { GiftReceiptBody } from '../src/domain/facts.ts';
import { must } from '../src/domain/result.ts';
import type { Ledger } from '../src/host/ports.ts';
import type { Connection } from './open.ts';
import { sealedColumns, sealedEntry, tendersReader, type SealedRow } from './sealed-row.ts';

/** A gift receipt from its entry's body. */
export function giftOf(body: string | undefined): GiftReceiptBody | null {
  return body === undefined ? null : JSON.parse(body) as GiftReceiptBody;
}

/** Prepares what the paper of an owed job shows. */
export function paperReads(database: Connection): Pick<Ledger, 'paperOf'> {
  const original = database.prepare<[number], SealedRow>(`${sealedColumns} FROM journal WHERE journal.seq = ?`);
  const reprint = database.prepare<[number], { saleEntry: number; copy: number }>(
    'SELECT sale_entry AS saleEntry, copy FROM reprint WHERE entry = ?',
  );
  const corrected = database.prepare<[number], number>('SELECT sale_entry FROM correction WHERE entry = ?').pluck();
  const gift = database.prepare<[number], { saleEntry: number; body: string }>(`
    SELECT gift_receipt.sale_entry AS saleEntry, journal.body FROM gift_receipt JOIN journal ON journal.seq = gift_receipt.entry
    WHERE gift_receipt.entry = ?`);
  const tenders = tendersReader(database);
  return {
    paperOf: (job) => {
      const again = reprint.get(job.entrySeq);
      const given = gift.get(job.entrySeq);
      const row = original.get(again?.saleEntry ?? given?.saleEntry ?? corrected.get(job.entrySeq) ?? job.entrySeq);
      const sealed = sealedEntry(must(row, `the receipt of entry ${job.entrySeq}`), tenders);
      return { sealed, copy: again?.copy ?? 0, gift: giftOf(given?.body) };
    },
  };
}
