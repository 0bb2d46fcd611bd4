/** One thread that judges states, one after the other. Started by check.ts; never imported, for it begins at once. */
import { parentPort, workerData } from 'node:worker_threads';
import { judgeCase } from './judging.ts';
import type { Case, Judge, JudgeDuty } from './judging.ts';

if (parentPort === null) throw new Error('judge-worker.ts is a thread of check.ts and nothing by itself');
const port = parentPort;
const duty = workerData as JudgeDuty;
const { judge } = (await import(duty.judge)) as { judge: Judge };
if (typeof judge !== 'function') throw new Error(`${duty.judge} exports no function "judge"`);
let earlier: Promise<void> = Promise.resolve();
port.on('message', (one: Case) => {
  earlier = earlier.then(async () => { port.postMessage(await judgeCase(judge, duty, one)); });
});
