/** The LongReads port: each question is read on a thread of its own, one after the other. Writes nothing. */
import { Worker } from 'node:worker_threads';
import type { LongReads } from '../src/host/report-ports.ts';
import { longReadsOver, type LongQuestion } from './long-questions.ts';

export type OpenLongReads = LongReads & {
  /** Ends what is being read; nobody is answered any more. */
  readonly close: () => void;
};

/** Beside this file in the sources, and beside the bundled program. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './reading-worker.ts' : './reading-worker.js', import.meta.url);

/** Opens the port for a data directory. */
export function openLongReads(directory: string): OpenLongReads {
  let running: Worker | null = null;
  let isClosed = false;
  let before: Promise<unknown> = Promise.resolve();
  const read = (question: LongQuestion): Promise<unknown> => new Promise((resolve, reject) => {
    if (isClosed) return;
    const worker = new Worker(workerFile, { workerData: { directory, question } });
    running = worker;
    worker.on('message', resolve);
    worker.on('error', reject);
    worker.on('exit', () => (isClosed ? undefined : reject(new Error('the reading thread ended without an answer'))));
    // What is read when the program ends is wanted by nobody.
    worker.unref();
  });
  return {
    ...longReadsOver((question) => {
      const mine = before.then(() => read(question));
      before = mine.catch(() => undefined);
      return mine;
    }),
    close: () => {
      isClosed = true;
      void running?.terminate();
    },
  };
}
