/** A folder for files that is none: what was saved is remembered, and a disk that is full says so. */
import { ok, refuse } from '../../src/domain/result.ts';
import type { FileForm, Sheet } from '../../src/domain/table-file.ts';
import type { TableFiles } from '../../src/host/report-ports.ts';

export type FakeTableFiles = TableFiles & {
  readonly saved: { readonly name: string; readonly form: FileForm; readonly sheets: readonly Sheet[] }[];
};

/** A file of a day in `full` is not written, nor a list of goods as CSV. */
export function fakeTableFiles(full = '2025-01-01'): FakeTableFiles {
  const saved: { name: string; form: FileForm; sheets: readonly Sheet[] }[] = [];
  return {
    saved,
    save: (name, form, sheets) => {
      if (name.includes(full) || (name.includes('-low-') && form === 'csv')) return Promise.resolve(refuse('file_not_written', { reason: 'ENOSPC', folder: 'files' }));
      saved.push({ name, form, sheets });
      return Promise.resolve(ok({ path: `files/${name}.${form}` }));
    },
  };
}
