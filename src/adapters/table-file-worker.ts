/** The thread that makes a file of tables and writes it. Started by `table-files.ts` alone. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { must, ok, refuse, type Result } from '../domain/result.ts';
import { tableBytes } from './table-bytes.ts';
import type { FileTask } from './table-files.ts';

const namesMost = 1_000;

/** Under the first name that is free; `wx` leaves what is there alone, also when two write at once. */
function writeFree({ folder, name, form }: FileTask, bytes: Uint8Array): Result<{ readonly path: string }, 'file_not_written'> {
  for (let number = 1; number <= namesMost; number += 1) {
    const path = join(folder, `${name}${number === 1 ? '' : `-${number}`}.${form}`);
    try {
      writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
      return ok({ path });
    } catch (fault) {
      const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
      if (code === 'EEXIST') continue;
      if (code !== '') return refuse('file_not_written', { reason: code, folder });
      throw fault;
    }
  }
  return refuse('file_not_written', { reason: 'EEXIST', folder });
}

const task = workerData as FileTask;
must(parentPort, 'the thread that started this one').postMessage(writeFree(task, await tableBytes(task.form, task.sheets)));
