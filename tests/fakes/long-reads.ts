/** Long reads without a thread: each question opens the ledger of a directory, reads, and closes it. */
import { openReader } from '../../db/ledger.ts';
import { answerLong, longReadsOver } from '../../db/long-questions.ts';
import type { LongReads } from '../../src/host/report-ports.ts';

export function fakeLongReads(directory: string): LongReads {
  return longReadsOver(async (question) => {
    await Promise.resolve();
    const reader = openReader(directory);
    try {
      return answerLong(reader, question);
    } finally {
      reader.close();
    }
  });
}
