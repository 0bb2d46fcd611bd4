/** The TableFiles port: each file is made and written on a thread of its own. Knows nothing of what stands in it. */
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { refuse, type Result } from '../domain/result.ts';
import type { FileForm, Sheet } from '../domain/table-file.ts';
import type { TableFiles } from '../host/report-ports.ts';

/** What the thread is given. */
export type FileTask = { readonly folder: string; readonly name: string; readonly form: FileForm; readonly sheets: readonly Sheet[] };

/** Beside this file in the sources, and beside the bundled program. */
const workerFile = new URL(import.meta.url.endsWith('.ts') ? './table-file-worker.ts' : './table-file-worker.js', import.meta.url);

/** Where this machine's people look for files; beside the ledger where there is no such folder. */
export function usualFolder(directory: string): string {
  const downloads = join(homedir(), 'Downloads');
  return existsSync(downloads) ? downloads : join(directory, 'exports');
}

/** Opens the port for a folder, which is made when the first file comes. */
export function openTableFiles(folder: string): TableFiles {
  return {
    save: (name, form, sheets) => new Promise<Result<{ readonly path: string }, 'file_not_written'>>((resolve, reject) => {
      try {
        mkdirSync(folder, { recursive: true });
      } catch (fault) {
        return resolve(refuse('file_not_written', { reason: fault instanceof Error && 'code' in fault ? String(fault.code) : '', folder }));
      }
      const worker = new Worker(workerFile, { workerData: { folder, name, form, sheets } satisfies FileTask });
      worker.on('message', resolve);
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('the writing thread ended without an answer')));
    }),
  };
}
