/** The thread that looks at places and makes backups: one task, its phases, its end. Started by `backups.ts` alone. */
import { parentPort, workerData } from 'node:worker_threads';
import { must } from '../src/domain/result.ts';
import { backUp, lookAtPlace, type BackupTask } from './backup.ts';

const port = must(parentPort, 'the thread that started this one');
const { kind, task } = workerData as { readonly kind: 'look' | 'run'; readonly task: BackupTask };
port.postMessage({ end: kind === 'look' ? lookAtPlace(task) : backUp(task, (phase) => port.postMessage({ phase })) });
