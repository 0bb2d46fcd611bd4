/** The thread that reads long stretches of the ledger: one question, its answer. Started by `long-reads.ts` alone. */
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../src/domain/result.ts';
import { openReader } from './ledger.ts';
import { answerLong, type LongQuestion } from './long-questions.ts';

const port = must(parentPort, 'the thread that started this one');
const { directory, question } = workerData as { readonly directory: string; readonly question: LongQuestion };
const reader = openReader(directory);
try {
  port.postMessage(answerLong(reader, question));
} finally {
  reader.close();
}
